"""What became of a referral, noted with who and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from intake_app.conversation.referrals import COMPUTED, Stage
from intake_app.desk import Desk
from ui.shell.context import Context
from ui.worker.lifecycle import Lifecycle
from ui.worker.preview import ReferralPage
from ui.worker.terms import REASONS, STAGES

from .conftest import press, seen

Meet = Callable[..., str]
Refer = Callable[..., str]


@pytest.fixture
def page(qtbot: QtBot, context: Context, meet: Meet, refer: Refer) -> ReferralPage:
    record = meet()
    made = ReferralPage(context, record, refer(record))
    qtbot.addWidget(made)
    return made


def _note(page: ReferralPage, stage: Stage, by: str = "recipient", reason: str = "") -> None:
    card = page.lifecycle
    assert isinstance(card, Lifecycle)
    card.stage.setCurrentIndex(card.stage.findData(stage.value))
    card.by.choose(by)
    card.reason.setCurrentIndex(card.reason.findData(reason))
    press(page, "Note it")


def test_every_stage_has_words() -> None:
    assert set(STAGES) == set(Stage)


def test_a_step_is_kept_with_who_and_why_and_can_be_read(page: ReferralPage, desk: Desk) -> None:
    _note(page, Stage.DECLINED, reason="no_capacity")
    view = desk.record(page.record_id).referral(page.referral_id, desk.today())
    assert view is not None
    assert view.stage is Stage.DECLINED
    assert [(step.by, step.reason) for _, step in view.steps] == [("recipient", "no_capacity")]
    assert "November 24, 2026 · Declined · The service · No room" in seen(page)


def test_a_reason_is_kept_only_where_one_is_asked_for(page: ReferralPage, desk: Desk) -> None:
    _note(page, Stage.ACCEPTED, reason="unsafe")
    view = desk.record(page.record_id).referral(page.referral_id, desk.today())
    assert view is not None
    assert [step.reason for _, step in view.steps] == [""]


def test_what_is_computed_can_never_be_noted(page: ReferralPage) -> None:
    assert page.lifecycle is not None
    box = page.lifecycle.stage
    offered = {Stage(box.itemData(at)) for at in range(box.count())}
    assert not offered & COMPUTED
    assert Stage.DRAFTED not in offered


def test_what_the_person_took_back_is_final(page: ReferralPage) -> None:
    _note(page, Stage.WITHDRAWN, by="survivor", reason="declined_by_survivor")
    assert "That is final" in seen(page)
    assert "Note it" not in seen(page).split("\n")
    assert "Ask for a release" not in seen(page)


def test_an_unknown_reason_is_shown_by_its_code(page: ReferralPage, desk: Desk) -> None:
    assert "from_elsewhere" not in REASONS
    desk.begin("en", record=page.record_id).step(page.referral_id, Stage.DECLINED, by="W-9", reason="from_elsewhere")
    page.refresh()
    assert "Worker W-9 · from_elsewhere" in seen(page)
