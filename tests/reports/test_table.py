"""A table opens in a spreadsheet as text, whatever its cells say."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.reports.table import table, text_of

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u2066=1", "＝1")


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_cell_that_could_be_a_formula_is_marked_as_text(cell: str) -> None:
    assert read(table(["a"], [[cell]])) == [["a"], [f"'{cell}"]]


def test_a_number_stays_a_number_and_the_words_stay_the_words() -> None:
    data = table(["n", "what"], [[-3, 'said "so", سلام']])
    assert data.startswith(b"\xef\xbb\xbf")
    assert read(data) == [["n", "what"], ["-3", 'said "so", سلام']]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=9), min_size=1))
def test_every_cell_comes_back_as_it_was_but_for_the_mark(cells: list[str]) -> None:
    _, back = read(table(["x"] * len(cells), [cells]))
    assert all(got in (cell, f"'{cell}") for got, cell in zip(back, cells, strict=True))
    assert not any(got.lstrip().startswith(("=", "+", "-", "@")) for got in back)


@given(st.lists(st.text(st.sampled_from("'=+-@a1\t\r \u200b＝")), min_size=1, max_size=5))
def test_reading_a_table_again_gives_the_identical_values(cells: list[str]) -> None:
    """T61: also for a text that begins with an apostrophe of its own, and for a telephone number."""
    _, back = read(table(["x"] * len(cells), [cells]))
    assert list(map(text_of, back)) == cells
    assert [text_of(cell) for cell in read(table(["x"], [["+234 800 123"]]))[1]] == ["+234 800 123"]
