"""When to lock by itself: nobody touched anything, the laptop slept, or the session of the system was locked."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

_TOUCHED = frozenset((
    QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TabletMove, QEvent.Type.InputMethod,
))  # fmt: skip
_LOOK_EVERY_S = 1.0
_SLEPT_S = 30.0


class IdleWatch(QObject):
    """``wanted`` comes once when the time is up, or when the wall clock ran on while the monotonic one stood still.

    The monotonic clock stops in suspend (CLOCK_MONOTONIC), so both are looked at; they are handed in for tests.
    """

    wanted = Signal()

    def __init__(
        self,
        app: QApplication,
        *,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(app)
        self._clock, self._wall = clock, wall
        self._limit: Callable[[], float] = float
        self._touched = self._seen = clock()
        self._seen_wall = wall()
        self._armed = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        app.installEventFilter(self)
        app.applicationStateChanged.connect(self._state_changed)

    def arm(self, limit: Callable[[], float]) -> None:
        """Watch from now on; lock after ``limit()`` seconds without a touch, asked anew at each look."""
        self._limit = limit
        self._armed = True
        self._touched = self._seen = self._clock()
        self._seen_wall = self._wall()
        self._timer.start(round(_LOOK_EVERY_S * 1000))

    def disarm(self) -> None:
        """Watch no more."""
        self._armed = False
        self._timer.stop()

    def look(self) -> None:
        """Look at both clocks now; the timer does so every second."""
        now, wall = self._clock(), self._wall()
        slept = (wall - self._seen_wall) - (now - self._seen) > _SLEPT_S
        self._seen, self._seen_wall = now, wall
        if self._armed and (slept or now - self._touched >= self._limit()):
            self.disarm()
            self.wanted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of a touch; the first one after a sleep locks before it reaches anything."""
        if self._armed and event.type() in _TOUCHED:
            self.look()
            if not self._armed:
                return True
            self._touched = self._seen
        return False

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationSuspended and self._armed:
            self.disarm()
            self.wanted.emit()


class SessionWatch(QObject):
    """``wanted`` when the system's session is locked or about to sleep; Linux only (ScreenSaver, logind over D-Bus)."""

    wanted = Signal()

    def listen(self) -> bool:
        """Start listening; False where there is nothing to listen to."""
        if not sys.platform.startswith("linux"):
            return False
        from PySide6.QtDBus import QDBusConnection

        slot = b"1on_change(bool)"  # what the macro SLOT makes
        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        heard = False
        for name in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"):
            path = "/" + name.replace(".", "/")
            if session.isConnected():
                heard = session.connect("", path, name, "ActiveChanged", self, slot) or heard
        if system.isConnected():
            name, path = "org.freedesktop.login1", "/org/freedesktop/login1"
            heard = system.connect(name, path, f"{name}.Manager", "PrepareForSleep", self, slot) or heard
        return heard

    @Slot(bool)
    def on_change(self, begins: bool) -> None:
        """The session was locked, or is about to sleep, when ``begins``."""
        if begins:
            self.wanted.emit()
