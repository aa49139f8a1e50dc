"""A panel over the window it belongs to: no window of its own; Escape or a touch beside it closes it."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.look import Look

_WIDTH = 440
# A line of text that loses the keyboard in this way keeps what an input method composes in it.
_FOR_A_WHILE = Qt.FocusReason.PopupFocusReason


class Veil(QWidget):
    """Dims the window under ``panel``, which stands in the middle; ``beneath`` has the keyboard before and after."""

    def __init__(self, look: Look, window: QWidget, panel: QWidget) -> None:
        super().__init__(window)
        self._look, self._panel = look, panel
        self.beneath = window.focusWidget()
        self._selected = _selection_of(self.beneath)
        panel.setParent(self)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.raise_()
        self.show()
        panel.show()
        self._place()
        self._focus_first()

    def close_veil(self) -> None:
        """Take it away and give the keyboard back."""
        self.hide()
        if self.beneath is not None and shiboken6.isValid(self.beneath):
            self.beneath.setFocus(_FOR_A_WHILE)
            if isinstance(self.beneath, QLineEdit) and self._selected is not None:
                self.beneath.setSelection(*self._selected)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if isinstance(event, QResizeEvent) and watched is self.parent():
            self.setGeometry(QRect(0, 0, event.size().width(), event.size().height()))
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """A thin veil over what lies beneath."""
        veil = QColor(self._look.theme.colours.text if self._look.theme.mode == "light" else "#000000")
        veil.setAlpha(70)
        QPainter(self).fillRect(event.rect(), veil)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch beside the panel closes it."""
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_veil()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_veil()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays within the panel."""
        parts = [each for each in self._panel.findChildren(QWidget) if self._takes_keys(each)]
        focus = self.window().focusWidget()
        if not parts:
            return True
        at = parts.index(focus) if focus in parts else -1
        parts[(at + (1 if forward else -1)) % len(parts)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _focus_first(self) -> None:
        first = next((each for each in self._panel.findChildren(QWidget) if self._takes_keys(each)), None)
        if first is not None:
            first.setFocus(_FOR_A_WHILE)

    def _place(self) -> None:
        width = min(self._look.theme.px(_WIDTH), self.width() - 32)
        wanted = self._panel.heightForWidth(width) if self._panel.hasHeightForWidth() else 0
        height = min(max(wanted, self._panel.sizeHint().height()), self.height() - 32)
        self._panel.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def _takes_keys(self, widget: QWidget) -> bool:
        shown = widget.isVisibleTo(self._panel) and widget.isEnabled()
        return shown and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _selection_of(widget: QWidget | None) -> tuple[int, int] | None:
    """Where a line's selection starts and how long it is; Qt forgets it while the keyboard is elsewhere."""
    if not isinstance(widget, QLineEdit) or not widget.hasSelectedText():
        return None
    start, length = widget.selectionStart(), widget.selectionLength()
    return (start, length) if widget.cursorPosition() != start else (start + length, -length)
