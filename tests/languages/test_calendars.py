"""Days of other calendars are the days that their countries printed, and every day comes back as it was."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.languages.calendars import (
    Calendar,
    Dated,
    calendar_name,
    calendar_told,
    calendars_for,
    day_names,
    days_in,
    edtf_of,
    from_gregorian,
    in_calendar,
    in_gregorian,
    month_names,
    month_names_in_dates,
    to_gregorian,
    usual_calendar,
)
from intake_app.languages.edtf import days_of

# Nepali tables begin with 1975 BS (13 April 1918).
FIRST = {Calendar.NEPALI: date(1918, 4, 13)}
LAST = {Calendar.NEPALI: date(2044, 4, 12)}
CALENDARS = st.sampled_from(list(Calendar))


@st.composite
def days(draw: st.DrawFn) -> tuple[Calendar, date]:
    calendar = draw(CALENDARS)
    first, last = FIRST.get(calendar, date(1900, 1, 1)), LAST.get(calendar, date(2100, 12, 31))
    return calendar, draw(st.dates(first, last))


# Sources: the Iranian calendar as the Institute of Geophysics in Tehran publishes it (Nowruz 1348, 1400, 1403, 1404;
# 30 Esfand in the leap years 1399 and 1403); Ethiopian new year (Enkutatash), which is 12 September in the year before
# a Gregorian leap year and 11 September else; the Nepali new years that were public holidays on 14 April 2023 and
# 13 April 2024, and the coronation day of King Birendra (24 February 1975, 12 Falgun 2031); Umm al-Qura as printed in
# Saudi Arabia (1 Muharram 1445, 1 Ramadan 1444, 1 Shawwal 1445); Thai official years.
@pytest.mark.parametrize(
    ("calendar", "theirs", "ours"),
    [
        (Calendar.PERSIAN, (1348, 1, 1), "1969-03-21"), (Calendar.PERSIAN, (1400, 1, 1), "2021-03-21"),
        (Calendar.PERSIAN, (1403, 1, 1), "2024-03-20"), (Calendar.PERSIAN, (1404, 1, 1), "2025-03-21"),
        (Calendar.PERSIAN, (1399, 12, 30), "2021-03-20"), (Calendar.PERSIAN, (1357, 11, 22), "1979-02-11"),
        (Calendar.ETHIOPIC, (2000, 1, 1), "2007-09-12"), (Calendar.ETHIOPIC, (2016, 1, 1), "2023-09-12"),
        (Calendar.ETHIOPIC, (2017, 1, 1), "2024-09-11"), (Calendar.ETHIOPIC, (2015, 13, 6), "2023-09-11"),
        (Calendar.NEPALI, (2080, 1, 1), "2023-04-14"), (Calendar.NEPALI, (2081, 1, 1), "2024-04-13"),
        (Calendar.NEPALI, (2031, 11, 12), "1975-02-24"),
        (Calendar.HIJRI, (1445, 1, 1), "2023-07-19"), (Calendar.HIJRI, (1444, 9, 1), "2023-03-23"),
        (Calendar.HIJRI, (1445, 10, 1), "2024-04-10"),
        (Calendar.BUDDHIST, (2569, 1, 1), "2026-01-01"), (Calendar.BUDDHIST, (2534, 8, 3), "1991-08-03"),
    ],
)  # fmt: skip
def test_known_days_are_where_they_were(calendar: Calendar, theirs: tuple[int, int, int], ours: str) -> None:
    assert to_gregorian(calendar, *theirs) == date.fromisoformat(ours)
    assert from_gregorian(calendar, date.fromisoformat(ours)) == Dated(*theirs)


def test_the_persian_leap_years_of_a_lifetime_are_those_of_the_official_list() -> None:
    leap = [year for year in range(1300, 1433) if to_gregorian(Calendar.PERSIAN, year, 12, 30)]
    assert leap == [
        1300, 1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346, 1350, 1354, 1358, 1362, 1366, 1370,
        1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432,
    ]  # fmt: skip


@given(days())
def test_every_day_comes_back_as_it_was(found: tuple[Calendar, date]) -> None:
    calendar, day = found
    theirs = from_gregorian(calendar, day)
    assert theirs is not None
    assert theirs.month is not None
    assert theirs.day is not None
    assert to_gregorian(calendar, theirs.year, theirs.month, theirs.day) == day


@given(days())
def test_the_next_day_is_the_next_day(found: tuple[Calendar, date]) -> None:
    calendar, day = found
    today, tomorrow = from_gregorian(calendar, day), from_gregorian(calendar, day + timedelta(1))
    assert today is not None
    if tomorrow is None:
        assert calendar is Calendar.NEPALI
        return
    same_month = (today.year, today.month) == (tomorrow.year, tomorrow.month)
    assert tomorrow.day == ((today.day or 0) + 1 if same_month else 1)


@given(days(), st.sampled_from(["day", "month", "year"]))
def test_a_day_a_month_and_a_year_are_kept_and_found_again(found: tuple[Calendar, date], part: str) -> None:
    calendar, day = found
    whole = from_gregorian(calendar, day)
    assert whole is not None
    said = {"day": whole, "month": Dated(whole.year, whole.month), "year": Dated(whole.year)}[part]
    kept, span = edtf_of(calendar, said), days_in(calendar, said)
    if kept is None or span is None:
        assert calendar is Calendar.NEPALI  # the last year of the tables has no end
        return
    assert span[0] <= day <= span[1]
    assert days_of(kept) == span
    assert in_calendar(calendar, kept) == said
    assert in_calendar(calendar, kept + "~" if "/" not in kept else kept.replace("/", "~/") + "~") == said


@given(CALENDARS, st.integers(-5, 20_000), st.integers(-5, 40), st.integers(-5, 40))
def test_no_numbers_break_it(calendar: Calendar, year: int, month: int, day: int) -> None:
    found = to_gregorian(calendar, year, month, day)
    if found is not None and (calendar is not Calendar.NEPALI or found >= FIRST[Calendar.NEPALI]):
        assert from_gregorian(calendar, found) == Dated(year, month, day)
    edtf_of(calendar, Dated(year, month, day))
    edtf_of(calendar, Dated(year, month))
    edtf_of(calendar, Dated(year))


def test_a_year_of_another_calendar_is_kept_as_its_days_and_says_no_more() -> None:
    assert in_gregorian("persian", "1370") == "1991-03-21/1992-03-20"
    assert in_gregorian("persian", "1370-05") == "1991-07-23/1991-08-22"
    assert in_gregorian("persian", "1370~") == "1991-03-21~/1992-03-20~"
    assert in_gregorian("persian", "1370-05-12") == "1991-08-03"
    assert in_gregorian("buddhist", "2534") == "1991"
    assert in_gregorian("buddhist", "2534-08?") == "1991-08?"
    assert in_gregorian("gregorian", "1991-08") == "1991-08"


@pytest.mark.parametrize(
    ("calendar", "text"),
    [("persian", "1370-13"), ("persian", "1370-12-31"), ("maya", "1370"), ("nepali", "3000"), ("persian", "70"),
     ("ethiopic", "2016-13-06"), ("persian", "1370-05-12-01"), ("buddhist", "0100"), ("nepali", "2101-01-01")],
)  # fmt: skip
def test_what_is_no_date_of_a_calendar_is_none(calendar: str, text: str) -> None:
    assert in_gregorian(calendar, text) is None


@pytest.mark.parametrize(
    ("text", "tag", "calendar"),
    [("1991-08-03", "fa", "persian"), ("1991-08-03", "en", "gregorian"), ("1991", "fa", "gregorian"),
     ("1991", "th", "buddhist"), ("1991-03-21/1992-03-20", "en", "persian"), ("1991-07-13/1992-07-01", "ar", "hijri"),
     ("1985/1990", "ar", "gregorian"), ("31", "fa", "gregorian"), ("1991-08-03", "zz", "gregorian")],
)  # fmt: skip
def test_a_date_is_given_back_in_the_calendar_it_was_told_in(text: str, tag: str, calendar: str) -> None:
    assert calendar_told(text, tag) == calendar


@pytest.mark.parametrize("text", ["31", "199X", "1991", "1985/1990", "soon", "1985-XX-03", "XXXX"])
def test_what_is_not_one_year_month_or_day_of_a_calendar_is_not_put_into_it(text: str) -> None:
    assert in_calendar(Calendar.PERSIAN, text) is None


@pytest.mark.parametrize(
    ("tag", "calendar"),
    [("fa", "persian"), ("prs", "persian"), ("ps", "persian"), ("fa-AF", "persian"), ("am", "ethiopic"),
     ("ti", "ethiopic"), ("ne", "nepali"), ("th", "buddhist"), ("ar", "gregorian"), ("en", "gregorian")],
)  # fmt: skip
def test_a_language_has_a_usual_calendar_and_may_use_every_other(tag: str, calendar: str) -> None:
    assert usual_calendar(tag) == calendar
    assert set(calendars_for(tag)) == set(Calendar)
    assert calendars_for(tag)[0] == calendar
    assert Calendar.GREGORIAN in calendars_for(tag)[:2]


@pytest.mark.parametrize(
    ("calendar", "tag", "first", "months"),
    [
        (Calendar.PERSIAN, "fa", "فروردین", 12), (Calendar.PERSIAN, "prs", "حمل", 12),
        (Calendar.PERSIAN, "ps", "وری", 12),
        (Calendar.PERSIAN, "en", "Farvardin", 12), (Calendar.ETHIOPIC, "am", "መስከረም", 13),
        (Calendar.ETHIOPIC, "ti", "መስከረም", 13), (Calendar.NEPALI, "ne", "वैशाख", 12),
        (Calendar.NEPALI, "en", "Baishakh", 12), (Calendar.HIJRI, "ar", "محرم", 12),
        (Calendar.BUDDHIST, "th", "มกราคม", 12),
        (Calendar.GREGORIAN, "my", "ဇန်နဝါရီ", 12), (Calendar.GREGORIAN, "en", "January", 12),
    ],
)  # fmt: skip
def test_months_have_the_names_that_their_speakers_know(calendar: Calendar, tag: str, first: str, months: int) -> None:
    names = month_names(calendar, tag)
    assert names[0] == first
    assert len(set(names)) == months
    assert len(month_names_in_dates(calendar, tag)) == months


def test_no_language_is_handed_the_days_of_another() -> None:
    alone = day_names("ur"), day_names("bn"), day_names("th")
    day_names("ps")
    day_names.cache_clear()
    day_names("ps")
    assert (day_names("ur"), day_names("bn"), day_names("th")) == alone
    assert day_names("en") == ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    assert day_names("ur")[0] == "پیر"


def test_calendars_have_names() -> None:
    assert calendar_name(Calendar.PERSIAN, "en") == "Persian Calendar"
    assert calendar_name(Calendar.HIJRI, "ar") == "التقويم الهجري"
    assert calendar_name(Calendar.NEPALI, "ne") == "विक्रम सम्बत्"
    for tag in ("en", "fa", "am", "ne", "th", "my"):
        assert len({calendar_name(each, tag) for each in Calendar}) == len(Calendar)
