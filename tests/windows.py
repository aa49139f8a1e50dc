"""Windows on a screen that nobody sits at: bringing one to the front, and letting go of those that a test left open.

Without a window manager the window that was shown last has the keyboard. One that an earlier test left, or that shows
itself a moment later, takes it from the window that a test waits for, and nothing gives it back.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


def bring_forward(window: QWidget, qtbot: QtBot) -> None:
    """Show a window and wait until it has the keyboard, asking for it as long as something else takes it."""
    window.show()

    def is_active() -> bool:
        if not window.isActiveWindow():
            window.activateWindow()
        return window.isActiveWindow()

    qtbot.waitUntil(is_active, timeout=20_000)


def close_leftovers() -> None:
    """Hide and delete every window that is still shown, and let everything die that was to."""
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
    for window in QApplication.topLevelWidgets():
        if window.isVisible() and window.parent() is None:
            window.hide()
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
