"""The session on macOS, asked every second: is the screen locked, or another user's session in front?

The system tells both in one dictionary (CGSessionCopyCurrentDictionary). Its notifications of sleep come through
Objective-C alone and are not listened to: the clocks tell a sleep, at the latest at the first touch after it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.shell.session_watch import Leave

_ASK_EVERY_MS = 1000
_GRAPHICS = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"
_FOUNDATION = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_UTF8 = 0x08000100
Said = Callable[[str], bool | None]


class MacSession:
    """Calls once when the session is left, and again only after it was come back to."""

    def __init__(self, ask: Callable[[], bool | None] | None = None) -> None:
        self._ask = ask
        self._leave: Leave = bool
        self._away = False
        self._timer = QTimer()
        self._timer.timeout.connect(self.look)

    def listen(self, leave: Leave, window: QWidget) -> bool:
        """Start asking; False when the system does not answer."""
        self._leave = leave
        self._ask = self._ask or _system()
        if self._ask is None or self._ask() is None:
            return False
        self._timer.start(_ASK_EVERY_MS)
        return True

    def look(self) -> None:
        """Ask now; the timer does so every second."""
        away = bool(self._ask()) if self._ask is not None else False
        left, self._away = away and not self._away, away
        if left:
            self._leave()


def is_away(said: Said) -> bool:
    """Whether the session is not in front or its screen is locked; what is not said is taken for in front, unlocked."""
    return said("kCGSSessionOnConsoleKey") is False or said("CGSSessionScreenIsLocked") is True


def _system() -> Callable[[], bool | None] | None:
    try:
        graphics, foundation = ctypes.CDLL(_GRAPHICS), ctypes.CDLL(_FOUNDATION)
        _declare(graphics, foundation)
    except (OSError, AttributeError):
        return None

    def ask() -> bool | None:
        told = graphics.CGSessionCopyCurrentDictionary()
        if not told:
            return None
        try:
            return is_away(lambda name: _said(foundation, told, name))
        finally:
            foundation.CFRelease(told)

    return ask


def _declare(graphics: ctypes.CDLL, foundation: ctypes.CDLL) -> None:
    pointer = ctypes.c_void_p
    graphics.CGSessionCopyCurrentDictionary.restype = pointer
    foundation.CFRelease.argtypes, foundation.CFRelease.restype = [pointer], None
    foundation.CFStringCreateWithCString.argtypes = [pointer, ctypes.c_char_p, ctypes.c_uint32]
    foundation.CFStringCreateWithCString.restype = pointer
    foundation.CFDictionaryGetValue.argtypes = [pointer, pointer]
    foundation.CFDictionaryGetValue.restype = pointer
    foundation.CFBooleanGetValue.argtypes, foundation.CFBooleanGetValue.restype = [pointer], ctypes.c_ubyte


def _said(foundation: ctypes.CDLL, told: int, name: str) -> bool | None:
    key = foundation.CFStringCreateWithCString(None, name.encode(), _UTF8)
    try:
        value = foundation.CFDictionaryGetValue(told, key)
        return bool(foundation.CFBooleanGetValue(value)) if value else None
    finally:
        foundation.CFRelease(key)
