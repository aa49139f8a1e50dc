import os
import random
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from intake_app.problems import DiskProblem, VaultIsDamaged, VaultIsInUse, VaultIsNewer, VaultProblem
from intake_app.vault.engine import (
    APPLICATION_ID,
    PAGE_BYTES,
    Database,
    DatabaseError,
    connect_raw,
    engine_told,
    open_database,
)

ROOT = Path(__file__).parents[2]
NEWEST = 1
STOP_MIDWAY = """
import os, sys
from pathlib import Path
from intake_app.vault.engine import open_database
database = open_database(Path(sys.argv[1]), bytearray.fromhex(sys.stdin.read()), 1)
database.connection.execute("PRAGMA cache_size=2")
database.connection.execute("BEGIN IMMEDIATE")
database.connection.execute("UPDATE stone SET words = upper(words) || 'changed'")
os._exit(0)
"""
TRY_TO_OPEN = """
import sys
from pathlib import Path
from intake_app.problems import VaultIsInUse
from intake_app.vault.engine import open_database
try:
    open_database(Path(sys.argv[1]), bytearray.fromhex(sys.stdin.read()), 1)
except VaultIsInUse:
    print("in use")
"""


def other_process(program: str, path: Path, key: bytearray) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        input=key.hex(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def words_in(database: Database) -> list[str]:
    return [row[0] for row in database.connection.execute("SELECT words FROM stone ORDER BY id")]


def opened_words(path: Path, key: bytearray) -> list[str]:
    database = open_database(path, key, NEWEST)
    try:
        with engine_told():
            return words_in(database)
    finally:
        database.close()


def reported(path: Path, key: bytearray) -> bool:
    """Whether opening, reading everything or the two checks notice something."""
    try:
        database = open_database(path, key, NEWEST)
    except VaultProblem:
        return True
    try:
        with engine_told():
            words_in(database)
            sealed = database.connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
            whole = database.connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
            return not (sealed and whole)
    except VaultIsDamaged:
        return True
    finally:
        database.close()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("PRAGMA locking_mode", "exclusive"),
        ("PRAGMA journal_mode", "truncate"),
        ("PRAGMA synchronous", 3),
        ("PRAGMA fullfsync", 1),
        ("PRAGMA secure_delete", 1),
        ("PRAGMA temp_store", 2),
        ("PRAGMA trusted_schema", 0),
        ("PRAGMA foreign_keys", 1),
        ("PRAGMA cell_size_check", 1),
        ("PRAGMA mmap_size", 0),
        ("PRAGMA application_id", APPLICATION_ID),
        ("PRAGMA cipher_memory_security", "0"),
    ],
)
def test_every_open_has_these_settings(database_path: Path, key: bytearray, question: str, answer: object) -> None:
    database = open_database(database_path, key, NEWEST)
    try:
        assert database.connection.execute(question).fetchone() == (answer,)
        assert database.connection.isolation_level is None
    finally:
        database.close()


def test_the_librarys_openssl_reads_no_configuration() -> None:
    assert os.environ["OPENSSL_CONF"] == os.devnull


def test_the_file_is_never_a_plain_database(database_path: Path) -> None:
    content = database_path.read_bytes()
    assert not content.startswith(b"SQLite format 3")
    assert b"CANARY" not in content
    plain = sqlite3.connect(database_path)
    with pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM stone")
    plain.close()


def test_a_plain_database_is_refused(tmp_path: Path, key: bytearray) -> None:
    path = tmp_path / "vault.db"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE stone (words TEXT)")
    plain.execute(f"PRAGMA application_id={APPLICATION_ID}")
    plain.close()
    with pytest.raises(VaultIsDamaged):
        open_database(path, key, NEWEST)


