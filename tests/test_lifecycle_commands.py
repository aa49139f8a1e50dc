"""Stages with who and why, and incoming referrals, as an administrator types them."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest

from intake_app.cli import main
from intake_app.conversation.referrals import REASONS, Stage
from intake_app.desk import Desk
from tests.conftest import PASSPHRASE

Run = Callable[..., tuple[int, Any, str]]
CAME = {
    "cas_ReferringOrganisation": "Lake House", "contact": "A. Sample", "phone": "+1 555 0100", "reference": "LH-7",
    "cas_IncomingReferralDate": "2026-11-20", "needs": ["home.tonight", "health.urgent"], "agreed": "yes",
    "agreed_words": "She said yes to being sent", "name": "Sample Fern", "language": "my",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAIRN_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("CAIRN_LANGUAGE", raising=False)


@pytest.fixture
def cairn(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: object) -> tuple[int, Any, str]:
        status = main([*map(str, words), "--json"])
        out, err = capsys.readouterr()
        return status, json.loads(out) if out else None, err

    return run


@pytest.fixture
def taken(cairn: Run, vault: Path) -> dict[str, Any]:
    with as_file(files("intake_app") / "examples" / "example-ar.json") as path:
        status, found, _ = cairn("intake", vault, "--answers", path)
    assert status == 0
    return dict(found)


def _set(cairn: Run, vault: Path, taken: dict[str, Any], *more: object) -> tuple[int, Any, str]:
    return cairn("referral", "set", vault, taken["record"], taken["referrals"][0], *more)


def test_who_and_why_are_codes_and_the_known_ones_are_said(cairn: Run, vault: Path, taken: dict[str, Any]) -> None:
    status, found, _ = _set(cairn, vault, taken, "declined", "--by", "recipient", "--reason", "No capacity")
    assert (status, found["by"], found["reason"]) == (0, "recipient", "no_capacity")
    status, _, err = _set(cairn, vault, taken, "declined", "--by", "recipient", "--reason", "full")
    assert status == 2
    assert all(code in err for code in REASONS[Stage.DECLINED])
    status, _, err = _set(cairn, vault, taken, "accepted", "--by", "survivr")
    assert status == 2
    assert all(word in err for word in ("survivor", "recipient", "W-1"))
    assert _set(cairn, vault, taken, "accepted", "--by", "W-9")[0] == 0
    assert _set(cairn, vault, taken, "accepted", "--reason", "no_capacity")[0] == 2


def test_what_the_person_took_back_stays_so(cairn: Run, vault: Path, taken: dict[str, Any]) -> None:
    assert _set(cairn, vault, taken, "withdrawn", "--by", "survivor", "--reason", "no_longer_needed")[0] == 0
    status, _, err = _set(cairn, vault, taken, "accepted", "--by", "recipient")
    assert status == 2
    assert "final" in err
    _, shown, _ = cairn("record", "show", vault, taken["record"])
    assert shown["referrals"][0]["stage"] == "withdrawn"


def test_a_worker_may_undo_what_a_worker_took_back(cairn: Run, vault: Path, taken: dict[str, Any]) -> None:
    assert _set(cairn, vault, taken, "withdrawn", "--by", "W-3")[0] == 0
    assert _set(cairn, vault, taken, "sent")[0] == 0


def test_an_incoming_referral_starts_a_record_and_chooses_nothing(cairn: Run, vault: Path, tmp_path: Path) -> None:
    (tmp_path / "came.json").write_text(json.dumps(CAME), "utf-8")
    status, found, _ = cairn("incoming", vault, "--file", tmp_path / "came.json")
    assert status == 0
    _, shown, _ = cairn("record", "show", vault, found["record"])
    assert shown["order"] is None
    assert shown["answers"] == {}
    assert shown["incoming"][0]["needs"] == CAME["needs"]
    assert shown["conversations"][0]["language"] == "my"
    _, people, _ = cairn("records", vault, "--search", "fern")
    assert [row["record"] for row in people] == [found["record"]]
    assert cairn("incoming", vault, "--file", tmp_path / "came.json", "--record", found["record"])[0] == 0


@pytest.mark.parametrize("agreed", ["no", "unknown"])
def test_nobody_is_written_down_whom_nobody_asked(cairn: Run, vault: Path, tmp_path: Path, agreed: str) -> None:
    (tmp_path / "came.json").write_text(json.dumps({**CAME, "agreed": agreed}), "utf-8")
    status, _, err = cairn("incoming", vault, "--file", tmp_path / "came.json")
    assert status == 2
    assert "agreed" in err
    assert cairn("records", vault)[1] == []


@pytest.mark.parametrize(
    "change",
    [
        {"organisation": "x"}, {"organization": "twice"}, {"needs": ["home.tonight", "nothing"]}, {"needs": "home"},
        {"agreed": "maybe"}, {"cas_IncomingReferralDate": "soon"}, {"language": "xx-none"}, {"phone": 7},
        {"cas_ReferringOrganisation": " "}, {"words": "x" * 20_001},
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_by_name(
    cairn: Run, vault: Path, tmp_path: Path, change: dict[str, object]
) -> None:
    (tmp_path / "came.json").write_text(json.dumps({**CAME, **change}), "utf-8")
    status, _, err = cairn("incoming", vault, "--file", tmp_path / "came.json")
    assert status == 2
    assert err.startswith("cairn: ")
    assert err.count("\n") == 1


def test_double_work_is_warned_of_beside_the_answer(cairn: Run, vault: Path, tmp_path: Path) -> None:
    with Desk.open(vault, PASSPHRASE) as desk:
        service = desk.match("health.urgent")[0].service
    one = {"service": f"{service.source}/{service.id}", "needs": ["health.urgent"]}
    written = {"referrals": [one], "answers": {"already_with": [{"need": "health.urgent", "provider": "A clinic"}]}}
    (tmp_path / "first.json").write_text(json.dumps(written), "utf-8")
    status, found, err = cairn("intake", vault, "--answers", tmp_path / "first.json")
    assert (status, set(found)) == (0, {"record", "conversation", "referrals"})
    assert "A clinic" in err
    status, _, err = cairn("intake", vault, "--answers", tmp_path / "first.json", "--record", found["record"])
    assert status == 0
    assert "live referral" in err
    assert service.organization.name in err
