"""What to come back to with a person, and what came with a referral from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from intake_app.conversation.followups import Ended, Ending, FollowUp
from intake_app.conversation.ids import new_id
from intake_app.conversation.incoming import Incoming
from intake_app.conversation.record import Record
from intake_app.conversation.tasks import TaskKind, ask_later, last_endings, next_meeting, question_key, tasks_of
from intake_app.desk import Desk
from intake_app.forms.intake import CONTACT_CHECK_DAYS, INTAKE
from intake_app.languages.language import Language
from intake_app.languages.words import Msg, msg
from intake_app.worklist import come_back_to, end_task
from ui.language import Words
from ui.shell.context import Context
from ui.widgets.editors import private_line
from ui.widgets.words import button, label, row, value_label
from ui.worker.dated import dated
from ui.worker.day_box import DayBox
from ui.worker.incoming import AGREED
from ui.worker.page import beside, notice, parting_line, section, stack
from ui.worker.terms import need_words

_ASIDE = msg("With a day it stands in the list of what to do on that day.")
_NEXT = msg("At the next meeting")
_ON = msg("On {date}")
_ASKED_LATER = msg("They said “ask me later”: {question}")
_NOTHING = msg("Nothing to come back to.")
_THEIRS = msg("This is what they wrote, not what the person wants. The person decides.")
_FROM = msg("Sent here by {where}")
_ARRIVED = msg("Told them that it arrived")
Act = Callable[[Callable[[Desk], object]], object]
"""Lets the desk do something, and shows the person anew."""


class FollowUpsCard(QFrame):
    """Everything to come back to, and a line for more. ``act`` lets the desk do something and shows it anew."""

    def __init__(self, context: Context, record: Record, today: date, act: Act) -> None:
        super().__init__()
        self._context, self._record, self._act = context, record.id, act
        self.words = private_line()
        context.language.bind(self.words, self.words.setPlaceholderText, msg("A few words, for example: the form"))
        context.language.bind(self.words, self.words.setAccessibleName, msg("What to come back to"))
        self.day = DayBox(context, today, msg("When to come back to it"), none=_NEXT)
        frame, column = section(context, msg("To come back to"), aside=_ASIDE)
        self._add_open(column, record)
        line = row(context, stretch=False)
        line.addWidget(self.words, 2)
        line.addWidget(self.day, 1)
        line.addWidget(button(context, msg("Add"), self.add, icon="plus"))
        column.addLayout(line)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def add(self) -> None:
        """Keep what was typed as something to come back to."""
        self._act(partial(_come_back, self._record, self.words.text(), self.day.day()))

    def _add_open(self, column: QVBoxLayout, record: Record) -> None:
        found = list(_open(record))
        if not found:
            column.addWidget(label(self._context, _NOTHING, "quiet"))
        for key, words, when in found:
            told = stack(self._context, label(self._context, words), label(self._context, when, "small"), spacing=2)
            column.addLayout(beside(self._context, told, *self._ends(key)))
            column.addWidget(parting_line())

    def _ends(self, key: str) -> Iterator[QWidget]:
        yield button(self._context, msg("Done"), partial(self._end, key, Ended.DONE), icon="check")
        yield button(self._context, msg("Not needed"), partial(self._end, key, Ended.NOT_NEEDED), kind="quiet")

    def _end(self, key: str, ended: Ended) -> None:
        self._act(partial(_end, self._record, key, ended))


def _open(record: Record) -> Iterator[tuple[str, Words, Words]]:
    """What is open: its key, its words and when. What was put off stands with its new day."""
    notes = {f.id: f for c in record.in_order for f in c.follow_ups}
    for task in tasks_of(record, contact_days=CONTACT_CHECK_DAYS):
        if task.kind is TaskKind.FOLLOW_UP:
            yield task.key, _note(notes[task.subject]), dated(_ON, task.due)
    for one in next_meeting(record):
        yield f"{TaskKind.FOLLOW_UP}/{one.id}", _note(one), _NEXT
    for name in ask_later(record):
        question = INTAKE.question(name)
        asked = question.label if question is not None else msg("{code}")(code=name)
        yield question_key(name), _ASKED_LATER(question=asked), _NEXT


def _note(one: FollowUp) -> Msg:
    return msg("{note}")(note=one.note) if one.note else msg("Something without words")


def incoming_cards(context: Context, record: Record, act: Act) -> list[QWidget]:
    """A card for each referral that came in."""
    endings = last_endings(record)
    found = [each for c in record.in_order for each in c.incoming]
    return [_incoming(context, record.id, each, act, endings) for each in found]


def _incoming(
    context: Context, record: str, came: Incoming, act: Act, endings: dict[str, tuple[date, Ending]]
) -> QWidget:
    frame, column = section(context, _FROM(where=came.organization), aside=partial(_facts, came))
    if came.has_words:
        column.addWidget(notice(context, _THEIRS))
    column.addWidget(label(context, msg("They say that the person agreed: {answer}")(answer=AGREED[came.agreed])))
    if came.needs:
        column.addWidget(label(context, partial(_asked, came)))
    for text in filter(None, (came.agreed_words, came.words)):
        column.addWidget(value_label(text))
    key = f"{TaskKind.ACKNOWLEDGE}/{came.id}"
    told = endings.get(key)
    if told is None:
        done = button(context, _ARRIVED, lambda: act(partial(_end, record, key, Ended.DONE)), icon="check")
        column.addLayout(row(context, done))
    elif told[1].ended is Ended.DONE:
        column.addWidget(label(context, dated(msg("They were told on {date} that it arrived."), told[0]), "small"))
    return frame


def _facts(came: Incoming, language: Language) -> str:
    reference = language.text(msg("Reference {code}")(code=came.reference)) if came.reference else ""
    known = (language.date(came.date), came.contact, came.phone, reference)
    return " · ".join(language.text(msg("{name}")(name=each)) for each in known if each)


def _asked(came: Incoming, language: Language) -> str:
    needs = " · ".join(language.text(need_words(code)) for code in came.needs)
    return language.text(msg("They wrote that these are needed: {needs}")(needs=needs))


def _come_back(record: str, words: str, day: date | None, desk: Desk) -> None:
    come_back_to(desk, record, words, day)


def _end(record: str, key: str, ended: Ended, desk: Desk) -> None:
    end_task(desk, record, Ending(new_id(), key, ended))
