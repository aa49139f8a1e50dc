"""What a worker saw: for the worker's eyes only, never asked, never counted, and in no packet."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.conversation.answers import State, Value
from intake_app.conversation.record import Kind, Record
from intake_app.desk import Desk
from intake_app.forms.intake import INTAKE
from intake_app.languages.words import msg
from intake_app.sitting import Sitting
from ui.shell.context import Context
from ui.widgets.form_view import QuestionList
from ui.widgets.words import button, label, row
from ui.worker.more_questions import DONE, stop_if_used
from ui.worker.noting import language_of
from ui.worker.page import notice

_ASIDE = msg("For you alone. Turn the screen away. Never ask about these, and never read them out.")
_ALONE = msg("Find a way to speak with the person alone. Use a trained interpreter, never the one who came along.")
_THIRD_PARTY = "obs.third_party_speaks"


class SignsPage(QWidget):
    """The signs and a note. ``left`` comes when the worker is done."""

    left = Signal()

    def __init__(self, context: Context, record: Record) -> None:
        super().__init__()
        self._context, self._record = context, record
        self._sitting: Sitting | None = None
        self.questions = QuestionList(
            context, INTAKE.section("signs").questions, speaker="worker", answers=record.answers_in_force()
        )
        self.alone = notice(context, _ALONE)
        self.alone.setVisible(_THIRD_PARTY in _seen(record))
        self.questions.answered.connect(self._answer)
        self.questions.setEnabled(False)  # what is ticked before there is a conversation would be lost
        self._lay_out()
        context.desk.run(partial(_sit_down, record), self._sat_down)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._context.theme.px(14))
        column.addWidget(label(self._context, msg("What was seen"), "title"))
        column.addWidget(label(self._context, _ASIDE, "quiet"))
        column.addWidget(self.alone)
        column.addWidget(self.questions)
        done = button(self._context, DONE, self._finish, kind="primary", icon="check")
        column.addLayout(row(self._context, done))

    def _sat_down(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self.questions.setEnabled(True)

    def _answer(self, question: str, said: tuple[State, Value | None]) -> None:
        if question == "signs":
            self.alone.setVisible(isinstance(said[1], tuple) and _THIRD_PARTY in said[1])
        if self._sitting is not None:
            self._context.desk.run(partial(_keep, self._sitting, question, said), self._kept)

    def _kept(self, kept: tuple[str, bool]) -> None:
        self.questions.mark_saved(*kept)

    def _finish(self) -> None:
        self.questions.settle()
        if self._sitting is None:
            self.left.emit()
        else:
            self._context.desk.run(partial(stop_if_used, self._sitting), self._stopped)

    def _stopped(self, _: object) -> None:
        self.left.emit()


def _seen(record: Record) -> tuple[object, ...]:
    answer = record.answer_in_force("signs")
    return answer.value if answer is not None and isinstance(answer.value, tuple) else ()


def _sit_down(record: Record, desk: Desk) -> Sitting:
    return desk.begin(language_of(record), record=record.id, kind=Kind.DESK)


def _keep(sitting: Sitting, question: str, said: tuple[State, Value | None], desk: Desk) -> tuple[str, bool]:
    return question, sitting.answer(question, *said)
