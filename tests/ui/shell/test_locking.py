"""Locking and closing: what is being done is finished first, what is lost is told, and nothing is lost in silence."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import State, Text
from intake_app.conversation.consents import Given
from intake_app.conversation.record import Kind
from intake_app.desk import Desk
from intake_app.drafts import Drafts
from intake_app.languages.words import msg
from intake_app.problems import DiskProblem
from intake_app.vault.check import CheckReport
from tests.conftest import PASSPHRASE
from tests.windows import bring_forward
from ui.shell.application import Shell
from ui.shell.closing import BeforeClosing
from ui.shell.context import Place
from ui.shell.meeting import Meeting
from ui.shell.meeting_path import END, NAME, WRITING
from ui.shell.preferences_file import KeptPreferences
from ui.shell.session_watch import Leave
from ui.shell.unlock import Unlock
from ui.survivor.question_page import FieldPage
from ui.widgets.veil import Veil
from ui.worker.finding import Finding
from ui.worker.presence import Present
from ui.worker.referral import ReferralScreen
from ui.worker_thread import DeskThread


class Ears:
    """The system's session, that says what a test wants."""

    def __init__(self) -> None:
        self.leave: Leave = bool

    def listen(self, leave: Leave, window: QWidget) -> bool:
        self.leave = leave
        return True


class Running(QObject):
    """The shell over a vault, with its desk on a thread of its own, as when it runs."""

    restarted = Signal(object)

    def __init__(self, app: QApplication, qtbot: QtBot, vault: Path, folder: Path) -> None:
        super().__init__()
        self.qtbot, self.vault, self.ears = qtbot, vault, Ears()
        self.places: list[Place | None] = []
        self.shell = Shell(app, KeptPreferences(folder / "settings"), folder / "home", restart=self._restart)
        qtbot.addWidget(self.shell.window)
        self.shell.listen(self.ears)
        self.shell.show_entrance(vault)
        self.shell.window.show()
        self._unlock()

    def _unlock(self) -> None:
        screen = self.shell.window.screen_now
        assert isinstance(screen, Unlock)
        self.qtbot.keyClicks(screen.passphrase.line, PASSPHRASE)
        self.qtbot.keyClick(screen.passphrase.line, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.shell.rooms.here == Place("people"), timeout=20_000)

    def _restart(self, place: Place | None) -> None:
        self.places.append(place)
        self.restarted.emit(place)

    def until_restarted(self) -> Place | None:
        self.qtbot.waitUntil(lambda: bool(self.places), timeout=20_000)
        return self.places[0]

    def meet(self) -> Meeting:
        self.shell.context.go(Place("meeting"))
        meeting = self.shell.window.screen_now
        assert isinstance(meeting, Meeting)
        self.qtbot.waitUntil(lambda: hasattr(meeting, "unkept"), timeout=20_000)
        meeting.stage.show_survivors()
        return meeting

    def say(self, meeting: Meeting, name: str) -> FieldPage:
        meeting._show_step(NAME)
        assert isinstance(meeting.page, FieldPage)
        self.qtbot.keyClicks(meeting.page.editor.focus_parts()[0], name)
        return meeting.page

    def end(self) -> None:
        if isinstance(self.shell.desk, DeskThread):
            self.shell.desk.close(lambda: None)
            self.shell.desk.stop()


@pytest.fixture
def running(lettered: QApplication, qtbot: QtBot, vault: Path, tmp_path: Path) -> Iterator[Running]:
    made = Running(lettered, qtbot, vault, tmp_path)
    yield made
    made.end()


def _held(until: threading.Event, act: Callable[[Desk], object]) -> Callable[[Desk], object]:
    def work(desk: Desk) -> object:
        assert until.wait(20)
        return act(desk)

    return work


def test_a_lock_waits_for_what_the_desk_is_doing_and_shows_nothing_of_it(running: Running, qtbot: QtBot) -> None:
    go_on, came = threading.Event(), list[object]()
    running.shell.desk.run(_held(go_on, lambda desk: desk.people()), came.append)
    running.shell.lock()
    assert running.shell.window.cover.isVisible()
    assert running.places == []
    assert running.shell.desk.is_open
    go_on.set()
    assert running.until_restarted() == Place("people")
    assert came == []
    assert not running.shell.desk.is_open


