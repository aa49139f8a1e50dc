"""Writing the tables anew after an erasure, so that not even a free place inside a page holds what was removed.

The engine zeroes what it deletes, but where it moves a row to another page the former place keeps the bytes, and they
outlive the row. A page that is given up whole is zeroed whole, so every table that knows a person is emptied and filled
again. The file never grows shorter by it: a VACUUM would, and only after its commit, so that a power cut left a file
that does not fit its own page count.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import date
from typing import Final, LiteralString, TypeVar

from intake_app.problems import DiskProblem, VaultIsDamaged
from intake_app.store.journal import Event, Journal
from intake_app.store.link import Link
from intake_app.store.records import Records
from intake_app.vault.reserve import Reserve

T = TypeVar("T")
# in the order of the key, so that rows are only ever put behind the last one
_ANEW: Final[tuple[LiteralString, ...]] = (
    "CREATE TEMP TABLE moved AS SELECT * FROM conversations ORDER BY id",
    "DELETE FROM conversations",
    "INSERT INTO conversations SELECT * FROM moved ORDER BY id",
    "DROP TABLE temp.moved",
    "CREATE TEMP TABLE moved AS SELECT * FROM people ORDER BY record",
    "DELETE FROM people",
    "INSERT INTO people SELECT * FROM moved ORDER BY record",
    "DROP TABLE temp.moved",
    "CREATE TEMP TABLE moved AS SELECT * FROM wanted ORDER BY record, code",
    "DELETE FROM wanted",
    "INSERT INTO wanted SELECT * FROM moved ORDER BY record, code",
    "DROP TABLE temp.moved",
    "CREATE TEMP TABLE moved AS SELECT * FROM referrals ORDER BY record, id",
    "DELETE FROM referrals",
    "INSERT INTO referrals SELECT * FROM moved ORDER BY record, id",
    "DROP TABLE temp.moved",
    "CREATE TEMP TABLE moved AS SELECT * FROM consents ORDER BY record, id",
    "DELETE FROM consents",
    "INSERT INTO consents SELECT * FROM moved ORDER BY record, id",
    "DROP TABLE temp.moved",
    "CREATE TEMP TABLE moved AS SELECT * FROM tasks ORDER BY record, key",
    "DELETE FROM tasks",
    "INSERT INTO tasks SELECT * FROM moved ORDER BY record, key",
    "DROP TABLE temp.moved",
    "CREATE TEMP TABLE moved AS SELECT * FROM settings ORDER BY name",
    "DELETE FROM settings",
    "INSERT INTO settings SELECT * FROM moved ORDER BY name",
    "DROP TABLE temp.moved",
)


class Tidying:
    """The last step of every erasure, which waits for the next opening when the disk has no room for it."""

    def __init__(
        self, link: Link, journal: Journal, records: Records, reserve: Reserve, today: Callable[[], date]
    ) -> None:
        self._link, self._journal, self._records = link, journal, records
        self._reserve, self._today = reserve, today

    @property
    def is_done(self) -> bool:
        """Whether the tables were written anew since the last erasure."""
        return self._journal.tidy

    def after(self, erase: Callable[[], T]) -> T:
        """Erase, on a full disk with the room kept back, and tidy up; what ``erase`` gives and raises."""
        done = self._reserve.behind(erase)
        self.tidy()
        return done

    def tidy(self) -> None:
        """Write the tables anew, in one transaction, when something was erased since that was last done.

        Where the disk has no room, or a page does not read, what was erased is erased all the same: ``is_done`` tells.
        """
        if self.is_done:
            return
        with contextlib.suppress(DiskProblem, VaultIsDamaged), self._records.writing():
            for statement in _ANEW:
                self._link.change(statement)
            self._journal.append(self._today(), Event.TIDIED)
