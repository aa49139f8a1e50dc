"""Every reader of something that comes from outside, each with good inputs to damage and what it may answer."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from intake_app.backups import remembered_place
from intake_app.desk import Desk
from intake_app.forms.intake import INTAKE
from intake_app.languages.catalogs import load_language, words_of
from intake_app.languages.gettext_catalog import catalog_path, read_catalog
from intake_app.languages.known import is_language
from intake_app.languages.own_words import read_own_words
from intake_app.player import _decoded
from intake_app.readers.answers_file import read_answers_file
from intake_app.readers.hsds import read_directory
from intake_app.readers.nested import read_nested
from intake_app.readers.reading import DirectoryReading, Notes
from intake_app.readers.site_file import read_site
from intake_app.readers.tables import read_table
from intake_app.recording import record_conversation
from intake_app.recordings import find_recordings
from intake_app.reports.record_view import record_view
from intake_app.site import Site
from intake_app.store.documents import clean, read_conversation
from intake_app.store.store import Store
from intake_app.vault.engine import open_database
from intake_app.vault.halfway import ANY_SCHEMA
from intake_app.vault.passphrase import passphrase_from_file
from intake_app.vault.slots import KEYS_NAME, SLOTS, Unlocked, Work, is_tagged_by, parse_keys, read_keys, unlock
from intake_app.vault.vault import OpenVault
from tests.fuzzing import corpora
from tests.fuzzing.corpora import EXAMPLES, FROZEN, PUBLISHED
from tests.fuzzing.mutation import mutated, mutated_json, mutated_table, odd_words
from tests.vaults.freeze import PASSPHRASE
from ui.shell.preferences_file import KeptPreferences

Read = Callable[[Path, bytes], None]
Corpus = Callable[[], Sequence[bytes]]
Damage = Callable[[Random, Sequence[bytes]], bytes]


@dataclass(frozen=True, slots=True)
class Target:
    """A reader: ``share`` of every thousand inputs goes to it; ``read`` is given a folder of its own and the input.

    A Problem is a good answer, anything else that is raised is a crash.
    """

    name: str
    share: int
    corpus: Corpus
    damage: Damage
    read: Read


def _put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _answers(folder: Path, data: bytes) -> None:
    read_answers_file(_put(folder, "answers.json", data), INTAKE, is_language=is_language)


def _site(folder: Path, data: bytes) -> None:
    site = read_site(_put(folder, "site.json", data), Site())
    json.dumps(clean(site.to_json()), ensure_ascii=False).encode()  # as the store keeps a setting
    site.limits_text(load_language("ar"))


def _preferences(folder: Path, data: bytes) -> None:
    _put(folder, "window.json", data)
    kept = KeptPreferences(folder)
    is_language(kept.now.language)
    kept.change(size=kept.now.size)


def _conversation(folder: Path, data: bytes) -> None:
    """An answers file all the way into a vault, out again, and onto paper."""
    file = read_answers_file(_put(folder, "answers.json", data), INTAKE, is_language=is_language)
    desk = _desk(folder)
    recorded = record_conversation(desk, file)
    if recorded.kept:
        record = desk.record(recorded.record)
        json.dumps(record_view(record, desk.today()), ensure_ascii=False).encode()
        desk.people("a")
        desk.survivors_copy(record, language=load_language("en"))
        desk.erase_record(record.id)


def _table(_: Path, data: bytes) -> None:
    read_table("services.csv", data, Notes())


def _nested(_: Path, data: bytes) -> None:
    read_nested("services.json", data, Notes())


def _package(folder: Path, data: bytes) -> None:
    reading = read_directory(_put(folder, "directory.zip", data))
    DirectoryReading.from_json(json.loads(json.dumps(reading.to_json())))


def _own_words(folder: Path, data: bytes) -> None:
    path = catalog_path(folder, "so", "survivor")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    read_own_words(folder, "so", "survivor", _asked())


def _catalog(folder: Path, data: bytes) -> None:
    read_catalog(_put(folder, "worker.mo", data).with_suffix(".po"), "so").index(3)


def _recordings(folder: Path, data: bytes) -> None:
    place = folder / "sounds" / "en"
    place.mkdir(parents=True, exist_ok=True)
    name = data[:120].replace(b"/", b"").replace(b"\0", b"") or b"x"
    path = place / name.decode("utf-8", "surrogateescape")
    if name not in (b".", b".."):
        path.write_bytes(b"")
        find_recordings(folder / "sounds")
        path.unlink()


def _sound(folder: Path, data: bytes) -> None:
    _decoded(_put(folder, "sound.wav", data))


def _keys(folder: Path, data: bytes) -> None:
    path = _put(folder, KEYS_NAME, data)
    keys = read_keys(folder)
    assert keys.whole in (True, False)
    assert not is_tagged_by(keys, b"\7" * 32)
    assert len([keys.slot(number) for number in range(SLOTS)]) == SLOTS
    path.unlink()


def _passphrase(folder: Path, data: bytes) -> None:
    passphrase_from_file(_put(folder, "passphrase", data)).encode()


def _backup_place(folder: Path, data: bytes) -> None:
    _put(folder, "backup-place", data)
    remembered_place(folder)


def _document(_: Path, data: bytes) -> None:
    read_conversation(data.decode("utf-8", "replace"))


def _vault(folder: Path, data: bytes) -> None:
    path = _put(folder, "vault.db", data)
    keys, key = _frozen_keys()
    own = bytearray(key)
    try:
        with Store(OpenVault(folder, open_database(path, own, ANY_SCHEMA), keys, Unlocked(0, own, True))) as store:
            store.check()
            store.people()
            for record in store.record_ids():
                store.record(record)
            store.services()
            store.setting("languages")
    finally:
        for rest in folder.glob("vault.db*"):
            rest.unlink()


@cache
def _desk(folder: Path) -> Desk:
    """A desk over a vault of this run, with the invented directory in it."""
    desk = Desk.create(folder / "vault", PASSPHRASE, work=Work(64, 3))
    reading = read_directory(EXAMPLES / "directory")
    desk.store.replace_directory(reading.source, reading.services)
    return desk


@cache
def _asked() -> frozenset[tuple[str | None, str]]:
    return frozenset((None, words) for words in words_of("survivor"))


@cache
def _frozen_keys() -> tuple[object, bytes]:
    keys = parse_keys((FROZEN / KEYS_NAME).read_bytes())
    return keys, bytes(unlock(keys, PASSPHRASE).key)


TARGETS: tuple[Target, ...] = (
    Target("conversation", 4, corpora.JSON_EXAMPLES, odd_words, _conversation),
    Target("answers file", 166, corpora.said, mutated_json, _answers),
    Target("site file", 110, corpora.sites, mutated_json, _site),
    Target("preferences", 80, lambda: (json.dumps(_PREFERENCES).encode(),), mutated_json, _preferences),
    Target("directory table", 130, corpora.TABLES, mutated_table, _table),
    Target("directory json", 40, corpora.files(PUBLISHED / "hsds-3.0-json", ending=".json"), mutated_json, _nested),
    Target("directory package", 15, corpora.packages, mutated, _package),
    Target("own words", 90, corpora.wordings, mutated, _own_words),
    Target("compiled words", 50, corpora.compiled, mutated, _catalog),
    Target("recordings", 20, corpora.names, mutated, _recordings),
    Target("sound", 40, corpora.sounds, mutated, _sound),
    Target("keys file", 90, lambda: ((FROZEN / KEYS_NAME).read_bytes(),), mutated, _keys),
    Target("passphrase file", 40, lambda: (b"river stone lamp\n", "\ufeffنهر حجر\r\n".encode()), mutated, _passphrase),
    Target("backup place", 20, lambda: (b"/media/stick/backups",), mutated, _backup_place),
    Target("document", 100, corpora.documents, mutated_json, _document),
    Target("vault file", 5, corpora.frozen_vault, mutated, _vault),
)
_PREFERENCES = {
    "language": "ar", "size": 125, "contrast": "dark", "lock_minutes": 5, "last_vault": "/media/stick/vault",
    "digits": "western", "hide_names": False,
}  # fmt: skip


def _naive_json(_: Path, data: bytes) -> None:
    json.loads(data.decode())["answers"]["own_words"]["value"].encode()


def _naive_table(_: Path, data: bytes) -> None:
    rows = [line.split(",") for line in data.decode().split("\n")]
    int(rows[1][0] or 0) + len(rows[-1][len(rows[0]) - 1])


CONTROLS: tuple[Target, ...] = (
    Target("answers read without care", 500, corpora.JSON_EXAMPLES, mutated_json, _naive_json),
    Target("tables read without care", 500, corpora.TABLES, mutated_table, _naive_table),
)
"""Readers that trust what they are given: where the run finds nothing in these, it finds nothing at all."""


def _dies(_: Path, __: bytes) -> None:
    os.abort()


def _hangs(_: Path, __: bytes) -> None:
    while True:
        pass


def _writes(folder: Path, data: bytes) -> None:
    (folder.parent / "outside").write_bytes(data)


def _calls(_: Path, __: bytes) -> None:
    socket.socket().close()


FAULTS: tuple[Target, ...] = tuple(
    Target(read.__name__.strip("_"), 1, corpora.names, mutated, read) for read in (_dies, _hangs, _writes, _calls)
)
"""Readers that do what none may do, each in its own way."""

GROUPS = {"readers": TARGETS, "trusting": CONTROLS, "faults": FAULTS}


def input_of(targets: Sequence[Target], seed: int, number: int) -> tuple[Target, bytes]:
    """The reader and the input of one number of a run; always the same for the same seed."""
    rng = Random(f"{seed}/{number}")
    target = rng.choices(targets, [each.share for each in targets])[0]
    return target, target.damage(rng, target.corpus())
