"""Writing the file anew after an erasure, so that not even a free place inside a page holds what was removed.

The engine zeroes what it deletes, but where it moves a row to another page the former place keeps the bytes, and they
outlive the row. Only a file that is written anew has no such places.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from intake_app.problems import DiskProblem, VaultIsDamaged
from intake_app.store.journal import Event, Journal
from intake_app.store.link import Link
from intake_app.store.records import Records
from intake_app.vault.reserve import Reserve

T = TypeVar("T")


class Tidying:
    """The last step of every erasure, which waits for the next opening when the disk has no room for it."""

    def __init__(
        self, link: Link, journal: Journal, records: Records, reserve: Reserve, today: Callable[[], date]
    ) -> None:
        self._link, self._journal, self._records = link, journal, records
        self._reserve, self._today = reserve, today

    @property
    def is_done(self) -> bool:
        """Whether the file was written anew since the last erasure."""
        return self._journal.tidy

    def after(self, erase: Callable[[], T]) -> T:
        """Erase, on a full disk with the room kept back, and tidy up; what ``erase`` gives and raises."""
        done = self._reserve.behind(erase)
        self.tidy()
        return done

    def tidy(self) -> None:
        """Write the file anew when something was erased since it was last written anew.

        Where the disk has no room, or a page does not read, what was erased is erased all the same: ``is_done`` tells.
        """
        if self.is_done:
            return
        with contextlib.suppress(DiskProblem, VaultIsDamaged):
            self._link.change("VACUUM")
            with self._records.writing():
                self._journal.append(self._today(), Event.TIDIED)
