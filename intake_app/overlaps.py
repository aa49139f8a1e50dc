"""Help that is there already: what a second referral would double, told before it is made and never in its way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intake_app.conversation.answers import Row
from intake_app.conversation.consents import Recipient
from intake_app.conversation.record import Record, ReferralView
from intake_app.conversation.referrals import Stage
from intake_app.languages.words import Msg, msg
from intake_app.needs.catalogue import is_need, need
from intake_app.packets.related import WHERE, arranged_for
from intake_app.packets.share import ALREADY_WITH


class Doubles(StrEnum):
    """What would be double."""

    NEED = "need"
    PROVIDER = "provider"
    ALREADY_WITH = "already_with"


@dataclass(frozen=True, slots=True, repr=False)
class Overlap:
    """One thing that is there already. ``where`` names who gives it, ``referral`` is the live one, if it is one."""

    doubles: Doubles
    need: str
    where: str
    referral: str = ""
    stage: Stage | None = None

    def __repr__(self) -> str:
        return f"Overlap({self.doubles}, {self.need})"


def overlaps(
    record: Record, needs: tuple[str, ...], today: date, *, recipient: Recipient | None = None
) -> tuple[Overlap, ...]:
    """What a referral for ``needs`` to ``recipient`` would double, as of ``today``.

    A live referral that carries one of the needs, one to the same provider whatever it carries, and what the person
    says they have already, by need or by provider.
    """
    views = [view for view in record.referrals(today) if view.live]
    found = [*_same_need(views, needs), *_same_provider(views, needs, recipient), *_had(record, needs, recipient)]
    return tuple(found)


def overlap_words(overlap: Overlap) -> Msg:
    """An overlap as a sentence for a worker."""
    wanted = need(overlap.need).label if is_need(overlap.need) else msg("{code}")(code=overlap.need)
    match overlap.doubles:
        case Doubles.NEED:
            return msg("{need}: there is a live referral to {where} already.")(need=wanted, where=overlap.where)
        case Doubles.PROVIDER:
            return msg("{where} has a live referral for this person already.")(where=overlap.where)
        case Doubles.ALREADY_WITH if overlap.need:
            return msg("{need}: the person says that they have this already, from {where}.")(
                need=wanted, where=overlap.where
            )
        case _:
            return msg("The person says that they get help from {where} already.")(where=overlap.where)


def _same_need(views: list[ReferralView], needs: tuple[str, ...]) -> Iterator[Overlap]:
    for view in views:
        for code in needs:
            if code in view.referral.needs:
                yield Overlap(Doubles.NEED, code, _name(view.referral.recipient), view.referral.id, view.stage)


def _same_provider(views: list[ReferralView], needs: tuple[str, ...], recipient: Recipient | None) -> Iterator[Overlap]:
    for view in views:
        theirs = view.referral.recipient
        if recipient is None or set(needs) & set(view.referral.needs):
            continue
        if theirs.key == recipient.key or _same(theirs.organization, recipient.organization):
            yield Overlap(Doubles.PROVIDER, "", _name(theirs), view.referral.id, view.stage)


def _had(record: Record, needs: tuple[str, ...], recipient: Recipient | None) -> Iterator[Overlap]:
    answer = record.answer_in_force(ALREADY_WITH)
    if answer is None or not answer.answered or not isinstance(answer.value, tuple):
        return
    named = arranged_for(needs, answer.value, answer.language)
    for arranged in named:
        yield Overlap(Doubles.ALREADY_WITH, arranged.get("need"), arranged.get(WHERE))
    told = {_folded(row.get(WHERE)) for row in named}
    names = (recipient.organization, recipient.service_name) if recipient is not None else ()
    for row in answer.value:
        where = row.get(WHERE) if isinstance(row, Row) else ""
        if where and _folded(where) not in told and any(_within(where, name) for name in names):
            yield Overlap(Doubles.ALREADY_WITH, "", where)


def _name(recipient: Recipient) -> str:
    return recipient.organization or recipient.service_name


def _same(one: str, other: str) -> bool:
    return bool(_folded(one)) and _folded(one) == _folded(other)


def _within(one: str, other: str) -> bool:
    """Whether one name is the other, or a whole part of it: *Harbour* and *Harbour House*."""
    short, long = sorted((_folded(one), _folded(other)), key=len)
    return len(short) > 2 and f" {short} " in f" {long} "


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
