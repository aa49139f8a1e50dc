"""The keys that work wherever the keyboard is: in the window, in a dialog over it, in an open list."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

LANGUAGES_SWAPPED, LANGUAGE_PICKER, BOTH_LANGUAGES, READ_ALOUD, HEAR = "F2", "F3", "F4", "F6", "F7"
Keys = Mapping[QKeyCombination, Callable[[], object]]
F8, F9 = QKeyCombination(Qt.Key.Key_F8), QKeyCombination(Qt.Key.Key_F9)
CTRL_L = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)
HELD_KEYS = frozenset((
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock,
    Qt.Key.Key_Super_L, Qt.Key.Key_Super_R,
))  # fmt: skip
"""Keys that say nothing by themselves."""
_TIMES, _WITHIN_S = 3, 1.0


class ThreeTimes:
    """Counts presses of one key, by a clock in seconds: three within a second, with nothing else between them.

    The number and the key are those of GOV.UK's *Exit this page*; Windows offers its sticky keys only at five.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._pressed: list[float] = []

    def press(self) -> bool:
        """Count a press; whether it was the third in time."""
        now = self._clock()
        self._pressed = [each for each in self._pressed if now - each <= _WITHIN_S] + [now]
        if len(self._pressed) < _TIMES:
            return False
        self.forget()
        return True

    def forget(self) -> None:
        """Begin to count anew."""
        self._pressed = []


class KeysEverywhere(QObject):
    """Sees to ``keys`` that go to another window than ``window``: shortcuts of a window do not reach its dialogs.

    Shift pressed three times is ``thrice``, in every window.
    """

    def __init__(
        self, window: QWidget, keys: Keys, thrice: Callable[[], object], counted: ThreeTimes | None = None
    ) -> None:
        super().__init__(window)
        self._window, self._keys, self._thrice = window, keys, thrice
        self._counted = counted or ThreeTimes()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Act and let the key reach nothing else; Shift also goes where it was going."""
        kind = event.type()
        if kind is QEvent.Type.MouseButtonPress:
            self._counted.forget()
        if kind is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if isinstance(watched, QWindow):
            self._count(event)
        elif isinstance(watched, QWidget) and watched.window() is not self._window:
            act = self._keys.get(event.keyCombination())
            if act is not None:
                act()
                return True
        return False

    def _count(self, event: QKeyEvent) -> None:
        """A key reaches a QWindow once, and then one widget after the other."""
        if event.isAutoRepeat():
            return
        alone = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.key() != Qt.Key.Key_Shift or not alone:
            self._counted.forget()
        elif self._counted.press():
            self._thrice()
