"""Blocks over pages: nothing is lost, no line stands alone, rows keep one line."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.typeset import Block, Box, Column, Paragraph, Row, Rule, Spacer, TextStyle, build_pdf, bullets, rows
from intake_app.typeset.document import stack_on_pages
from intake_app.typeset.lines import Line
from intake_app.typeset.tags import Element

WIDTH, HEIGHT = 400.0, 300.0
HEADING = TextStyle(size=14, bold=True, keep_with_next=True, tag="H2")


class Register:
    """In the place of a pen: writes down how many lines are drawn together, and what they say."""

    def __init__(self) -> None:
        self.parts: list[tuple[str, int]] = []

    def lines(self, placed: Sequence[tuple[Line, float, float]], **_: object) -> None:
        self.parts.append(("".join(piece.text for piece in placed[0][0].pieces), len(placed)))

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        yield

    def box(self, *_: object, **__: object) -> None: ...


counts = st.lists(st.integers(1, 40), min_size=1, max_size=12)
kinds = st.lists(st.sampled_from(["text", "box", "row", "bullets", "heading"]), min_size=12, max_size=12)


def story(counts: list[int], kinds: list[str]) -> list[Block]:
    blocks: list[Block] = []
    for number, (lines, kind) in enumerate(zip(counts, kinds, strict=False)):
        text = Paragraph("\n".join([f"{number}"] * lines))
        if kind == "heading":
            blocks += [Paragraph("Heading", HEADING), text]
        elif kind == "row":
            blocks.append(Row(Paragraph("label"), text, rtl=False))
        elif kind == "bullets":
            blocks += bullets([text])
        else:
            blocks.append(Box([Paragraph("Title", HEADING), text]) if kind == "box" else text)
    return blocks


@given(counts, kinds)
@settings(deadline=None)
def test_no_line_of_a_text_stands_alone_and_none_is_lost(counts: list[int], kinds: list[str]) -> None:
    register = Register()
    for page in stack_on_pages(story(counts, kinds), WIDTH, HEIGHT):
        for placed in page:
            placed.block.draw(register, 0, -placed.down)  # type: ignore[arg-type]
    for number, lines in enumerate(counts):
        parts = [count for text, count in register.parts if text == str(number)]
        assert sum(parts) == lines
        assert all(count >= 2 for count in parts) or lines == 1


@given(counts, kinds)
@settings(deadline=None)
def test_no_block_reaches_below_its_page(counts: list[int], kinds: list[str]) -> None:
    for page in stack_on_pages(story(counts, kinds), WIDTH, HEIGHT):
        for placed in page:
            assert placed.down + placed.block.fit(WIDTH) <= HEIGHT + 0.1


def words(pdf: bytes) -> dict[str, tuple[float, float, float]]:
    """Each word with its left edge, its right edge and its baseline, roughly, in points."""
    shown = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<', shown)
    return {word: (float(a), float(c), float(d)) for a, _, c, d, word in found}


@pytest.mark.parametrize(("small", "large"), [(8, 20), (20, 8), (12, 12)])
def test_the_sides_of_a_row_stand_on_one_line(small: float, large: float) -> None:
    row = Row(Paragraph("left", TextStyle(size=small)), Column([Paragraph("right", TextStyle(size=large))]), rtl=False)
    row.fit(WIDTH)
    tops: dict[str, float] = {}
    for name, size in (("left", small), ("right", large)):
        block = Paragraph(name, TextStyle(size=size))
        block.fit(WIDTH)
        tops[name] = block.baseline() or 0
    assert row.baseline() == pytest.approx(max(tops.values()))
    assert [side + down for side, down in zip(tops.values(), row._down, strict=True)] == pytest.approx(
        [row.baseline()] * 2
    )


def test_a_label_in_nastaliq_stands_on_the_line_of_its_number() -> None:
    label = Paragraph("فون", TextStyle(), language="ur")
    (row,) = rows([(label, Paragraph("0958", language="en"))], language="ur")
    row.fit(WIDTH)
    assert isinstance(row, Row)
    assert row._down[0] == 0
    assert row._down[1] > 5


def test_what_has_no_text_has_no_line() -> None:
    assert [block.baseline() for block in (Spacer(5), Rule(), Column(()))] == [None] * 3
    row = Row(Column(()), Paragraph("x"), rtl=False)
    row.fit(WIDTH)
    assert row._down == (0, 0)


def test_a_row_is_mirrored_for_right_to_left_and_a_box_pads_both_sides() -> None:
    pdf = build_pdf([Box(rows([("Name", "Ana")], language="ar"), padding=20)], language="ar")
    found = words(pdf)
    assert found["Ana"][1] < found["Name"][0]
    assert found["Name"][1] == pytest.approx(595.276 - 54 - 20, abs=0.2)
