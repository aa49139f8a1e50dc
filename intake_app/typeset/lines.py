"""A paragraph's text broken into lines of placed words, in the order in which they are seen (UAX 9, UAX 14)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

import icu

from intake_app.typeset.faces import Face
from intake_app.typeset.shaping import Piece, boundaries, shape_word, utf16_offsets

_TURNS = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_TOGETHER = re.compile("\u2066[^\u2066-\u2069]{1,24}\u2069")
_UNDRAWN = dict.fromkeys([0x061C, 0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x2066, 0x206A)]) | {9: " "}
_BLANKS = " \t\u200b"
_KEPT_TEXT = 2000
_KEPT_WORD = 64
_WINDOW = 4096

Emphasis = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: pieces from left to right, and the stretch of text that it sets. Lengths are in ems.

    ``top`` and ``bottom`` are where its ink ends; ``face`` is the one that wants the tallest line, if there is any.
    """

    pieces: tuple[Piece, ...]
    width: float
    top: float
    bottom: float
    face: Face | None
    start: int
    end: int

    def __repr__(self) -> str:
        return f"Line({self.start}..{self.end})"


def break_lines(text: str, *, width: float, language: str, rtl: bool, bold: Emphasis = ()) -> tuple[Line, ...]:
    """The lines of ``text``, none wider than ``width`` ems unless it is a single grapheme.

    ``bold`` are the stretches (start, end) set in bold. Blanks at a line's end are not drawn; every other character is
    in exactly one line. An empty text is one empty line.
    """
    if len(text) <= _KEPT_TEXT:
        return _kept_lines(text, round(width, 4), language, rtl, bold)
    return _lines(text, width, language, rtl, bold)


def forget() -> None:
    """Drop every broken text and shaped word from memory."""
    _kept_lines.cache_clear()
    _kept_run.cache_clear()


def _lines(text: str, width: float, language: str, rtl: bool, bold: Emphasis) -> tuple[Line, ...]:
    found: list[Line] = []
    start = 0
    for row in text.split("\n"):
        stop = start + len(row)
        inside = tuple((max(a, start) - start, min(b, stop) - start) for a, b in bold if a < stop and b > start)
        found += _Breaker(row, start, width, language, rtl, inside).lines()
        start += len(row) + 1
    return tuple(found)


_kept_lines = lru_cache(1024)(_lines)


class _Run(NamedTuple):
    """Pieces with their embedding levels, in logical order."""

    items: tuple[tuple[Piece, int], ...]
    width: float


_NOTHING = _Run((), 0.0)


def _run(text: str, language: str, level: int, bold: bool) -> _Run:
    """A stretch of one level and one weight."""
    drawn = text.translate(_UNDRAWN)
    pieces = shape_word(drawn, language=language, rtl=bool(level & 1), bold=bold) if drawn else ()
    return _Run(tuple((piece, level) for piece in pieces), sum(piece.width for piece in pieces))


_kept_run = lru_cache(16384)(_run)


