"""Whether a person may be under 18, from what was said of age or birth and the day it was said."""

from __future__ import annotations

import calendar
from datetime import date

from intake_app.conversation.answers import Answer
from intake_app.conversation.record import Record
from intake_app.languages.edtf import days_of, read_edtf

ADULT_AT = 18
"""Years. The age in Article 1 of the Convention on the Rights of the Child."""

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
    found = read_edtf(text)
    if found is not None and found.is_age:
        slack = _SLACK_YEARS if found.about or found.unsure else 0
        return _from_age(int(found.first), day, slack)
    return days_of(text, slack_years=_SLACK_YEARS)


def _latest(record: Record, question: str) -> tuple[date, Answer] | None:
    """The last time the question was truly answered, with its day."""
    found = None
    for conversation in record.in_order:
        answer = conversation.answer(question)
        if answer is not None and answer.answered:
            found = (conversation.date, answer)
    return found


def _from_age(age: int, said: date, slack: int) -> tuple[date, date]:
    """Somebody of this age on that day was born up to ``age`` years, and less than one more, before it.

    An approximate age is given ``slack`` years to either side, as an approximate date is.
    """
    return _years_before(said, age + slack + 1), _years_before(said, max(0, age - slack))


def _years_before(day: date, years: int) -> date:
    year = max(1, day.year - years)
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))
