"""Before the first person: a sheet that was tried, or the open decision to go without."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import State
from intake_app.desk import Desk
from tests.conftest import TODAY
from tests.ui.conftest import PlainLook
from ui.shell.context import Context, Place
from ui.worker.before_first import BeforeFirst
from ui.worker.people import PeopleScreen
from ui.worker.vault_keys import keyholders_of


def begin(context: Context, qtbot: QtBot) -> None:
    people = PeopleScreen(context)
    qtbot.addWidget(people)
    next(each for each in people.findChildren(QPushButton) if each.text() == "New meeting").click()


@pytest.fixture
def screen(context: Context, qtbot: QtBot) -> BeforeFirst:
    made = BeforeFirst(context)
    qtbot.addWidget(made)
    return made


def test_an_empty_vault_asks_first(context: Context, look: PlainLook, qtbot: QtBot) -> None:
    begin(context, qtbot)
    assert look.went == [Place("before_first")]


def test_a_vault_with_people_is_past_it(context: Context, look: PlainLook, desk: Desk, qtbot: QtBot) -> None:
    sitting = desk.begin("en")
    with sitting.held():
        sitting.answer("consent_record", State.ANSWERED, "yes")
    begin(context, qtbot)
    assert look.went == [Place("meeting")]


def test_the_way_on_opens_once_the_sheet_was_tried(screen: BeforeFirst, look: PlainLook, desk: Desk) -> None:
    assert not screen.go_on_button.isEnabled()
    code = keyholders_of(desk).make_recovery()
    screen.recovery.refresh()
    assert not screen.go_on_button.isEnabled()
    screen.recovery.ask_for_code()
    screen.recovery.code_line.setText(code)
    screen.recovery.rehearse()
    screen.go_on_button.click()
    assert look.went == [Place("people"), Place("meeting")]


def test_going_without_is_an_open_decision_that_is_kept(
    screen: BeforeFirst, context: Context, look: PlainLook, desk: Desk, qtbot: QtBot
) -> None:
    screen.without.offer.click()
    screen.without.agree.click()
    assert look.went == [Place("people"), Place("meeting")]
    assert keyholders_of(desk).is_settled()
    assert desk.store.setting("without_recovery") == TODAY.isoformat()
    begin(context, qtbot)
    assert look.went[-1] == Place("meeting")
