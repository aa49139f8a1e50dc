"""A question as a field, drawn from the form's data: its words, its value, the other three states, and *saved*."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from intake_app.conversation.answers import Answer, State, Value
from intake_app.forms.model import Kind, Question
from intake_app.languages.words import Msg, msg, say
from ui.language import Speaker
from ui.widgets.date_editors import DateEditor, EdtfEditor, TimeEditor
from ui.widgets.editors import ChoiceEditor, ChoicesEditor, Editor
from ui.widgets.half_characters import has_halves, told_of_halves
from ui.widgets.language_editor import LanguageEditor
from ui.widgets.look import Look
from ui.widgets.rows_editor import RowsEditor
from ui.widgets.text_editor import TextEditor
from ui.widgets.words import LabelRole, button, empty_label, in_line, label, plain_hint

Said = tuple[State, Value | None]
PAUSE_MS: Final = 1000

EDITORS: dict[Kind, type[Editor]] = {
    Kind.TEXT: TextEditor,
    Kind.SELECT_ONE: ChoiceEditor,
    Kind.SELECT_MULTIPLE: ChoicesEditor,
    Kind.LANGUAGE: LanguageEditor,
    Kind.TIME: TimeEditor,
    Kind.DATE: DateEditor,
    Kind.EDTF: EdtfEditor,
    Kind.REPEAT: RowsEditor,
}

STATE_WORDS: dict[Speaker, dict[State, Msg]] = {
    "survivor": {
        State.PREFER_NOT_TO_SAY: say("I’d rather not say"),
        State.DOES_NOT_KNOW: say("I don’t know"),
        State.NOT_ASKED: say("Ask me later"),
    },
    "worker": {
        State.PREFER_NOT_TO_SAY: msg("Rather not say"),
        State.DOES_NOT_KNOW: msg("Not known"),
        State.NOT_ASKED: msg("Ask later"),
    },
}
_SAVED: dict[Speaker, tuple[Msg, Msg]] = {
    "survivor": (say("Saved"), say("Not written down")),
    "worker": (msg("Saved"), msg("Kept in memory only")),
}


class AnswerField(QWidget):
    """One question. ``answered`` brings (State, Value | None): choices at once, words after a pause or on leaving.

    ``states`` shows the three buttons that hold no value, ``words`` the question itself; a page that has its own leaves
    them out.
    """

    answered = Signal(object)
    _told: Said = (State.NOT_ASKED, None)
    _kept: bool | None = None

    def __init__(
        self,
        look: Look,
        question: Question,
        *,
        speaker: Speaker = "survivor",
        states: bool = True,
        words: bool = True,
    ) -> None:
        super().__init__()
        self.question, self.speaker = question, speaker
        self._look = look
        self.editor = EDITORS[question.kind](look, question, speaker)
        self._states = {state: self._state_button(state, words) for state, words in STATE_WORDS[speaker].items()}
        self._saved, self._halves = empty_label("saved"), told_of_halves(look)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out(states, words)
        self._connect()

    def sizeHint(self) -> QSize:
        """Plain."""
        return plain_hint(self)

    def show_answer(self, answer: Answer | None) -> None:
        """Show what is known, without a signal; None for a question that was never asked."""
        state, value = (answer.state, answer.value) if answer is not None else (State.NOT_ASKED, None)
        self.editor.show_value(value if state is State.ANSWERED else None)
        self._mark_state(state if answer is not None and state is not State.ANSWERED else None)
        self._halves.setVisible(has_halves(value))
        self._told = (state, value)

    def settle(self) -> None:
        """Tell now what was typed, without waiting for the pause."""
        if self._pause.isActive():
            self._pause.stop()
            self._tell_value()

    def mark_saved(self, kept: bool | None) -> None:
        """Say *saved*, *in memory only*, or (None) nothing; only after the desk has answered."""
        self._kept = kept
        self._show_saved()

    def saved_text(self) -> str:
        """What stands in the place of *saved*."""
        return self._saved.text()

    def state_button(self, state: State) -> QPushButton:
        """The button of one of the three states that hold no value."""
        return self._states[state]

    def _lay_out(self, states: bool, words: bool) -> None:
        px = self._look.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        if words:
            column.addWidget(self._words())
        column.addWidget(self.editor)
        column.addWidget(self._halves)
        line = QHBoxLayout()
        column.addLayout(line)
        line.setSpacing(px(10))
        for each in self._states.values():
            line.addWidget(each)
            each.setVisible(states)
        line.addStretch(1)
        line.addWidget(self._saved)
        for part in self.editor.focus_parts():
            self._look.language.bind(part, part.setAccessibleName, self.question.label, speaker=self.speaker)

    def _words(self) -> QWidget:
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.theme.px(4))
        role: LabelRole = "question" if self.speaker == "survivor" else "label"
        column.addWidget(label(self._look, self.question.label, role, speaker=self.speaker))
        if self.question.hint is not None:
            column.addWidget(self._hint(self.question.hint))
        return both

    def _hint(self, hint: Msg) -> QWidget:
        if self.speaker == "survivor" and hint.domain == "survivor":
            return label(self._look, hint, "body", speaker="survivor")
        return label(self._look, hint, "quiet")

    def _state_button(self, state: State, words: Msg) -> QPushButton:
        made = button(self._look, words, partial(self._decline, state), kind="state", speaker=self.speaker)
        made.setCheckable(True)
        return made

    def _connect(self) -> None:
        self._look.language.follow(self._saved, self._show_saved)
        self._pause.timeout.connect(self._tell_value)
        self.editor.changed.connect(self._tell_value)
        self.editor.typed.connect(self._typed)
        self.editor.left.connect(self.settle)

    def _typed(self) -> None:
        self.mark_saved(None)
        self._pause.start()

    def _tell_value(self) -> None:
        self._pause.stop()
        value = self.editor.value()
        self._halves.setVisible(has_halves(value))
        self._tell((State.ANSWERED, value) if value is not None else (State.NOT_ASKED, None))
        self._mark_state(None)

    def _decline(self, state: State) -> None:
        self._pause.stop()
        if self._states[state].isChecked():
            self.editor.show_value(None)
            self._mark_state(state)
            self._tell((state, None), always=True)
        else:
            self._tell((State.NOT_ASKED, None), always=True)

    def _mark_state(self, chosen: State | None) -> None:
        for state, each in self._states.items():
            each.setChecked(state is chosen)

    def _tell(self, said: Said, *, always: bool = False) -> None:
        if always or said != self._told:
            self._told = said
            self.mark_saved(None)
            self.answered.emit(said)

    def _show_saved(self) -> None:
        words = None if self._kept is None else _SAVED[self.speaker][0 if self._kept else 1]
        self._saved.setText("" if words is None else in_line(self._look, words, self.speaker))
