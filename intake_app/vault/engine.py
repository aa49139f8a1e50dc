"""The encrypted database: the one import of SQLCipher, opened with a raw key and with settings that are asserted."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

os.environ["OPENSSL_CONF"] = os.devnull  # the library's own OpenSSL would read a file of this name when it starts

from sqlcipher3.dbapi2 import Connection, DatabaseError, connect

from intake_app.languages.words import msg
from intake_app.problems import (
    DiskProblem,
    VaultIsDamaged,
    VaultIsInUse,
    VaultIsNewer,
    VaultProblem,
    too_little_memory,
)
from intake_app.vault.disk import disk_does_not_answer, disk_is_full, disk_told, place_is_read_only
from intake_app.vault.wiping import wipe

__all__ = [
    "APPLICATION_ID",
    "PAGE_BYTES",
    "Connection",
    "Database",
    "DatabaseError",
    "connect_raw",
    "copy_into",
    "engine_told",
    "open_database",
    "vault_damaged",
]

APPLICATION_ID: Final = 0x4361_6972  # "Cair" in the file's header
PAGE_BYTES: Final = 4096
_HEX = b"0123456789abcdef"
_PLAIN = b"SQLite format 3\0"

# a blob long enough to take every free page, none of which is read for it, and gone again
_MEND = """
    BEGIN IMMEDIATE;
    CREATE TABLE mending (filler BLOB);
    INSERT INTO mending SELECT zeroblob((freelist_count + 2) * 4096) FROM pragma_freelist_count;
    DROP TABLE mending;
    COMMIT;
