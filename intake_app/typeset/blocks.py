"""What a page is stacked from besides paragraphs: space, rules, boxes, label-and-value rows, lists, page breaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from intake_app.languages.typefaces import is_right_to_left
from intake_app.typeset.pen import Pen
from intake_app.typeset.tags import Element
from intake_app.typeset.text import Paragraph, TextStyle

HAIRLINE = "#d8d2c4"
_SLIVER = 0.01


class Block(Protocol):
    """Something that can be stacked on pages: measured with ``fit`` first, then drawn or split at that width."""

    space_before: float
    space_after: float
    keep_with_next: bool

    def fit(self, width: float) -> float:
        """The height at this width."""

    def lead(self) -> float:
        """The least height that a page must still have for this to begin there."""

    def split(self, height: float) -> tuple[Block, Block] | None:
        """A part that fits this height and the rest, both to be fitted again; ``None`` when nothing fits."""

    def baseline(self) -> float | None:
        """How far below its upper edge its first line of text stands; ``None`` without text."""

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw it from this upper left corner."""


class Plain:
    """A block without content of its own, which is never split."""

    def __init__(self, height: float, *, space_before: float = 0.0, space_after: float = 0.0) -> None:
        self.space_before = space_before
        self.space_after = space_after
        self.keep_with_next = False
        self._height = height
        self._width = 0.0

    def fit(self, width: float) -> float:
        self._width = width
        return self._height

    def lead(self) -> float:
        return self._height

    def split(self, height: float) -> tuple[Block, Block] | None:
        return None

    def baseline(self) -> float | None:
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Nothing to see."""


class Spacer(Plain):
    """Empty space of this height; it vanishes at the top of a page."""


class PageBreak(Plain):
    """What follows begins on a new page."""

    def __init__(self) -> None:
        super().__init__(0.0)


class Rule(Plain):
    """A thin horizontal line over the whole width."""

    def __init__(
        self, *, color: str = HAIRLINE, weight: float = 0.6, space_before: float = 4, space_after: float = 6
    ) -> None:
        super().__init__(weight, space_before=space_before, space_after=space_after)
        self._color = color

    def draw(self, pen: Pen, x: float, top: float) -> None:
        pen.rule(x, top - self._height / 2, self._width, color=self._color, weight=self._height)


class Column:
    """Blocks one below the other, as one block."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = tuple(blocks)
        self.space_before = self.blocks[0].space_before if self.blocks else 0.0
        self.space_after = 0.0
        self.keep_with_next = False
        self._heights: list[float] = []
        self._width = 0.0

    def fit(self, width: float) -> float:
        self._width = width
        self._heights = [block.fit(width) for block in self.blocks]
        return sum(self._gaps()) + sum(self._heights)

    def lead(self) -> float:
        return lead_of(self.blocks, self._width)

    def split(self, height: float) -> tuple[Block, Block] | None:
        filled = 0.0
        for at, (block, gap, tall) in enumerate(zip(self.blocks, self._gaps(), self._heights, strict=True)):
            if filled + gap + tall > height + _SLIVER:
                return self._split_at(at, block.split(height - filled - gap))
            filled += gap + tall
        return None

    def baseline(self) -> float | None:
        return self.blocks[0].baseline() if self.blocks else None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        for block, gap, tall in zip(self.blocks, self._gaps(), self._heights, strict=True):
            block.draw(pen, x, top - gap)
            top -= gap + tall

    def _split_at(self, at: int, parts: tuple[Block, Block] | None) -> tuple[Block, Block] | None:
        head, tail = list(self.blocks[:at]), list(self.blocks[at:])
        if parts:
            head, tail = [*head, parts[0]], [parts[1], *tail[1:]]
        while head and not parts and head[-1].keep_with_next:
            tail.insert(0, head.pop())
        return (Column(head), Column(tail)) if head else None

    def _gaps(self) -> list[float]:
        """The space above each block; above the first there is none."""
        pairs = zip(self.blocks, self.blocks[1:], strict=False)
        return [0.0, *(max(one.space_after, two.space_before) for one, two in pairs)][: len(self.blocks)]


def lead_of(blocks: Sequence[Block], width: float) -> float:
    """The height that the first block must have below it: its own lead, or all of it with the lead of what it keeps."""
    needed = 0.0
    for at, block in enumerate(blocks):
        height = block.fit(width)
        if not block.keep_with_next or at + 1 == len(blocks):
            return needed + block.lead()
        needed += height + max(block.space_after, blocks[at + 1].space_before)
    return needed


