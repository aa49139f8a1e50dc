"""Signatures drawn on a screen: strokes of whole numbers on one small field, never a picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

Stroke = tuple[int, ...]
"""The points of one stroke, flat: x, y, x, y ...; x in 0..WIDTH to the right, y in 0..HEIGHT downwards."""

Strokes = tuple[Stroke, ...]

WIDTH: Final = 1200
HEIGHT: Final = 360
MOST_POINTS: Final = 1500
"""Of one signature. A longer one is thinned, so that a document stays small."""

MARK: Final[Strokes] = ((500, 80, 700, 280), (700, 80, 500, 280))
"""A plain cross, for somebody who makes a mark without a pointer."""

_NEAR = 3


def strokes_of(drawn: Iterable[Sequence[tuple[float, float]]]) -> Strokes:
    """Strokes on the field from drawn points (x, y), each in 0..1 of its width and height; thinned, never cut off.

    A stroke of one point is a dot. What lies outside is drawn to the edge.
    """
    strokes = tuple(filter(None, (_placed(points) for points in drawn)))
    step = 1
    while sum(map(len, strokes)) // 2 > MOST_POINTS and step < MOST_POINTS:
        step += 1
        strokes = tuple(_every(stroke, step) for stroke in strokes)
    return strokes if fits(strokes) else ()


def fits(strokes: Strokes) -> bool:
    """Whether these are strokes on the field, and no more points than one signature may have."""
    even = all(stroke and len(stroke) % 2 == 0 for stroke in strokes)
    few = sum(map(len, strokes)) // 2 <= MOST_POINTS
    return even and few and all(_on_the_field(stroke) for stroke in strokes)


def _on_the_field(stroke: Stroke) -> bool:
    across, down = stroke[0::2], stroke[1::2]
    return all(0 <= x <= WIDTH for x in across) and all(0 <= y <= HEIGHT for y in down)


def _placed(points: Sequence[tuple[float, float]]) -> Stroke:
    """Whole numbers, without the points that lie within ``_NEAR`` of the one before."""
    placed: list[tuple[int, int]] = []
    for x, y in points:
        point = (round(min(max(x, 0.0), 1.0) * WIDTH), round(min(max(y, 0.0), 1.0) * HEIGHT))
        if not placed or max(abs(point[0] - placed[-1][0]), abs(point[1] - placed[-1][1])) >= _NEAR:
            placed.append(point)
    return tuple(number for point in placed for number in point)


def _every(stroke: Stroke, step: int) -> Stroke:
    points = list(zip(stroke[0::2], stroke[1::2], strict=True))
    kept = points[::step] if points[-1] in points[::step] else [*points[::step], points[-1]]
    return tuple(number for point in kept for number in point)
