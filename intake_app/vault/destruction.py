"""Destroying a vault: what opens it goes first, in place and without new room on the disk, then the vault itself.

Whatever moment the power fails at, either the keys file is as it was, or nothing opens the vault any more and
destroying it again finishes. Nothing here needs the database to be readable.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from intake_app.languages.words import Ltr, msg
from intake_app.problems import NotAVault, VaultIsDamaged, VaultIsInUse, VaultProblem
from intake_app.vault.backup import vault_id_of
from intake_app.vault.disk import disk_told, put_on_disk, real_place, sync_folder, waiting_for
from intake_app.vault.engine import open_database
from intake_app.vault.halfway import ANY_SCHEMA, DATABASE_NAME, NEXT_DATABASE, NEXT_KEYS
from intake_app.vault.reserve import RESERVE_NAME
from intake_app.vault.slots import KEYS_NAME, read_keys, unlock
from intake_app.vault.wiping import wipe

_KEYS: Final = (KEYS_NAME, waiting_for(Path(KEYS_NAME)).name, NEXT_KEYS)
_REST: Final = (RESERVE_NAME, f"{NEXT_DATABASE}-journal", NEXT_DATABASE, f"{DATABASE_NAME}-journal", DATABASE_NAME)
"""The database last: as long as it is there, destroying can be asked for again."""


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What was done: whether every keys file was written over before it was removed, and what could not be removed."""

    overwritten: bool
    left: tuple[str, ...]


def confirm_destruction(path: Path, passphrase: str) -> None:
    """Make sure that ``passphrase`` opens the vault at ``path`` and that nobody else has it open.

    Where the keys file is damaged or gone no passphrase is right any more, and none is asked. Raises NotAVault,
    WrongPassphrase, VaultIsInUse.
    """
    folder = real_place(path)
    if not any((folder / name).is_file() for name in (*_KEYS, DATABASE_NAME)):
        raise NotAVault(msg("There is no vault at {path}.")(path=Ltr(folder)), msg("Check the path."))
    if not (folder / KEYS_NAME).is_file():
        return
    try:
        key = unlock(read_keys(folder), passphrase).key
    except VaultIsDamaged:
        return
    try:
        open_database(folder / DATABASE_NAME, key, ANY_SCHEMA).close()
    except VaultIsInUse:
        raise
    except VaultProblem:
        return  # damaged, or on a full disk: all the more reason to let it go
    finally:
        wipe(key)


def destroy(path: Path, also: Iterable[str] = ()) -> Destroyed:
    """Destroy the vault at ``path``, which nobody has open, and the files ``also`` beside it.

    The organisation's own wordings and recordings stay. Raises DiskProblem when a keys file is still there.
    """
    folder = real_place(path)
    unfinished = _unfinished_copies(folder)
    keys = [place / name for place in (folder, *unfinished) for name in _KEYS if (place / name).is_file()]
    overwritten = all([_overwrite(each, folder / RESERVE_NAME) for each in keys])
    with disk_told():
        for each in keys:
            each.unlink(missing_ok=True)
        sync_folder(folder)
    for place in unfinished:
        shutil.rmtree(place, ignore_errors=True)
    left = tuple(name for name in (*also, *_REST) if not _removed(folder / name))
    with contextlib.suppress(OSError):
        folder.rmdir()
    return Destroyed(overwritten, left)


def _unfinished_copies(folder: Path) -> list[Path]:
    """What a power cut left beside the vault of a copy in the making, as ``building_beside`` names them."""
    vault_id = vault_id_of(folder)
    return list(folder.parent.glob(f".*-{vault_id[:8]}.new")) if vault_id else []


def _overwrite(keys: Path, reserve: Path) -> bool:
    """Write random bytes over a file in place; a disk that has no room even for that gets the reserve back."""
    if _overwritten(keys):
        return True
    _removed(reserve)
    return _overwritten(keys)


def _overwritten(path: Path) -> bool:
    try:
        handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            os.write(handle, secrets.token_bytes(os.fstat(handle).st_size))
            put_on_disk(handle)
        finally:
            os.close(handle)
    except OSError:
        return False
    return True


def _removed(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
