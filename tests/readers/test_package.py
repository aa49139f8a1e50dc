"""A package is opened whole or refused with its reason, and nothing outside it is touched."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest

from intake_app.readers.package import MOST_BYTES, open_package
from intake_app.readers.reading import Notes, Refused


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        open_package(path, Notes())
    return refused.value.code


def zipped(path: Path, *members: tuple[zipfile.ZipInfo | str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members:
            archive.writestr(member, content)
    return path


@pytest.mark.parametrize(
    "name", ["../services.csv", "/services.csv", "a/../../services.csv", "..\\services.csv", "C:services.csv"]
)
def test_a_zip_that_reaches_outside_is_refused(tmp_path: Path, name: str) -> None:
    assert refusal(zipped(tmp_path / "x.zip", (name, b"id,name"))) == "unsafe_zip"


def test_a_zip_with_a_link_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("services.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert refusal(zipped(tmp_path / "x.zip", (link, b"/etc/passwd"))) == "unsafe_zip"


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    assert refusal(zipped(tmp_path / "x.zip", ("services.csv", bytes(MOST_BYTES + 1)))) == "too_big"


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    packed = zipped(tmp_path / "x.zip", ("services.csv", bytes(MOST_BYTES + 1)))
    data = packed.read_bytes()
    true_size = (MOST_BYTES + 1).to_bytes(4, "little")
    packed.write_bytes(data.replace(true_size, (10).to_bytes(4, "little")))
    assert refusal(packed) in {"bad_zip", "too_big"}


def test_a_zip_with_too_many_members_is_refused(tmp_path: Path) -> None:
    assert refusal(zipped(tmp_path / "x.zip", *((f"{number}.csv", b"") for number in range(300)))) == "unsafe_zip"


@pytest.mark.parametrize("cut", [4, 30, 60])
def test_a_damaged_zip_is_refused(tmp_path: Path, cut: int) -> None:
    packed = zipped(tmp_path / "x.zip", ("services.csv", os.urandom(500)))
    packed.write_bytes(packed.read_bytes()[:-cut])
    assert refusal(packed) in {"bad_zip", "unsafe_zip"}


def test_a_zip_inside_a_zip_is_not_opened(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("services.csv", "id,name\n")
    assert open_package(zipped(tmp_path / "x.zip", ("inner.zip", inner.getvalue())), Notes()).files == {}


def test_what_is_no_package_is_refused_by_its_kind(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("hello")
    (tmp_path / "empty").write_bytes(b"")
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "nowhere") == "missing"
    assert refusal(tmp_path / "note.txt") == "not_a_directory"
    assert refusal(tmp_path / "empty") == "not_a_directory"
    assert refusal(tmp_path / "pipe") == "unreadable"
    assert refusal(tmp_path / "nul\x00name") == "unreadable"


def test_a_folder_too_big_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "services.csv").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert refusal(tmp_path) == "too_big"


def test_a_pipe_or_folder_among_the_tables_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "phones.csv")
    (tmp_path / "services.csv").mkdir()
    (tmp_path / "organizations.csv").write_text("id\n")
    assert list(open_package(tmp_path, Notes()).files) == ["organizations.csv"]
