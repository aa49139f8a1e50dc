"""How long each kind of fact is kept: periods, holds with a reason and an end, and what is due for a look.

Nothing is ever removed by a clock: what is due is listed, and goes when a person says so. A period counts from the last
day on which anything was noted about the person. The day itself is believed only as far as the journal bears it out, so
that a clock that jumps makes nothing due early and ends no hold.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any, Final

from intake_app.conversation.answers import Answer
from intake_app.conversation.consents import Category
from intake_app.conversation.cutting import (
    OWN_WORDS,
    Cut,
    cut_answers,
    cut_notes,
    cut_orders,
    cut_own_words,
    cut_question,
    cut_signatures,
)
from intake_app.conversation.record import Conversation, Record
from intake_app.drafts import Drafts
from intake_app.forms.intake import INTAKE
from intake_app.languages.words import Msg, msg
from intake_app.problems import BadInput, Problem
from intake_app.store.journal import Event
from intake_app.store.store import Store

LEAP: Final = 45
"""Days. A vault that was left alone for longer cannot tell a long pause from a clock that runs ahead."""
SMALLEST_CELL: Final = 10
"""An age band stays for the figures only where at least so many people in the vault share it."""
LONGEST: Final = 36500
HOLDS: Final = "holds"
"""The setting with the holds, which goes when everybody goes."""
_PERIODS = "retention"
_LONGEST_REASON = 200


class Part(StrEnum):
    """What falls due together. ``UNFINISHED`` and ``RECORD`` are everything about a person."""

    UNFINISHED = "unfinished"
    CONTACT = "contact"
    STORY = "story"
    PERSON = "person"
    RECORD = "record"


PART_WORDS: Final[Mapping[Part, Msg]] = {
    Part.UNFINISHED: msg("Somebody of whom nothing followed"),
    Part.CONTACT: msg("How to reach the person"),
    Part.STORY: msg("What the person told, and what was seen"),
    Part.PERSON: msg("Who the person is, and what they want"),
    Part.RECORD: msg("What was agreed, and everything else"),
}


@dataclass(frozen=True, slots=True)
class Periods:
    """How many days each part is kept after the last word; ``record`` is the longest, and ends everything.

    A site's law and funders decide them. ``unfinished`` is a person of whom nothing followed: no order, no release, no
    referral and no way to reach them.
    """

    unfinished: int = 7
    contact: int = 180
    story: int = 180
    person: int = 730
    record: int = 1825

    def of(self, part: Part) -> int:
        """The days of one part."""
        days: int = getattr(self, part.value)
        return days


@dataclass(frozen=True, slots=True)
class Hold:
    """Why and until which day (inclusive) nothing of a person may be removed."""

    reason: str
    since: date
    until: date

    def __repr__(self) -> str:
        return f"Hold(until {self.until})"


@dataclass(frozen=True, slots=True)
class Due:
    """A part of a record that is due for a look. ``last`` is the day of the last word, ``since`` the day it fell due.

    ``live`` counts the referrals that have not ended; with a ``hold`` it stays whatever anybody says.
    """

    record: str
    part: Part
    last: date
    since: date
    live: int
    hold: Hold | None


@dataclass(frozen=True, slots=True)
class Today:
    """Which day it is: what the clock says, and the last day that the journal bears out."""

    clock: date
    known: date

    @property
    def doubtful(self) -> bool:
        """Whether somebody should say if the clock is right; a day back is a journey westward."""
        return not -1 <= (self.clock - self.known).days <= LEAP

    @property
    def believed(self) -> date:
        """The day by which periods and holds run: never one that a clock alone has jumped to."""
        return min(self.clock, self.known) if self.doubtful else self.clock


class RecordIsHeld(Problem):
    """A record is on hold, and nothing of it may be removed."""


class Retention:
    """What an open vault keeps and for how long, for the thread that opened it; ``today`` tells the clock's day."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store, self._clock = store, today

    def periods(self) -> Periods:
        """How long each part is kept."""
        return Periods(**self._store.setting(_PERIODS, {}))

    def set_periods(self, periods: Periods) -> None:
        """Decide. Raises BadInput for what is no number of days, and for a period longer than the whole record's."""
        _assert_fit(periods)
        self._store.set_setting(_PERIODS, asdict(periods))

    def today(self) -> Today:
        """The clock's day, and what is known of it."""
        return Today(self._clock(), self._known_day())

    def confirm_today(self) -> None:
        """Somebody looked at the calendar and says that the clock is right."""
        self._store.note(Event.DAY_CONFIRMED)

    def hold_of(self, record: str) -> Hold | None:
        """The hold of a record that is in force."""
        hold = self.holds().get(record)
        return hold if hold is not None and self.today().believed <= hold.until else None

    def holds(self) -> dict[str, Hold]:
        """Every hold by record, those that have ended too."""
        written = self._store.setting(HOLDS, {}).get("held", {})
        return {record: _read(hold) for record, hold in written.items()}

    def hold(self, record: str, reason: str, until: date) -> Hold:
        """Let nothing of a record be removed until a day. Raises BadInput without a reason, a later day or a record."""
        if self._store.record(record) is None:
            raise BadInput(msg("There is no record with this id."), msg("Look it up in the list of people."))
        if not reason.strip() or len(reason) > _LONGEST_REASON:
            raise BadInput(msg("A hold needs a short reason."), msg("Say which rule or request asks for it."))
        if until <= self._clock():
            raise BadInput(
                msg("A hold ends on a later day."), msg("Choose the day on which somebody looks at it again.")
            )
        hold = Hold(reason.strip(), self._clock(), until)
        self._write({**self.holds(), record: hold})
        self._store.note(Event.HELD, subject=record)
        return hold

    def end_hold(self, record: str) -> None:
        """End a hold before its day. Raises BadInput when there is none."""
        if record not in self.holds():
            raise BadInput(msg("This record is not on hold."), msg("Look at the list of holds."))
        self._forget_hold(record)
        self._store.note(Event.HOLD_ENDED, subject=record)

    def assert_free(self, record: str) -> None:
        """Raise RecordIsHeld while a record is on hold."""
        hold = self.hold_of(record)
        if hold is not None:
            raise RecordIsHeld(
                msg("Nothing of this person may be removed until {date}: {reason}")(
                    date=hold.until.isoformat(), reason=hold.reason
                ),
                msg("Tell the person so. Whoever set the hold can end it."),
            )

    def due(self) -> tuple[Due, ...]:
        """What is due for a look, longest first. Nothing is removed."""
        periods, day = self.periods(), self.today().believed
        holds = {record: hold for record, hold in self.holds().items() if day <= hold.until}
        cutoff = _earlier(day, min(asdict(periods).values()))
        found = [
            Due(record.id, part, last, since, sum(view.live for view in record.referrals(day)), holds.get(record.id))
            for record in self._untouched_since(cutoff)
            for part, last, since in _due_of(record, periods, day)
        ]
        return tuple(sorted(found, key=lambda due: (due.since, due.record)))

    def remove(self, record: str, part: Part) -> int:
        """Remove a part of a record, because a person said so; how many answers and statements went.

        Raises RecordIsHeld, or BadInput when there is no such record.
        """
        known = self._store.record(record)
        if known is None:
            raise BadInput(msg("There is no record with this id."), msg("Look it up in the list of people."))
        self.assert_free(record)
        if part in (Part.RECORD, Part.UNFINISHED):
            self.erase_record(record)
            return sum(len(c.answers) + len(c.orderings) for c in known.conversations)
        self._forget_drafts(record)
        keep = frozenset({_RANGE}) if part is Part.PERSON and self._hides_nobody(known) else frozenset()
        return self._store.erase_part(record, lambda conversation: cut_part(conversation, part, keep))

    def erase_record(self, record: str) -> None:
        """Remove everything of one person. Raises RecordIsHeld, or as ``Store.erase_record``."""
        self.assert_free(record)
        if record in self.holds():
            self._store.tidying.after(partial(self._forget_hold, record))
        self._forget_drafts(record)
        self._store.erase_record(record)

    def erase_conversation(self, conversation: str) -> None:
        """Remove one conversation. Raises RecordIsHeld, or as ``Store.erase_conversation``."""
        record = self._store.record_of(conversation) or ""
        self.assert_free(record)
        self._forget_drafts(record)
        self._store.erase_conversation(conversation)

    def erase_answers(self, record: str, question: str) -> int:
        """Remove every answer to one question; the own words beside needs go with ``own_words``. Raises RecordIsHeld.

        How many answers and statements had something of it.
        """
        self.assert_free(record)
        self._forget_drafts(record)
        return self._store.erase_part(record, partial(cut_question, question=question))

    def erase_own_words(self, record: str, need: str) -> int:
        """Remove the person's own words for one need, wherever they stand. Raises RecordIsHeld."""
        self.assert_free(record)
        self._forget_drafts(record)
        return self._store.erase_part(record, partial(cut_own_words, need=need))

    def _known_day(self) -> date:
        """The last day that the journal bears out: a confirmed one, or one that follows within ``LEAP`` days."""
        known: date | None = None
        for entry in self._store.journal_entries():
            follows = known is not None and 0 < (entry.day - known).days <= LEAP
            if known is None or follows or entry.event == Event.DAY_CONFIRMED:
                known = entry.day
        return known or self._clock()

    def _untouched_since(self, day: date) -> Iterator[Record]:
        """The records whose last word is of ``day`` or earlier."""
        page = self._store.people(after=(_later(day, 1).isoformat(), ""), limit=500)
        while True:
            for row in page.people:
                record = self._store.record(row.record)
                if record is not None:
                    yield record
            if page.next is None:
                return
            page = self._store.people(after=page.next, limit=500)

    def _hides_nobody(self, record: Record) -> bool:
        """Whether the person agreed to be counted and their age band singles nobody out."""
        agreed, band = record.answer_in_force("statistics_ok"), record.answer_in_force(_RANGE)
        if agreed is None or agreed.value != "yes" or band is None or not band.answered:
            return False
        bands = Counter(a.value for r in self._store.records() if (a := r.answer_in_force(_RANGE)) is not None)
        return bands[band.value] >= SMALLEST_CELL

    def _forget_drafts(self, record: str) -> None:
        Drafts(self._store, self._clock()).forget(record)

    def _forget_hold(self, record: str) -> None:
        self._write({held: hold for held, hold in self.holds().items() if held != record})

    def _write(self, holds: dict[str, Hold]) -> None:
        held = {record: [h.reason, h.since.isoformat(), h.until.isoformat()] for record, h in sorted(holds.items())}
        # the nonce, so that the digest in the journal proves nothing about a reason that is gone
        self._store.set_setting(HOLDS, {"nonce": secrets.token_hex(16), "held": held} if held else None)


