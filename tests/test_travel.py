"""Travelling empty: everybody is in the backup, nobody is in the vault, and all of it comes back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from intake_app.backups import Backups, Plan
from intake_app.conversation.answers import State, Text
from intake_app.conversation.record import Record
from intake_app.desk import Desk
from intake_app.keyholders import Keyholders
from intake_app.languages.catalogs import load_language
from intake_app.needs.choosing import Choosing
from intake_app.problems import BadInput, Problem
from intake_app.restoring import restore
from intake_app.store.store import Store
from intake_app.travel import Emptied, after_emptying, travel_empty
from intake_app.vault.vault import is_vault
from tests.conftest import PASSPHRASE, TODAY
from tests.store.conftest import decrypted_pages

CANARY, NEED = "CANARY-90ab-Willow", "home.tonight"


@pytest.fixture
def people(desk: Desk) -> tuple[Record, ...]:
    """Some people whose every word is a marker."""
    for _ in range(3):
        sitting = desk.begin("en")
        with sitting.held():
            sitting.answer("consent_record", State.ANSWERED, "yes")
            for question in ("call_name", "own_words", "anything_else"):
                sitting.answer(question, State.ANSWERED, Text(f"{CANARY} " * 30, "en"))
            sitting.order(Choosing((NEED,), (), ((NEED,),)), {NEED: Text(CANARY, "en")})
            sitting.stop()
    desk.add_feedback("good", CANARY, "good")
    desk.retention.hold(sitting.record.id, CANARY, TODAY + timedelta(days=30))
    return tuple(desk.store.records())


def opened(path: Path) -> Desk:
    return Desk.open(path, PASSPHRASE, today=lambda: TODAY)


def test_afterwards_no_page_holds_anybody_and_the_sites_own_is_there(
    desk: Desk, vault: Path, people: tuple[Record, ...], tmp_path: Path
) -> None:
    services, site = desk.services(), desk.site()
    assert travel_empty(desk.store, tmp_path / "out", TODAY) == Emptied(3, tmp_path / "out")
    with opened(vault) as empty:
        assert empty.people().people == ()
        assert empty.store.feedback() == ()
        assert empty.retention.holds() == {}
        assert (empty.services(), empty.site()) == (services, site)
        assert empty.check().ok
        left = decrypted_pages(empty.store)
    assert b"journal_head" in left, "the reader reads nothing"
    assert CANARY.encode() not in left
    assert CANARY.lower().encode() not in left
    assert all(record.conversations[0].answers[0].id.encode() not in left for record in people)


def test_the_backup_holds_everybody_as_they_were(
    desk: Desk, vault: Path, people: tuple[Record, ...], tmp_path: Path
) -> None:
    travel_empty(desk.store, tmp_path / "out", TODAY)
    restore(tmp_path / "out", tmp_path / "home", PASSPHRASE, today=lambda: TODAY)
    with opened(tmp_path / "home") as home:
        assert tuple(home.store.records()) == people
        assert len(home.store.feedback()) == 1
        assert len(home.retention.holds()) == 1
        assert home.check().ok


def test_after_the_journey_everybody_comes_back_into_the_same_vault(
    desk: Desk, vault: Path, people: tuple[Record, ...], tmp_path: Path
) -> None:
    travel_empty(desk.store, tmp_path / "out", TODAY)
    restore(tmp_path / "out", vault, PASSPHRASE, today=lambda: TODAY)
    with opened(vault) as back:
        assert tuple(back.store.records()) == people
        assert back.check().ok


def test_an_old_keys_file_does_not_open_the_vault_that_travels(
    desk: Desk, vault: Path, people: tuple[Record, ...], tmp_path: Path
) -> None:
    keys = (vault / "keys").read_bytes()
    travel_empty(desk.store, tmp_path / "out", TODAY)
    (vault / "keys").write_bytes(keys)
    with pytest.raises(Problem):
        opened(vault)


def test_a_colleague_still_opens_it_and_the_place_of_the_backups_is_forgotten(
    desk: Desk, vault: Path, people: tuple[Record, ...], tmp_path: Path
) -> None:
    Keyholders(desk.store, TODAY).add("W-4", "four words of a colleague")
    (tmp_path / "stick").mkdir()
    Backups(desk.store).set_plan(Plan(str(tmp_path / "stick")))
    travel_empty(desk.store, tmp_path / "out", TODAY)
    assert not (vault / "backup-place").exists()
    with Desk.open(vault, "four words of a colleague", today=lambda: TODAY) as theirs:
        assert Backups(theirs.store).plan().place == ""


def test_without_a_good_backup_nobody_is_taken_out(
    desk: Desk, people: tuple[Record, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "file").write_text("x")
    with pytest.raises(BadInput):
        travel_empty(desk.store, tmp_path / "taken", TODAY)
    desk.store.vault.connection.execute("UPDATE people SET name = 'other'")
    with pytest.raises(Problem):
        travel_empty(desk.store, tmp_path / "out", TODAY)
    assert not is_vault(tmp_path / "out")
    assert len(desk.store.record_ids()) == 3


@pytest.mark.parametrize("step", ["take_everybody_out", "rotate"])
def test_cut_off_on_the_way_it_goes_on_where_it_stopped(
    desk: Desk, vault: Path, people: tuple[Record, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    owner: type[Store] | type[Keyholders] = Store if step == "take_everybody_out" else Keyholders

    def cut_off(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(owner, step, cut_off)
        with pytest.raises(KeyboardInterrupt):
            travel_empty(desk.store, tmp_path / "out", TODAY)
    desk.close()
    there = 3 if step == "take_everybody_out" else 0
    with opened(vault) as again:
        assert len(again.store.record_ids()) == there
        travel_empty(again.store, tmp_path / "second", TODAY)
    assert is_vault(tmp_path / "second") is bool(there)
    with opened(vault) as empty, opened(tmp_path / "out") as backup:
        assert empty.people().people == ()
        assert {record.id for record in backup.store.records()} == {record.id for record in people}


def test_a_backup_that_was_made_is_told_also_when_nobody_was_there(desk: Desk, tmp_path: Path) -> None:
    desk.add_feedback("good", "good", "good")
    done = travel_empty(desk.store, tmp_path / "out", TODAY)
    assert is_vault(tmp_path / "out")
    assert str(tmp_path / "out") in load_language("en").text(after_emptying(done))
