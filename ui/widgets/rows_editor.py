"""A field of entries that can be added and taken away: names, children, ways of contact."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from intake_app.conversation.answers import Row, Value
from intake_app.forms.model import Question
from intake_app.languages.digits import western_number
from intake_app.languages.words import say
from ui.language import Speaker, Words
from ui.widgets.editors import Editor, private_line
from ui.widgets.half_characters import text_of
from ui.widgets.look import Look
from ui.widgets.turned_combo import TurnedCombo
from ui.widgets.words import button, card, icon_button, in_line, label

_TAKE_AWAY = say("Take this one away")


class RowsEditor(Editor):
    """Entries with a cell for each column; cells hold plain values."""

    def __init__(self, look: Look, question: Question, speaker: Speaker) -> None:
        super().__init__(look, question, speaker)
        self.entries: list[EntryCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.theme.px(12))
        self._add = button(look, say("Add one"), self.add_entry, icon="plus", speaker=speaker)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)

    def value(self) -> Value | None:
        """The entries that hold anything, in order."""
        rows = tuple(row for entry in self.entries if (row := entry.row()).cells)
        return rows or None

    def show_value(self, value: Value | None) -> None:
        """Show entries."""
        for entry in list(self.entries):
            self._take_away(entry)
        for row in value if isinstance(value, tuple) else ():
            if isinstance(row, Row):
                self._append(row)

    def add_entry(self) -> None:
        """Open an empty entry and put the keyboard into it."""
        self._append(Row(())).take_focus()

    def remove_entry(self, entry: EntryCard) -> None:
        """Take an entry away, and tell."""
        self._take_away(entry)
        self._add.setFocus()
        self.changed.emit()

    def _append(self, row: Row) -> EntryCard:
        entry = EntryCard(self, row)
        self.entries.append(entry)
        self._column.insertWidget(len(self.entries) - 1, entry)
        return entry

    def _take_away(self, entry: EntryCard) -> None:
        self.entries.remove(entry)
        self._column.removeWidget(entry)
        entry.setParent(None)
        entry.deleteLater()


class EntryCard(QFrame):
    """One entry: its cells in two columns, and a button to take it away."""

    def __init__(self, rows: RowsEditor, row: Row) -> None:
        super().__init__()
        self._rows = rows
        self.cells: dict[str, QLineEdit | QComboBox] = {}
        look, speaker = rows.look, rows.speaker
        frame, column = card(look, margin=16)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)
        grid = _two_columns(look)
        column.addLayout(grid)
        for at, question in enumerate(rows.question.columns):
            grid.addWidget(label(look, question.label, "small", speaker=speaker), at // 2 * 2, at % 2)
            grid.addWidget(self._cell(question, row.get(question.name)), at // 2 * 2 + 1, at % 2)
        remove = icon_button(look, "trash", _TAKE_AWAY, partial(rows.remove_entry, self), speaker=speaker)
        grid.addWidget(remove, 0, 2, 2, 1)

    def row(self) -> Row:
        """The cells that hold anything."""
        values = ((name, self._value(cell)) for name, cell in self.cells.items())
        return Row(tuple((name, value) for name, value in values if value))

    def take_focus(self) -> None:
        """Put the keyboard into the first cell."""
        first: QWidget | None = next(iter(self.cells.values()), None)
        if first is not None:
            first.setFocus()

    def _cell(self, question: Question, value: str) -> QWidget:
        cell = self._choice(question, value) if question.choices else self._line(value)
        self._rows.look.language.bind(cell, cell.setAccessibleName, question.label, speaker=self._rows.speaker)
        self.cells[question.name] = cell
        return cell

    def _line(self, value: str) -> QLineEdit:
        line = private_line()
        line.setText(value)
        line.textChanged.connect(self._rows.typed)
        line.editingFinished.connect(self._rows.left)
        return line

    def _choice(self, question: Question, value: str) -> QComboBox:
        box = TurnedCombo()
        box.addItem("", "")
        for at, choice in enumerate(question.choices, 1):
            box.addItem("", choice.name)
            self._rows.look.language.follow(box, partial(self._show_choice, box, at, choice.label))
        box.setCurrentIndex(max(0, box.findData(value)))
        box.activated.connect(lambda _: self._rows.changed.emit())
        return box

    def _show_choice(self, box: QComboBox, at: int, words: Words) -> None:
        box.setItemText(at, in_line(self._rows.look, words, self._rows.speaker))

    @staticmethod
    def _value(cell: QLineEdit | QComboBox) -> str:
        if isinstance(cell, QComboBox):
            return str(cell.currentData() or "")
        return western_number(text_of(cell).strip())


def _two_columns(look: Look) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(look.theme.px(16))
    grid.setVerticalSpacing(look.theme.px(4))
    for half in (0, 1):
        grid.setColumnStretch(half, 1)
    return grid
