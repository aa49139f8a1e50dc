"""Any bytes become rows of text or a refusal, each with its own number, and nothing is lost in silence."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.readers.reading import Notes, Refused
from intake_app.readers.tables import MOST_CELL, Row, read_table

HEADER = "id,name\n"


def read(data: str | bytes) -> tuple[tuple[Row, ...], list[tuple[int, str]]]:
    notes = Notes()
    rows = read_table("t.csv", data.encode() if isinstance(data, str) else data, notes)
    return rows, [(warning.row, warning.code) for warning in notes.warnings]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_common_encoding_is_read_right(encoding: str) -> None:
    rows, warnings = read("id,name,more\n1,Café – Élan,x\n".encode(encoding))
    assert rows[0].cells["name"] == "Café – Élan"
    assert warnings == ([(0, "old_encoding")] if encoding == "cp1252" else [])


def test_an_unclosed_quote_costs_no_other_row() -> None:
    rows, warnings = read(HEADER + '1,"open\n2,two\n3,"three"\n4,"fo\nur"\n')
    assert [row.cells["name"] for row in rows] == ["open", "two", "three", "fo\nur"]
    assert warnings == [(2, "open_quote")]


def test_an_unclosed_quote_in_the_last_row_is_told() -> None:
    rows, warnings = read(HEADER + '1,one\n2,"two')
    assert [row.cells["name"] for row in rows] == ["one", "two"]
    assert warnings == [(3, "open_quote")]


def test_nul_characters_are_left_out_and_told() -> None:
    rows, warnings = read(b"id,name\n1,o\x00ne\n")
    assert rows[0].cells["name"] == "one"
    assert warnings == [(2, "nul")]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_is_read(ending: str) -> None:
    rows, _ = read(ending.join(["id,name", "1,one", "2,two"]))
    assert [row.number for row in rows] == [2, 3]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_marks_between_cells_are_understood(mark: str) -> None:
    rows, _ = read(f"id{mark}name\n1{mark}one\n")
    assert rows[0].cells == {"id": "1", "name": "one"}


def test_blank_lines_count_as_a_spreadsheet_counts_them() -> None:
    rows, _ = read(HEADER + "\n1,one\n")
    assert rows[0].number == 3


def test_a_row_that_is_too_long_is_cut_and_told_and_one_too_short_is_kept() -> None:
    rows, warnings = read(HEADER + "1,one,extra\n2\n")
    assert [dict(row.cells) for row in rows] == [{"id": "1", "name": "one"}, {"id": "2"}]
    assert warnings == [(2, "long_row")]


def test_a_cell_of_a_million_characters_stops_nothing() -> None:
    rows, warnings = read(HEADER + f'1,"{"x" * (MOST_CELL + 9)}"\n2,two\n')
    assert rows[-1].cells["name"] == "two"
    assert warnings == [(2, "open_quote")]


def test_column_names_are_read_without_regard_to_case_and_blanks() -> None:
    rows, _ = read(" ID , Organisation Id \n1,o\n")
    assert rows[0].cells == {"id": "1", "organization_id": "o"}


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\\")), min_size=1, max_size=4)
)
def test_a_well_written_cell_comes_back_as_it_was(cells: list[str]) -> None:
    file = io.StringIO()
    csv.writer(file).writerows([[f"c{number}" for number in range(len(cells))], cells])
    rows, warnings = read(file.getvalue())
    expected = {f"c{number}": cell.strip() for number, cell in enumerate(cells) if cell.strip()}
    assert (dict(rows[0].cells) if rows else {}) == expected
    assert warnings == []


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read(HEADER.encode() + data)
        read(data)
    except Refused:
        pass
