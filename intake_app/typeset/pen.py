"""What draws on a page: lines of glyphs, rules and boxes, each marked with the element it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any, NamedTuple

from intake_app.typeset.faces import Face
from intake_app.typeset.lines import Line
from intake_app.typeset.pdf_font import EmbeddedFont
from intake_app.typeset.shaping import Glyph, Piece
from intake_app.typeset.tags import Element, Mark

_FAUX_BOLD = 0.035


class Pen:
    """Writes content onto a reportlab canvas; lengths are points from the page's lower left corner."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        self.marks: list[Mark] = []
        self._page = 0
        self._on_page = 0
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._shown: dict[tuple[Piece, float], str] = {}

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to this element."""
        self.marks.append(Mark(self._page, self._on_page, element))
        self._write(f"/{element.tag} <</MCID {self._on_page}>> BDC")
        self._on_page += 1
        yield
        self._write("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn inside is decoration or a page number: a screen reader skips it."""
        self._write("/Artifact BMC")
        yield
        self._write("EMC")

    def lines(self, placed: Sequence[tuple[Line, float, float]], *, size: float, color: str) -> None:
        """Draw lines of text, each at its left end (x) and baseline (y)."""
        if not any(line.pieces for line, _, _ in placed):
            return
        code = [f"BT {_color(color)} rg"]
        for line, x, y in placed:
            code.append(f"1 0 0 1 {number(x)} {number(y)} Tm")
            code += self._pieces(line, size, color)
        code.append("ET")
        self._write("\n".join(code))

    def box(self, x: float, y: float, width: float, height: float, *, fill: str | None, border: str | None) -> None:
        """A rectangle from its lower left corner, as an artifact."""
        with self.artifact():
            place = f"{number(x)} {number(y)} {number(width)} {number(height)} re"
            if fill:
                self._write(f"{_color(fill)} rg {place} f")
            if border:
                self._write(f"{_color(border)} RG 0.6 w {place} S")

    def rule(self, x: float, y: float, width: float, *, color: str, weight: float) -> None:
        """A horizontal line, as an artifact."""
        with self.artifact():
            ends = f"{number(x)} {number(y)} m {number(x + width)} {number(y)} l"
            self._write(f"{_color(color)} RG {number(weight)} w {ends} S")

    def next_page(self) -> None:
        self.canvas.showPage()
        self._page += 1
        self._on_page = 0

    def embed_fonts(self) -> None:
        """Add every font used to the document; after this nothing more is drawn."""
        for font in self._fonts.values():
            font.embed(self.canvas._doc)

    def _write(self, code: str) -> None:
        self.canvas._code.append(code)

    def _pieces(self, line: Line, size: float, color: str) -> Iterator[str]:
        """The operators for a line's pieces.

        Where glyphs and characters do not pair off, the source text goes along as ActualText (ISO 32000-1, 14.9.4), for
        all pieces up to the next blank at once, because readers see a blank between two such stretches.
        """
        face: Face | None = None
        for together, pieces in groupby(line.pieces, key=_belongs_together):
            run = list(pieces)
            said = together and not all(_pairs_off(piece) for piece in run)
            if said:
                yield _actual_text("".join(piece.text for piece in run))
            for piece in run:
                if piece.face is not face:
                    yield from self._switch(face, piece.face, size, color)
                    face = piece.face
                yield self._operators(piece, size)
            if said:
                yield "EMC"
        if face and face.faux_bold:
            yield "0 Tr"

    def _operators(self, piece: Piece, size: float) -> str:
        key = (piece, size)
        if key not in self._shown:
            shown = _seen_characters(piece) if piece.rtl else _sources(piece)
            self._shown[key] = _glyph_strings(shown, self._font(piece.face), size)
        return self._shown[key]

    def _switch(self, old: Face | None, new: Face, size: float, color: str) -> Iterator[str]:
        yield f"/{self._font(new).name} {number(size)} Tf"
        if new.faux_bold:
            yield f"2 Tr {_color(color)} RG {number(size * _FAUX_BOLD)} w"
        elif old and old.faux_bold:
            yield "0 Tr"

    def _font(self, face: Face) -> EmbeddedFont:
        if face not in self._fonts:
            self._fonts[face] = EmbeddedFont(face, f"H{len(self._fonts) + 1}")
        return self._fonts[face]


