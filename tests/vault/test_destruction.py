"""A destroyed vault opens with nothing, wherever the destroying was cut off, and with no room on the disk."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from intake_app.problems import DiskProblem, NotAVault, VaultIsDamaged, VaultIsInUse, VaultProblem, WrongPassphrase
from intake_app.store.schema import NEWEST, bring_up_to_date
from intake_app.vault import destruction
from intake_app.vault.destruction import confirm_destruction, destroy
from intake_app.vault.reserve import Reserve
from intake_app.vault.slots import KEYS_NAME, Work
from intake_app.vault.vault import create_vault, is_vault, open_vault

PASSPHRASE = "seven stones by the river"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "vault"
    create_vault(path, PASSPHRASE, prepare=bring_up_to_date, work=Work(64, 3))
    return path


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    path = Path(shutil.copytree(made, tmp_path / "vault"))
    Reserve(path).fill()
    return path


def test_nothing_of_a_destroyed_vault_is_left(folder: Path) -> None:
    confirm_destruction(folder, PASSPHRASE)
    done = destroy(folder)
    assert (done.overwritten, done.left) == (True, ())
    assert not folder.exists()
    with pytest.raises(NotAVault):
        confirm_destruction(folder, PASSPHRASE)


def test_what_the_organisation_laid_beside_stays_and_what_is_named_goes(folder: Path) -> None:
    (folder / "words").mkdir()
    (folder / "backup-place").write_text("/somewhere")
    destroy(folder, also=["backup-place"])
    assert [each.name for each in folder.iterdir()] == ["words"]


def test_the_keys_go_before_the_database_and_their_bytes_before_their_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (folder / KEYS_NAME).read_bytes()
    seen: list[tuple[str, bool]] = []
    unlink = Path.unlink

    def watched(path: Path, missing_ok: bool = False) -> None:
        if path.exists():
            seen.append((path.name, path.read_bytes() != before))
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", watched)
    destroy(folder)
    assert seen[0] == (KEYS_NAME, True), "the keys file was written over, and went first"
    assert "vault.db" in [name for name, _ in seen[1:]]


def test_keys_of_copies_in_the_making_go_as_well(folder: Path) -> None:
    vault_id = _id(folder)
    copy = folder.parent / f".backup-{vault_id[:8]}.new"
    shutil.copytree(folder, copy)
    (folder / "keys.next").write_bytes((folder / KEYS_NAME).read_bytes())
    stranger = folder.parent / ".backup-00000000.new"
    stranger.mkdir()
    assert destroy(folder).overwritten
    assert not copy.exists()
    assert not folder.exists()
    assert stranger.exists()


def test_only_the_passphrase_of_the_vault_destroys_it(folder: Path) -> None:
    with pytest.raises(WrongPassphrase):
        confirm_destruction(folder, "not the passphrase")
    assert is_vault(folder)


def test_a_vault_that_is_open_is_not_destroyed(folder: Path) -> None:
    with open_vault(folder, PASSPHRASE, NEWEST), pytest.raises(VaultIsInUse):
        confirm_destruction(folder, PASSPHRASE)


@pytest.mark.parametrize("name", ["vault.db", "keys"])
def test_a_damaged_vault_can_be_destroyed(folder: Path, name: str) -> None:
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(bytes(data))
    confirm_destruction(folder, PASSPHRASE if name == "vault.db" else "any words at all")
    destroy(folder)
    assert not folder.exists()


def test_a_vault_without_its_keys_file_can_be_destroyed(folder: Path) -> None:
    (folder / KEYS_NAME).unlink()
    confirm_destruction(folder, "any words at all")
    destroy(folder)
    assert not folder.exists()


def test_a_full_disk_destroys_as_well(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is created; where even writing over asks for room, as on copy-on-write disks, the reserve is given up."""
    opened, write = os.open, os.write

    def no_new_file(path: os.PathLike[str], flags: int, *rest: int) -> int:
        assert not flags & os.O_CREAT
        return opened(path, flags, *rest)

    def full_until_given_back(handle: int, data: bytes) -> int:
        if (folder / "reserve").exists():
            raise OSError(errno.ENOSPC, "full")
        return write(handle, data)

    monkeypatch.setattr(destruction.os, "open", no_new_file)
    monkeypatch.setattr(destruction.os, "write", full_until_given_back)
    assert destroy(folder).overwritten
    assert not folder.exists()


def test_it_is_told_when_the_disk_let_nothing_be_written_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int, __: bytes) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(destruction.os, "write", full)
    assert not destroy(folder).overwritten
    assert not folder.exists()


def test_keys_that_cannot_go_are_told_and_the_database_is_then_still_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(DiskProblem):
        destroy(folder)
    monkeypatch.undo()
    with pytest.raises(VaultIsDamaged):
        open_vault(folder, PASSPHRASE, NEWEST)
    assert destroy(folder).left == ()
    assert not folder.exists()


def test_cut_off_anywhere_it_opens_as_before_or_never_and_a_second_time_finishes(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at in range(100):
        folder = Path(shutil.copytree(made, tmp_path / f"vault-{at}"))
        whole = _cut_off_at(at, folder, monkeypatch)
        if at == 0:
            open_vault(folder, PASSPHRASE, NEWEST).close()
        elif folder.exists():
            with pytest.raises(VaultProblem):
                open_vault(folder, PASSPHRASE, NEWEST)
        if folder.exists() and any(folder.iterdir()):
            confirm_destruction(folder, PASSPHRASE)
            destroy(folder)
        assert not folder.exists() or not any(folder.iterdir())
        if whole:
            return
    pytest.fail("it never came to its end")


class _PowerCut(BaseException):
    """The machine stops here."""


def _cut_off_at(at: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Destroy, and stop before the ``at``-th thing that changes the disk; whether it came to its end."""
    steps = 0

    def counted(act: Callable[..., object]) -> Callable[..., object]:
        def step(*given: object, **named: object) -> object:
            nonlocal steps
            if steps == at:
                raise _PowerCut
            steps += 1
            return act(*given, **named)

        return step

    with monkeypatch.context() as patch:
        patch.setattr(destruction.os, "write", counted(os.write))
        patch.setattr(Path, "unlink", counted(Path.unlink))
        patch.setattr(Path, "rmdir", counted(Path.rmdir))
        try:
            destroy(folder)
        except _PowerCut:
            return False
    return True


def _id(folder: Path) -> str:
    with open_vault(folder, PASSPHRASE, NEWEST) as vault:
        return vault.vault_id
