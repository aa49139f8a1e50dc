"""Opening a new vault once, right after it was made: a layout or a dead key that spoils a passphrase shows now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.languages.words import msg
from intake_app.problems import Problem
from ui.shell.context import Context
from ui.shell.entrance import Trouble
from ui.shell.passphrase import PassphraseLine
from ui.widgets.words import button, label, row


class OpenStep(QWidget):
    """``entered`` when the passphrase was typed; the other way is to choose another one."""

    entered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.passphrase = PassphraseLine(context, msg("Passphrase"))
        self.trouble = Trouble(context)
        self.next_button = button(context, msg("Unlock"), self._enter, kind="primary")
        self.other_button = button(context, msg("Choose another passphrase"), kind="quiet")
        self.passphrase.entered.connect(self._enter)
        self.passphrase.typed.connect(self.trouble.clear)
        self.setFocusProxy(self.passphrase)
        self._lay_out(context)

    def take(self) -> str:
        """The passphrase; the line is emptied."""
        typed = self.passphrase.text()
        self.passphrase.forget()
        return typed

    def wait(self) -> None:
        """It is being opened."""
        self.setEnabled(False)
        self.trouble.busy(msg("Unlocking"))

    def refuse(self, problem: Problem) -> None:
        """It does not open."""
        self.setEnabled(True)
        self.trouble.show_problem(problem)
        self.passphrase.setFocus()

    def _enter(self) -> None:
        if self.isEnabled():
            self.entered.emit()

    def _lay_out(self, context: Context) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(12))
        column.addWidget(label(context, msg("Now open it once"), "title"))
        words = msg("It is made and locked. Type the passphrase as you will every day, to be sure that it opens.")
        column.addWidget(label(context, words))
        column.addWidget(label(context, msg("Passphrase"), "label"))
        column.addWidget(self.passphrase)
        column.addWidget(self.trouble)
        column.addSpacing(context.theme.px(8))
        column.addWidget(self.next_button)
        column.addLayout(row(context, self.other_button))
