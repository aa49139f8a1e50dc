"""One question of any form as a page: choices as pictures, everything else as its field."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from intake_app.conversation.answers import Answer, State, Value
from intake_app.forms.model import Kind, Question
from intake_app.languages.words import Msg
from ui.survivor.choice_pictures import picture_of
from ui.survivor.page import Page, soon
from ui.survivor.state_strip import STATES
from ui.widgets.choosing_cards import ColumnGrid
from ui.widgets.fields import EDITORS, PAUSE_MS, Said
from ui.widgets.look import Look
from ui.widgets.picture_button import PictureButton, toggling

_UNSURE = frozenset({"not_sure", "unsure", "unknown"})


class QuestionPage(Page):
    """One question. ``answered`` brings its name and (State, Value | None); the same answer twice is told once."""

    answered = Signal(str, object)

    def __init__(self, look: Look, question: Question) -> None:
        super().__init__(look, question.label, _shown_hint(question))
        self.question = question
        self.states = states_of(question)
        self._told: Said = (State.NOT_ASKED, None)

    def show_answer(self, answer: Answer | None) -> None:
        """Show what is known, without a signal."""
        if answer is None:
            return
        self._told = (answer.state, answer.value)
        self.state = None if answer.state is State.ANSWERED else answer.state
        self._show_value(answer.value if answer.state is State.ANSWERED else None)
        self.changed.emit()

    def take_state(self, state: State) -> None:
        """Meet the question without a value; the same state again takes it back."""
        self.state = None if self.state is state else state
        self._show_value(None)
        self._tell((self.state or State.NOT_ASKED, None), always=True)

    def _show_value(self, value: Value | None) -> None:
        raise NotImplementedError

    def _tell(self, said: Said, *, always: bool = False) -> None:
        if said[0] is State.ANSWERED:
            self.state = None
        if always or said != self._told:
            self._told = said
            self.answered.emit(self.question.name, said)
        self.changed.emit()


class PicturePage(QuestionPage):
    """A question with choices, each a large button with its picture; another touch takes a choice back."""

    def __init__(self, look: Look, question: Question) -> None:
        super().__init__(look, question)
        self.choices = {c.name: self._choice(c.name) for c in question.choices}
        most = 3 if len(self.choices) in (3, 5, 6, 9) else 2
        least = 175 if len(self.choices) <= 6 else 280
        self.column.addWidget(ColumnGrid(look, list(self.choices.values()), least=least, most=most))
        self.finish_column()

    def touch(self, name: str) -> None:
        """Choose, or take back, as a touch does."""
        self.choices[name].click()

    @property
    def value(self) -> Value | None:
        """What is chosen now: a name, or for a question with several the names in the order of the form."""
        chosen = tuple(name for name, each in self.choices.items() if each.isChecked())
        if self.question.kind is Kind.SELECT_MULTIPLE:
            return chosen or None
        return chosen[0] if chosen else None

    def _choice(self, name: str) -> PictureButton:
        choice = self.question.choice(name)
        assert choice is not None
        many = len(self.question.choices)
        picture = picture_of(self.question, choice)
        made = PictureButton(self.look, choice.label, picture, above=many <= 6, px=72 if many <= 3 else 56)
        return toggling(made, False, partial(self._touched, name))

    def _touched(self, name: str, checked: bool) -> None:
        if checked and self.question.kind is Kind.SELECT_ONE:
            for other, each in self.choices.items():
                each.setChecked(other == name)
        value = self.value
        self._tell((State.NOT_ASKED, None) if value is None else (State.ANSWERED, value))

    def _show_value(self, value: Value | None) -> None:
        names = {value} if isinstance(value, str) else set(value) if isinstance(value, tuple) else set()
        for name, each in self.choices.items():
            each.setChecked(name in names)


class FieldPage(QuestionPage):
    """A question whose answer is typed or put together: words, a date, a language, a list."""

    def __init__(self, look: Look, question: Question) -> None:
        super().__init__(look, question)
        self.editor = EDITORS[question.kind](look, question, "survivor")
        self._pause = soon(self, PAUSE_MS)
        self._pause.timeout.connect(self._told_now)
        self.editor.typed.connect(self._pause.start)
        self.editor.changed.connect(self._told_now)
        self.editor.left.connect(self.leave)
        self.column.addWidget(self.editor)
        self.finish_column()
        for part in self.editor.focus_parts():
            look.language.bind(part, part.setAccessibleName, question.label, speaker="survivor")
            self.setFocusProxy(part)

    def leave(self) -> None:
        """Tell now what was typed."""
        if self._pause.isActive():
            self._told_now()

    def _told_now(self) -> None:
        self._pause.stop()
        value = self.editor.value()
        self._tell((State.NOT_ASKED, None) if value is None else (State.ANSWERED, value))

    def _show_value(self, value: Value | None) -> None:
        self._pause.stop()
        self.editor.show_value(value)


def question_page(look: Look, question: Question, answer: Answer | None = None) -> QuestionPage:
    """The page for a question, showing what is known."""
    pictured = question.kind in (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE)
    made = (PicturePage if pictured else FieldPage)(look, question)
    made.show_answer(answer)
    return made


def _shown_hint(question: Question) -> Msg | None:
    """The hint, unless it is meant for the worker."""
    return question.hint if question.hint is not None and question.hint.domain == "survivor" else None


def states_of(question: Question) -> tuple[State, ...]:
    """The other ways to meet a question; *I don't know* is left out where *not sure* is a choice already."""
    if question.name == "consent_record":
        return (State.PREFER_NOT_TO_SAY, State.NOT_ASKED)
    unsure = any(choice.name in _UNSURE for choice in question.choices)
    return tuple(state for state in STATES if not (unsure and state is State.DOES_NOT_KNOW))
