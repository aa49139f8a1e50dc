"""The use cases at the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from intake_app.conversation.answers import State
from intake_app.conversation.record import Kind
from intake_app.conversation.referrals import Stage
from intake_app.desk import Desk
from intake_app.needs.choosing import Choosing
from intake_app.packets.naming import Copy
from intake_app.problems import BadInput, Problem
from intake_app.sitting import Sitting, recipient_of
from tests.conftest import PASSPHRASE, TODAY

CLINIC = "00000000-0000-4000-8000-020000000004"


def agreed(desk: Desk) -> Sitting:
    sitting = desk.begin("en")
    sitting.answer("consent_record", State.ANSWERED, "yes")
    return sitting


def test_a_service_is_found_by_its_id_and_by_its_source_and_id(desk: Desk) -> None:
    service = desk.service(CLINIC)
    assert desk.service(f"{service.source}/{service.id}") == service
    with pytest.raises(BadInput):
        desk.service("nonsense")


def test_two_directories_that_differ_under_one_id_are_told_apart(desk: Desk) -> None:
    service = desk.service(CLINIC)
    desk.store.replace_directory("again", [replace(service, source="again")])
    assert desk.service(CLINIC).name == service.name
    desk.store.replace_directory("other", [replace(service, source="other", name="Another clinic")])
    with pytest.raises(BadInput):
        desk.service(CLINIC)
    assert desk.service(f"other/{CLINIC}").name == "Another clinic"


def test_a_release_ends_on_the_day_wished_for_within_the_sites_longest(desk: Desk) -> None:
    site = desk.site()
    assert desk.release_end(None, TODAY) == TODAY + timedelta(days=site.release_days)
    longest = TODAY + timedelta(days=site.release_longest)
    assert desk.release_end(longest, TODAY) == longest
    with pytest.raises(BadInput):
        desk.release_end(longest + timedelta(days=1), TODAY)
    assert desk.release_end(None, date.max) == desk.release_end(date.max, date.max) == date.max


def test_a_conversation_left_open_closes_at_the_days_end(vault: Path) -> None:
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as desk:
        record = agreed(desk).record.id
        assert not desk.record(record).conversations[0].closed
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY + timedelta(days=1)) as desk:
        assert desk.record(record).conversations[0].closed


def test_a_closed_conversation_is_not_changed(desk: Desk) -> None:
    sitting = agreed(desk)
    sitting.stop()
    with pytest.raises(Problem):
        sitting.answer("safe_now", State.ANSWERED, "yes")


def test_a_paper_is_noted_and_whether_it_was_sent_is_for_the_worker_to_say(desk: Desk) -> None:
    sitting = agreed(desk)
    referral = sitting.refer(recipient=recipient_of(desk.service(CLINIC)), needs=("health.urgent",))
    for copy in (Copy.DISCREET, Copy.RECIPIENT):
        desk.note_packet(sitting, referral.id, copy=copy, language="en")
    view = sitting.record.referral(referral.id, TODAY)
    assert view is not None
    assert (view.stage, view.steps) == (Stage.CONSENT_PENDING, ())
    assert [given.copy for given in sitting.conversation.packets] == ["discreet", "recipient"]
    assert [e.subject for e in desk.store.journal_entries() if e.event == "packet"] == [referral.id] * 2


def test_a_meeting_left_open_today_can_be_gone_on_with(desk: Desk) -> None:
    first = agreed(desk)
    first.order(Choosing(wanted=("home.tonight",)))
    again = desk.resume(first.record.id)
    assert again is not None
    assert again.saved
    again.answer("safe_now", State.ANSWERED, "yes")
    record = desk.record(first.record.id)
    assert [c.id for c in record.conversations] == [first.conversation.id]
    assert record.answer_in_force("safe_now") is not None
    assert record.order_in_force() == first.record.order_in_force()
    again.stop()
    assert desk.resume(first.record.id) is None


def test_a_no_in_a_meeting_gone_on_with_takes_it_out_of_the_vault(desk: Desk) -> None:
    again = desk.resume(agreed(desk).record.id)
    assert again is not None
    again.answer("consent_record", State.ANSWERED, "no")
    assert desk.people().people == ()


def test_a_conversation_belongs_to_a_person_who_exists(desk: Desk) -> None:
    with pytest.raises(BadInput):
        desk.begin("en", record="nonsense", kind=Kind.DESK)


def test_the_day_is_the_one_handed_in(desk: Desk) -> None:
    assert desk.begin("en").conversation.date == TODAY
    assert desk.begin("en", day=date(2026, 1, 2)).conversation.date == date(2026, 1, 2)


def test_the_journal_and_the_desk_live_on_the_same_day(vault: Path) -> None:
    with Desk.open(vault, PASSPHRASE, today=lambda: date(2031, 5, 6)) as desk:
        assert desk.store.journal_entries()[-1].day == desk.today()
