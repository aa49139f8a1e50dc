"""Fields for a time of day, a date of which parts may be missing, and an age, a year or a date."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from intake_app.conversation.answers import Value
from intake_app.forms.answering import is_edtf
from intake_app.forms.model import Question
from intake_app.languages.language import Language
from intake_app.languages.words import say
from ui.language import Speaker, Words
from ui.widgets.editors import Editor, private_line
from ui.widgets.look import Look
from ui.widgets.words import label

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
        self._box = _number_line(look, 8, "14:30")
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
        _show(self._box, value if isinstance(value, str) else "")

    def focus_parts(self) -> tuple[QWidget, ...]:
        """The box."""
        return (self._box,)

    def _finish(self) -> None:
        _show(self._box, read_time(self._box.text()) or "")
        self.left.emit()


class PartialDate(QWidget):
    """Day, month and year, each of which may be left empty from the front; the months speak the screen's language."""

    typed = Signal()
    left = Signal()

    def __init__(self, look: Look, speaker: Speaker) -> None:
        super().__init__()
        self.day, self.year = _number_line(look, 4, ""), _number_line(look, 6, "")
        self.month = QComboBox()
        self.month.addItems([""] * 13)
        self._lay_out(look, speaker)
        look.language.follow(self.month, lambda: self._name_months(look.language.of(speaker)))
        self.month.activated.connect(lambda _: self.typed.emit())
        for line in (self.day, self.year):
            line.textChanged.connect(self.typed)
            line.editingFinished.connect(self.left)

    def _lay_out(self, look: Look, speaker: Speaker) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.theme.px(12))
        parts: tuple[tuple[Words, QWidget], ...] = (
            (say("Day"), self.day), (say("Month"), self.month), (say("Year"), self.year),
        )  # fmt: skip
        for at, (words, box) in enumerate(parts):
            grid.addWidget(label(look, words, "small", speaker=speaker), 0, at)
            grid.addWidget(box, 1, at)
            look.language.bind(box, box.setAccessibleName, words, speaker=speaker)
        grid.setColumnStretch(3, 1)

    def edtf(self) -> str | None:
        """``2026``, ``2026-11`` or ``2026-11-20``; None while it is no date."""
        year, month, day = self.year.text().strip(), self.month.currentIndex(), self.day.text().strip()
        if not re.fullmatch(r"\d{4}", year) or (day and not (month and day.isascii() and day.isdigit())):
            return None
        text = f"{year}-{month:02}" if month else year
        text = f"{text}-{int(day):02}" if day else text
        return text if is_edtf(text) else None

    def show_edtf(self, text: str) -> None:
        """Show a date of which parts may be missing; marks of doubt stay in the record and are not shown."""
        parts = [re.sub(r"[~?%X].*", "", part) for part in text.split("/")[0].split("-")] + ["", "", ""]
        _show(self.year, parts[0])
        self.month.setCurrentIndex(int(parts[1]) if parts[1].isdigit() else 0)
        _show(self.day, parts[2])

    def _name_months(self, language: Language) -> None:
        for month in range(1, 13):
            name = str(language.locale.months["stand-alone"]["wide"][month])
            self.month.setItemText(month, name)


class DateEditor(Editor):
    """A full date."""

    def __init__(self, look: Look, question: Question, speaker: Speaker) -> None:
        super().__init__(look, question, speaker)
        self.parts = PartialDate(look, speaker)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts)
        self.parts.typed.connect(self.typed)
        self.parts.left.connect(self.left)

    def value(self) -> Value | None:
        """The date as ISO 8601, once it is whole."""
        text = self.parts.edtf()
        return text if text is not None and len(text) == 10 else None

    def show_value(self, value: Value | None) -> None:
        """Show a date."""
        self.parts.show_edtf(value if isinstance(value, str) else "")


class EdtfEditor(Editor):
    """An age, a year, or a date: whichever is told."""

    def __init__(self, look: Look, question: Question, speaker: Speaker) -> None:
        super().__init__(look, question, speaker)
        self.age = _number_line(look, 4, "")
        self.parts = PartialDate(look, speaker)
        words = say("Age in years")
        look.language.bind(self.age, self.age.setAccessibleName, words, speaker=speaker)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.theme.px(32))
        grid.addWidget(label(look, words, "small", speaker=speaker), 0, 0)
        grid.addWidget(self.age, 1, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.parts, 0, 1, 2, 1)
        grid.setColumnStretch(1, 1)
        self.age.textEdited.connect(lambda _: self.parts.show_edtf(""))
        self.age.textChanged.connect(self.typed)
        self.age.editingFinished.connect(self.left)
        self.parts.typed.connect(self._date_typed)
        self.parts.left.connect(self.left)

    def value(self) -> Value | None:
        """An age of one to three digits, else the date as EDTF (ISO 8601-2)."""
        age = self.age.text().strip()
        if age:
            return age if re.fullmatch(r"[0-9]{1,3}", age) else None
        return self.parts.edtf()

    def show_value(self, value: Value | None) -> None:
        """Show an age or a date."""
        text = value if isinstance(value, str) else ""
        is_age = len(text) <= 3
        _show(self.age, text if is_age else "")
        self.parts.show_edtf("" if is_age else text)

    def focus_parts(self) -> tuple[QWidget, ...]:
        """None: each box has a name of its own."""
        return ()

    def _date_typed(self) -> None:
        _show(self.age, "")
        self.typed.emit()


def _number_line(look: Look, letters: int, placeholder: str) -> QLineEdit:
    line = private_line(placeholder)
    line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    line.setMaxLength(12)
    look.theme.follow(line, partial(_fit, look, line, letters))
    return line


def _fit(look: Look, line: QLineEdit, letters: int) -> None:
    line.setFixedWidth(look.theme.px(9) * letters + look.theme.px(40))


def _show(line: QLineEdit, text: str) -> None:
    line.blockSignals(True)
    line.setText(text)
    line.blockSignals(False)
