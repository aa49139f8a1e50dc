"""What is copied out of a page is what was written: for every script of the bench, to the letter."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
import pytest

from intake_app.typeset import Paragraph, TextStyle, build_pdf
from intake_app.typeset.reading import marked, needs_text, raised, shown
from intake_app.typeset.shaping import shape_word
from tests.bench.text import Sample, copied, ours, plain_lines, samples


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.tag)
def test_every_line_is_copied_out_exactly(sample: Sample) -> None:
    assert copied(ours(sample)) == plain_lines("\n".join(sample.lines))


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.tag)
def test_bold_lines_are_copied_out_exactly(sample: Sample) -> None:
    style = TextStyle(size=6, bold=True)
    pdf = build_pdf([Paragraph(line, style, language=sample.language) for line in sample.lines])
    assert copied(pdf) == plain_lines("\n".join(sample.lines))


def test_the_bench_has_every_script_of_the_typesetter() -> None:
    tags = {sample.tag for sample in samples()}
    assert len(tags) >= 24
    assert {
        "ar",
        "fa",
        "prs",
        "ps",
        "ur",
        "ur-Arab",
        "ckb",
        "he",
        "hi",
        "ne",
        "bn",
        "pa",
        "ta",
        "si",
        "am",
        "ti",
    } <= tags
    assert {
        "my",
        "km",
        "th",
        "lo",
        "hy",
        "ka",
        "zh-Hans",
        "zh-Hant",
        "ja",
        "ko",
        "vi-nfd",
        "yo",
        "ro",
        "el",
        "ru",
    } <= tags


def read_as(text: str, language: str, *, rtl: bool) -> str:
    """The characters of the glyphs of one word, from left to right."""
    return "".join(
        one.text for piece in shape_word(text, language=language, rtl=rtl, bold=False) for one in shown(piece)
    )


def test_right_to_left_letters_stand_from_left_to_right() -> None:
    assert read_as("سلام", "ar", rtl=True) == "مالس"
    assert read_as("שׁלום", "he", rtl=True) == "םול\u05c1ש"


def test_raised_letters_are_drawn_last_and_read_from_the_line_below() -> None:
    (piece,) = shape_word("محترمہ", language="ur-Aran", rtl=True, bold=False)
    assert any(one.glyph.dy for one in raised(piece))
    assert not any(one.text for one in raised(piece))
    told = shown(piece)
    assert "".join(one.text for one in told)[::-1] == "محترمہ"
    assert not any(one.glyph.dy for one in told)
    assert sum(one.width for one in told) == pytest.approx(piece.width, abs=1e-3)


def test_a_stop_after_a_right_to_left_word_is_held_by_a_mark() -> None:
    assert read_as("سلام،", "ar", rtl=True) == "\u200f،مالس"
    assert read_as("سلام؟", "ar", rtl=True) == "؟مالس"


def test_a_turn_of_direction_is_held_by_a_mark() -> None:
    (number,) = shape_word("12", language="ar", rtl=False, bold=False)
    (word,) = shape_word("سلام", language="ar", rtl=True, bold=False)
    assert "".join(piece.text for piece in marked([word, number], rtl=True)) == "سلام\u200f12"
    (closed,) = shape_word("(a)", language="en", rtl=False, bold=False)
    assert "".join(piece.text for piece in marked([closed, word], rtl=True)) == "(a)\u200eسلام"
    assert "".join(piece.text for piece in marked([word, closed], rtl=False)) == "سلام\u200e(a)"
    assert all(piece.width == 0 for piece in marked([word, number], rtl=True) if piece.text == "\u200f")


def test_a_text_stands_beside_reordered_glyphs_alone() -> None:
    (simple,) = shape_word("ana", language="en", rtl=False, bold=False)
    (reordered,) = shape_word("कि", language="hi", rtl=False, bold=False)
    assert (needs_text(simple), needs_text(reordered)) == (False, True)


def test_a_question_in_english_keeps_its_mark_on_an_arabic_page() -> None:
    story = [
        Paragraph("تمت الإحالة بموافقة السيدة المستنيرة. هل هذا آمن؟", language="ar"),
        Paragraph("Who is there (now)?"),
    ]
    assert copied(build_pdf(story, language="ar"))[-1] == "Who is there (now)?"


def test_every_code_has_a_text_or_says_that_it_has_none() -> None:
    """Some readers copy a code that the map leaves out as the character of that number."""
    story = [Paragraph(line, language=sample.language) for sample in samples() for line in sample.lines]
    document = pikepdf.open(io.BytesIO(build_pdf(story)))
    fonts = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one]
    assert len(fonts) > 15
    for font in fonts:
        told = font.ToUnicode.read_bytes().decode()
        single = {int(code, 16) for code in re.findall(r"^<(\w{4})><\w+>$", told, re.MULTILINE)}
        blocks = {int(block, 16) for block in re.findall(r"^<(\w\w)00><\w{4}><\w{4}>$", told, re.MULTILINE)}
        assert all(code in single or code >> 8 in blocks for code in codes(font.DescendantFonts[0].W))


def codes(widths: pikepdf.Array) -> Iterator[int]:
    """The codes that a font gives a width to."""
    for at in range(0, len(widths), 2):
        yield from range(int(widths[at]), int(widths[at]) + len(widths[at + 1]))
