"""Lines lose nothing, fit their width and stand in the order in which they are read."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.typeset.lines import Line, break_lines
from intake_app.typeset.shaping import boundaries

WORDS = ["the", "an", "affluent", "María", "ليلى", "السلامة", "+44", "20", "(10:30)،", "شما"]
WORDS += ["မြန်မာနိုင်ငံ", "ဖုန်း"]
WORDS += ["\u2066+44 20 7946\u2069", "\u2068Maria\u2069", "ชื่อสมศรี", "क्षेत्रीय", "x" * 90, "-", "a\tb"]
WORDS += ["\n", "  ", "本转介"]
texts = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
languages = st.sampled_from(["en", "ar", "my", "th", "zh", "hi"])


def visual_text(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


@given(texts, languages, st.floats(1.5, 60), st.booleans())
@settings(deadline=None)
def test_every_character_is_in_one_line_and_only_blanks_fall_between(
    text: str, language: str, width: float, rtl: bool
) -> None:
    at = 0
    for line in break_lines(text, width=width, language=language, rtl=rtl):
        assert at <= line.start <= line.end
        assert not text[at : line.start].strip(" \t\n")
        at = line.end
    assert not text[at:].strip(" \t\n")


@given(texts, languages, st.floats(1.5, 60), st.booleans())
@settings(deadline=None)
def test_the_glyphs_of_all_lines_stand_for_all_drawn_characters(
    text: str, language: str, width: float, rtl: bool
) -> None:
    drawn = "".join(visual_text(line) for line in break_lines(text, width=width, language=language, rtl=rtl))
    kept = [char for char in text if char not in " \t\n\u2066\u2068\u2069"]
    assert sorted(drawn.replace(" ", "")) == sorted(kept)


@given(texts, languages, st.floats(1.5, 60), st.booleans())
@settings(deadline=None)
def test_no_line_is_wider_than_asked_unless_it_is_one_grapheme(
    text: str, language: str, width: float, rtl: bool
) -> None:
    for line in break_lines(text, width=width, language=language, rtl=rtl):
        assert line.width <= width + 1e-3 or len(boundaries("character", text[line.start : line.end].strip())) == 1


def test_right_to_left_words_run_from_the_right() -> None:
    (line,) = break_lines("واحد اثنان", width=40, language="ar", rtl=True)
    assert visual_text(line) == "اثنان واحد"


def test_an_isolated_phone_number_in_arabic_keeps_its_order() -> None:
    (line,) = break_lines("الهاتف \u2066+44 20 7946 0958\u2069 الآن", width=60, language="ar", rtl=True)
    assert visual_text(line) == "الآن +44 20 7946 0958 الهاتف"


def test_an_isolated_phone_number_stays_on_one_line() -> None:
    text = "call \u2066+44 20 7946 0958\u2069 now"
    for width in range(11, 20):
        seen = [visual_text(line) for line in break_lines(text, width=width, language="en", rtl=False)]
        assert any("+44 20 7946 0958" in line for line in seen)


@pytest.mark.parametrize("language", ["my", "th", "km", "lo"])
def test_scripts_without_spaces_are_broken_between_words_and_never_within_a_syllable(language: str) -> None:
    word = {"my": "မြန်မာနိုင်ငံ", "th": "การส่งต่อนี้ทำขึ้น", "km": "ការបញ្ជូននេះធ្វើឡើង", "lo": "ການສົ່ງຕໍ່ນີ້ເຮັດຂຶ້ນ"}[language]
    text = word * 8
    graphemes = {0, *boundaries("character", text)}
    chances = {0, *boundaries("line", text, language)}
    found = break_lines(text, width=14, language=language, rtl=False)
    assert len(found) > 2
    assert {line.start for line in found} <= graphemes & chances


@pytest.mark.parametrize("text", ["w" * 100_000, "س" * 100_000, "a" + "\u0301" * 100_000, "aس" * 50_000, "iW" * 50_000])
def test_a_word_of_a_hundred_thousand_characters_takes_no_time_to_speak_of(text: str) -> None:
    began = time.perf_counter()
    assert len(break_lines(text, width=45, language="en", rtl=False)) >= 1
    assert time.perf_counter() - began < 5


def test_many_turns_of_direction_do_not_slow_the_lines_down() -> None:
    began = time.perf_counter()
    break_lines("abc سلام \u206612\u2069 " * 10_000, width=45, language="ar", rtl=True)
    assert time.perf_counter() - began < 5


def test_an_empty_text_is_one_empty_line() -> None:
    (line,) = break_lines("", width=10, language="en", rtl=False)
    assert (line.pieces, line.start, line.end) == ((), 0, 0)


def test_korean_is_broken_at_its_blanks() -> None:
    text = "이 의뢰는 김영희 님의 동의를 받아 이루어졌습니다. 2026년 11월 25일 이전에 전화해 주십시오. "
    starts = {line.start for line in break_lines(text * 3, width=9, language="ko", rtl=False)}
    assert len(starts) > 10
    assert all(at == 0 or (text * 3)[at - 1] == " " for at in starts)


@pytest.mark.parametrize("mark", "\u061c\u00ad\u200b\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff")
def test_marks_and_isolates_are_never_drawn(mark: str) -> None:
    for text in (f"ab{mark}cd", f"{mark}ab cd", f"ab cd{mark}"):
        (line,) = break_lines(text, width=40, language="en", rtl=False)
        (bare,) = break_lines(text.replace(mark, ""), width=40, language="en", rtl=False)
        assert visual_text(line) == visual_text(bare)
        assert sum(len(piece.glyphs) for piece in line.pieces) == sum(len(piece.glyphs) for piece in bare.pieces)
