"""Words shaped into glyphs: the face is chosen for each character with its marks, and HarfBuzz places the glyphs."""

from __future__ import annotations

import re
import threading
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import Any, NamedTuple

import icu
import uharfbuzz as hb

from intake_app.languages.typefaces import is_right_to_left, is_silent
from intake_app.languages.words import msg
from intake_app.problems import CharacterWithoutGlyph
from intake_app.typeset.faces import Face, stack

_FEATURES = {"kern": True, "liga": True}
_GRAPHEMES = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
_FURTHEST = 2.0
_NO_SCRIPT = frozenset({"Zyyy", "Zinh", "Zzzz"})
_BREAKS = {"ko": "@lw=phrase"}
"""Korean is broken at its blanks; by UAX 14 alone it would be broken after any syllable."""
_BLANKS = re.compile("([ \u00a0]+)")
_LEAST_BLANK, _MOST_OF_A_BLANK = 0.2, 0.3
_iterators = threading.local()


class Glyph(NamedTuple):
    """A placed glyph: its number in the font, the character it begins at, advance and offsets in ems."""

    number: int
    at: int
    advance: float
    dx: float
    dy: float


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A stretch of one word in one face and direction; glyphs stand in visual order, lengths are in ems."""

    text: str
    face: Face
    rtl: bool
    glyphs: tuple[Glyph, ...]
    width: float
    top: float
    bottom: float

    def __repr__(self) -> str:
        return f"Piece({len(self.glyphs)} glyphs, {self.face.name})"


def boundaries(kind: str, text: str, language: str = "en") -> list[int]:
    """Where ``text`` may be cut, in characters, without 0.

    ``kind`` is ``"line"`` (UAX 14, dictionaries, in Korean the blanks) or ``"character"`` (graphemes, UAX 29).
    """
    iterator = _iterator(kind, language)
    iterator.setText(text)
    found = list(iterator)
    if all(ord(char) < 0x10000 for char in text):
        return found
    index = {at: number for number, at in enumerate(utf16_offsets(text))}
    return [index[at] for at in found if at in index]


def utf16_offsets(text: str) -> list[int]:
    """For each character, and the end, its offset in UTF-16 units, which ICU counts in."""
    offsets = [0]
    for char in text:
        offsets.append(offsets[-1] + (2 if ord(char) > 0xFFFF else 1))
    return offsets


def _iterator(kind: str, language: str) -> Any:
    kept = _iterators.__dict__
    key = f"{kind} {language}"
    if key not in kept:
        make = icu.BreakIterator.createLineInstance if kind == "line" else icu.BreakIterator.createCharacterInstance
        kept[key] = make(icu.Locale(language.replace("-", "_") + _BREAKS.get(language, "")))
    return kept[key]


def shape_word(text: str, *, language: str, rtl: bool, bold: bool) -> tuple[Piece, ...]:
    """The pieces of one word of one direction, in logical order.

    Raises ``CharacterWithoutGlyph`` when no bundled face can draw a character.
    """
    own_blanks = _has_own_blanks(language, rtl, bold)
    words = [text] if own_blanks else _BLANKS.split(text)
    found: list[Piece] = []
    for word in filter(None, words):
        drawn_in = language if own_blanks or not word.isspace() else "Latn"
        found += (_shape(part, face, script, language, rtl) for part, face, script in _itemise(word, drawn_in, bold))
    return tuple(found)


@lru_cache(256)
def _has_own_blanks(language: str, rtl: bool, bold: bool) -> bool:
    """Or Latin ones: between what runs from left to right, and where its face's own are far from a blank."""
    face = stack(language, bold=bold)[0]
    return (rtl or not is_right_to_left(language)) and _LEAST_BLANK < face.advance(face.blank) < _MOST_OF_A_BLANK


def _itemise(text: str, language: str, bold: bool) -> list[tuple[str, Face, str]]:
    """The word cut where its face or script changes; a mark stays with the letter it stands on."""
    whole = stack(language, bold=bold).first_covering(_drawn(text))
    scripts = _scripts(text)
    if whole and len(set(scripts)) == 1:
        return [(text, whole, scripts[0])]
    parts: list[tuple[str, Face, str]] = []
    start = 0
    for end in boundaries("character", text):
        cluster = text[start:end]
        face = whole or _face_for(cluster, language, bold, parts[-1][1] if parts else None)
        if parts and parts[-1][1] is face and parts[-1][2] == scripts[start]:
            cluster = parts.pop()[0] + cluster
        parts.append((cluster, face, scripts[start]))
        start = end
    return parts


def _face_for(cluster: str, language: str, bold: bool, previous: Face | None) -> Face:
    drawn = _drawn(cluster)
    if previous and (not drawn or (_is_common(drawn) and all(previous.covers(char) for char in drawn))):
        return previous
    faces = stack(language, bold=bold)
    found = faces.first_covering(drawn) or faces.first_covering(_drawn(unicodedata.normalize("NFC", cluster)))
    found = found or faces.first_covering(drawn[:1])
    if found is None:
        raise _without_glyph(drawn[0])
    return found


def _drawn(text: str) -> str:
    return "".join(filter(_is_drawn, text))


@lru_cache(8192)
def _is_drawn(char: str) -> bool:
    return not (char.isspace() or is_silent(char))


def _is_common(text: str) -> bool:
    return all(_script(char) in _NO_SCRIPT for char in text)


def _scripts(text: str) -> list[str]:
    """Each character's script; what belongs to none takes that of its neighbour before, or else after."""
    found = list(map(_script, text))
    latest = next((own for own in found if own not in _NO_SCRIPT), "Latn")
    for at, own in enumerate(found):
        found[at] = latest = latest if own in _NO_SCRIPT else own
    return found


@lru_cache(8192)
def _script(char: str) -> str:
    return str(icu.Script.getScript(char).getShortName())


def _shape(text: str, face: Face, script: str, language: str, rtl: bool) -> Piece:
    buffer = hb.Buffer()
    buffer.cluster_level = _GRAPHEMES
    buffer.add_str(text)
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.script = script
    buffer.language = language
    hb.shape(face.font, buffer, _FEATURES)
    glyphs = tuple(map(_glyph, buffer.glyph_infos, buffer.glyph_positions, repeat(face.em)))
    top = bottom = width = 0.0
    for number, at, advance, _, dy in glyphs:
        if number == 0:
            raise _without_glyph(_undrawn_character(text[at:], face))
        above, below = face.ink(number)
        top, bottom = max(top, dy + above), min(bottom, dy + below)
        width += advance
    return Piece(text, face, rtl, glyphs, width, top, bottom)


def _glyph(info: Any, place: Any, em: int) -> Glyph:
    """Marks heaped upon marks are held within two ems, so that they cannot cover the page."""
    dy = place.y_offset / em
    if dy:
        dy = max(-_FURTHEST, min(_FURTHEST, dy))
    return Glyph(info.codepoint, info.cluster, place.x_advance / em, place.x_offset / em, dy)


def _undrawn_character(text: str, face: Face) -> str:
    return next((char for char in text if not is_silent(char) and not face.covers(char)), text[0])


def _without_glyph(char: str) -> CharacterWithoutGlyph:
    name = f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()
    return CharacterWithoutGlyph(
        msg("No typeface of Cairn can draw this character: {character}.")(character=name),
        msg("Replace it with words, then try again."),
        char,
    )
