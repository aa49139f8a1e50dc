"""The session on Windows, by the messages that a window gets: lock, change of user, end, sleep and waking."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Any, Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.shell.session_watch import Leave

# winuser.h and wtsapi32.h
WM_POWERBROADCAST, WM_WTSSESSION_CHANGE, WM_ENDSESSION = 0x0218, 0x02B1, 0x0016
_LEAVING: Final = {
    WM_POWERBROADCAST: {0x4, 0x7, 0x12},  # PBT_APMSUSPEND, PBT_APMRESUMESUSPEND, PBT_APMRESUMEAUTOMATIC
    WM_WTSSESSION_CHANGE: {0x2, 0x4, 0x6, 0x7},  # WTS_CONSOLE_DISCONNECT, _REMOTE_DISCONNECT, _SESSION_LOGOFF, _LOCK
    WM_ENDSESSION: {1},
}
_THIS_SESSION = 0


def _register(window: int) -> bool:
    """Ask for the messages about the session; for sleep they come unasked."""
    library = ctypes.WinDLL("wtsapi32")  # type: ignore[attr-defined,unused-ignore]
    return bool(library.WTSRegisterSessionNotification(wintypes.HWND(window), _THIS_SESSION))


class WindowsSession(QAbstractNativeEventFilter):
    """Looks at every message of the application; ``register`` gets the window's handle."""

    def __init__(self, register: Callable[[int], bool] = _register) -> None:
        super().__init__()
        self._leave: Leave = bool
        self._register = register

    def listen(self, leave: Leave, window: QWidget) -> bool:
        """Start listening."""
        self._leave = leave
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self)
        return self._register(int(window.winId()))

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: Any) -> Any:
        """Look at a message (MSG) and let it through."""
        if bytes(kind.data() if isinstance(kind, QByteArray) else kind) == b"windows_generic_MSG":
            told = wintypes.MSG.from_address(int(message))
            if is_left(told.message, told.wParam):
                self._leave()
        return False, 0


def is_left(message: int, what: int) -> bool:
    """Whether a message says that the session is left, or that the laptop sleeps or woke."""
    return what in _LEAVING.get(message, ())