def test_a_plain_file_is_refused_even_by_an_engine_that_would_read_it(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE stone (words TEXT)")
    database = Database(plain, path)
    with pytest.raises(VaultIsDamaged):
        database.assert_encrypted()
    database.close()


@pytest.mark.skipif(sys.platform != "linux", reason="Linux lists open files")
def test_a_closed_database_leaves_no_file_open(database_path: Path, key: bytearray) -> None:
    open_database(database_path, key, NEWEST).close()
    with pytest.raises(VaultIsNewer):
        open_database(database_path, key, NEWEST - 1)
    held = [str(each.readlink()) for each in Path("/proc/self/fd").iterdir() if each.is_symlink()]
    assert str(database_path) not in held


def test_the_callers_key_stays_and_another_key_means_damage(database_path: Path, key: bytearray) -> None:
    before = bytes(key)
    assert len(opened_words(database_path, key)) == 40
    assert key == before
    with pytest.raises(VaultIsDamaged):
        open_database(database_path, bytearray(32), NEWEST)


def test_a_second_open_is_in_use_here_and_in_another_process(database_path: Path, key: bytearray) -> None:
    database = open_database(database_path, key, NEWEST)
    try:
        for _ in range(2):
            with pytest.raises(VaultIsInUse):
                open_database(database_path, key, NEWEST)
        assert other_process(TRY_TO_OPEN, database_path, key) == "in use"
    finally:
        database.close()
        database.close()
    assert other_process(TRY_TO_OPEN, database_path, key) == ""


@pytest.mark.parametrize("size", [0, 1, 16, PAGE_BYTES - 1])
def test_a_stump_never_becomes_a_new_vault(database_path: Path, key: bytearray, size: int) -> None:
    os.truncate(database_path, size)
    with pytest.raises(VaultIsDamaged):
        open_database(database_path, key, NEWEST)
    assert database_path.stat().st_size == size


def test_every_truncation_is_refused(database_path: Path, key: bytearray) -> None:
    content = database_path.read_bytes()
    odd = random.Random(5).sample(range(len(content)), 20)
    for size in [*range(0, len(content), PAGE_BYTES), *odd]:
        database_path.write_bytes(content[:size])
        with pytest.raises(VaultIsDamaged):
            open_database(database_path, key, NEWEST)


@pytest.mark.parametrize("junk", [b"x", bytes(PAGE_BYTES), b"x" * PAGE_BYTES * 3])
def test_appended_junk_is_refused(database_path: Path, key: bytearray, junk: bytes) -> None:
    with database_path.open("ab") as file:
        file.write(junk)
    with pytest.raises(VaultIsDamaged):
        open_database(database_path, key, NEWEST)


def test_bit_flips_are_noticed(database_path: Path, key: bytearray) -> None:
    content = database_path.read_bytes()
    choose = random.Random(4)
    for _ in range(60):
        flipped = bytearray(content)
        flipped[choose.randrange(len(content))] ^= 1 << choose.randrange(8)
        database_path.write_bytes(flipped)
        assert reported(database_path, key)
    database_path.write_bytes(content)
    assert not reported(database_path, key)


def test_pages_swapped_doubled_or_emptied_are_noticed(database_path: Path, key: bytearray) -> None:
    content = database_path.read_bytes()
    pages = [content[start : start + PAGE_BYTES] for start in range(0, len(content), PAGE_BYTES)]
    swapped = [*pages[:2], pages[3], pages[2], *pages[4:]]
    doubled = [*pages[:3], pages[2], *pages[4:]]
    emptied = [*pages[:2], bytes(PAGE_BYTES), *pages[3:]]
    for broken in (swapped, doubled, emptied):
        database_path.write_bytes(b"".join(broken))
        assert reported(database_path, key)


def test_an_interrupted_save_is_undone(database_path: Path, key: bytearray) -> None:
    before = opened_words(database_path, key)
    saved = database_path.read_bytes()
    other_process(STOP_MIDWAY, database_path, key)
    assert database_path.read_bytes() != saved  # half of the save did reach the file
    assert opened_words(database_path, key) == before
    assert not reported(database_path, key)


def test_the_journal_of_another_vault_never_mixes(database_path: Path, key: bytearray, tmp_path: Path) -> None:
    before = opened_words(database_path, key)
    other = tmp_path / "other"
    other.mkdir()
    foreign = other / "vault.db"
    foreign.write_bytes(database_path.read_bytes())
    rekeyed = bytearray(reversed(key))
    connection = connect_raw(foreign, key)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute(f"PRAGMA rekey=\"x'{rekeyed.hex()}'\"")
    connection.close()
    other_process(STOP_MIDWAY, foreign, rekeyed)
    database_path.with_name("vault.db-journal").write_bytes((other / "vault.db-journal").read_bytes())
    try:
        assert opened_words(database_path, key) == before
    except VaultIsDamaged:
        assert reported(database_path, key)


def test_a_newer_schema_is_refused_and_the_newest_is_taken(database_path: Path, key: bytearray) -> None:
    with pytest.raises(VaultIsNewer):
        open_database(database_path, key, NEWEST - 1)
    open_database(database_path, key, NEWEST).close()


@pytest.mark.parametrize("setting", ["PRAGMA application_id=7", "PRAGMA user_version=-1"])
def test_a_database_of_something_else_is_refused(database_path: Path, key: bytearray, setting: str) -> None:
    connection = connect_raw(database_path, key)
    connection.execute(setting)
    connection.close()
    with pytest.raises(VaultIsDamaged):
        open_database(database_path, key, NEWEST)


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_the_journal_is_as_private_as_the_database(database_path: Path, key: bytearray) -> None:
    before = os.umask(0)
    try:
        other_process(STOP_MIDWAY, database_path, key)
    finally:
        os.umask(before)
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in database_path.parent.iterdir()}
    assert modes == {"vault.db": 0o600, "vault.db-journal": 0o600}


def test_erased_words_leave_the_journal_with_the_save(database_path: Path, key: bytearray) -> None:
    database = open_database(database_path, key, NEWEST)
    try:
        database.connection.execute("DELETE FROM stone")
        assert database_path.with_name("vault.db-journal").stat().st_size == 0
    finally:
        database.close()


def test_a_full_database_is_told_and_a_mistake_in_our_sql_stays_a_bug(database_path: Path, key: bytearray) -> None:
    database = open_database(database_path, key, NEWEST)
    try:
        pages = database.connection.execute("PRAGMA page_count").fetchone()[0]
        database.connection.execute(f"PRAGMA max_page_count={pages}")
        with pytest.raises(DiskProblem, match="full"), engine_told():
            database.connection.execute("INSERT INTO stone (words) VALUES (?)", ("x" * 100_000,))
        with pytest.raises(DatabaseError), engine_told():
            database.connection.execute("SELECT no_such_column FROM stone")
    finally:
        database.close()


def test_a_missing_file_is_told(tmp_path: Path, key: bytearray) -> None:
    with pytest.raises(DiskProblem):
        open_database(tmp_path / "none.db", key, NEWEST)
    with pytest.raises(DiskProblem):
        connect_raw(tmp_path / "none" / "vault.db", key)


def test_a_vault_that_was_closed_is_told_and_is_no_bug(database_path: Path, key: bytearray) -> None:
    database = open_database(database_path, key, NEWEST)
    database.close()
    with pytest.raises(VaultProblem, match="closed"), engine_told():
        database.connection.execute("SELECT words FROM stone")
