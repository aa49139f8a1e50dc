"""What a vault tells when it was opened: older than last seen, not as it was left, a wrong clock, little room."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from intake_app.conversation.answers import State, Text
from intake_app.conversation.consents import Category, Given, Recipient
from intake_app.desk import Desk
from intake_app.last_seen import Seen
from intake_app.opening import news_of
from intake_app.retention import Retention
from intake_app.store.store import Store
from intake_app.vault.reserve import RESERVE_NAME
from tests.conftest import PASSPHRASE, TODAY

A_DAY = timedelta(days=1)
HOUSE = Recipient("city", "s1", "Harbour House", "Beds")


def _told(store: Store, *, clock: date = TODAY, seen: int = 0) -> list[str]:
    return [news.what.id for news in news_of(store, Retention(store, lambda: clock), seen=Seen(seen))]


def test_a_sound_vault_has_nothing_to_tell(desk: Desk) -> None:
    assert _told(desk.store, seen=desk.store.journal_length - 1) == []


def test_a_vault_put_back_whole_is_told_to_be_older(vault: Path, tmp_path: Path) -> None:
    older = shutil.copytree(vault, tmp_path / "older")
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as desk:
        desk.store.set_setting("languages", ["en"])
        seen = desk.store.journal_length
    with Desk.open(older, PASSPHRASE, today=lambda: TODAY) as desk:
        assert desk.check().ok
        assert _told(desk.store, seen=seen) == ["This vault is older than when it was last open on this laptop."]
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as desk:
        assert _told(desk.store, seen=seen) == []


def test_what_is_gone_is_told_at_once(desk: Desk) -> None:
    desk.store.set_setting("languages", ["en"])
    desk.store.vault.connection.execute("DELETE FROM settings WHERE name = 'languages'")
    assert _told(desk.store) == ["Some settings are not as they were written last."]


@pytest.mark.parametrize(
    ("clock", "told"),
    [
        (TODAY - 3 * A_DAY, "The clock of this laptop says {day}, but the vault was used on {known} already."),
        (date(1970, 1, 1), "The clock of this laptop says {day}, but the vault was used on {known} already."),
        (date(2076, 1, 1), "The clock of this laptop says {day}, long after the vault was last used."),
    ],
)
def test_a_clock_that_stands_wrongly_is_told(desk: Desk, clock: date, told: str) -> None:
    assert _told(desk.store, clock=clock) == [told]


def test_little_room_is_told(vault: Path) -> None:
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as desk:
        assert not desk.store.low_on_disk
    (vault / RESERVE_NAME).unlink()
    (vault / RESERVE_NAME).mkdir()  # no room can be kept back here
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as desk:
        assert _told(desk.store) == ["The disk is nearly full."]


def test_a_clock_moved_back_revives_no_release_and_one_moved_ahead_ends_none_for_good(vault: Path) -> None:
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as desk:
        sitting = desk.begin("en")
        sitting.answer("consent_record", State.ANSWERED, "yes")
        sitting.consent(
            recipient=HOUSE, purpose=("home.tonight",), categories={Category.NEEDS}, until=TODAY, given=Given.WRITTEN
        )
        record = sitting.record.id
    after = TODAY + A_DAY
    for clock, holds in ((TODAY, True), (after, False), (TODAY, False), (date(1970, 1, 1), False)):
        with Desk.open(vault, PASSPHRASE, today=lambda clock=clock: clock) as desk:  # type: ignore[misc]
            assert (desk.record(record).permission_for(HOUSE.key, desk.today()) is not None) == holds
    with Desk.open(vault, PASSPHRASE, today=lambda: date(2076, 1, 1)):
        pass
    with Desk.open(vault, PASSPHRASE, today=lambda: after) as desk:
        assert desk.today() == after


def test_an_answer_by_a_clock_moved_back_is_the_latest_word(vault: Path) -> None:
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as desk:
        first = desk.begin("en")
        first.answer("consent_record", State.ANSWERED, "yes")
        first.answer("call_name", State.ANSWERED, Text("before", "en"))
        first.stop()
    with Desk.open(vault, PASSPHRASE, today=lambda: date(1970, 1, 1)) as desk:
        again = desk.begin("en", record=first.record.id)
        again.answer("call_name", State.ANSWERED, Text("after", "en"))
        answer = desk.record(first.record.id).answer_in_force("call_name")
    assert answer is not None
    assert answer.value == Text("after", "en")


def test_a_vault_in_a_synced_folder_is_told_and_opens(vault: Path, tmp_path: Path) -> None:
    """T99."""
    place = tmp_path / "OneDrive - Harbour House"
    place.mkdir()
    with Desk.open(Path(shutil.copytree(vault, place / "vault")), PASSPHRASE, today=lambda: TODAY) as desk:
        assert _told(desk.store) == ["A program copies this folder to other computers."]