_RANGE = "age_band"
_STAYS = frozenset({Category.NONE, Category.ADMIN})
_CATEGORIES = {question.name: question.category for question in INTAKE.questions}


def cut_part(conversation: Conversation, part: Part, keep: frozenset[str] = frozenset()) -> Cut:
    """A conversation without one part of what it tells; ``keep`` names questions whose answers stay.

    That it was held, how it was interpreted, what was agreed and what became of referrals stays till the record goes.
    """
    cut = cut_answers(conversation, lambda answer: answer.question not in keep and part_of(answer) == part)
    if part is Part.STORY:
        return cut.and_then(lambda left: cut_question(left, OWN_WORDS)).and_then(cut_notes)
    return cut.and_then(cut_orders).and_then(cut_notes).and_then(cut_signatures) if part is Part.PERSON else cut


def part_of(answer: Answer) -> Part:
    """The part that an answer falls due with; one to a question that no form asks any more is about the person."""
    category = _CATEGORIES.get(answer.question)
    if category is Category.CONTACT:
        return Part.CONTACT
    if category in (Category.STORY, Category.SIGNS):
        return Part.STORY
    return Part.RECORD if category in _STAYS else Part.PERSON


def is_unfinished(record: Record) -> bool:
    """Whether nothing followed: no order, release, referral, packet or follow-up, and no way to reach the person."""
    return not any(
        c.orderings
        or c.consents
        or c.referrals
        or c.packets
        or c.incoming
        or c.follow_ups
        or cut_part(c, Part.CONTACT).gone
        for c in record.conversations
    )


