"""Paragraphs: a text with its style and its language, which knows its lines at a given width."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from intake_app.languages.typefaces import is_right_to_left, on_paper
from intake_app.typeset.cleaning import visible_controls
from intake_app.typeset.faces import tallness
from intake_app.typeset.justify import justified
from intake_app.typeset.lines import Emphasis, Line, break_lines
from intake_app.typeset.pen import Pen
from intake_app.typeset.tags import Element

INK = "#1d1d1f"
_AIR = 0.05
_SLIVER = 0.01
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph looks. ``size`` and spaces are points, ``leading`` a factor of the size, ``color`` ``#rrggbb``.

    ``leading`` is for Latin letters; taller scripts get more by themselves, and so does a line whose marks need it.
    ``start`` is left in a left-to-right language, right in a right-to-left one. ``justify`` fills every line but the
    last of a text and those that would be torn. ``low`` keeps lines low: Urdu is then
    set in Naskh and not in Nastaliq. ``tag`` is the structure element.
    """

    size: float = 10.5
    leading: float = 1.4
    bold: bool = False
    color: str = INK
    align: Literal["start", "center", "end", "justify"] = "start"
    space_before: float = 0.0
    space_after: float = 4.0
    keep_with_next: bool = False
    low: bool = False
    tag: str = "P"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph's text."""

    text: str = field(repr=False)
    bold: bool = False


class Paragraph:
    """A text of one language; newlines in it begin new lines.

    ``text`` is a string or spans. Controls in it are made visible (``cleaning.visible_controls``) and letters composed
    (NFC). ``rtl`` overrides the language's own direction.
    """

    def __init__(
        self,
        text: str | Sequence[Span],
        style: TextStyle | None = None,
        *,
        language: str = "en",
        rtl: bool | None = None,
        element: Element | None = None,
    ) -> None:
        self.style = style or TextStyle()
        self.language = on_paper(language, low=self.style.low)
        self.rtl = is_right_to_left(language) if rtl is None else rtl
        spans = (Span(text),) if isinstance(text, str) else tuple(text)
        self._text, self._bold = _joined(spans, self.style.bold)
        said = self._text.translate(_ISOLATES) if self.rtl else None
        self.element = element or Element(self.style.tag, language=language, text=said)
        self._lines: tuple[Line, ...] = ()
        self._extents: list[tuple[float, float]] = []
        self._depths: list[float] = [0.0]
        self._first, self._last = 0, 0
        self._width = -1.0
        self.space_before = self.style.space_before
        self.space_after = self.style.space_after
        self.keep_with_next = self.style.keep_with_next

    def __repr__(self) -> str:
        return f"Paragraph({self.style.tag}, {self.language})"

    def fit(self, width: float) -> float:
        """The height at this width."""
        if abs(width - self._width) > _SLIVER:
            self._width = width
            ems = width / self.style.size
            self._lines = break_lines(self._text, width=ems, language=self.language, rtl=self.rtl, bold=self._bold)
            self._extents = self._measured()
            heights = ((above + below) * self.style.size for above, below in self._extents)
            self._depths = list(accumulate(heights, initial=0.0))
            self._first, self._last = 0, len(self._lines)
        return self._depths[self._last] - self._depths[self._first]

    def lead(self) -> float:
        """The least height that a page must still have for this to begin there: two lines."""
        count = self._last - self._first
        return self._depths[self._first + (count if count <= 3 else 2)] - self._depths[self._first]

    def split(self, height: float) -> tuple[Paragraph, Paragraph] | None:
        """The lines that fit and the rest; ``None`` when neither side would have two lines or more."""
        cut = bisect_right(self._depths, self._depths[self._first] + height + _SLIVER) - 1
        if self._last - cut == 1:
            cut -= 1
        if cut - self._first < 2 or cut >= self._last:
            return None
        return self._part(self._first, cut, after=0.0), self._part(cut, self._last, before=0.0)

    def baseline(self) -> float | None:
        """How far below its upper edge the first line stands."""
        return self._extents[self._first][0] * self.style.size

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the lines from this upper left corner, marked as this paragraph's element."""
        with pen.marked(self.element):
            self.draw_bare(pen, x, top)

    def draw_bare(self, pen: Pen, x: float, top: float) -> None:
        """Draw the lines without a mark, inside one that the caller has made."""
        size = self.style.size
        placed = []
        for at in range(self._first, self._last):
            line, (above, below) = self._set(at), self._extents[at]
            placed.append((line, x + self._indent(line.width * size), top - above * size))
            top -= (above + below) * size
        pen.lines(placed, size=size, color=self.style.color, rtl=self.rtl)

    def _set(self, at: int) -> Line:
        """A line as it is drawn."""
        line, following = self._lines[at], self._lines[at + 1 : at + 2]
        if self.style.align != "justify" or not following or "\n" in self._text[line.end : following[0].start]:
            return line
        return justified(line, self._width / self.style.size)

    def _part(self, first: int, last: int, *, before: float | None = None, after: float | None = None) -> Paragraph:
        part = Paragraph.__new__(Paragraph)
        part.__dict__.update(self.__dict__)
        part._first, part._last = first, last
        part.space_before = self.space_before if before is None else before
        part.space_after = self.space_after if after is None else after
        return part

    def _indent(self, width: float) -> float:
        spare = self._width - width
        if self.style.align == "center":
            return spare / 2
        return spare if (self.style.align == "end") != self.rtl else 0.0

    def _measured(self) -> list[tuple[float, float]]:
        """What each line needs above and below its baseline, in ems."""
        tallest = max((line.face.tall for line in self._lines if line.face), default=1.0)
        least = min(tallness(self.language), tallest)
        return [self._extent(line, least) for line in self._lines]

    def _extent(self, line: Line, least: float) -> tuple[float, float]:
        leading = self.style.leading * max(least, line.face.tall if line.face else 1.0)
        above = 0.78 + (leading - 1.0) * (line.face.rising if line.face else 0.5)
        return max(above, line.top + _AIR), max(leading - above, _AIR - line.bottom)


def _joined(spans: Sequence[Span], bold: bool) -> tuple[str, Emphasis]:
    """One text, and the stretches of it that are bold."""
    text = ""
    stretches: list[tuple[int, int]] = []
    for span in spans:
        clean = unicodedata.normalize("NFC", visible_controls(span.text))
        if (span.bold or bold) and clean:
            stretches.append((len(text), len(text) + len(clean)))
        text += clean
    return text, tuple(stretches)
