"""On the page of the vault: the journal, what is due for a look, a journey, and the end of the vault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import Text
from intake_app.desk import Desk
from intake_app.retention import LEAP, Part, Periods
from tests.conftest import PASSPHRASE
from ui.shell.backup_age import back_up_if_due
from ui.shell.context import Context, Place
from ui.worker.vault_destroying import DestroyingCard
from ui.worker.vault_journal import SHOWN, JournalCard
from ui.worker.vault_retention import RetentionCard
from ui.worker.vault_travel import TravelCard

from .conftest import press, seen

Meet = Callable[..., str]


@pytest.fixture
def locked(context: Context, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the shell was asked to do."""
    asked: list[str] = []
    object.__setattr__(context, "lock", lambda: asked.append("lock"))
    return asked


def confirm(card: TravelCard | DestroyingCard, passphrase: str) -> None:
    again = card.empty if isinstance(card, TravelCard) else card.remove
    again.ask()
    again.passphrase.line.setText(passphrase)
    again.agree.click()


def test_the_journal_is_told_newest_first_and_page_by_page(context: Context, meet: Meet, qtbot: QtBot) -> None:
    records = [meet(f"Sample {n}") for n in range(SHOWN)]
    card = JournalCard(context)
    qtbot.addWidget(card)
    first = seen(card)
    assert f"A conversation was saved\nRecord {records[-1]}" in first
    assert "Sample" not in first
    assert not card.newer_button.isEnabled()
    while card.older_button.isEnabled():
        card.older_button.click()
    assert "whoever made the vault" in seen(card) or "Unlocked with key 0" in seen(card)
    card.newer_button.click()
    card.refresh()
    assert seen(card) == first


def test_the_journal_is_saved_as_a_table(context: Context, meet: Meet, qtbot: QtBot, tmp_path: Path) -> None:
    meet("Sample Lamp")
    card = JournalCard(context)
    qtbot.addWidget(card)
    card.write(tmp_path / "journal.csv")
    assert b"A conversation was saved" in (tmp_path / "journal.csv").read_bytes()
    assert "written" in context.notices.shown_text()


def test_what_is_due_is_listed_and_goes_only_when_somebody_says_so(
    context: Context, desk: Desk, meet: Meet, look: object, qtbot: QtBot
) -> None:
    day = desk.today() - timedelta(days=200)
    record = meet("Sample Lamp", day=day, anything_else=Text("told once", "en"))
    card = RetentionCard(context)
    qtbot.addWidget(card)
    card.look_button.click()
    assert "Sample Lamp" in seen(card)
    assert "anything_else" in desk.record(record).answers_in_force()
    press(card, "Open this person")
    assert context.go.__self__ == [Place("person", record=record)]  # type: ignore[attr-defined]
    press(card, "Remove")
    press(card, "Yes, remove it")
    assert "anything_else" not in desk.record(record).answers_in_force()
    assert "Nothing is due for a look." in seen(card)
    assert "cannot be read from its files" in context.notices.shown_text()


def test_names_stay_hidden_where_they_are_hidden(context: Context, desk: Desk, meet: Meet, qtbot: QtBot) -> None:
    meet("Sample Lamp", day=desk.today() - timedelta(days=900))
    context.preferences.change(hide_names=True)
    card = RetentionCard(context)
    qtbot.addWidget(card)
    card.look()
    assert "Sample Lamp" not in seen(card)
    assert "●" in seen(card)


def test_what_is_on_hold_is_shown_and_cannot_be_removed(context: Context, desk: Desk, meet: Meet, qtbot: QtBot) -> None:
    record = meet("Sample Lamp", day=desk.today() - timedelta(days=900))
    desk.retention.hold(record, "Letter of a court", desk.today() + timedelta(days=9))
    card = RetentionCard(context)
    qtbot.addWidget(card)
    card.look()
    assert "Letter of a court" in seen(card)
    assert "Remove" not in seen(card).split("\n")


def test_a_period_is_kept_at_once_and_one_that_does_not_fit_is_refused(
    context: Context, desk: Desk, qtbot: QtBot
) -> None:
    card = RetentionCard(context)
    qtbot.addWidget(card)
    press(card, "30 days", 1)
    assert desk.retention.periods() == Periods(story=30)
    desk.retention.set_periods(Periods(person=1825))
    card.take(Part.RECORD, 1095)
    assert desk.retention.periods() == Periods(person=1825)
    assert "longer than the whole record" in context.notices.shown_text()


def test_a_clock_in_doubt_is_told_and_can_be_vouched_for(
    context: Context, desk: Desk, meet: Meet, qtbot: QtBot
) -> None:
    meet("Sample Lamp", anything_else=Text("told once", "en"))
    later = desk.today() + timedelta(days=LEAP + 200)
    desk.today = desk.store._today = desk.retention._clock = lambda: later
    card = RetentionCard(context)
    qtbot.addWidget(card)
    card.look()
    assert "look at a calendar" in seen(card)
    assert "Nothing is due for a look." in seen(card)
    press(card, "Today is right")
    assert "look at a calendar" not in seen(card)
    assert "Sample Lamp" in seen(card)


def test_before_a_journey_everybody_goes_into_the_backup(
    context: Context, desk: Desk, vault: Path, meet: Meet, qtbot: QtBot, tmp_path: Path, locked: list[str]
) -> None:
    record = meet("Sample Lamp")
    (tmp_path / "stick" / "travel").mkdir(parents=True)
    card = TravelCard(context)
    qtbot.addWidget(card)
    assert card.empty.isHidden()
    card.take_place(tmp_path / "stick")
    confirm(card, "not the passphrase")
    assert desk.people().people
    confirm(card, PASSPHRASE)
    assert "1 person is in the backup" in seen(card)
    press(card, "Lock now")
    assert locked == ["lock"]
    back_up_if_due(desk)
    with Desk.open(vault, PASSPHRASE) as empty, Desk.open(tmp_path / "stick" / "travel-2", PASSPHRASE) as backup:
        assert empty.people().people == ()
        assert backup.record(record)


def test_without_a_place_that_can_be_written_nobody_goes(
    context: Context, desk: Desk, meet: Meet, qtbot: QtBot, tmp_path: Path
) -> None:
    meet("Sample Lamp")
    card = TravelCard(context)
    qtbot.addWidget(card)
    card.take_place(tmp_path / "gone")
    confirm(card, PASSPHRASE)
    assert "no folder" in context.notices.shown_text()
    assert card.empty.isEnabled()
    assert desk.people().people


def test_the_whole_vault_goes_after_the_passphrase(
    context: Context, desk: Desk, vault: Path, qtbot: QtBot, locked: list[str]
) -> None:
    card = DestroyingCard(context)
    qtbot.addWidget(card)
    assert "Cairn knows of no backup" in seen(card)
    confirm(card, "not the passphrase")
    assert vault.exists()
    confirm(card, PASSPHRASE)
    assert not vault.exists()
    assert "No passphrase opens it now." in seen(card)
    press(card, "Close")
    assert locked == ["lock"]
    back_up_if_due(desk)
    context.desk.run(lambda opened: opened.people(), lambda _: None)
    assert "This vault is closed." in context.notices.shown_text(), "whoever goes back before locking meets no bug"
