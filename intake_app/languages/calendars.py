"""The calendars that people date their lives by, beside the Gregorian one that is stored.

Persian, Ethiopic and Hijri days are those of ICU, the names of months and calendars those of CLDR; Nepali days are the
published tables that `nepali-datetime` follows. A year or a month of another calendar is kept as the interval of its
days (EDTF), which says no more than was said and is found again as what it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, Final

from intake_app.languages.edtf import marked, read_edtf
from intake_app.languages.known import cldr_tag, script_of
from intake_app.languages.own_names import own_months


class Calendar(StrEnum):
    """A way to count years, months and days.

    *persian* is the Solar Hijri calendar of Iran and Afghanistan, *nepali* Bikram Sambat, *hijri* the lunar calendar
    as Umm al-Qura computes it (ICU knows 1300 to 1600 AH exactly; where the moon is watched for, a month may begin a
    day or two apart), *buddhist* the Thai solar calendar as it is since 1941.
    """

    GREGORIAN = "gregorian"
    PERSIAN = "persian"
    ETHIOPIC = "ethiopic"
    NEPALI = "nepali"
    HIJRI = "hijri"
    BUDDHIST = "buddhist"


@dataclass(frozen=True, slots=True)
class Dated:
    """A year, a month of it or a day of that month, in some calendar; a part that is not known is None."""

    year: int
    month: int | None = None
    day: int | None = None


# What a language's speakers usually date papers by, where it is not the Gregorian calendar. The calendar lists of CLDR
# (supplemental calendarPreferenceData) for IR, AF and TH; for Ethiopia, Eritrea and Nepal, where CLDR lists the
# Gregorian one first or alone, the calendars of their papers.
_USUAL: Final = {
    "fa": Calendar.PERSIAN, "prs": Calendar.PERSIAN, "ps": Calendar.PERSIAN, "haz": Calendar.PERSIAN,
    "am": Calendar.ETHIOPIC, "ti": Calendar.ETHIOPIC, "ne": Calendar.NEPALI, "th": Calendar.BUDDHIST,
}  # fmt: skip
_ICU: Final = {
    Calendar.GREGORIAN: "gregorian", Calendar.PERSIAN: "persian", Calendar.ETHIOPIC: "ethiopic",
    Calendar.HIJRI: "islamic-umalqura", Calendar.BUDDHIST: "buddhist",
}  # fmt: skip
_MONTHS: Final = {Calendar.ETHIOPIC: 13}
_SAMPLE_YEARS: Final = {
    Calendar.GREGORIAN: 2001, Calendar.PERSIAN: 1400, Calendar.ETHIOPIC: 2000,
    Calendar.HIJRI: 1440, Calendar.BUDDHIST: 2540,
}  # fmt: skip
_NEPALI_MONTHS: Final = (
    "Baishakh", "Jestha", "Ashadh", "Shrawan", "Bhadra", "Ashwin",
    "Kartik", "Mangsir", "Poush", "Magh", "Falgun", "Chaitra",
)  # fmt: skip
_NEPALI_MONTHS_THERE: Final = (
    "वैशाख", "जेठ", "असार", "साउन", "भदौ", "असोज", "कार्तिक", "मंसिर", "पुस", "माघ", "फागुन", "चैत",
)  # fmt: skip
_BUDDHIST_FROM_GREGORIAN: Final = 543
_DAY_SECONDS: Final = 86_400
_EPOCH: Final = date(1970, 1, 1)


def usual_calendar(tag: str) -> Calendar:
    """The calendar that speakers of a language (BCP 47) usually date papers by."""
    return _USUAL.get(tag.split("-")[0], Calendar.GREGORIAN)


def calendars_for(tag: str) -> tuple[Calendar, ...]:
    """Every calendar, the language's usual one first and the Gregorian one next."""
    return tuple(dict.fromkeys((usual_calendar(tag), Calendar.GREGORIAN, *Calendar)))


