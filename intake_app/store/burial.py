"""Taking over another copy's tombstones, so that what was erased there is erased here as well."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from intake_app.store.documents import record_holding, record_ids
from intake_app.store.journal import Journal
from intake_app.store.link import Link
from intake_app.store.records import Records
from intake_app.store.tombstones import Erased, Tombstone, erased_among
from intake_app.vault.engine import Connection


def take_over(connection: Connection, tombstones: Iterable[Tombstone], day: date) -> int:
    """Remove all that these tombstones stand for, and lay them, in one transaction; how many were new here.

    What was read through the connection before is then to be read anew.
    """
    link, found = Link(connection), tuple(tombstones)
    records = Records(link, Journal(link))
    with records.writing():
        laid = erased_among(link, [each.id for each in found])
        new = tuple(each for each in found if each.id not in laid)
        _take_out_items(link, records, [each.id for each in new if each.kind is Erased.ITEM], day)
        for each in new:
            if each.kind is Erased.CONVERSATION:
                _take_out_conversation(link, records, each.id, day)
        for each in new:
            if each.kind is Erased.RECORD:
                _take_out_record(records, each.id, day)
    return len(new)


def _take_out_items(link: Link, records: Records, ids: list[str], day: date) -> None:
    if ids:
        for record in record_ids(link):
            records.erase_items(record, frozenset(ids), day)
        records.bury(Erased.ITEM, ids, day)


def _take_out_conversation(link: Link, records: Records, id_: str, day: date) -> None:
    if record_holding(link, id_) is not None:
        records.erase_conversation(id_, day)
    else:
        records.bury(Erased.CONVERSATION, [id_], day)


def _take_out_record(records: Records, id_: str, day: date) -> None:
    if records.read(id_).conversations:
        records.erase_record(id_, day)
    else:
        records.bury(Erased.RECORD, [id_], day)
