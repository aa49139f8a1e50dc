"""The card about backups: the place, making one, trying it, and what is told when it is not well."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from intake_app.backups import Backups, Plan, backups_at
from intake_app.desk import Desk
from tests.ui.worker.conftest import Meet, press, seen
from ui.shell.backup_age import back_up_if_due, tell_age
from ui.shell.context import Context
from ui.worker.vault_backups import BackupsCard


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    path = tmp_path / "stick"
    path.mkdir()
    return path


@pytest.fixture
def card(context: Context, qtbot: QtBot) -> BackupsCard:
    made = BackupsCard(context)
    qtbot.addWidget(made)
    return made


def test_without_a_place_nothing_can_be_made_and_that_is_said(card: BackupsCard) -> None:
    assert "No place is chosen yet" in seen(card)
    assert "Back up now" not in seen(card)
    assert "Try the newest" not in seen(card)


def test_a_place_is_kept_and_a_backup_made_and_tried(card: BackupsCard, desk: Desk, stick: Path, meet: Meet) -> None:
    meet()
    card.take_place(stick)
    assert Backups(desk.store).plan().place == str(stick)
    assert "There is no backup yet." in seen(card)
    press(card, "Back up now")
    assert "is made and was read back" in seen(card)
    assert "The newest backup is of" in seen(card)
    assert len(backups_at(stick)) == 1
    press(card, "Try the newest")
    assert "It opens and is whole. It holds 1 person." in seen(card)
    assert card.make_button.isEnabled()


def test_the_earlier_ones_are_listed(card: BackupsCard, desk: Desk, stick: Path) -> None:
    for hour in (9, 11):
        backups = Backups(desk.store, lambda hour=hour: datetime(2026, 11, 24, hour, 5))  # type: ignore[misc]
        if not backups.plan().place:
            backups.set_plan(Plan(str(stick)))
        backups.make()
    card.refresh()
    text = seen(card)
    assert "The newest backup is of November 24, 2026, 11:05" in text
    assert "Earlier ones that are there" in text
    assert "November 24, 2026, 9:05" in text


def test_how_many_and_how_often_are_kept_at_once(card: BackupsCard, desk: Desk, stick: Path) -> None:
    card.take_place(stick)
    press(card, "10 backups")
    press(card, "8 hours")
    assert Backups(desk.store).plan() == Plan(str(stick), 10, 8)


def test_a_stick_that_is_away_is_told_gently(card: BackupsCard, desk: Desk, stick: Path) -> None:
    card.take_place(stick)
    press(card, "Back up now")
    stick.rename(stick.with_name("away"))
    card.refresh()
    assert "The place is not there now" in seen(card)
    assert not card.make_button.isEnabled()
    assert "The newest backup is of" in seen(card)


def test_a_place_that_does_not_do_is_told_and_nothing_changes(card: BackupsCard, desk: Desk, vault: Path) -> None:
    card.take_place(vault)
    assert "inside the vault" in seen(card)
    assert Backups(desk.store).plan() == Plan()


def test_a_damaged_backup_is_told_when_it_is_tried(card: BackupsCard, stick: Path) -> None:
    card.take_place(stick)
    press(card, "Back up now")
    file = backups_at(stick)[0].path / "vault.db"
    file.write_bytes(file.read_bytes()[:-4096])
    press(card, "Try the newest")
    assert "is damaged" in seen(card)
    assert card.try_button.isEnabled()


def test_before_a_lock_one_is_made_when_it_is_due_and_a_fault_stops_nothing(
    desk: Desk, stick: Path, meet: Meet
) -> None:
    back_up_if_due(desk)
    Backups(desk.store).set_plan(Plan(str(stick)))
    back_up_if_due(desk)
    back_up_if_due(desk)
    assert len(backups_at(stick)) == 1
    meet()
    Backups(desk.store, lambda: datetime.now() + timedelta(days=-3)).set_plan(Plan(str(stick)))
    stick.rename(stick.with_name("away"))
    back_up_if_due(desk)
    stick.write_text("a file where the place was")
    back_up_if_due(desk)


def test_an_old_backup_is_told_after_unlocking_and_nothing_else_is_covered(
    context: Context, desk: Desk, stick: Path, meet: Meet
) -> None:
    tell_age(context)
    assert context.notices.shown_text() == ""
    old = Backups(desk.store, lambda: datetime.now() - timedelta(days=12))
    old.set_plan(Plan(str(stick)))
    old.make()
    tell_age(context)
    assert context.notices.shown_text() == ""  # nothing changed since
    meet()
    tell_age(context)
    assert "12 days old" in context.notices.shown_text()
    context.notices.clear()
    context.notices.tell(lambda _: "something else")
    tell_age(context)
    assert "12 days old" not in context.notices.shown_text()
