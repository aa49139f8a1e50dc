"""Papers at the command line: everything for one person, taking a consent back, the letters, and who was told."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest

from intake_app.cli import main
from tests.conftest import PASSPHRASE

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture(autouse=True)
def _passphrase(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CAIRN_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("CAIRN_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CAIRN_LANGUAGE", raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def cairn(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command with ``--json``; its exit status, its document, what it complained of."""

    def run(*words: object) -> tuple[int, Any, str]:
        status = main([*map(str, words), "--json"])
        out, err = capsys.readouterr()
        return status, json.loads(out) if out else None, err

    return run


@pytest.fixture
def taken(cairn: Run, vault: Path) -> dict[str, Any]:
    """The Arabic example, recorded."""
    with as_file(files("intake_app") / "examples" / "example-ar.json") as answers:
        status, found, _ = cairn("intake", vault, "--answers", answers)
    assert status == 0
    _, shown, _ = cairn("record", "show", vault, found["record"])
    return {**found, "shown": shown}


def test_a_whole_set_is_written_into_a_new_folder(
    cairn: Run, vault: Path, taken: dict[str, Any], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    status, told, _ = cairn("packets", vault, taken["record"], "--language", "fr", "--out", out)
    assert status == 0
    assert set(told["files"]) == {file.name for file in out.iterdir()}
    assert {"copy.pdf", "card.pdf"} < set(told["files"])
    references = {one["reference"] for one in taken["shown"]["referrals"]}
    assert {name[:9] for name in told["files"] if name.endswith("-recipient.pdf")} <= references
    status, again, err = cairn("packets", vault, taken["record"], "--out", out)
    assert (status, again) == (2, None)
    assert err.count("\n") == 1
    status, _, err = cairn("packets", vault, taken["record"], "--out", tmp_path / "no" / "folder")
    assert status == 2


def test_a_consent_is_printed_also_after_it_was_taken_back(
    cairn: Run, vault: Path, taken: dict[str, Any], tmp_path: Path
) -> None:
    words = ("packet", vault, taken["record"], "--referral", taken["referrals"][0], "--language", "en")
    assert cairn(*words, "--copy", "consent", "--out", tmp_path / "before.pdf")[0] == 0
    cairn("consent", "withdraw", vault, taken["record"], taken["shown"]["consents"][0]["id"])
    assert cairn(*words, "--copy", "consent", "--out", tmp_path / "after.pdf")[0] == 0
    assert (tmp_path / "before.pdf").read_bytes() != (tmp_path / "after.pdf").read_bytes()


def test_taking_back_lists_who_is_to_be_told_until_they_were(
    cairn: Run, vault: Path, taken: dict[str, Any], tmp_path: Path
) -> None:
    record, referral = taken["record"], taken["referrals"][0]
    view = next(one for one in taken["shown"]["referrals"] if one["id"] == referral)
    consent = next(one["id"] for one in taken["shown"]["consents"] if one["service"] == view["service"])
    packet = ("packet", vault, record, "--referral", referral, "--language", "fr", "--out", tmp_path / "p.pdf")
    assert cairn(*packet)[0] == 0
    status, told, _ = cairn("consent", "withdraw", vault, record, consent)
    assert (status, told["withdrawn"]) == (0, consent)
    assert [(one["referral"], one["language"], len(one["given"])) for one in told["recalls"]] == [(referral, "fr", 1)]
    letters = ("recall", "letters", vault, record, consent, "--out", tmp_path / "letters")
    status, told, _ = cairn(*letters)
    assert (status, told["files"]) == (0, [f"{view['reference']}-letter.pdf"])
    assert cairn("recall", "told", vault, record, referral, "--how", "post")[0] == 0
    assert cairn(*letters)[1] == {"files": [], "not_written": []}


def test_what_does_not_fit_is_refused_in_one_line(
    cairn: Run, vault: Path, taken: dict[str, Any], tmp_path: Path
) -> None:
    record, out = taken["record"], tmp_path / "out"
    for words in (
        ("recall", "told", vault, record, taken["referrals"][0], "--how", "phone"),
        ("recall", "told", vault, record, taken["referrals"][0], "--how", "shouting"),
        ("recall", "letters", vault, record, "nobody's", "--out", out),
        ("packets", vault, record, "--language", "xx", "--out", out),
        ("packets", vault, "nobody", "--out", out),
    ):
        status, document, err = cairn(*words)
        assert (status, document, err.count("\n")) == (2, None, 1), words
    assert not out.exists()
