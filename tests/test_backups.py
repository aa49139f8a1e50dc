"""Backups of a vault at the place chosen for them: when one is due, which are kept, and trying the newest."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from intake_app import backups as backups_module
from intake_app.backups import Backups, Plan, backups_at, remembered_place
from intake_app.conversation.answers import State, Text
from intake_app.desk import Desk
from intake_app.problems import BadInput, DiskProblem, VaultIsDamaged
from intake_app.store.content import content_digest
from intake_app.store.journal import Event
from intake_app.vault.disk import disk_is_full
from intake_app.vault.vault import DATABASE_NAME, open_vault
from tests.conftest import PASSPHRASE

NOON = datetime(2026, 11, 24, 12, 0)


@dataclass
class Clock:
    """A clock that is set by hand."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        return self.at

    def on(self, **by: float) -> None:
        self.at += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "stick"
    path.mkdir()
    return path


@pytest.fixture
def backups(desk: Desk, clock: Clock, place: Path) -> Backups:
    made = Backups(desk.store, clock)
    made.set_plan(Plan(str(place), keep=2, hours=24))
    return made


def meet(desk: Desk, name: str = "Sample Lamp") -> str:
    sitting = desk.begin("en")
    with sitting.held():
        sitting.answer("consent_record", State.ANSWERED, "yes")
        sitting.answer("call_name", State.ANSWERED, Text(name, "en"))
        sitting.stop()
    return sitting.record.id


def names(place: Path) -> list[str]:
    return sorted(each.name for each in place.iterdir())


def digest(vault: Path) -> bytes:
    with open_vault(vault, PASSPHRASE, newest_schema=99) as opened:
        return content_digest(opened.connection)


def test_a_vault_has_no_plan_for_backups_until_somebody_decides(desk: Desk) -> None:
    backups = Backups(desk.store)
    assert backups.plan() == Plan()
    standing = backups.standing()
    assert (standing.last, standing.place_is_there, standing.is_old, standing.days) == (None, False, False, 0)
    assert backups.make_if_due() is None
    with pytest.raises(BadInput, match="place"):
        backups.make()
    with pytest.raises(BadInput, match="no backup"):
        backups.try_newest()


def test_a_backup_at_the_place_holds_what_the_vault_held(backups: Backups, desk: Desk, place: Path) -> None:
    meet(desk)
    held = content_digest(desk.store.vault.connection)
    kept = backups.make()
    assert kept.path == place / "backup-00001-2026-11-24-1200"
    assert (kept.number, kept.made) == (1, NOON)
    assert digest(kept.path) == held


def test_a_name_tells_nothing_but_a_number_and_a_time(backups: Backups, place: Path) -> None:
    backups.make()
    assert names(place) == ["backup-00001-2026-11-24-1200"]
    assert sorted(each.name for each in (place / names(place)[0]).iterdir() if each.stat().st_size) == [
        "keys",
        "vault.db",
    ]


def test_only_the_newest_are_kept_whatever_the_clock_says(backups: Backups, clock: Clock, place: Path) -> None:
    backups.make()
    clock.on(days=-400)
    backups.make()
    clock.on(days=200)
    backups.make()
    assert names(place) == ["backup-00002-2025-10-20-1200", "backup-00003-2026-05-08-1200"]
    assert [each.number for each in backups.standing().backups] == [2, 3]


def test_two_in_one_minute_are_two(backups: Backups) -> None:
    assert backups.make().path != backups.make().path


def test_what_does_not_belong_to_this_vault_is_left_alone(
    backups: Backups, place: Path, tmp_path: Path, vault_template: Path
) -> None:
    for name in ("photographs", "backup-00009", "backup-00001-2020-01-01-0000", "backup-00001-2020-99-01-0000"):
        (place / name).mkdir()
    (place / "backup-00002-2020-01-01-0000").write_text("a file")
    foreign = place / "backup-00050-2020-01-01-0000"
    shutil.copytree(vault_template, foreign)
    data = bytearray((foreign / "keys").read_bytes())
    data[20] ^= 1  # another vault's id
    (foreign / "keys").write_bytes(data)
    before = names(place)
    for _ in range(3):
        backups.make()
    assert set(before) <= set(names(place))
    assert len(backups.standing().backups) == 2
    assert len(backups_at(place)) == 3


