"""Dates as far as they are known: what is a date, what it says and how far it reaches."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.languages.edtf import Edtf, days_of, marked, read_edtf

DAYS = st.dates(date(1000, 1, 1), date(9990, 12, 31))


@pytest.mark.parametrize(
    "text",
    ["7", "31", "30~", "1991", "1991~", "1991?", "1991%", "199X", "XXXX", "2026-11", "2026-11~", "2026-11-20",
     "1985-XX-03", "1985-04-XX", "1985/1990", "1991-03-21/1992-03-20", "1991-03-21~/1992-03-20~", "1985~-04-20"],
)  # fmt: skip
def test_what_level_0_and_1_write_is_understood(text: str) -> None:
    assert read_edtf(text) is not None


@pytest.mark.parametrize(
    "text",
    ["", "x", "1234567", "19 91", "1991-13", "1991-00", "1985-02-30", "1985-04-00", "0000", "1985/1986/1987", "1985/",
     "1985-4", "~1985", "1985~~", "1985-02-30~", "1990/1985-02-30", "12345", "1985-04-20-01", "１９９１"],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_edtf(text) is None


@given(DAYS, st.sampled_from([4, 7, 10]), st.sampled_from("~?%"))
def test_a_mark_of_doubt_is_read_written_and_taken_away(day: date, letters: int, mark: str) -> None:
    plain = day.isoformat()[:letters]
    with_mark = marked(plain, mark)
    assert with_mark == plain + mark
    assert str(read_edtf(with_mark)) == with_mark
    assert marked(with_mark, "") == plain


@given(DAYS, DAYS, st.sampled_from(["", "~", "?", "%"]))
def test_an_interval_carries_its_mark_at_both_ends(one: date, other: date, mark: str) -> None:
    text = marked(f"{min(one, other)}/{max(one, other)}", mark)
    assert str(read_edtf(text)) == text
    assert days_of(text) == (min(one, other), max(one, other))


def test_marks_after_a_part_are_marks_of_the_whole() -> None:
    assert read_edtf("1985~-04") == Edtf("1985-04", about=True)
    assert read_edtf("1985%") == Edtf("1985", about=True, unsure=True)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1991", "1991-01-01", "1991-12-31"), ("1991-02", "1991-02-01", "1991-02-28"),
        ("199X", "1990-01-01", "1999-12-31"), ("1991~", "1990-01-01", "1992-12-31"),
        ("1991-08-03?", "1990-08-03", "1992-08-03"), ("1991-03-21/1992-03-20", "1991-03-21", "1992-03-20"),
    ],
)  # fmt: skip
def test_a_date_leaves_room_for_these_days(text: str, first: str, last: str) -> None:
    assert days_of(text, slack_years=1) == (date.fromisoformat(first), date.fromisoformat(last))


def test_an_age_and_an_unknown_year_are_no_days() -> None:
    assert days_of("31") is None
    assert days_of("XXXX-12") is None
    assert days_of("soon") is None
