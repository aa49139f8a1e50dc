"""A workbook holds the very texts that were put into it, and none of them as a formula."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from intake_app.reports.workbook import workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read(data: bytes) -> list[list[str]]:
    """The texts of the only sheet, as a spreadsheet reads them; asserts that each is text by its type."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    assert sheet.findall(f".//{MAIN}f") == []
    return [[_cell(cell) for cell in row] for row in sheet.iter(f"{MAIN}row")]


def _cell(cell: ElementTree.Element) -> str:
    assert cell.get("t") == "inlineStr"
    text = cell.findtext(f"{MAIN}is/{MAIN}t") or ""
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_every_text_comes_back_as_it_was(cells: list[str]) -> None:
    assert read(workbook(["x"] * len(cells), [cells])) == [["x"] * len(cells), cells]


def test_what_looks_like_a_formula_or_like_an_escape_stays_text() -> None:
    cells = ["=1+1", "+234 800 123", "-5", "@x", "_x0041_", "\t=1", "<b>&", " a "]
    assert read(workbook(["x"] * len(cells), [cells]))[1] == cells


def test_nothing_tells_who_made_it_or_when() -> None:
    data = workbook(["a"], [["b"]])
    assert data == workbook(["a"], [["b"]])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any("docProps" in name for name in archive.namelist())
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
