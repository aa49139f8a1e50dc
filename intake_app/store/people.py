"""The list of people: pages in the order of the last day, and search by any part of any of their names."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Final

from intake_app.store.folding import words_of
from intake_app.store.link import Link
from intake_app.store.refusals import rows_told

Mark = tuple[str, str]
"""Where a page ended: the last day and the record's id."""
_BEFORE_ALL: Final[Mark] = ("~", "~")


@dataclass(frozen=True, slots=True, repr=False)
class PersonRow:
    """One person in the list. ``name`` is None when none may be shown; ``language`` is the last conversation's."""

    record: str
    name: str | None
    language: str
    last_day: date
    live_referrals: int

    def __repr__(self) -> str:
        return f"PersonRow({self.record})"


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Some people, newest day first, and where the next page begins; None on the last one."""

    people: tuple[PersonRow, ...]
    next: Mark | None


def people_page(link: Link, search: str, after: Mark | None, limit: int) -> PeoplePage:
    """At most ``limit`` people after ``after``; every word of ``search`` stands somewhere in their names."""
    first, *more = words_of(search) or [""]
    rows = link.rows(
        "SELECT record, name, language, last_day, live_referrals FROM people"
        " WHERE (last_day, record) < (?, ?) AND instr(folded, ?) > 0"
        " AND (? OR NOT EXISTS (SELECT 1 FROM json_each(?) AS word WHERE instr(people.folded, word.value) = 0))"
        " ORDER BY last_day DESC, record DESC LIMIT ?",
        (*(after or _BEFORE_ALL), first, int(not more), json.dumps(more), limit + 1),
    )
    with rows_told():
        people = tuple(PersonRow(r[0], r[1], r[2], date.fromisoformat(r[3]), r[4]) for r in rows[:limit])
    last = rows[limit - 1] if len(rows) > limit else None
    return PeoplePage(people, (last[3], last[0]) if last else None)


def count_people(link: Link) -> int:
    """How many people the vault holds."""
    found = link.row("SELECT count(*) FROM people")
    return int(found[0]) if found else 0