class _Breaker:
    """Fills the lines of one row of text (no newline in it), first fit."""

    def __init__(self, row: str, offset: int, width: float, language: str, rtl: bool, bold: Emphasis) -> None:
        self._row = row
        self._offset = offset
        self._width = width + 1e-6
        self._language = language
        self._levels = _levels(row, rtl)
        self._bold = bold
        self._cuts = _cuts(self._levels, bold)
        self._guess = 64
        self._done: list[Line] = []
        self._items: list[tuple[Piece, int]] = []
        self._filled = 0.0
        self._start = 0
        self._end = 0

    def lines(self) -> list[Line]:
        blank = _NOTHING
        start = 0
        for end in _chances(self._row, self._language):
            body = start + len(self._row[start:end].rstrip(_BLANKS))
            self._add_word(start, body, blank)
            blank = self._shape(body, end) if body < end else _NOTHING
            start = end
        self._close()
        return self._done

    def _add_word(self, start: int, end: int, blank: _Run) -> None:
        word = self._shape(start, end)
        if self._filled + blank.width + word.width <= self._width:
            self._append(blank, start)
        elif self._items:
            self._close()
        if word.width > self._width:
            self._add_long_word(start, end)
        else:
            self._append(word, end)

    def _add_long_word(self, start: int, end: int) -> None:
        """A word wider than a line is cut between graphemes; work stays in proportion to its length."""
        bounds = [start, *(start + at for at in boundaries("character", self._row[start:end]))]
        at = 0
        while at < len(bounds) - 1:
            if self._items:
                self._close(bounds[at])
            count, run = self._longest(bounds, at)
            at += count
            self._append(run, bounds[at])

    def _longest(self, bounds: Sequence[int], at: int) -> tuple[int, _Run]:
        """About as many graphemes as fit, at least one."""
        most = min(len(bounds) - 1 - at, _WINDOW)
        count = min(self._guess, most)
        run = self._shape(bounds[at], bounds[at + count])
        if run.width < 0.9 * self._width and count < most:
            count = max(1, min(most, int(count * self._width / max(run.width, 1e-3))))
            run = self._shape(bounds[at], bounds[at + count])
        while run.width > self._width and count > 1:
            count = max(1, min(count - 1, int(count * self._width / run.width)))
            run = self._shape(bounds[at], bounds[at + count])
        self._guess = max(count, 8)
        return count, run

    def _append(self, run: _Run, end: int) -> None:
        self._items += run.items
        self._filled += run.width
        self._end = end

    def _close(self, next_start: int | None = None) -> None:
        pieces = tuple(_seen_order(self._items))
        top = max((piece.top for piece in pieces), default=0.0)
        bottom = min((piece.bottom for piece in pieces), default=0.0)
        lettered = (piece.face for piece in pieces if not piece.text.isspace())
        face = max(lettered, key=attrgetter("tall"), default=None)
        start, end = self._start + self._offset, self._end + self._offset
        self._done.append(Line(pieces, self._filled, top, bottom, face, start, end))
        self._items, self._filled = [], 0.0
        self._start = self._next_word(self._end) if next_start is None else next_start
        self._end = self._start

    def _next_word(self, at: int) -> int:
        while at < len(self._row) and self._row[at] in _BLANKS:
            at += 1
        return at

    def _shape(self, start: int, end: int) -> _Run:
        if start >= end:
            return _NOTHING
        if not self._cuts:
            return self._stretch(start, end)
        runs = [self._stretch(a, b) for a, b in self._stretches(start, end)]
        return _Run(tuple(item for run in runs for item in run.items), sum(run.width for run in runs))

    def _stretch(self, start: int, end: int) -> _Run:
        level = self._levels[start] if self._levels else 0
        bold = bool(self._bold) and any(first <= start < last for first, last in self._bold)
        shape = _kept_run if end - start <= _KEPT_WORD else _run
        return shape(self._row[start:end], self._language, level, bold)

    def _stretches(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of one level and one weight between ``start`` and ``end``."""
        first, last = bisect_right(self._cuts, start), bisect_left(self._cuts, end)
        for cut in self._cuts[first:last]:
            yield start, cut
            start = cut
        yield start, end


def _chances(row: str, language: str) -> list[int]:
    """Where the row may be broken: not inside a short left-to-right isolate (a phone number, a date, a reference)."""
    chances = boundaries("line", row, language)
    held = {at for found in _TOGETHER.finditer(row) for at in range(found.start() + 1, found.end())}
    return [at for at in chances if at not in held] if held else chances


def _cuts(levels: Sequence[int], bold: Emphasis) -> list[int]:
    turns = {at for at in range(1, len(levels)) if levels[at] != levels[at - 1]}
    return sorted(turns | {edge for span in bold for edge in span})


def _levels(row: str, rtl: bool) -> list[int]:
    """Each character's embedding level; empty where every level is 0."""
    if not row or not (rtl or _TURNS.search(row)):
        return []
    bidi = icu.Bidi()
    bidi.setPara(icu.UnicodeString(row), 1 if rtl else 0)
    found = list(bidi.getLevels())
    if len(found) == len(row):
        return found
    return [found[at] for at in utf16_offsets(row)[:-1]]


def _seen_order(items: list[tuple[Piece, int]]) -> list[Piece]:
    """The pieces from left to right (UAX 9, rule L2)."""
    levels = {level for _, level in items}
    highest = max(levels, default=0)
    lowest = min((level for level in levels if level & 1), default=highest + 1)
    for level in range(highest, lowest - 1, -1):
        items = _reversed_stretches(items, level)
    return [piece for piece, _ in items]


def _reversed_stretches(items: list[tuple[Piece, int]], level: int) -> list[tuple[Piece, int]]:
    turned: list[tuple[Piece, int]] = []
    stretch: list[tuple[Piece, int]] = []
    for item in items:
        if item[1] >= level:
            stretch.append(item)
            continue
        turned += [*reversed(stretch), item]
        stretch = []
    return [*turned, *reversed(stretch)]
