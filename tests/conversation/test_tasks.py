"""What is still to be done about a person, from the record alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from intake_app.conversation.answers import Answer, State
from intake_app.conversation.consents import Category, Consent, Decision, Given, Recipient, Withdrawal
from intake_app.conversation.cutting import has_words, words_of
from intake_app.conversation.followups import About, Ended, Ending, FollowUp
from intake_app.conversation.ids import new_id
from intake_app.conversation.incoming import Incoming
from intake_app.conversation.needs_order import Ordering
from intake_app.conversation.record import Conversation, Kind, PacketGiven, Record
from intake_app.conversation.referrals import BY_RECIPIENT, BY_SURVIVOR, ENDED, Priority, Referral, Stage, Step
from intake_app.conversation.tasks import Task, TaskKind, ask_later, next_meeting, tasks_of
from intake_app.retention import Part, cut_part

DAY = date(2026, 11, 2)
HARBOUR = Recipient("city", "svc-1", "Harbour House", "Beds for tonight")


def said(after: int = 0, kind: Kind = Kind.DESK, **facts: Any) -> Conversation:
    return Conversation(new_id(), "r", kind, DAY + timedelta(after), "W-3", "en", closed=True, **facts)


def released(until: int = 30) -> Consent:
    day = DAY + timedelta(until)
    categories = frozenset({Category.NEEDS})
    return Consent(new_id(), HARBOUR, ("home.tonight",), Decision.YES, categories, day, Given.WRITTEN, "en")


def referred(priority: Priority = Priority.THREE_DAYS, **facts: Any) -> tuple[Conversation, Referral]:
    referral = Referral(new_id(), "K7QM-3F9D", HARBOUR, ("home.tonight",), priority)
    return said(kind=Kind.MEETING, consents=(released(),), referrals=(referral,), **facts), referral


def step(referral: Referral, stage: Stage, after: int, by: str = BY_RECIPIENT, kind: Kind = Kind.DESK) -> Conversation:
    return said(after, kind, steps=(Step(new_id(), referral.id, stage, by),))


def found(*held: Conversation) -> dict[TaskKind, Task]:
    return {task.kind: task for task in tasks_of(Record("r", held), contact_days=14)}


def days(task: Task) -> int:
    return (task.due - DAY).days


def test_a_meeting_asks_the_same_day_for_a_note_and_a_talk_and_a_paper_to_be_looked_after() -> None:
    meeting = said(kind=Kind.MEETING, packets=(PacketGiven(new_id(), "x", "recipient", "en"),))
    tasks = found(meeting)
    assert set(tasks) == {TaskKind.NOTE, TaskKind.DEBRIEF, TaskKind.PAPER}
    assert {(task.due, task.until) for task in tasks.values()} == {(DAY, DAY + timedelta(6))}
    assert found(said()) == {}


def test_a_referral_with_a_release_is_to_be_sent_as_long_as_the_release_holds() -> None:
    first, referral = referred()
    tasks = found(first)
    assert (tasks[TaskKind.SEND].referral, tasks[TaskKind.SEND].until) == (referral.id, DAY + timedelta(30))
    assert tasks[TaskKind.RELEASE].due == DAY + timedelta(30)
    taken = said(1, withdrawals=(Withdrawal(new_id(), first.consents[0].id),))
    assert not {TaskKind.SEND, TaskKind.RELEASE} & set(found(first, taken))


@pytest.mark.parametrize(("priority", "after"), [(Priority.DAY, 1), (Priority.THREE_DAYS, 3), (Priority.TWO_WEEKS, 14)])
def test_what_was_sent_is_phoned_the_same_day_and_is_silent_after_its_time(priority: Priority, after: int) -> None:
    first, referral = referred(priority)
    tasks = found(first, step(referral, Stage.SENT, 0, "W-3"))
    assert tasks[TaskKind.PHONE].due == DAY
    assert tasks[TaskKind.PHONE].until == DAY + timedelta(after - 1)
    assert days(tasks[TaskKind.SILENT]) == after
    assert TaskKind.OUTCOME not in tasks
    answered = found(first, step(referral, Stage.SENT, 0, "W-3"), step(referral, Stage.ACKNOWLEDGED, 1))
    assert days(answered[TaskKind.OUTCOME]) == after
    assert not {TaskKind.PHONE, TaskKind.SILENT} & set(answered)


def test_a_silent_recipient_comes_back_as_long_as_there_is_silence() -> None:
    first, referral = referred()
    sent = step(referral, Stage.SENT, 0, "W-3")
    key = f"silent/{sent.steps[0].id}"
    asked = said(5, endings=(Ending(new_id(), key, Ended.DONE),))
    assert days(found(first, sent, asked)[TaskKind.SILENT]) == 8


@pytest.mark.parametrize("stage", [Stage.ACCEPTED, Stage.WAITLISTED, Stage.DECLINED, Stage.UNREACHABLE])
def test_the_person_is_told_what_a_recipient_said_unless_they_were_spoken_to_since(stage: Stage) -> None:
    first, referral = referred()
    answer = step(referral, stage, 2)
    assert days(found(first, answer)[TaskKind.TELL]) == 2
    assert TaskKind.TELL not in found(first, answer, said(3, Kind.CONTACT))
    assert TaskKind.TELL in found(first, said(1, Kind.CONTACT), answer)
    assert TaskKind.TELL not in found(first, step(referral, stage, 2, kind=Kind.MEETING))


def test_after_the_persons_own_end_nothing_is_asked_of_a_referral() -> None:
    first, referral = referred()
    taken = step(referral, Stage.WITHDRAWN, 1, BY_SURVIVOR)
    late = step(referral, Stage.ACCEPTED, 2)
    assert set(found(first, taken, late)) == {TaskKind.NOTE, TaskKind.DEBRIEF}


@pytest.mark.parametrize("stage", sorted(ENDED))
def test_nothing_is_asked_afresh_of_a_person_for_whom_all_has_ended(stage: Stage) -> None:
    answers = tuple(Answer(new_id(), name, State.ANSWERED, value, "en") for name, value in (("contact_ok", "yes"),))
    first, referral = referred(answers=answers, orderings=(Ordering(new_id(), (("home.tonight",),)),))
    open_, ended = found(first), found(first, step(referral, stage, 1))
    assert (days(open_[TaskKind.CONTACT]), days(open_[TaskKind.ORDER])) == (15, 7)
    assert not {TaskKind.CONTACT, TaskKind.ORDER} & set(ended)


def test_a_recall_stays_until_the_recipient_was_told() -> None:
    first, referral = referred()
    sent = step(referral, Stage.SENT, 0, "W-3")
    taken = said(4, withdrawals=(Withdrawal(new_id(), first.consents[0].id),))
    assert days(found(first, sent, taken)[TaskKind.RECALL]) == 4


def test_a_task_is_gone_when_ticked_and_comes_back_on_the_day_it_was_put_off_to() -> None:
    first, referral = referred()
    key = f"send/{referral.id}"
    put_off = said(1, endings=(Ending(new_id(), key, Ended.PUT_OFF, next=DAY + timedelta(9)),))
    assert days(found(first, put_off)[TaskKind.SEND]) == 9
    assert TaskKind.SEND not in found(first, put_off, said(2, endings=(Ending(new_id(), key, Ended.DONE),)))


def test_a_follow_up_is_due_on_its_day_and_one_without_a_day_waits_for_the_next_meeting() -> None:
    dated = FollowUp(new_id(), DAY + timedelta(5), note="Bring the form")
    meant = FollowUp(new_id(), note="The other paper")
    conversation = said(follow_ups=(dated, meant))
    assert (days(found(conversation)[TaskKind.FOLLOW_UP]), found(conversation)[TaskKind.FOLLOW_UP].words) == (
        5, "Bring the form",
    )  # fmt: skip
    assert next_meeting(Record("r", (conversation,))) == (meant,)
    ended = said(1, endings=(Ending(new_id(), f"follow_up/{meant.id}", Ended.NOT_NEEDED),))
    assert next_meeting(Record("r", (conversation, ended))) == ()


def test_ask_me_later_waits_for_the_next_meeting_until_it_is_answered_or_not_needed() -> None:
    later = said(answers=(Answer(new_id(), "papers_held", State.NOT_ASKED, None, "en"),))
    assert ask_later(Record("r", (later,))) == ("papers_held",)
    now = said(3, answers=(Answer(new_id(), "papers_held", State.PREFER_NOT_TO_SAY, None, "en"),))
    assert ask_later(Record("r", (later, now))) == ()
    dropped = said(3, endings=(Ending(new_id(), f"{About.QUESTION}/papers_held", Ended.NOT_NEEDED),))
    assert ask_later(Record("r", (later, dropped))) == ()


def test_an_incoming_referral_is_to_be_acknowledged() -> None:
    came = said(incoming=(Incoming(new_id(), "Lake House", DAY),))
    task = found(came)[TaskKind.ACKNOWLEDGE]
    assert (task.due, task.words) == (DAY, "Lake House")
    thanked = said(1, endings=(Ending(new_id(), task.key, Ended.DONE),))
    assert TaskKind.ACKNOWLEDGE not in found(came, thanked)


@pytest.mark.parametrize("part", [Part.STORY, Part.PERSON])
def test_words_in_a_note_and_in_an_incoming_referral_go_with_their_part_and_the_rest_stays(part: Part) -> None:
    note = FollowUp(new_id(), DAY, note="Ask about the uncle")
    came = Incoming(new_id(), "Lake House", DAY, words="She told us", name="Sample", needs=("home.tonight",))
    cut = cut_part(said(follow_ups=(note,), incoming=(came,)), part)
    assert cut.gone == {words_of(note), words_of(came)}
    assert cut.left.follow_ups == (replace(note, note=""),)
    assert cut.left.incoming == (Incoming(came.id, "Lake House", DAY),)
    assert not any(map(has_words, (*cut.left.follow_ups, *cut.left.incoming)))
