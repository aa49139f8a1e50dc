"""A line for a passphrase: hidden until asked, learned by no keyboard, with what makes a good one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from intake_app.languages.words import msg
from ui.language import Words
from ui.widgets.editors import private_line
from ui.widgets.look import Look
from ui.widgets.words import button

LEAST = 10
SHOW, HIDE = msg("Show"), msg("Hide")


class PassphraseLine(QWidget):
    """``entered`` when Enter is pressed; ``typed`` at each letter."""

    entered = Signal()
    typed = Signal()

    def __init__(self, look: Look, name: Words) -> None:
        super().__init__()
        self._look = look
        self.line = private_line()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        look.language.bind(self.line, self.line.setAccessibleName, name)
        self.show_button = button(look, SHOW, self._turn, kind="quiet")
        look.language.follow(self.show_button, self._name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.px(8))
        row.addWidget(self.line, 1)
        row.addWidget(self.show_button)
        self.setFocusProxy(self.line)
        self.line.returnPressed.connect(self.entered)
        self.line.textChanged.connect(lambda _: self.typed.emit())

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def forget(self) -> None:
        """Empty it so that no undo brings it back, and hide the letters."""
        self.line.setText("")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._name()

    def show_letters(self) -> None:
        """Show the letters, for a passphrase that was made here and is to be written down."""
        self.line.setEchoMode(QLineEdit.EchoMode.Normal)
        self._name()

    def _turn(self) -> None:
        hidden = self.line.echoMode() is QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._name()
        self.line.setFocus()

    def _name(self) -> None:
        hidden = self.line.echoMode() is QLineEdit.EchoMode.Password
        text = self._look.language.text(SHOW if hidden else HIDE)
        self.show_button.setText(text)
        self.show_button.setAccessibleName(text)
