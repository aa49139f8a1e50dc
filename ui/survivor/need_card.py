"""The card of one need: its picture and words, three equal answers, and room for own words."""

from __future__ import annotations

from functools import partial
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.conversation.answers import Text
from intake_app.languages.words import Msg, say
from intake_app.needs.model import Need
from ui.survivor.own_words import OwnWords
from ui.widgets.choosing_cards import LATER, NOT_FOR_ME, YES
from ui.widgets.hearing import hear_button
from ui.widgets.look import Look
from ui.widgets.picture_button import AnswerButton, picture_label
from ui.widgets.words import BilingualLabel, icon_button

Answer = Literal["yes", "later", "no"]
_WORDS: dict[Answer, Msg] = {"yes": YES, "later": LATER, "no": NOT_FOR_ME}


class NeedCard(QFrame):
    """``chosen`` brings the code and *yes*, *later* or *no*; ``said`` the code and its own words.

    Touching an answer again takes it back, which is told as *no*: both leave nothing behind.
    """

    chosen = Signal(str, str)
    said = Signal(str, object)
    opened = Signal()

    def __init__(self, look: Look, need: Need, answer: Answer | None = None, words: Text | None = None) -> None:
        super().__init__()
        self.setObjectName("card")
        self.need = need
        self._look, self._words = look, words
        self.answers = {each: self._answer(each) for each in _WORDS}
        self.pencil = icon_button(look, "pencil", say("In my own words"), self.open_words, speaker="survivor")
        self.own: OwnWords | None = None
        self._lay_out()
        self.show_answer(answer)
        if words is not None:
            self.open_words()

    def show_answer(self, answer: Answer | None) -> None:
        """Show an answer, without a signal."""
        for each, made in self.answers.items():
            made.setChecked(each == answer)
        self.setProperty("state", answer if answer in ("yes", "later") else "")
        self.style().polish(self)

    def open_words(self) -> None:
        """Open the place for own words and put the keyboard into it."""
        if self.own is None:
            self.own = OwnWords(self._look, self._words)
            self.own.said.connect(partial(self.said.emit, self.need.code))
            self._column.insertWidget(1, self.own)
            self.opened.emit()
        self.own.setFocus()

    def read_parts(self) -> tuple[QWidget, ...]:
        """Its words, the three answers to them, then the place for own words."""
        own = (self.own,) if self.own is not None else ()
        return (self._label, *self.answers.values(), *own)

    def settle(self) -> None:
        """Tell now what was typed."""
        if self.own is not None:
            self.own.settle()

    def _answer(self, answer: Answer) -> AnswerButton:
        made = AnswerButton(self._look, _WORDS[answer])
        made.clicked.connect(lambda _=False: self._turn(answer))
        return made

    def _turn(self, answer: Answer) -> None:
        kept = answer if self.answers[answer].isChecked() else None
        self.show_answer(kept)
        self.chosen.emit(self.need.code, kept or "no")

    def _lay_out(self) -> None:
        px = self._look.theme.px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(18), px(16), px(18), px(16))
        self._column.setSpacing(px(12))
        head = QHBoxLayout()
        head.setSpacing(px(14))
        head.addWidget(picture_label(self._look, self.need.pictogram, 44), 0, Qt.AlignmentFlag.AlignTop)
        self._label = BilingualLabel(self._look, self.need.label, "card", names=self)
        head.addWidget(self._label, 1)
        head.addWidget(hear_button(self._look, self.need.label), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.pencil, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(head)
        self._column.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        for each in self.answers.values():
            line.addWidget(each, 1)
        self._column.addLayout(line)
