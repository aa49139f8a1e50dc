"""Questions of a form one under the other, drawn by one loop from the form's data."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from intake_app.conversation.answers import Answer
from intake_app.forms.model import Question
from ui.language import Speaker
from ui.widgets.fields import AnswerField, Said
from ui.widgets.look import Look
from ui.widgets.words import card, plain_hint


class _Page(QWidget):
    """The whole of what scrolls."""

    def sizeHint(self) -> QSize:
        """Plain."""
        return plain_hint(self)


class _Card(QFrame):
    """The card of one question."""

    def sizeHint(self) -> QSize:
        """Plain."""
        return plain_hint(self)


class QuestionList(QWidget):
    """Questions as cards; ``answered`` brings the question's name and (State, Value | None)."""

    answered = Signal(str, object)

    def __init__(
        self,
        look: Look,
        questions: Iterable[Question],
        *,
        speaker: Speaker = "survivor",
        answers: Mapping[str, Answer] | None = None,
    ) -> None:
        super().__init__()
        self.fields: dict[str, AnswerField] = {}
        self._cards: dict[str, QFrame] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(20))
        for question in questions:
            field = AnswerField(look, question, speaker=speaker)
            field.show_answer((answers or {}).get(question.name))
            column.addWidget(self._card(look, field))

    def sizeHint(self) -> QSize:
        """Plain."""
        return plain_hint(self)

    def _card(self, look: Look, field: AnswerField) -> QFrame:
        frame, inside = card(look, _Card(), margin=28)
        inside.addWidget(field)
        name = field.question.name
        field.answered.connect(partial(self._told, name))
        self.fields[name], self._cards[name] = field, frame
        return frame

    def show_only(self, names: Collection[str]) -> None:
        """Hide what is not among ``names``; hidden answers are neither changed nor told."""
        for name, frame in self._cards.items():
            frame.setVisible(name in names)

    def mark_saved(self, name: str, kept: bool | None) -> None:
        """Say at a question that its answer is saved, or only in memory."""
        if name in self.fields:
            self.fields[name].mark_saved(kept)

    def settle(self) -> None:
        """Tell everything typed now, without waiting."""
        for field in self.fields.values():
            field.settle()

    def _told(self, name: str, said: Said) -> None:
        self.answered.emit(name, said)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the page to what has just opened on it, once it has its place."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if isinstance(area, QScrollArea):
        QTimer.singleShot(0, widget, partial(area.ensureWidgetVisible, widget, 0, 24))


class Scroll(QScrollArea):
    """A page that scrolls, with its content in a column of a comfortable width in the middle."""

    def __init__(self, look: Look, content: QWidget, *, width: int = 860, margin: int = 32) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = _Page()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(*([look.theme.px(margin)] * 4))
        line = QHBoxLayout()
        column.addLayout(line)
        column.addStretch(1)
        line.addStretch(1)
        line.addWidget(content, 100)
        line.addStretch(1)
        look.theme.follow(content, lambda: content.setMaximumWidth(look.theme.px(width)))
        self.setWidget(page)


class FormView(Scroll):
    """A ``QuestionList`` that scrolls."""

    answered = Signal(str, object)

    def __init__(
        self,
        look: Look,
        questions: Iterable[Question],
        *,
        speaker: Speaker = "survivor",
        answers: Mapping[str, Answer] | None = None,
    ) -> None:
        self.questions = QuestionList(look, questions, speaker=speaker, answers=answers)
        super().__init__(look, self.questions)
        self.questions.answered.connect(self.answered)
        look.language.follow_direction(self, speaker)
