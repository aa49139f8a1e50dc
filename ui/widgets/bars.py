"""Bars as calm as the page: a label, a bar from the side where reading begins, and its number in words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.language import Words
from ui.widgets.look import Look
from ui.widgets.words import label

_HEIGHT, _LEAST = 14, 80


@dataclass(frozen=True, slots=True)
class BarLine:
    """One line: what it is of, how its number reads, and which part of the longest bar it has; None draws no bar."""

    about: Words
    number: Words
    part: float | None


class Bars(QWidget):
    """Lines one under the other; the words say everything, so that no colour and no length has to be seen."""

    def __init__(self, look: Look, lines: Sequence[BarLine]) -> None:
        super().__init__()
        px = look.theme.px
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        for column, share in enumerate((4, 4, 2)):
            grid.setColumnStretch(column, share)
        for at, line in enumerate(lines):
            grid.addWidget(label(look, line.about), at, 0)
            if line.part is None:
                grid.addWidget(label(look, line.number, "quiet"), at, 1, 1, 2)
            else:
                grid.addWidget(Bar(look, line.part), at, 1)
                grid.addWidget(label(look, line.number), at, 2)


class Bar(QWidget):
    """A bar as long as its ``part`` (0 to 1) of the room there is."""

    def __init__(self, look: Look, part: float) -> None:
        super().__init__()
        self._look, self._part = look, part
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        look.theme.follow(self, self.update)

    def sizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(_LEAST), px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        height, width = self._look.theme.px(_HEIGHT), self.width() * self._part
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.colour("accent"))
        left = self.width() - width if rtl else 0.0
        painter.drawRoundedRect(QRectF(left, (self.height() - height) / 2, width, height), 3, 3)
