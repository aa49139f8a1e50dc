"""A conversation from an answers file, recorded as the window would record it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from intake_app.conversation.answers import State
from intake_app.conversation.consents import Recipient
from intake_app.conversation.referrals import Referral
from intake_app.desk import Desk
from intake_app.overlaps import Overlap, overlaps
from intake_app.readers.answers_file import AnswersFile, ConsentDraft
from intake_app.sitting import PERMISSION, Sitting, recipient_of


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded, as ids. ``kept`` is False when the person did not agree to be written down.

    ``doubled`` is what the referrals have beside them already.
    """

    record: str
    conversation: str
    referrals: tuple[Referral, ...]
    kept: bool
    doubled: tuple[Overlap, ...] = ()


def record_conversation(desk: Desk, file: AnswersFile, *, record: str | None = None) -> Recorded:
    """Record the conversation of ``file`` with a new person, or with the one named: in one write, or not at all.

    An absent ``consent_record`` means yes. Raises BadInput for a service that the directory does not hold, and what
    the desk raises.
    """
    named = [one.service for one in file.consents] + [one.service for one in file.referrals]
    recipients = {service: recipient_of(desk.service(service)) for service in named}
    sitting = desk.begin(
        file.language,
        record=record,
        interpreter=file.interpreter,
        day=file.date,
        worker=file.worker,
        site=file.site,
    )
    with sitting.held():
        _say_everything(desk, sitting, file, recipients)
        doubled = tuple(_refer(desk, sitting, file, recipients))
        sitting.stop()
    referrals = sitting.conversation.referrals
    return Recorded(sitting.record.id, sitting.conversation.id, referrals, sitting.saved, doubled)


def _say_everything(desk: Desk, sitting: Sitting, file: AnswersFile, recipients: dict[str, Recipient]) -> None:
    sitting.answer(PERMISSION, State.ANSWERED, "yes")
    for draft in file.answers:
        sitting.answer(draft.question, draft.state, draft.value)
    if file.choosing is not None:
        sitting.order(file.choosing, file.own_words)
    for consent in file.consents:
        _consent(desk, sitting, consent, recipients[consent.service])


def _refer(desk: Desk, sitting: Sitting, file: AnswersFile, recipients: dict[str, Recipient]) -> Iterator[Overlap]:
    """Make the referrals; yields what each would double, as it stood before it was made."""
    for one in file.referrals:
        recipient = recipients[one.service]
        yield from overlaps(sitting.record, one.needs, desk.today(), recipient=recipient)
        sitting.refer(recipient=recipient, needs=one.needs, priority=one.priority)


def _consent(desk: Desk, sitting: Sitting, draft: ConsentDraft, recipient: Recipient) -> None:
    day = sitting.conversation.date
    sitting.consent(
        recipient=recipient,
        purpose=draft.purpose,
        categories=draft.categories,
        until=desk.release_end(draft.until, day),
        given=draft.given,
        decision=draft.decision,
        language=draft.language,
        witness=draft.witness,
        items_withheld=draft.items_withheld,
        story_confirmed=draft.story_confirmed,
        agreement=draft.agreement,
    )
