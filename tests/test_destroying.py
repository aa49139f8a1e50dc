"""A whole vault removed, and the older copies that still hold what was removed, told as they are."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from intake_app.backups import Backups, Plan
from intake_app.conversation.answers import State, Text
from intake_app.desk import Desk
from intake_app.destroying import (
    Gone,
    after_destroying,
    after_erasing,
    destroy_open_vault,
    destroy_vault,
    older_copies,
)
from intake_app.languages.catalogs import load_language
from intake_app.languages.language import plain
from intake_app.languages.words import Msg
from intake_app.problems import NotAVault, WrongPassphrase
from tests.conftest import PASSPHRASE, TODAY


def words(told: tuple[Msg, ...]) -> str:
    return "\n".join(plain(load_language("en").text(each)) for each in told)


@pytest.fixture
def place(desk: Desk, tmp_path: Path) -> Path:
    """A place with one backup of the vault."""
    place = tmp_path / "stick"
    place.mkdir()
    backups = Backups(desk.store, lambda: datetime(2026, 11, 24, 9, 0))
    backups.set_plan(Plan(str(place)))
    backups.make()
    return place


def test_a_vault_is_destroyed_with_its_passphrase_alone(desk: Desk, vault: Path) -> None:
    desk.close()
    with pytest.raises(WrongPassphrase):
        destroy_vault(vault, "not the passphrase")
    assert destroy_vault(vault, PASSPHRASE) == Gone(True, (), ())
    with pytest.raises(NotAVault):
        Desk.open(vault, PASSPHRASE)


def test_an_open_vault_is_closed_and_destroyed(desk: Desk, vault: Path) -> None:
    assert destroy_open_vault(desk.store).left == ()
    assert not vault.exists()
    desk.close()


def test_the_older_backups_are_named_and_still_open(desk: Desk, vault: Path, place: Path) -> None:
    (before,) = older_copies(vault)
    beside = vault.with_name("vault.before-restore")
    shutil.copytree(before, beside)
    stranger = vault.with_name("vault.before-restore-2")
    shutil.copytree(place, stranger)
    assert older_copies(vault) == (before, beside)
    gone = destroy_open_vault(desk.store)
    assert gone.copies == (before, beside)
    assert not vault.exists()
    assert str(before) in words(after_destroying(gone))
    with Desk.open(before, PASSPHRASE, today=lambda: TODAY) as copy:
        assert copy.services()


def test_what_is_said_after_an_erasure_is_as_strong_as_the_facts(desk: Desk, vault: Path, place: Path) -> None:
    sitting = desk.begin("en")
    sitting.answer("consent_record", State.ANSWERED, "yes")
    sitting.answer("call_name", State.ANSWERED, Text("Sam", "en"))
    desk.erase_record(sitting.record.id)
    told = words(after_erasing(older_copies(vault), tidy=desk.store.tidying.is_done))
    assert "cannot be read from its files" in told
    assert "laboratory" in told
    assert str(place) in told
    alone = words(after_erasing((), tidy=True))
    assert "Older backups still hold it" not in alone
    assert "Cairn cannot know" in alone
    full = words(after_erasing((), tidy=False))
    assert "cannot be read from its files" not in full
    assert "pieces of it may lie" in full


def test_what_could_not_be_done_is_not_said_to_be_done() -> None:
    told = words(after_destroying(Gone(False, ("vault.db",), ())))
    assert "written over and removed" not in told
    assert "vault.db" in told


def test_the_vault_as_it_was_before_a_restoring_is_named_from_wherever_one_asks(
    desk: Desk, vault: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.close()
    former = vault.with_name(f"{vault.name}.before-restore")
    shutil.copytree(vault, former)
    monkeypatch.chdir(vault)
    assert former in destroy_vault(Path(), PASSPHRASE).copies


def test_a_folder_that_does_not_let_itself_be_listed_stops_no_erasure(
    desk: Desk, vault: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path) -> list[Path]:
        raise PermissionError

    monkeypatch.setattr("intake_app.destroying.backups_at", lambda *_: ())
    monkeypatch.setattr(Path, "iterdir", refused)
    assert older_copies(vault) == ()


def test_a_folder_without_keys_has_no_known_copies(tmp_path: Path) -> None:
    assert older_copies(tmp_path) == ()
