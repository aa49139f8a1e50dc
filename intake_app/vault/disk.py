"""Private files and folders that are whole on the disk, or not there at all."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from intake_app.languages.words import msg
from intake_app.problems import DiskIsFull, DiskProblem, NotAVault

_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextlib.contextmanager
def disk_told() -> Iterator[None]:
    """Turn what the operating system refuses inside the block into a DiskProblem."""
    try:
        yield
    except OSError as error:
        raise disk_problem(error.errno) from error


def disk_problem(number: int | None) -> DiskProblem:
    """The problem for an ``errno``."""
    if number in _FULL:
        return disk_is_full()
    if number in _REFUSED:
        return place_is_read_only()
    return disk_does_not_answer()


def disk_is_full() -> DiskIsFull:
    """No space is left."""
    return DiskIsFull(msg("The disk is full."), msg("Make room on the disk and try again."))


def place_is_read_only() -> DiskProblem:
    """The system lets nobody, or not this user, write here."""
    return DiskProblem(
        msg("This place cannot be written."), msg("Check that the disk is not read-only and that you may write there.")
    )


def disk_does_not_answer() -> DiskProblem:
    """Anything else that the disk refuses."""
    return DiskProblem(
        msg("The disk could not be read or written."), msg("Check that it is still connected and try again.")
    )


def real_place(path: Path) -> Path:
    """``path`` absolute and without symbolic links; raises NotAVault for a path that no disk can have."""
    try:
        return Path(os.path.realpath(path))
    except ValueError as error:  # a NUL character
        raise NotAVault(msg("This is not a path."), msg("Check the path.")) from error


def writable(path: Path) -> bool:
    """Whether this user may write the file or folder, as far as the system tells."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def new_private_file(path: Path, data: bytes = b"") -> None:
    """Create a file of mode 0600 whatever the umask, holding ``data``, on the disk; fails when it exists."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        put_on_disk(file.fileno())


def replace_private_file(path: Path, data: bytes) -> None:
    """Write ``data`` at ``path`` in one step: after a power cut the old content is there, or the new, never a part.

    The new content waits in ``<name>.new`` beside it; a left one is overwritten. One writer at a time.
    """
    waiting = waiting_for(path)
    waiting.unlink(missing_ok=True)
    try:
        new_private_file(waiting, data)
        waiting.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            waiting.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def put_on_disk(handle: int) -> None:
    """Wait until what was written to an open file is on the disk itself.

    On macOS ``fsync`` leaves it in the disk's own memory, which a power cut empties (fsync(2) there).
    """
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):  # some network and stick file systems have no such call
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def sync_file(path: Path) -> None:
    """Put the content of a file on the disk."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        put_on_disk(handle)
    finally:
        os.close(handle)


def waiting_for(path: Path) -> Path:
    """Where the next content of ``path`` waits until it is whole."""
    return path.with_name(path.name + ".new")


def sync_folder(folder: Path) -> None:
    """Put a folder's names on the disk, where the system can (Windows cannot, and does not need it)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        put_on_disk(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some network and stick file systems have no such call
            raise
    finally:
        os.close(handle)
