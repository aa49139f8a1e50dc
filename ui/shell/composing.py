"""What an input method has half composed: seen while it is composed, and put into its box before a lock."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QInputMethodEvent


class Composing(QObject):
    """Follows the box that has the keyboard; Qt gives no other way to ask a line for what is composed in it."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._box: QObject | None = None
        self._words, self._committed = "", False
        app.focusObjectChanged.connect(self._follow)
        self._follow(app.focusObject())

    def finish(self) -> None:
        """Let the input method put its words into the box; where it does not, as they stand."""
        words, self._committed = self._words, False
        QGuiApplication.inputMethod().commit()
        self._words = ""
        if words and not self._committed and self._box is not None and shiboken6.isValid(self._box):
            event = QInputMethodEvent()
            event.setCommitString(words)
            self._box.event(event)  # past the cover, which lets no other input through

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of what is composed."""
        if isinstance(event, QInputMethodEvent):
            self._words = event.preeditString()
            self._committed = self._committed or bool(event.commitString())
        return False

    def _follow(self, box: QObject | None) -> None:
        if self._box is not None and shiboken6.isValid(self._box):
            self._box.removeEventFilter(self)
        self._box, self._words = box, ""
        if box is not None:
            box.installEventFilter(self)
