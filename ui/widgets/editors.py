"""The part of a field that takes the value: what every kind has, one choice, several choices."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QTextOption
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from intake_app.conversation.answers import Value
from intake_app.forms.answering import LONGEST_ANSWER
from intake_app.forms.model import Question
from ui.language import Speaker
from ui.widgets.look import Look
from ui.widgets.wrapping_button import WrappingButton, icon_file

# What is typed here is learned by no keyboard and offered by no prediction.
PRIVATE_HINTS = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
# Qt counts in halves of characters, and would cut a line after 32,767 of them without a word.
_UNCUT = 2 * LONGEST_ANSWER + 2
# Qt looks for the end of a word again for every line that it fills: a long one takes it minutes, and so at every key.
_SHORT = 10_000
_ONE_WORD = re.compile(r"\S{10000}")


class Editor(QWidget):
    """Takes one value. ``changed``: take it now; ``typed``: take it after a pause; ``left``: the typing is over."""

    changed = Signal()
    typed = Signal()
    left = Signal()

    def __init__(self, look: Look, question: Question, speaker: Speaker) -> None:
        super().__init__()
        self.look, self.question, self.speaker = look, question, speaker

    def value(self) -> Value | None:
        """The value that stands here now; None for nothing."""
        raise NotImplementedError

    def show_value(self, value: Value | None) -> None:
        """Show a value, or nothing, without a signal; what was here cannot be brought back by undo."""
        raise NotImplementedError

    def focus_parts(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, for its accessible name."""
        return ()


class PlainLines(QPlainTextEdit):
    """Several lines of plain text that keep nothing but words; Tab leaves, losing the focus is told.

    While a word stands here that would fill a hundred lines, lines break anywhere: so no paste holds the window up.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setInputMethodHints(PRIVATE_HINTS)
        self.document().contentsChange.connect(self._bound)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The typing here is over."""
        super().focusOutEvent(event)
        self.left.emit()

    def _bound(self) -> None:
        """Choose where lines may break, before they are laid out."""
        long = self.document().characterCount() > _SHORT and _ONE_WORD.search(self.toPlainText()) is not None
        mode = QTextOption.WrapMode.WrapAnywhere if long else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        if mode is not self.wordWrapMode():
            self.setWordWrapMode(mode)


def private_line(placeholder: str = "") -> QLineEdit:
    """A line of text that no keyboard learns from, and that cuts nothing off which could be kept."""
    line = QLineEdit()
    line.setMaxLength(_UNCUT)
    line.setInputMethodHints(PRIVATE_HINTS)
    line.setPlaceholderText(placeholder)
    return line


def run_words(box: QLineEdit | QPlainTextEdit, direction: Qt.LayoutDirection) -> None:
    """Let the words of a box, and its cursor while it is empty, start on the side of this direction."""
    rtl = direction is Qt.LayoutDirection.RightToLeft
    side = (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute
    box.setLayoutDirection(direction)
    if isinstance(box, QLineEdit):
        box.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        return
    option = box.document().defaultTextOption()
    option.setTextDirection(direction)
    option.setAlignment(side)
    box.document().setDefaultTextOption(option)


class ChoiceEditor(Editor):
    """Large buttons with pictures, of which one (or several) can be chosen; another tap takes a choice back."""

    several = False

    def __init__(self, look: Look, question: Question, speaker: Speaker) -> None:
        super().__init__(look, question, speaker)
        self._buttons: dict[str, WrappingButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look.theme.px(12))
        for choice in question.choices:
            picture = icon_file(choice.pictogram) if choice.pictogram else None
            button = WrappingButton(look, choice.label, speaker=speaker, picture=picture, checkable=True)
            button.clicked.connect(self._chosen)
            self._buttons[choice.name] = button
        self._columns = 3 if len(self._buttons) in (3, 5, 6) else 2
        for at, button in enumerate(self._buttons.values()):
            self._grid.addWidget(button, at // self._columns, at % self._columns)

    def value(self) -> Value | None:
        """The name of the choice, or the names of several in the order of the form."""
        chosen = tuple(name for name, button in self._buttons.items() if button.isChecked())
        if self.several:
            return chosen or None
        return chosen[0] if chosen else None

    def show_value(self, value: Value | None) -> None:
        """Show what is chosen."""
        names = {value} if isinstance(value, str) else set(value or ()) if isinstance(value, tuple) else set()
        for name, button in self._buttons.items():
            button.setChecked(name in names)

    def focus_parts(self) -> tuple[QWidget, ...]:
        """None: each button has a name of its own."""
        return ()

    def button_of(self, choice: str) -> WrappingButton:
        """The button of a choice."""
        return self._buttons[choice]

    def _chosen(self) -> None:
        if not self.several:
            for button in self._buttons.values():
                if button is not self.sender():
                    button.setChecked(False)
        self.changed.emit()


class ChoicesEditor(ChoiceEditor):
    """Several choices."""

    several = True
