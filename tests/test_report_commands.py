"""Data out, as an administrator types it: who agreed and nobody else, nothing small, nothing by subtraction."""

from __future__ import annotations

import csv
import json
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from intake_app.cli import main
from intake_app.conversation.answers import LanguageChoice, State, Text
from intake_app.desk import Desk
from intake_app.given_out import GivingOut
from intake_app.languages.catalogs import load_language
from intake_app.needs.choosing import Choosing
from intake_app.reports.figures import make_figures
from intake_app.reports.figures_paper import figures_pdf
from intake_app.reports.period import EVERYTHING, quarter_of
from intake_app.site import Site
from tests.conftest import PASSPHRASE, TODAY

NEED = "home.tonight"
NAME = "CANARY-7f3c"
Captured = pytest.CaptureFixture[str]
SUMMER = quarter_of(date(2026, 8, 1))


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAIRN_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("CAIRN_LANGUAGE", "en")


def meet(desk: Desk, day: date, *, agreed: str = "yes") -> str:
    sitting = desk.begin("en", day=day)
    with sitting.held():
        for question in ("consent_record", "statistics_ok"):
            sitting.answer(question, State.ANSWERED, "yes" if question == "consent_record" else agreed)
        sitting.answer("call_name", State.ANSWERED, Text(NAME, "en"))
        sitting.answer("spoken_language", State.ANSWERED, LanguageChoice("en"))
        sitting.order(Choosing((NEED,), (), ((NEED,),)))
        sitting.stop()
    return sitting.record.id


def told(capsys: Captured, *words: object) -> Any:
    capsys.readouterr()
    assert main([*map(str, words), "--json"]) == 0, capsys.readouterr().err
    return json.loads(capsys.readouterr().out)


def refused(capsys: Captured, *words: object) -> str:
    capsys.readouterr()
    assert main(list(map(str, words))) == 2
    return capsys.readouterr().err


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text("utf-8-sig").splitlines()))


@pytest.fixture
def crowd(vault: Path) -> Path:
    """Twelve people who agreed, three who did not."""
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as desk:
        for _ in range(12):
            meet(desk, date(2026, 8, 3))
        for agreed in ("no", "no", "no"):
            meet(desk, date(2026, 8, 3), agreed=agreed)
    return vault


