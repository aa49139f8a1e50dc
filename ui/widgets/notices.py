"""Calm inline notices: what happened and what to do, and that something is being done; never a modal box."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout

from intake_app.languages.words import msg
from intake_app.problems import Problem
from ui.language import Words
from ui.widgets.look import Look
from ui.widgets.words import empty_label, icon_button

_SOON_MS = 500


class NoticeBar(QFrame):
    """One place for what the window has to tell. ``show_problem`` stays until closed; ``busy`` until ``done``."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._look = look
        self._words: tuple[Words, ...] = ()
        self._what, self._do = empty_label("label"), empty_label()
        self._progress = _endless()
        self._close = icon_button(look, "x", msg("Close this notice"), self.clear)
        self._lay_out()
        self._busy = QTimer(self)
        self._busy.setSingleShot(True)
        self._busy.timeout.connect(self._show_busy)
        look.language.follow(self, self._speak)
        self.hide()

    def show_problem(self, problem: Problem) -> None:
        """Tell what happened and what to do."""
        self._show((problem.what, problem.do), closable=True)

    def tell(self, *words: Words) -> None:
        """Tell a thing or two in passing."""
        self._show(words[:2], closable=True)

    def busy(self, words: Words) -> None:
        """Tell that something is being done, if it takes longer than half a second."""
        self._waiting = words
        self._busy.start(_SOON_MS)

    def done(self) -> None:
        """What ``busy`` told of has been done."""
        self._busy.stop()
        if self._progress.isVisibleTo(self):
            self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._busy.stop()
        self._words = ()
        self._progress.hide()
        self.hide()

    def shown_text(self) -> str:
        """What is shown now, for tests and screen readers."""
        return " ".join(w.text() for w in (self._what, self._do) if w.text()) if self._words else ""

    def _lay_out(self) -> None:
        px = self._look.theme.px
        column = QVBoxLayout()
        column.setSpacing(px(4))
        for each in (self._what, self._do, self._progress):
            column.addWidget(each)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(20), px(12), px(12), px(12))
        line.addLayout(column, 1)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def _show(self, words: tuple[Words, ...], *, closable: bool) -> None:
        self._busy.stop()
        self._words = words
        self._progress.setVisible(not closable)
        self._close.setVisible(closable)
        self._speak()
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.shown_text()))

    def _show_busy(self) -> None:
        self._show((self._waiting,), closable=False)

    def _speak(self) -> None:
        for place, words in zip((self._what, self._do), (*self._words, None, None), strict=False):
            place.setText(self._look.language.text(words) if words is not None else "")
            place.setVisible(words is not None)


def _endless() -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.hide()
    return bar


def inline_notice(text: QLabel) -> QFrame:
    """A calm frame around a label that is already bound, for words that belong to one place of a page."""
    frame = QFrame()
    frame.setObjectName("notice")
    column = QVBoxLayout(frame)
    column.setContentsMargins(18, 12, 18, 12)
    column.addWidget(text)
    return frame
