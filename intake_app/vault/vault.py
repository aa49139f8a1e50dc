"""A vault: a private folder with an encrypted database and the keys file that opens it."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from intake_app.languages.words import Ltr, msg
from intake_app.problems import (
    BadInput,
    DiskProblem,
    NotAVault,
    VaultIsAway,
    VaultIsDamaged,
    VaultIsInUse,
    VaultProblem,
)
from intake_app.vault.disk import disk_told, new_private_file, place_is_read_only, real_place, sync_folder, writable
from intake_app.vault.engine import (
    Connection,
    Database,
    connect_raw,
    engine_told,
    mark_as_ours,
    open_database,
)
from intake_app.vault.halfway import ANY_SCHEMA, DATABASE_NAME, forget_first_step, is_halfway, take_last_step
from intake_app.vault.passphrase import passphrase_bytes
from intake_app.vault.slots import (
    KEY_BYTES,
    KEYS_NAME,
    Keys,
    Unlocked,
    Work,
    forget_unfinished,
    keys_changed_from_outside,
    new_keys,
    put_slot,
    read_keys,
    remove_slot,
    unlock,
    write_keys,
)
from intake_app.vault.wiping import wipe


class OpenVault:
    """A vault that is open here and nowhere else until ``close``; a context manager.

    Its connection belongs to the thread that opened it.
    """

    def __init__(self, folder: Path, database: Database, keys: Keys, unlocked: Unlocked) -> None:
        self.path = folder
        self.vault_id = keys.vault_id.hex()
        self.slot = unlocked.slot
        self.keys = keys
        self.keys_untouched = unlocked.untouched
        self.key = unlocked.key
        self.is_open = True
        self._database = database

    @property
    def connection(self) -> Connection:
        """The database, in which each statement commits by itself unless BEGIN IMMEDIATE was said."""
        return self._database.connection

    @property
    def database_path(self) -> Path:
        """The encrypted file."""
        return self._database.path

    def let_in(self, number: int, passphrase: str) -> None:
        """Let slot 0..7 open the vault with ``passphrase``, whatever it held. Raises BadInput, DiskProblem."""
        self._write(put_slot(self.keys, number, passphrase, self.key))

    def keep_out(self, number: int) -> None:
        """Free slot 0..7; until a rotation, an older copy of the keys file still opens with it. Raises DiskProblem."""
        self._write(remove_slot(self.keys, number, self.key))

    def confirm(self, passphrase: str) -> None:
        """Make sure that ``passphrase`` opens this vault, as before an export; takes a second for the derivation.

        Raises WrongPassphrase, or BadInput for an impossible one.
        """
        wipe(unlock(self.keys, passphrase).key)

    def is_in_place(self) -> bool:
        """Whether the vault is still where it was opened, and no other one is."""
        return self._database.is_in_place()

    def assert_in_place(self) -> None:
        """Raise VaultIsAway unless it is."""
        if not self.is_in_place():
            raise vault_is_away()

    def come_back(self, newest_schema: int, vouch: Callable[[Connection], None]) -> None:
        """Go on with the file that stands at the path now, as on a stick that was connected again.

        Raises VaultIsAway unless that is this vault under its key and ``vouch`` raises nothing; VaultIsInUse.
        """
        try:
            database = self._found_again(newest_schema, vouch)
        except VaultIsInUse:
            raise
        except VaultProblem as problem:
            raise vault_is_away() from problem
        former, self._database = self._database, database
        former.close()

    def _found_again(self, newest_schema: int, vouch: Callable[[Connection], None]) -> Database:
        if read_keys(self.path).data != self.keys.data:
            raise vault_is_away()
        database = open_database(self.database_path, self.key, newest_schema)
        try:
            vouch(database.connection)
        except BaseException:
            database.close()
            raise
        return database

    def _write(self, keys: Keys) -> None:
        self.assert_in_place()
        if not self.keys_untouched:
            raise keys_changed_from_outside()
        write_keys(self.path, keys)
        self.keys = keys

    def close(self) -> None:
        """Close the database and wipe the key; may be called again."""
        self.is_open = False
        try:
            self._database.close()
        finally:
            wipe(self.key)

    def __enter__(self) -> OpenVault:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"OpenVault({self.vault_id})"


def vault_is_away() -> VaultIsAway:
    """The problem of a vault that is not where it was opened."""
    return VaultIsAway(
        msg("The folder of this vault is gone, or another one stands in its place. Nothing is saved there."),
        msg(
            "Put it back and go on; what is on the screen is saved then. Do not lock or close before. "
            "A backup made now holds what was saved until then."
        ),
    )


def is_vault(path: Path) -> bool:
    """Whether the folder holds the two files of a vault; opens neither."""
    return "\0" not in str(path) and all((path / name).is_file() for name in (DATABASE_NAME, KEYS_NAME))


def create_vault(
    path: Path, passphrase: str, *, prepare: Callable[[Connection], None], work: Work | None = None
) -> None:
    """Make a vault folder at ``path``, whose database ``prepare`` has laid out, in one step or not at all.

    The folder above must exist; ``path`` must not, or be an empty folder. Raises BadInput, DiskProblem, and whatever
    ``prepare`` raises.
    """
    folder = real_place(path)
    passphrase_bytes(passphrase)
    assert_free(folder)
    with engine_told():
        building = folder.parent / f".{folder.name}.new"
        shutil.rmtree(building, ignore_errors=True)  # what a first start left that was cut off
        building.mkdir(mode=0o700)
        try:
            _build(building, passphrase, prepare, work or Work())
            move_into_place(building, folder)
        finally:
            shutil.rmtree(building, ignore_errors=True)


def open_vault(path: Path, passphrase: str, newest_schema: int) -> OpenVault:
    """Unlock the vault at ``path`` and hold it alone.

    Raises NotAVault, BadInput for an impossible passphrase, WrongPassphrase, VaultIsDamaged, VaultIsInUse,
    VaultIsNewer (the format, or a ``user_version`` above ``newest_schema``), DiskProblem.
    """
    folder = real_place(path)
    _assert_vault(folder)
    keys = read_keys(folder)
    unlocked = unlock(keys, passphrase)
    try:
        if is_halfway(folder, unlocked.key):
            take_last_step(folder)
        database = open_database(folder / DATABASE_NAME, unlocked.key, newest_schema)
    except BaseException:
        wipe(unlocked.key)
        raise
    vault = OpenVault(folder, database, keys, unlocked)
    try:
        forget_unfinished(folder)
        forget_first_step(folder)
    except BaseException:
        vault.close()
        raise
    return vault


def assert_free(folder: Path) -> None:
    """Raise BadInput unless a vault can be made at ``folder``: nothing is there, and the folder above is writable."""
    with disk_told():
        if not folder.parent.is_dir():
            raise BadInput(
                msg("There is no folder {path}.")(path=Ltr(folder.parent)), msg("Make it first, or choose another.")
            )
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise BadInput(
                msg("There is already something at {path}.")(path=Ltr(folder)), msg("Choose a new folder name.")
            )
        if not writable(folder.parent):
            raise place_is_read_only()


def _build(folder: Path, passphrase: str, prepare: Callable[[Connection], None], work: Work) -> None:
    key = bytearray(secrets.token_bytes(KEY_BYTES))
    try:
        new_private_file(folder / DATABASE_NAME)
        _lay_out(folder / DATABASE_NAME, key, prepare)
        open_database(folder / DATABASE_NAME, key, ANY_SCHEMA).close()
        write_keys(folder, new_keys(passphrase, key, work))
    finally:
        wipe(key)


def _lay_out(path: Path, key: bytearray, prepare: Callable[[Connection], None]) -> None:
    connection = connect_raw(path, key)
    try:
        mark_as_ours(connection)
        prepare(connection)
    finally:
        connection.close()


def move_into_place(building: Path, folder: Path) -> None:
    """Let a vault that was built beside stand at ``folder``, in one step; ``assert_free`` has been asked."""
    if folder.exists():
        folder.rmdir()  # empty, as was asserted; Windows does not rename over a folder
    building.rename(folder)
    sync_folder(folder.parent)


def _assert_vault(folder: Path) -> None:
    with disk_told():
        if not folder.exists():
            raise NotAVault(msg("There is no vault at {path}.")(path=Ltr(folder)), msg("Check the path."))
        missing = [name for name in (DATABASE_NAME, KEYS_NAME) if not (folder / name).is_file()]
    if len(missing) == 1:
        raise VaultIsDamaged(
            msg("This vault has lost its file {name}.")(name=Ltr(missing[0])), msg("Restore the newest backup.")
        )
    if missing:
        raise NotAVault(msg("{path} is not a vault.")(path=Ltr(folder)), msg("Choose the folder of a vault."))
    if not (writable(folder) and writable(folder / DATABASE_NAME)):
        problem = place_is_read_only()
        copy = msg("Copy the folder of the vault to a place where you may write, and open the copy there.")
        raise DiskProblem(problem.what, copy)