def to_gregorian(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    """The Gregorian date of a day in a calendar; None where there is no such day or its year is not known."""
    try:
        match calendar:
            case Calendar.GREGORIAN:
                return date(year, month, day)
            case Calendar.BUDDHIST:
                return date(year - _BUDDHIST_FROM_GREGORIAN, month, day)
            case Calendar.NEPALI:
                return _from_nepali(year, month, day)
            case _:
                return _from_icu(calendar, year, month, day)
    except (ValueError, OverflowError):
        return None


def from_gregorian(calendar: Calendar, day: date) -> Dated | None:
    """A Gregorian date in a calendar; None for Nepali years that no table has (before 1918, after 2044)."""
    match calendar:
        case Calendar.GREGORIAN:
            return Dated(day.year, day.month, day.day)
        case Calendar.BUDDHIST:
            return Dated(day.year + _BUDDHIST_FROM_GREGORIAN, day.month, day.day)
        case Calendar.NEPALI:
            return _to_nepali(day)
        case _:
            return _to_icu(calendar, day)


def days_in(calendar: Calendar, said: Dated) -> tuple[date, date] | None:
    """The first and the last day of a year, a month or a day in a calendar; None where there is no such thing."""
    if said.day is not None:
        day = to_gregorian(calendar, said.year, said.month or 0, said.day)
        return None if day is None else (day, day)
    first = to_gregorian(calendar, said.year, said.month or 1, 1)
    after = _first_after(calendar, said)
    return None if first is None or after is None else (first, after - timedelta(1))


def edtf_of(calendar: Calendar, said: Dated) -> str | None:
    """A date in a calendar as EDTF, which is Gregorian; None where there is no such date.

    A year or a month is a year or a month where the calendars agree, else the interval of its days.
    """
    if calendar is Calendar.BUDDHIST:
        calendar, said = Calendar.GREGORIAN, Dated(said.year - _BUDDHIST_FROM_GREGORIAN, said.month, said.day)
    span = days_in(calendar, said)
    if span is None or not 1000 <= span[0].year <= 9999:
        return None
    if said.day is not None:
        return span[0].isoformat()
    if calendar is Calendar.GREGORIAN:
        return span[0].isoformat()[: 4 if said.month is None else 7]
    return f"{span[0].isoformat()}/{span[1].isoformat()}"


def in_calendar(calendar: Calendar, edtf: str) -> Dated | None:
    """An EDTF date as it would be said in a calendar, its marks of doubt aside.

    None where it is an age, has unknown digits, or is not exactly one year, month or day of the calendar.
    """
    found = read_edtf(edtf)
    if found is None or found.is_age or "X" in found.words:
        return None
    first = _first_day(found.first)
    whole = None if first is None else from_gregorian(calendar, first)
    if whole is None:
        return None
    tries = (whole, Dated(whole.year, whole.month), Dated(whole.year))
    return next((said for said in tries if edtf_of(calendar, said) == found.words), None)


def calendar_told(edtf: str, tag: str) -> Calendar:
    """The calendar that an EDTF date was most likely told in by a speaker of a language (BCP 47).

    It is the language's usual one where that can say the date; for the days of exactly one year or month of another
    calendar that calendar; else the Gregorian one.
    """
    usual = usual_calendar(tag)
    tries = tuple(Calendar) if "/" in edtf else ()
    return next((each for each in (usual, *tries) if in_calendar(each, edtf) is not None), Calendar.GREGORIAN)


def in_gregorian(calendar: str, text: str) -> str | None:
    """``1370``, ``1370-05`` or ``1370-05-12`` of the calendar named, perhaps with a mark of doubt at its end, as EDTF.

    None where there is no such calendar or no such date in it.
    """
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)", text, re.ASCII)
    if found is None or calendar not in set(Calendar):
        return None
    year, month, day = (None if part is None else int(part) for part in found.group(1, 2, 3))
    edtf = edtf_of(Calendar(calendar), Dated(year or 0, month, day))
    return None if edtf is None else marked(edtf, found[4])


@cache
def month_names(calendar: Calendar, tag: str) -> tuple[str, ...]:
    """The months of a calendar as a language names them alone, in order; Ethiopic has thirteen."""
    if calendar is Calendar.NEPALI:
        return _NEPALI_MONTHS_THERE if script_of(tag) == "Deva" else _NEPALI_MONTHS
    return _gregorian_own(calendar, tag) or _names(calendar, tag, "LLLL")


