"""What can be taken out of a conversation part by part, and the ids by which each part is known not to come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from intake_app.conversation.answers import Answer
from intake_app.conversation.consents import Consent
from intake_app.conversation.followups import FollowUp
from intake_app.conversation.ids import new_id
from intake_app.conversation.incoming import Incoming
from intake_app.conversation.needs_order import Ordering
from intake_app.conversation.record import Conversation


@dataclass(frozen=True, slots=True, repr=False)
class Cut:
    """A conversation without a part; ``gone`` are the ids of what was taken out, none when nothing was in it."""

    left: Conversation
    gone: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"Cut({self.left.id}, {len(self.gone)} gone)"

    def and_then(self, cutting: Cutting) -> Cut:
        """The same without a further part."""
        further = cutting(self.left)
        return Cut(further.left, self.gone | further.gone)


Cutting = Callable[[Conversation], Cut]
OWN_WORDS: Final = "own_words"
"""The question whose answers are the person's own words, as those for single needs are."""


Worded = Ordering | FollowUp | Incoming | Consent


def has_words(item: object) -> bool:
    """Whether an item holds words, or a signature, that can be gone while the item stays."""
    match item:
        case Consent():
            return bool(item.signature)
        case Ordering():
            return bool(item.own_words)
        case FollowUp():
            return bool(item.note)
        case Incoming():
            return item.has_words
        case _:
            return False


def words_of(item: Worded) -> str:
    """The id of the words in an item, so that they can be gone while it stays."""
    return f"{item.id}/words"


def wordless(item: Worded) -> Worded:
    """The same item without its words or its signature."""
    match item:
        case Consent():
            return replace(item, signature=())
        case Ordering():
            return replace(item, own_words=())
        case FollowUp():
            return replace(item, note="")
        case Incoming():
            return item.without_words()


def cut_answers(conversation: Conversation, goes: Callable[[Answer], bool]) -> Cut:
    """Without the answers that ``goes`` says go."""
    gone = frozenset(a.id for a in conversation.answers if goes(a))
    kept = tuple(a for a in conversation.answers if a.id not in gone)
    return Cut(replace(conversation, answers=kept), gone) if gone else Cut(conversation)


def cut_question(conversation: Conversation, question: str) -> Cut:
    """Without the answers to one question; the person's own words stand beside the needs of an order as well."""
    cut = cut_answers(conversation, lambda answer: answer.question == question)
    return cut.and_then(cut_own_words) if question == OWN_WORDS else cut


def cut_orders(conversation: Conversation) -> Cut:
    """Without its statements of the order."""
    gone = frozenset(o.id for o in conversation.orderings)
    return Cut(replace(conversation, orderings=()), gone) if gone else Cut(conversation)


def cut_signatures(conversation: Conversation) -> Cut:
    """Without the signatures under its releases; that they were given, and how, stays."""
    signed = [consent for consent in conversation.consents if has_words(consent)]
    if not signed:
        return Cut(conversation)
    consents = tuple(replace(consent, signature=()) for consent in conversation.consents)
    return Cut(replace(conversation, consents=consents), frozenset(map(words_of, signed)))


def cut_notes(conversation: Conversation) -> Cut:
    """Without what workers noted to come back to, and what the sender of an incoming referral wrote of the person."""
    noted: tuple[FollowUp | Incoming, ...] = (*conversation.follow_ups, *conversation.incoming)
    spoken = [item for item in noted if has_words(item)]
    if not spoken:
        return Cut(conversation)
    follow_ups = tuple(replace(item, note="") for item in conversation.follow_ups)
    incoming = tuple(item.without_words() for item in conversation.incoming)
    left = replace(conversation, follow_ups=follow_ups, incoming=incoming)
    return Cut(left, frozenset(map(words_of, spoken)))


def cut_own_words(conversation: Conversation, need: str | None = None) -> Cut:
    """Without the person's own words for one need, or for all; what they chose and in which order stays.

    A statement that keeps words for other needs goes on under a new id, since an older copy of it still holds them all.
    """
    spoken = [o for o in conversation.orderings if any(need in (None, code) for code, _ in o.own_words)]
    if not spoken:
        return Cut(conversation)
    left = {o.id: _without_words(o, need) for o in spoken}
    orderings = tuple(left.get(o.id, o) for o in conversation.orderings)
    return Cut(replace(conversation, orderings=orderings), frozenset(map(words_of, spoken)))


def _without_words(ordering: Ordering, need: str | None) -> Ordering:
    kept = tuple((code, words) for code, words in ordering.own_words if need is not None and code != need)
    return replace(ordering, id=new_id() if kept else ordering.id, own_words=kept)
