"""A person's conversations, newest first, with what happened in each: what was done, never what was said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from intake_app.conversation.answers import State
from intake_app.conversation.followups import Ended
from intake_app.conversation.record import Conversation, Record
from intake_app.conversation.referrals import Referral, Step
from intake_app.conversation.tasks import recipient_name
from intake_app.languages.language import Language
from intake_app.languages.words import Msg, msg, nmsg
from intake_app.packets.naming import Copy
from ui.language import Words
from ui.shell.context import Context
from ui.widgets.words import label
from ui.worker.confirm import Confirm
from ui.worker.page import parting_line, section, stack
from ui.worker.task_words import MET
from ui.worker.terms import COPIES, DECISIONS, GONE, KINDS, REASONS, STAGES, by_words

_SHOWN = msg("{what}: {where}")
Names = dict[str, str]
"""The recipients' names, by the ids of referrals and of consents."""


def timeline_card(context: Context, record: Record, erase: Callable[[str], object]) -> QFrame:
    """The conversations, newest first; ``erase`` is called with a conversation's id."""
    frame, column = section(context, msg("Conversations"))
    names = _names(record)
    for at, conversation in enumerate(reversed(record.in_order)):
        if at:
            column.addWidget(parting_line())
        _add_conversation(context, column, conversation, names, erase)
    return frame


def happened(conversation: Conversation, names: Names) -> tuple[Words, ...]:
    """What happened in a conversation, a line for each thing, in the order in which it is usually done."""
    return tuple(
        line
        for part in (_came(conversation), _told(conversation), _agreed(conversation, names), _went(conversation, names))
        for line in part
    )


def _names(record: Record) -> Names:
    referrals = {r.id: recipient_name(r.recipient) for c in record.conversations for r in c.referrals}
    return referrals | {x.id: recipient_name(x.recipient) for x in record.consents()}


def _add_conversation(
    context: Context, column: QVBoxLayout, conversation: Conversation, names: Names, erase: Callable[[str], object]
) -> None:
    column.addWidget(
        Confirm(
            context,
            msg("Remove this conversation"),
            asks=msg("Remove everything that was said in this conversation?"),
            explains=GONE,
            agrees=msg("Remove it"),
            then=partial(erase, conversation.id),
            about=_about(context, conversation, names),
        )
    )


def _about(context: Context, conversation: Conversation, names: Names) -> QWidget:
    lines = [label(context, words) for words in happened(conversation, names)]
    return stack(
        context,
        label(context, partial(_first, conversation), "label"),
        label(context, partial(_second, conversation), "small"),
        *lines,
        spacing=3,
    )


def _first(conversation: Conversation, language: Language) -> str:
    return f"{language.date(conversation.date)} · {language.text(KINDS[conversation.kind])}"


def _second(conversation: Conversation, language: Language) -> str:
    spoken = msg("{name}")(name=language.language_name(conversation.language))
    parts = [msg("Worker {code}")(code=conversation.worker), spoken]
    if conversation.interpreter is not None:
        parts.append(msg("Interpreter {code}")(code=conversation.interpreter.code))
    return " · ".join(language.text(part) for part in parts)


def _came(conversation: Conversation) -> Iterator[Words]:
    for incoming in conversation.incoming:
        yield msg("Sent here by {where}")(where=incoming.organization)


def _told(conversation: Conversation) -> Iterator[Words]:
    answered = sum(answer.state is not State.NOT_ASKED for answer in conversation.answers)
    if answered:
        yield nmsg("{n} question was answered", "{n} questions were answered", answered)
    later = sum(answer.state is State.NOT_ASKED for answer in conversation.answers)
    if later:
        yield nmsg("{n} question was left for later", "{n} questions were left for later", later)
    for ordering in conversation.orderings:
        count = len(ordering.codes)
        yield nmsg("The order was said: {n} need", "The order was said: {n} needs", count)


def _agreed(conversation: Conversation, names: Names) -> Iterator[Words]:
    for consent in conversation.consents:
        what = msg("Release for {where}: {answer}")
        yield what(where=names[consent.id], answer=DECISIONS[consent.decision])
    for narrowing in conversation.narrowings:
        yield msg("{where} may be told less")(where=names.get(narrowing.consent, "?"))
    for withdrawal in conversation.withdrawals:
        yield msg("The release for {where} was taken back")(where=names.get(withdrawal.consent, "?"))


def _went(conversation: Conversation, names: Names) -> Iterator[Words]:
    for referral in conversation.referrals:
        yield _referred(referral)
    for step in conversation.steps:
        yield partial(_step, step, names.get(step.referral, "?"))
    for packet in conversation.packets:
        known = packet.copy in set(Copy)
        what = COPIES[Copy(packet.copy)] if known else msg("{code}")(code=packet.copy)
        yield _SHOWN(what=what, where=names.get(packet.referral, "?"))
    for told in conversation.recalls:
        yield msg("{where} was told to stop using what they have")(where=names.get(told.referral, "?"))
    yield from _followed(conversation)


def _followed(conversation: Conversation) -> Iterator[Words]:
    for one in conversation.follow_ups:
        yield msg("To come back to: {note}")(note=one.note) if one.note else msg("Something to come back to")
    for ending in conversation.endings:
        if ending.met is not None:
            yield msg("Met the need: {answer}")(answer=MET[ending.met])
    done = sum(e.ended is Ended.DONE and e.met is None for e in conversation.endings)
    if done:
        yield nmsg("{n} thing was ticked off", "{n} things were ticked off", done)
    left = sum(e.ended is not Ended.DONE for e in conversation.endings)
    if left:
        yield nmsg("{n} thing was put off or is not needed", "{n} things were put off or are not needed", left)


def _referred(referral: Referral) -> Msg:
    return msg("Referral made: {where}")(where=recipient_name(referral.recipient))


def _step(step: Step, where: str, language: Language) -> str:
    parts = [_SHOWN(what=STAGES[step.stage], where=where), by_words(step.by)]
    if step.reason:
        parts.append(REASONS.get(step.reason) or msg("{code}")(code=step.reason))
    return " · ".join(map(language.text, parts))
