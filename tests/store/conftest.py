"""An open store to write in, people to write about, and a reader of every decrypted page of the file."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from intake_app.conversation.answers import Answer, State, Value
from intake_app.conversation.ids import new_id
from intake_app.conversation.record import Conversation, Kind
from intake_app.store.store import Store
from intake_app.vault.slots import Work

PASSPHRASE = "seven stones by the river"
PAGE, SALT, RESERVED, SECTOR = 4096, 16, 80, 512

Talk = Callable[..., Conversation]
Pages = Callable[[Store], bytes]


@pytest.fixture(scope="session")
def made_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "vault"
    Store.create(path, PASSPHRASE, work=Work(memory=64, passes=3)).close()
    return path


@pytest.fixture
def vault_path(made_vault: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made_vault, tmp_path / "vault"))


@pytest.fixture
def passphrase() -> str:
    return PASSPHRASE


@pytest.fixture
def store(vault_path: Path) -> Iterator[Store]:
    with Store.open(vault_path, PASSPHRASE) as store:
        yield store


@pytest.fixture
def again(vault_path: Path) -> Callable[[Store], Store]:
    """The same open vault seen afresh, with nothing remembered."""
    return lambda store: Store(store.vault)


@pytest.fixture
def talk() -> Talk:
    """Make a conversation whose answers are given by question name; a State stands for no value."""

    def make(record: str | None = None, day: date = date(2026, 11, 20), **said: Value | State) -> Conversation:
        answers = tuple(
            Answer(new_id(), question, value if isinstance(value, State) else State.ANSWERED,
                   None if isinstance(value, State) else value, "en")
            for question, value in said.items()
        )  # fmt: skip
        return Conversation(new_id(), record or new_id(), Kind.MEETING, day, "W-3", "en", answers=answers)

    return make


@pytest.fixture
def pages() -> Pages:
    """Every page of the vault's file, free ones too, decrypted without the engine."""
    return decrypted_pages


def decrypted_pages(store: Store) -> bytes:
    """Every page of an open vault's file, free ones too, decrypted without the engine (SQLCipher 4, AES-256-CBC)."""
    data, cipher = store.vault.database_path.read_bytes(), _Aes(bytes(store.vault.key))
    return b"".join(_page(data[at : at + PAGE], cipher, first=at == 0) for at in range(0, len(data), PAGE))


def decrypted_journal(store: Store) -> bytes:
    """Every page that the database's own journal still holds, used or not; empty when it is as it should be."""
    journal = store.vault.database_path.with_name("vault.db-journal")
    data, cipher = journal.read_bytes() if journal.exists() else b"", _Aes(bytes(store.vault.key))
    pages = (data[at : at + 4 + PAGE] for at in range(SECTOR, len(data) - PAGE, PAGE + 8))
    return b"".join(_page(page[4:], cipher, first=page[:4] == b"\0\0\0\x01") for page in pages)


def _page(page: bytes, cipher: _Aes, *, first: bool) -> bytes:
    return cipher.decrypt_chain(page[SALT if first else 0 : -RESERVED], page[-RESERVED : -RESERVED + 16])


def _times(a: int, b: int) -> int:
    product = 0
    while b:
        product ^= a if b & 1 else 0
        a, b = (a << 1) ^ (0x11B if a & 0x80 else 0), b >> 1
    return product


def _substitution() -> list[int]:
    box = [0x63] * 256
    for value in range(1, 256):
        inverse = next(x for x in range(256) if _times(value, x) == 1) if value > 1 else 1
        turned = inverse
        for shift in range(1, 5):
            turned ^= ((inverse << shift) | (inverse >> (8 - shift))) & 0xFF
        box[value] = turned ^ 0x63
    return box


class _Aes:
    """Decryption with AES-256 as FIPS 197 describes its equivalent inverse cipher."""

    def __init__(self, key: bytes) -> None:
        self._box = _substitution()
        self._back = [self._box.index(value) for value in range(256)]
        mixed = [[_times(value, factor) for factor in (14, 9, 13, 11)] for value in range(256)]
        words = [int.from_bytes(bytes(row)) for row in mixed]
        self._mix = [[_turned(word, by) for word in words] for by in range(4)]
        self._tables = [[table[self._back[value]] for value in range(256)] for table in self._mix]
        self._rounds = self._schedule(key)

    def decrypt_chain(self, data: bytes, iv: bytes) -> bytes:
        out = []
        for start in range(0, len(data), 16):
            block = data[start : start + 16]
            out.append((self._block(int.from_bytes(block)) ^ int.from_bytes(iv)).to_bytes(16))
            iv = block
        return b"".join(out)

    def _schedule(self, key: bytes) -> list[tuple[int, ...]]:
        words, constant = [int.from_bytes(key[i : i + 4]) for i in range(0, 32, 4)], 1
        for place in range(8, 60):
            word = words[-1]
            if place % 8 == 0:
                word, constant = self._each(_turned(word, 3)) ^ (constant << 24), _times(constant, 2)
            elif place % 8 == 4:
                word = self._each(word)
            words.append(words[place - 8] ^ word)
        rounds = [words[i : i + 4] for i in range(56, -1, -4)]
        inner = [[self._unmixed(word) for word in keys] for keys in rounds[1:-1]]
        return [tuple(keys) for keys in (rounds[0], *inner, rounds[-1])]

    def _each(self, word: int) -> int:
        return int.from_bytes(bytes(self._box[byte] for byte in word.to_bytes(4)))

    def _unmixed(self, word: int) -> int:
        a, b, c, d = word.to_bytes(4)
        return self._mix[0][a] ^ self._mix[1][b] ^ self._mix[2][c] ^ self._mix[3][d]

    def _block(self, block: int) -> int:
        t0, t1, t2, t3 = self._tables
        first = zip((96, 64, 32, 0), self._rounds[0], strict=True)
        state = [(block >> shift & 0xFFFFFFFF) ^ key for shift, key in first]
        for keys in self._rounds[1:-1]:
            state = [
                t0[w >> 24] ^ t1[z >> 16 & 255] ^ t2[y >> 8 & 255] ^ t3[x & 255] ^ key
                for (w, z, y, x), key in zip(_shifted(state), keys, strict=True)
            ]
        back, result = self._back, 0
        for (w, z, y, x), key in zip(_shifted(state), self._rounds[-1], strict=True):
            word = back[w >> 24] << 24 | back[z >> 16 & 255] << 16 | back[y >> 8 & 255] << 8 | back[x & 255]
            result = result << 32 | (word ^ key)
        return result


def _shifted(state: list[int]) -> tuple[tuple[int, int, int, int], ...]:
    a, b, c, d = state
    return (a, d, c, b), (b, a, d, c), (c, b, a, d), (d, c, b, a)


def _turned(word: int, right: int) -> int:
    """A 32-bit word turned right by whole bytes."""
    return (word >> (8 * right) | word << (32 - 8 * right)) & 0xFFFFFFFF if right else word
