"""The reserve is private, real, used once it is needed, and kept back again."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from intake_app.problems import BadInput, DiskProblem
from intake_app.vault.disk import disk_is_full
from intake_app.vault.reserve import FOR_ERASING, RESERVE_BYTES, RESERVE_NAME, Reserve


class _Disk:
    """Takes a write only while the reserve is given up."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.written = folder, 0

    def write(self) -> int:
        if (self.folder / RESERVE_NAME).exists():
            raise disk_is_full()
        self.written += 1
        return self.written


@pytest.fixture
def reserve(tmp_path: Path) -> Reserve:
    made = Reserve(tmp_path)
    made.fill()
    return made


def test_the_reserve_is_private_and_takes_real_room(reserve: Reserve, tmp_path: Path) -> None:
    file = tmp_path / RESERVE_NAME
    assert reserve.whole
    assert reserve.size == RESERVE_BYTES
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(set(file.read_bytes())) == 256


def test_a_whole_reserve_is_left_alone(reserve: Reserve, tmp_path: Path) -> None:
    before = (tmp_path / RESERVE_NAME).read_bytes()
    reserve.fill()
    assert (tmp_path / RESERVE_NAME).read_bytes() == before


def test_a_full_disk_takes_the_write_and_the_rest_is_kept_back_again(reserve: Reserve, tmp_path: Path) -> None:
    disk = _Disk(tmp_path)
    assert reserve.behind(disk.write, leaving=FOR_ERASING) == 1
    assert reserve.whole


def test_saving_leaves_what_an_erasure_needs(reserve: Reserve, tmp_path: Path) -> None:
    (tmp_path / RESERVE_NAME).write_bytes(bytes(FOR_ERASING))
    disk = _Disk(tmp_path)
    with pytest.raises(DiskProblem):
        Reserve(tmp_path).behind(disk.write, leaving=FOR_ERASING)
    (tmp_path / RESERVE_NAME).write_bytes(bytes(FOR_ERASING))
    assert Reserve(tmp_path).behind(disk.write) == 1


def test_another_problem_leaves_the_reserve(reserve: Reserve) -> None:
    def refuse() -> None:
        raise BadInput(disk_is_full().what, disk_is_full().do)

    with pytest.raises(BadInput):
        reserve.behind(refuse)
    assert reserve.whole


def test_a_folder_that_takes_nothing_has_no_reserve(tmp_path: Path) -> None:
    missing = Reserve(tmp_path / "nowhere")
    missing.fill()
    assert not missing.whole
    assert not missing.give_up()
