"""Justified lines: blanks made wider, or letters set apart a little in scripts that write no blanks between words."""

from __future__ import annotations

from dataclasses import replace

from intake_app.typeset.lines import Line
from intake_app.typeset.shaping import Glyph, Piece

_UNSPACED = frozenset({"Thai", "Laoo", "Khmr", "Mymr", "Hans", "Hant", "Jpan"})
_MOST_OF_A_BLANK = 0.4
_MOST_OF_A_LETTER = 0.08
"""Ems to add at most. Beyond these a line looks torn, and readers find columns or blanks that are not there."""


def justified(line: Line, width: float) -> Line:
    """The line filled up to ``width`` ems; as it is where that would tear it apart."""
    apart = any(map(_is_unspaced, line.pieces))
    most = _MOST_OF_A_LETTER if apart else _MOST_OF_A_BLANK
    spare = width - line.width
    gaps = sum(_gaps(piece) for piece in line.pieces) - (1 if line.pieces and _gaps(line.pieces[-1]) else 0)
    if spare <= 0 or gaps < 1 or spare / gaps > most:
        return line
    wider = [_widened(piece, spare / gaps) if _gaps(piece) else piece for piece in line.pieces]
    if _gaps(line.pieces[-1]):
        wider[-1] = _tightened(wider[-1], spare / gaps)
    return replace(line, pieces=tuple(wider), width=width)


def _is_unspaced(piece: Piece) -> bool:
    return piece.face.script in _UNSPACED and not piece.text.isascii()


def _gaps(piece: Piece) -> int:
    """After how many clusters of a piece there may be room: after a blank, and after each letter without blanks."""
    if piece.text.isspace():
        return 1
    return len({glyph.at for glyph in piece.glyphs}) if _is_unspaced(piece) else 0


def _widened(piece: Piece, share: float) -> Piece:
    """The piece with room after each cluster, or after all of a blank."""
    last = len(piece.glyphs) - 1
    ends = {last} if piece.text.isspace() else {at for at in range(last) if _differs(piece, at)} | {last}
    glyphs = tuple(_moved(glyph, share) if at in ends else glyph for at, glyph in enumerate(piece.glyphs))
    return replace(piece, glyphs=glyphs, width=piece.width + share * len(ends))


def _tightened(piece: Piece, share: float) -> Piece:
    """The piece without the room after its last cluster."""
    glyphs = (*piece.glyphs[:-1], _moved(piece.glyphs[-1], -share))
    return replace(piece, glyphs=glyphs, width=piece.width - share)


def _differs(piece: Piece, at: int) -> bool:
    return piece.glyphs[at].at != piece.glyphs[at + 1].at


def _moved(glyph: Glyph, by: float) -> Glyph:
    return glyph._replace(advance=glyph.advance + by)
