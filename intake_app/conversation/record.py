"""The record of one survivor, and the views over its conversations: the latest word wins, earlier words remain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from intake_app.conversation.answers import Answer, State
from intake_app.conversation.avoiding import Avoided, avoided
from intake_app.conversation.consents import Consent, Decision, Narrowing, Permission, Withdrawal, permission, standing
from intake_app.conversation.followups import Ending, FollowUp
from intake_app.conversation.incoming import Incoming
from intake_app.conversation.needs_order import Ordering
from intake_app.conversation.recalls import Recall, RecallTold, recalls
from intake_app.conversation.referrals import BY_SURVIVOR, ENDED, Referral, Stage, Step


class Kind(StrEnum):
    """What a conversation was."""

    MEETING = "meeting"
    CONTACT = "contact"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Who interpreted: a code, never a name; ``mode`` is *in_person*, *phone*, *video* or *bilingual_worker*."""

    code: str
    language: str
    mode: str


@dataclass(frozen=True, slots=True)
class PacketGiven:
    """That a packet left: for which referral, which copy, in which language. Its content is not kept."""

    id: str
    referral: str
    copy: str
    language: str


@dataclass(frozen=True, slots=True, repr=False)
class Conversation:
    """One conversation. Everything known was said in one; one device writes it, and it closes.

    ``date`` is the local day it was held on; ``language`` the survivor's (BCP 47); ``worker`` and ``site`` are codes.
    """

    id: str
    record: str
    kind: Kind
    date: date
    worker: str
    language: str
    site: str = ""
    interpreter: Interpreter | None = None
    closed: bool = False
    answers: tuple[Answer, ...] = ()
    orderings: tuple[Ordering, ...] = ()
    consents: tuple[Consent, ...] = ()
    narrowings: tuple[Narrowing, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    referrals: tuple[Referral, ...] = ()
    steps: tuple[Step, ...] = ()
    packets: tuple[PacketGiven, ...] = ()
    recalls: tuple[RecallTold, ...] = ()
    avoided: tuple[Avoided, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    endings: tuple[Ending, ...] = ()
    incoming: tuple[Incoming, ...] = ()

    def __repr__(self) -> str:
        return f"Conversation({self.id}, {self.kind}, {self.date})"

    def answer(self, question: str) -> Answer | None:
        """This conversation's own answer to ``question``."""
        return next((a for a in self.answers if a.question == question), None)

    def with_answer(self, answer: Answer) -> Conversation:
        """The conversation in which ``answer`` replaces any former one to the same question."""
        others = tuple(a for a in self.answers if a.question != answer.question)
        return replace(self, answers=(*others, answer))

    def with_ordering(self, ordering: Ordering) -> Conversation:
        """The conversation in which ``ordering`` replaces any former one: one conversation makes one statement."""
        return replace(self, orderings=(ordering,))


@dataclass(frozen=True, slots=True)
class OrderStatement:
    """An ordering with the day it was said."""

    date: date
    ordering: Ordering


@dataclass(frozen=True, slots=True)
class ReferralView:
    """A referral as it stands: ``stage`` may be computed; ``steps`` are in order, with the day of each."""

    referral: Referral
    stage: Stage
    steps: tuple[tuple[date, Step], ...]
    permission: Permission | None

    @property
    def live(self) -> bool:
        """Whether it has not ended."""
        return self.stage not in ENDED

    @property
    def final(self) -> bool:
        """Whether the person took it back."""
        return any(step.stage is Stage.WITHDRAWN and step.by == BY_SURVIVOR for _, step in self.steps)


@dataclass(frozen=True, slots=True, repr=False)
class Record:
    """One survivor: an id that means nothing and a bag of conversations, in no order that matters."""

    id: str
    conversations: tuple[Conversation, ...] = ()

    def __repr__(self) -> str:
        return f"Record({self.id}, {len(self.conversations)} conversations)"

    @property
    def in_order(self) -> tuple[Conversation, ...]:
        """The conversations by the day they were held, then by id."""
        return tuple(sorted(self.conversations, key=lambda c: (c.date, c.id)))

    def answer_in_force(self, question: str) -> Answer | None:
        """The latest word on ``question``. *Not asked* hides nothing; *I'd rather not say* hides what was said."""
        found = None
        for conversation in self.in_order:
            answer = conversation.answer(question)
            if answer is not None and answer.state is not State.NOT_ASKED:
                found = answer
        return found

    def answers_in_force(self) -> dict[str, Answer]:
        """The latest word on every question that has one, by question name."""
        said = (a for c in self.in_order for a in reversed(c.answers) if a.state is not State.NOT_ASKED)
        found = {answer.question: answer for answer in said}
        return dict(sorted(found.items()))

    def orderings(self) -> tuple[OrderStatement, ...]:
        """Every statement of the order, newest first; the first is in force."""
        said = [OrderStatement(c.date, o) for c in self.in_order for o in sorted(c.orderings, key=lambda o: o.id)]
        return tuple(reversed(said))

    def order_in_force(self) -> Ordering | None:
        """The newest statement of the order."""
        said = self.orderings()
        return said[0].ordering if said else None

    def avoided(self) -> frozenset[tuple[str, str]]:
        """The services (source, id) that the person does not want to go to."""
        return avoided(each for c in self.in_order for each in c.avoided)

    def consents(self) -> tuple[Consent, ...]:
        """Every consent ever given or refused, in order."""
        return tuple(x for c in self.in_order for x in c.consents)

    def withdrawn(self, consent: str) -> bool:
        """Whether this consent was taken back."""
        return any(w.consent == consent for c in self.conversations for w in c.withdrawals)

    def permission_for(self, recipient: tuple[str, str], today: date) -> Permission | None:
        """What this recipient (source, service) may be told on ``today``."""
        everything = self.conversations
        return permission(
            self.consents(),
            [n for c in everything for n in c.narrowings],
            [w for c in everything for w in c.withdrawals],
            recipient=recipient,
            today=today,
        )

    def referrals(self, today: date) -> tuple[ReferralView, ...]:
        """Every referral as it stands on ``today``, in the order they were made."""
        return tuple(self._view(r, today) for c in self.in_order for r in c.referrals)

    def referral(self, id_: str, today: date) -> ReferralView | None:
        """One referral by id."""
        return next((v for v in self.referrals(today) if v.referral.id == id_), None)

    def live_for(self, need: str, today: date) -> tuple[ReferralView, ...]:
        """The live referrals that already carry ``need`` (no double work)."""
        return tuple(v for v in self.referrals(today) if v.live and need in v.referral.needs)

    def recalls(self) -> tuple[Recall, ...]:
        """The referrals whose recipients are to stop using what they have, told or not."""
        return recalls(self.conversations)

    def recalls_open(self, today: date) -> tuple[Recall, ...]:
        """The recalls of which the recipient was not told by ``today``, the longest open first."""
        waiting = [each for each in self.recalls() if each.told is None or each.told[0] > today]
        return tuple(sorted(waiting, key=lambda each: each.since))

    def _steps(self, referral: str) -> Iterator[tuple[date, Step]]:
        for conversation in self.in_order:
            for step in sorted(conversation.steps, key=lambda s: s.id):
                if step.referral == referral:
                    yield conversation.date, step

    def _view(self, referral: Referral, today: date) -> ReferralView:
        steps = tuple(self._steps(referral.id))
        allowed = self.permission_for(referral.recipient.key, today)
        return ReferralView(referral, _stage(steps, self._ran_out(referral, today), allowed), steps, allowed)

    def _ran_out(self, referral: Referral, today: date) -> bool:
        stand = [c for c in standing(self.consents(), referral.recipient.key) if not self.withdrawn(c.id)]
        return all(c.decision is Decision.YES for c in stand) and any(c.until < today for c in stand)


def _stage(steps: tuple[tuple[date, Step], ...], ran_out: bool, allowed: Permission | None) -> Stage:
    """Where it stands: the survivor's *withdrawn* is final, else the latest step; a draft stands by its consent."""
    if any(s.stage is Stage.WITHDRAWN and s.by == BY_SURVIVOR for _, s in steps):
        return Stage.WITHDRAWN
    latest = steps[-1][1].stage if steps else Stage.DRAFTED
    if latest is not Stage.DRAFTED:
        return latest
    if allowed is not None:
        return Stage.READY
    return Stage.EXPIRED if ran_out else Stage.CONSENT_PENDING
