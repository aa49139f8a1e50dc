"""When to lock by itself: nobody touched anything for long enough, or the laptop slept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ui.shell.clocks import Clocks, system_clocks

_TOUCHED = frozenset((
    QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TabletMove, QEvent.Type.InputMethod,
))  # fmt: skip
_LOOK_EVERY_S = 1.0
_SLEPT_S = 2.0
_SLEPT_BY_THE_WALL_S = 30.0  # where it is all there is; people and the network set that clock by some seconds


class IdleWatch(QObject):
    """``wanted`` comes once: when the time is up, or when a clock ran on while the one that sleeps stood still."""

    wanted = Signal()

    def __init__(self, app: QApplication, clocks: Clocks | None = None) -> None:
        super().__init__(app)
        self._clocks = clocks or system_clocks()
        self._limit: Callable[[], float] = float
        self._touched = self._clocks.awake()
        self._seen = self._read()
        self._armed = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        app.installEventFilter(self)
        app.applicationStateChanged.connect(self._state_changed)

    def arm(self, limit: Callable[[], float]) -> None:
        """Watch from now on; lock after ``limit()`` seconds without a touch, asked anew at each look."""
        self._limit = limit
        self._armed = True
        self._touched = self._clocks.awake()
        self._seen = self._read()
        self._timer.start(round(_LOOK_EVERY_S * 1000))

    def disarm(self) -> None:
        """Watch no more."""
        self._armed = False
        self._timer.stop()

    def look(self) -> None:
        """Look at the clocks now; the timer does so every second."""
        slept = self._slept()
        if self._armed and (slept or self._clocks.awake() - self._touched >= self._limit()):
            self._want()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of a touch; the first one after a sleep locks before it reaches anything."""
        if self._armed and event.type() in _TOUCHED:
            self.look()
            if not self._armed:
                return True
            self._touched = self._clocks.awake()
        return False

    def _read(self) -> tuple[float, float]:
        """How far the clocks that run on are ahead of the one that sleeps."""
        awake = self._clocks.awake()
        return self._clocks.through() - awake, self._clocks.wall() - awake

    def _slept(self) -> bool:
        before, self._seen = self._seen, self._read()
        through, wall = (now - then for now, then in zip(self._seen, before, strict=True))
        return through > _SLEPT_S or wall > _SLEPT_BY_THE_WALL_S

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationSuspended and self._armed:
            self._want()

    def _want(self) -> None:
        self.disarm()
        self.wanted.emit()
