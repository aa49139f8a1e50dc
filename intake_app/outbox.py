"""Files that leave: written once, whole or not at all, for this user alone, and never over another file."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from intake_app.languages.words import msg
from intake_app.problems import BadInput
from intake_app.vault.disk import disk_told, new_private_file, sync_folder


def write_new_file(path: Path, data: bytes) -> None:
    """Write ``data`` at ``path`` with mode 0600. Raises BadInput when it exists or has no folder, or DiskProblem."""
    with disk_told():
        refuse_if_there(path)
        if not path.parent.is_dir():
            raise BadInput(msg("The folder for this file does not exist."), msg("Make the folder first."))
        waiting = path.with_name(f".{os.getpid()}.new")
        try:
            new_private_file(waiting, data)
            waiting.rename(path)
            sync_folder(path.parent)
        finally:
            with contextlib.suppress(OSError):
                waiting.unlink()


def refuse_if_there(path: Path) -> None:
    """Raise BadInput when something is at ``path``: asked before the work that would be in vain."""
    if os.path.lexists(path):
        raise BadInput(msg("There is a file of this name already."), msg("Choose another name; nothing was written."))


@contextlib.contextmanager
def written(path: Path, data: bytes) -> Iterator[None]:
    """The file at ``path``, removed when what has to follow it does not happen. Raises as ``write_new_file``."""
    write_new_file(path, data)
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise
