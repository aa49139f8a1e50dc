"""A backup: another vault folder with the same content under the same key, whole and read back, or not there at all.

The key is the same, so that the keys file of a backup can stand in for a damaged one, and the holder of the open vault
can look into every backup since the last rotation. A backup opens with the passphrases of the day it was made: nobody
who is let in later opens it, and whoever is revoked later still does.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from intake_app.languages.words import msg
from intake_app.problems import BadInput, VaultIsDamaged, VaultProblem
from intake_app.vault.disk import disk_told, new_private_file, put_on_disk, real_place, sync_file, sync_folder
from intake_app.vault.engine import copy_into, engine_told, open_database
from intake_app.vault.halfway import ANY_SCHEMA, DATABASE_NAME, NEXT_DATABASE, NEXT_KEYS
from intake_app.vault.rotation import Content
from intake_app.vault.slots import KEYS_NAME, Unlocked, is_tagged_by, keys_changed_from_outside, read_keys
from intake_app.vault.vault import OpenVault, assert_free, move_into_place
from intake_app.vault.wiping import wipe

_FILES: Final = (DATABASE_NAME, f"{DATABASE_NAME}-journal", KEYS_NAME, NEXT_DATABASE, NEXT_KEYS)
_OURS: Final = frozenset({*_FILES, f"{NEXT_DATABASE}-journal", f"{KEYS_NAME}.new"})
_SECOND_COPY: Final = re.compile(r"(vault|keys)[\W_].*", re.IGNORECASE)
_CHUNK: Final = 1 << 20


def back_up(vault: OpenVault, out: Path, content: Content) -> None:
    """Write all that the open vault holds as a vault folder at ``out``, which must be new, in one step or not at all.

    It is read back from the disk and compared before it is moved into place. Raises BadInput when ``out`` is taken or
    lies inside the vault, VaultIsDamaged when the vault does not read or its keys file was changed from outside,
    DiskProblem.
    """
    if not vault.keys_untouched:
        raise keys_changed_from_outside()
    folder = real_place(out)
    if vault.path == folder or vault.path in folder.parents:
        raise BadInput(msg("A backup inside the vault would be lost with it."), msg("Choose another place."))
    assert_free(folder)
    with engine_told(), building_beside(folder, f"backup-{vault.vault_id[:8]}") as building:
        _copy(vault, building, content)
        move_into_place(building, folder)


@contextlib.contextmanager
def building_beside(folder: Path, mark: str) -> Iterator[Path]:
    """A private folder for what will stand at ``folder``, removed at the end; one that a power cut left goes first."""
    building = folder.parent / f".{mark}.new"
    with disk_told():
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir(mode=0o700)
    try:
        yield building
    finally:
        shutil.rmtree(building, ignore_errors=True)


def copy_files(backup: Path, building: Path) -> None:
    """Copy a vault that nobody has open, byte by byte, into the empty folder ``building``.

    What was copied while somebody was saving is not whole; whoever opens the copy checks it. Raises DiskProblem.
    """
    with disk_told():
        for name in _FILES:
            if (backup / name).is_file():
                _copy_file(backup / name, building / name)


def open_under_key(folder: Path, key: bytearray, newest_schema: int) -> OpenVault:
    """Open a backup with the key of the vault it was made from, which stays the caller's; no passphrase is needed.

    Raises VaultIsDamaged, or BadInput when it was made before the vault got its present key; else as ``open_vault``.
    """
    keys = read_keys(folder)
    if keys.whole and not is_tagged_by(keys, key):
        raise BadInput(
            msg("This backup was made before the vault got a new key."), msg("Only an earlier passphrase opens it.")
        )
    own = bytearray(key)
    try:
        database = open_database(folder / DATABASE_NAME, own, newest_schema)
    except BaseException:
        wipe(own)
        raise
    return OpenVault(folder, database, keys, Unlocked(0, own, is_tagged_by(keys, key)))


def vault_id_of(folder: Path) -> str | None:
    """Which vault a folder holds, as its keys file says without a passphrase; None when it does not read."""
    try:
        return read_keys(folder).vault_id.hex()
    except VaultProblem:
        return None


def second_copies(folder: Path) -> tuple[str, ...]:
    """Names of files that look like another copy of the vault's own, as a program that syncs folders leaves them."""
    try:
        names = sorted(each.name for each in folder.iterdir() if each.is_file())
    except OSError:
        return ()
    return tuple(name for name in names if name not in _OURS and _SECOND_COPY.fullmatch(name))


def _copy(vault: OpenVault, building: Path, content: Content) -> None:
    path = building / DATABASE_NAME
    expected = content.digest(vault.connection)
    new_private_file(path)
    copy_into(vault.connection, path, vault.key, content.mark_version)
    new_private_file(building / KEYS_NAME, vault.keys.data)
    sync_file(path)
    sync_folder(building)
    for written in (path, building / KEYS_NAME):
        _forget_what_was_cached(written)
    _read_back(vault, building, content, expected)


def _read_back(vault: OpenVault, building: Path, content: Content, expected: bytes) -> None:
    database = open_database(building / DATABASE_NAME, vault.key, ANY_SCHEMA)
    try:
        same = content.digest(database.connection) == expected
    finally:
        database.close()
    if not same or read_keys(building).data != vault.keys.data:
        raise VaultIsDamaged(
            msg("The backup does not read as it was written, and was thrown away."),
            msg("Check the disk or stick, or choose another one."),
        )


def _forget_what_was_cached(path: Path) -> None:
    """Let the next reading come from the disk itself, where the system can: a fake stick forgets what it was given."""
    if not hasattr(os, "posix_fadvise"):
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


def _copy_file(source: Path, target: Path) -> None:
    new_private_file(target)
    with source.open("rb") as given, target.open("r+b") as file:
        shutil.copyfileobj(given, file, _CHUNK)
        file.flush()
        put_on_disk(file.fileno())
