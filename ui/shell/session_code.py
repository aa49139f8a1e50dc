"""The code of the session: four digits that lead back from the survivor's screen to the worker's; three errors lock."""

from __future__ import annotations

import hmac
import secrets
import unicodedata
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from intake_app.languages.words import msg
from ui.widgets.editors import PRIVATE_HINTS
from ui.widgets.look import Look
from ui.widgets.words import button, icon_button, label

DIGITS = 4
TRIES = 3


class SessionCode:
    """Four digits, new at each start and kept in memory only; a keyboard may give them in any script."""

    def __init__(self) -> None:
        self.digits = new_digits()
        self._errors = 0

    def __repr__(self) -> str:
        return "SessionCode()"

    def choose(self, digits: str) -> bool:
        """Take other digits; False and nothing changed unless there are four of them."""
        plain = _in_ascii(digits)
        if not (len(plain) == DIGITS and plain.isascii() and plain.isdigit()):
            return False
        self.digits, self._errors = plain, 0
        return True

    def opens(self, digits: str) -> bool:
        """Whether these are the digits; each wrong try counts until a right one."""
        right = hmac.compare_digest(self.digits.encode(), _in_ascii(digits).encode())
        self._errors = 0 if right else self._errors + 1
        return right

    @property
    def is_spent(self) -> bool:
        """Whether there were as many wrong tries as are allowed."""
        return self._errors >= TRIES


def _in_ascii(digits: str) -> str:
    return "".join(str(unicodedata.decimal(each, each)) for each in digits)


def new_digits() -> str:
    """Four digits by chance."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


class CodePad(QFrame):
    """Asks for the code, by keys or by touch. ``passed``; ``cancelled``; ``spent`` after the third error."""

    passed = Signal()
    cancelled = Signal()
    spent = Signal()

    def __init__(self, look: Look, code: SessionCode) -> None:
        super().__init__()
        self.setObjectName("card")
        self._look, self._code = look, code
        self.line = _digit_line(look)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textEdited.connect(self._typed)
        self._wrong = label(look, msg("That is not the code. Try again."), "quiet")
        self._wrong.hide()
        self._lay_out()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed does not stay."""
        super().hideEvent(event)
        self.line.setText("")
        self._wrong.hide()

    def _lay_out(self) -> None:
        px = self._look.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(28), px(24), px(28), px(24))
        column.setSpacing(px(14))
        column.addWidget(label(self._look, msg("Back to the worker’s screen"), "heading"))
        column.addWidget(label(self._look, msg("Type the code of this session."), "quiet"))
        column.addWidget(self.line)
        column.addWidget(self._wrong)
        pad = QWidget()
        pad.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        grid = QGridLayout(pad)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(10))
        for at, digit in enumerate("123456789"):
            grid.addWidget(self._key(digit), at // 3, at % 3)
        back = icon_button(self._look, "arrow-back", msg("Take the last digit back"), self._back)
        back.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        grid.addWidget(back, 3, 0)
        grid.addWidget(self._key("0"), 3, 1)
        for third in range(3):
            grid.setColumnStretch(third, 1)
        column.addWidget(pad)
        column.addWidget(button(self._look, msg("Stay here"), self.cancelled.emit, kind="quiet"))

    def _key(self, digit: str) -> QPushButton:
        key = button(self._look, lambda _language: digit, partial(self._press, digit))
        key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return key

    def _press(self, digit: str) -> None:
        self.line.setText((self.line.text() + digit)[:DIGITS])
        self._typed()

    def _back(self) -> None:
        self.line.setText(self.line.text()[:-1])

    def _typed(self) -> None:
        if len(self.line.text()) < DIGITS:
            return
        digits = self.line.text()
        self.line.setText("")
        if self._code.opens(digits):
            self._wrong.hide()
            self.passed.emit()
        elif self._code.is_spent:
            self.spent.emit()
        else:
            self._wrong.show()
            self.line.setFocus()


class CodeGiver(QFrame):
    """Shows the worker the code before the screen is handed over, and takes another one. ``ready`` hands it over."""

    ready = Signal()
    cancelled = Signal()

    def __init__(self, look: Look, code: SessionCode) -> None:
        super().__init__()
        self.setObjectName("card")
        self._code = code
        self.line = _digit_line(look)
        self.line.setText(code.digits)
        column = QVBoxLayout(self)
        column.setContentsMargins(*([look.theme.px(28)] * 4))
        column.setSpacing(look.theme.px(14))
        column.addWidget(label(look, msg("Hand over the screen"), "heading"))
        words = msg("This code leads back to your screen. Remember it, or choose another.")
        column.addWidget(label(look, words, "quiet"))
        column.addWidget(self.line)
        self.go = button(look, msg("Hand over"), self._hand_over, kind="primary")
        column.addWidget(self.go)
        column.addWidget(button(look, msg("Not now"), self.cancelled.emit, kind="quiet"))
        self.line.returnPressed.connect(self.go.click)
        self.line.textChanged.connect(lambda text: self.go.setEnabled(len(text) == DIGITS and text.isdigit()))

    def _hand_over(self) -> None:
        if self._code.choose(self.line.text()):
            self.ready.emit()


def _digit_line(look: Look) -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(DIGITS)
    line.setInputMethodHints(PRIVATE_HINTS | Qt.InputMethodHint.ImhDigitsOnly)
    line.setAlignment(Qt.AlignmentFlag.AlignCenter)
    line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    look.language.bind(line, line.setAccessibleName, msg("The code of this session"))
    return line
