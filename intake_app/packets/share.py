"""The one gate: from a record and the release in force, what one recipient may be told, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from intake_app.conversation.answers import Answer, Row, Text, Value
from intake_app.conversation.consents import (
    SHAREABLE,
    Category,
    Consent,
    Decision,
    Given,
    Permission,
    Recipient,
    row_item,
    standing,
    words_item,
)
from intake_app.conversation.record import Record, ReferralView
from intake_app.conversation.referrals import Priority, Stage
from intake_app.forms.age import may_be_minor
from intake_app.forms.answering import relevant
from intake_app.forms.model import Form, Question
from intake_app.languages.words import Msg, msg
from intake_app.packets.related import arranged_for
from intake_app.problems import BadInput, ConsentMissing, PacketBlocked

ALREADY_WITH = "already_with"
OWN_WORDS = "own_words"
CONTACT_OK = "contact_ok"
CHILD_PROTOCOL = "child_protocol"
_WAYS = frozenset({"contact_ways", "address", "meet_again"})
_OF_THIS_MINUTE = frozenset({"need_this_minute"})

_ASK = msg("Ask the person, and make a release for this recipient if they want one.")


class Contact(StrEnum):
    """How the recipient may reach the person: not at all, by waiting, or as the lines of safe contact say."""

    CALL_REFERRER = "call_referrer"
    PERSON_CALLS = "person_calls"
    SAFE_WAYS = "safe_ways"


@dataclass(frozen=True, slots=True, repr=False)
class SharedNeed:
    """A need asked for. ``rank`` counts from 1 among the needs shared here; ties are equal, None is unranked."""

    code: str
    rank: int | None
    own_words: Text | None = None

    def __repr__(self) -> str:
        return f"SharedNeed({self.code}, {self.rank})"


@dataclass(frozen=True, slots=True, repr=False)
class SharedAnswer:
    """An answer that may be told, with the question it belongs to and the language (BCP 47) it was shown in.

    ``id`` is the answer's; ``rows`` are the numbers (from 0) in it of the rows that are told, where
    each of them is in ``value``.
    """

    question: Question
    value: Value
    language: str = ""
    id: str = ""
    rows: tuple[int, ...] = ()

    def __repr__(self) -> str:
        return f"SharedAnswer({self.question.name})"


@dataclass(frozen=True, slots=True, repr=False)
class Shared:
    """What one recipient may be told on ``today``. It holds nothing else, so that nothing else can be printed.

    ``answers`` stand in the form's order, without the story; ``story`` is there only when it was confirmed twice.
    ``until`` is the last day of the release, ``agreed`` the day it was given and ``given`` how.
    """

    reference: str
    recipient: Recipient
    priority: Priority
    today: date
    until: date
    needs: tuple[SharedNeed, ...]
    contact: Contact
    answers: tuple[SharedAnswer, ...] = ()
    story: tuple[SharedAnswer, ...] = ()
    agreed: date | None = None
    given: Given | None = None

    def __repr__(self) -> str:
        return f"Shared({self.reference}, {len(self.needs)} needs, {len(self.answers)} answers)"

    def value(self, question: str) -> Value | None:
        """The value told for ``question``, if one is."""
        return next((a.value for a in self.answers if a.question.name == question), None)


def share(record: Record, referral_id: str, *, form: Form, today: date) -> Shared:
    """What the recipient of a referral may be told on ``today``.

    Raises BadInput when there is no such referral, PacketBlocked where the person may be under 18 or took the referral
    back, ConsentMissing when no release in force covers what it asks for.
    """
    view = record.referral(referral_id, today)
    if view is None:
        raise BadInput(msg("There is no such referral in this record."), msg("Look at the person’s referrals."))
    _stop_where_blocked(record, view, today)
    allowed = view.permission
    if allowed is None:
        raise _consent_missing(record, view.referral.recipient.key, today)
    codes = [code for code in view.referral.needs if code in allowed.purpose and code not in allowed.items_withheld]
    if not codes:
        raise ConsentMissing(msg("The release does not cover what this referral asks for."), _ASK)
    return _shared(record, view, allowed, codes, form, today)


def _shared(
    record: Record, view: ReferralView, allowed: Permission, codes: list[str], form: Form, today: date
) -> Shared:
    told = tuple(_told(record, allowed, form))
    contact = _contact(told)
    agreed, given = _agreed(record, allowed)
    return Shared(
        reference=view.referral.reference,
        recipient=_without_hidden_address(allowed.recipient),
        priority=view.referral.priority,
        today=today,
        until=allowed.until,
        needs=_in_the_persons_order(record, codes, allowed),
        contact=contact,
        answers=tuple(_answers(told, contact, codes, record)),
        story=tuple(a for a in told if a.question.category is Category.STORY),
        agreed=agreed,
        given=given,
    )


def _agreed(record: Record, allowed: Permission) -> tuple[date, Given]:
    """The day and the way in which the latest of the consents that stand was given."""
    return max((c.date, x.given) for c in record.conversations for x in c.consents if x.id in allowed.consents)


def _stop_where_blocked(record: Record, view: ReferralView, today: date) -> None:
    if view.stage is Stage.WITHDRAWN:
        raise PacketBlocked(
            msg("This referral was taken back."), msg("Make a new referral if the person wants one after all.")
        )
    if may_be_minor(record, today) and not _child_protocol_followed(record):
        raise PacketBlocked(
            msg("The person may be under 18, and other rules apply."),
            msg("Follow the site’s protocol for children. A packet can be made when it is marked as followed."),
        )


def _child_protocol_followed(record: Record) -> bool:
    answer = record.answer_in_force(CHILD_PROTOCOL)
    return answer is not None and answer.answered and answer.value == "yes"


def _consent_missing(record: Record, recipient: tuple[str, str], today: date) -> ConsentMissing:
    return ConsentMissing(_why_missing(standing(record.consents(), recipient), record, today), _ASK)


def _why_missing(stand: list[Consent], record: Record, today: date) -> Msg:
    if any(record.withdrawn(c.id) for c in stand):
        return msg("The person took back the release for this recipient, so there is no packet.")
    if any(c.decision is not Decision.YES for c in stand):
        return msg("The person did not agree to a release for this recipient, so there is no packet.")
    if any(c.until < today for c in stand):
        return msg("The release for this recipient has ended, so there is no packet.")
    return msg("There is no release for this recipient, so there is no packet.")


def _without_hidden_address(recipient: Recipient) -> Recipient:
    return replace(recipient, address="") if recipient.confidential else recipient


def _may_tell_own_words(allowed: Permission, code: str) -> bool:
    return Category.NEEDS in allowed.categories and not {OWN_WORDS, words_item(code)} & allowed.items_withheld


def _in_the_persons_order(record: Record, codes: list[str], allowed: Permission) -> tuple[SharedNeed, ...]:
    """The needs by the order in force, counted afresh, so that a gap does not tell of a need that is not shown."""
    order = record.order_in_force()
    ordered = order is not None and not order.no_preference
    places = {code: order.rank(code) if order and ordered else None for code in codes}
    given = sorted({place for place in places.values() if place is not None})
    ranks = {place: at for at, place in enumerate(given, 1)}
    needs = [
        SharedNeed(
            code,
            None if place is None else ranks[place],
            order.words_for(code) if order and _may_tell_own_words(allowed, code) else None,
        )
        for code, place in places.items()
    ]
    return tuple(sorted(needs, key=lambda need: len(codes) + 1 if need.rank is None else need.rank))


def _told(record: Record, allowed: Permission, form: Form) -> Iterator[SharedAnswer]:
    """The answers in force that the release lets through, in the form's order."""
    categories = _categories(allowed)
    answers = record.answers_in_force()
    shown = relevant(form, record)
    for question in form.questions:
        answer = answers.get(question.name)
        if answer is None or question.name in allowed.items_withheld or question.name not in shown:
            continue
        rows = _rows_told(answer, allowed.items_withheld)
        value = _value(question, answer, categories, rows)
        if value:
            known = rows if isinstance(value, tuple) and len(value) == len(rows) else ()
            yield SharedAnswer(question, value, answer.language, answer.id, known)


