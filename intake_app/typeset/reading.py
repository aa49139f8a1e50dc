"""The characters that drawn glyphs are read back as, for readers that copy, search or speak a page.

Readers take text glyph by glyph, from left to right, and turn right-to-left stretches round by themselves. They are
helped to find the source again: by a text beside the glyphs (ActualText), by blanks that stand for the letters of a
ligature, and by direction marks that are not seen, where they would put a blank or a stop on the wrong side.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from operator import attrgetter
from typing import NamedTuple

from intake_app.typeset.faces import Face
from intake_app.typeset.shaping import Glyph, Piece

_LRM, _RLM = "\u200e", "\u200f"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_LEFT_TO_RIGHT = frozenset({"L", "EN", "AN", "ES", "ET", "CS"})
"""Readers take numbers, and the stops and signs that may stand in numbers, for left to right (UAX 9, table 4)."""


class Shown(NamedTuple):
    """A glyph to be drawn: the text it is read back as, and the width that the file declares for it, in ems."""

    glyph: Glyph
    text: str
    width: float


@lru_cache(8192)
def needs_text(piece: Piece) -> bool:
    """Whether its characters do not pair off with its glyphs, so that the text has to stand beside them."""
    pairs = len({glyph.at for glyph in piece.glyphs}) == len(piece.glyphs)
    return stands_beside(piece) and not (pairs and not any(glyph.dy for glyph in piece.glyphs))


def stands_beside(piece: Piece) -> bool:
    """Whether a text may stand beside it: not right-to-left, where readers turn the glyphs, and not a blank."""
    return not piece.rtl and not piece.text.isspace()


def shown(piece: Piece) -> list[Shown]:
    """The glyphs of a piece with their characters, from left to right, without those that are ``raised``."""
    if piece.text in (_LRM, _RLM):
        return [Shown(piece.glyphs[0], piece.text, 0.0)]
    if not piece.rtl:
        return _sources(piece)
    clusters = _clusters(piece)
    carried = _under_raised if _is_raised(clusters) else _carried
    return [one for cluster in clusters for one in carried(piece.face, cluster)]


def raised(piece: Piece) -> list[Shown]:
    """The glyphs of a right-to-left piece that are drawn when the rest of its line has been.

    Readers take letters and marks that stand higher or lower for lines of their own, so these have no text.
    """
    if not piece.rtl or not any(glyph.dy for glyph in piece.glyphs):
        return []
    everything = _is_raised(_clusters(piece))
    starts = accumulate((glyph.advance for glyph in piece.glyphs), initial=0.0)
    found = [(x, glyph) for x, glyph in zip(starts, piece.glyphs, strict=False) if everything or glyph.dy]
    ends = [*(x for x, _ in found), piece.width]
    drawn = [_textless(piece.face, glyph, end - x) for (x, glyph), end in zip(found, ends[1:], strict=True)]
    return [_blank(piece.face, 0, ends[0], ""), *drawn] if drawn else []


def marked(pieces: Sequence[Piece], *, rtl: bool, on_rtl_page: bool = False) -> Iterator[Piece]:
    """The pieces of a line with unseen direction marks between them; ``rtl`` is the paragraph's direction.

    On a page that runs from right to left, where readers begin a line at its right end, another mark holds the end of
    a left-to-right line there.
    """
    for left, right in zip((None, *pieces), pieces, strict=False):
        if left and (mark := _mark_between(left, right, rtl)):
            yield _mark(mark, right.face)
        yield right
    if on_rtl_page and not rtl and pieces and unicodedata.bidirectional(pieces[-1].text[-1]) not in _LEFT_TO_RIGHT:
        yield _mark(_LRM, pieces[-1].face)


def _mark_between(left: Piece, right: Piece, rtl: bool) -> str:
    """What keeps a reader from drawing the blanks and stops at a turn into the run that they do not belong to."""
    if left.rtl == right.rtl:
        return ""
    if rtl and left.rtl:
        return _RLM
    if rtl or left.rtl:
        edge = right.text[0] if left.rtl else left.text[-1]
        return "" if unicodedata.bidirectional(edge) in _LEFT_TO_RIGHT else _LRM
    return "" if unicodedata.bidirectional(right.text[-1]) in _RIGHT_TO_LEFT else _RLM


@lru_cache(256)
def _mark(char: str, face: Face) -> Piece:
    return Piece(char, face, char == _RLM, (Glyph(face.blank, 0, 0.0, 0.0, 0.0),), 0.0, 0.0, 0.0)


def _ends(piece: Piece) -> dict[int, int]:
    """For each character where a cluster begins, where it ends."""
    starts = sorted({glyph.at for glyph in piece.glyphs})
    return dict(zip(starts, [*starts[1:], len(piece.text)], strict=True))


def _sources(piece: Piece) -> list[Shown]:
    """Each glyph with the text it stands for; of several for one text the first has it.

    A mark at the end is followed by a blank of no width, because readers end a word where its last glyph was put.
    """
    ends = _ends(piece)
    found: list[Shown] = []
    for glyph in piece.glyphs:
        end = ends.pop(glyph.at, None)
        text = piece.text[glyph.at : end] if end else ""
        found.append(Shown(glyph, text, piece.face.advance(glyph.number)))
    return [*found, _blank(piece.face, 0, 0.0, "")] if piece.glyphs[-1].dx else found


class _Cluster(NamedTuple):
    """Glyphs that stand for the same characters, which are given from left to right, and the widest of them."""

    glyphs: tuple[Glyph, ...]
    chars: str
    carrier: Glyph


def _clusters(piece: Piece) -> list[_Cluster]:
    ends = _ends(piece)
    found: list[_Cluster] = []
    for start, several in groupby(piece.glyphs, key=attrgetter("at")):
        glyphs = tuple(several)
        chars = _kept_in_order(piece.text, start, ends[start])[::-1]
        found.append(_Cluster(glyphs, chars, max(glyphs, key=attrgetter("advance"))))
    return found


def _kept_in_order(text: str, start: int, end: int) -> str:
    """The characters of a cluster, with a mark after a stop that would else draw the next blank to itself."""
    stop = unicodedata.bidirectional(text[end - 1]) in _LEFT_TO_RIGHT
    followed = end < len(text) and unicodedata.bidirectional(text[end]) in _RIGHT_TO_LEFT
    return text[start:end] + (_RLM if stop and not followed else "")


def _is_raised(clusters: Sequence[_Cluster]) -> bool:
    """Whether letters stand above the line, as Nastaliq's do, and not only marks."""
    return any(cluster.carrier.dy for cluster in clusters)