@pytest.mark.parametrize("work", ["save", "export", "import"])
def test_a_lock_in_the_middle_of_work_leaves_it_done_and_the_vault_whole(
    running: Running, work: str, tmp_path: Path
) -> None:
    examples = Path(__file__).parents[3] / "intake_app" / "examples"
    out = tmp_path / "out"
    acts: dict[str, Callable[[Desk], object]] = {
        "save": lambda desk: desk.begin("en").answer("consent_record", State.ANSWERED, "yes"),
        "export": lambda desk: out.write_bytes(b"%PDF"),
        "import": lambda desk: desk.import_directory(examples / "directory"),
    }
    go_on = threading.Event()
    running.shell.desk.run(_held(go_on, acts[work]), lambda _: None)
    running.shell.lock()
    go_on.set()
    running.until_restarted()
    with Desk.open(running.vault, PASSPHRASE) as desk:
        report: CheckReport = desk.check()
        assert report.ok
        assert len(desk.people().people) == (work == "save")
    assert out.exists() == (work == "export")


def test_what_fails_while_locking_is_told_after_unlocking(running: Running) -> None:
    go_on = threading.Event()

    def fail(_: Desk) -> None:
        raise DiskProblem(msg("The disk is full."), msg("Make room."))

    running.shell.desk.run(_held(go_on, fail), lambda _: None)
    running.shell.lock()
    go_on.set()
    assert running.until_restarted() == Place("people", lost=True)


def test_a_disk_that_does_not_answer_cannot_hold_up_a_lock_for_ever(running: Running) -> None:
    go_on = threading.Event()
    running.shell.desk.run(_held(go_on, lambda _: None), lambda _: None)
    running.shell.lock()
    assert running.shell._deadline.interval() == 60_000
    assert running.shell._deadline.isActive()
    running.shell._deadline.timeout.emit()
    assert running.places == [Place("people", lost=True)]
    go_on.set()


def test_the_systems_session_locks(running: Running) -> None:
    assert running.ears.leave()
    assert running.shell.window.cover.isVisible()
    running.until_restarted()


