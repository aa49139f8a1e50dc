"""Whether everything in an open vault is as Cairn wrote it, told as findings."""

from __future__ import annotations

from typing import Final

from intake_app.languages.words import Msg, msg
from intake_app.problems import VaultIsDamaged
from intake_app.store.derived import Derived, derive, described, stored
from intake_app.store.documents import record_ids
from intake_app.store.journal import Event, Journal
from intake_app.store.link import Link
from intake_app.store.records import Records
from intake_app.store.services import services_digest, source_names
from intake_app.store.settings import settings_as_written
from intake_app.store.tombstones import tombstones

_JOURNAL: Final = msg("The journal of this vault is not whole.")
_DOCUMENTS: Final = msg("Some conversations are not as they were written last.")
_GONE: Final = msg("Some conversations that the journal knows are missing.")
_DIRECTORY: Final = msg("Some services of the directory are not as they were imported.")
_SETTINGS: Final = msg("Some settings are not as they were written last.")
_TOMBSTONES: Final = msg("Some marks of what was erased are missing.")
_STRANGE_TOMBSTONES: Final = msg("Something is marked as erased that was not.")
_DERIVED: Final = msg("Some lists differ from the conversations. They can be made again.")


def findings(link: Link, journal: Journal, records: Records) -> tuple[Msg, ...]:
    """What is not as it was written, apart from the bytes themselves; nothing is the good answer. Changes nothing."""
    records.forget()
    try:
        journal.verify()
    except VaultIsDamaged:
        return (_JOURNAL,)
    try:
        return tuple(dict.fromkeys([*glance(link, journal), *_directory(link, journal), *_records(link, records)]))
    except VaultIsDamaged:
        return (_DOCUMENTS,)


def glance(link: Link, journal: Journal) -> tuple[Msg, ...]:
    """What can be seen at once of the same: whether anything is gone, and the settings. VaultIsDamaged as above."""
    found = _missing(link, journal)
    if not settings_as_written(link, journal):
        found.append(_SETTINGS)
    laid = [each.id for each in tombstones(link)]
    if len(laid) < journal.tombstones:
        found.append(_TOMBSTONES)
    if not journal.erased(laid):
        found.append(_STRANGE_TOMBSTONES)
    return tuple(found)


def directory_as_imported(link: Link, journal: Journal) -> bool:
    """Whether every source holds what was imported last."""
    names = source_names(link) | journal.vouched(Event.DIRECTORY_IMPORTED)
    return all(journal.vouches(Event.DIRECTORY_IMPORTED, each, services_digest(link, each)) for each in names)


def _directory(link: Link, journal: Journal) -> list[Msg]:
    return [] if directory_as_imported(link, journal) else [_DIRECTORY]


def _missing(link: Link, journal: Journal) -> list[Msg]:
    held = {row[0] for row in link.rows("SELECT id FROM conversations")}
    return [] if set(journal.newest()) <= held else [_GONE]


def _records(link: Link, records: Records) -> list[Msg]:
    found: list[Msg] = []
    held = record_ids(link)
    for record in held:
        try:
            expected = derive(records.read(record))
        except VaultIsDamaged:
            found.append(_DOCUMENTS)
            continue
        if stored(link, record) != expected:
            found.append(_DERIVED)
    strangers = described(link) - set(held)
    return [*found, _DERIVED] if any(stored(link, record) != Derived() for record in strangers) else found
