"""The keys that work wherever the keyboard is: in the window, in a dialog over it, in an open list."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

LANGUAGES_SWAPPED, LANGUAGE_PICKER, BOTH_LANGUAGES, READ_ALOUD, HEAR = "F2", "F3", "F4", "F6", "F7"
Keys = Mapping[QKeyCombination, Callable[[], object]]
F8, F9 = QKeyCombination(Qt.Key.Key_F8), QKeyCombination(Qt.Key.Key_F9)
CTRL_L = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)


class KeysEverywhere(QObject):
    """Sees to keys that go to another window than ``window``: shortcuts of a window do not reach its dialogs."""

    def __init__(self, window: QWidget, keys: Keys) -> None:
        super().__init__(window)
        self._window, self._keys = window, keys
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Act and let the key reach nothing else."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(watched, QWidget):
            return False
        if not isinstance(event, QKeyEvent) or watched.window() is self._window:
            return False
        act = self._keys.get(event.keyCombination())
        if act is None:
            return False
        act()
        return True