@cache
def month_names_in_dates(calendar: Calendar, tag: str) -> tuple[str, ...]:
    """The months of a calendar as a language writes them within a date, in order."""
    if calendar is Calendar.NEPALI:
        return month_names(calendar, tag)
    return _gregorian_own(calendar, tag) or _names(calendar, tag, "MMMM")


def _gregorian_own(calendar: Calendar, tag: str) -> tuple[str, ...] | None:
    return own_months(tag) if calendar is Calendar.GREGORIAN else None


@cache
def day_names(tag: str) -> tuple[str, ...]:
    """The days of the week, shortened, as a language names them alone, from Monday.

    They come from ICU: Babel can hand one language the names of another (python-babel/babel issue 1234).
    """
    monday = date(2001, 1, 1)
    return tuple(_formatted("gregorian", tag, "ccc", monday + timedelta(each)) for each in range(7))


@cache
def calendar_name(calendar: Calendar, tag: str) -> str:
    """What a language calls a calendar."""
    import icu

    if calendar is Calendar.NEPALI:
        return "विक्रम सम्बत्" if script_of(tag) == "Deva" else "Bikram Sambat"
    kind = "islamic" if calendar is Calendar.HIJRI else _ICU[calendar]
    return str(icu.LocaleDisplayNames.createInstance(icu.Locale(cldr_tag(tag))).keyValueDisplayName("calendar", kind))


def _first_after(calendar: Calendar, said: Dated) -> date | None:
    """The first day after a year or a month."""
    if said.month is not None and said.month < _MONTHS.get(calendar, 12):
        return to_gregorian(calendar, said.year, said.month + 1, 1)
    if said.month is not None and said.month > _MONTHS.get(calendar, 12):
        return None
    return to_gregorian(calendar, said.year + 1, 1, 1)


def _first_day(text: str) -> date | None:
    try:
        return date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return None


def _from_nepali(year: int, month: int, day: int) -> date:
    import nepali_datetime

    found: date = nepali_datetime.date(year, month, day).to_datetime_date()
    return found


def _to_nepali(day: date) -> Dated | None:
    import nepali_datetime

    try:
        found = nepali_datetime.date.from_datetime_date(day)
    except (ValueError, OverflowError):
        return None
    return Dated(found.year, found.month, found.day)


def _from_icu(calendar: Calendar, year: int, month: int, day: int) -> date:
    import icu

    counted = _counted(_ICU[calendar])
    counted.clear()
    counted.setLenient(False)
    counted.set(icu.Calendar.YEAR, year)
    counted.set(icu.Calendar.MONTH, month - 1)
    counted.set(icu.Calendar.DATE, day)
    try:
        seconds = counted.getTime()
    except icu.ICUError:
        raise ValueError(calendar) from None
    return _EPOCH + timedelta(seconds // _DAY_SECONDS)


def _to_icu(calendar: Calendar, day: date) -> Dated:
    import icu

    counted = _counted(_ICU[calendar])
    counted.setTime(_seconds(day))
    year, month, number = (counted.get(each) for each in (icu.Calendar.YEAR, icu.Calendar.MONTH, icu.Calendar.DATE))
    return Dated(year, month + 1, number)


def _counted(kind: str) -> Any:
    """A calendar of ICU; a new one each time, as one can serve a single thread only."""
    import icu

    return icu.Calendar.createInstance(icu.TimeZone.getGMT(), icu.Locale(f"en@calendar={kind}"))


def _names(calendar: Calendar, tag: str, letters: str) -> tuple[str, ...]:
    year, months = _SAMPLE_YEARS[calendar], range(1, _MONTHS.get(calendar, 12) + 1)
    firsts = [to_gregorian(calendar, year, month, 1) for month in months]
    return tuple(_formatted(_ICU[calendar], tag, letters, first) for first in firsts if first is not None)


def _formatted(kind: str, tag: str, letters: str, day: date) -> str:
    import icu

    format_ = icu.SimpleDateFormat(letters, icu.Locale(f"{cldr_tag(tag)}@calendar={kind};numbers=latn"))
    format_.setTimeZone(icu.TimeZone.getGMT())
    return str(format_.format(_seconds(day)))


def _seconds(day: date) -> float:
    return float((day - _EPOCH).days * _DAY_SECONDS)