def test_the_oldest_goes_only_once_the_new_one_was_read_back(
    backups: Backups, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.make()
    backups.make()
    before = names(place)

    def fails(*_: object) -> None:
        raise disk_is_full()

    monkeypatch.setattr(backups_module, "back_up", fails)
    with pytest.raises(DiskProblem):
        backups.make()
    assert names(place) == before


def test_a_removal_that_a_power_cut_stopped_is_finished_and_never_taken_for_a_backup(
    backups: Backups, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.make()
    backups.make()
    with monkeypatch.context() as patch:
        patch.setattr(backups_module.shutil, "rmtree", lambda *_, **__: None)
        backups.make()
    assert ".backup-00001-2026-11-24-1200.gone" in names(place)
    assert [each.number for each in backups.standing().backups] == [2, 3]
    backups.make()
    assert not any(name.endswith(".gone") for name in names(place))


def test_a_damaged_vault_pushes_no_good_backup_out(backups: Backups, desk: Desk, place: Path) -> None:
    meet(desk)
    backups.make()
    desk.store.vault.connection.execute("UPDATE people SET name = 'Other'")
    with pytest.raises(VaultIsDamaged, match="older backups"):
        backups.make()
    with pytest.raises(VaultIsDamaged):
        backups.make_at(place / "by hand")
    assert len(names(place)) == 1


def test_one_is_due_when_the_newest_is_old_and_something_changed(backups: Backups, desk: Desk, clock: Clock) -> None:
    assert backups.make_if_due() is not None
    assert backups.make_if_due() is None
    clock.on(hours=25)
    assert backups.make_if_due() is None  # nothing changed
    meet(desk)
    assert backups.make_if_due() is not None
    meet(desk, "Another")
    clock.on(hours=23)
    assert backups.make_if_due() is None
    clock.on(hours=-48)  # a clock that was set back says nothing of an age
    assert backups.make_if_due() is not None


def test_unlocking_alone_changes_nothing_that_a_backup_lacks(backups: Backups, desk: Desk) -> None:
    backups.make()
    desk.store.note(Event.UNLOCKED, number=0)
    assert not backups.standing().changed
    desk.set_site(desk.site())
    assert backups.standing().changed


def test_a_place_that_is_not_there_is_told_and_never_stops_a_lock(backups: Backups, desk: Desk, place: Path) -> None:
    backups.make()
    meet(desk)
    place.rename(place.with_name("away"))
    standing = backups.standing()
    assert (standing.place_is_there, standing.backups, standing.last) == (False, (), NOON)
    with pytest.raises(DiskProblem, match="not there"):
        backups.make()
    assert Backups(desk.store, lambda: NOON + timedelta(days=9)).make_if_due() is None
    assert desk.store.people().people


def test_another_stick_at_the_same_place_gets_no_backup_until_it_is_chosen(backups: Backups, place: Path) -> None:
    backups.make()
    place.rename(place.with_name("away"))
    place.mkdir()
    with pytest.raises(DiskProblem, match="right stick"):
        backups.make()
    assert names(place) == []
    backups.set_plan(Plan(str(place), 3))
    with pytest.raises(DiskProblem):
        backups.make()
    backups.choose_place(place)
    assert (backups.make().number, backups.plan().keep) == (1, 3)


def test_the_age_is_told_and_only_an_old_one_with_something_new_is_called_old(
    backups: Backups, desk: Desk, clock: Clock
) -> None:
    backups.make()
    clock.on(days=8)
    assert (backups.standing().days, backups.standing().is_old) == (8, False)
    meet(desk)
    assert backups.standing().is_old
    clock.on(days=-30)
    assert (backups.standing().days, backups.standing().is_old) == (0, False)


@pytest.mark.parametrize("where", ["", "inside", "../nowhere", "vault.db"])
def test_a_place_is_a_folder_outside_the_vault(desk: Desk, vault: Path, where: str) -> None:
    (vault / "inside").mkdir()
    with pytest.raises(BadInput):
        Backups(desk.store).set_plan(Plan(str(vault / where)))
    assert Backups(desk.store).plan() == Plan()
    assert remembered_place(vault) is None


def test_how_many_are_kept_can_change_while_the_stick_is_away_and_a_bad_place_changes_nothing(
    backups: Backups, place: Path
) -> None:
    backups.make()
    place.rename(place.with_name("away"))
    backups.set_plan(Plan(str(place), keep=7))
    with pytest.raises(BadInput):
        backups.choose_place(place)
    assert backups.plan() == Plan(str(place), keep=7)
    assert backups.standing().last == NOON


@pytest.mark.parametrize("wrong", [{"keep": 0}, {"keep": 101}, {"hours": 0}, {"hours": 9999}])
def test_a_plan_has_bounds(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="bounds"):
        Plan("", **wrong)


def test_the_place_is_known_beside_the_vault_for_the_day_it_does_not_open(
    backups: Backups, vault: Path, place: Path
) -> None:
    assert remembered_place(vault) == place
    assert (vault / "backup-place").stat().st_mode & 0o777 == 0o600
    backups.set_plan(Plan("", 2))
    assert remembered_place(vault) is None
    (vault / "backup-place").write_bytes(b"\xff\0\xff")
    assert remembered_place(vault) is None


def test_trying_the_newest_reads_it_through_and_leaves_it_as_it_was(
    backups: Backups, desk: Desk, place: Path, vault: Path
) -> None:
    meet(desk)
    kept = backups.make()
    before, beside = (kept.path / DATABASE_NAME).read_bytes(), names(vault.parent)
    tried = backups.try_newest()
    assert (tried.kept, tried.people) == (kept, 1)
    assert (kept.path / DATABASE_NAME).read_bytes() == before
    assert names(vault.parent) == beside


def test_trying_a_damaged_one_says_so(backups: Backups) -> None:
    kept = backups.make()
    data = bytearray((kept.path / DATABASE_NAME).read_bytes())
    data[-2000] ^= 1
    (kept.path / DATABASE_NAME).write_bytes(data)
    with pytest.raises(VaultIsDamaged, match="backup is damaged"):
        backups.try_newest()


def test_the_journal_tells_of_backups_by_number(backups: Backups, desk: Desk, place: Path) -> None:
    backups.make()
    backups.make_at(place / "by hand")
    made = [(e.subject, e.number) for e in desk.store.journal_entries() if e.event == Event.BACKUP_MADE]
    assert made == [("", 1), ("", 0)]


def test_backups_hold_under_every_fault_of_the_clock(desk: Desk, place: Path) -> None:
    moments: list[Callable[[], datetime]] = [lambda: datetime(1970, 1, 1), lambda: datetime(2076, 1, 1), lambda: NOON]
    for now in moments:
        backups = Backups(desk.store, now)
        backups.set_plan(Plan(str(place), keep=3))
        backups.make()
    assert [each.number for each in backups_at(place)] == [1, 2, 3]