class Row:
    """Two blocks side by side, on one first line of text: ``start`` where reading begins, ``end`` beside it.

    ``share`` is the part of the width that ``start`` takes, gap included; from 1 up it is a width in points.
    """

    def __init__(
        self,
        start: Block,
        end: Block,
        *,
        rtl: bool,
        share: float = 0.34,
        gap: float = 10.0,
        space_after: float = 4.0,
    ) -> None:
        self.start, self.end = start, end
        self.rtl, self.share, self.gap = rtl, share, gap
        self.space_before = 0.0
        self.space_after = space_after
        self.keep_with_next = False
        self._width = 0.0
        self._down = (0.0, 0.0)

    def fit(self, width: float) -> float:
        self._width = width
        first = self._first()
        heights = self.start.fit(first - self.gap), self.end.fit(width - first)
        lines = self.start.baseline(), self.end.baseline()
        lowest = max((line for line in lines if line is not None), default=0.0)
        self._down = (lowest - (lines[0] or lowest), lowest - (lines[1] or lowest))
        return max(height + down for height, down in zip(heights, self._down, strict=True))

    def lead(self) -> float:
        return max(self.start.lead() + self._down[0], self.end.lead() + self._down[1])

    def split(self, height: float) -> tuple[Block, Block] | None:
        if height < self.lead():
            return None
        first = self._first()
        start = _cut(self.start, first - self.gap, height - self._down[0])
        end = _cut(self.end, self._width - first, height - self._down[1])
        return self._with(start[0], end[0], 0.0), self._with(start[1], end[1], self.space_after)

    def baseline(self) -> float | None:
        lines = [side.baseline() or 0.0 for side in (self.start, self.end)]
        return max(lines) or None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        first = self._first()
        after = self._width - first
        self.start.draw(pen, x + after + self.gap if self.rtl else x, top - self._down[0])
        self.end.draw(pen, x if self.rtl else x + first, top - self._down[1])

    def _first(self) -> float:
        return self.share * self._width if self.share < 1 else self.share

    def _with(self, start: Block, end: Block, space_after: float) -> Row:
        return Row(start, end, rtl=self.rtl, share=self.share, gap=self.gap, space_after=space_after)


def _cut(block: Block, width: float, height: float) -> tuple[Block, Block]:
    """What fits of a block, and the rest; what is over is empty."""
    if block.fit(width) <= height + _SLIVER:
        return block, Column(())
    return block.split(height) or (Column(()), block)


class Box:
    """Blocks on a coloured or framed ground. Over a page's end each part gets its own ground."""

    def __init__(
        self,
        blocks: Sequence[Block],
        *,
        fill: str | None = "#f6f3ec",
        border: str | None = None,
        padding: float = 10.0,
        space_before: float = 6.0,
        space_after: float = 8.0,
    ) -> None:
        self._inside = blocks[0] if len(blocks) == 1 and isinstance(blocks[0], Column) else Column(blocks)
        self._fill, self._border, self._padding = fill, border, padding
        self.space_before, self.space_after = space_before, space_after
        self.keep_with_next = False
        self._width = 0.0
        self._height = 0.0

    def fit(self, width: float) -> float:
        self._width = width
        self._height = self._inside.fit(width - 2 * self._padding) + 2 * self._padding
        return self._height

    def lead(self) -> float:
        return self._inside.lead() + 2 * self._padding

    def split(self, height: float) -> tuple[Block, Block] | None:
        parts = self._inside.split(height - 2 * self._padding)
        return (self._around(parts[0]), self._around(parts[1])) if parts else None

    def baseline(self) -> float | None:
        inside = self._inside.baseline()
        return None if inside is None else inside + self._padding

    def draw(self, pen: Pen, x: float, top: float) -> None:
        pen.box(x, top - self._height, self._width, self._height, fill=self._fill, border=self._border)
        self._inside.draw(pen, x + self._padding, top - self._padding)

    def _around(self, block: Block) -> Box:
        spaces = {"space_before": self.space_before, "space_after": self.space_after}
        return Box([block], fill=self._fill, border=self._border, padding=self._padding, **spaces)


def rows(
    pairs: Sequence[tuple[str | Paragraph, str | Paragraph | Sequence[Paragraph]]],
    *,
    language: str = "en",
    label: TextStyle | None = None,
    value: TextStyle | None = None,
    share: float = 0.34,
) -> list[Block]:
    """A table of labels and values, one block a row; in a right-to-left ``language`` the labels stand on the right.

    Labels and values given as strings are of ``language``; give a ``Paragraph`` for words in another one, and several
    for words and their translation. A row splits over pages.
    """
    table = Element("Table")
    label = label or TextStyle(color="#5b5b60", space_after=0)
    value = value or TextStyle(space_after=2)
    made: list[Block] = []
    for name, told in pairs:
        line = Element("TR", table)
        start = _cell(name, label, language, Element("TH", line))
        several = [told] if isinstance(told, str | Paragraph) else list(told)
        end_cell = Element("TD", line)
        end = Column([_cell(one, value, language, end_cell) for one in several])
        made.append(Row(start, end, rtl=is_right_to_left(language), share=share))
    return made


def _cell(told: str | Paragraph, style: TextStyle, language: str, cell: Element) -> Paragraph:
    paragraph = Paragraph(told, style, language=language) if isinstance(told, str) else told
    paragraph.element.parent = cell
    return paragraph


def bullets(
    items: Sequence[str | Paragraph],
    *,
    language: str = "en",
    style: TextStyle | None = None,
    marks: Sequence[str] | None = None,
    indent: float = 16.0,
) -> list[Block]:
    """A list, one block an item. ``marks`` replaces the bullets, for example by numbers."""
    listing = Element("L")
    style = style or TextStyle(space_after=2)
    made: list[Block] = []
    for at, item in enumerate(items):
        entry = Element("LI", listing)
        mark = Paragraph(marks[at] if marks else "•", style, language=language, element=Element("Lbl", entry))
        body = _cell(item, style, language, Element("LBody", entry))
        made.append(Row(mark, body, rtl=is_right_to_left(language), share=indent, gap=2, space_after=2))
    return made