def test_with_nothing_open_the_systems_session_is_no_matter(
    lettered: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    ears = Ears()
    shell = Shell(lettered, KeptPreferences(tmp_path), tmp_path, restart=lambda _: None)
    qtbot.addWidget(shell.window)
    shell.listen(ears)
    assert not ears.leave()
    shell.window.close()


def test_idle_keeps_what_is_half_typed_first(running: Running) -> None:
    meeting = running.meet()
    meeting.talk.answer("consent_record", (State.ANSWERED, "yes"), shown_in="en")
    running.say(meeting, "River")
    running.shell.idle.wanted.emit()
    place = running.until_restarted()
    assert place == Place("person", record=meeting.talk.record.id)
    with Desk.open(running.vault, PASSPHRASE) as desk:
        name = desk.record(meeting.talk.record.id).answer_in_force("call_name")
    assert name is not None
    assert name.value == Text("River", "en")


@pytest.mark.parametrize("composed", ["ni hao", "か"])
def test_what_an_input_method_has_half_composed_is_kept_as_well(running: Running, composed: str) -> None:
    meeting = running.meet()
    meeting.talk.answer("consent_record", (State.ANSWERED, "yes"), shown_in="en")
    page = running.say(meeting, "River ")
    box = page.editor.focus_parts()[0]
    bring_forward(running.shell.window, running.qtbot)
    box.setFocus()
    QApplication.sendEvent(box, QInputMethodEvent(composed, []))
    running.shell.lock()
    running.until_restarted()
    with Desk.open(running.vault, PASSPHRASE) as desk:
        name = desk.record(meeting.talk.record.id).answer_in_force("call_name")
    assert name is not None
    assert isinstance(name.value, Text)
    assert name.value.value == f"River {composed}"


def _met(desk: Desk) -> str:
    sitting = desk.begin("en")
    sitting.answer("consent_record", State.ANSWERED, "yes")
    sitting.stop()
    return sitting.record.id


def _half_filled(running: Running, record: str) -> Place:
    """A release that nobody has decided yet, with a witness typed; where it stands."""
    place = Place("referral", record=record, need="health.urgent")
    running.shell.context.go(place)
    screen = running.shell.window.screen_now
    assert isinstance(screen, ReferralScreen)
    page = screen.page
    assert isinstance(page, Finding)
    running.qtbot.waitUntil(lambda: bool(page.matches), timeout=20_000)
    page.choose(page.matches[0])
    page.begin(Present(Kind.MEETING, "en", None))
    running.qtbot.waitUntil(lambda: page.release is not None, timeout=20_000)
    assert page.release is not None
    page.release.how.given.choose(Given.VERBAL)
    page.release.how.witness.setText("W-9")
    return place


def test_a_half_filled_release_is_kept_inside_the_vault_and_nothing_of_it_outside(
    running: Running, tmp_path: Path
) -> None:
    met = list[str]()
    running.shell.desk.run(_met, met.append)
    running.qtbot.waitUntil(lambda: bool(met), timeout=20_000)
    place = _half_filled(running, met[0])
    running.shell.lock()
    assert running.until_restarted() == place
    with Desk.open(running.vault, PASSPHRASE) as desk:
        (draft,) = Drafts(desk.store, desk.today())._all().values()
    assert draft.record == place.record
    assert draft.typed["witness"] == "W-9"
    outside = [each for each in tmp_path.rglob("*") if each.is_file() and b"W-9" in each.read_bytes()]
    assert outside == []


def test_after_a_lock_no_undo_brings_anything_back(running: Running, qtbot: QtBot) -> None:
    page, box = QWidget(), QPlainTextEdit()
    box.setParent(page)
    running.shell.window.show_screen(page)
    qtbot.keyClicks(box, "secret")
    running.shell.lock()
    running.until_restarted()
    box.undo()
    assert box.toPlainText() == ""


def test_closing_with_something_in_memory_only_asks_once_and_going_back_loses_nothing(running: Running) -> None:
    meeting, window = running.meet(), running.shell.window
    page = running.say(meeting, "River")
    window.close()
    running.qtbot.waitUntil(lambda: bool(window.findChildren(BeforeClosing)))
    window.close()
    running.qtbot.waitUntil(lambda: running.shell.desk.is_open)
    (question,) = window.findChildren(BeforeClosing)
    assert window.isVisible()
    assert question.stay.hasFocus()
    question.stay.click()
    running.qtbot.waitUntil(lambda: not any(each.isVisible() for each in window.findChildren(Veil)))
    assert page.editor.value() == Text("River", "en")
    assert running.shell.desk.is_open


def test_closing_can_lead_to_the_question_whether_it_may_be_written_down(running: Running) -> None:
    meeting, window = running.meet(), running.shell.window
    running.say(meeting, "River")
    window.close()
    running.qtbot.waitUntil(lambda: bool(window.findChildren(BeforeClosing)))
    window.findChildren(BeforeClosing)[0].keep.click()
    assert meeting.step == WRITING
    meeting.talk.answer("consent_record", (State.ANSWERED, "yes"), shown_in="en")
    window.close()
    running.qtbot.waitUntil(lambda: not window.isVisible())
    with Desk.open(running.vault, PASSPHRASE) as desk:
        assert desk.people("River").people


def test_closing_can_end_and_then_nothing_is_kept(running: Running) -> None:
    meeting, window = running.meet(), running.shell.window
    running.say(meeting, "River")
    window.close()
    running.qtbot.waitUntil(lambda: bool(window.findChildren(BeforeClosing)))
    window.findChildren(BeforeClosing)[0].end.click()
    running.qtbot.waitUntil(lambda: not window.isVisible())
    with Desk.open(running.vault, PASSPHRASE) as desk:
        assert not desk.people().people


def test_who_said_no_is_not_asked_again_whether_it_may_be_written_down(running: Running) -> None:
    meeting, window = running.meet(), running.shell.window
    meeting.talk.answer("consent_record", (State.ANSWERED, "no"), shown_in="en")
    window.close()
    running.qtbot.waitUntil(lambda: bool(window.findChildren(BeforeClosing)))
    (question,) = window.findChildren(BeforeClosing)
    assert not question.keep.isVisible()


@pytest.mark.parametrize("over", [True, False])
def test_nothing_is_asked_when_nothing_was_said_or_all_is_over(running: Running, over: bool) -> None:
    meeting, window = running.meet(), running.shell.window
    if over:
        meeting.talk.answer("consent_record", (State.ANSWERED, "no"), shown_in="en")
        meeting._show_step(END)
    window.close()
    running.qtbot.waitUntil(lambda: not window.isVisible())
    assert not window.findChildren(BeforeClosing)


def test_an_answer_that_the_disk_refused_is_asked_about_as_well(running: Running) -> None:
    meeting, window = running.meet(), running.shell.window
    meeting.talk.answer("consent_record", (State.ANSWERED, "yes"), shown_in="en")
    running.qtbot.waitUntil(lambda: meeting.talk.sitting.saved)

    def refuse(*_: object) -> None:
        raise DiskProblem(msg("The disk is full."), msg("Make room."))

    object.__setattr__(meeting.talk.sitting._keeping, "save", refuse)
    running.say(meeting, "River")
    window.close()
    running.qtbot.waitUntil(lambda: bool(window.findChildren(BeforeClosing)))
    assert window.isVisible()
