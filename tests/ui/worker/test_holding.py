"""A hold that a lock interrupts while its reason is typed."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from intake_app.desk import Desk
from intake_app.drafts import DRAFTS
from ui.shell.context import Context
from ui.shell.kept_drafts import keep_drafts
from ui.worker.holding import Holding

from .conftest import Meet, press, seen

AGAIN = "What was typed before the lock stands here again."


def _holding(context: Context, qtbot: QtBot, record: str) -> Holding:
    made = Holding(context, record)
    qtbot.addWidget(made)
    return made


def test_a_reason_that_was_half_typed_stands_again_until_it_is_kept(
    context: Context, qtbot: QtBot, desk: Desk, meet: Meet
) -> None:
    record = meet()
    first = _holding(context, qtbot, record)
    press(first, "Put on hold")
    assert AGAIN not in seen(first)
    keep_drafts(first)
    assert desk.store.setting(DRAFTS) is None  # nothing was typed
    first.form.reason.setText("rule 4, asked by")
    first.form.span.choose(90)
    keep_drafts(first)
    again = _holding(context, qtbot, record)
    assert (again.form.reason.text(), again.form.span.value()) == ("rule 4, asked by", 90)
    assert AGAIN in seen(again)
    press(again, "Put on hold")
    hold = desk.retention.hold_of(record)
    assert hold is not None
    assert hold.reason == "rule 4, asked by"
    assert desk.store.setting(DRAFTS) is None


def test_given_up_it_is_gone(context: Context, qtbot: QtBot, desk: Desk, meet: Meet) -> None:
    record = meet()
    first = _holding(context, qtbot, record)
    press(first, "Put on hold")
    first.form.reason.setText("rule 4")
    keep_drafts(first)
    press(_holding(context, qtbot, record), "Not now")
    assert desk.store.setting(DRAFTS) is None
    assert "Put on hold" in seen(_holding(context, qtbot, record))
