"""Hearing that the session was left: over D-Bus on Linux, by a window's messages on Windows, by asking on macOS."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from ctypes import wintypes
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.session_macos import MacSession, is_away
from ui.shell.session_of import session_of
from ui.shell.session_watch import HearsNothing
from ui.shell.session_windows import WM_ENDSESSION, WM_POWERBROADCAST, WM_WTSSESSION_CHANGE, WindowsSession

HERE = Path(__file__).parent
needs_a_bus = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None, reason="needs a D-Bus daemon"
)


@pytest.fixture
def bus() -> Iterator[dict[str, str]]:
    """A bus of this test's own, as the environment of those who talk on it."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    yield {
        **os.environ, "QT_QPA_PLATFORM": "offscreen",
        "DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": address,
    }  # fmt: skip
    daemon.terminate()
    daemon.wait(10)
    daemon.stdout.close()


def _heard(bus: dict[str, str], *signals: str) -> list[str]:
    """What a listener says for each signal that logind or a screen saver sends."""
    done = subprocess.run(
        [sys.executable, str(HERE / "session_players.py"), *signals],
        env=bus, cwd=HERE.parents[2], capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return done.stdout.split()


LEFT = ("sleep", "wake", "shutdown", "lock", "other-user", "locked-hint", "saver", "gnome-saver")
STAYED = ("saver-ends", "same-user", "somebody-elses-lock")


@needs_a_bus
def test_what_linux_says_of_its_session_is_heard(bus: dict[str, str]) -> None:
    sent = [name for pair in zip(LEFT, (*STAYED, *STAYED, *STAYED), strict=False) for name in pair]
    expected = [word for name in sent for word in ([name, "left"] if name in LEFT else [name])]
    assert _heard(bus, *sent) == ["listening", *expected, "end"]


@needs_a_bus
def test_a_sleep_waits_for_the_lock_and_not_when_there_is_nothing_to_lock(bus: dict[str, str]) -> None:
    assert _heard(bus, "waits", "sleep", "waits") == ["listening", "waits", "sleep", "left", "waits", "end"]
    assert _heard(bus, "nothing-open", "sleep", "waits", "wake", "waits") == [
        "listening", "sleep", "left", "free", "wake", "left", "waits", "end",
    ]  # fmt: skip


@needs_a_bus
def test_without_a_bus_there_is_nothing_to_hear(bus: dict[str, str]) -> None:
    nowhere = {**bus, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere", "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}
    assert _heard(nowhere) == ["deaf", "end"]


class Window:
    """A window with its handle, that counts how often the session was left."""

    def __init__(self, widget: QWidget) -> None:
        self.widget, self.left = widget, 0

    def leave(self) -> bool:
        self.left += 1
        return True


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    widget = QWidget()
    qtbot.addWidget(widget)
    return Window(widget)


@pytest.mark.parametrize(
    ("message", "what", "left"),
    [
        (WM_POWERBROADCAST, 0x4, 1), (WM_POWERBROADCAST, 0x12, 1), (WM_POWERBROADCAST, 0xA, 0),
        (WM_WTSSESSION_CHANGE, 0x7, 1), (WM_WTSSESSION_CHANGE, 0x2, 1), (WM_WTSSESSION_CHANGE, 0x4, 1),
        (WM_WTSSESSION_CHANGE, 0x6, 1), (WM_WTSSESSION_CHANGE, 0x8, 0), (WM_WTSSESSION_CHANGE, 0x1, 0),
        (WM_ENDSESSION, 1, 1), (WM_ENDSESSION, 0, 0), (0x0200, 0x4, 0),
    ],
)  # fmt: skip
def test_windows_messages_of_lock_sleep_and_change_of_user_are_heard(
    window: Window, qapp: QApplication, message: int, what: int, left: int
) -> None:
    handles: list[int] = []
    session = WindowsSession(lambda handle: bool(handles.append(handle)) or True)
    assert session.listen(window.leave, window.widget)
    told = wintypes.MSG()
    told.message, told.wParam = message, what
    for kind in (b"windows_generic_MSG", b"windows_dispatcher_MSG", b"xcb_generic_event_t"):
        assert session.nativeEventFilter(kind, ctypes.addressof(told)) == (False, 0)
    qapp.removeNativeEventFilter(session)
    assert window.left == left
    assert handles == [int(window.widget.winId())]


def test_macos_is_asked_and_told_once_for_each_time_away(window: Window) -> None:
    says = [False, False, True, True, False, True]
    session = MacSession(lambda: says.pop(0))
    assert session.listen(window.leave, window.widget)
    session._timer.stop()
    left = []
    for _ in range(5):
        session.look()
        left.append(window.left)
    assert left == [0, 1, 1, 1, 2]


def test_macos_that_does_not_answer_is_not_asked_again(window: Window) -> None:
    session = MacSession(lambda: None)
    assert not session.listen(window.leave, window.widget)
    assert not session._timer.isActive()


@pytest.mark.parametrize(
    ("said", "away"),
    [
        ({}, False),
        ({"kCGSSessionOnConsoleKey": True}, False),
        ({"kCGSSessionOnConsoleKey": False}, True),
        ({"kCGSSessionOnConsoleKey": True, "CGSSessionScreenIsLocked": True}, True),
        ({"kCGSSessionOnConsoleKey": True, "CGSSessionScreenIsLocked": False}, False),
    ],
)
def test_macos_tells_a_locked_screen_and_another_user(said: dict[str, bool], away: bool) -> None:
    assert is_away(said.get) is away


@pytest.mark.parametrize("system", ["linux", "win32", "darwin", "somewhere-else"])
def test_every_system_has_its_ears(system: str, qapp: QApplication) -> None:
    assert callable(session_of(system).listen)


def test_a_system_that_says_nothing_is_no_error(window: Window) -> None:
    listen: Callable[..., bool] = HearsNothing().listen
    assert not listen(window.leave, window.widget)


@pytest.mark.skipif(sys.platform not in ("win32", "darwin"), reason="of the system itself")
def test_the_system_itself_can_be_listened_to(window: Window) -> None:
    assert session_of().listen(window.leave, window.widget) in (True, False)
