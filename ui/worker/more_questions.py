"""The questions that a first meeting leaves out, section by section, asked when the person is here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.conversation.answers import State, Value
from intake_app.conversation.consents import Category
from intake_app.conversation.record import Record
from intake_app.desk import Desk
from intake_app.forms.answering import relevant
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import Question, When
from intake_app.languages.words import msg
from intake_app.problems import BadInput
from intake_app.sitting import Sitting
from ui.shell.context import Context
from ui.widgets.form_view import QuestionList
from ui.widgets.words import button, label
from ui.worker.noting import language_of
from ui.worker.page import Changing
from ui.worker.presence import Presence, Present, latest_interpreter

_NONE = msg("Nothing has to be answered. Ask only what helps now.")
DONE = msg("Done")
Asked = tuple[Sitting, tuple[Question, ...]]


class MoreQuestions(Changing):
    """Asks who is here, then shows the questions. ``left`` comes when the worker is done."""

    left = Signal()

    def __init__(self, context: Context, record: Record) -> None:
        super().__init__(context)
        self._context, self._record = context, record
        self.lists: list[QuestionList] = []
        self._sitting: Sitting | None = None
        self.presence = Presence(context, language_of(record), releases=False, earlier=latest_interpreter(record))
        self.presence.begun.connect(self._begin)
        self.presence.put_off.connect(self.left)
        self.show_parts(self.presence)

    def _begin(self, present: Present) -> None:
        speak(self._context, present.language)
        self._context.language.interpret(present.interpreted)
        self._context.desk.run(partial(_sit_down, self._record.id, present), self._show)

    def _show(self, asked: Asked) -> None:
        self._sitting, questions = asked
        parts: list[QWidget] = [label(self._context, _NONE, "quiet")]
        for section in INTAKE.sections:
            here = [q for q in section.questions if q in questions]
            if here:
                parts += [label(self._context, section.label, "heading"), self._list(here)]
        parts.append(button(self._context, DONE, self._finish, kind="primary", icon="check"))
        self.show_parts(*parts)
        self._show_relevant()

    def _list(self, questions: list[Question]) -> QuestionList:
        shown = self._record.answers_in_force()
        made = QuestionList(self._context, questions, answers=shown)
        self._context.language.follow_direction(made, "survivor")
        made.answered.connect(self._answer)
        self.lists.append(made)
        return made

    def _answer(self, question: str, said: tuple[State, Value | None]) -> None:
        if self._sitting is not None:
            shown_in = self._context.language.of("survivor").tag
            self._context.desk.run(partial(_keep, self._sitting, question, said, shown_in), self._kept)

    def _kept(self, kept: tuple[str, bool]) -> None:
        for each in self.lists:
            each.mark_saved(*kept)
        self._show_relevant()

    def _show_relevant(self) -> None:
        if self._sitting is not None:
            names = relevant(INTAKE, self._sitting.record)
            for each in self.lists:
                each.show_only(names)

    def _finish(self) -> None:
        for each in self.lists:
            each.settle()
        if self._sitting is not None:
            self._context.desk.run(partial(stop_if_used, self._sitting), self._stopped)

    def _stopped(self, _: object) -> None:
        self.left.emit()


def speak(context: Context, tag: str) -> None:
    """Let the survivor's words speak this language; where there are no words in it, all stays as it is."""
    try:
        context.language.switch_survivor(tag)
    except BadInput:
        return


def asked_later(offers: Callable[[Question], bool]) -> tuple[Question, ...]:
    """The questions of later meetings, and those that this site switched on, without the worker's own pages."""
    asked = [q for q in INTAKE.questions if q.when is not When.FIRST and q.category is not Category.SIGNS]
    return tuple(q for q in asked if q.when is When.LATER or offers(q))


def stop_if_used(sitting: Sitting, desk: Desk) -> None:
    """Close a conversation in which something was said; an empty one leaves no trace."""
    if sitting.conversation.answers:
        sitting.stop()


def _sit_down(record: str, present: Present, desk: Desk) -> Asked:
    sitting = desk.begin(present.language, record=record, kind=present.kind, interpreter=present.interpreter)
    return sitting, asked_later(desk.offers)


def _keep(
    sitting: Sitting, question: str, said: tuple[State, Value | None], shown_in: str, desk: Desk
) -> tuple[str, bool]:
    return question, sitting.answer(question, *said, language=shown_in)
