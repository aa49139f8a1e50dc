"""One conversation while it is open: in memory until the person agreed to be written down, then in the vault."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import date

from intake_app.conversation.answers import Answer, State, Text, Value
from intake_app.conversation.avoiding import Avoided
from intake_app.conversation.consents import (
    Agreement,
    Category,
    Consent,
    Decision,
    Given,
    Narrowing,
    Recipient,
    Withdrawal,
)
from intake_app.conversation.ids import new_id, new_reference
from intake_app.conversation.incoming import TheyAgreed
from intake_app.conversation.needs_order import Ordering
from intake_app.conversation.record import Conversation, Interpreter, Kind, PacketGiven, Record
from intake_app.conversation.referrals import Priority, Referral, Stage, Step
from intake_app.directory.entries import Service
from intake_app.forms.answering import fits
from intake_app.languages.words import msg
from intake_app.needs.choosing import Choosing
from intake_app.problems import BadInput
from intake_app.release_rules import check_given, check_understood
from intake_app.store.refusals import TooLong, too_long

PERMISSION = "consent_record"
AGREED = frozenset({"yes", "a_little"})
_PLAIN = Agreement()


@dataclass(frozen=True, slots=True)
class Keeping:
    """How a sitting reaches the vault: functions handed in; ``save`` returns what it wrote.

    ``speaks_for_itself`` tells whether a language's wording (BCP 47) was reviewed by a person, ``written_only`` whether
    the site takes no release that leaves nothing written.
    """

    save: Callable[[Conversation], Conversation]
    take_out: Callable[[Conversation], None]
    speaks_for_itself: Callable[[str], bool]
    written_only: Callable[[], bool] = lambda: False


def recipient_of(service: Service) -> Recipient:
    """A snapshot of the service as a recipient, with the office line that is on file."""
    phone = service.phones[0].number if service.phones else ""
    places = service.addresses
    return Recipient(
        source=service.source,
        service=service.id,
        organization=service.organization.name,
        service_name=service.name,
        phone=phone,
        address=", ".join(places[0]) if places else "",
        confidential=any(place.confidential for place in service.places),
    )


def _sent_here(conversation: Conversation) -> bool:
    return any(each.agreed is TheyAgreed.YES for each in conversation.incoming)


class Sitting:
    """An open conversation. Each method says or does one thing, keeps it, and returns whether it is in the vault.

    ``earlier`` is the record without this conversation; a ``resumed`` one is in the vault already. Before *may I write
    this down* is answered with *yes* or *a little* nothing is written; then everything said so far is; a later *no*
    takes the conversation out again and goes on in memory.
    """

    def __init__(self, earlier: Record, conversation: Conversation, keeping: Keeping, *, resumed: bool = False) -> None:
        self.earlier = earlier
        self.conversation = conversation
        self.saved = resumed
        self._keeping = keeping
        self._in_vault = resumed
        self._held = False

    def __repr__(self) -> str:
        return f"Sitting({self.conversation.id})"

    @property
    def record(self) -> Record:
        """Everything known, this conversation included."""
        return replace(self.earlier, conversations=(*self.earlier.conversations, self.conversation))

    @property
    def may_write(self) -> bool:
        """Whether the person agreed, now or at an earlier meeting, and has not said no since.

        What the desk does about a person who is already kept (a withdrawal, a step) is always kept, and so is an
        incoming referral whose sender says that the person agreed to being sent here.
        """
        if self.conversation.kind is Kind.DESK and (self.earlier.conversations or _sent_here(self.conversation)):
            return True
        answer = self.record.answer_in_force(PERMISSION)
        return answer is not None and answer.state is State.ANSWERED and answer.value in AGREED

    @contextmanager
    def held(self) -> Iterator[None]:
        """Several things kept in one write at the end; when something in the block fails, none of them was said."""
        before, self._held = self.conversation, True
        try:
            yield
        except BaseException:
            self.conversation = before
            raise
        finally:
            self._held = False
        self._keep(self.conversation)

    def answer(self, question: str, state: State, value: Value | None = None, *, language: str | None = None) -> bool:
        """Keep what was said to ``question``; ``language`` is the one it was shown in, else the conversation's.

        Raises TooLong for a text above ``LONGEST_ANSWER``; what was said before then stands.
        """
        kept = value if state is State.ANSWERED else None
        if not fits(kept):
            raise too_long()
        said = Answer(new_id(), question, state, kept, language or self.conversation.language)
        return self._keep(self.conversation.with_answer(said))

    def order(self, choosing: Choosing, own_words: Mapping[str, Text] | None = None) -> bool:
        """Keep the survivor's order as this conversation's statement; those of earlier conversations stay.

        Raises TooLong as ``answer``.
        """
        if not all(map(fits, (own_words or {}).values())):
            raise too_long()
        statement = Ordering(
            id=new_id(),
            yes=choosing.yes,
            later=choosing.later,
            no_preference=choosing.no_preference,
            own_words=tuple((own_words or {}).items()),
        )
        return self._keep(self.conversation.with_ordering(statement))

    def consent(
        self,
        *,
        recipient: Recipient,
        purpose: Iterable[str],
        categories: Iterable[Category],
        until: date,
        given: Given,
        decision: Decision = Decision.YES,
        language: str | None = None,
        witness: str = "",
        items_withheld: Iterable[str] = (),
        story_confirmed: bool = False,
        agreement: Agreement = _PLAIN,
    ) -> Consent:
        """Keep one release for one recipient. It replaces every earlier one for the same recipient.

        Raises ConsentMissing for a *yes* in a language whose wording nobody reviewed and nobody interprets, BadInput
        for a *yes* that was not given as ``check_given`` asks for.
        """
        interpreter = self.conversation.interpreter
        if decision is Decision.YES:
            spoken = {self.conversation.language, language or self.conversation.language}
            check_understood(spoken, interpreter is not None, self._keeping.speaks_for_itself)
            check_given(given, witness, worker=self.conversation.worker, written_only=self._keeping.written_only())
        consent = Consent(
            id=new_id(),
            recipient=recipient,
            purpose=tuple(purpose),
            decision=decision,
            categories=frozenset(categories),
            until=until,
            given=given,
            language=language or self.conversation.language,
            items_withheld=frozenset(items_withheld),
            witness=witness,
            interpreter=interpreter.code if interpreter else "",
            story_confirmed=story_confirmed,
            replaces=frozenset(c.id for c in self.record.consents() if c.recipient.key == recipient.key),
            interpreter_mode=interpreter.mode if interpreter else "",
            **{each.name: getattr(agreement, each.name) for each in fields(agreement)},
        )
        self._keep(replace(self.conversation, consents=(*self.conversation.consents, consent)))
        return consent

    def narrow(
        self,
        consent: str,
        *,
        categories: Iterable[Category] = (),
        items: Iterable[str] = (),
        needs: Iterable[str] = (),
    ) -> bool:
        """Make a consent smaller, for good."""
        known = self._known_consent(consent)
        cut = Narrowing(new_id(), known, frozenset(categories), frozenset(items), frozenset(needs))
        return self._keep(replace(self.conversation, narrowings=(*self.conversation.narrowings, cut)))

    def withdraw(self, consent: str, *, by: str = "survivor") -> bool:
        """Take a consent back, for good."""
        taken = Withdrawal(new_id(), self._known_consent(consent), by)
        return self._keep(replace(self.conversation, withdrawals=(*self.conversation.withdrawals, taken)))

    def refer(self, *, recipient: Recipient, needs: Iterable[str], priority: Priority = Priority.TWO_WEEKS) -> Referral:
        """Make a referral; its reference is random and known to this recipient alone."""
        referral = Referral(new_id(), new_reference(), recipient, tuple(needs), priority)
        self._keep(replace(self.conversation, referrals=(*self.conversation.referrals, referral)))
        return referral

    def step(self, referral: str, stage: Stage, *, by: str, reason: str = "") -> bool:
        """Keep what became of a referral."""
        taken = Step(new_id(), referral, stage, by, reason)
        return self._keep(replace(self.conversation, steps=(*self.conversation.steps, taken)))

    def packet_given(self, referral: str, *, copy: str, language: str) -> bool:
        """Keep that a packet left; its content is not kept."""
        given = PacketGiven(new_id(), referral, copy, language)
        return self._keep(replace(self.conversation, packets=(*self.conversation.packets, given)))

    def avoid(self, service: tuple[str, str], *, still: bool = True) -> bool:
        """Keep that the person does not want to go to a service (source, id), or does after all."""
        said = Avoided(new_id(), *service, still)
        others = tuple(each for each in self.conversation.avoided if each.key != service)
        return self._keep(replace(self.conversation, avoided=(*others, said)))

    def change(self, make: Callable[[Conversation], Conversation]) -> bool:
        """Keep what ``make`` adds to the conversation, as a follow-up or an incoming referral."""
        return self._keep(make(self.conversation))

    def set_language(self, tag: str) -> bool:
        """The language spoken with the survivor from now on (BCP 47)."""
        return self._keep(replace(self.conversation, language=tag))

    def set_interpreter(self, interpreter: Interpreter | None) -> bool:
        """Who interprets from now on."""
        return self._keep(replace(self.conversation, interpreter=interpreter))

    def stop(self) -> bool:
        """Close the conversation. What comes later is a new one."""
        return self._keep(replace(self.conversation, closed=True))

    def _known_consent(self, consent: str) -> str:
        if all(c.id != consent for c in self.record.consents()):
            raise BadInput(msg("There is no such consent."), msg("Look at the record for the consents it holds."))
        return consent

    def _keep(self, conversation: Conversation) -> bool:
        """Make ``conversation`` the current one and write it when the person agreed; raises what the store raises.

        What was said stays in memory even when writing fails, so that nothing is lost; but for what is too long ever to
        be written, which stays in its field and keeps nothing else from being saved.
        """
        before, self.conversation = self.conversation, conversation
        self.saved = False
        if self._held:
            return False
        if self.may_write:
            try:
                self.conversation = self._keeping.save(conversation)
            except TooLong:
                self.conversation = before
                raise
            self._in_vault = self.saved = True
        elif self._in_vault:
            self._keeping.take_out(conversation)
            self._in_vault = False
            self.conversation = replace(conversation, id=new_id())
        return self.saved
