"""The time that figures tell of: whole quarters, so that no two of them differ by a few days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from intake_app.languages.words import msg
from intake_app.problems import BadInput

_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last one, both counted; None is as far back, or as far on, as there is anything."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def overlaps(self, other: Period) -> bool:
        """Whether the two have a day in common."""
        return not (_before(self.last, other.first) or _before(other.last, self.first))

    def until(self, today: date) -> date:
        """The day as of which its figures stand."""
        return today if self.last is None else min(self.last, today)


EVERYTHING = Period()


def whole_quarters(first: date | None, last: date | None) -> Period:
    """The period from ``first`` to ``last``. Raises BadInput when it does not begin and end with a quarter."""
    begins = first is None or first == quarter_of(first).first
    ends = last is None or last == quarter_of(last).last
    if not begins or not ends or (first is not None and last is not None and last < first):
        raise BadInput(
            msg("Figures are made for whole quarters, so that nobody can be found from the difference of two."),
            msg("Begin on the first day of January, April, July or October, and end on the last day of a quarter."),
        )
    return Period(first, last)


def quarter_of(day: date) -> Period:
    """The quarter that a day lies in."""
    month = (day.month - 1) // _QUARTER * _QUARTER + 1
    first = date(day.year, month, 1)
    after = date(day.year + 1, 1, 1) if month + _QUARTER > 12 else date(day.year, month + _QUARTER, 1)
    return Period(first, after - timedelta(days=1))


def quarters_before(day: date, count: int) -> tuple[Period, ...]:
    """So many quarters that ended before ``day``, the latest first."""
    found: list[Period] = []
    at = quarter_of(day)
    while len(found) < count:
        assert at.first is not None
        at = quarter_of(at.first - timedelta(days=1))
        found.append(at)
    return tuple(found)


def _before(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other
