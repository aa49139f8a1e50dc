"""The clocks of the system: one that stands still while the laptop sleeps, one that runs on, one that people set."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

_TICKS_A_SECOND = 10_000_000  # of QueryUnbiasedInterruptTime


@dataclass(frozen=True, slots=True)
class Clocks:
    """Three clocks in seconds. ``awake`` stands still in suspend, ``through`` runs on and is never set, ``wall`` is set
    by people and by the network.
    """

    awake: Callable[[], float]
    through: Callable[[], float]
    wall: Callable[[], float]


def system_clocks() -> Clocks:
    """Those of this system.

    ``time.monotonic`` stops in suspend on Linux (CLOCK_MONOTONIC) and macOS (mach_absolute_time), and not on Windows
    (GetTickCount64); each system has another clock for the other way.
    """
    if sys.platform == "win32":
        return Clocks(_unbiased(), time.monotonic, time.time)
    if sys.platform == "darwin":
        return Clocks(time.monotonic, _clock(time.CLOCK_MONOTONIC), time.time)
    return Clocks(time.monotonic, _clock(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)), time.time)


def _clock(number: int) -> Callable[[], float]:
    return lambda: time.clock_gettime(number)


def _unbiased() -> Callable[[], float]:
    import ctypes

    query = ctypes.WinDLL("kernel32").QueryUnbiasedInterruptTime  # type: ignore[attr-defined,unused-ignore]
    ticks = ctypes.c_ulonglong()

    def now() -> float:
        query(ctypes.byref(ticks))
        return ticks.value / _TICKS_A_SECOND

    return now
