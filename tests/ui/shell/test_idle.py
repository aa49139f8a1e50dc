"""Locking by itself: at the limit and not before, while typing, over an open dialog, and after a sleep."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from ui.shell.idle import IdleWatch, SessionWatch

LIMIT = 300.0


class Clocks:
    """A monotonic and a wall clock that move only when told."""

    def __init__(self) -> None:
        self.monotonic = 1000.0
        self.wall = 1_700_000_000.0

    def pass_by(self, seconds: float) -> None:
        """Time goes on, awake."""
        self.monotonic += seconds
        self.wall += seconds

    def sleep(self, seconds: float) -> None:
        """The laptop sleeps: only the wall clock goes on."""
        self.wall += seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def locks(qapp: QApplication, clocks: Clocks) -> Iterator[tuple[IdleWatch, list[bool]]]:
    watch, wanted = IdleWatch(qapp, clock=lambda: clocks.monotonic, wall=lambda: clocks.wall), list[bool]()
    watch.wanted.connect(lambda: wanted.append(True))
    watch.arm(lambda: LIMIT)
    yield watch, wanted
    watch.disarm()
    watch.deleteLater()


Locks = tuple[IdleWatch, list[bool]]


def test_it_locks_at_the_limit_and_not_a_second_before(locks: Locks, clocks: Clocks) -> None:
    watch, wanted = locks
    clocks.pass_by(LIMIT - 1)
    watch.look()
    assert wanted == []
    clocks.pass_by(1)
    watch.look()
    assert wanted == [True]
    clocks.pass_by(LIMIT)
    watch.look()
    assert wanted == [True]


def test_typing_puts_it_off(locks: Locks, clocks: Clocks, qtbot: QtBot) -> None:
    watch, wanted = locks
    line = QLineEdit()
    qtbot.addWidget(line)
    clocks.pass_by(LIMIT - 1)
    qtbot.keyClick(line, Qt.Key.Key_A)
    clocks.pass_by(LIMIT - 1)
    watch.look()
    assert wanted == []
    assert line.text() == "a"


def test_it_locks_over_an_open_dialog(locks: Locks, clocks: Clocks, qtbot: QtBot) -> None:
    watch, wanted = locks
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.open()
    clocks.pass_by(LIMIT)
    watch.look()
    assert wanted == [True]


def test_the_first_touch_after_a_sleep_locks_and_reaches_nothing(locks: Locks, clocks: Clocks, qtbot: QtBot) -> None:
    _, wanted = locks
    line = QLineEdit()
    qtbot.addWidget(line)
    clocks.sleep(8 * 3600)
    qtbot.keyClick(line, Qt.Key.Key_A)
    assert wanted == [True]
    assert line.text() == ""


def test_a_wall_clock_that_is_set_by_a_few_seconds_does_not_lock(locks: Locks, clocks: Clocks) -> None:
    watch, wanted = locks
    clocks.sleep(20)
    watch.look()
    assert wanted == []


def test_the_systems_lock_locks_and_its_end_does_not(qapp: QApplication) -> None:
    watch, wanted = SessionWatch(qapp), list[bool]()
    watch.wanted.connect(lambda: wanted.append(True))
    watch.on_change(False)
    assert wanted == []
    watch.on_change(True)
    assert wanted == [True]


def test_listening_to_the_system_never_fails(qapp: QApplication) -> None:
    assert SessionWatch(qapp).listen() in (True, False)
