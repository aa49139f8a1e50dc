"""A question in its place, before something that cannot be undone; never a box over the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.languages.words import msg
from ui.language import Words
from ui.widgets.form_view import bring_into_sight
from ui.widgets.look import Look
from ui.widgets.words import button, label, row

KEEP = msg("No, keep it")


class Confirm(QWidget):
    """What it is about, and a quiet button that opens a question with two answers below."""

    def __init__(
        self, look: Look, offer: Words, *, asks: Words, explains: Words, agrees: Words,
        then: Callable[[], object], about: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._look, self._then = look, then
        self.offer = button(look, offer, self.ask, kind="quiet")
        self.agree = button(look, agrees, self._agree)
        self.keep = button(look, KEEP, self.cancel)
        self._question = self._made(asks, explains)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        line.addWidget(about or QWidget(), 1)
        line.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        column.addWidget(self._question)

    def ask(self) -> None:
        """Show the question; the safe answer has the keyboard."""
        self.offer.hide()
        self.agree.setEnabled(True)  # also when it was agreed before, and could not be done
        self._question.show()
        self.keep.setFocus()
        bring_into_sight(self._question)

    def cancel(self) -> None:
        """Put the question away."""
        self._question.hide()
        self.offer.show()
        self.offer.setFocus()

    def _agree(self) -> None:
        self.agree.setEnabled(False)
        self._then()

    def _made(self, asks: Words, explains: Words) -> QFrame:
        frame = QFrame()
        frame.setObjectName("notice")
        column = QVBoxLayout(frame)
        px = self._look.theme.px
        column.setContentsMargins(px(18), px(14), px(18), px(14))
        column.setSpacing(px(8))
        column.addWidget(label(self._look, asks, "label"))
        column.addWidget(label(self._look, explains))
        column.addLayout(row(self._look, self.keep, self.agree))
        frame.hide()
        return frame
