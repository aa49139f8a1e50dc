"""Room kept back on the disk, so that a full one still takes the last answers and an erasure."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from intake_app.problems import DiskIsFull
from intake_app.vault.disk import put_on_disk

RESERVE_NAME: Final = "reserve"
RESERVE_BYTES: Final = 1 << 20
FOR_ERASING: Final = RESERVE_BYTES // 2
"""What saving leaves: an erasure needs room for its journal before it gives any back."""
_CHUNK = 1 << 16
T = TypeVar("T")


class Reserve:
    """A file of random bytes beside the vault that means nothing and can be given up at any time.

    ``in_place`` tells whether the vault is still there, so that nothing is written beside another one.
    """

    def __init__(self, folder: Path, in_place: Callable[[], bool] = lambda: True) -> None:
        self._path, self._in_place = folder / RESERVE_NAME, in_place
        self.whole = False

    @property
    def size(self) -> int:
        """How much is kept back now, in bytes."""
        try:
            return self._path.stat().st_size
        except OSError:
            return 0

    def fill(self) -> None:
        """Keep back as much as the disk lets, at most ``RESERVE_BYTES``; ``whole`` tells whether that was all."""
        if self.size < RESERVE_BYTES and self._in_place():
            with contextlib.suppress(OSError):
                self._write()
        self.whole = self.size >= RESERVE_BYTES

    def behind(self, write: Callable[[], T], *, leaving: int = 0) -> T:
        """Write; on a full disk once more with the room kept back, when more than ``leaving`` bytes of it are left.

        What is not needed of it is kept back again. Raises what ``write`` raises.
        """
        try:
            return write()
        except DiskIsFull:
            if not self.give_up(above=leaving):
                raise
            return write()
        finally:
            if not self.whole:
                self.fill()

    def give_up(self, *, above: int = 0) -> bool:
        """Give the room back when more than ``above`` bytes are kept; whether it was done."""
        if self.size <= above or not self._in_place():
            return False
        try:
            self._path.unlink()
        except OSError:
            return False
        self.whole = False
        return True

    def _write(self) -> None:
        # random, since some disks store equal bytes in no room at all
        self._path.unlink(missing_ok=True)
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            for _ in range(RESERVE_BYTES // _CHUNK):
                os.write(handle, os.urandom(_CHUNK))
            put_on_disk(handle)
        finally:
            os.close(handle)
