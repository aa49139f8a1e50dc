import errno
import os
import stat
from pathlib import Path

import pytest

from intake_app.problems import DiskProblem, NotAVault
from intake_app.vault.disk import disk_problem, disk_told, new_private_file, real_place, replace_private_file

posix = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")


@pytest.fixture
def no_umask() -> object:
    before = os.umask(0)
    yield
    os.umask(before)


@posix
@pytest.mark.usefixtures("no_umask")
def test_a_private_file_is_private_under_any_umask(tmp_path: Path) -> None:
    new_private_file(tmp_path / "new", b"x")
    replace_private_file(tmp_path / "kept", b"x")
    assert {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("new", "kept")} == {0o600}


def test_a_new_file_never_replaces_another(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"before")
    with pytest.raises(FileExistsError):
        new_private_file(tmp_path / "a", b"after")
    assert (tmp_path / "a").read_bytes() == b"before"


def test_a_replaced_file_holds_the_new_content_and_leaves_nothing_beside(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    file.write_bytes(b"before")
    (tmp_path / "keys.new").write_bytes(b"left by a crash")
    replace_private_file(file, b"after")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("keys", b"after")]


def test_a_replacement_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    place = tmp_path / "keys"
    place.mkdir()
    (place / "inside").write_bytes(b"before")
    with pytest.raises(OSError):
        replace_private_file(place, b"after")
    assert [each.name for each in tmp_path.iterdir()] == ["keys"]
    assert (place / "inside").read_bytes() == b"before"


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "full"),
        (errno.EROFS, "cannot be written"),
        (errno.EACCES, "cannot be written"),
        (errno.EIO, "could not"),
    ],
)
def test_each_refusal_of_the_disk_has_its_own_sentence(number: int, told: str) -> None:
    assert told in str(disk_problem(number))
    with pytest.raises(DiskProblem, match=told), disk_told():
        raise OSError(number, "x")


def test_a_path_that_cannot_be_is_told() -> None:
    with pytest.raises(NotAVault):
        real_place(Path("a\0b"))


@posix
def test_a_file_is_on_the_disk_before_its_name_is_and_its_name_before_it_counts_as_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, bool]] = []
    real = os.fsync

    def noted(handle: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        seen.append(("folder" if is_folder else "file", (tmp_path / "keys").exists()))
        real(handle)

    monkeypatch.setattr(os, "fsync", noted)
    monkeypatch.setattr("sys.platform", "linux")
    replace_private_file(tmp_path / "keys", b"new")
    assert seen == [("file", False), ("folder", True)]
