"""A vault made once, and copies of it to break."""

from __future__ import annotations

import hashlib
import secrets
import shutil
from pathlib import Path

import pytest

from intake_app.vault.disk import new_private_file
from intake_app.vault.engine import Connection, connect_raw, mark_as_ours
from intake_app.vault.rotation import Content
from intake_app.vault.slots import Work
from intake_app.vault.vault import OpenVault, create_vault, open_vault

PASSPHRASE = "seven stones by the river"
FLOOR = Work(memory=64, passes=3)
ROWS = 40


def lay_out(connection: Connection) -> None:
    connection.execute("CREATE TABLE stone (id INTEGER PRIMARY KEY, above INTEGER REFERENCES stone, words TEXT)")
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO stone (words) VALUES (?)", [(f"CANARY {n} " * 200,) for n in range(ROWS)])
    connection.execute("COMMIT")
    connection.execute("PRAGMA user_version=1")


@pytest.fixture(scope="session")
def made_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "vault"
    create_vault(path, PASSPHRASE, prepare=lay_out, work=FLOOR)
    return path


@pytest.fixture
def vault_path(made_vault: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made_vault, tmp_path / "vault"))


@pytest.fixture
def passphrase() -> str:
    return PASSPHRASE


@pytest.fixture
def key() -> bytearray:
    return bytearray(secrets.token_bytes(32))


@pytest.fixture
def database_path(tmp_path: Path, key: bytearray) -> Path:
    """A bare database under ``key``, without the cost of a passphrase."""
    path = tmp_path / "vault.db"
    new_private_file(path)
    connection = connect_raw(path, key)
    mark_as_ours(connection)
    lay_out(connection)
    connection.close()
    return path


def digest_of(connection: Connection) -> bytes:
    rows = connection.execute("SELECT id, above, words FROM stone ORDER BY id").fetchall()
    return hashlib.sha256(repr(rows).encode()).digest()


def mark_version(connection: Connection) -> None:
    connection.execute("PRAGMA user_version=1")


CONTENT = Content(digest_of, mark_version)


def opened(path: Path, passphrase: str = PASSPHRASE) -> OpenVault:
    return open_vault(path, passphrase, newest_schema=1)


def words(path: Path, passphrase: str = PASSPHRASE) -> bytes:
    with opened(path, passphrase) as vault:
        return digest_of(vault.connection)
