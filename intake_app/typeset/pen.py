"""What draws on a page: lines of glyphs, rules and boxes, each marked with the element it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from intake_app.typeset.faces import Face
from intake_app.typeset.lines import Line
from intake_app.typeset.pdf_file import Stream, number
from intake_app.typeset.pdf_font import Drawn, EmbeddedFont, Strings, has_own_code, letter_strings
from intake_app.typeset.reading import Shown, marked, needs_text, raised, shown, stands_beside
from intake_app.typeset.shaping import Piece
from intake_app.typeset.tags import Element, Mark

_FAUX_BOLD = 0.035


class Pen:
    """Writes content onto a reportlab canvas; lengths are points from the page's lower left corner.

    ``rtl`` says that the document as a whole runs from right to left.
    """

    def __init__(self, canvas: Any, *, rtl: bool = False) -> None:
        self.canvas = canvas
        self._rtl = rtl
        self.marks: list[Mark] = []
        self._page = 0
        self._on_page = 0
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._shown: dict[Piece, str] = {}

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

    def lines(self, placed: Sequence[tuple[Line, float, float]], *, size: float, color: str, rtl: bool) -> None:
        """Draw lines of a paragraph, whose direction is ``rtl``, each at its left end (x) and baseline (y)."""
        if not any(line.pieces for line, _, _ in placed):
            return
        code = [f"BT {_color(color)} rg"]
        for line, x, y in placed:
            code.append(f"{number(size)} 0 0 {number(size)} {number(x)} {number(y)} Tm")
            pieces = self._marked(line, rtl)
            code += self._pieces(pieces, size, color)
            code += self._raised(pieces, x, y, size)
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

    def squares(self, placed: Sequence[tuple[float, float, float, float]]) -> None:
        """Black rectangles, each by its lower left corner, width and height."""
        self._write("\n".join(["0 0 0 rg", *(" ".join(map(number, one)) + " re" for one in placed), "f"]))

    def strokes(self, lines: Sequence[Sequence[tuple[float, float]]], *, color: str, weight: float) -> None:
        """Lines through points with round ends, as a hand draws them; a single point is a dot."""
        code = [f"q 1 J 1 j {_color(color)} RG {number(weight)} w"]
        for points in lines:
            path = [f"{number(x)} {number(y)} {'l' if at else 'm'}" for at, (x, y) in enumerate(points)]
            code += [*path, f"{path[0][:-1]}l" if len(path) == 1 else "", "S"] if path else []
        self._write("\n".join([*filter(None, code), "Q"]))

    def dashes(self, x: float, y: float, width: float, *, color: str, weight: float) -> None:
        """A dashed horizontal line, to cut along, as an artifact."""
        with self.artifact():
            ends = f"{number(x)} {number(y)} m {number(x + width)} {number(y)} l"
            self._write(f"q [4 3] 0 d {_color(color)} RG {number(weight)} w {ends} S Q")

    def next_page(self) -> None:
        self.canvas.showPage()
        doc = self.canvas._doc
        page = doc.Pages.pages[-1]
        page.Contents = Stream(doc, page.stream.encode())
        self._page += 1
        self._on_page = 0

    def embed_fonts(self) -> None:
        """Add every font used to the document; after this nothing more is drawn."""
        for font in self._fonts.values():
            font.embed(self.canvas._doc)

    def _write(self, code: str) -> None:
        self.canvas._code.append(code)

    def _marked(self, line: Line, rtl: bool) -> Sequence[Piece]:
        if rtl or self._rtl or any(piece.rtl for piece in line.pieces):
            return list(marked(line.pieces, rtl=rtl, on_rtl_page=self._rtl))
        return line.pieces

    def _pieces(self, pieces: Sequence[Piece], size: float, color: str) -> Iterator[str]:
        """The operators for a line's pieces.

        Where glyphs and characters do not pair off, the source text goes along as ActualText (ISO 32000-1, 14.9.4), for
        all pieces up to the next blank at once, because readers see a blank between two such stretches.
        """
        face: Face | None = None
        for together, some in _stretches(pieces):
            run = list(some)
            said = together and any(map(needs_text, run))
            if said:
                yield _actual_text("".join(piece.text for piece in run))
            for new, several in groupby(run, key=attrgetter("face")):
                if new is not face:
                    yield from self._switch(face, new, size, color)
                    face = new
                yield f"[<{''.join([self._shown.get(piece) or self._written(piece) for piece in several])}>] TJ"
            if said:
                yield "EMC"
        if face and face.faux_bold:
            yield "0 Tr"

    def _raised(self, pieces: Sequence[Piece], x: float, y: float, size: float) -> Iterator[str]:
        """The operators for what stands above or below the line."""
        for piece in pieces:
            if piece.rtl and (strings := _raised_strings(piece)):
                font = self._font(piece.face)
                yield f"{number(size)} 0 0 {number(size)} {number(x)} {number(y)} Tm /{font.name} 1 Tf"
                yield f"[<{font.written(strings)}>] TJ"
            x += piece.width * size

    def _written(self, piece: Piece) -> str:
        self._shown[piece] = written = self._font(piece.face).written(_strings(piece))
        return written

    def _switch(self, old: Face | None, new: Face, size: float, color: str) -> Iterator[str]:
        yield f"/{self._font(new).name} 1 Tf"
        if new.faux_bold:
            yield f"2 Tr {_color(color)} RG {number(size * _FAUX_BOLD)} w"
        elif old and old.faux_bold:
            yield "0 Tr"

    def _font(self, face: Face) -> EmbeddedFont:
        if face not in self._fonts:
            self._fonts[face] = EmbeddedFont(face)
        return self._fonts[face]


def forget() -> None:
    """Drop from memory what was prepared for drawing."""
    _strings.cache_clear()
    _raised_strings.cache_clear()
    needs_text.cache_clear()


@lru_cache(64)
def _color(color: str) -> str:
    """``#rrggbb`` as three numbers from 0 to 1."""
    return " ".join(number(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))


def _actual_text(text: str) -> str:
    return f"/Span <</ActualText <{(chr(0xFEFF) + text).encode('utf-16-be').hex().upper()}>>> BDC"


def _stretches(pieces: Sequence[Piece]) -> Iterable[tuple[bool, Iterable[Piece]]]:
    if any(map(needs_text, pieces)):
        return groupby(pieces, key=stands_beside)
    return [(False, pieces)]


@lru_cache(8192)
def _strings(piece: Piece) -> Strings:
    return letter_strings(piece) or _glyph_strings(piece.face, shown(piece))


@lru_cache(8192)
def _raised_strings(piece: Piece) -> Strings | None:
    above = raised(piece)
    return _glyph_strings(piece.face, above) if above else None


def _glyph_strings(face: Face, glyphs: Sequence[Shown]) -> Strings:
    """What draws glyphs: codes, adjustments, and a new array for a glyph set higher or lower (Ts)."""
    parts: list[str | Drawn] = []
    letters = written = ""
    rise = 0.0
    for glyph, text, width in glyphs:
        if glyph.dy != rise:
            rise = glyph.dy
            written += f">] TJ {number(rise)} Ts [<"
        if glyph.dx:
            written += f">{number(-glyph.dx * 1000)}<"
        if has_own_code(face, glyph.number, text, width):
            written += f"{ord(text):04X}"
            letters += text
        else:
            parts += [written, Drawn(glyph.number, text, width)]
            written = ""
        excess = width - glyph.advance + glyph.dx
        if abs(excess) > 1e-5:
            written += f">{number(excess * 1000)}<"
    return Strings((*parts, f"{written}>] TJ 0 Ts [<" if rise else written), letters)
