"""The passphrase asked once more, before something that an unlocked laptop in other hands must not do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from intake_app.desk import Desk
from intake_app.languages.words import msg
from intake_app.problems import Problem, WrongPassphrase
from ui.language import Words
from ui.shell.context import Context
from ui.shell.entrance import Trouble
from ui.shell.passphrase import PassphraseLine
from ui.widgets.form_view import bring_into_sight
from ui.widgets.words import button, label, row

_TRIES = 3
Doing = Callable[[str, Desk], object]


class PassphraseAgain(QWidget):
    """A quiet button that opens a question below it; ``then`` comes on this thread once the passphrase was right.

    The third wrong passphrase in a row locks. What was typed is forgotten at each try and when it is put away. What
    needs the passphrase itself is ``doing``, asked for on this thread and done on the desk's.
    """

    def __init__(
        self, context: Context, offer: Words, *, explains: Words, agrees: Words, then: Callable[[], object],
        doing: Callable[[], Doing] = lambda: confirm,
    ) -> None:  # fmt: skip
        super().__init__()
        self._context, self._then, self._doing, self._wrong = context, then, doing, 0
        self.offer = button(context, offer, self.ask, kind="quiet")
        self.passphrase = PassphraseLine(context, msg("Passphrase"))
        self.trouble = Trouble(context)
        self.agree = button(context, agrees, self.confirm, kind="primary")
        self.keep = button(context, msg("Not now"), self.cancel)
        self._question = self._made(explains)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._question)
        self.passphrase.entered.connect(self.confirm)
        self.passphrase.typed.connect(self.trouble.clear)

    def ask(self) -> None:
        """Show the question."""
        self.offer.hide()
        self._question.show()
        self.passphrase.setFocus()
        bring_into_sight(self._question)

    def cancel(self) -> None:
        """Put the question away."""
        self._put_away()
        self.offer.setFocus()

    def confirm(self) -> None:
        """Try what was typed, on the desk's thread; it takes a second for the derivation."""
        if not self.agree.isEnabled():
            return
        typed = self.passphrase.text()
        self._wait(True)
        self.trouble.busy(msg("One moment"))
        self.passphrase.forget()
        self._context.desk.run(partial(self._doing(), typed), self._right, self._refused)

    def _right(self, _: object) -> None:
        self._wrong = 0
        self._wait(False)
        self._put_away()
        self._then()

    def _refused(self, problem: Problem) -> None:
        self._wait(False)
        self.trouble.show_problem(problem)
        self.passphrase.setFocus()
        self._wrong += isinstance(problem, WrongPassphrase)
        if self._wrong >= _TRIES:
            self._context.lock()

    def _wait(self, waiting: bool) -> None:
        for each in (self.agree, self.keep, self.passphrase):
            each.setEnabled(not waiting)

    def _put_away(self) -> None:
        self.passphrase.forget()
        self.trouble.clear()
        self._question.hide()
        self.offer.show()

    def _made(self, explains: Words) -> QFrame:
        context, px = self._context, self._context.theme.px
        frame = QFrame()
        frame.setObjectName("notice")
        column = QVBoxLayout(frame)
        column.setContentsMargins(px(18), px(14), px(18), px(14))
        column.setSpacing(px(8))
        column.addWidget(label(context, explains))
        column.addWidget(label(context, msg("Type your passphrase once more."), "label"))
        column.addWidget(self.passphrase)
        column.addWidget(self.trouble)
        column.addLayout(row(context, self.keep, self.agree))
        frame.hide()
        return frame


def confirm(passphrase: str, desk: Desk) -> None:
    """Nothing more than the passphrase. Raises WrongPassphrase."""
    desk.store.vault.confirm(passphrase)
