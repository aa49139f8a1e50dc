"""A damaged vault at the unlock screen: the newest good backup is offered, opened beside, and lived in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake_app.backups import Backups, Plan, backups_at
from intake_app.conversation.answers import State, Text
from intake_app.desk import Desk
from tests.conftest import PASSPHRASE
from ui.shell.application import Shell
from ui.shell.context import Place
from ui.shell.preferences_file import KeptPreferences
from ui.shell.unlock import Unlock
from ui.worker_thread import RunsAtOnce

Make = Callable[[], Shell]


def _raise(error: BaseException) -> None:
    raise error


@pytest.fixture
def restarted() -> list[Place | None]:
    return []


@pytest.fixture
def make(lettered: QApplication, qtbot: QtBot, tmp_path: Path, restarted: list[Place | None]) -> Make:
    def made() -> Shell:
        desk = RunsAtOnce(failed=_raise, mishap=_raise)
        kept = KeptPreferences(tmp_path / "settings")
        shell = Shell(lettered, kept, tmp_path / "home", restart=restarted.append, desk=desk)
        qtbot.addWidget(shell.window)
        return shell

    return made


@pytest.fixture
def stick(vault: Path, tmp_path: Path) -> Path:
    """A place with a backup of a vault that holds one person."""
    place = tmp_path / "stick"
    place.mkdir()
    with Desk.open(vault, PASSPHRASE) as desk:
        meet(desk, "Sample Lamp")
        backups = Backups(desk.store)
        backups.set_plan(Plan(str(place)))
        backups.make()
    return place


def meet(desk: Desk, name: str) -> None:
    sitting = desk.begin("en")
    with sitting.held():
        sitting.answer("consent_record", State.ANSWERED, "yes")
        sitting.answer("call_name", State.ANSWERED, Text(name, "en"))
        sitting.stop()


def _damage(vault: Path) -> None:
    data = bytearray((vault / "vault.db").read_bytes())
    data[100] ^= 1
    (vault / "vault.db").write_bytes(data)


def _unlock(shell: Shell, vault: Path, qtbot: QtBot, passphrase: str = PASSPHRASE) -> Unlock:
    shell.show_entrance(vault)
    screen = shell.window.screen_now
    assert isinstance(screen, Unlock)
    _type(screen, qtbot, passphrase)
    return screen


def _type(screen: Unlock, qtbot: QtBot, passphrase: str) -> None:
    qtbot.keyClicks(screen.passphrase.line, passphrase)
    qtbot.keyClick(screen.passphrase.line, Qt.Key.Key_Return)


def test_a_damaged_vault_is_gone_on_with_from_its_newest_good_backup(
    make: Make, vault: Path, stick: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    _damage(vault)
    damaged, shell = (vault / "vault.db").read_bytes(), make()
    screen = _unlock(shell, vault, qtbot)
    assert "damaged" in screen.trouble.shown_text()
    assert screen.offer.isVisibleTo(screen)
    qtbot.keyClicks(screen.passphrase.line, PASSPHRASE)
    screen.offer.open_button.click()
    restored = tmp_path / "vault-restored"
    assert shell.desk.is_open
    assert KeptPreferences(tmp_path / "settings").now.last_vault == str(restored)
    assert "This is the backup of" in shell.window.notices.shown_text()
    found: list[str | None] = []
    shell.desk.run(lambda desk: [row.name for row in desk.people().people], found.extend)
    assert found == ["Sample Lamp"]
    assert (vault / "vault.db").read_bytes() == damaged


def test_the_backup_opens_with_the_passphrase_typed_once_more_and_not_without(
    make: Make, vault: Path, stick: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    _damage(vault)
    shell = make()
    screen = _unlock(shell, vault, qtbot)
    screen.offer.open_button.click()
    assert not shell.desk.is_open
    qtbot.keyClicks(screen.passphrase.line, "not the passphrase at all")
    screen.offer.open_button.click()
    assert not shell.desk.is_open
    assert screen.offer.isVisibleTo(screen)
    assert "does not open" in screen.trouble.shown_text()
    assert not (tmp_path / "vault-restored").exists()


def test_nothing_is_offered_where_no_backup_is_or_the_passphrase_is_wrong(
    make: Make, vault: Path, stick: Path, qtbot: QtBot
) -> None:
    shell = make()
    screen = _unlock(shell, vault, qtbot, "not the passphrase at all")
    assert not screen.offer.isVisibleTo(screen)
    _damage(vault)
    stick.rename(stick.with_name("away"))
    _type(screen, qtbot, PASSPHRASE)
    assert "damaged" in screen.trouble.shown_text()
    assert not screen.offer.isVisibleTo(screen)


def test_another_folder_takes_the_offer_away(make: Make, vault: Path, stick: Path, qtbot: QtBot) -> None:
    _damage(vault)
    screen = _unlock(make(), vault, qtbot)
    assert screen.offer.isVisibleTo(screen)
    screen._take(stick)
    assert not screen.offer.isVisibleTo(screen)


def _let_one_be_due(desk: Desk, stick: Path) -> None:
    backups = Backups(desk.store)
    backups.set_plan(Plan("", 5))
    backups.set_plan(Plan(str(stick), 5))  # nothing is known of earlier ones, so that one is due


def test_unlocking_makes_the_backup_that_is_due(make: Make, vault: Path, stick: Path, qtbot: QtBot) -> None:
    with Desk.open(vault, PASSPHRASE) as desk:
        _let_one_be_due(desk, stick)
    shell = make()
    _unlock(shell, vault, qtbot)
    assert [each.number for each in backups_at(stick)] == [1, 2]


@pytest.mark.parametrize(("leaves", "numbers"), [(False, [1, 2]), (True, [1])])
def test_a_lock_makes_the_backup_that_is_due_unless_the_system_will_not_wait_for_it(
    make: Make, vault: Path, stick: Path, qtbot: QtBot, restarted: list[Place | None], leaves: bool, numbers: list[int]
) -> None:
    shell = make()
    _unlock(shell, vault, qtbot)
    shell.desk.run(lambda desk: _let_one_be_due(desk, stick), lambda _: None)
    shell._leave() if leaves else shell.lock()
    assert len(restarted) == 1
    assert [each.number for each in backups_at(stick)] == numbers
    assert not shell.desk.is_open


def test_a_lock_goes_on_when_the_stick_is_away(
    make: Make, vault: Path, stick: Path, qtbot: QtBot, restarted: list[Place | None]
) -> None:
    stick.rename(stick.with_name("away"))
    shell = make()
    _unlock(shell, vault, qtbot)
    shell.lock()
    assert [place.lost for place in restarted if place] == [False]
