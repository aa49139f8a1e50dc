"""Font files opened for shaping and measuring, each once a process."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

from intake_app.languages.typefaces import typefaces_for


class Face:
    """One font file: what it covers and how large its glyphs are. Lengths are in ems."""

    def __init__(self, path: Path, *, faux_bold: bool = False) -> None:
        self.path = path
        self.name = path.stem
        self.faux_bold = faux_bold
        self.face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.font = hb.Font(self.face)
        self.em: int = self.face.upem
        self.blank: int = self.font.get_nominal_glyph(ord(" ")) or 0
        self._characters = self.face.unicodes
        self._heights: dict[int, tuple[float, float]] = {}
        extents = self.font.get_font_extents("ltr")
        self.ascent = extents.ascender / self.em
        self.descent = extents.descender / self.em

    def __repr__(self) -> str:
        return f"Face({self.name})"

    def covers(self, char: str) -> bool:
        return ord(char) in self._characters

    def advance(self, glyph: int) -> float:
        """The glyph's own advance width in ems."""
        return float(self.font.get_glyph_h_advance(glyph)) / self.em

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
def open_face(path: Path, *, faux_bold: bool = False) -> Face:
    """The face in this file, opened once."""
    return Face(path, faux_bold=faux_bold)


class Stack:
    """The faces a language looks through for a letter, opened only when they are reached."""

    def __init__(self, language: str, *, bold: bool) -> None:
        self._typefaces = typefaces_for(language, bold=bold)
        self._bold = bold

    def __len__(self) -> int:
        return len(self._typefaces)

    def __getitem__(self, at: int) -> Face:
        typeface = self._typefaces[at]
        return open_face(typeface.path, faux_bold=self._bold and typeface.weight == "regular")

    def first_covering(self, chars: str) -> Face | None:
        """The first face that has a glyph for each of these characters."""
        for at in range(len(self)):
            face = self[at]
            if all(face.covers(char) for char in chars):
                return face
        return None


@lru_cache(128)
def stack(language: str, *, bold: bool = False) -> Stack:
    """The opened faces for a language tag or script code, in fallback order."""
    return Stack(language, bold=bold)
