"""Restoring a backup: what comes back, what stays erased, who stays shut out, and what a fault leaves."""

from __future__ import annotations

import shutil
import stat
from datetime import datetime
from pathlib import Path

import pytest

from intake_app import restoring
from intake_app.backups import PLACE_NAME, Backups, Plan, remembered_place
from intake_app.conversation.answers import State, Text
from intake_app.desk import Desk
from intake_app.keyholders import Keyholders
from intake_app.languages.catalogs import load_language
from intake_app.languages.language import plain
from intake_app.problems import BadInput, VaultIsDamaged, VaultIsInUse, VaultIsNewer, WrongPassphrase
from intake_app.restoring import Restored, good_backup_of, restore, restore_beside
from intake_app.store.content import content_digest
from intake_app.store.journal import Event
from intake_app.vault.disk import disk_is_full
from intake_app.vault.vault import DATABASE_NAME, open_vault
from tests.conftest import PASSPHRASE, TODAY

OTHER = "another five words of mine"
PAGE = 4096


def opened(path: Path, passphrase: str = PASSPHRASE) -> Desk:
    return Desk.open(path, passphrase, today=lambda: TODAY)


def meet(path: Path, name: str, *, more: bool = False) -> str:
    with opened(path) as desk:
        sitting = desk.begin("en")
        with sitting.held():
            sitting.answer("consent_record", State.ANSWERED, "yes")
            sitting.answer("call_name", State.ANSWERED, Text(name, "en"))
            if more:
                sitting.answer("own_words", State.ANSWERED, Text("a quiet room", "en"))
            sitting.stop()
        return sitting.record.id


def backed_up(path: Path, out: Path) -> Path:
    with opened(path) as desk:
        Backups(desk.store).make_at(out)
    return out


def at_place(path: Path, place: Path) -> Path:
    """An automatic backup at ``place``."""
    place.mkdir(exist_ok=True)
    with opened(path) as desk:
        backups = Backups(desk.store, lambda: datetime(2026, 11, 24, 12, 0))
        if backups.plan().place != str(place):
            backups.set_plan(Plan(str(place)))
        return backups.make().path


def people(path: Path, passphrase: str = PASSPHRASE) -> set[str]:
    with opened(path, passphrase) as desk:
        assert desk.check().ok
        return {row.name or "" for row in desk.people().people}


def erase(path: Path, record: str) -> None:
    with opened(path) as desk:
        desk.erase_record(record)


def flip(path: Path, at: int = -2000) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def put_back(backup: Path, path: Path, **more: object) -> Restored:
    return restore(backup, path, PASSPHRASE, today=lambda: TODAY, **more)  # type: ignore[arg-type]


def beside(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir()}


def test_a_restored_vault_holds_what_the_vault_held(vault: Path, tmp_path: Path) -> None:
    record = meet(vault, "Lamp", more=True)
    backup = backed_up(vault, tmp_path / "backup")
    with open_vault(vault, PASSPHRASE, 99) as held, open_vault(backup, PASSPHRASE, 99) as copy:
        rows = "SELECT * FROM conversations ORDER BY id"
        assert held.connection.execute(rows).fetchall() == copy.connection.execute(rows).fetchall()
    with opened(vault) as desk:
        known = desk.record(record)
    restored = put_back(backup, tmp_path / "new")
    assert restored == Restored(tmp_path / "new", 0, knows=False)
    with opened(tmp_path / "new") as desk:
        assert desk.record(record) == known
        assert desk.check().ok
        assert [e.number for e in desk.store.journal_entries() if e.event == Event.RESTORED] == [0]
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert beside(vault) == {"vault", "backup", "new"}


def test_the_drill_gives_back_the_same_digest(vault: Path, tmp_path: Path) -> None:
    meet(vault, "Lamp")
    with opened(vault) as desk:
        digest = content_digest(desk.store.vault.connection)
        Backups(desk.store, lambda: datetime(2026, 11, 24)).make_at(tmp_path / "backup")
    shutil.copytree(tmp_path / "backup", tmp_path / "profile")
    with open_vault(tmp_path / "profile", PASSPHRASE, 99) as copy:
        assert content_digest(copy.connection) == digest


