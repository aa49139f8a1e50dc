"""What leaves a vault and when, as an administrator types it."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from intake_app.cli import main
from intake_app.conversation.answers import State, Text
from intake_app.desk import Desk
from intake_app.needs.choosing import Choosing
from intake_app.retention import Periods
from tests.conftest import PASSPHRASE

NEED = "home.tonight"
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAIRN_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("CAIRN_LANGUAGE", "en")


@pytest.fixture
def record(vault: Path) -> str:
    """Somebody met three years ago, in a vault that has been in use since."""
    return met(vault, date.today() - timedelta(days=3 * 365))


def met(vault: Path, day: date) -> str:
    with Desk.open(vault, PASSPHRASE) as desk:
        desk.retention.confirm_today()
        sitting = desk.begin("en", day=day)
        with sitting.held():
            sitting.answer("consent_record", State.ANSWERED, "yes")
            for question in ("call_name", "own_words", "anything_else"):
                sitting.answer(question, State.ANSWERED, Text(f"said of {question}", "en"))
            sitting.order(Choosing((NEED,), (), ((NEED,),)), {NEED: Text("a quiet door", "en")})
            sitting.stop()
        return sitting.record.id


def run(*words: object) -> int:
    return main([str(word) for word in words])


def told(capsys: Captured, *words: object) -> Any:
    capsys.readouterr()
    assert run(*words, "--json") == 0, capsys.readouterr().err
    return json.loads(capsys.readouterr().out)


def refused(capsys: Captured, *words: object) -> str:
    capsys.readouterr()
    assert run(*words) == 2
    return capsys.readouterr().err


def shown(capsys: Captured, vault: Path, record: str) -> str:
    return json.dumps(told(capsys, "record", "show", vault, record))


def test_own_words_and_words_for_one_need_are_erased_by_name(vault: Path, record: str, capsys: Captured) -> None:
    assert "a quiet door" in shown(capsys, vault, record)
    assert told(capsys, "erase", vault, record, "--need", NEED)["erased"] == NEED
    assert "a quiet door" not in shown(capsys, vault, record)
    assert "said of own_words" in shown(capsys, vault, record)
    told(capsys, "erase", vault, record, "--question", "own_words")
    assert "said of own_words" not in shown(capsys, vault, record)
    assert NEED in shown(capsys, vault, record)


def test_a_part_is_erased_alone(vault: Path, record: str, capsys: Captured) -> None:
    told(capsys, "erase", vault, record, "--part", "story")
    left = shown(capsys, vault, record)
    assert "said of anything_else" not in left
    assert "said of call_name" in left


def test_an_erasure_says_what_is_true_and_names_the_older_backups(
    vault: Path, record: str, capsys: Captured, tmp_path: Path
) -> None:
    capsys.readouterr()
    assert run("erase", vault, record) == 0
    said = capsys.readouterr().out
    assert "cannot be read from its files any more" in said
    assert "laboratory" in said


@pytest.mark.parametrize(
    "words",
    [(), ("{record}", "--everything"), ("--everything", "--part", "story"), ("{record}", "--need", "no.such"),
     ("{record}", "--question", "no_such"), ("{record}", "--part", "record"), ("{record}", "--conversation", "x")],
)  # fmt: skip
def test_what_does_not_fit_erases_nothing(vault: Path, record: str, capsys: Captured, words: tuple[str, ...]) -> None:
    refused(capsys, "erase", vault, *(word.format(record=record) for word in words))
    assert "said of call_name" in shown(capsys, vault, record)


def test_everything_is_erased_with_the_passphrase_alone(
    vault: Path, record: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("CAIRN_PASSPHRASE", "not the passphrase")
        refused(capsys, "erase", vault, "--everything")
    assert vault.exists()
    document = told(capsys, "erase", vault, "--everything")
    assert document == {"erased": "everything", "keys_written_over": True, "left": [], "older_copies": []}
    assert not vault.exists()
    assert "no vault" in refused(capsys, "records", vault)


def test_everything_is_erased_where_the_vault_does_not_open_any_more(vault: Path, capsys: Captured) -> None:
    (vault / "vault.db").write_bytes(b"damaged")
    refused(capsys, "records", vault)
    told(capsys, "erase", vault, "--everything")
    assert not vault.exists()


def test_periods_are_shown_and_set(vault: Path, capsys: Captured, tmp_path: Path) -> None:
    assert told(capsys, "retention", "show", vault)["periods"]["story"] == Periods().story
    (tmp_path / "periods.json").write_text('{"story": 30}')
    assert told(capsys, "retention", "set", vault, tmp_path / "periods.json")["story"] == 30
    assert told(capsys, "retention", "show", vault)["periods"] == {**_periods(), "story": 30}
    (tmp_path / "periods.json").write_text('{"story": 0}')
    assert "story" in refused(capsys, "retention", "set", vault, tmp_path / "periods.json")


def _periods() -> dict[str, int]:
    return {part: getattr(Periods(), part) for part in ("unfinished", "contact", "story", "person", "record")}


def test_the_review_lists_what_is_due_and_removes_nothing(vault: Path, record: str, capsys: Captured) -> None:
    document = told(capsys, "retention", "review", vault)
    assert {(due["record"], due["part"]) for due in document["due"]} == {(record, "story"), (record, "person")}
    assert not document["doubtful"]
    assert run("retention", "review", vault) == 0
    assert "said of call_name" in shown(capsys, vault, record)


def test_nobody_who_is_on_hold_is_erased_until_the_hold_is_ended(vault: Path, record: str, capsys: Captured) -> None:
    until = (date.today() + timedelta(days=90)).isoformat()
    told(capsys, "hold", "set", vault, record, "--reason", "A court asked for it", "--until", until)
    assert "A court asked for it" in refused(capsys, "erase", vault, record)
    assert told(capsys, "retention", "show", vault)["holds"][record]["until"] == until
    assert {due["hold"]["until"] for due in told(capsys, "retention", "review", vault)["due"]} == {until}
    assert run("retention", "review", vault) == 0
    assert "A court asked for it" in capsys.readouterr().out
    told(capsys, "hold", "end", vault, record)
    told(capsys, "erase", vault, record)
    assert "2027-06-30" in refused(capsys, "hold", "set", vault, record, "--reason", "x", "--until", "soon")


def test_a_clock_in_doubt_is_told_and_a_person_can_say_that_it_is_right(vault: Path, capsys: Captured) -> None:
    ahead = date.today() + timedelta(days=900)
    with Desk.open(vault, PASSPHRASE) as desk:
        desk.retention.confirm_today()
    with Desk.open(vault, PASSPHRASE, today=lambda: ahead) as desk:
        desk.retention.confirm_today()
    assert run("retention", "review", vault) == 0
    assert "Look at a calendar" in capsys.readouterr().out
    assert not told(capsys, "retention", "review", vault, "--clock-is-right")["doubtful"]


def test_the_journal_is_shown_newest_first_and_exported_whole(
    vault: Path, record: str, capsys: Captured, tmp_path: Path
) -> None:
    entries = told(capsys, "journal", "show", vault, "--limit", "3")
    assert [entry["seq"] for entry in entries] == sorted((entry["seq"] for entry in entries), reverse=True)
    assert entries[0]["event"] == "unlocked"
    assert run("journal", "show", vault) == 0
    assert record in capsys.readouterr().out
    refused(capsys, "journal", "show", vault, "--limit", "0")
    out = tmp_path / "journal.csv"
    document = told(capsys, "journal", "export", vault, out)
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
    assert len(rows) == document["entries"] + 1
    assert "file of this name" in refused(capsys, "journal", "export", vault, out)


def test_travelling_leaves_everybody_in_the_backup(vault: Path, record: str, capsys: Captured, tmp_path: Path) -> None:
    document = told(capsys, "travel", vault, "--backup", tmp_path / "out")
    assert document == {"people": 1, "backup": str(tmp_path / "out")}
    assert told(capsys, "records", vault) == []
    assert [row["record"] for row in told(capsys, "records", tmp_path / "out")] == [record]
    assert told(capsys, "travel", vault, "--backup", tmp_path / "other")["people"] == 0
    assert not (tmp_path / "other").exists()
    assert told(capsys, "vault", "restore", tmp_path / "out", vault)
    assert "said of own_words" in shown(capsys, vault, record)
