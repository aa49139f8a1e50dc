"""Dates as far as they are known: the Extended Date/Time Format (ISO 8601-2) in the forms that Cairn keeps."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date

_MARKS = "~?%"
_AGE = re.compile(rf"(\d{{1,3}})([{_MARKS}]?)", re.ASCII)
_DATE = re.compile(
    rf"([\dX]{{4}})(?:([{_MARKS}]?)-([\dX]{{2}}))?(?:([{_MARKS}]?)-([\dX]{{2}}))?([{_MARKS}]?)", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Edtf:
    """An age, a date or an interval without its marks of doubt, and the marks.

    ``first`` is one to three digits for an age in years, else a year, a month or a day in which X is an unknown digit;
    ``last`` is the end of an interval, or empty. ``about`` is the mark ``~``, ``unsure`` is ``?``, both are ``%``.
    """

    first: str
    last: str = ""
    about: bool = False
    unsure: bool = False

    @property
    def is_age(self) -> bool:
        """Whether it is an age in whole years."""
        return len(self.first) <= 3

    @property
    def words(self) -> str:
        """The text without marks."""
        return f"{self.first}/{self.last}" if self.last else self.first

    def __str__(self) -> str:
        mark = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}[self.about, self.unsure]
        return f"{self.first}{mark}/{self.last}{mark}" if self.last else self.first + mark


def read_edtf(text: str) -> Edtf | None:
    """The age, date or interval that a text writes, or None where it writes none.

    Understood are ISO 8601-2 level 0 and of level 1 the marks ``~ ? %``, also after a part, and unknown digits; and
    an age of one to three digits, which may carry a mark as well.
    """
    about, unsure = any(mark in text for mark in "~%"), any(mark in text for mark in "?%")
    age = _AGE.fullmatch(text)
    if age is not None:
        return Edtf(age[1], "", about, unsure)
    ends = [_unmarked(end) for end in text.split("/")]
    known = [end for end in ends if end is not None]
    if len(known) != len(ends) or len(known) > 2 or not all(_exists(end) for end in known):
        return None
    return Edtf(known[0], known[1] if len(known) == 2 else "", about, unsure)


def marked(text: str, mark: str) -> str:
    """A date or an interval with a mark of doubt after each of its ends, in the place of those that it has."""
    found = read_edtf(text)
    return text if found is None else str(replace(found, about=mark in ("~", "%"), unsure=mark in ("?", "%")))


def days_of(text: str, *, slack_years: int = 0) -> tuple[date, date] | None:
    """The first and the last day that a date or an interval leaves room for; None for one of an unknown year.

    One that is only approximate is given ``slack_years`` to either side. An age is no date.
    """
    found = read_edtf(text)
    if found is None or found.is_age:
        return None
    slack = slack_years if found.about or found.unsure else 0
    spans = [span for end in (found.first, found.last) if end and (span := _days(end, slack)) is not None]
    return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None


def _unmarked(end: str) -> str | None:
    found = _DATE.fullmatch(end)
    return "-".join(part for part in found.group(1, 3, 5) if part) if found is not None else None


def _exists(text: str) -> bool:
    year, month, day = (*text.split("-"), "XX", "XX")[:3]
    if "X" not in text and len(text) == 10:
        try:
            date.fromisoformat(text)
        except ValueError:
            return False
    return year != "0000" and (not month.isdigit() or 1 <= int(month) <= 12) and day != "00"


def _days(end: str, slack: int) -> tuple[date, date] | None:
    year, month, day = (*end.split("-"), "XX", "XX")[:3]
    if year == "XXXX":
        return None
    first_year = max(1, int(year.replace("X", "0")) - slack)
    last_year = min(date.max.year, max(1, int(year.replace("X", "9")) + slack))
    first_month, last_month = _bounds(month, 12)
    first_day, _ = _bounds(day, 31)
    longest = calendar.monthrange(last_year, last_month)[1]
    last_day = min(_bounds(day, longest)[1], longest)
    shortest = calendar.monthrange(first_year, first_month)[1]
    return date(first_year, first_month, min(first_day, shortest)), date(last_year, last_month, last_day)


def _bounds(digits: str, most: int) -> tuple[int, int]:
    """The least and the greatest number, from 1 to ``most``, that two digits, some of them unknown, may stand for."""
    least, greatest = (int(digits.replace("X", digit)) for digit in "09")
    return min(max(1, least), most), min(max(1, greatest), most)