def number(value: float) -> str:
    """A number as a PDF wants it: at most three decimals, no exponent."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _color(color: str) -> str:
    """``#rrggbb`` as three numbers from 0 to 1."""
    return " ".join(number(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))


class _Shown(NamedTuple):
    """A glyph to be drawn: the text it is read back as, and the width that the file declares for it, in ems."""

    glyph: Glyph
    text: str
    width: float


def _belongs_together(piece: Piece) -> bool:
    """Readers put right-to-left glyphs into logical order themselves, one by one; those need no text beside them."""
    return not piece.rtl and not piece.text.isspace()


def _actual_text(text: str) -> str:
    return f"/Span <</ActualText <{(chr(0xFEFF) + text).encode('utf-16-be').hex().upper()}>>> BDC"


def _pairs_off(piece: Piece) -> bool:
    starts = {glyph.at for glyph in piece.glyphs}
    return len(starts) == len(piece.glyphs) and not any(glyph.dy for glyph in piece.glyphs)


def _ends(piece: Piece) -> dict[int, int]:
    """For each character where a cluster begins, where it ends."""
    starts = sorted({glyph.at for glyph in piece.glyphs})
    return dict(zip(starts, [*starts[1:], len(piece.text)], strict=True))


def _sources(piece: Piece) -> list[_Shown]:
    """Each glyph with the text it stands for; of several for one text the first has it."""
    ends = _ends(piece)
    found: list[_Shown] = []
    for glyph in piece.glyphs:
        end = ends.pop(glyph.at, None)
        text = piece.text[glyph.at : end] if end else ""
        found.append(_Shown(glyph, text, piece.face.advance(glyph.number)))
    return found


def _seen_characters(piece: Piece) -> list[_Shown]:
    """As ``_sources``; after a glyph of several characters come blanks that stand for the others, left to right."""
    ends = _ends(piece)
    widest = {glyph.at: glyph for glyph in sorted(piece.glyphs, key=lambda glyph: glyph.advance)}
    blank = piece.face.blank
    found: list[_Shown] = []
    for glyph in piece.glyphs:
        text = piece.text[glyph.at : ends[glyph.at]][::-1] if widest[glyph.at] is glyph else ""
        if len(text) < 2:
            found.append(_Shown(glyph, text, piece.face.advance(glyph.number)))
            continue
        share = round(glyph.advance / len(text), 5)
        first = glyph._replace(advance=glyph.advance - share * (len(text) - 1))
        found.append(_Shown(first, text[0], share))
        found += (_Shown(Glyph(blank, glyph.at, share, 0.0, glyph.dy), char, share) for char in text[1:])
    return found


def _glyph_strings(shown: Sequence[_Shown], font: EmbeddedFont, size: float) -> str:
    """Strings and adjustments for TJ; a glyph set higher or lower (Ts) begins an array of its own."""
    arrays: list[str] = []
    parts: list[str] = []
    rise = 0.0
    for glyph, text, width in shown:
        if glyph.dy != rise:
            arrays += [_array(parts), f"{number(glyph.dy * size)} Ts"]
            parts, rise = [], glyph.dy
        if glyph.dx:
            parts.append(number(-glyph.dx * 1000))
        parts.append(f"<{font.code(glyph.number, text, width):04X}>")
        excess = width - glyph.advance + glyph.dx
        if abs(excess) > 1e-5:
            parts.append(number(excess * 1000))
    arrays += [_array(parts), "0 Ts" if rise else ""]
    return " ".join(part for part in arrays if part)


def _array(parts: Sequence[str]) -> str:
    return f"[{' '.join(parts)}] TJ".replace("> <", "") if parts else ""
