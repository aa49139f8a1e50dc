"""Consents: what one named recipient may be told, for which needs, until when; and how a consent grows smaller."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intake_app.conversation.signatures import Strokes


class Category(StrEnum):
    """The unit of consent. ``ADMIN`` feeds only a packet's header; ``NONE`` never leaves."""

    NEEDS = "needs"
    IDENTITY = "identity"
    CONTACT = "contact"
    ACCESS = "access"
    SAFETY = "safety"
    PROFILE = "profile"
    FAMILY = "family"
    STORY = "story"
    SIGNS = "signs"
    ADMIN = "admin"
    NONE = "-"


SHAREABLE = (
    Category.NEEDS, Category.IDENTITY, Category.CONTACT, Category.ACCESS, Category.SAFETY, Category.PROFILE,
    Category.FAMILY, Category.STORY,
)  # fmt: skip


class Decision(StrEnum):
    """What the survivor said to being told about."""

    YES = "yes"
    NO = "no"
    NOT_NOW = "not_now"


class Given(StrEnum):
    """How a consent was given."""

    WRITTEN = "written"
    MARK = "mark"
    VERBAL = "verbal"
    PHONE = "phone"


SIGNED = frozenset({Given.WRITTEN, Given.MARK})
"""The ways that leave something written."""


class Explained(StrEnum):
    """What a person must have heard before saying yes, in the order it is read (HTCDS checklist; NNEDV)."""

    PURPOSE = "purpose"
    USE = "use"
    HOW_LONG = "how_long"
    WITHDRAW = "withdraw"
    NOT_UNREAD = "not_unread"
    FREE = "free"
    INTERVIEW = "interview"
    REQUEST = "request"
    FIGURES = "figures"


class WithheldReason(StrEnum):
    """Why something must not be told to a recipient (Primero)."""

    FEAR_OF_HARM = "fear_of_harm"
    TELLS_THEMSELVES = "tells_themselves"
    OTHER = "other"
    NOT_SAID = "not_said"


@dataclass(frozen=True, slots=True)
class Recipient:
    """A snapshot of who receives: the directory changes, what was agreed does not.

    ``source`` and ``service`` are the directory's ids; ``phone`` is the office line that was on file.
    """

    source: str
    service: str
    organization: str
    service_name: str
    phone: str = ""
    address: str = ""
    confidential: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What makes two snapshots the same recipient."""
        return (self.source, self.service)


@dataclass(frozen=True, slots=True, repr=False)
class Consent:
    """One release (one recipient, one decision).

    ``purpose`` holds need codes, ``items_withheld`` question names that must not be told although their category may
    be, or ``own_words/<need code>`` for the person's words for one need. ``until`` is the last day it holds.
    ``story_confirmed`` is the second confirmation for the category story. ``replaces`` names the consents this
    one widens. ``withheld_reason`` says why something is kept back, where that was told. ``explained`` is what the
    person was told before, ``read_aloud`` whether it was read to them. ``interpreter`` is a code and never printed,
    ``interpreter_mode`` as in ``Interpreter``. ``signature`` is what was drawn, if anything was.
    """

    id: str
    recipient: Recipient
    purpose: tuple[str, ...]
    decision: Decision
    categories: frozenset[Category]
    until: date
    given: Given
    language: str
    items_withheld: frozenset[str] = frozenset()
    witness: str = ""
    interpreter: str = ""
    story_confirmed: bool = False
    replaces: frozenset[str] = frozenset()
    withheld_reason: WithheldReason = WithheldReason.NOT_SAID
    explained: frozenset[Explained] = frozenset()
    read_aloud: bool = False
    interpreter_mode: str = ""
    signature: Strokes = ()

    def __repr__(self) -> str:
        return f"Consent({self.id}, {self.decision})"


@dataclass(frozen=True, slots=True, repr=False)
class Agreement:
    """What else belongs to a release being given: the fields of a consent that say how it came about."""

    withheld_reason: WithheldReason = WithheldReason.NOT_SAID
    explained: frozenset[Explained] = frozenset()
    read_aloud: bool = False
    signature: Strokes = ()

    def __repr__(self) -> str:
        return f"Agreement({len(self.explained)} explained)"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A consent made smaller: final, whatever its date. ``items`` are as in a consent, ``needs`` leave its purpose."""

    id: str
    consent: str
    categories: frozenset[Category] = frozenset()
    items: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A consent taken back: final, whatever its date. ``by`` is *survivor* or a worker's code."""

    id: str
    consent: str
    by: str = "survivor"


@dataclass(frozen=True, slots=True)
class Permission:
    """What may be told to one recipient today: the views' answer, never stored.

    ``consents`` are the ids it rests on; ``until`` is the first of their last days.
    """

    recipient: Recipient
    purpose: tuple[str, ...]
    categories: frozenset[Category]
    items_withheld: frozenset[str]
    until: date
    consents: tuple[str, ...]
    story_confirmed: bool


def words_item(need: str) -> str:
    """What stands among the items withheld for the person's words for one need."""
    return f"own_words/{need}"


def row_item(question: str, answer: str, row: int) -> str:
    """What stands among the items withheld for one row (from 0) of an answer with this id.

    Once there is a newer answer to the question, all of it is withheld: nobody can tell whether the row is in it.
    """
    return f"{question}/{answer}/{row}"


def standing(consents: Iterable[Consent], recipient: tuple[str, str]) -> list[Consent]:
    """The consents for ``recipient`` (source, service) that no later one replaced, in the order they were given."""
    mine = sorted((c for c in consents if c.recipient.key == recipient), key=lambda c: c.id)
    replaced = {old for c in mine for old in c.replaces}
    return [c for c in mine if c.id not in replaced]


def permission(
    consents: Iterable[Consent],
    narrowings: Iterable[Narrowing],
    withdrawals: Iterable[Withdrawal],
    *,
    recipient: tuple[str, str],
    today: date,
) -> Permission | None:
    """What ``recipient`` (source, service) may be told on ``today``; None when nothing may.

    A withdrawal or a narrowing is final whatever its date; a consent that is replaced no longer counts; where two
    stand unreplaced only what both allow is told (DESIGN.md section 2). An unreplaced *no* allows nothing.
    """
    stand = standing(consents, recipient)
    gone = {w.consent for w in withdrawals}
    if not stand or any(c.decision is not Decision.YES or c.id in gone or c.until < today for c in stand):
        return None
    cuts = [n for n in narrowings if n.consent in {c.id for c in stand}]
    categories = frozenset.intersection(*(c.categories for c in stand))
    categories = categories.difference(*(n.categories for n in cuts))
    left_out = frozenset[str]().union(*(n.needs for n in cuts))
    purpose = [code for code in stand[-1].purpose if all(code in c.purpose for c in stand) and code not in left_out]
    return Permission(
        recipient=stand[-1].recipient,
        purpose=tuple(purpose),
        categories=categories,
        items_withheld=frozenset().union(*(c.items_withheld for c in stand), *(n.items for n in cuts)),
        until=min(c.until for c in stand),
        consents=tuple(c.id for c in stand),
        story_confirmed=all(c.story_confirmed for c in stand),
    )