def test_what_was_erased_stays_erased_when_an_older_backup_is_restored_over(vault: Path, tmp_path: Path) -> None:
    gone, stays = meet(vault, "Lantern"), meet(vault, "Lamp")
    backup = backed_up(vault, tmp_path / "backup")
    erase(vault, gone)
    meet(vault, "Later")
    restored = put_back(backup, vault)
    assert (restored.path, restored.knows) == (vault, True)
    assert restored.erased >= 1
    assert people(vault) == {"Lamp"}
    with opened(vault) as desk:
        assert desk.store.record(gone) is None
        assert desk.record(stays)
    assert restored.former == tmp_path / "vault.before-restore"
    assert people(restored.former) == {"Lamp", "Later"}


@pytest.mark.parametrize("part", ["conversation", "answer"])
def test_a_part_that_was_erased_stays_erased_too(vault: Path, tmp_path: Path, part: str) -> None:
    record = meet(vault, "Lamp", more=True)
    backup = backed_up(vault, tmp_path / "backup")
    with opened(vault) as desk:
        if part == "answer":
            desk.erase_answer(record, "own_words")
        else:
            desk.erase_conversation(desk.record(record).conversations[0].id)
    put_back(backup, vault)
    with opened(vault) as desk:
        assert desk.check().ok
        found = desk.store.record(record)
        if part == "answer":
            assert found is not None
            assert [a.question for c in found.conversations for a in c.answers] == ["consent_record", "call_name"]
        else:
            assert found is None
        assert desk.store.tombstones()


def test_who_was_erased_before_a_newer_backup_stays_erased_at_a_new_place(vault: Path, tmp_path: Path) -> None:
    gone = meet(vault, "Lantern")
    first = at_place(vault, tmp_path / "stick")
    erase(vault, gone)
    at_place(vault, tmp_path / "stick")
    restored = put_back(first, tmp_path / "new")
    assert people(tmp_path / "new") == set()
    assert restored.erased >= 1
    assert not restored.knows


def test_a_known_vault_tells_what_was_erased(vault: Path, tmp_path: Path) -> None:
    gone = meet(vault, "Lantern")
    backup = backed_up(vault, tmp_path / "backup")
    erase(vault, gone)
    restored = put_back(backup, tmp_path / "new", known=vault)
    assert restored.knows
    assert people(tmp_path / "new") == set()


def test_a_damaged_vault_still_tells_what_it_can_and_no_more_is_claimed(vault: Path, tmp_path: Path) -> None:
    gone = meet(vault, "Lantern")
    backup = backed_up(vault, tmp_path / "backup")
    erase(vault, gone)
    with open_vault(vault, PASSPHRASE, 99) as opened_vault:
        opened_vault.connection.execute("DELETE FROM journal WHERE seq = 2")
    restored = restore_beside(vault, backup, PASSPHRASE, today=lambda: TODAY)
    assert (restored.path, restored.knows) == (tmp_path / "vault-restored", False)
    assert people(restored.path) == set()
    assert restore_beside(vault, backup, PASSPHRASE).path == tmp_path / "vault-restored-2"


def test_nothing_is_known_from_a_vault_that_does_not_read(vault: Path, tmp_path: Path) -> None:
    meet(vault, "Lamp")
    backup = backed_up(vault, tmp_path / "backup")
    (vault / "words" / "ar").mkdir(parents=True)
    flip(vault / DATABASE_NAME, 100)
    restored = restore_beside(vault, backup, PASSPHRASE, today=lambda: TODAY)
    assert not restored.knows
    assert people(restored.path) == {"Lamp"}
    assert (restored.path / "words" / "ar").is_dir()


def test_whoever_was_revoked_stays_shut_out_and_whoever_came_since_stays(vault: Path, tmp_path: Path) -> None:
    with opened(vault) as desk:
        Keyholders(desk.store, TODAY).add("W-4", "four words of a colleague")
        Backups(desk.store).make_at(tmp_path / "backup")
        keys = Keyholders(desk.store, TODAY)
        keys.revoke(1)
        keys.add("W-5", "words of somebody new")
        keys.change(0, OTHER)
    put_back(tmp_path / "backup", vault, present_passphrase=OTHER)
    with pytest.raises(WrongPassphrase):
        opened(vault, "four words of a colleague")
    with pytest.raises(WrongPassphrase):
        opened(vault, PASSPHRASE)
    for passphrase in (OTHER, "words of somebody new"):
        with opened(vault, passphrase) as desk:
            assert [each.name for each in Keyholders(desk.store, TODAY).all()] == ["", "W-5"]


