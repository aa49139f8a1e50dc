"""The lists of the day and of the week: in a stated order, and each item ended by a fact."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from intake_app.conversation.answers import State, Text
from intake_app.conversation.consents import Category, Given
from intake_app.conversation.followups import Ended, Met
from intake_app.conversation.referrals import Stage
from intake_app.conversation.tasks import TaskKind, last_endings
from intake_app.desk import Desk
from intake_app.overlaps import Doubles, overlaps
from intake_app.problems import BadInput
from intake_app.sitting import recipient_of
from intake_app.worklist import Item, come_back_to, end_item, end_task, lists, outcome

NEED = "health.urgent"


def meet(desk: Desk, name: str, *, day: date | None = None, sent: bool = True) -> str:
    sitting = desk.begin("en", day=day)
    recipient = recipient_of(desk.match(NEED)[0].service)
    with sitting.held():
        sitting.answer("consent_record", State.ANSWERED, "yes")
        sitting.answer("call_name", State.ANSWERED, Text(name, "en"))
        sitting.consent(
            recipient=recipient, purpose=(NEED,), categories=(Category.NEEDS,),
            until=desk.today() + timedelta(30), given=Given.WRITTEN,
        )  # fmt: skip
        referral = sitting.refer(recipient=recipient, needs=(NEED,))
        if sent:
            sitting.step(referral.id, Stage.SENT, by="W-1")
        sitting.stop()
    return sitting.record.id


def of(kind: TaskKind, items: tuple[Item, ...]) -> list[Item]:
    return [item for item in items if item.shown.task.kind is kind]


def test_the_order_is_the_day_it_is_due_and_then_the_name(desk: Desk) -> None:
    yesterday = desk.today() - timedelta(1)
    for name, day in (("Wren", None), ("Ash", None), ("Thorn", yesterday)):
        meet(desk, name, day=day)
    phoned = of(TaskKind.PHONE, lists(desk).same_day)
    assert [(item.shown.name, item.shown.task.due) for item in phoned] == [
        ("Thorn", yesterday), ("Ash", desk.today()), ("Wren", desk.today()),
    ]  # fmt: skip


def test_a_days_meetings_are_talked_over_once(desk: Desk) -> None:
    meet(desk, "Ash")
    meet(desk, "Wren")
    (debrief,) = of(TaskKind.DEBRIEF, lists(desk).same_day)
    assert len(debrief.parts) == 2
    end_item(desk, debrief, Ended.DONE)
    assert of(TaskKind.DEBRIEF, lists(desk).same_day) == []


def test_what_is_put_off_waits_for_its_day_and_is_kept_as_a_fact(desk: Desk) -> None:
    record = meet(desk, "Ash")
    (phone,) = of(TaskKind.PHONE, lists(desk).same_day)
    end_item(desk, phone, Ended.PUT_OFF, desk.today() + timedelta(2))
    assert of(TaskKind.PHONE, lists(desk).same_day) == []
    (later,) = of(TaskKind.PHONE, lists(desk).next_week)
    assert later.shown.task.due == desk.today() + timedelta(2)
    assert last_endings(desk.record(record))[phone.shown.task.key][1].ended is Ended.PUT_OFF
    for day in (None, desk.today()):
        with pytest.raises(BadInput):
            end_item(desk, phone, Ended.PUT_OFF, day)


def test_an_outcome_is_kept_with_whether_the_need_was_met(desk: Desk) -> None:
    record = meet(desk, "Ash", day=desk.today() - timedelta(20))
    referral = desk.record(record).referrals(desk.today())[0].referral.id
    sitting = desk.begin("en", record=record)
    sitting.step(referral, Stage.IN_SERVICE, by="recipient")
    (asked,) = of(TaskKind.OUTCOME, lists(desk).next_week)
    end_task(desk, record, outcome(asked.shown.task.key, Met.PARTLY, new_needs=True))
    _, kept = last_endings(desk.record(record))[asked.shown.task.key]
    assert (kept.met, kept.new_needs) == (Met.PARTLY, True)
    assert of(TaskKind.OUTCOME, lists(desk).next_week) == []


def test_something_to_come_back_to_needs_words_and_a_day_that_is_to_come(desk: Desk) -> None:
    record = meet(desk, "Ash", sent=False)
    come_back_to(desk, record, "Bring the form", desk.today())
    (item,) = of(TaskKind.FOLLOW_UP, lists(desk).same_day)
    assert item.shown.task.words == "Bring the form"
    for words, day in ((" ", None), ("x", desk.today() - timedelta(1))):
        with pytest.raises(BadInput):
            come_back_to(desk, record, words, day)


def test_the_lists_go_with_the_person(desk: Desk) -> None:
    record = meet(desk, "Ash")
    assert lists(desk).same_day
    desk.erase_record(record)
    assert (lists(desk).same_day, lists(desk).next_week) == ((), ())
    assert desk.check().ok


def test_the_same_provider_is_told_whatever_it_carries(desk: Desk) -> None:
    record = desk.record(meet(desk, "Ash"))
    recipient = recipient_of(desk.match(NEED)[0].service)
    assert [o.doubles for o in overlaps(record, ("learn.language",), desk.today(), recipient=recipient)] == [
        Doubles.PROVIDER
    ]
    assert [o.doubles for o in overlaps(record, (NEED,), desk.today(), recipient=recipient)] == [Doubles.NEED]
    assert overlaps(record, ("learn.language",), desk.today()) == ()
