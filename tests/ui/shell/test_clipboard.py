"""The clipboard: what was copied here is marked, gone in time, and never somebody else's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from ui.shell.clipboard import _MARKS, KEPT_MS, ClipboardGuard, marked

PLAYER = Path(__file__).parent / "clipboard_player.py"


class Board(QObject):
    """A clipboard that knows whose words are in it."""

    dataChanged = Signal()
    selectionChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.held, self.selected, self.ours = QMimeData(), "", True

    def supportsSelection(self) -> bool:
        return True

    def ownsClipboard(self) -> bool:
        return self.ours

    def ownsSelection(self) -> bool:
        return self.ours

    def mimeData(self) -> QMimeData:
        return self.held

    def text(self, _: QClipboard.Mode) -> str:
        return self.selected

    def setMimeData(self, data: QMimeData) -> None:
        self.held = data
        self.dataChanged.emit()

    def clear(self, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
        if mode is QClipboard.Mode.Selection:
            self.selected = ""
            self.selectionChanged.emit()
        else:
            self.setMimeData(QMimeData())

    def copy(self, words: str, *, ours: bool = True) -> None:
        self.ours = ours
        data = QMimeData()
        data.setText(words)
        data.setHtml(f"<b>{words}</b>")
        self.setMimeData(data)


@pytest.fixture
def board() -> Board:
    return Board()


@pytest.fixture
def guard(qapp: QApplication, board: Board) -> ClipboardGuard:
    return ClipboardGuard(qapp, board)  # type: ignore[arg-type]


def test_what_is_copied_here_says_that_it_is_secret_and_is_plain_text(board: Board, guard: ClipboardGuard) -> None:
    board.copy("secret")
    assert board.held.text() == "secret"
    assert all(board.held.hasFormat(mark) for mark in _MARKS)
    assert not board.held.hasHtml()


def test_it_is_gone_after_thirty_seconds(board: Board, guard: ClipboardGuard) -> None:
    board.copy("secret")
    assert guard.timer.isActive()
    assert guard.timer.interval() == KEPT_MS == 30_000
    guard.timer.timeout.emit()
    assert board.held.text() == ""
    assert not guard.timer.isActive()


def test_each_copy_has_its_own_thirty_seconds(board: Board, guard: ClipboardGuard) -> None:
    board.copy("one")
    guard.timer.setInterval(10_000_000)
    board.copy("two")
    assert guard.timer.isActive()
    assert guard.timer.remainingTime() > 9_000_000


def test_what_somebody_else_copied_meanwhile_stays(board: Board, guard: ClipboardGuard) -> None:
    board.copy("secret")
    board.copy("theirs", ours=False)
    assert not guard.timer.isActive()
    guard.forget()
    assert board.held.text() == "theirs"
    assert board.held.hasHtml()


def test_a_selection_is_taken_back_at_once_and_nobody_elses(board: Board, guard: ClipboardGuard) -> None:
    board.selected = "secret"
    board.selectionChanged.emit()
    assert board.selected == ""
    board.ours, board.selected = False, "theirs"
    board.selectionChanged.emit()
    guard.forget()
    assert board.selected == "theirs"


def test_marked_words_are_the_words() -> None:
    assert marked("a ش").text() == "a ش"


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("Xvfb") is None, reason="needs an X server of its own"
)
def test_on_a_real_x_server_other_programs_find_the_mark_and_then_nothing() -> None:
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert server.stdout is not None
        display = f":{server.stdout.readline().strip()}"
        seen = subprocess.run(
            [sys.executable, str(PLAYER)], env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
            cwd=PLAYER.parents[3], capture_output=True, text=True, timeout=60, check=True,
        ).stdout.splitlines()  # fmt: skip
    finally:
        server.terminate()
        server.wait(10)
        if server.stdout is not None:
            server.stdout.close()
    assert seen == ["copied: 'secret' marked", "selected: ''", "after: ''", "theirs stays: 'theirs'"]
