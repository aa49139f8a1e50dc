"""Which day it is at least: what the journal says against a clock that was moved back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

WITHIN = timedelta(days=400)
"""Days further apart than this are taken for a clock that was set wrongly, or for a long pause."""


def latest_day(days: Iterable[date]) -> date | None:
    """The latest of the days on which a vault was used, without those of a clock that stood wrongly; None for none.

    Of the groups that ``WITHIN`` parts, the one with the most days is believed, and of equal ones the earlier: too
    early a day only protects less, too late a one would end what still holds.
    """
    groups: list[list[date]] = []
    for day in sorted(days):
        if groups and day - groups[-1][-1] <= WITHIN:
            groups[-1].append(day)
        else:
            groups.append([day])
    return max(groups, key=len)[-1] if groups else None
