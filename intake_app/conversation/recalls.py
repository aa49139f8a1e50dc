"""Recalls: which recipients must stop using what they were given, because the person took the consent back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from intake_app.conversation.consents import Consent, Decision
from intake_app.conversation.referrals import Referral, Stage, Step

if TYPE_CHECKING:
    from intake_app.conversation.record import Conversation, PacketGiven

TO_RECIPIENT = "recipient"
"""The copy of a packet that somebody else holds; the others are the person's own."""
BY_RECIPIENT = "recipient"
_REACHED = frozenset({Stage.SENT, Stage.ACKNOWLEDGED, Stage.ACCEPTED, Stage.WAITLISTED, Stage.IN_SERVICE})
"""Steps after which a recipient knows of the person even where no packet was noted, as any step of the recipient's."""

Moment = tuple[date, str]
"""When something was said: the day, then the id (a UUIDv7, larger when later)."""


class How(StrEnum):
    """How a recipient was told to stop using what they have."""

    PHONE = "phone"
    POST = "post"
    HAND = "hand"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class RecallTold:
    """That the recipient of a referral was told to stop using it; ``by`` is a worker's code."""

    id: str
    referral: str
    how: How
    by: str


@dataclass(frozen=True, slots=True)
class Handed:
    """A packet that a recipient holds, with the day it was given."""

    date: date
    packet: PacketGiven


@dataclass(frozen=True, slots=True)
class Recall:
    """One referral whose recipient is to stop using it.

    ``consents`` are those it was given under, all taken back; ``since`` is the day of the last of that. ``handed`` is
    empty where the recipient was reached without a packet. ``told`` is the day and the way they were told, if so.
    """

    referral: Referral
    consents: tuple[str, ...]
    since: date
    handed: tuple[Handed, ...]
    told: tuple[date, RecallTold] | None = None

    @property
    def open(self) -> bool:
        """Whether the recipient is still to be told."""
        return self.told is None

    @property
    def language(self) -> str:
        """The language of the packet given last (BCP 47); empty where there was none."""
        return self.handed[-1].packet.language if self.handed else ""


def recalls(conversations: Iterable[Conversation]) -> tuple[Recall, ...]:
    """Every recall, told or not, in the order the referrals were made.

    What a recipient holds was given under the consent that stood for them at that time. It is recalled when that
    consent, or one that replaced it, was taken back or became a *no*; a new consent afterwards recalls nothing that is
    given under itself. Told counts only after the last taking back.
    """
    held = sorted(conversations, key=lambda c: (c.date, c.id))
    ends = _ends(held)
    found = (_recall(held, referral, ends) for c in held for referral in c.referrals)
    return tuple(each for each in found if each is not None)


def _ends(held: list[Conversation]) -> dict[str, Moment]:
    """When each consent was taken back last, itself or through one that replaced it."""
    said = [((c.date, x.id), x) for c in held for x in c.consents]
    ends = {w.consent: (c.date, w.id) for c in held for w in c.withdrawals}
    ends |= {x.id: moment for moment, x in said if x.decision is Decision.NO}
    replacing: dict[str, list[str]] = {}
    for _, consent in said:
        for old in consent.replaces:
            replacing.setdefault(old, []).append(consent.id)
    return {x.id: max(found) for _, x in said if (found := [ends[i] for i in _chain(x.id, replacing) if i in ends])}


def _chain(consent: str, replacing: dict[str, list[str]]) -> Iterator[str]:
    """A consent and what replaced it, each once; whatever a damaged or foreign document says about itself."""
    seen, waiting = set[str](), [consent]
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            yield here
            waiting += replacing.get(here, [])


def _recall(held: list[Conversation], referral: Referral, ends: dict[str, Moment]) -> Recall | None:
    mine = [((c.date, x.id), x) for c in held for x in c.consents if x.recipient.key == referral.recipient.key]
    packets = [(c.date, p) for c in held for p in c.packets if p.referral == referral.id and p.copy == TO_RECIPIENT]
    reached = [(c.date, s.id) for c in held for s in c.steps if s.referral == referral.id and _knows(s)]
    moments = [*((day, p.id) for day, p in packets), *reached]
    under = {consent for moment in moments if (consent := _standing(moment, mine)) in ends}
    if not under:
        return None
    since = max(ends[consent] for consent in under)
    handed = tuple(Handed(day, p) for day, p in packets if _standing((day, p.id), mine) in under)
    return Recall(referral, tuple(sorted(under)), since[0], handed, _told(held, referral.id, since))


def _knows(step: Step) -> bool:
    return step.stage in _REACHED or step.by == BY_RECIPIENT


def _standing(moment: Moment, mine: list[tuple[Moment, Consent]]) -> str:
    """The last *yes* for the recipient before ``moment``; of one that came with a later clock, the first there is."""
    said = [(when, x.id) for when, x in sorted(mine, key=lambda pair: pair[0]) if x.decision is Decision.YES]
    before = [id_ for when, id_ in said if when <= moment]
    return before[-1] if before else said[0][1] if said else ""


def _told(held: list[Conversation], referral: str, since: Moment) -> tuple[date, RecallTold] | None:
    said = ((c.date, t) for c in held for t in c.recalls if t.referral == referral and (c.date, t.id) > since)
    return max(said, key=lambda pair: (pair[0], pair[1].id), default=None)
