"""JSON of any shape becomes rows or a refusal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.readers.hsds import read_directory
from intake_app.readers.nested import read_nested
from intake_app.readers.reading import Notes, Refused

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "name", "status", "contents", "services", "phones", "organization", "location", "a.csv"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(values)
def test_any_json_is_read(document: object) -> None:
    read_nested("x.json", json.dumps(document).encode(), Notes())


@pytest.mark.parametrize(
    "data", [b"[" * 200_000, b"{", b'{"a": 1' + b"0" * 5000 + b"}", b"\xff\xfe\x00", b'{"a": tru}', b'{"a":' * 200_000]
)
def test_broken_or_absurd_json_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        read_nested("x.json", data, Notes())


def test_records_nested_without_end_are_cut_and_told() -> None:
    document: dict[str, object] = {"id": "s", "name": "n", "status": "active"}
    for _ in range(60):
        document = {"id": "s", "name": "n", "status": "active", "services": [document]}
    notes = Notes()
    read_nested("x.json", json.dumps(document).encode(), notes)
    assert "many_rows" in {warning.code for warning in notes.warnings}


def test_a_name_that_stands_twice_is_told_and_the_last_counts(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text('{"id": "1", "name": "first", "name": "last", "status": "active"}')
    reading = read_directory(file)
    assert reading.services[0].name == "last"
    assert [warning.code for warning in reading.warnings] == ["same_key", "missing_organization"]


def test_a_record_of_another_kind_is_told_with_its_number(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text('[{"id": "1", "name": "n", "status": "active"}, {"colour": "blue"}]')
    reading = read_directory(file)
    assert len(reading.services) == 1
    assert ("x.json", 2, "odd_record") in {(each.file, each.row, each.code) for each in reading.warnings}
