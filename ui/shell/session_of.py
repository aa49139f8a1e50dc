"""Which ears fit this system."""

from __future__ import annotations

import sys

from ui.shell.session_watch import HearsNothing, HearsSession


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