"""

# SQLite result codes (sqlite.org/rescode.html), lowest byte
_IN_USE = frozenset({5, 6, 15})  # BUSY, LOCKED, PROTOCOL
_READ_ONLY = frozenset({3, 8, 23})  # PERM, READONLY, AUTH
_NO_ANSWER = frozenset({10, 14, 22})  # IOERR, CANTOPEN, NOLFS
_FULL = frozenset({13})
_NO_TEXT = "Could not decode to UTF-8"
_CLOSED = "Cannot operate on a closed database"
_EXPORT_FULL = "disk is full"
_DAMAGED = frozenset({11, 24, 26})  # CORRUPT (also a page whose seal is broken), FORMAT, NOTADB

# what is set, how it is asked, what must come back (RELIABILITY section 5)
_SETTINGS: Final = (
    ("PRAGMA cipher_log_level=NONE", "PRAGMA cipher_log_level", "NONE"),
    ("PRAGMA locking_mode=EXCLUSIVE", "PRAGMA locking_mode", "exclusive"),
    ("PRAGMA temp_store=MEMORY", "PRAGMA temp_store", 2),
    ("PRAGMA trusted_schema=OFF", "PRAGMA trusted_schema", 0),
    ("PRAGMA foreign_keys=ON", "PRAGMA foreign_keys", 1),
    ("PRAGMA cell_size_check=ON", "PRAGMA cell_size_check", 1),
    ("PRAGMA mmap_size=0", "PRAGMA mmap_size", 0),
    ("PRAGMA secure_delete=ON", "PRAGMA secure_delete", 1),
    ("PRAGMA synchronous=EXTRA", "PRAGMA synchronous", 3),
    ("PRAGMA fullfsync=ON", "PRAGMA fullfsync", 1),  # for macOS, as ``put_on_disk``
    ("PRAGMA journal_mode=TRUNCATE", "PRAGMA journal_mode", "truncate"),
)


class Database:
    """An open encrypted database that nobody else can open until it is closed.

    ``connection`` belongs to the thread that opened it, and commits each statement unless BEGIN IMMEDIATE was said.
    """

    def __init__(self, connection: Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self._held: int | None = None
        self._seen: os.stat_result | None = None

    def assert_encrypted(self) -> None:
        """Raise VaultIsDamaged when the file on the disk is a plain one."""
        # Closing any handle of the file would drop this process's locks on it (POSIX), so this one stays till the end.
        with disk_told():
            self._held = os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            start = os.read(self._held, len(_PLAIN))
            self._seen = self.path.stat()  # by the same call as later: Windows numbers an open file in another way
        if start == _PLAIN:
            raise vault_damaged()

    def is_in_place(self) -> bool:
        """Whether the file at the path is the one that is open: not removed, moved, or replaced by another."""
        try:
            return self._seen is not None and os.path.samestat(self._seen, self.path.stat())
        except OSError:
            return False

    def close(self) -> None:
        """Close; what was not committed is gone. May be called again."""
        self.connection.close()
        if self._held is not None:
            os.close(self._held)
            self._held = None


def mark_as_ours(connection: Connection) -> None:
    """Write the application id into a new database."""
    connection.execute("PRAGMA application_id=0x43616972")  # APPLICATION_ID; no statement is put together


def open_database(path: Path, key: bytearray, newest_schema: int) -> Database:
    """Open what ``connect_raw`` and a store made, check it, and hold it alone.

    ``key`` is 32 bytes and stays the caller's to wipe. Raises VaultIsDamaged, VaultIsInUse, VaultIsNewer when
    ``user_version`` is above ``newest_schema``, DiskProblem, or VaultProblem when the library cannot protect.
    """
    with disk_told():
        if path.stat().st_size < PAGE_BYTES:  # the engine takes an empty file for a new database
            raise vault_damaged()
        interrupted = _was_interrupted(path)
    database = Database(connect_raw(path, key), path)
    try:
        with engine_told():
            database.assert_encrypted()
            _check_content(database.connection, path, newest_schema)
            if interrupted:
                _mend_free_pages(database.connection)
    except BaseException:
        database.close()
        raise
    return database


def connect_raw(path: Path, key: bytearray) -> Connection:
    """A connection with every setting set and asserted, and the file locked for it; an empty file becomes a database.

    Raises as ``open_database``.
    """
    with engine_told():
        connection = connect(str(path), timeout=0, isolation_level=None)
        try:
            _set_key(connection, key)
            _settle(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def copy_into(connection: Connection, path: Path, key: bytearray, finish: Callable[[Connection], None]) -> None:
    """Write everything that the open database holds into an empty file at ``path``, under ``key`` (32 bytes).

    Row by row, so that no page of the old one, nor anything that was erased in it, comes along. ``finish`` writes the
    schema's version into the copy, which the engine leaves out.
    """
    with engine_told():
        _attach(connection, path, key)
        try:
            _export(connection)
        finally:
            with contextlib.suppress(DatabaseError):  # the first fault is the one to tell
                connection.execute("DETACH copy")
        copied = connect_raw(path, key)
        try:
            mark_as_ours(copied)
            finish(copied)
        finally:
            copied.close()


def _export(connection: Connection) -> None:
    """Copy every row; the engine's function tells what the disk refused in words alone, with the code of a mistake."""
    try:
        connection.execute("SELECT sqlcipher_export('copy')").fetchall()
    except DatabaseError as error:
        if _problem_of(getattr(error, "sqlite_errorcode", None)) is not None:
            raise
        raise (disk_is_full() if _EXPORT_FULL in str(error) else disk_does_not_answer()) from error


def _attach(connection: Connection, path: Path, key: bytearray) -> None:
    spelled = _spelled(key)
    try:
        connection.execute("ATTACH ? AS copy KEY ?", (str(path), spelled))
    finally:
        wipe(spelled)


@contextlib.contextmanager
def engine_told() -> Iterator[None]:
    """Turn what the engine or the disk refuses inside the block into a VaultProblem."""
    try:
        with disk_told():
            yield
    except MemoryError as error:
        raise too_little_memory() from error
    except DatabaseError as error:
        if str(error).startswith(_NO_TEXT):
            raise vault_damaged() from None  # the engine's message holds the words it could not read
        if str(error).startswith(_CLOSED):
            raise VaultProblem(msg("This vault is closed."), msg("Lock, and unlock it again.")) from None
        problem = _problem_of(getattr(error, "sqlite_errorcode", None))
        if problem is None:
            raise
        raise problem from error


