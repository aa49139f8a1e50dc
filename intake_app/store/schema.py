"""The steps that lay out a vault's tables; only ever appended, one transaction each."""

from __future__ import annotations

import re
from typing import Final, LiteralString

from intake_app.store.link import Link
from intake_app.store.refusals import not_as_written
from intake_app.vault.engine import Connection

_FIRST: Final[tuple[LiteralString, ...]] = (
    # what was said; everything down to the tombstones can be made again from it
    """CREATE TABLE conversations (
        id TEXT PRIMARY KEY NOT NULL, record TEXT NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL,
        version INTEGER NOT NULL, closed INTEGER NOT NULL, document TEXT NOT NULL) STRICT""",
    "CREATE INDEX conversations_of ON conversations (record)",
    "CREATE INDEX open_conversations ON conversations (day) WHERE closed = 0",
    """CREATE TABLE people (
        record TEXT PRIMARY KEY NOT NULL, last_day TEXT NOT NULL, language TEXT NOT NULL,
        live_referrals INTEGER NOT NULL, name TEXT, folded TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX people_by_day ON people (last_day, record)",
    """CREATE TABLE wanted (
        record TEXT NOT NULL, code TEXT NOT NULL, rank INTEGER,
        PRIMARY KEY (record, code)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE referrals (
        record TEXT NOT NULL, id TEXT NOT NULL, source TEXT NOT NULL, service TEXT NOT NULL, day TEXT NOT NULL,
        stage TEXT NOT NULL, PRIMARY KEY (record, id)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE consents (
        record TEXT NOT NULL, id TEXT NOT NULL, source TEXT NOT NULL, service TEXT NOT NULL, decision TEXT NOT NULL,
        until TEXT NOT NULL, withdrawn INTEGER NOT NULL, PRIMARY KEY (record, id)) STRICT, WITHOUT ROWID""",
    "CREATE TABLE tombstones (id TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE journal (
        seq INTEGER PRIMARY KEY NOT NULL, day TEXT NOT NULL, event TEXT NOT NULL, subject TEXT NOT NULL,
        number INTEGER NOT NULL, digest BLOB NOT NULL) STRICT""",
    "CREATE TABLE journal_head (seq INTEGER PRIMARY KEY NOT NULL, chain BLOB NOT NULL) STRICT",
    "CREATE TABLE settings (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE directory_sources (
        source TEXT PRIMARY KEY NOT NULL, day TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE services (
        source TEXT NOT NULL REFERENCES directory_sources (source), id TEXT NOT NULL, folded TEXT NOT NULL,
        status TEXT NOT NULL, needs TEXT NOT NULL, document TEXT NOT NULL, UNIQUE (source, id)) STRICT""",
    # a random key and no row numbers, so that the order of the rows tells nothing
    """CREATE TABLE feedback (
        id TEXT PRIMARY KEY NOT NULL, month TEXT NOT NULL, answers TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    "PRAGMA user_version = 1",
)

_TASKS: Final[tuple[LiteralString, ...]] = (
    # what is to be done about whom, from which day and until which; made again from the conversations as well
    """CREATE TABLE tasks (
        record TEXT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL, due TEXT NOT NULL, until TEXT NOT NULL,
        referral TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (record, key)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX tasks_by_day ON tasks (due)",
    "PRAGMA user_version = 2",
)

STEPS: Final[tuple[tuple[LiteralString, ...], ...]] = (_FIRST, _TASKS)
NEWEST: Final = len(STEPS)
"""The ``user_version`` that this version writes."""
_MADE: Final = re.compile(r"CREATE (?:TABLE|INDEX) (\w+)")


def bring_up_to_date(connection: Connection) -> None:
    """Take the steps that the database has not taken yet; a new one takes all. Does nothing to an up-to-date one."""
    link = Link(connection)
    found = link.row("PRAGMA user_version")
    for step in STEPS[found[0] if found else 0 :]:
        with link.writing():
            for statement in step:
                link.change(statement)
    _assert_laid_out(link)


def _assert_laid_out(link: Link) -> None:
    """Raise VaultIsDamaged when a table or an index that the steps made is not there."""
    there = {row[0] for row in link.rows("SELECT name FROM sqlite_master")}
    made = {name for step in STEPS for statement in step for name in _MADE.findall(statement)}
    if not made <= there:
        raise not_as_written()
