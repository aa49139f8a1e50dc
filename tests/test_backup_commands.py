"""Backing up, restoring and checking a vault, as an administrator types it."""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from intake_app.backups import Backups, Plan
from intake_app.cli import main
from intake_app.conversation.answers import State, Text
from intake_app.desk import Desk
from tests.conftest import PASSPHRASE

NEW = "quiet water under bridges"


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CAIRN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CAIRN_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("CAIRN_LANGUAGE", "en")


def run(*words: object) -> int:
    return main([str(word) for word in words])


def told(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def record(vault: Path) -> str:
    with Desk.open(vault, PASSPHRASE) as desk:
        sitting = desk.begin("en")
        with sitting.held():
            sitting.answer("consent_record", State.ANSWERED, "yes")
            sitting.answer("call_name", State.ANSWERED, Text("Lantern", "en"))
            sitting.stop()
        return sitting.record.id


@pytest.fixture
def stick(vault: Path, tmp_path: Path) -> Path:
    path = tmp_path / "stick"
    path.mkdir()
    with Desk.open(vault, PASSPHRASE) as desk:
        Backups(desk.store).set_plan(Plan(str(path)))
    return path


def names(vault: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert run("records", vault, "--json") == 0
    return [row["name"] for row in told(capsys)]


def test_a_backup_is_written_and_restored_to_a_new_place(
    vault: Path, record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("vault", "backup", vault, tmp_path / "out", "--json") == 0
    assert told(capsys) == {"backup": str(tmp_path / "out")}
    assert run("vault", "check", tmp_path / "out") == 0
    capsys.readouterr()
    assert run("vault", "restore", tmp_path / "out", tmp_path / "new", "--json") == 0
    assert told(capsys) == {"path": str(tmp_path / "new"), "erased": 0, "knows": False, "former": None}
    assert names(tmp_path / "new", capsys) == names(vault, capsys) == ["Lantern"]


def test_what_cairn_cannot_know_is_said(vault: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("vault", "backup", vault, tmp_path / "out")
    capsys.readouterr()
    run("vault", "restore", tmp_path / "out", tmp_path / "new")
    assert "cannot know" in capsys.readouterr().out
    run("vault", "restore", tmp_path / "out", tmp_path / "known", "--known", vault)
    assert capsys.readouterr().out == "Restored.\n"


def test_the_erased_stay_erased_when_a_backup_is_restored_over_the_vault(
    vault: Path, record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("vault", "backup", vault, tmp_path / "out")
    run("erase", vault, record)
    capsys.readouterr()
    assert run("vault", "restore", tmp_path / "out", vault) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert "stay" in out
    assert "vault.before-restore" in out
    assert names(vault, capsys) == []
    assert run("vault", "check", vault) == 0


def test_the_vault_that_is_there_may_open_with_another_passphrase(
    vault: Path, record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret"
    secret.write_text(NEW + "\n", "utf-8")
    run("vault", "backup", vault, tmp_path / "out")
    run("slot", "change", vault, "--new-passphrase-file", secret)
    assert run("vault", "restore", tmp_path / "out", vault) == 2
    assert run("vault", "restore", tmp_path / "out", vault, "--present-passphrase-file", secret) == 0
    assert run("records", vault, "--passphrase-file", secret) == 0
    assert run("records", vault) == 2


def test_without_a_folder_the_backup_goes_to_the_place_that_the_vault_knows(
    vault: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("vault", "backup", vault) == 2
    assert "place" in capsys.readouterr().err
    (tmp_path / "stick").mkdir()
    with Desk.open(vault, PASSPHRASE) as desk:
        Backups(desk.store).set_plan(Plan(str(tmp_path / "stick")))
    assert run("vault", "backup", vault, "--json") == 0
    assert Path(told(capsys)["backup"]).parent == tmp_path / "stick"


@pytest.mark.parametrize("how", ["a page", "the journal", "the keys"])
def test_the_check_of_a_damaged_vault_names_the_newest_good_backup(
    vault: Path, stick: Path, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    with Desk.open(vault, PASSPHRASE) as desk:
        backups = Backups(desk.store, lambda: datetime(2026, 11, 24, 12, 0))
        good, bad = backups.make(), backups.make()
        if how == "the journal":
            desk.store.vault.connection.execute("DELETE FROM directory_sources WHERE 0 = 1")
            desk.store.vault.connection.execute("INSERT INTO people VALUES ('x', '2026-11-24', 'en', 0, 'X', 'x')")
    (bad.path / "vault.db").write_bytes((bad.path / "vault.db").read_bytes()[:-4096])
    if how == "a page":
        (vault / "vault.db").write_bytes((vault / "vault.db").read_bytes()[:-4096])
    if how == "the keys":
        (vault / "keys").write_bytes(b"")
    assert run("vault", "check", vault) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert good.path.name in err
    assert bad.path.name not in err


def test_the_check_of_a_damaged_vault_without_backups_is_one_line(
    vault: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (vault / "vault.db").write_bytes(b"")
    assert run("vault", "check", vault) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_copy_that_a_syncing_program_left_is_told(vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("vault", "check", vault, "--json") == 0
    assert told(capsys) == {"ok": True, "findings": [], "second_copies": [], "older_than_seen": False}
    name = "vault.sync-conflict-20261124-101500-ABCDEF.db"
    shutil.copy(vault / "vault.db", vault / name)
    assert run("vault", "check", vault) == 0
    assert name in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ("vault", "backup", "{vault}", "{vault}"),
        ("vault", "backup", "{vault}", "{vault}/inside"),
        ("vault", "backup", "{vault}", "/nowhere/at/all"),
        ("vault", "backup", "{vault}", ""),
        ("vault", "backup", "/nowhere", "/nowhere/else"),
        ("vault", "restore", "/nowhere", "{vault}"),
        ("vault", "restore", "{vault}", "{vault}"),
        ("vault", "restore", "{vault}", ""),
        ("vault", "restore", "{vault}"),
        ("vault", "restore", "{vault}", "/nowhere/at/all"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    vault: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    before = sorted(each.name for each in vault.parent.iterdir())
    assert run(*(word.replace("{vault}", str(vault)) for word in words)) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert sorted(each.name for each in vault.parent.iterdir()) == before


def test_check_tells_a_vault_that_was_put_back_as_it_once_was(
    vault: Path, tmp_path: Path, record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """T07: an older copy is whole, so that only what lies outside it can tell."""
    older = shutil.copytree(vault, tmp_path / "older")
    assert (
        run("records", vault) == run("hold", "set", vault, record, "--reason", "rule 4", "--until", "2099-01-01") == 0
    )
    capsys.readouterr()
    assert run("vault", "check", vault, "--json") == 0
    assert told(capsys)["older_than_seen"] is False
    for _ in range(2):  # told again, until somebody was told in the window
        assert run("vault", "check", older) == 0
        whole, what, do = capsys.readouterr().out.splitlines()
        assert whole == "The vault is whole."
        assert what == "This vault is older than when it was last open on this laptop."
        assert "entries, now it has" in do
    assert run("vault", "check", vault) == 0
    assert capsys.readouterr().out == "The vault is whole.\n"
