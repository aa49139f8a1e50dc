"""Who is counted in figures, and in which row: groups of people by table and code, before anything is rounded.

Nobody is here who did not say yes to being counted, and nobody under 18.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain
from statistics import median_low
from typing import Final

from intake_app.conversation.answers import LanguageChoice
from intake_app.conversation.needs_order import Ordering
from intake_app.conversation.record import Conversation, Kind, Record, ReferralView
from intake_app.conversation.referrals import Stage
from intake_app.conversation.stage_words import REASONS
from intake_app.forms.age import may_be_minor
from intake_app.reports.period import Period

PEOPLE, WANTED, FIRST, LATER, UNMET = "people", "wanted", "first", "later", "unmet"
LANGUAGES, INTERPRETERS, STAGES, DECLINED, WAITING = "languages", "interpreters", "stages", "declined", "waiting"
EVERYBODY, NO_INTERPRETER = "all", "none"
Key = tuple[str, str]
"""A table and a row's code."""
Groups = Mapping[Key, frozenset[str]]
"""Who stands in a row, by the ids of their records."""
_AGREED: Final = frozenset({"yes", "a_little"})
_BANDS: Final = {"0_2": 2, "3_7": 7, "8_14": 14, "15_30": 30}
WAITING_BANDS: Final = (*_BANDS, "31_up")


def agreed_to_figures(record: Record, today: date) -> bool:
    """Whether the person's last word is that they may count in figures that name nobody; a child's does not suffice."""
    said, kept = record.answer_in_force("statistics_ok"), record.answer_in_force("consent_record")
    if said is None or not said.answered or said.value != "yes" or may_be_minor(record, today):
        return False
    return kept is None or (kept.answered and kept.value in _AGREED)


def groups(records: Iterable[Record], period: Period, today: date) -> Groups:
    """Everybody who was met in the period and may be counted, as things stood at its end."""
    found: dict[Key, set[str]] = {(PEOPLE, EVERYBODY): set()}
    for record in records:
        if agreed_to_figures(record, today):
            for key in _keys(record, period, period.until(today)):
                found.setdefault(key, set()).add(record.id)
    return {key: frozenset(people) for key, people in found.items()}


def _keys(record: Record, period: Period, until: date) -> Iterator[Key]:
    past = replace(record, conversations=tuple(c for c in record.conversations if c.date <= until))
    held = [c for c in past.in_order if period.holds(c.date) and c.kind is not Kind.DESK]
    if not held:
        return
    views = past.referrals(until)
    yield PEOPLE, EVERYBODY
    yield LANGUAGES, language_of(past)
    yield INTERPRETERS, _interpreter(held)
    yield from _wishes(held, views)
    yield from ((STAGES, view.stage.value) for view in views)
    yield from ((DECLINED, reason) for view in views for reason in _declined(view, period))
    waited = [days for view in views if (days := _waited(view, period)) is not None]
    if waited:
        yield WAITING, _band(median_low(waited))


def language_of(record: Record) -> str:
    """The language that is best to speak with this person (BCP 47), or that was last spoken."""
    said = record.answer_in_force("spoken_language")
    if said is not None and isinstance(said.value, LanguageChoice):
        return said.value.tag
    return record.in_order[-1].language


def unmet(ordering: Ordering, views: Iterable[ReferralView]) -> Iterator[str]:
    """The needs of an order that no live referral carries and none has met."""
    carried = set(chain.from_iterable(v.referral.needs for v in views if v.live or v.stage is Stage.DONE))
    return (code for code in ordering.codes if code not in carried)


def _wishes(held: Iterable[Conversation], views: tuple[ReferralView, ...]) -> Iterator[Key]:
    """What the person wanted by their last word of the period."""
    orders = [ordering for conversation in held for ordering in conversation.orderings]
    if not orders:
        return
    last = orders[-1]
    yield from ((WANTED, code) for code in last.codes)
    yield from ((LATER, code) for code in last.later)
    yield from ((UNMET, code) for code in unmet(last, views))
    if last.yes and not last.no_preference:
        yield from ((FIRST, code) for code in last.yes[0])


def _interpreter(held: Iterable[Conversation]) -> str:
    modes = [c.interpreter.mode for c in held if c.interpreter is not None]
    return modes[-1] if modes else NO_INTERPRETER


def _declined(view: ReferralView, period: Period) -> Iterator[str]:
    said = (step.reason for day, step in view.steps if step.stage is Stage.DECLINED and period.holds(day))
    return (reason if reason in REASONS else "other" for reason in said)


def _waited(view: ReferralView, period: Period) -> int | None:
    """Days from being sent to being accepted, for a referral that was accepted in the period."""
    sent = next((day for day, step in view.steps if step.stage is Stage.SENT), None)
    accepted = next((day for day, step in view.steps if step.stage is Stage.ACCEPTED), None)
    if sent is None or accepted is None or not period.holds(accepted):
        return None
    return max(0, (accepted - sent).days)


def _band(days: int) -> str:
    return next((band for band, most in _BANDS.items() if days <= most), WAITING_BANDS[-1])
