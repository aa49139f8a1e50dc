"""A backup: another vault folder that is whole and read back, or is not there, whatever happens while it is made."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import pytest

from intake_app.problems import BadInput, DiskProblem, VaultIsDamaged, WrongPassphrase
from intake_app.vault import backup
from intake_app.vault.backup import back_up, building_beside, copy_files, open_under_key, second_copies, vault_id_of
from intake_app.vault.disk import disk_is_full
from intake_app.vault.rotation import Content, rotate
from intake_app.vault.slots import KEYS_NAME
from intake_app.vault.vault import DATABASE_NAME
from tests.vault.conftest import CONTENT, digest_of, mark_version, opened, words

COLLEAGUE = "a colleague's own words"


def test_a_backup_is_a_private_vault_with_the_same_content_and_passphrases(vault_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "backup"
    with opened(vault_path) as vault:
        vault.let_in(3, COLLEAGUE)
        back_up(vault, out, CONTENT)
    assert words(out) == words(out, COLLEAGUE) == words(vault_path)
    assert {each.name for each in out.iterdir() if each.stat().st_size} == {DATABASE_NAME, KEYS_NAME}
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in out.iterdir()} == {0o600}
    assert b"CANARY" not in (out / DATABASE_NAME).read_bytes()
    assert vault_id_of(out) == vault_id_of(vault_path)


def test_the_vault_stays_open_and_goes_on_while_it_is_backed_up(vault_path: Path, tmp_path: Path) -> None:
    with opened(vault_path) as vault:
        back_up(vault, tmp_path / "one", CONTENT)
        vault.connection.execute("INSERT INTO stone (words) VALUES ('after')")
        back_up(vault, tmp_path / "two", CONTENT)
    assert words(tmp_path / "one") != words(tmp_path / "two") == words(vault_path)


def test_the_keys_file_of_a_backup_stands_in_for_a_damaged_one(vault_path: Path, tmp_path: Path) -> None:
    with opened(vault_path) as vault:
        back_up(vault, tmp_path / "backup", CONTENT)
    (vault_path / KEYS_NAME).write_bytes(b"\0" * 1568)
    with pytest.raises(VaultIsDamaged):
        opened(vault_path)
    shutil.copy(tmp_path / "backup" / KEYS_NAME, vault_path / KEYS_NAME)
    assert words(vault_path)


def test_an_earlier_backup_opens_with_the_passphrases_of_its_day(vault_path: Path, tmp_path: Path) -> None:
    with opened(vault_path) as vault:
        vault.let_in(3, COLLEAGUE)
        back_up(vault, tmp_path / "before", CONTENT)
        vault.keep_out(3)
        rotate(vault, {0}, CONTENT)
    with opened(vault_path) as vault:
        back_up(vault, tmp_path / "after", CONTENT)
        with pytest.raises(BadInput, match="new key"):
            open_under_key(tmp_path / "before", vault.key, 1)
        with open_under_key(tmp_path / "after", vault.key, 1) as after:
            assert after.keys_untouched
            assert digest_of(after.connection)
    assert words(tmp_path / "before", COLLEAGUE)
    with pytest.raises(WrongPassphrase):
        opened(tmp_path / "after", COLLEAGUE)


def test_a_damaged_backup_does_not_open_under_the_key(vault_path: Path, tmp_path: Path) -> None:
    with opened(vault_path) as vault:
        back_up(vault, tmp_path / "backup", CONTENT)
        data = bytearray((tmp_path / "backup" / DATABASE_NAME).read_bytes())
        data[100] ^= 1
        (tmp_path / "backup" / DATABASE_NAME).write_bytes(data)
        with pytest.raises(VaultIsDamaged):
            open_under_key(tmp_path / "backup", vault.key, 1)
        assert any(vault.key)


@pytest.mark.parametrize("where", ["", "inside", "taken", "nowhere/backup"])
def test_a_backup_goes_to_a_new_folder_outside_the_vault(vault_path: Path, tmp_path: Path, where: str) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "a file").write_text("x")
    out = {"": vault_path, "inside": vault_path / "backup", "taken": taken}.get(where, tmp_path / where)
    with opened(vault_path) as vault, pytest.raises(BadInput):
        back_up(vault, out, CONTENT)
    assert [each.name for each in taken.iterdir()] == ["a file"]
    assert words(vault_path)


def test_no_backup_is_made_with_a_keys_file_that_somebody_changed(vault_path: Path, tmp_path: Path) -> None:
    data = bytearray((vault_path / KEYS_NAME).read_bytes())
    data[48 + 5 * 184] ^= 1
    (vault_path / KEYS_NAME).write_bytes(data)
    with opened(vault_path) as vault, pytest.raises(VaultIsDamaged):
        back_up(vault, tmp_path / "backup", CONTENT)
    assert not (tmp_path / "backup").exists()


def test_a_backup_that_reads_otherwise_than_it_was_written_is_thrown_away(vault_path: Path, tmp_path: Path) -> None:
    answers = iter((b"one", b"another"))
    with opened(vault_path) as vault, pytest.raises(VaultIsDamaged, match="thrown away"):
        back_up(vault, tmp_path / "backup", Content(lambda _: next(answers), mark_version))
    assert [each.name for each in tmp_path.iterdir()] == ["vault"]


def test_a_stick_that_forgets_what_it_was_given_is_found_out(
    vault_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgets(path: Path) -> None:
        if path.name == DATABASE_NAME:
            data = path.read_bytes()
            path.write_bytes(data[:-8192] + bytes(8192))

    monkeypatch.setattr(backup, "_forget_what_was_cached", forgets)
    with opened(vault_path) as vault, pytest.raises(VaultIsDamaged):
        back_up(vault, tmp_path / "backup", CONTENT)
    assert not (tmp_path / "backup").exists()


class Stopped(BaseException):
    """The power is gone."""


STEPS = (
    "new_private_file", "copy_into", "sync_file", "sync_folder", "_forget_what_was_cached", "_read_back",
    "move_into_place",
)  # fmt: skip


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("fault", [Stopped(), disk_is_full()], ids=["power cut", "full disk"])
def test_after_a_fault_at_any_step_the_backup_is_whole_or_not_there(
    vault_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, after: bool, fault: BaseException
) -> None:
    place, left, real = tmp_path / "place", tmp_path / "left", getattr(backup, step)
    place.mkdir()
    before = words(vault_path)

    def failing(*given: object, **named: object) -> None:
        if after:
            real(*given, **named)
        shutil.copytree(place, left, dirs_exist_ok=True)  # what a power cut at this moment leaves
        raise fault

    with opened(vault_path) as vault:
        monkeypatch.setattr(backup, step, failing)
        with pytest.raises(type(fault)):
            back_up(vault, place / "backup", CONTENT)
        monkeypatch.setattr(backup, step, real)
        for folder in (place, left):
            if (folder / "backup").exists():
                assert (step, after) == ("move_into_place", True)
                assert words(folder / "backup") == before
                shutil.rmtree(folder / "backup")
            back_up(vault, folder / "backup", CONTENT)  # and what was left is in nobody's way
            assert [each.name for each in folder.iterdir()] == ["backup"]
    assert words(vault_path) == before


def test_a_folder_for_building_is_private_and_gone_at_the_end(tmp_path: Path) -> None:
    (tmp_path / ".mark.new").mkdir()
    (tmp_path / ".mark.new" / "half").write_text("x")
    with building_beside(tmp_path / "vault", "mark") as building:
        assert stat.S_IMODE(building.stat().st_mode) == 0o700
        assert list(building.iterdir()) == []
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_gone_is_a_problem_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(DiskProblem), building_beside(tmp_path / "gone" / "vault", "mark"):
        pass


def test_a_copy_of_the_files_opens_and_is_private(vault_path: Path, tmp_path: Path) -> None:
    (vault_path / "something else").write_text("not copied")
    copy = tmp_path / "copy"
    copy.mkdir(mode=0o700)
    copy_files(vault_path, copy)
    assert words(copy) == words(vault_path)
    assert {each.name for each in copy.iterdir()} >= {DATABASE_NAME, KEYS_NAME}
    assert not (copy / "something else").exists()
    assert {stat.S_IMODE(each.stat().st_mode) for each in copy.iterdir()} == {0o600}


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("vault.sync-conflict-20261124-101500-ABCDEF.db", True),
        ("vault (conflicted copy 2026-11-24).db", True),
        ("vault-LAPTOP.db", True),
        ("keys (1)", True),
        ("keys_old", True),
        ("vault.db", False),
        ("keys", False),
        ("keys.new", False),
        ("vault.db-journal", False),
        ("backup-place", False),
        ("reserve", False),
    ],
)
def test_copies_that_a_syncing_program_leaves_are_seen(tmp_path: Path, name: str, is_one: bool) -> None:
    (tmp_path / name).write_bytes(b"")
    assert second_copies(tmp_path) == ((name,) if is_one else ())


def test_a_folder_that_does_not_read_has_no_second_copies_and_no_id(tmp_path: Path) -> None:
    assert second_copies(tmp_path / "gone") == ()
    assert vault_id_of(tmp_path / "gone") is None
