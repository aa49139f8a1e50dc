"""What the system says about its session: locked, left for another user, about to sleep; one way to hear it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

Leave = Callable[[], bool]
"""Told when the session is left; returns whether something is being locked now."""


class HearsSession(Protocol):
    """Hears of the session from one system; tests hand in their own."""

    def listen(self, leave: Leave, window: QWidget) -> bool:
        """Call ``leave`` from now on, on the window's thread; False where there is nothing to listen to."""


class HearsNothing:
    """For a system that says nothing: the clocks alone tell a sleep there."""

    def listen(self, leave: Leave, window: QWidget) -> bool:
        """Nothing to listen to."""
        return False


def session_of(system: str = sys.platform) -> HearsSession:
    """The ears for a system, by its name in ``sys.platform``."""
    if system.startswith("linux"):
        from ui.shell.session_linux import LinuxSession

        return LinuxSession()
    if system == "win32":
        from ui.shell.session_windows import WindowsSession

        return WindowsSession()
    if system == "darwin":
        from ui.shell.session_macos import MacSession

        return MacSession()
    return HearsNothing()
