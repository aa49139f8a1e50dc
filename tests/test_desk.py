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
    desk._store.replace_directory("again", [replace(service, source="again")])
    assert desk.service(CLINIC).name == service.name
    desk._store.replace_directory("other", [replace(service, source="other", name="Another clinic")])
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


def test_a_packet_to_the_recipient_marks_the_referral_sent_once(desk: Desk) -> None:
    sitting = agreed(desk)
    referral = sitting.refer(recipient=recipient_of(desk.service(CLINIC)), needs=("health.urgent",))
    desk.note_packet(sitting, referral.id, copy=Copy.DISCREET, language="en")
    view = sitting.record.referral(referral.id, TODAY)
    assert view is not None
    assert view.stage is Stage.CONSENT_PENDING
    for _ in range(2):
        desk.note_packet(sitting, referral.id, copy=Copy.RECIPIENT, language="en")
    view = sitting.record.referral(referral.id, TODAY)
    assert view is not None
    assert [step.stage for _, step in view.steps] == [Stage.SENT]
    assert len(sitting.conversation.packets) == 3


def test_a_conversation_belongs_to_a_person_who_exists(desk: Desk) -> None:
    with pytest.raises(BadInput):
        desk.begin("en", record="nonsense", kind=Kind.DESK)


def test_the_day_is_the_one_handed_in(desk: Desk) -> None:
    assert desk.begin("en").conversation.date == TODAY
    assert desk.begin("en", day=date(2026, 1, 2)).conversation.date == date(2026, 1, 2)
