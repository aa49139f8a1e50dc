"""The real application, walked through by a script with a canary in everything that is typed; run as a program.

``canary_player.py VAULT PAPER`` prints a line at each station, and reads one where it says *waits*.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from tests.journeys.canary import CANARY, TYPED_PASSPHRASE
from ui.shell.application import Shell
from ui.shell.context import Place
from ui.shell.meeting import Meeting
from ui.shell.meeting_path import NAME, TILES, WRITING, Step
from ui.shell.start import open_shell
from ui.shell.unlock import Unlock
from ui.survivor.choosing_pages import SomethingElsePage
from ui.survivor.paper_page import PaperPage
from ui.survivor.question_page import FieldPage, PicturePage
from ui.worker.people import PeopleScreen

Until = Callable[[], object]


class Walk(QObject):
    """Goes on with a journey whenever what it waits for has come, also while a dialog runs a loop of its own."""

    def __init__(self, journey: Iterator[Until]) -> None:
        super().__init__()
        self._journey = journey
        self._until: Until = lambda: True
        self._timer = QTimer(self, interval=20)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if not self._until():
            return
        self._until = lambda: False  # a step that opens a dialog comes back here before it has ended
        until = next(self._journey, None)
        if until is None:
            self._timer.stop()
        else:
            self._until = until


def journey(shell: Shell, paper: Path) -> Iterator[Until]:
    """A meeting with a person, a paper that is saved, bugs, a search, and the lock."""
    window = shell.window
    print("pid", os.getpid(), flush=True)
    yield lambda: isinstance(window.screen_now, Unlock)
    assert isinstance(window.screen_now, Unlock)
    QTest.keyClicks(window.screen_now.passphrase.line, TYPED_PASSPHRASE)
    QTest.keyClick(window.screen_now.passphrase.line, Qt.Key.Key_Return)
    yield lambda: shell.rooms.here == Place("people")
    shell.context.go(Place("meeting"))
    yield lambda: isinstance(window.screen_now, Meeting) and window.screen_now.page is not None
    meeting = window.screen_now
    assert isinstance(meeting, Meeting)
    meeting.stage.show_survivors()
    meeting._show_step(WRITING)
    assert isinstance(meeting.page, PicturePage)
    QTest.mouseClick(meeting.page.choices["yes"], Qt.MouseButton.LeftButton)
    yield lambda: meeting.talk.sitting.saved
    for step in (NAME, Step("question", "contact_ok", 7)):
        meeting._show_step(step)
        _type_everywhere(meeting.page)
        meeting.go_on()
        yield lambda before=step: meeting.step != before
    meeting._show_step(TILES)
    meeting.talk.turn_tile("other", True)
    meeting._show_step(Step("else", part=4))
    assert isinstance(meeting.page, SomethingElsePage)
    _type_everywhere(meeting.page)
    meeting.go_on()
    yield lambda: meeting.talk.sitting.saved and meeting.talk.words.get("other") is not None
    print("saved", flush=True)
    yield from _a_paper(meeting, paper)
    _bugs(shell)
    yield lambda: "code" in window.notices.shown_text()
    meeting.end()
    yield lambda: meeting.talk.sitting.conversation.closed
    shell.context.go(Place("people"))
    yield lambda: isinstance(window.screen_now, PeopleScreen) and window.screen_now.model.rowCount() == 1
    people = window.screen_now
    assert isinstance(people, PeopleScreen)
    QTest.keyClicks(people.search, CANARY)
    yield lambda: not people._pause.isActive() and people.model.rowCount() == 1
    shell.context.go(Place("person", record=meeting.talk.record.id))
    yield lambda: CANARY in _all_texts(window)
    print("shown", CANARY in _all_texts(window), flush=True)
    print("names", *_outside_names(window), flush=True)
    window.activateWindow()
    yield window.isActiveWindow
    print("waits", flush=True)
    yield lambda: sys.stdin.readline()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F9)


def _a_paper(meeting: Meeting, paper: Path) -> Iterator[Until]:
    meeting._show_step(Step("paper", "copy", 8))
    page = meeting.page
    assert isinstance(page, PaperPage)
    QTimer.singleShot(0, page.make.click)
    yield lambda: _chooser() is not None
    chooser = _chooser()
    assert chooser is not None
    line = chooser.findChild(QLineEdit)
    assert line is not None
    line.setText(str(paper))
    QTest.keyClick(line, Qt.Key.Key_Return)
    yield paper.exists
    print("paper", flush=True)


def _chooser() -> QFileDialog | None:
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible()), None)


def _type_everywhere(page: QWidget | None) -> None:
    """The canary into every line and box of a page, typed and copied as a person would."""
    assert page is not None
    for box in (*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)):
        if box.isVisible() and not box.isReadOnly():
            box.setFocus()
            QTest.keyClicks(box, CANARY)
            box.selectAll()
            box.copy()
    assert isinstance(page, FieldPage | SomethingElsePage | PicturePage)


class Falls:
    """Goes wrong when it is taken away."""

    def __del__(self) -> None:
        raise ValueError(CANARY)


def _bugs(shell: Shell) -> None:
    """Every way in which Python would write the text of an error."""

    def fails() -> None:
        name = CANARY
        raise KeyError(name)

    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()
    warnings.warn(CANARY, stacklevel=1)
    logging.getLogger("a.library").error("%s\n\x1b[31m", CANARY)
    Falls()
    shell.context.desk.run(lambda _desk: fails(), print)
    QTimer.singleShot(0, fails)


def _all_texts(window: QWidget) -> str:
    return " ".join(str(w.property("text")) for w in window.findChildren(QWidget))


def _outside_names(window: QWidget) -> list[str]:
    """What the system shows of a window by itself: title, icon text, names for screen readers of the window."""
    interface = QAccessible.queryAccessibleInterface(window)
    texts = [interface.text(kind) for kind in QAccessible.Text if kind is not QAccessible.Text.UserText]
    own = [window.windowTitle(), window.windowIconText(), window.accessibleName(), window.windowFilePath(), *texts]
    return [each for each in own if each]


if __name__ == "__main__":
    application, made = open_shell(Path(sys.argv[1]))
    walk = Walk(journey(made, Path(sys.argv[2])))
    raise SystemExit(application.exec())
