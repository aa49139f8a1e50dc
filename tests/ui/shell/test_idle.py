"""Locking by itself: at the limit and not before, while typing, over an open dialog, and after a sleep."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from ui.shell.clocks import Clocks, system_clocks
from ui.shell.idle import IdleWatch

LIMIT = 300.0


class Hands:
    """Three clocks that move only when told."""

    def __init__(self) -> None:
        self.awake, self.through, self.wall = 1000.0, 5000.0, 1_700_000_000.0
        self.clocks = Clocks(lambda: self.awake, lambda: self.through, lambda: self.wall)

    def pass_by(self, seconds: float) -> None:
        """Time goes on, awake."""
        self.awake += seconds
        self.sleep(seconds)

    def sleep(self, seconds: float) -> None:
        """The laptop sleeps: one clock stands still."""
        self.through += seconds
        self.wall += seconds


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def locks(qapp: QApplication, hands: Hands) -> Iterator[tuple[IdleWatch, list[bool]]]:
    watch, wanted = IdleWatch(qapp, hands.clocks), list[bool]()
    watch.wanted.connect(lambda: wanted.append(True))
    watch.arm(lambda: LIMIT)
    yield watch, wanted
    watch.disarm()
    watch.deleteLater()


Locks = tuple[IdleWatch, list[bool]]


def test_it_locks_at_the_limit_and_not_a_second_before(locks: Locks, hands: Hands) -> None:
    watch, wanted = locks
    hands.pass_by(LIMIT - 1)
    watch.look()
    assert wanted == []
    hands.pass_by(2)
    watch.look()
    assert wanted == [True]
    hands.pass_by(LIMIT)
    watch.look()
    assert wanted == [True]


def test_typing_puts_it_off_and_what_is_typed_holds_nothing_up(locks: Locks, hands: Hands, qtbot: QtBot) -> None:
    watch, wanted = locks
    line = QLineEdit()
    qtbot.addWidget(line)
    hands.pass_by(LIMIT - 1)
    qtbot.keyClick(line, Qt.Key.Key_A)
    hands.pass_by(LIMIT - 1)
    watch.look()
    assert wanted == []
    assert line.text() == "a"
    hands.pass_by(2)
    watch.look()
    assert wanted == [True]


def _dialog() -> QDialog:
    dialog = QDialog()
    dialog.open()
    return dialog


def _file_chooser() -> QFileDialog:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    return dialog


def _open_list() -> QComboBox:
    box = QComboBox()
    box.addItems(["one", "two"])
    box.show()
    box.showPopup()
    return box


@pytest.mark.parametrize("opened", [_dialog, _file_chooser, _open_list])
def test_it_locks_at_the_limit_over_whatever_is_open(
    locks: Locks, hands: Hands, qtbot: QtBot, opened: Callable[[], QDialog]
) -> None:
    watch, wanted = locks
    dialog = opened()
    qtbot.addWidget(dialog)
    hands.pass_by(LIMIT - 1)
    watch.look()
    assert wanted == []
    hands.pass_by(2)
    watch.look()
    assert wanted == [True]
    dialog.close()


def test_it_looks_also_while_a_file_is_being_chosen(
    locks: Locks, hands: Hands, qtbot: QtBot, tmp_path: Path, qapp: QApplication
) -> None:
    watch, wanted = locks
    watch.wanted.connect(lambda: [each.close() for each in qapp.topLevelWidgets() if isinstance(each, QFileDialog)])
    hands.pass_by(LIMIT + 1)
    watch._timer.setInterval(1)
    QTimer.singleShot(20_000, qapp.closeAllWindows)  # a failing test ends as well
    QFileDialog.getSaveFileName(None, "", str(tmp_path), options=QFileDialog.Option.DontUseNativeDialog)
    assert wanted == [True]


def test_the_first_touch_after_a_sleep_locks_and_reaches_nothing(locks: Locks, hands: Hands, qtbot: QtBot) -> None:
    _, wanted = locks
    line = QLineEdit()
    qtbot.addWidget(line)
    hands.sleep(8 * 3600)
    qtbot.keyClick(line, Qt.Key.Key_A)
    assert wanted == [True]
    assert line.text() == ""


def test_a_nap_of_a_few_seconds_locks_also_when_the_wall_clock_was_set_back(locks: Locks, hands: Hands) -> None:
    watch, wanted = locks
    hands.sleep(5)
    hands.wall -= 3600
    watch.look()
    assert wanted == [True]


def test_a_wall_clock_that_jumps_ahead_locks_where_no_other_clock_tells_a_sleep(locks: Locks, hands: Hands) -> None:
    watch, wanted = locks
    hands.wall += 60
    watch.look()
    assert wanted == [True]


@pytest.mark.parametrize("seconds", [20, -3600])
def test_a_wall_clock_that_is_set_by_a_little_or_back_does_not_lock(locks: Locks, hands: Hands, seconds: float) -> None:
    watch, wanted = locks
    hands.wall += seconds
    watch.look()
    assert wanted == []


def test_a_slow_second_is_no_sleep(locks: Locks, hands: Hands) -> None:
    watch, wanted = locks
    hands.pass_by(40)
    watch.look()
    assert wanted == []


def test_the_clocks_of_this_system_go_on() -> None:
    clocks = system_clocks()
    before = (clocks.awake(), clocks.through())
    after = (clocks.awake(), clocks.through())
    assert after[0] >= before[0]
    assert after[1] >= before[1]
    assert clocks.wall() > 1_600_000_000
