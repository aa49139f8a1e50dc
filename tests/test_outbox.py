"""Files that leave: whole, private, and never over another."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from intake_app.outbox import write_new_file
from intake_app.problems import BadInput, Problem


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_a_file_is_this_users_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_new_file(tmp_path / "p.pdf", b"paper")
    finally:
        os.umask(before)
    assert (tmp_path / "p.pdf").read_bytes() == b"paper"
    assert stat.S_IMODE((tmp_path / "p.pdf").stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [tmp_path / "p.pdf"]


def test_what_is_there_already_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "p.pdf").write_bytes(b"mine")
    for place in (tmp_path / "p.pdf", tmp_path, tmp_path / "none" / "p.pdf"):
        with pytest.raises(BadInput):
            write_new_file(place, b"paper")
    assert (tmp_path / "p.pdf").read_bytes() == b"mine"


@pytest.mark.skipif(sys.platform == "win32", reason="a link needs rights there")
def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "p.pdf").symlink_to(tmp_path / "elsewhere.pdf")
    with pytest.raises(BadInput):
        write_new_file(tmp_path / "p.pdf", b"paper")
    assert not (tmp_path / "elsewhere.pdf").exists()


def test_a_name_that_no_disk_takes_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    for place in (tmp_path / ("x" * 300), tmp_path / ("x" * 300) / "p.pdf"):
        with pytest.raises(Problem):
            write_new_file(place, b"paper")
    assert list(tmp_path.iterdir()) == []


def test_the_longest_name_that_the_disk_takes_is_taken(tmp_path: Path) -> None:
    write_new_file(tmp_path / ("x" * 251 + ".pdf"), b"paper")
    assert len(list(tmp_path.iterdir())) == 1
