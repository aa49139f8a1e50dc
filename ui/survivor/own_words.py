"""A place for somebody's own words about one thing, told after a pause or on leaving it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.conversation.answers import Text
from intake_app.conversation.consents import Category
from intake_app.forms.model import Kind, Question
from intake_app.languages.words import say
from ui.survivor.page import soon
from ui.widgets.fields import PAUSE_MS
from ui.widgets.look import Look
from ui.widgets.text_editor import TextEditor
from ui.widgets.words import BilingualLabel

IN_OWN_WORDS: Final = Question("own_words", Kind.TEXT, say("In your own words, if you like"), Category.NEEDS, long=True)


class OwnWords(QWidget):
    """``said`` brings the words as a Text, or None when they were taken away."""

    said = Signal(object)

    def __init__(self, look: Look, words: Text | None = None) -> None:
        super().__init__()
        self.editor = TextEditor(look, IN_OWN_WORDS, "survivor")
        self.editor.show_value(words)
        self._told = words
        self._pause = soon(self, PAUSE_MS)
        self._pause.timeout.connect(self.settle)
        self.editor.typed.connect(self._pause.start)
        self.editor.changed.connect(self.settle)
        self.editor.left.connect(self.settle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(6))
        column.addWidget(BilingualLabel(look, IN_OWN_WORDS.label, "body"))
        column.addWidget(self.editor)
        for part in self.editor.focus_parts():
            look.language.bind(part, part.setAccessibleName, IN_OWN_WORDS.label, speaker="survivor")
            self.setFocusProxy(part)

    def settle(self) -> None:
        """Tell now what stands here."""
        self._pause.stop()
        words = self.editor.value()
        if words != self._told:
            self._told = words if isinstance(words, Text) else None
            self.said.emit(self._told)
