"""Choosing a passphrase: typed twice, with how hard it is to guess, or made of random words."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from intake_app.languages.words import msg
from intake_app.passphrases import STRENGTH_WORDS, Strength, strength, suggested
from intake_app.problems import BadInput, Problem
from ui.shell.passphrase import LEAST, PassphraseLine
from ui.widgets.look import Look
from ui.widgets.words import button, empty_label, label, row

_HINT = msg("At least {least} letters. Four or five words that do not belong together are good.")
_PLACES = {Strength.WEAK: 1, Strength.FAIR: 2, Strength.GOOD: 3, Strength.STRONG: 4}


class NewPassphrase(QWidget):
    """``entered`` when both lines are equal, long and hard enough, and Enter was pressed in the second."""

    entered = Signal()
    typed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.first = PassphraseLine(look, msg("Passphrase"))
        self.second = PassphraseLine(look, msg("The same once more"))
        self.meter, self.said = QProgressBar(), empty_label("small")
        self.suggest_button = button(look, msg("Make one of random words"), self.suggest, kind="quiet")
        self._lay_out()
        for line in (self.first, self.second):
            line.typed.connect(self._measure)
        self.first.entered.connect(self.second.line.setFocus)
        self.second.entered.connect(self.entered)
        look.language.follow(self, self._measure)
        self.setFocusProxy(self.first)

    def fault(self) -> Problem | None:
        """Why what was typed cannot be taken, or None."""
        first, second = self.first.text(), self.second.text()
        if len(first) < LEAST:
            return BadInput(msg("This passphrase is too short."), msg("Use at least {least} letters.")(least=LEAST))
        if strength(first) is Strength.WEAK:
            return BadInput(msg("This passphrase is easy to guess."), msg("Use four or five words that do not fit."))
        if first != second:
            return BadInput(msg("The two are not the same."), msg("Type the passphrase once more."))
        return None

    def take(self) -> str:
        """The passphrase; both lines are emptied."""
        typed = self.first.text()
        self.forget()
        return typed

    def forget(self) -> None:
        """Empty both lines so that no undo brings them back."""
        self.first.forget()
        self.second.forget()

    def suggest(self) -> None:
        """Put six random words into the first line and show them, to be written down and typed once more."""
        self.second.forget()
        self.first.show_letters()
        self.first.line.setText(suggested(self._look.language.worker.tag))
        self.second.line.setFocus()

    def _measure(self) -> None:
        text = self.first.text()
        level = strength(text) if text else None
        self.meter.setValue(_PLACES[level] if level is not None else 0)
        self.said.setText(self._look.language.text(STRENGTH_WORDS[level] if level is not None else _HINT(least=LEAST)))
        self.typed.emit()

    def _lay_out(self) -> None:
        self.meter.setRange(0, len(_PLACES))
        self.meter.setTextVisible(False)
        self.meter.setMaximumHeight(self._look.theme.px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.theme.px(8))
        column.addWidget(label(self._look, msg("Passphrase"), "label"))
        column.addWidget(self.first)
        column.addWidget(self.meter)
        column.addWidget(self.said)
        column.addLayout(row(self._look, self.suggest_button))
        column.addWidget(label(self._look, msg("The same once more"), "label"))
        column.addWidget(self.second)

    def lead_to(self, button: QWidget) -> None:
        """Let Tab go through both lines to the way on, and only then to what shows the letters and makes words."""
        first, second = self.first, self.second
        second.setFocusProxy(None)  # type: ignore[arg-type]  # else Tab comes back to its line from the buttons
        way = (first.line, second.line, button, first.show_button, second.show_button, self.suggest_button)
        for one, other in pairwise(way):
            QWidget.setTabOrder(one, other)
