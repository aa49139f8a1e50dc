"""Justified lines end at the margin, and no line is torn for it."""

from __future__ import annotations

import re
import subprocess

import pytest

from intake_app.typeset import Paragraph, TextStyle, build_pdf
from intake_app.typeset.justify import justified
from intake_app.typeset.lines import Line, break_lines
from tests.bench.text import plain_lines, samples

TEXTS = {sample.tag: " ".join(sample.lines) for sample in samples() if sample.tag in ("en", "ar", "ur", "hi", "ko")}
UNSPACED = {
    "th": "การส่งต่อนี้ได้รับความยินยอมห้ามฝากข้อความเสียงที่นั่น" * 4,
    "km": "ការបញ្ជូននេះធ្វើឡើងដោយមានការយល់ព្រម" * 6,
    "my": "လွှဲပြောင်းမှုကိုသဘောတူညီချက်ဖြင့်ပြုလုပ်သည်" * 6,
    "zh-Hans": "本转介已获得女士的知情同意；请勿留下语音信息。" * 6,
    "ja": "この紹介は同意を得ています。よろしくお願いします。" * 6,
}


def lines_of(text: str, language: str, width: float) -> tuple[Line, ...]:
    return break_lines(text, width=width, language=language, rtl=language in ("ar", "ur"))


@pytest.mark.parametrize("language", TEXTS | UNSPACED)
def test_most_lines_are_filled_to_the_margin(language: str) -> None:
    text = (TEXTS | UNSPACED)[language] + " " + (TEXTS | UNSPACED)[language]
    found = [justified(line, 40) for line in lines_of(text, language, 40)[:-1]]
    assert len(found) >= 3
    full = [line for line in found if line.width == pytest.approx(40)]
    assert len(full) >= 0.6 * len(found)
    for line in full:
        assert sum(glyph.advance for piece in line.pieces for glyph in piece.glyphs) == pytest.approx(40, abs=1e-6)


def test_a_line_of_few_words_is_not_torn() -> None:
    (line,) = lines_of("two words", "en", 40)
    assert justified(line, 40) is line
    (word,) = lines_of("alone", "en", 40)
    assert justified(word, 5) is word


def test_nothing_is_put_after_the_last_letter() -> None:
    line = lines_of(UNSPACED["th"], "th", 30)[0]
    filled = justified(line, line.width + 0.5)
    assert filled.pieces[-1].glyphs[-1].advance == pytest.approx(line.pieces[-1].glyphs[-1].advance)


def ends(pdf: bytes) -> list[float]:
    """Where each line of the page ends, in points from the left."""
    shown = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    words = re.findall(r'yMin="([\d.]+)" xMax="([\d.]+)"', shown)
    return [max(float(x) for y, x in words if y == top) for top in sorted({y for y, _ in words}, key=float)]


def test_on_paper_all_lines_but_the_last_of_each_text_end_at_the_margin() -> None:
    text = "All lines of a text reach the margin, however long their words may be. " * 6
    style = TextStyle(align="justify")
    found = ends(build_pdf([Paragraph(f"{text}\n{text}", style)]))
    short = [at for at, end in enumerate(found) if end < 540]
    assert short == [len(found) // 2 - 1, len(found) - 1]
    assert all(end == pytest.approx(595.276 - 54, abs=0.1) for at, end in enumerate(found) if at not in short)


@pytest.mark.parametrize("language", TEXTS | UNSPACED)
def test_justified_text_is_copied_as_it_was_written(language: str, read_back) -> None:
    text = (TEXTS | UNSPACED)[language]
    copied = read_back(build_pdf([Paragraph(text, TextStyle(align="justify"), language=language)]))
    written = "\n".join(plain_lines(text))
    if language in UNSPACED:
        assert "".join(copied.split()) == "".join(written.split())
        assert len(copied.split()) <= len(copied.splitlines())
    else:
        assert copied.split() == written.split()
