"""A hand that walks through a meeting as a person would, over a vault of this test's own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.desk import Desk
from intake_app.languages.catalogs import load_language
from ui.language import ScreenLanguage
from ui.shell.context import Context, Place
from ui.shell.meeting import Meeting
from ui.shell.preferences_file import KeptPreferences
from ui.shell.theme import Theme, load_letters
from ui.survivor.page import Page
from ui.survivor.question_page import FieldPage, PicturePage
from ui.widgets.notices import NoticeBar
from ui.worker_thread import Failed, Mishap, RunsAtOnce

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
LEFT = Qt.MouseButton.LeftButton


class Slow(RunsAtOnce):
    """Runs at once, and while it ``waits`` keeps the results back, as a slow disk does."""

    def __init__(self, *, failed: Failed, mishap: Mishap) -> None:
        super().__init__(failed=failed, mishap=mishap)
        self.waits = False
        self._ended: list[Callable[[], None]] = []

    def bring(self) -> None:
        """Bring what was kept back, in order."""
        self.waits, ended, self._ended = False, self._ended, []
        for end in ended:
            end()

    def _end(self, then: Any, failed: Failed | None, result: Any, error: BaseException | None) -> None:
        end = partial(super()._end, then, failed, result, error)
        if self.waits:
            self._ended.append(end)
        else:
            end()


class Walk:
    """A hand that touches what is on the screen."""

    def __init__(self, qtbot: QtBot, context: Context, meeting: Meeting, went: list[Place], paper: Path) -> None:
        self.qtbot, self.context, self.meeting, self.went, self.paper = qtbot, context, meeting, went, paper

    @property
    def page(self) -> Page:
        assert self.meeting.page is not None
        return self.meeting.page

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, LEFT)

    def hand_over(self) -> None:
        self.meeting.stage.start.hand_over()
        self.click(self.meeting.stage.start.giver.go)

    def on(self) -> None:
        self.click(self.meeting.stage.frame.next_button)

    def back(self) -> None:
        self.click(self.meeting.stage.frame.back_button)

    def stop(self) -> None:
        self.click(self.meeting.stage.frame.stop_button)

    def choose(self, name: str) -> None:
        assert isinstance(self.page, PicturePage), type(self.page)
        self.click(self.page.choices[name])

    def type(self, words: str) -> None:
        assert isinstance(self.page, FieldPage)
        (box,) = self.page.editor.focus_parts()
        if isinstance(box, QLineEdit):
            box.setText(words)

    def until(self, kind: type[Page], question: str = "") -> None:
        """Leave every page as it is until this one."""
        for _ in range(60):
            shown = getattr(getattr(self.page, "question", None), "name", "")
            if isinstance(self.page, kind) and (not question or shown == question):
                return
            self.on()
        raise AssertionError(f"never came to {kind.__name__} {question}")

    def worker_takes_it_back(self) -> None:
        self.meeting.stage.guard.line.setText("")
        self.qtbot.keyClicks(self.meeting.stage.guard.line, self.context.code.digits)

    def people(self, desk: Desk) -> int:
        return len(desk.people().people)


Start = Callable[..., Walk]


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, desk: Desk, tmp_path: Path) -> Iterator[Start]:
    qapp.setStyle("Fusion")
    load_letters()
    theme = Theme()
    language = ScreenLanguage(load_language("en"), parent=theme)
    theme.wear()
    went: list[Place] = []
    notices = NoticeBar(type("Look", (), {"language": language, "theme": theme})())
    qtbot.addWidget(notices)
    runs = Slow(failed=notices.show_problem, mishap=_raise)
    runs.open(lambda: desk, lambda: None, _raise)
    context = Context(runs, language, theme, KeptPreferences(tmp_path), notices, went.append)

    def begin(record: str | None = None, *, section: str = "") -> Walk:
        paper = tmp_path / "card.pdf"
        meeting = Meeting(context, record, section=section, choose_file=lambda _parent, _name: paper)
        qtbot.addWidget(meeting)
        meeting.resize(1024, 700)
        meeting.show()
        return Walk(qtbot, context, meeting, went, paper)

    yield begin
    qapp.removeTranslator(language._qt_words)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _raise(error: BaseException) -> None:
    raise error