def periods_from(written: Any, now: Periods) -> Periods:
    """``now`` with the periods that a JSON document names. Raises BadInput that names what does not fit."""
    if not isinstance(written, dict):
        raise BadInput(msg("The file should be one object with the names of the periods."), _SEE)
    unknown = [name for name in written if name not in {f.name for f in fields(Periods)}]
    if unknown:
        raise BadInput(msg("There is no period {name}.")(name=str(unknown[0])[:80]), _SEE)
    periods = Periods(**{**asdict(now), **written})
    _assert_fit(periods)
    return periods


_SEE = msg("See the README for the names. Each is a number of days.")


def _assert_fit(periods: Periods) -> None:
    for name, days in asdict(periods).items():
        if not isinstance(days, int) or isinstance(days, bool) or not 1 <= days <= LONGEST:
            raise BadInput(msg("This period does not fit: {name}.")(name=name), _SEE)
        if days > periods.record:
            raise BadInput(
                msg("Nothing can be kept longer than the whole record."), msg("Make that period the longest.")
            )


def _parts_in(record: Record) -> Iterator[Part]:
    """The parts that a record still has, what ends everything first."""
    yield Part.RECORD
    if is_unfinished(record):
        yield Part.UNFINISHED
    for part in (Part.CONTACT, Part.STORY, Part.PERSON):
        if any(cut_part(c, part).gone for c in record.conversations):
            yield part


def _due_of(record: Record, periods: Periods, day: date) -> Iterator[tuple[Part, date, date]]:
    """What is due, with the last day something was noted and the day it fell due; nothing beside everything."""
    last = max(c.date for c in record.conversations)
    for part in _parts_in(record):
        since = _later(last, periods.of(part))
        if since <= day:
            yield part, last, since
            if part in (Part.RECORD, Part.UNFINISHED):
                return


def _read(written: list[str]) -> Hold:
    reason, since, until = written
    return Hold(reason, date.fromisoformat(since), date.fromisoformat(until))


def _earlier(day: date, days: int) -> date:
    return date.fromordinal(max(day.toordinal() - days, 1))


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
