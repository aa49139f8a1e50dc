"""Every way out of a first meeting: skipping, stopping, pausing, what cannot wait, and a disk that is full."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from intake_app.conversation.answers import State, Text
from intake_app.conversation.record import Record
from intake_app.desk import Desk
from intake_app.languages.words import msg
from intake_app.problems import DiskProblem
from intake_app.sitting import Keeping
from ui.shell.context import Place
from ui.shell.meeting_path import PARTS
from ui.survivor.calm_pages import CrisisPage, DoFirstPage, EndPage, PausePage, StoppedPage, Under18Page
from ui.survivor.first_words_page import FirstWordsPage
from ui.survivor.frame import KEPT_SAVED
from ui.survivor.question_page import FieldPage, PicturePage

Start = Callable[..., Any]


def _only_record(desk: Desk) -> Record:
    (person,) = desk.people().people
    return desk.record(person.record)


def test_every_page_can_be_skipped(start: Start, desk: Desk) -> None:
    walk = start()
    walk.hand_over()
    walk.until(EndPage)
    assert walk.people(desk) == 0
    assert walk.meeting.talk.choosing.wanted == ()


def test_every_page_can_be_stopped_on_and_come_back_to(start: Start) -> None:
    walk = start()
    walk.hand_over()
    seen = 0
    while not isinstance(walk.page, EndPage):
        here = walk.page
        walk.stop()
        assert isinstance(walk.page, StoppedPage)
        walk.click(walk.page.ways["go_on"])
        assert walk.page is here
        walk.on()
        seen += 1
        assert seen < 40
    assert seen >= PARTS


def test_stopping_for_today_ends_and_thanks(start: Start, desk: Desk) -> None:
    walk = start()
    walk.hand_over()
    walk.until(PicturePage, "consent_record")
    walk.choose("yes")
    walk.stop()
    assert isinstance(walk.page, StoppedPage)
    walk.click(walk.page.ways["end"])
    assert isinstance(walk.page, EndPage)
    assert _only_record(desk).conversations[0].closed


def test_a_no_to_the_interpreter_shows_only_a_pause(start: Start) -> None:
    walk = start()
    walk.meeting.stage.start.answered.emit("interp_used", (State.ANSWERED, "in_person"))
    walk.meeting.stage.start.said["interp_used"] = (State.ANSWERED, "in_person")
    walk.meeting.talk.interpret(walk.meeting.stage.start.interpreter)
    walk.hand_over()
    walk.until(PicturePage, "interp_ok")
    walk.choose("no")
    assert isinstance(walk.page, PausePage)
    shown = [
        w.text() for w in walk.meeting.stage.frame.findChildren(QWidget) if w.isVisible() and getattr(w, "text", None)
    ]
    assert [words for words in shown if words] == ["We need to pause."]
    for leave in (walk.meeting.go_on, walk.meeting.go_back):
        leave()
        assert isinstance(walk.page, PausePage)
    walk.click(walk.page.door)
    walk.worker_takes_it_back()
    assert walk.meeting.stage.start.isVisible()
    walk.hand_over()
    assert isinstance(walk.page, PicturePage)


def test_what_is_needed_this_minute_is_done_first(start: Start) -> None:
    walk = start()
    walk.hand_over()
    walk.until(PicturePage, "need_this_minute")
    walk.choose("food")
    walk.on()
    assert isinstance(walk.page, DoFirstPage)


def test_not_safe_now_opens_what_the_site_does(start: Start) -> None:
    walk = start()
    walk.hand_over()
    walk.until(PicturePage, "safe_now")
    walk.choose("no")
    assert isinstance(walk.page, PicturePage)
    walk.on()
    assert isinstance(walk.page, CrisisPage)


def test_under_18_is_told_of_other_rules_and_goes_on(start: Start) -> None:
    walk = start()
    walk.hand_over()
    walk.until(FirstWordsPage)
    assert isinstance(walk.page, FirstWordsPage)
    walk.page.under_18.emit()
    assert isinstance(walk.page, Under18Page)
    walk.on()
    assert isinstance(walk.page, FirstWordsPage)


def test_the_worker_page_needs_the_code_and_three_errors_lock(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = start()
    locked: list[bool] = []
    walk.meeting.stage.guard.spent.connect(lambda: locked.append(True))
    walk.hand_over()
    walk.meeting.stage.ask_for_worker()
    wrong = "0000" if walk.context.code.digits != "0000" else "1111"
    for _ in range(3):
        assert not walk.meeting.stage.start.isVisible()
        walk.qtbot.keyClicks(walk.meeting.stage.guard.line, wrong)
    assert locked == [True]
    assert not walk.meeting.stage.start.isVisible()


def test_enter_after_the_code_presses_nothing(start: Start) -> None:
    walk = start()
    walk.hand_over()
    stage = walk.meeting.stage
    stage.ask_for_worker()
    walk.qtbot.keyClicks(stage.guard.line, walk.context.code.digits)
    assert stage.currentWidget() is stage.start
    walk.qtbot.waitUntil(stage.start.form.hasFocus)
    walk.qtbot.keyClick(stage.start.form, Qt.Key.Key_Return)
    assert stage.currentWidget() is stage.start
    assert not stage.start.giver.isVisible()


def test_enter_in_the_code_that_is_given_hands_over(start: Start) -> None:
    walk = start()
    walk.meeting.stage.start.hand_over()
    walk.qtbot.keyClick(walk.meeting.stage.start.giver.line, Qt.Key.Key_Return)
    assert walk.meeting.stage.currentWidget() is walk.meeting.stage.frame


def _disk_is_full(_conversation: object) -> None:
    raise DiskProblem(msg("There is no room on the disk."), msg("Make room, then go on."))


def test_a_save_that_fails_is_told_and_the_next_change_saves_it(start: Start, desk: Desk) -> None:
    walk = start()
    walk.hand_over()
    walk.until(PicturePage, "consent_record")
    walk.choose("yes")
    assert walk.meeting.stage.frame.kept == KEPT_SAVED
    walk.until(FieldPage, "call_name")
    writes = walk.meeting.talk.sitting._keeping
    walk.meeting.talk.sitting._keeping = Keeping(_disk_is_full, _disk_is_full, lambda _tag: True)
    walk.type("Sample")
    page = walk.page
    page.leave()
    assert "no room" in walk.context.notices.shown_text()
    assert walk.meeting.stage.frame.kept != KEPT_SAVED
    assert isinstance(page, FieldPage)
    assert page.editor.value() == Text("Sample", "en")
    known = walk.meeting.talk.sitting.conversation.answer("call_name")
    assert known is not None
    walk.meeting.talk.sitting._keeping = writes
    walk.type("Sample too")
    page.leave()
    assert walk.meeting.stage.frame.kept == KEPT_SAVED
    kept = desk.record(walk.meeting.talk.record.id).answer_in_force("call_name")
    assert kept is not None
    assert kept.value == Text("Sample too", "en")


def test_nothing_leads_back_from_the_end(start: Start) -> None:
    walk = start()
    walk.hand_over()
    walk.until(EndPage)
    for leave in (walk.meeting.go_back, walk.meeting.go_on, walk.meeting.stop_here):
        leave()
        assert isinstance(walk.page, EndPage)


def test_a_choice_is_in_the_vault_as_soon_as_it_is_touched(start: Start, desk: Desk) -> None:
    walk = start()
    walk.hand_over()
    walk.until(PicturePage, "consent_record")
    walk.choose("yes")
    talk = walk.meeting.talk
    talk.turn_tile("health", True)
    talk.choose("health.urgent", "yes")
    talk.choose("health.dental", "later")
    order = _only_record(desk).order_in_force()
    assert order is not None
    assert (order.codes, order.later) == (("health.urgent",), ("health.dental",))
    talk.say("health.urgent", Text("tooth", "en"))
    talk.turn_tile("health", False)
    order = _only_record(desk).order_in_force()
    assert order is not None
    assert order.codes == ()


def test_a_meeting_that_a_lock_cut_short_is_gone_on_with(start: Start, desk: Desk) -> None:
    walk = start()
    walk.hand_over()
    walk.until(PicturePage, "consent_record")
    walk.choose("yes")
    walk.meeting.talk.turn_tile("health", True)
    walk.meeting.talk.choose("health.urgent", "yes")
    record = _only_record(desk)
    again = start(record.id)
    assert again.meeting.talk.sitting.conversation.id == record.conversations[0].id
    assert again.meeting.talk.choosing.wanted == ("health.urgent",)
    assert again.meeting.talk.tiles == ("health",)


def test_a_second_touch_on_the_way_on_skips_no_page(start: Start) -> None:
    walk = start()
    walk.hand_over()
    walk.on()
    slow = walk.context.desk
    assert isinstance(walk.page, FirstWordsPage)
    slow.waits = True
    walk.on()
    walk.on()
    slow.bring()
    assert isinstance(walk.page, PicturePage)
    assert walk.page.question.name == "need_this_minute"


def test_a_meeting_that_cannot_begin_leads_back_and_says_why(start: Start) -> None:
    walk = start("nobody")
    assert walk.went == [Place("back")]
    assert walk.context.notices.shown_text()
