"""A table that an older page fills with the rows of another one is told as damage, wherever it is read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import permutations

from intake_app.conversation.record import Conversation
from intake_app.problems import Problem
from intake_app.store.store import Store

TABLES = ("conversations", "people", "wanted", "referrals", "consents", "tombstones", "journal", "journal_head",
          "settings", "feedback", "tasks")  # fmt: skip
SWAP = "UPDATE sqlite_master SET rootpage = ? WHERE name = ?"


def _reads(store: Store, record: str) -> list[Callable[[], object]]:
    return [
        lambda: store.record(record), store.people, store.count_people, store.tombstones, store.feedback,
        store.journal_entries, lambda: store.setting("site"), store.services, store.glance, store.check,
        lambda: list(store.records()), lambda: store.tasks(date.min, date.max),
    ]  # fmt: skip


def test_every_reading_tells_a_problem_or_goes_on(
    store: Store, again: Callable[[Store], Store], talk: Callable[..., Conversation]
) -> None:
    """T07."""
    said, gone = talk(call_name="Sam"), talk(call_name="Kim")
    for each in (said, gone):
        store.save(each)
    store.erase_record(gone.record)
    store.add_feedback({"choice": "good"})
    store.set_setting("site", {"name": "S"})
    connection, refused = store.vault.connection, set()
    roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master").fetchall())
    for table, other in permutations(TABLES, 2):
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(SWAP, (roots[other], table))
        connection.execute("PRAGMA writable_schema=RESET")
        for read in _reads(again(store), said.record):
            try:
                read()
            except Problem:
                refused.add(table)
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(SWAP, (roots[table], table))
        connection.execute("PRAGMA writable_schema=RESET")
    assert refused >= {"conversations", "people", "journal", "tombstones", "feedback"}
    assert again(store).check().ok
