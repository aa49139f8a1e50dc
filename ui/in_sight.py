"""What has the keyboard, held where it is on the screen while the page around it grows or shrinks."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_SETTLED_MS = 3000


@runtime_checkable
class Covers(Protocol):
    """A veil over the window; ``beneath`` had the keyboard before, and gets it back."""

    beneath: QWidget | None


def hold_in_sight() -> None:
    """Let the field in use, if it is seen now, stay at its height while what comes next finds its place."""
    field = _in_use()
    if field is not None and not field.visibleRegion().isEmpty() and (area := _area_around(field)) is not None:
        _Holding(area, field)


class _Holding(QObject):
    """Scrolls along whenever something around the field is moved, for a layout takes several passes to settle."""

    def __init__(self, area: QScrollArea, field: QWidget) -> None:
        super().__init__(field)
        self._area, self._field = area, field
        self._depth = self._depth_now()
        area.verticalScrollBar().rangeChanged.connect(self._scroll)
        around: QWidget | None = field
        while around is not None and around is not area.widget():
            around.installEventFilter(self)
            around = around.parentWidget()
        QTimer.singleShot(_SETTLED_MS, self, self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what moves; the page itself is not watched, so that scrolling it is no move."""
        if event.type() is QEvent.Type.Move:
            self._scroll()
        return False

    def _scroll(self) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + self._depth_now() - self._depth)

    def _depth_now(self) -> int:
        """How far below the upper edge of what is seen the field begins, in pixels."""
        return self._field.mapTo(self._area, QPoint()).y()


def _in_use() -> QWidget | None:
    """What has the keyboard, or had it before a veil with the choice of languages took it."""
    around = focus = QApplication.focusWidget()
    while around is not None:
        if isinstance(around, Covers):
            return around.beneath if around.beneath is not None and shiboken6.isValid(around.beneath) else None
        around = around.parentWidget()
    return focus


def _area_around(widget: QWidget) -> QScrollArea | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around
