"""The tests' own hands on windows: the keyboard comes back from one that shows itself late, and none is left."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QDialog, QMainWindow
from pytestqt.qtbot import QtBot

from tests.windows import bring_forward, close_leftovers


def test_the_keyboard_comes_back_from_a_window_that_shows_itself_late(qtbot: QtBot) -> None:
    late, window = QDialog(), QMainWindow()
    qtbot.addWidget(late)
    qtbot.addWidget(window)
    QTimer.singleShot(0, late.show)
    bring_forward(window, qtbot)
    qtbot.waitUntil(late.isVisible)
    bring_forward(window, qtbot)
    assert window.isActiveWindow()


def test_no_window_and_no_list_is_left(qtbot: QtBot) -> None:
    window, box = QMainWindow(), QComboBox()
    box.addItems(["one", "two"])
    for each in (window, box):
        each.show()
    box.showPopup()
    ended = list[str]()
    window.destroyed.connect(lambda: ended.append("window"))
    box.destroyed.connect(lambda: ended.append("box"))
    close_leftovers()
    assert sorted(ended) == ["box", "window"]