def test_rows_are_written_for_who_agreed_and_the_others_are_only_counted(
    crowd: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "rows.csv"
    document = told(capsys, "export", "htcds", crowd, out, "--xlsx")
    assert (document["rows"], document["left_out"]) == (12, 3)
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert len(rows(out)) == 13
    assert NAME.encode() not in out.read_bytes()
    assert [oct(path.stat().st_mode & 0o777) for path in (out, out.with_suffix(".xlsx"))] == ["0o600"] * 2
    assert zipfile.is_zipfile(out.with_suffix(".xlsx"))


def test_one_line_warns_before_a_file_that_anybody_can_read(crowd: Path, tmp_path: Path, capsys: Captured) -> None:
    capsys.readouterr()
    assert main(["export", "htcds", str(crowd), str(tmp_path / "rows.csv")]) == 0
    warned = capsys.readouterr().err
    assert "This file is not encrypted: whoever finds it can read it." in warned
    assert "without names a row can point to somebody" in warned
    assert warned.count("\n") == 1


def test_where_nobody_agreed_the_table_is_empty_and_valid(vault: Path, tmp_path: Path, capsys: Captured) -> None:
    document = told(capsys, "export", "htcds", vault, tmp_path / "rows.csv")
    (heading,) = rows(tmp_path / "rows.csv")
    assert document["rows"] == 0
    assert heading == document["fields"]
    figures = told(capsys, "export", "stats", vault, tmp_path / "figures.csv")
    people = [row["count"] for each in figures["tables"].values() for row in each["rows"]]
    assert set(people) == {None}


def test_nothing_is_written_over_a_file_and_nothing_by_half(crowd: Path, tmp_path: Path, capsys: Captured) -> None:
    out, book = tmp_path / "rows.csv", tmp_path / "rows.xlsx"
    book.write_bytes(b"mine")
    for words in (("htcds", crowd, out, "--xlsx"), ("stats", crowd, book)):
        assert "already" in refused(capsys, "export", *words)
    assert not out.exists()
    assert book.read_bytes() == b"mine"
    assert "folder" in refused(capsys, "export", "stats", crowd, tmp_path / "none" / "f.csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["rows.xlsx", "vault"]


def test_figures_hide_who_is_few_and_tell_the_others_rounded(crowd: Path, tmp_path: Path, capsys: Captured) -> None:
    document = told(capsys, "export", "stats", crowd, tmp_path / "f.csv", "--from", "2026-07-01", "--to", "2026-09-30")
    wanted = document["tables"]["wanted"]
    assert wanted == {"rows": [{"code": NEED, "count": 15, "told": "rounded"}], "others": True}
    numbers = [row[3] for row in rows(tmp_path / "f.csv")[1:] if row[3]]
    assert {int(number) % 5 for number in numbers} == {0}
    assert min(map(int, numbers)) > 11
    assert NAME.encode() not in (tmp_path / "f.csv").read_bytes()
    told(capsys, "export", "stats", crowd, tmp_path / "es.csv", "--language", "es")
    assert ["wanted", NEED, "Un lugar seguro para dormir esta noche", "15", "rounded"] in rows(tmp_path / "es.csv")


def test_figures_of_part_of_a_quarter_are_refused(crowd: Path, tmp_path: Path, capsys: Captured) -> None:
    for words in (("--from", "2026-07-02"), ("--to", "2026-08-31"), ("--from", "nonsense")):
        refused(capsys, "export", "stats", crowd, tmp_path / "f.csv", *words)
    assert not (tmp_path / "f.csv").exists()


def test_figures_are_printed_in_any_language_and_are_tagged(tmp_path: Path, desk: Desk) -> None:
    made = GivingOut(desk.store, desk.site(), TODAY).write_figures(tmp_path / "f.pdf", EVERYTHING, load_language("ar"))
    data = (tmp_path / "f.pdf").read_bytes()
    assert made.people.value is None
    assert data.startswith(b"%PDF")
    again = figures_pdf(make_figures({}, (), EVERYTHING, 11), desk.site(), load_language("ar"), TODAY)
    assert again == data
    with pikepdf.open(tmp_path / "f.pdf") as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == "ar"
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"


def test_two_periods_that_differ_by_a_few_people_do_not_tell_of_these_few(desk: Desk, tmp_path: Path) -> None:
    """The quarter alone may be told, and so may everything; but not both, when four people lie between them."""
    for _ in range(12):
        meet(desk, date(2026, 8, 3))
    for _ in range(4):
        meet(desk, date(2026, 10, 3))
    leaving = GivingOut(desk.store, desk.site(), TODAY)
    assert leaving.figures(SUMMER).people.value == 15
    everything = leaving.write_figures(tmp_path / "all.csv", EVERYTHING, load_language("en"))
    assert everything.people.value == 15
    assert leaving.figures(SUMMER).people.value is None
    assert leaving.figures(SUMMER).table("wanted").rows == ()
    assert leaving.figures(EVERYTHING) == everything


def test_who_takes_the_yes_back_is_in_no_later_file(desk: Desk, tmp_path: Path) -> None:
    someone = meet(desk, TODAY - timedelta(days=1))
    leaving = GivingOut(desk.store, desk.site(), TODAY)
    assert len(leaving.rows().rows) == 1
    sitting = desk.begin("en", record=someone)
    sitting.answer("statistics_ok", State.ANSWERED, "no")
    assert leaving.rows().rows == ()


def test_feedback_has_the_same_least_number_and_is_tied_to_nobody(desk: Desk) -> None:
    desk.set_site(Site(smallest_cell=3))
    for _ in range(4):
        desk.add_feedback("good", "bad", "")
    desk.add_feedback("middle", "", "")
    made = GivingOut(desk.store, desk.site(), TODAY).figures(EVERYTHING)
    told = {row.code: row.figure.value for row in made.table("feedback_choice").rows}
    assert told == {"good": 5, "middle": None, "bad": None}