def test_the_place_for_backups_goes_along(vault: Path, tmp_path: Path) -> None:
    first = at_place(vault, tmp_path / "stick")
    put_back(first, tmp_path / "new")
    assert remembered_place(tmp_path / "new") == tmp_path / "stick"
    with opened(tmp_path / "new") as desk:
        assert Backups(desk.store).make().number == 2


@pytest.mark.parametrize("where", ["vault", "vault/inside", "."])
def test_a_backup_is_not_restored_onto_itself(vault: Path, tmp_path: Path, where: str) -> None:
    with pytest.raises(BadInput):
        put_back(vault, tmp_path / where)
    assert people(vault) == set()


def test_nothing_but_a_new_folder_or_the_same_vault_is_restored_to(vault: Path, tmp_path: Path) -> None:
    backup = backed_up(vault, tmp_path / "backup")
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "a file").write_text("x")
    with pytest.raises(BadInput):
        put_back(backup, taken)
    foreign = Path(shutil.copytree(vault, tmp_path / "foreign"))
    flip(foreign / "keys", 20)
    with pytest.raises(BadInput, match="not the vault"):
        put_back(backup, foreign)
    with pytest.raises(BadInput, match="not a backup"):
        put_back(taken, tmp_path / "new")
    assert (taken / "a file").read_text() == "x"
    assert not (tmp_path / "new").exists()


def test_passphrases_that_open_nothing_are_told_apart(vault: Path, tmp_path: Path) -> None:
    backup = backed_up(vault, tmp_path / "backup")
    with pytest.raises(WrongPassphrase, match="the backup"):
        restore(backup, tmp_path / "new", OTHER)
    with pytest.raises(WrongPassphrase, match="that is there"):
        restore(backup, vault, PASSPHRASE, present_passphrase=OTHER)
    assert beside(vault) == {"vault", "backup"}


def test_a_vault_that_is_open_elsewhere_is_not_restored_over(vault: Path, tmp_path: Path) -> None:
    backup = backed_up(vault, tmp_path / "backup")
    with opened(vault), pytest.raises(VaultIsInUse):
        put_back(backup, vault)
    assert beside(vault) == {"vault", "backup"}


@pytest.mark.parametrize("at", [100, -2000])
def test_a_damaged_vault_is_never_restored_over(vault: Path, tmp_path: Path, at: int) -> None:
    backup = backed_up(vault, tmp_path / "backup")
    flip(vault / DATABASE_NAME, at)
    before = (vault / DATABASE_NAME).read_bytes()
    with pytest.raises(VaultIsDamaged, match="new folder"):
        put_back(backup, vault)
    assert (vault / DATABASE_NAME).read_bytes() == before
    assert beside(vault) == {"vault", "backup"}


def test_a_backup_of_a_newer_cairn_is_refused_by_name(vault: Path, tmp_path: Path) -> None:
    backup = backed_up(vault, tmp_path / "backup")
    with open_vault(backup, PASSPHRASE, 99) as later:
        later.connection.execute("PRAGMA user_version=98")
    with pytest.raises(VaultIsNewer):
        put_back(backup, tmp_path / "new")
    with pytest.raises(VaultIsNewer):
        put_back(backup, vault)
    assert beside(vault) == {"vault", "backup"}


@pytest.mark.parametrize("how", ["flip", "cut", "short", "empty", "old page"])
def test_a_damaged_backup_is_refused_and_the_good_one_is_named(vault: Path, tmp_path: Path, how: str) -> None:
    meet(vault, "Lamp")
    good = at_place(vault, tmp_path / "stick")
    meet(vault, "Later")
    bad = at_place(vault, tmp_path / "stick")
    file = bad / DATABASE_NAME
    data = file.read_bytes()
    broken = {
        "flip": data[:-2000] + bytes([data[-2000] ^ 1]) + data[-1999:], "cut": data[:-PAGE], "short": data[: 3 * PAGE],
        "empty": b"", "old page": data[: 4 * PAGE] + (good / DATABASE_NAME).read_bytes()[4 * PAGE : 12 * PAGE]
        + data[12 * PAGE :],
    }  # fmt: skip
    file.write_bytes(broken[how])
    with pytest.raises(VaultIsDamaged) as refused:
        put_back(bad, tmp_path / "new")
    assert good.name in plain(load_language("en").text(refused.value.do))
    assert beside(vault) == {"vault", "stick"}
    shutil.rmtree(good)
    with pytest.raises(VaultIsDamaged, match="older one"):
        put_back(bad, tmp_path / "new")