def vault_damaged() -> VaultIsDamaged:
    """The key fits, the content does not."""
    return VaultIsDamaged(msg("The passphrase is right, but this vault is damaged."), msg("Restore the newest backup."))


def _problem_of(code: int | None) -> VaultProblem | None:
    low = -1 if code is None else code & 0xFF
    if low in _IN_USE:
        return VaultIsInUse(
            msg("This vault is open in another window or command."), msg("Lock it there first, then try again.")
        )
    if low in _DAMAGED:
        return vault_damaged()
    return _disk_problem_of(low)


def _disk_problem_of(low: int) -> DiskProblem | None:
    if low in _FULL:
        return disk_is_full()
    if low in _READ_ONLY:
        return place_is_read_only()
    return disk_does_not_answer() if low in _NO_ANSWER else None


def _set_key(connection: Connection, key: bytearray) -> None:
    """Hand over ``x'<64 hex>'`` without the key ever being an immutable object."""
    spelled = _spelled(key)
    try:
        connection.set_key(spelled)
    finally:
        wipe(spelled)


def _spelled(key: bytearray) -> bytearray:
    """The key as the engine takes a raw one, in memory that can be wiped."""
    spelled = bytearray(3 + 2 * len(key))
    spelled[:2] = b"x'"
    spelled[-1:] = b"'"
    for place, byte in enumerate(key):
        spelled[2 + 2 * place] = _HEX[byte >> 4]
        spelled[3 + 2 * place] = _HEX[byte & 15]
    return spelled


def _settle(connection: Connection) -> None:
    if not _asked(connection, "PRAGMA cipher_version"):
        raise _cannot_protect()
    for setting, _, _ in _SETTINGS:
        connection.execute(setting).fetchall()
    _take(connection)
    for _, question, expected in _SETTINGS:
        if _asked(connection, question) != expected:
            raise _cannot_protect()


def _take(connection: Connection) -> None:
    """Take the file for this connection alone, and let the engine put back what a power cut interrupted."""
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.execute("COMMIT")


def _was_interrupted(path: Path) -> bool:
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.stat().st_size > 0


def _mend_free_pages(connection: Connection) -> None:
    """Write zeros over every free page when a power cut tore pages that hold nothing.

    The engine puts back no page that was free before the save. Nothing reads it, but its seal is broken, and every
    check would call the vault damaged from then on. On a full disk it stays so until the next interruption.
    """
    torn = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if not torn or _asked(connection, "PRAGMA integrity_check(1)") != "ok":
        return
    with contextlib.suppress(DatabaseError):
        connection.executescript(_MEND)
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _check_content(connection: Connection, path: Path, newest_schema: int) -> None:
    if _asked(connection, "PRAGMA application_id") != APPLICATION_ID:
        raise vault_damaged()
    if not size_is_right(connection, path):
        raise vault_damaged()
    version = _asked(connection, "PRAGMA user_version")
    if not isinstance(version, int) or version < 0:
        raise vault_damaged()
    if version > newest_schema:
        raise VaultIsNewer(msg("This vault was written by a newer Cairn."), msg("Install the newest Cairn."))


def size_is_right(connection: Connection, path: Path) -> bool:
    """Whether the file is as long as its own page count says: nothing cut off, nothing put behind."""
    pages = _asked(connection, "PRAGMA page_count")
    page = int(str(_asked(connection, "PRAGMA page_size")))  # the library answers with a text
    return page == PAGE_BYTES and isinstance(pages, int) and pages * page == path.stat().st_size


def _asked(connection: Connection, question: str) -> object:
    row = connection.execute(question).fetchone()
    return None if row is None else row[0]


def _cannot_protect() -> VaultProblem:
    return VaultProblem(msg("This installation of Cairn cannot protect a vault."), msg("Install Cairn again."))
