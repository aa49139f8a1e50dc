"""A date of which parts may be missing or not exact, entered in the calendar of the person who tells it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QGridLayout, QLineEdit, QWidget

from intake_app.conversation.answers import Text, Value
from intake_app.languages.calendars import (
    Calendar,
    Dated,
    calendar_name,
    calendars_for,
    edtf_of,
    in_calendar,
    month_names,
    usual_calendar,
)
from intake_app.languages.digits import western
from intake_app.languages.edtf import marked, read_edtf
from intake_app.languages.language import Language, isolated
from intake_app.languages.spoken_dates import calendar_words, edtf_words
from intake_app.languages.words import say
from ui.language import Speaker, Words
from ui.widgets.editors import private_line
from ui.widgets.look import Look
from ui.widgets.turned_combo import TurnedCombo
from ui.widgets.words import BilingualLabel, button, empty_label, in_line, label

# Translators: a button under an age or a date; pressed, it is about right and not exact.
_ABOUT = say("About, not exactly")
# Translators: beside a date; opens the list of calendars, such as the Persian or the Ethiopian one.
_CALENDAR = say("Calendar")
_NOT_YET = say("This is not yet a date. What you typed is kept as words.")


class PartialDate(QWidget):
    """Day, month and year of a calendar, each of which may be left empty from the front, and a tick for *about*.

    A date that is only shown stays as it came, doubt and all. What was typed and is no date is a value too: words. A
    line below says the same date in the other calendar: the Gregorian one, or the one that the language's speakers use.
    ``tells`` is the value of the field that the parts stand in, where that has more than them.
    """

    typed = Signal()
    left = Signal()

    def __init__(self, look: Look, speaker: Speaker, *, inexact: bool = True) -> None:
        super().__init__()
        self.tells: Callable[[], Value | None] = self.value
        self._look, self._speaker = look, speaker
        self._kept: Value | None = None
        self._mark, self._was_typed, self._was_left = "", False, True
        self.day, self.year = number_line(look, 4), number_line(look, 6)
        self.month, self.calendar = MonthBox(look, speaker), CalendarBox(look, speaker)
        self.about = button(look, _ABOUT, kind="state", speaker=speaker)
        self.about.setCheckable(True)
        if not inexact:
            self.about.hide()
        self._note = Note(look, self._beside, speaker)
        self._lay_out()
        look.language.follow(self, self._speak)
        self._listen()

    def value(self) -> Value | None:
        """The date as EDTF; a Text where what was typed is no date; None for nothing."""
        if not self._was_typed:
            same = not isinstance(self._kept, str) or self.mark == self._mark
            return self._kept if same or not isinstance(self._kept, str) else marked(self._kept, self.mark)
        found = self._edtf()
        return marked(found, self.mark) if found is not None else self.words()

    def words(self) -> Text | None:
        """What was typed, as words in the language that the months were read in."""
        language = self._look.language.of(self._speaker)
        parts = [
            self.day.text().strip(),
            self.month.month_in(language),
            self.year.text().strip(),
        ]
        if self._calendar is not Calendar.GREGORIAN and any(parts):
            parts.append(f"({calendar_name(self._calendar, language.tag)})")
        said = " ".join(filter(None, parts))
        return Text(said, language.tag) if said else None

    @property
    def mark(self) -> str:
        """``~`` where it is ticked, or the mark that it came with; empty for an exact date."""
        return (self._mark or "~") if self.about.isChecked() else ""

    def show_value(self, value: Value | None) -> None:
        """Show a date, or words that are none, without a signal; in the calendar that can say it."""
        self._kept, self._was_typed, self._was_left = value, False, True
        found = read_edtf(value) if isinstance(value, str) else None
        self._mark = {(True, False): "~", (False, True): "?", (True, True): "%"}.get(
            (found is not None and found.about, found is not None and found.unsure), ""
        )
        self.about.setChecked(bool(self._mark))
        if found is not None and not found.is_age:
            usual_first = calendars_for(self._look.language.of(self._speaker).tag)
            able = [each for each in usual_first if in_calendar(each, str(value)) is not None]
            self._set_calendar(able[0] if able else self._calendar)
        self._fill()

    def clear_parts(self) -> None:
        """Empty the boxes, without a signal; the tick stays."""
        self._kept, self._was_typed = None, False
        self._fill()

    @property
    def holds_parts(self) -> bool:
        """Whether anything stands in the boxes."""
        return bool(self.day.text().strip() or self.year.text().strip() or self.month.currentIndex() > 0)

    def note_typing(self, *, over: bool) -> None:
        """The field is being typed in; or it was left, and may say what it makes of it."""
        self._was_left = over
        self._note.refresh()

    @property
    def _calendar(self) -> Calendar:
        return self.calendar.calendar

    def _edtf(self) -> str | None:
        year, month, day = (
            western(self.year.text().strip()),
            self.month.currentIndex(),
            western(self.day.text().strip()),
        )
        if not re.fullmatch(r"[0-9]{4}", year) or (day and not (month > 0 and re.fullmatch(r"[0-9]{1,2}", day))):
            return None
        return edtf_of(self._calendar, Dated(int(year), month if month > 0 else None, int(day) if day else None))

    def _fill(self) -> None:
        """Put what is kept into the boxes, as far as the calendar can say it."""
        said = in_calendar(self._calendar, self._kept) if isinstance(self._kept, str) else None
        language = self._look.language.of(self._speaker)
        show_line(self.year, "" if said is None else language.in_digits(str(said.year)))
        show_line(self.day, "" if said is None or said.day is None else language.in_digits(str(said.day)))
        self.month.setCurrentIndex((said.month or 0) if said is not None else 0)
        self._note.refresh()

    def _beside(self, language: Language) -> str:
        """What the line below says."""
        value = self.tells()
        if isinstance(value, Text):
            shown = f"{isolated(value.value)}\n" if value is self._kept else ""
            return shown + language.text(_NOT_YET) if self._was_left else ""
        if not isinstance(value, str) or (found := read_edtf(value)) is None or found.is_age:
            return ""
        usual = usual_calendar(self._look.language.of(self._speaker).tag)
        other = in_calendar(usual, value) if usual is not self._calendar else None
        if self._calendar is Calendar.GREGORIAN and other is not None:
            return calendar_words(usual, other, language)
        shows = self._calendar is Calendar.GREGORIAN and in_calendar(self._calendar, value) is not None
        return "" if shows else edtf_words(value, language)

    def _set_calendar(self, calendar: Calendar) -> None:
        self.calendar.choose(calendar)
        self.month.show_months(calendar)

    def _speak(self) -> None:
        """Follow the language; what stands here stays in the calendar that it stands in."""
        self.calendar.speak()
        empty = self.value() is None
        self._set_calendar(usual_calendar(self._look.language.of(self._speaker).tag) if empty else self._calendar)
        self._note.refresh()

    def _listen(self) -> None:
        for line in (self.day, self.year):
            line.textChanged.connect(self._typed)
            line.editingFinished.connect(self.left)
        self.month.activated.connect(self._typed)
        self.calendar.activated.connect(self._recount)
        self.about.clicked.connect(self._ticked)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _typed(self) -> None:
        self._was_typed = True
        self.note_typing(over=False)
        self.typed.emit()

    def _ticked(self) -> None:
        self._note.refresh()
        self.typed.emit()

    def _recount(self) -> None:
        """Another calendar: numbers that were typed stay and are now of it, a date that was shown stays that day."""
        self.month.show_months(self._calendar)
        if not self._was_typed:
            self._fill()
            return
        self._note.refresh()
        self.typed.emit()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and self.isAncestorOf(old) and not (new is not None and self.isAncestorOf(new)):
            self.note_typing(over=True)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._look.theme.px(12))
        grid.setVerticalSpacing(self._look.theme.px(6))
        parts: tuple[tuple[Words, QWidget], ...] = (
            (say("Day"), self.day), (say("Month"), self.month), (say("Year"), self.year),
        )  # fmt: skip
        for at, (words, box) in enumerate(parts):
            grid.addWidget(label(self._look, words, "small", speaker=self._speaker), 0, at)
            grid.addWidget(box, 1, at)
        for words, box in (*parts, (_CALENDAR, self.calendar)):
            self._look.language.bind(box, box.setAccessibleName, words, speaker=self._speaker)
        for at, below in enumerate((self.calendar, self.about), 2):
            grid.addWidget(below, at, 0, 1, 4, Qt.AlignmentFlag.AlignLeading)
        grid.addWidget(self._note, 4, 0, 1, 4)
        grid.setColumnStretch(3, 1)


class CalendarBox(TurnedCombo):
    """The calendars, named in the language of who reads them; its value is the one that numbers are of."""

    def __init__(self, look: Look, speaker: Speaker) -> None:
        super().__init__()
        self._look, self._speaker = look, speaker
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for calendar in Calendar:
            self.addItem("", calendar.value)

    @property
    def calendar(self) -> Calendar:
        """The calendar that is chosen."""
        return Calendar(self.currentData())

    def choose(self, calendar: Calendar) -> None:
        """Choose a calendar, without telling."""
        self.setCurrentIndex(self.findData(calendar.value))

    def speak(self) -> None:
        """Name them in the language of now."""
        for at, calendar in enumerate(Calendar):
            self.setItemText(at, in_line(self._look, partial(_calendar_of, calendar), self._speaker))


class MonthBox(TurnedCombo):
    """The months of a calendar by their names, after an empty line for none."""

    def __init__(self, look: Look, speaker: Speaker) -> None:
        super().__init__()
        self._look, self._speaker = look, speaker
        self._calendar = Calendar.GREGORIAN
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.addItem("")

    def show_months(self, calendar: Calendar) -> None:
        """Name the months of this calendar in the language of now; the number that is chosen stays where it can."""
        self._calendar = calendar
        count = len(month_names(calendar, "en"))
        while self.count() > count + 1:
            self.removeItem(self.count() - 1)
        for at in range(1, count + 1):
            if at == self.count():
                self.addItem("")
            self.setItemText(at, in_line(self._look, partial(_month_of, calendar, at - 1), self._speaker))

    def month_in(self, language: Language) -> str:
        """The name of the month that is chosen; empty for none."""
        return _month_of(self._calendar, self.currentIndex() - 1, language) if self.currentIndex() > 0 else ""


class Note(QWidget):
    """A quiet line that says something of what stands above it; a survivor's with the interpreter's line under it."""

    def __init__(self, look: Look, words: Words, speaker: Speaker) -> None:
        super().__init__()
        self._look, self._words = look, words
        self.line = BilingualLabel(look, words, "small") if speaker == "survivor" else empty_label("small")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.line)
        look.theme.follow(self, self._keep_room)
        self.refresh()

    def refresh(self) -> None:
        """Say what is so now."""
        if isinstance(self.line, BilingualLabel):
            self.line.say(self._words)
        else:
            self.line.setText(self._look.language.text(self._words))

    def _keep_room(self) -> None:
        self.setMinimumHeight(self.line.fontMetrics().lineSpacing())


def number_line(look: Look, letters: int, placeholder: str = "") -> QLineEdit:
    """A line for a few digits of any script; numbers run from left to right in every language."""
    line = private_line(placeholder)
    line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    line.setMaxLength(12)
    look.theme.follow(line, partial(_fit, look, line, letters))
    return line


def show_line(line: QLineEdit, text: str) -> None:
    """Show a text in a line, without a signal."""
    line.blockSignals(True)
    line.setText(text)
    line.blockSignals(False)


def _fit(look: Look, line: QLineEdit, letters: int) -> None:
    line.setFixedWidth(look.theme.px(9) * letters + look.theme.px(40))


def _month_of(calendar: Calendar, at: int, language: Language) -> str:
    return month_names(calendar, language.tag)[at]


def _calendar_of(calendar: Calendar, language: Language) -> str:
    return calendar_name(calendar, language.tag)
