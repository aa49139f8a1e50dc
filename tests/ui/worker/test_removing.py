"""One thing a person told is removed on their page, wherever it stands, and what is told of it is true."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import State, Text
from intake_app.desk import Desk
from intake_app.needs.choosing import Choosing
from ui.shell.context import Context
from ui.worker.confirm import Confirm
from ui.worker.holding import Holding
from ui.worker.person import PersonScreen
from ui.worker.removing import RemovingOne

from .conftest import press, seen

Meet = Callable[..., str]
NEED = "home.tonight"


@pytest.fixture
def page(qtbot: QtBot, context: Context, desk: Desk, meet: Meet) -> PersonScreen:
    record = meet("Sample Lamp", anything_else=Text("told once", "en"))
    sitting = desk.begin("en", record=record)
    with sitting.held():
        sitting.answer("anything_else", State.PREFER_NOT_TO_SAY)
        sitting.order(Choosing((NEED,), (), ((NEED,),)), {NEED: Text("a door", "en")})
        sitting.stop()
    screen = PersonScreen(context, record)
    qtbot.addWidget(screen)
    return screen


def said(desk: Desk, page: PersonScreen) -> set[str]:
    return {a.question for c in desk.record(page.record_id).conversations for a in c.answers}


def remove(page: PersonScreen, words: str) -> None:
    press(page, "Remove one thing they told")
    found = next(each for each in page.findChildren(Confirm) if words in seen(each).split("\n"))
    found.ask()
    found.agree.click()


def test_an_answer_goes_also_where_a_later_one_hides_it(page: PersonScreen, desk: Desk, context: Context) -> None:
    assert "anything_else" in said(desk, page)
    remove(page, "What the person wants you to know")
    assert "anything_else" not in said(desk, page)
    assert "call_name" in said(desk, page)
    assert "cannot be read from its files" in context.notices.shown_text()


def test_the_words_for_a_need_go_and_the_need_stays(page: PersonScreen, desk: Desk) -> None:
    assert "a door" in seen(page)
    remove(page, "Their own words: A safe place to sleep tonight")
    order = desk.record(page.record_id).order_in_force()
    assert order is not None
    assert (order.codes, order.own_words) == ((NEED,), ())
    assert "a door" not in seen(page)


def test_that_they_agreed_to_be_written_down_is_not_among_it(page: PersonScreen) -> None:
    press(page, "Remove one thing they told")
    (removing,) = page.findChildren(RemovingOne)
    assert "Their own words" in seen(removing)
    assert "May I write" not in seen(removing)
    press(page, "Not now")
    assert "Their own words" not in seen(page)


def test_somebody_is_put_on_hold_and_then_nothing_goes_until_it_is_ended(
    page: PersonScreen, desk: Desk, context: Context, qtbot: QtBot
) -> None:
    (holding,) = page.findChildren(Holding)
    press(page, "Put on hold")
    holding.form.keep_button.click()
    assert desk.retention.hold_of(page.record_id) is None, "a hold needs a reason"
    holding.form.reason.setText("Letter of a court")
    holding.form.span.choose(90)
    holding.form.keep_button.click()
    hold = desk.retention.hold_of(page.record_id)
    assert hold is not None
    assert hold.until == desk.today() + timedelta(days=90)
    assert "Letter of a court" in seen(page)
    remove(page, "What the person wants you to know")
    assert "anything_else" in said(desk, page)
    assert "Letter of a court" in context.notices.shown_text()
    press(page, "End the hold")
    press(page, "Yes, end it")
    assert desk.retention.hold_of(page.record_id) is None
