"""Everything the record knows of one release: what was agreed, when, before whom, and what was made smaller since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from intake_app.conversation.consents import SHAREABLE, Category, Consent, Explained
from intake_app.conversation.record import Conversation, Record

__all__ = ["ReleaseFacts", "release_facts"]


@dataclass(frozen=True, slots=True, repr=False)
class ReleaseFacts:
    """What a consent record prints. ``consent`` is as it was given; the other fields say what came of it.

    ``given_on`` is the local day, ``worker`` and ``site`` are codes. ``categories``, ``items_withheld`` (question
    names, ``own_words/<need>``, ``<question>/<answer id>/<row>``) and ``purpose`` (need codes) are what holds after all
    narrowings; ``narrowed_on`` their days. ``withdrawn_on`` is the first day it was taken back, ``replaced`` whether a
    later release took its place. The interpreter's code stands in ``consent`` and is never printed; the mode may be.
    """

    consent: Consent
    given_on: date
    worker: str
    site: str
    purpose: tuple[str, ...]
    categories: tuple[Category, ...]
    items_withheld: tuple[str, ...]
    explained: tuple[Explained, ...]
    narrowed_on: tuple[date, ...] = ()
    withdrawn_on: date | None = None
    withdrawn_by: str = ""
    replaced: bool = False

    def __repr__(self) -> str:
        return f"ReleaseFacts({self.consent.id})"


def release_facts(record: Record, consent: str) -> ReleaseFacts | None:
    """What is known of the release with this id; None when the record holds none."""
    held = next((c for c in record.in_order if any(one.id == consent for one in c.consents)), None)
    if held is None:
        return None
    return _facts(record, held, next(one for one in held.consents if one.id == consent))


def _facts(record: Record, held: Conversation, consent: Consent) -> ReleaseFacts:
    cuts = [(c.date, n) for c in record.in_order for n in c.narrowings if n.consent == consent.id]
    taken = [(c.date, w.by) for c in record.in_order for w in c.withdrawals if w.consent == consent.id]
    told = consent.categories.difference(*(n.categories for _, n in cuts))
    gone = frozenset[str]().union(*(n.needs for _, n in cuts))
    return ReleaseFacts(
        consent=consent,
        given_on=held.date,
        worker=held.worker,
        site=held.site,
        purpose=tuple(code for code in consent.purpose if code not in gone),
        categories=tuple(each for each in SHAREABLE if each in told),
        items_withheld=tuple(sorted(consent.items_withheld.union(*(n.items for _, n in cuts)))),
        explained=tuple(each for each in Explained if each in consent.explained),
        narrowed_on=tuple(day for day, _ in cuts),
        withdrawn_on=taken[0][0] if taken else None,
        withdrawn_by=taken[0][1] if taken else "",
        replaced=any(consent.id in later.replaces for later in record.consents()),
    )
