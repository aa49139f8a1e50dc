"""The real window, offscreen, in which an invented person says things until the process is killed."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from intake_app.conversation.answers import Answer, Text
from intake_app.desk import Desk
from intake_app.problems import Problem
from intake_app.sitting import PERMISSION
from tests.faults.runs import Tally, opened
from tests.faults.script import PASSPHRASE
from ui.shell.application import Shell
from ui.shell.context import Place
from ui.shell.meeting import Meeting
from ui.shell.preferences_file import KeptPreferences
from ui.shell.start import make_application
from ui.shell.unlock import Unlock
from ui.survivor.question_page import FieldPage, PicturePage, QuestionPage

_EACH_MS = 2
_TOUCHED = {PERMISSION: "yes", "safe_now": "yes"}
_TURNS_ON, _TURNS_BACK = "call_name", "meet_again"


def talk_in_the_window(path: Path, pipe: int) -> None:
    """Unlock, begin a meeting, and answer page after page; each time the screen says *saved*, tell what it holds."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = make_application()
    home = path.parent / "home"
    shell = Shell(app, KeptPreferences(home), home, restart=lambda _place: None)
    shell.show_entrance(path)
    shell.window.show()
    hand = _Hand(shell, pipe)
    timer = QTimer()
    timer.timeout.connect(hand.act)
    timer.start(_EACH_MS)
    app.exec()


class _Hand:
    """Does the next thing that can be done on the screen, a few hundred times a second."""

    def __init__(self, shell: Shell, pipe: int) -> None:
        self._shell, self._pipe = shell, pipe
        self._words, self._onward = count(1), True
        self._page: QWidget | None = None
        self._meeting: Meeting | None = None
        self._typed_passphrase = False

    def act(self) -> None:
        """One touch."""
        screen = self._shell.window.screen_now
        if isinstance(screen, Unlock):
            self._unlock(screen)
        elif self._meeting is None:
            self._begin()
        elif hasattr(self._meeting, "talk"):
            self._talk(self._meeting)

    def _unlock(self, screen: Unlock) -> None:
        if not self._typed_passphrase:
            self._typed_passphrase = True
            screen.passphrase.line.setText(PASSPHRASE)
            screen.unlock()

    def _begin(self) -> None:
        self._shell.rooms.go(Place("meeting"))
        found = self._shell.window.findChildren(Meeting)
        self._meeting = found[0] if found else None

    def _talk(self, meeting: Meeting) -> None:
        if self._page is None:
            meeting.talk.kept.connect(partial(self._tell, meeting))
            meeting.stage.start.hand_over()
            meeting.stage.start.giver.go.click()
        if meeting.page is self._page or meeting.page is None:
            return
        self._page = meeting.page
        name = meeting.page.question.name if isinstance(meeting.page, QuestionPage) else ""
        self._onward = {_TURNS_BACK: False, _TURNS_ON: True}.get(name, self._onward)
        self._answer(meeting.page)
        (meeting.stage.frame.next_button if self._onward else meeting.stage.frame.back_button).click()

    def _answer(self, page: QWidget) -> None:
        if isinstance(page, PicturePage) and page.question.name in _TOUCHED:
            choice = page.choices[_TOUCHED[page.question.name]]
            if not choice.isChecked():
                choice.click()
        elif isinstance(page, FieldPage):
            for box in page.editor.focus_parts()[:1]:
                _type(box, f"word {next(self._words)}")

    def _tell(self, meeting: Meeting) -> None:
        """The screen was told that it is kept; the conversation is read before *saved*, so that it is no newer."""
        said, saved = meeting.talk.sitting.conversation, meeting.talk.sitting.saved
        if saved:
            answers = {a.question: _number(a) for a in said.answers}
            os.write(self._pipe, json.dumps(answers).encode() + b"\n")


def _type(box: QWidget, words: str) -> None:
    if isinstance(box, QLineEdit):
        box.setText(words)
    elif isinstance(box, QPlainTextEdit):
        box.setPlainText(words)


def _number(answer: Answer) -> int:
    """The number of the word that was typed last, and 0 for an answer of another kind."""
    return int(answer.value.value.split()[-1]) if isinstance(answer.value, Text) else 0


@dataclass
class Heard:
    """What the window told before it was killed: how often, and the last answers that it called saved."""

    often: int
    answers: dict[str, int]

    @classmethod
    def of(cls, told: bytes) -> Heard:
        """From the bytes of the pipe; a half-written last line was not told."""
        lines = told.split(b"\n")[:-1]
        return cls(len(lines), json.loads(lines[-1]) if lines else {})


def look_after(tally: Tally, path: Path, heard: Heard, seed: int) -> None:
    """Open what the window left: every answer that it called saved is there, or what was typed after it."""
    tally.runs += 1
    tally.acknowledged += heard.often
    try:
        with opened(path) as desk:
            found, whole = _answers(desk), desk.check().ok
    except Problem as problem:
        tally.refused += 1
        tally.first = tally.first or f"seed {seed}: refused, {problem}"
        return
    tally.torn += not whole
    gone = {question for question, number in heard.answers.items() if found.get(question, -1) < number}
    if gone:
        tally.lost += 1
        tally.first = tally.first or f"seed {seed}: {sorted(gone)}"


def _answers(desk: Desk) -> dict[str, int]:
    rows = desk.people().people
    return {q: _number(a) for row in rows for q, a in desk.record(row.record).answers_in_force().items()}
