"""Whether a person may be under 18, from what was said of age or birth and the day it was said."""

from __future__ import annotations

import calendar
import re
from datetime import date

from intake_app.conversation.answers import Answer
from intake_app.conversation.record import Record

ADULT_AT = 18
"""Years. The age in Article 1 of the Convention on the Rights of the Child."""

_APPROXIMATE = re.compile(r"[~?%]")
_SLACK_YEARS = 1


def may_be_minor(record: Record, today: date) -> bool:
    """Whether what stands in the record leaves room for an age under 18 on ``today``.

    The band *under 18* says yes. A birth date or an age says yes when its latest possible birthday is less than 18
    years ago; one that is only imprecise (``200X``) gives way to an adult band. Saying nothing of age says no, and
    *I'd rather not say* takes nothing back here: only another answer does.
    """
    said = _latest(record, "age_band")
    band = said[1] if said else None
    if band is not None and band.value == "under_18":
        return True
    span = _birth_span(record)
    if span is None:
        return False
    earliest, latest = span
    return _is_minor(earliest if band is not None else latest, today)


def _is_minor(born: date, today: date) -> bool:
    return (today.year - born.year - ((today.month, today.day) < (born.month, born.day))) < ADULT_AT


def _birth_span(record: Record) -> tuple[date, date] | None:
    """The earliest and the latest day of birth that the last answer allows; None when there is none."""
    said = _latest(record, "birth")
    if said is None or not isinstance(said[1].value, str):
        return None
    day, text = said[0], said[1].value
    if re.fullmatch(r"\d{1,3}", text):
        return _from_age(int(text), day)
    parts = [_from_edtf(part) for part in text.split("/")]
    known = [part for part in parts if part is not None]
    if not known:
        return None
    return min(first for first, _ in known), max(last for _, last in known)


def _latest(record: Record, question: str) -> tuple[date, Answer] | None:
    """The last time the question was truly answered, with its day."""
    found = None
    for conversation in record.in_order:
        answer = conversation.answer(question)
        if answer is not None and answer.answered:
            found = (conversation.date, answer)
    return found


def _from_age(age: int, said: date) -> tuple[date, date]:
    """Somebody of this age on that day was born up to ``age`` years, and less than one more, before it."""
    return _years_before(said, age + 1), _years_before(said, age)


def _years_before(day: date, years: int) -> date:
    year = max(1, day.year - years)
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def _from_edtf(text: str) -> tuple[date, date] | None:
    """The days that an EDTF date (ISO 8601-2) allows; an approximate one is given a year to either side."""
    slack = _SLACK_YEARS if _APPROXIMATE.search(text) else 0
    year, month, day = (*_APPROXIMATE.sub("", text).split("-"), "XX", "XX")[:3]
    if year == "XXXX" or not re.fullmatch(r"[\dX]{4}", year):
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
