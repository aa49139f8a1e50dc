"""A new key for a vault: its content written into a new database that only the slots kept can open.

Nothing of the former key stays beside the vault; copies of both files that were made before still open with it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from intake_app.languages.words import msg
from intake_app.problems import VaultIsDamaged
from intake_app.vault.disk import disk_told, new_private_file, sync_file, sync_folder
from intake_app.vault.engine import Connection, copy_into, engine_told, open_database
from intake_app.vault.halfway import ANY_SCHEMA, NEXT_DATABASE, NEXT_KEYS, forget_first_step, take_last_step
from intake_app.vault.slots import KEY_BYTES, KEYS_NAME, keys_changed_from_outside, resealed
from intake_app.vault.vault import OpenVault
from intake_app.vault.wiping import wipe


@dataclass(frozen=True, slots=True)
class Content:
    """What whoever knows the tables of a database tells of it: a digest of all it holds, and its schema's version."""

    digest: Callable[[Connection], bytes]
    mark_version: Callable[[Connection], None]


def _nothing(connection: Connection) -> None:
    pass


def rotate(
    vault: OpenVault,
    kept: Collection[int],
    content: Content,
    *,
    source: Connection | None = None,
    note: Callable[[Connection], None] = _nothing,
) -> None:
    """Give the vault a new key, which the slots ``kept`` open with the passphrases they have, and close it.

    Its content stays, or becomes that of the open database ``source``, as of a backup that is being restored.
    ``note`` writes into the new database what is true only once it is in force.

    Raises VaultIsDamaged when the keys file was changed from outside, since a planted slot would be given the new key,
    or when the copy is not as the original; DiskProblem. The vault is then as it was, and still open.
    """
    if not vault.keys_untouched:
        raise keys_changed_from_outside()
    key = bytearray(secrets.token_bytes(KEY_BYTES))
    folder = vault.path
    try:
        forget_first_step(folder)
        _take_first_step(vault, kept, key, content, vault.connection if source is None else source, note)
    except BaseException:
        forget_first_step(folder)
        raise
    finally:
        wipe(key)
    vault.close()
    with disk_told():
        (folder / NEXT_KEYS).replace(folder / KEYS_NAME)
        sync_folder(folder)
    take_last_step(folder)


def _take_first_step(
    vault: OpenVault,
    kept: Collection[int],
    key: bytearray,
    content: Content,
    source: Connection,
    note: Callable[[Connection], None],
) -> None:
    path = vault.path / NEXT_DATABASE
    with engine_told():
        new_private_file(path)
        copy_into(source, path, key, content.mark_version)
        _assert_same(content.digest(source), path, key, content, note)
        sync_file(path)
        new_private_file(vault.path / NEXT_KEYS, resealed(vault.keys, kept, key).data)
        sync_folder(vault.path)


def _assert_same(
    expected: bytes, path: Path, key: bytearray, content: Content, note: Callable[[Connection], None]
) -> None:
    database = open_database(path, key, ANY_SCHEMA)
    try:
        if content.digest(database.connection) != expected:
            raise VaultIsDamaged(
                msg("The copy of the vault is not as the vault."), msg("Check the vault, and try again.")
            )
        note(database.connection)
    finally:
        database.close()
