"""Who can open a vault, as an administrator types it."""

from __future__ import annotations

import errno
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from intake_app.cli import main
from tests.conftest import PASSPHRASE

NEW = "quiet water under bridges"


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAIRN_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("CAIRN_LANGUAGE", "en")


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret"
    path.write_text(NEW + "\n", "utf-8")
    return path


def run(*words: object) -> int:
    return main([str(word) for word in words])


def slots(vault: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert run("vault", "slots", vault, "--json") == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def opens(vault: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    with monkeypatch.context() as patch:
        patch.setenv("CAIRN_PASSPHRASE", passphrase)
        return run("records", vault) == 0


def test_a_colleague_is_added_changed_and_revoked(
    vault: Path, secret: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("slot", "add", vault, "--name", "W-4", "--new-passphrase-file", secret) == 0
    assert [(each["slot"], each["name"], each["mine"]) for each in slots(vault, capsys)] == [
        (0, "", True),
        (1, "W-4", False),
    ]
    assert opens(vault, NEW, monkeypatch)
    secret.write_text("other words for the same colleague", "utf-8")
    assert run("slot", "change", vault, "--slot", "1", "--new-passphrase-file", secret) == 0
    assert not opens(vault, NEW, monkeypatch)
    assert run("slot", "revoke", vault, "--slot", "1", "--rotate") == 0
    assert not opens(vault, "other words for the same colleague", monkeypatch)
    assert opens(vault, PASSPHRASE, monkeypatch)
    assert [each["slot"] for each in slots(vault, capsys)] == [0]


def test_ones_own_passphrase_is_changed(vault: Path, secret: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("slot", "change", vault, "--new-passphrase-file", secret) == 0
    assert (opens(vault, NEW, monkeypatch), opens(vault, PASSPHRASE, monkeypatch)) == (True, False)


def test_the_recovery_code_opens_the_vault_for_somebody_new(
    vault: Path, secret: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("recovery", "make", vault, "--json") == 0
    code = tmp_path / "code"
    code.write_text(json.loads(capsys.readouterr().out)["code"], "utf-8")
    assert run("recovery", "rehearse", vault, "--code-file", code) == 0
    assert slots(vault, capsys)[1]["rehearsed"]
    monkeypatch.delenv("CAIRN_PASSPHRASE")
    words = ("--code-file", code, "--name", "W-9", "--new-passphrase-file", secret)
    assert run("recovery", "open", vault, *words) == 0
    assert opens(vault, NEW, monkeypatch)


@pytest.mark.parametrize("tag", ["en", "ar", "my"])
def test_the_sheet_is_a_pdf_whose_code_can_be_typed_again(vault: Path, tmp_path: Path, tag: str) -> None:
    sheet = tmp_path / "sheet.pdf"
    assert run("recovery", "make", vault, "--out", sheet, "--language", tag) == 0
    text = subprocess.run(["pdftotext", "-layout", sheet, "-"], capture_output=True, check=True, text=True).stdout
    code = tmp_path / "code"
    code.write_text(" ".join(re.findall(r"\b[0-9]{5}\b", text)), "utf-8")
    assert run("recovery", "rehearse", vault, "--code-file", code) == 0


@pytest.mark.parametrize(
    "words",
    [
        ("slot", "revoke", "--slot", "0"),
        ("slot", "revoke", "--slot", "7"),
        ("slot", "change", "--slot", "9", "--new-passphrase-file", "{secret}"),
        ("slot", "add", "--name", " ", "--new-passphrase-file", "{secret}"),
        ("slot", "add", "--name", "W-4", "--new-passphrase-file", "/nowhere"),
        ("recovery", "rehearse", "--code-file", "{secret}"),
        ("recovery", "open", "--code-file", "{secret}", "--name", "W-4", "--new-passphrase-file", "{secret}"),
        ("recovery", "make", "--language", "tlh"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    vault: Path, secret: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    first, second, *rest = (word.replace("{secret}", str(secret)) for word in words)
    assert run(first, second, vault, *rest) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert NEW not in err
    assert [each["slot"] for each in slots(vault, capsys)] == [0]


def test_a_sheet_that_cannot_be_written_leaves_the_earlier_one_as_it_is(
    vault: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = tmp_path / "code"
    assert run("recovery", "make", vault) == 0
    code.write_text(capsys.readouterr().out, "utf-8")
    for place in (code, tmp_path / "none" / "sheet.pdf"):
        assert run("recovery", "make", vault, "--out", place) == 2
    assert run("recovery", "rehearse", vault, "--code-file", code) == 0


def test_a_new_key_can_be_given_after_a_revocation_without_one(
    vault: Path, secret: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("slot", "revoke", vault) == 2
    assert run("slot", "add", vault, "--name", "W-4", "--new-passphrase-file", secret) == 0
    old = (vault / "keys").read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("intake_app.vault.rotation.sync_file", _refuse)
        assert run("slot", "revoke", vault, "--slot", "1", "--rotate") == 2
    assert "revoked, but the vault has no new one" in capsys.readouterr().err
    assert [each["slot"] for each in slots(vault, capsys)] == [0]
    assert "new key" not in _journal(vault, capsys), "what did not happen is not told"
    assert run("slot", "revoke", vault, "--rotate") == 0
    assert "The vault got a new key" in _journal(vault, capsys)
    assert run("vault", "check", vault) == 0
    (vault / "keys").write_bytes(old)
    assert not opens(vault, NEW, monkeypatch)


def _journal(vault: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert run("journal", "show", vault) == 0
    return capsys.readouterr().out


def _refuse(path: Path) -> None:
    raise OSError(errno.ENOSPC, "full")


def test_how_hard_a_chosen_passphrase_is_to_guess_is_said(
    vault: Path, secret: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("slot", "add", vault, "--name", "W-4", "--new-passphrase-file", secret) == 0
    assert "Very hard to guess" in capsys.readouterr().out
    secret.write_text("1234", "utf-8")
    assert run("slot", "change", vault, "--new-passphrase-file", secret, "--json") == 0
    assert json.loads(capsys.readouterr().out)["strength"] == "weak"
    monkeypatch.setenv("CAIRN_PASSPHRASE", "1234")
    assert run("vault", "create", tmp_path / "weak") == 0
    assert "Easy to guess" in capsys.readouterr().out