def test_a_copy_that_was_taken_while_somebody_saved_is_refused_or_is_whole(vault: Path, tmp_path: Path) -> None:
    """A file copy reads page after page while the vault changes beneath it."""
    meet(vault, "Lamp")
    before = (vault / DATABASE_NAME).read_bytes()
    meet(vault, "Later")
    after = (vault / DATABASE_NAME).read_bytes()
    pages = max(len(before), len(after)) // PAGE
    seen = set()
    for cut in range(0, pages + 1, max(1, pages // 12)):
        copy = Path(shutil.copytree(vault, tmp_path / f"copy-{cut}"))
        (copy / DATABASE_NAME).write_bytes(before[: cut * PAGE] + after[cut * PAGE :])
        try:
            put_back(copy, tmp_path / f"new-{cut}")
        except VaultIsDamaged:
            seen.add("refused")
        else:
            names = people(tmp_path / f"new-{cut}")
            assert names in ({"Lamp"}, {"Lamp", "Later"})
            seen.add("whole")
    assert seen == {"refused", "whole"}


def test_the_newest_good_backup_is_found_for_a_vault_that_does_not_open(vault: Path, tmp_path: Path) -> None:
    made = [at_place(vault, tmp_path / "stick") for _ in range(3)]
    flip(made[2] / DATABASE_NAME)
    flip(vault / DATABASE_NAME, 100)
    found = good_backup_of(vault, PASSPHRASE, today=lambda: TODAY)
    assert found is not None
    assert found.path == made[1]
    assert good_backup_of(vault, OTHER) is None
    assert beside(vault) == {"vault", "stick"}
    (vault / PLACE_NAME).unlink()
    assert good_backup_of(vault, PASSPHRASE) is None


def test_it_is_found_without_a_keys_file_too(vault: Path, tmp_path: Path) -> None:
    made = at_place(vault, tmp_path / "stick")
    (vault / "keys").write_bytes(b"gone")
    found = good_backup_of(vault, PASSPHRASE, today=lambda: TODAY)
    assert found is not None
    assert found.path == made


class Stopped(BaseException):
    """The power is gone."""


NEW = ("copy_files", "take_over", "remember_place", "sync_folder", "move_into_place")
OVER = ("copy_files", "take_over", "_carry_over", "back_up", "rotate")


@pytest.mark.parametrize(
    ("step", "over"), [*((step, False) for step in NEW), *((step, True) for step in OVER)], ids=str
)
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("fault", [Stopped(), disk_is_full()], ids=["power cut", "full disk"])
def test_after_a_fault_at_any_step_there_is_the_former_vault_or_the_restored_one(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, over: bool, after: bool,
    fault: BaseException,
) -> None:  # fmt: skip
    gone = meet(vault, "Lantern")
    meet(vault, "Lamp")
    backup = backed_up(vault, tmp_path / "backup")
    erase(vault, gone)
    meet(vault, "Later")
    left, real, path = tmp_path / "left", getattr(restoring, step), vault if over else tmp_path / "new"

    def failing(*given: object, **named: object) -> None:
        if after:
            real(*given, **named)
        if path.exists():
            shutil.copytree(path, left, dirs_exist_ok=True)  # what a power cut at this moment leaves
        raise fault

    monkeypatch.setattr(restoring, step, failing)
    with pytest.raises(type(fault)):
        put_back(backup, path, **({} if over else {"known": vault}))
    monkeypatch.setattr(restoring, step, real)
    for folder in (path, left):
        if folder.exists():
            assert people(folder) in (({"Lamp", "Later"}, {"Lamp"}) if over else ({"Lamp"},))
    assert not any(name.startswith(".restore") for name in beside(vault))
    if not over and not path.exists():
        put_back(backup, path, known=vault)
        assert people(path) == {"Lamp"}
