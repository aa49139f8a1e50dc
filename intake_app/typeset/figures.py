"""What is drawn and not written: a code of squares, strokes of a hand, a line to cut along, a box to tick."""

from __future__ import annotations

from collections.abc import Sequence

from intake_app.typeset.blocks import Block, Column, Plain
from intake_app.typeset.pen import Pen
from intake_app.typeset.tags import Element
from intake_app.typeset.text import INK

Stroke = Sequence[tuple[float, float]]
"""Points from the left and from the top, in any one unit."""
_STROKE = 1.3
_DASHED = 0.8
_BLANK = 0.5


class _Figure(Plain):
    """Something of a fixed height that is never split; ``says`` is what it shows, in words."""

    def __init__(self, height: float, says: str, language: str) -> None:
        super().__init__(height, space_before=4.0, space_after=4.0)
        self.element = Element("Figure", language=language, text=says)


class Squares(_Figure):
    """A matrix of black and white squares ``side`` points wide, at the end of the line."""

    def __init__(
        self, matrix: Sequence[Sequence[bool | int]], *, side: float, rtl: bool, says: str, language: str
    ) -> None:
        super().__init__(side, says, language)
        self._matrix, self._side, self._rtl = matrix, side, rtl

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Each run of black squares as one rectangle, so that nothing shines through between them."""
        left = x if self._rtl else x + self._width - self._side
        one = self._side / len(self._matrix)
        placed = [
            (left + start * one, top - (row + 1) * one, length * one, one)
            for row, cells in enumerate(self._matrix)
            for start, length in _runs(cells)
        ]
        with pen.marked(self.element):
            pen.squares(placed)


class Strokes(_Figure):
    """Lines of a hand in their own proportions, at most ``width`` by ``height`` points, where a line begins."""

    def __init__(
        self, strokes: Sequence[Stroke], *, width: float, height: float, rtl: bool, says: str, language: str
    ) -> None:
        super().__init__(height, says, language)
        self._strokes, self._most, self._rtl = [s for s in strokes if s], width, rtl

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """As large as the place allows."""
        points = [point for stroke in self._strokes for point in stroke]
        if not points:
            return
        left, upper = min(p[0] for p in points), min(p[1] for p in points)
        wide, tall = max(p[0] for p in points) - left, max(p[1] for p in points) - upper
        scale = min(self._most / max(wide, 1e-6), self._height / max(tall, 1e-6), self._height / 20)
        start = x + self._width - wide * scale if self._rtl else x
        placed = [[(start + (px - left) * scale, top - (py - upper) * scale) for px, py in s] for s in self._strokes]
        with pen.marked(self.element):
            pen.strokes(placed, color=INK, weight=_STROKE)


class CutLine(_Figure):
    """A dashed line over the whole width."""

    def __init__(self) -> None:
        super().__init__(_DASHED, "", "")
        self.space_before, self.space_after = 14.0, 10.0
        self.keep_with_next = True

    def draw(self, pen: Pen, x: float, top: float) -> None:
        pen.dashes(x, top - self._height / 2, self._width, color="#5b5f63", weight=self._height)


class Blank(_Figure):
    """A thin line on which a hand writes, level with the words beside it."""

    def __init__(self) -> None:
        super().__init__(_BLANK, "", "")

    def baseline(self) -> float | None:
        return self._height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        pen.rule(x, top - 2.0, self._width, color=INK, weight=_BLANK)


class Whole(Column):
    """Blocks one below the other that stand on one page."""

    def lead(self) -> float:
        return self.fit(self._width) if self._width else 0.0

    def split(self, height: float) -> tuple[Block, Block] | None:
        return None


class TickBox(_Figure):
    """An empty box as high as a line of text, to be ticked by hand."""

    def __init__(self, side: float) -> None:
        super().__init__(side, "", "")
        self.space_before = self.space_after = 0.0

    def draw(self, pen: Pen, x: float, top: float) -> None:
        pen.box(x, top - self._height, self._height, self._height, fill=None, border=INK)


def _runs(cells: Sequence[bool | int]) -> list[tuple[int, int]]:
    """The start and length of each run of black cells."""
    found: list[tuple[int, int]] = []
    for at, cell in enumerate(cells):
        if cell and found and sum(found[-1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif cell:
            found.append((at, 1))
    return found
