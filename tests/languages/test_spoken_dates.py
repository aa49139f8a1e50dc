"""Dates in words: doubt is said, and another calendar stands beside the Gregorian one where it has a way to say it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.languages.calendars import Calendar, Dated, edtf_of, month_names
from intake_app.languages.catalogs import load_language
from intake_app.languages.edtf import marked
from intake_app.languages.language import plain
from intake_app.languages.spoken_dates import calendar_words, date_beside, edtf_beside, edtf_words

ENGLISH = load_language("en")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("31", "31 years old"), ("1", "1 year old"), ("30~", "about 30 years old"), ("1991", "1991"),
        ("1991~", "about 1991"), ("1991?", "perhaps 1991"), ("1991%", "perhaps about 1991"),
        ("199X", "between 1990 and 1999"), ("2026-11", "November 2026"), ("2026-11~", "about November 2026"),
        ("2026-11-20", "November 20, 2026"), ("1985-04-XX", "April 1985"), ("1985-XX-XX", "1985"),
        ("1985/1990", "between 1985 and 1990"),
        ("1991-03-21/1992-03-20", "between March 21, 1991 and March 20, 1992"),
        ("1991-03-21~/1992-03-20~", "about between 1991 and 1992"), ("1985-XX-03", "1985-XX-03"),
        ("19XX-03", "19XX-03"), ("XXXX", "XXXX"), ("1991-03-21~/1991-04-20~", "about 1991"),
    ],
)  # fmt: skip
def test_what_is_known_is_said_with_its_doubt(text: str, words: str) -> None:
    assert plain(edtf_words(text, ENGLISH)) == words


@pytest.mark.parametrize(
    ("calendar", "text", "words"),
    [
        (Calendar.PERSIAN, "1991-08-03", "August 3, 1991 (Mordad 12, 1370\u00a0· Persian Calendar)"),
        (Calendar.NEPALI, "1991-08-03~", "about August 3, 1991 (Shrawan 18, 2048\u00a0· Bikram Sambat)"),
        (Calendar.BUDDHIST, "1991", "1991 (2534\u00a0· Buddhist Calendar)"),
        (Calendar.PERSIAN, "1991", "1991"), (Calendar.PERSIAN, "31", "31 years old"),
        (Calendar.GREGORIAN, "1991", "1991"), (Calendar.NEPALI, "1850-01-01", "January 1, 1850"),
    ],
)  # fmt: skip
def test_another_calendar_stands_beside_where_it_can_say_the_same(calendar: Calendar, text: str, words: str) -> None:
    assert plain(edtf_beside(text, calendar, ENGLISH)) == words


def test_a_day_stands_beside_itself() -> None:
    persian = load_language("fa")
    assert plain(date_beside(date(2021, 3, 21), Calendar.PERSIAN, persian)).endswith("(1 فروردین 1400)")
    assert date_beside(date(2021, 3, 21), Calendar.GREGORIAN, ENGLISH) == "March 21, 2021"
    assert date_beside(date(1850, 1, 1), Calendar.NEPALI, ENGLISH) == "January 1, 1850"


def test_other_calendars_follow_the_order_and_the_digits_of_the_language() -> None:
    nepali = load_language("ne")
    assert calendar_words(Calendar.NEPALI, Dated(2080, 1, 1), nepali) == "2080 वैशाख 1"
    assert calendar_words(Calendar.NEPALI, Dated(2080, 1, 1), nepali.with_digits("native")) == "२०८० वैशाख १"
    assert calendar_words(Calendar.ETHIOPIC, Dated(2016, 13), load_language("am")) == "ጳጉሜን 2016"
    chinese = load_language("zh-Hans")
    assert calendar_words(Calendar.PERSIAN, Dated(1370, 5, 12), chinese).startswith("1370年5月12日")


@given(st.dates(date(1920, 1, 1), date(2040, 1, 1)), st.sampled_from(list(Calendar)), st.sampled_from(["", "~", "?"]))
def test_every_date_has_words_in_every_calendar(day: date, calendar: Calendar, mark: str) -> None:
    for letters in (4, 7, 10):
        assert edtf_beside(day.isoformat()[:letters] + mark, calendar, ENGLISH)
    kept = edtf_of(calendar, Dated(day.year, 2))
    assert kept is None or edtf_beside(marked(kept, mark), calendar, ENGLISH)


def test_haitian_creole_has_its_own_months() -> None:
    creole = load_language("ht")
    day = date(2026, 11, 25)
    assert (creole.date(day), creole.month_and_year(day)) == ("25 novanm 2026", "novanm 2026")
    assert month_names(Calendar.GREGORIAN, "ht")[7] == "out"


def test_a_calendar_is_named_where_its_months_sound_like_the_gregorian_ones() -> None:
    day = date(2026, 11, 25)
    assert "ዓውደ ኣዋርሕ" in date_beside(day, Calendar.ETHIOPIC, load_language("ti"))
    assert plain(date_beside(day, Calendar.ETHIOPIC, load_language("am"))) == "25 ኖቬምበር 2026 (16 ኅዳር 2019)"
