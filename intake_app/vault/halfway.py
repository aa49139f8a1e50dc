"""What a rotation leaves on the disk when the power fails in the middle, and how opening puts it right.

Two files change, and each step leaves a vault that opens::

    1  vault.db.next and keys.next are written whole        opens: vault.db by keys; the .next are thrown away
    2  keys.next becomes keys                               opens: vault.db.next by keys; opening takes step 3
    3  vault.db.next becomes vault.db                       opens: vault.db by keys
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from intake_app.problems import VaultIsDamaged
from intake_app.vault.disk import disk_told, sync_folder
from intake_app.vault.engine import open_database
from intake_app.vault.slots import KEYS_NAME

DATABASE_NAME: Final = "vault.db"
NEXT_DATABASE: Final = DATABASE_NAME + ".next"
NEXT_KEYS: Final = KEYS_NAME + ".next"
ANY_SCHEMA: Final = 2**31 - 1


def is_halfway(folder: Path, key: bytearray) -> bool:
    """Whether step 2 was taken and step 3 was not: ``key`` opens the next database and not the one in place."""
    if not (folder / NEXT_DATABASE).is_file():
        return False
    return not _opens(folder / DATABASE_NAME, key) and _opens(folder / NEXT_DATABASE, key)


def take_last_step(folder: Path) -> None:
    """Put the next database in place of the old one, which no key in force opens any more."""
    with disk_told():
        # the old one's journal must not be taken for the new one's
        (folder / f"{DATABASE_NAME}-journal").unlink(missing_ok=True)
        (folder / NEXT_DATABASE).replace(folder / DATABASE_NAME)
        sync_folder(folder)
        (folder / f"{NEXT_DATABASE}-journal").unlink(missing_ok=True)


def forget_first_step(folder: Path) -> None:
    """Throw away what was written before it came into force; for the holder of the vault."""
    with disk_told():
        for name in (NEXT_KEYS, NEXT_DATABASE, f"{NEXT_DATABASE}-journal"):
            (folder / name).unlink(missing_ok=True)


def _opens(path: Path, key: bytearray) -> bool:
    try:
        open_database(path, key, ANY_SCHEMA).close()
    except VaultIsDamaged:
        return False
    return True
