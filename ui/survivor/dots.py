"""How far a meeting has come, as calm dots: what is done, where we are, what is left."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from intake_app.languages.words import say
from ui.widgets.look import Look

_DOT, _GAP = 9, 9
_HOW_FAR = say("Part {part} of {parts}")


class Dots(QWidget):
    """A row of dots; the one where we are is longer. A screen reader hears it in words."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._part, self._parts = look, -1, 0
        look.language.follow(self, self._speak)
        look.theme.follow(self, self.update)

    def show_part(self, part: int, parts: int) -> None:
        """Show that we are at ``part`` (from 0) of ``parts``; nothing for -1."""
        self._part, self._parts = part, parts
        self._speak()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._look.theme.px
        shown = self._parts if self._part >= 0 else 0
        return QSize(shown * px(_DOT + _GAP) + px(_DOT), px(_DOT + 12))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._part < 0:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        px, theme = self._look.theme.px, self._look.theme
        left = 0
        for at in range(self._parts):
            width = px(_DOT * 2 if at == self._part else _DOT)
            painter.setBrush(theme.colour("accent") if at <= self._part else theme.colour("line"))
            painter.setOpacity(1.0 if at == self._part else 0.45)
            painter.drawRoundedRect(self._mirrored(left, width), (self.height() - px(_DOT)) // 2, width, px(_DOT), 5, 5)
            left += width + px(_GAP)

    def _mirrored(self, left: int, width: int) -> int:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return self.width() - left - width if rtl else left

    def _speak(self) -> None:
        if self._part < 0:
            self.setAccessibleName("")
            self.setAccessibleDescription("")
            return
        words = _HOW_FAR(part=self._part + 1, parts=self._parts)
        self.setAccessibleName(self._look.language.text(words, speaker="survivor"))
        self.setAccessibleDescription(self._look.language.second(words))
