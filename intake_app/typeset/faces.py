"""Font files opened for shaping and measuring, each once a process."""

from __future__ import annotations

from functools import lru_cache
from string import ascii_letters, digits

import uharfbuzz as hb

from intake_app.languages.known import script_of
from intake_app.languages.typefaces import Typeface, typefaces_for

_TALL = dict.fromkeys(("Hans", "Hant", "Jpan", "Kore", "Taml", "Ethi"), 1.08)
_TALL |= dict.fromkeys(("Thai", "Deva", "Beng", "Guru", "Sinh", "Thaa", "Syrc"), 1.12)
_TALL |= dict.fromkeys(("Gujr", "Orya", "Telu", "Knda", "Mlym", "Tibt"), 1.2)
_TALL |= {"Laoo": 1.15, "Arab": 1.2, "Mymr": 1.35, "Khmr": 1.35, "Aran": 1.8}
_RISING = {"Aran": 0.74}
_LEFT_OUT = {"Aran": frozenset(ascii_letters + digits)}


class Face:
    """One font file: what it covers and how large its glyphs are. Lengths are in ems.

    ``script`` is what it was drawn for; ``tall`` is how much taller its lines are than lines of Latin letters; of what
    a line has beyond one em, ``rising`` is the part above: nearly all in Nastaliq, whose words slope down to the line.
    """

    def __init__(self, typeface: Typeface, *, faux_bold: bool = False) -> None:
        self.name = typeface.path.stem
        self.script = typeface.script
        self.tall = tallness(typeface.script)
        self.rising = _RISING.get(typeface.script, 0.5)
        self.faux_bold = faux_bold
        self.face = hb.Face(hb.Blob.from_file_path(str(typeface.path)))
        self.font = hb.Font(self.face)
        self.em: int = self.face.upem
        self.blank: int = self.font.get_nominal_glyph(ord(" ")) or 0
        self._characters = frozenset(map(chr, self.face.unicodes)) - _LEFT_OUT.get(typeface.script, frozenset())
        self._advances: dict[int, float] = {}
        self._heights: dict[int, tuple[float, float]] = {}
        extents = self.font.get_font_extents("ltr")
        self.ascent = extents.ascender / self.em
        self.descent = extents.descender / self.em

    def __repr__(self) -> str:
        return f"Face({self.name})"

    def covers(self, char: str) -> bool:
        return char in self._characters

    def covers_all(self, chars: str) -> bool:
        return self._characters.issuperset(chars)

    def advance(self, glyph: int) -> float:
        """The glyph's own advance width in ems."""
        found = self._advances.get(glyph)
        if found is None:
            found = self._advances[glyph] = float(self.font.get_glyph_h_advance(glyph)) / self.em
        return found

    def ink(self, glyph: int) -> tuple[float, float]:
        """How far the glyph's ink reaches above and below the baseline, in ems (below is negative)."""
        found = self._heights.get(glyph)
        if found is None:
            box = self.font.get_glyph_extents(glyph)
            top = box.y_bearing / self.em if box else 0.0
            bottom = (box.y_bearing + box.height) / self.em if box else 0.0
            found = self._heights[glyph] = (top, bottom)
        return found


@lru_cache(128)
def open_face(typeface: Typeface, *, faux_bold: bool = False) -> Face:
    """The face in this file, opened once."""
    return Face(typeface, faux_bold=faux_bold)


def tallness(tag: str) -> float:
    """How much taller the lines of a language or script are than lines of Latin letters."""
    return _TALL.get(script_of(tag), 1.0)


class Stack:
    """The faces a language looks through for a letter, opened only when they are reached."""

    def __init__(self, language: str, *, bold: bool) -> None:
        self._typefaces = typefaces_for(language, bold=bold)
        self._bold = bold
        self._opened: dict[int, Face] = {}

    def __len__(self) -> int:
        return len(self._typefaces)

    def __getitem__(self, at: int) -> Face:
        if at not in self._opened:
            typeface = self._typefaces[at]
            self._opened[at] = open_face(typeface, faux_bold=self._bold and typeface.weight == "regular")
        return self._opened[at]

    def first_covering(self, chars: str) -> Face | None:
        """The first face that has a glyph for each of these characters."""
        for at in range(len(self)):
            face = self[at]
            if face.covers_all(chars):
                return face
        return None


@lru_cache(128)
def stack(language: str, *, bold: bool = False) -> Stack:
    """The opened faces for a language tag or script code, in fallback order."""
    return Stack(language, bold=bold)
