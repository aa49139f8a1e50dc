"""What the system says about its session: locked, left for another user, about to sleep; one way to hear it."""

from __future__ import annotations

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