def _rows_told(answer: Answer, withheld: frozenset[str]) -> tuple[int, ...]:
    """The numbers of the rows that may be told; none where a row was withheld from an earlier answer."""
    rows = answer.value if isinstance(answer.value, tuple) else ()
    if any(item.startswith(f"{answer.question}/") for item in withheld.difference(_row_items(answer, len(rows)))):
        return ()
    told = [at for at in range(len(rows)) if row_item(answer.question, answer.id, at) not in withheld]
    return tuple(told)


def _row_items(answer: Answer, rows: int) -> frozenset[str]:
    return frozenset(row_item(answer.question, answer.id, at) for at in range(rows))


def _categories(allowed: Permission) -> frozenset[Category]:
    """The categories that may be told: signs, admin and what never leaves are in none, whatever a release says."""
    told = allowed.categories.intersection(SHAREABLE)
    return told if allowed.story_confirmed else told - {Category.STORY}


def _value(question: Question, answer: Answer, categories: frozenset[Category], rows: tuple[int, ...]) -> Value | None:
    if question.category not in categories or not answer.answered or question.name in _OF_THIS_MINUTE:
        return None
    value = answer.value
    if isinstance(value, tuple):
        columns = {c.name for c in question.columns if c.category in categories}
        told = [value[at] for at in rows]
        cells = tuple(_cells(row, columns) for row in told if isinstance(row, Row))
        return tuple(row for row in cells if row.cells) or tuple(v for v in told if isinstance(v, str))
    return None if isinstance(value, Text) and not value.value.strip() else value


def _cells(row: Row, columns: set[str]) -> Row:
    return Row(tuple((name, text) for name, text in row.cells if name in columns and text.strip()))


def _contact(told: tuple[SharedAnswer, ...]) -> Contact:
    """Only a *yes* that may be told, with a way that may be told, opens a way to the person."""
    said = next((a.value for a in told if a.question.name == CONTACT_OK), None)
    if said == "yes" and any(a.question.name in _WAYS for a in told):
        return Contact.SAFE_WAYS
    return Contact.PERSON_CALLS if said == "no_i_will_contact_you" else Contact.CALL_REFERRER


def _answers(
    told: tuple[SharedAnswer, ...], contact: Contact, codes: list[str], record: Record
) -> Iterator[SharedAnswer]:
    for answer in told:
        category, name = answer.question.category, answer.question.name
        if category is Category.STORY or (category is Category.CONTACT and contact is not Contact.SAFE_WAYS):
            continue
        if name == ALREADY_WITH and isinstance(answer.value, tuple):
            rows = arranged_for(codes, answer.value, _language_of(record, name))
            if rows:
                yield replace(answer, value=rows, rows=())
        else:
            yield answer


def _language_of(record: Record, question: str) -> str:
    answer = record.answer_in_force(question)
    return answer.language if answer else "en"
