"""A new key for a vault: who may still open it, who may not, and what a power cut leaves at each step."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from intake_app.problems import VaultIsDamaged, WrongPassphrase
from intake_app.vault import rotation
from intake_app.vault.disk import disk_is_full
from intake_app.vault.halfway import NEXT_DATABASE, NEXT_KEYS
from intake_app.vault.rotation import Content, rotate
from intake_app.vault.slots import KEYS_NAME
from intake_app.vault.vault import DATABASE_NAME
from tests.vault.conftest import CONTENT, PASSPHRASE, digest_of, mark_version, opened, words

COLLEAGUE = "a colleague's own words"


@pytest.fixture
def shared(vault_path: Path) -> Path:
    """A vault that two people open, the second in slot 3."""
    with opened(vault_path) as vault:
        vault.let_in(3, COLLEAGUE)
    return vault_path


def names(path: Path) -> set[str]:
    return {each.name for each in path.iterdir() if each.stat().st_size}


def test_whoever_is_let_in_opens_the_vault(shared: Path) -> None:
    with opened(shared, COLLEAGUE) as vault:
        assert vault.slot == 3
        assert vault.keys_untouched
    assert words(shared) == words(shared, COLLEAGUE)


def test_whoever_is_kept_out_opens_it_no_more(shared: Path) -> None:
    with opened(shared) as vault:
        vault.keep_out(3)
    with pytest.raises(WrongPassphrase):
        opened(shared, COLLEAGUE)
    assert words(shared)


def test_after_a_rotation_those_kept_open_it_with_their_own_passphrases(shared: Path) -> None:
    before, key = words(shared), b""
    with opened(shared) as vault:
        key = bytes(vault.key)
        rotate(vault, {0, 3}, CONTENT)
    for passphrase in (PASSPHRASE, COLLEAGUE):
        with opened(shared, passphrase) as vault:
            assert vault.keys_untouched
            assert bytes(vault.key) != key
        assert words(shared, passphrase) == before
    assert names(shared) == {DATABASE_NAME, KEYS_NAME}


def test_after_a_rotation_the_old_keys_file_opens_nothing(shared: Path, tmp_path: Path) -> None:
    old = (shared / KEYS_NAME).read_bytes()
    with opened(shared) as vault:
        rotate(vault, {0}, CONTENT)
    with pytest.raises(WrongPassphrase):
        opened(shared, COLLEAGUE)
    (shared / KEYS_NAME).write_bytes(old)
    with pytest.raises(VaultIsDamaged):
        opened(shared, COLLEAGUE)


def test_a_rotated_vault_is_private_and_goes_on(shared: Path) -> None:
    with opened(shared) as vault:
        rotate(vault, {0}, CONTENT)
    with opened(shared) as vault:
        vault.connection.execute("INSERT INTO stone (words) VALUES ('after')")
        assert vault.connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert {(shared / name).stat().st_mode & 0o777 for name in (DATABASE_NAME, KEYS_NAME)} == {0o600}


def test_a_keys_file_that_somebody_changed_gets_no_new_key(shared: Path) -> None:
    data = bytearray((shared / KEYS_NAME).read_bytes())
    data[48 + 5 * 184] ^= 1  # a slot that nobody has
    (shared / KEYS_NAME).write_bytes(data)
    with opened(shared) as vault:
        with pytest.raises(VaultIsDamaged):
            rotate(vault, {0, 3}, CONTENT)
        with pytest.raises(VaultIsDamaged):
            vault.let_in(4, "another")
        assert digest_of(vault.connection)


def test_a_copy_that_differs_is_thrown_away_and_the_vault_stays_open(shared: Path) -> None:
    answers = iter((b"one", b"another"))
    with opened(shared) as vault:
        with pytest.raises(VaultIsDamaged):
            rotate(vault, {0}, Content(lambda _: next(answers), mark_version))
        assert digest_of(vault.connection)
    assert names(shared) == {DATABASE_NAME, KEYS_NAME}
    assert words(shared, COLLEAGUE)


class Stopped(BaseException):
    """The power is gone."""


STEPS = (
    "copy_into", "_assert_same", "sync_file", "new_private_file", "take_last_step", "sync_folder",
)  # fmt: skip


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("fault", [Stopped(), disk_is_full()], ids=["power cut", "full disk"])
def test_after_a_fault_at_any_step_the_vault_opens_with_all_that_was_in_it(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, after: bool, fault: BaseException
) -> None:
    before, real, left = words(shared), getattr(rotation, step), tmp_path / "left"

    def failing(*given: object, **named: object) -> None:
        if after:
            real(*given, **named)
        shutil.copytree(shared, left, dirs_exist_ok=True)  # what a power cut at this moment leaves
        raise fault

    vault = opened(shared)
    monkeypatch.setattr(rotation, step, failing)
    with pytest.raises(type(fault)):
        rotate(vault, {0}, CONTENT)
    vault.close()
    monkeypatch.setattr(rotation, step, real)
    for folder in (left, shared):
        assert words(folder) == before
        assert names(folder) == {DATABASE_NAME, KEYS_NAME}


def test_a_cut_between_the_two_renames_is_put_right_at_opening(shared: Path, tmp_path: Path) -> None:
    before, old = words(shared), tmp_path / "old"
    shutil.copytree(shared, old)
    with opened(shared) as vault:
        rotate(vault, {0}, CONTENT)
    halfway = tmp_path / "halfway"
    shutil.copytree(old, halfway)
    shutil.copy(shared / DATABASE_NAME, halfway / NEXT_DATABASE)
    shutil.copy(shared / KEYS_NAME, halfway / KEYS_NAME)
    (halfway / f"{DATABASE_NAME}-journal").write_bytes(b"of the old one")
    assert words(halfway) == before
    assert names(halfway) == {DATABASE_NAME, KEYS_NAME}


def test_what_was_written_before_it_came_into_force_is_thrown_away_at_opening(shared: Path) -> None:
    before = words(shared)
    (shared / NEXT_DATABASE).write_bytes(b"half a database")
    (shared / NEXT_KEYS).write_bytes(b"half a file of keys")
    assert words(shared) == before
    assert names(shared) == {DATABASE_NAME, KEYS_NAME}
