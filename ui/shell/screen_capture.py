"""Keeping the windows out of pictures and recordings of the screen, where the system can: Windows and macOS.

Linux has nothing of the kind. On both others a camera, and on macOS a recorder that captures the whole display, still
sees them.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

_WDA_EXCLUDEFROMCAPTURE = 0x11  # winuser.h, Windows 10 2004 and later; earlier ones refuse it
_WDA_MONITOR = 0x1
_NSWINDOW_SHARING_NONE = 0
Exclude = Callable[[int], bool]


def excluder(system: str = sys.platform) -> Exclude | None:
    """What keeps a window, by its handle, out of captures and tells whether it did; None where there is no way."""
    if system == "win32":
        return _exclude_on_windows
    if system == "darwin":
        return _exclude_on_macos
    return None


class CaptureShield(QObject):
    """Excludes every window of the application when it opens; its menus, lists and dialogs are windows too."""

    def __init__(self, app: QApplication, exclude: Exclude | None = None) -> None:
        super().__init__(app)
        self._exclude = exclude or excluder()
        if self._exclude is not None:
            app.installEventFilter(self)

    @property
    def works(self) -> bool:
        """Whether this system can do it."""
        return self._exclude is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Exclude a window that opens, or where the system has none yet, as soon as it is open."""
        opens = event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if opens and not self._keep_out(watched):
            QTimer.singleShot(0, watched, partial(self._keep_out, watched))
        return False

    def _keep_out(self, window: QObject) -> bool:
        assert self._exclude is not None
        assert isinstance(window, QWidget)
        return self._exclude(int(window.winId()))


def _exclude_on_windows(handle: int) -> bool:
    set_affinity = ctypes.WinDLL("user32").SetWindowDisplayAffinity  # type: ignore[attr-defined,unused-ignore]
    set_affinity.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
    return bool(set_affinity(handle, _WDA_EXCLUDEFROMCAPTURE) or set_affinity(handle, _WDA_MONITOR))


def _exclude_on_macos(handle: int) -> bool:
    """Say ``[[view window] setSharingType: NSWindowSharingNone]``; the handle is the view."""
    library = ctypes.util.find_library("objc")
    if library is None:
        return False
    objc = ctypes.CDLL(library)
    objc.sel_registerName.restype = ctypes.c_void_p
    objc.sel_registerName.argtypes = [ctypes.c_char_p]
    pointer = ctypes.c_void_p
    ask = ctypes.CFUNCTYPE(pointer, pointer, pointer)(("objc_msgSend", objc))
    tell = ctypes.CFUNCTYPE(None, pointer, pointer, ctypes.c_ulong)(("objc_msgSend", objc))
    window = ask(handle, objc.sel_registerName(b"window"))
    if not window:
        return False
    tell(window, objc.sel_registerName(b"setSharingType:"), _NSWINDOW_SHARING_NONE)
    return True
