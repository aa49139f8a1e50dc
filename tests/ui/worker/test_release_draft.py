"""A release that a lock interrupts is offered again at the same place, as it was ticked and typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from intake_app.conversation.consents import Category, Decision, Explained, Given
from intake_app.conversation.record import Interpreter, Kind
from intake_app.desk import Desk
from intake_app.drafts import DRAFTS, Draft, Drafts
from tests.conftest import TODAY
from ui.shell.context import Context
from ui.shell.kept_drafts import keep_drafts
from ui.worker.finding import Finding
from ui.worker.presence import Present
from ui.worker.release import Release
from ui.worker.release_draft import typed_in

from .conftest import Meet, press, seen

Open = Callable[[], Finding]
PRESENT = Present(Kind.CONTACT, "ar", Interpreter("I-7", "ar", "phone"))


@pytest.fixture
def record(meet: Meet) -> str:
    return meet(wants=("health.urgent", "home.tonight"))


@pytest.fixture
def find(qtbot: QtBot, context: Context, record: str) -> Open:
    def make() -> Finding:
        page = Finding(context, record, "health.urgent")
        qtbot.addWidget(page)
        return page

    return make


def _begun(page: Finding) -> Release:
    page.choose(page.matches[0])
    page.begin(PRESENT)
    assert page.release is not None
    return page.release


def _half_filled(page: Finding) -> Release:
    release = _begun(page)
    identity = release.categories.ticks[Category.IDENTITY]
    identity.tick.set_ticked(True)
    identity.keep_back("call_name")
    release.how.given.choose(Given.VERBAL)
    release.how.witness.setText("W-9")
    release.how.until.days.choose(7)
    release.explained.ticks[Explained.USE].set_ticked(True)
    return release


def test_what_was_ticked_and_typed_stands_again_with_who_was_here(find: Open, desk: Desk) -> None:
    page = find()
    before = typed_in(_half_filled(page))
    keep_drafts(page)
    again = find()
    assert "A release was begun here on November 24, 2026, and not decided" in seen(again)
    assert again.release is None
    press(again, "Go on with it")
    assert again.release is not None
    assert typed_in(again.release) == before
    assert again._sitting is not None
    assert again._sitting.conversation.interpreter == PRESENT.interpreter
    assert again._sitting.conversation.kind is Kind.CONTACT


def test_it_is_gone_once_it_is_decided(find: Open, desk: Desk) -> None:
    page = find()
    _half_filled(page)
    keep_drafts(page)
    again = find()
    press(again, "Go on with it")
    assert again.release is not None
    again.release.decide(Decision.NO)
    assert desk.store.setting(DRAFTS) is None


def test_it_is_gone_once_it_is_given_up(find: Open, desk: Desk) -> None:
    page = find()
    _half_filled(page)
    keep_drafts(page)
    again = find()
    press(again, "Begin anew")
    assert desk.store.setting(DRAFTS) is None
    assert "Choose" in seen(again)


def test_one_that_nobody_touched_leaves_nothing(find: Open, desk: Desk) -> None:
    page = find()
    _begun(page)
    keep_drafts(page)
    assert desk.store.setting(DRAFTS) is None


def test_what_was_read_aloud_on_another_day_is_read_again(find: Open, desk: Desk) -> None:
    page = find()
    _half_filled(page)
    keep_drafts(page)
    ((name, kept),) = Drafts(desk.store, TODAY)._all().items()
    Drafts(desk.store, TODAY - timedelta(days=1)).put(name, kept.record, kept.typed)
    again = find()
    press(again, "Go on with it")
    assert again.release is not None
    assert again.release.explained.ticked == frozenset()
    assert again.release.how.code == "W-9"


def test_a_draft_for_a_service_that_is_gone_is_not_offered(find: Open, desk: Desk, record: str) -> None:
    page = find()
    _half_filled(page)
    keep_drafts(page)
    ((name, kept),) = Drafts(desk.store, TODAY)._all().items()
    gone = Draft(record, TODAY, {**kept.typed, "service": ["nowhere", "x"]})
    Drafts(desk.store, TODAY).put(name, record, gone.typed)
    assert "Go on with it" not in seen(find())
