"""The keys that lock and cover, from wherever the keyboard is: Shift three times, and what does not count as that."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.windows import bring_forward
from ui.shell.keys import ThreeTimes
from ui.shell.preferences_file import KeptPreferences
from ui.shell.window import MainWindow
from ui.widgets.look import Look

SHIFT = Qt.Key.Key_Shift


class Clock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Opened:
    """A window that is open, with a line in it, and how often it wanted to be locked."""

    def __init__(self, look: Look, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.locks, self.clock = qtbot, 0, Clock()
        self.window = MainWindow(look, KeptPreferences(folder))
        qtbot.addWidget(self.window)
        self.window._everywhere._counted = ThreeTimes(self.clock)
        self.window.lock_wanted.connect(self._count)
        page, self.line = QWidget(), QLineEdit("C")
        QVBoxLayout(page).addWidget(self.line)
        self.window.show_screen(page)
        bring_forward(self.window, qtbot)
        self.line.setFocus()

    def _count(self) -> None:
        self.locks += 1

    def press(self, *keys: Qt.Key, in_window: QWidget | None = None, after: float = 0.3) -> None:
        handle = (in_window or self.window).windowHandle()
        for key in keys:
            self.clock.now += after
            self.qtbot.keyClick(handle, key)


@pytest.fixture
def opened(look: Look, qtbot: QtBot, tmp_path: Path) -> Opened:
    return Opened(look, qtbot, tmp_path)


def test_shift_three_times_within_a_second_locks(opened: Opened) -> None:
    opened.press(SHIFT, SHIFT)
    assert opened.locks == 0
    opened.press(SHIFT)
    assert opened.locks == 1
    assert opened.line.text() == "C"


def test_shift_three_times_in_more_than_a_second_does_not(opened: Opened) -> None:
    opened.press(*[SHIFT] * 5, after=0.51)
    assert opened.locks == 0


@pytest.mark.parametrize("between", [Qt.Key.Key_A, Qt.Key.Key_Right, Qt.Key.Key_Control])
def test_capitals_and_selecting_with_shift_do_not(opened: Opened, between: Qt.Key) -> None:
    opened.press(SHIFT, between, SHIFT, between, SHIFT, between, SHIFT, after=0.05)
    assert opened.locks == 0


def test_a_touch_between_begins_anew(opened: Opened) -> None:
    opened.press(SHIFT, SHIFT)
    opened.qtbot.mouseClick(opened.line, Qt.MouseButton.LeftButton)
    opened.press(SHIFT, SHIFT)
    assert opened.locks == 0


def _dialog(window: QWidget) -> QWidget:
    dialog = QDialog(window)
    dialog.open()
    return dialog


def _chooser(window: QWidget) -> QWidget:
    dialog = QFileDialog(window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    return dialog


def _list(window: QWidget) -> QWidget:
    box = QComboBox(window)
    box.addItems(["one", "two"])
    box.show()
    box.showPopup()
    return box.view().window()


@pytest.mark.parametrize("open_one", [_dialog, _chooser, _list])
def test_shift_three_times_locks_over_whatever_is_open(opened: Opened, open_one: object) -> None:
    other = open_one(opened.window)  # type: ignore[operator]
    opened.press(SHIFT, SHIFT, SHIFT, in_window=other)
    assert opened.locks == 1
    other.close()


def test_shift_three_times_under_the_cover_locks_and_never_takes_it_off(opened: Opened) -> None:
    opened.window.blank()
    opened.press(SHIFT, SHIFT)
    assert opened.window.cover.isVisible()
    opened.press(SHIFT)
    assert opened.locks == 1
    assert opened.window.cover.isVisible()


def test_nothing_locks_before_anything_is_open(opened: Opened) -> None:
    opened.window.show_screen(QWidget(), unlocked=False)
    opened.press(SHIFT, SHIFT, SHIFT)
    assert opened.locks == 0


def test_what_opens_while_it_is_covered_is_hidden_and_comes_back_with_the_rest(opened: Opened) -> None:
    opened.window.blank()
    dialog = QDialog(opened.window)
    dialog.show()
    opened.qtbot.waitUntil(lambda: not dialog.isVisible())
    opened.press(Qt.Key.Key_X)
    assert dialog.isVisible()
    dialog.close()


def test_a_lock_that_is_wanted_as_the_cover_comes_off_keeps_it_on(opened: Opened) -> None:
    cover = opened.window.cover
    opened.window.blank()
    cover.coming_off.connect(lambda: cover.put_on(stays=True))
    opened.press(Qt.Key.Key_X)
    assert cover.isVisible()