def _carried(face: Face, cluster: _Cluster) -> Iterator[Shown]:
    """The widest glyph has the first character; after it come blanks that stand for the others."""
    for glyph in cluster.glyphs:
        if glyph.dy:
            yield from [_blank(face, glyph.at, glyph.advance, "")] if glyph.advance else []
        elif glyph is not cluster.carrier:
            yield _textless(face, glyph, glyph.advance)
        elif len(cluster.chars) < 2:
            yield Shown(glyph, cluster.chars, face.advance(glyph.number))
        else:
            share = round(glyph.advance / len(cluster.chars), 5)
            first = glyph._replace(advance=glyph.advance - share * (len(cluster.chars) - 1))
            yield Shown(first, cluster.chars[0], share)
            yield from (_blank(face, glyph.at, share, char) for char in cluster.chars[1:])


def _under_raised(face: Face, cluster: _Cluster) -> Iterator[Shown]:
    """Blanks with the text, on the line itself."""
    share = sum(glyph.advance for glyph in cluster.glyphs) / max(len(cluster.chars), 1)
    yield from (_blank(face, cluster.carrier.at, share, char) for char in cluster.chars)


def _textless(face: Face, glyph: Glyph, advance: float) -> Shown:
    return Shown(glyph._replace(advance=advance), "", face.advance(glyph.number))


def _blank(face: Face, at: int, advance: float, text: str) -> Shown:
    return Shown(Glyph(face.blank, at, advance, 0.0, 0.0), text, max(round(advance, 5), 0.0))
