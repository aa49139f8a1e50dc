"""Fields for a time of day, a date of which parts may be missing, and an age, a year or a date."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.conversation.answers import Text, Value
from intake_app.forms.model import Question
from intake_app.languages.digits import western
from intake_app.languages.edtf import read_edtf
from intake_app.languages.words import say
from ui.language import Speaker
from ui.widgets.editors import Editor
from ui.widgets.look import Look
from ui.widgets.partial_date import PartialDate, number_line, show_line
from ui.widgets.words import label, row

_WHOLE: Final = len("2026-11-20")
_BESIDE: Final = 660
"""From this width on, in pixels at 100 per cent, an age stands beside a date; it is more than both need."""
_TIME = re.compile(r"\s*(\d{1,2})\s*[:.hH]?\s*(\d{2})?\s*")
_TIME_LETTERS = QRegularExpression(r"[\d\s:.hH]*", QRegularExpression.PatternOption.UseUnicodePropertiesOption)


def read_time(text: str) -> str | None:
    """``9``, ``930``, ``9.30`` or ``09:30`` as ``HH:MM``; None for what is no time of day."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hours, minutes = int(found[1]), int(found[2] or 0)
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else None


class TimeEditor(Editor):
    """A time of day, written in any usual way; what turns out to be none does not stay."""

    def __init__(self, look: Look, question: Question, speaker: Speaker) -> None:
        super().__init__(look, question, speaker)
        self._box = number_line(look, 8, "14:30")
        self._box.setValidator(QRegularExpressionValidator(_TIME_LETTERS, self._box))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._box)
        line.addStretch(1)
        self._box.textChanged.connect(self.typed)
        self._box.editingFinished.connect(self._finish)

    def value(self) -> Value | None:
        """``HH:MM``."""
        return read_time(self._box.text())

    def show_value(self, value: Value | None) -> None:
        """Show a time."""
        show_line(self._box, value if isinstance(value, str) else "")

    def focus_parts(self) -> tuple[QWidget, ...]:
        """The box."""
        return (self._box,)

    def _finish(self) -> None:
        show_line(self._box, read_time(self._box.text()) or "")
        self.left.emit()


class DateEditor(Editor):
    """A full date; a part of one stays too, as words."""

    def __init__(self, look: Look, question: Question, speaker: Speaker) -> None:
        super().__init__(look, question, speaker)
        self.parts = PartialDate(look, speaker, inexact=False)
        self.parts.tells = self.value
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts)
        self.parts.typed.connect(self.typed)
        self.parts.left.connect(self.left)

    def value(self) -> Value | None:
        """The date as ISO 8601 once it is whole, until then a Text of what was typed."""
        value = self.parts.value()
        return self.parts.words() if isinstance(value, str) and len(value) != _WHOLE else value

    def show_value(self, value: Value | None) -> None:
        """Show a date."""
        self.parts.show_value(value)


class EdtfEditor(Editor):
    """An age, a year, or a date: whichever is told."""

    def __init__(self, look: Look, question: Question, speaker: Speaker) -> None:
        super().__init__(look, question, speaker)
        self.age = number_line(look, 4)
        self.parts = PartialDate(look, speaker)
        self.parts.tells = self.value
        self._lay_out()
        self.age.textChanged.connect(self._age_typed)
        self.age.editingFinished.connect(partial(self.parts.note_typing, over=True))
        self.age.editingFinished.connect(self.left)
        self.parts.typed.connect(self._date_typed)
        self.parts.left.connect(self.left)

    def value(self) -> Value | None:
        """An age of one to three digits, else the date as EDTF (ISO 8601-2); a Text of what is neither."""
        age = self.age.text().strip()
        if not age:
            return self.parts.value()
        years = western(age)
        if re.fullmatch(r"[0-9]{1,3}", years):
            return years + self.parts.mark
        return Text(age, self.look.language.of(self.speaker).tag)

    def show_value(self, value: Value | None) -> None:
        """Show an age or a date."""
        found = read_edtf(value) if isinstance(value, str) else None
        is_age = found is not None and found.is_age
        shown = self.look.language.of(self.speaker).in_digits(found.first) if found is not None and is_age else ""
        show_line(self.age, shown)
        self.parts.show_value(value)

    def focus_parts(self) -> tuple[QWidget, ...]:
        """None: each box has a name of its own."""
        return ()

    def _lay_out(self) -> None:
        look, words = self.look, say("Age in years")
        look.language.bind(self.age, self.age.setAccessibleName, words, speaker=self.speaker)
        grid = QGridLayout()
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(look.theme.px(6))
        grid.addWidget(label(look, words, "small", speaker=self.speaker), 0, 0)
        grid.addLayout(row(look, self.age), 1, 0)
        grid.setColumnMinimumWidth(0, look.theme.px(120))
        grid.setRowStretch(2, 1)
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(look.theme.px(24))
        self._both.addLayout(grid)
        self._both.addWidget(self.parts, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The age beside the date where there is room, else above it."""
        super().resizeEvent(event)
        wide = self.width() >= self.look.theme.px(_BESIDE)
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _age_typed(self) -> None:
        self.parts.clear_parts()
        self.parts.note_typing(over=False)
        self.typed.emit()

    def _date_typed(self) -> None:
        if self.parts.holds_parts:
            show_line(self.age, "")
        self.typed.emit()
