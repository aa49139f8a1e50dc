"""Keeping windows out of pictures of the screen: every window that opens, and nothing where there is no way."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.screen_capture import CaptureShield, excluder

Shielded = tuple[CaptureShield, list[int]]


@pytest.fixture
def shielded(qapp: QApplication) -> Iterator[Shielded]:
    handles: list[int] = []
    shield = CaptureShield(qapp, lambda handle: bool(handles.append(handle)) or True)
    yield shield, handles
    qapp.removeEventFilter(shield)
    shield.deleteLater()


def test_every_window_that_opens_is_kept_out(shielded: Shielded, qtbot: QtBot) -> None:
    shield, handles = shielded
    window, box = QWidget(), QComboBox()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(box)
    box.addItems(["one", "two"])
    window.show()
    dialog = QDialog(window)
    dialog.open()
    opened = {int(window.winId()), int(dialog.winId())}
    dialog.close()
    box.showPopup()
    assert shield.works
    assert opened | {int(box.view().window().winId())} <= set(handles)
    box.hidePopup()


def test_a_window_that_is_not_there_yet_is_tried_again_once_it_is_open(qapp: QApplication, qtbot: QtBot) -> None:
    tries: list[int] = []
    shield = CaptureShield(qapp, lambda handle: bool(tries.append(handle)))
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: len(tries) == 2)
    qapp.removeEventFilter(shield)
    shield.deleteLater()


def test_what_is_no_window_is_left_alone(shielded: Shielded, qtbot: QtBot) -> None:
    _, handles = shielded
    window, child = QWidget(), QWidget()
    qtbot.addWidget(window)
    window.show()
    child.setParent(window)
    before = list(handles)
    child.show()
    assert handles == before


def test_linux_has_no_way_and_the_others_have_one() -> None:
    assert excluder("linux") is None
    assert excluder("win32") is not None
    assert excluder("darwin") is not None


def test_without_a_way_nothing_is_watched(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.shell.screen_capture.excluder", lambda: None)
    assert not CaptureShield(qapp).works


@pytest.mark.skipif(sys.platform not in ("win32", "darwin"), reason="of the system itself")
def test_the_system_itself_takes_a_window_out(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    exclude = excluder()
    assert exclude is not None
    assert exclude(int(window.winId())) in (True, False)
