"""A JSON file from outside."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake_app.problems import BadInput
from intake_app.readers.json_file import load_json


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[1,]", b'{"a": 1, "a": 2}', b"NaN", b"[" * 100_000, b"\xff\xfe{\x00}\x00", b'"\x00"', b"1 2", b"{}x"],
)
def test_what_is_no_json_is_told_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "f.json"
    path.write_bytes(content)
    with pytest.raises(BadInput):
        load_json(path)


def test_a_missing_file_a_folder_and_a_huge_file_are_refused(tmp_path: Path) -> None:
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(30_000_000)
    for path in (tmp_path / "none.json", tmp_path, huge):
        with pytest.raises(BadInput):
            load_json(path)


@given(st.binary(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_raise_anything_else(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "f.json"
    path.write_bytes(content)
    try:
        load_json(path)
    except BadInput:
        return
