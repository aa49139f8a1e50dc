"""Faces and glyphs for words of any script."""

from __future__ import annotations

import unicodedata

import pytest

from intake_app.languages.typefaces import is_right_to_left
from intake_app.problems import CharacterWithoutGlyph
from intake_app.typeset.shaping import Piece, boundaries, shape_word
from tests.bench.text import Sample, samples


def pieces(text: str, language: str = "en", *, rtl: bool = False, bold: bool = False) -> tuple[Piece, ...]:
    return shape_word(text, language=language, rtl=rtl, bold=bold)


def test_a_mark_stays_in_the_face_of_its_letter() -> None:
    for text in ("e\u0323\u0301x", "ا\u0655", "မြ\u103c"):
        for piece in pieces(text):
            assert not unicodedata.combining(piece.text[0])


def test_a_word_of_two_scripts_takes_each_from_its_own_face() -> None:
    found = pieces("Anaမြန်", "my")
    assert [piece.face.name for piece in found] == ["NotoSans-Regular", "NotoSansMyanmar-Regular"]
    assert "".join(piece.text for piece in found) == "Anaမြန်"


def test_bold_is_the_bold_face_and_chinese_is_thickened() -> None:
    assert pieces("Ana", bold=True)[0].face.name == "NotoSans-Bold"
    assert pieces("李", "zh", bold=True)[0].face.faux_bold


def test_arabic_letters_join() -> None:
    alone = {glyph.number for char in "سلم" for glyph in pieces(char, "ar", rtl=True)[0].glyphs}
    joined = {glyph.number for glyph in pieces("سلم", "ar", rtl=True)[0].glyphs}
    assert not alone & joined


@pytest.mark.parametrize(("char", "name"), [("\U0001f600", "U+1F600 GRINNING FACE"), ("\ue000", "U+E000")])
def test_a_character_without_a_glyph_stops_and_is_named(char: str, name: str) -> None:
    with pytest.raises(CharacterWithoutGlyph) as stopped:
        pieces(f"a{char}b")
    assert stopped.value.what.args["character"] == name
    assert char not in str(stopped.value)


def test_marks_heaped_on_marks_stay_near_their_letter() -> None:
    (piece,) = pieces("a" + "\u0301" * 200)
    assert piece.top < 4


def test_a_pieces_repr_does_not_show_its_text() -> None:
    assert "Rosalind" not in repr(pieces("Rosalind"))


def test_boundaries_count_characters_beyond_the_basic_plane() -> None:
    assert boundaries("character", "a\U0001f600b") == [1, 2, 3]


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.tag)
def test_no_mark_stands_on_a_dotted_circle(sample: Sample) -> None:
    rtl = is_right_to_left(sample.language)
    for word in " ".join(sample.lines).split():
        for piece in pieces(word.strip("\u2066\u2067\u2068\u2069"), sample.language, rtl=rtl):
            circle = piece.face.font.get_nominal_glyph(0x25CC)
            assert circle is None or circle not in {glyph.number for glyph in piece.glyphs}, word


def test_nepali_is_shaped_as_nepali() -> None:
    hindi, nepali = (pieces("प्रश्न श्र ५ ८", tag)[0].glyphs for tag in ("hi", "ne"))
    assert [glyph.number for glyph in hindi] != [glyph.number for glyph in nepali]


def test_latin_letters_in_urdu_are_those_of_noto_sans() -> None:
    assert pieces("Quay12", "ur-Aran")[0].face.name == "NotoSans-Regular"
    assert pieces("زینب", "ur-Aran", rtl=True)[0].face.name == "NotoNastaliqUrdu-Regular"
    assert pieces(" ", "ur-Aran", rtl=True)[0].width > 0.2
    assert [piece.width > 0.2 for piece in pieces("بی\u00a0·", "ur-Aran", rtl=True) if piece.text.isspace()] == [True]


def test_traditional_and_japanese_forms_differ_and_share_the_rest() -> None:
    names = [pieces("骨", tag)[0].face.name for tag in ("zh-Hans", "zh-Hant", "ja")]
    assert names == ["NotoSansSC-Regular", "NotoSansTC-Regular", "NotoSansJP-Regular"]
    assert pieces("一", "ja")[0].face.name == "NotoSansSC-Regular"
    assert pieces("漢", "ja", bold=True)[0].face.faux_bold
