"""Restoring a backup over the vault that is open: nobody who was removed comes back, and the vault locks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from intake_app.backups import Backups, backups_at
from intake_app.desk import Desk
from intake_app.keyholders import Keyholders
from tests.conftest import FAST, PASSPHRASE, TODAY
from ui.shell.context import Context
from ui.worker.vault_backups import BackupsCard
from ui.worker.vault_restoring import Restoring

from .conftest import press, seen

Meet = Callable[..., str]
OTHER = "quiet water under bridges"


@pytest.fixture
def locked(context: Context) -> list[str]:
    """What the shell was asked to do."""
    asked: list[str] = []
    object.__setattr__(context, "lock", lambda: asked.append("lock"))
    return asked


@pytest.fixture
def stick(desk: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "stick"
    path.mkdir()
    Backups(desk.store).choose_place(path)
    return path


@pytest.fixture
def card(context: Context, locked: list[str], qtbot: QtBot) -> Callable[[], Restoring]:
    def make() -> Restoring:
        made = BackupsCard(context)
        qtbot.addWidget(made)
        press(made, "Restore from a backup")
        return made.restoring

    return make


def _agree(restoring: Restoring, passphrase: str) -> None:
    restoring.again.ask()
    restoring.again.passphrase.line.setText(passphrase)
    restoring.again.agree.click()


def test_the_content_goes_back_and_the_removed_stay_removed(
    card: Callable[[], Restoring], desk: Desk, vault: Path, stick: Path, meet: Meet, locked: list[str]
) -> None:
    stays, goes = meet("Sample Lamp"), meet("Sample Reed")
    Backups(desk.store).make()
    desk.erase_record(goes)
    later = meet("Sample Stone")
    restoring = card()
    assert "Then the vault locks. It opens with the passphrases of today." in seen(restoring)
    assert "Restore this one" not in seen(restoring)
    next(iter(restoring.which.buttons.values())).click()
    _agree(restoring, PASSPHRASE)
    assert locked == ["lock"]
    assert not desk.store.vault.is_open
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as restored:
        assert set(restored.store.record_ids()) == {stays}
        assert restored.check().ok
    with Desk.open(vault.with_name("vault.before-restore"), PASSPHRASE, today=lambda: TODAY) as former:
        assert set(former.store.record_ids()) == {stays, later}


def test_a_wrong_passphrase_changes_nothing_and_the_third_locks(
    card: Callable[[], Restoring], desk: Desk, stick: Path, meet: Meet, locked: list[str]
) -> None:
    """T16."""
    record = meet()
    Backups(desk.store).make()
    restoring = card()
    restoring.take(backups_at(stick)[0].path)
    for tries in range(1, 4):
        assert locked == []
        _agree(restoring, "wrong")
        assert "does not" in restoring.again.trouble.shown_text(), tries
    assert locked == ["lock"]
    assert desk.store.record_ids() == (record,)


def test_what_cannot_be_restored_is_told_there_and_the_vault_stays_open(
    card: Callable[[], Restoring], desk: Desk, stick: Path, meet: Meet, locked: list[str], tmp_path: Path
) -> None:
    record = meet()
    Backups(desk.store).make()
    file = backups_at(stick)[0].path / "vault.db"
    file.write_bytes(file.read_bytes()[:-4096])
    Desk.create(tmp_path / "another", PASSPHRASE, work=FAST).close()
    restoring = card()
    for backup, told in (
        (backups_at(stick)[0].path, "This backup is damaged."),
        (tmp_path / "another", "is not the vault that this backup was made from."),
        (stick, "is not"),
    ):
        restoring.take(backup)
        _agree(restoring, PASSPHRASE)
        assert told in restoring.again.trouble.shown_text()
    assert locked == []
    assert desk.store.record_ids() == (record,)
    assert list(desk.store.vault.path.parent.glob("*.before-restore")) == []


def test_a_backup_of_another_day_opens_with_the_passphrase_of_that_day(
    card: Callable[[], Restoring], desk: Desk, vault: Path, stick: Path, meet: Meet, locked: list[str]
) -> None:
    meet()
    Backups(desk.store).make()
    Keyholders(desk.store, TODAY).change(desk.store.vault.slot, OTHER)
    restoring = card()
    restoring.take(backups_at(stick)[0].path)
    _agree(restoring, OTHER)
    assert "This passphrase does not open the backup." in restoring.again.trouble.shown_text()
    restoring.passphrase.line.setText(PASSPHRASE)
    _agree(restoring, OTHER)
    assert locked == ["lock"]
    with Desk.open(vault, OTHER, today=lambda: TODAY) as restored:
        assert restored.check().ok


def test_put_away_nothing_is_chosen_and_nothing_typed_stays(card: Callable[[], Restoring], stick: Path) -> None:
    restoring = card()
    restoring.take(stick)
    restoring.passphrase.line.setText(OTHER)
    press(restoring, "Not now")
    assert (restoring.backup, restoring.passphrase.text()) == (None, "")
    assert seen(restoring) == "Restore from a backup"
