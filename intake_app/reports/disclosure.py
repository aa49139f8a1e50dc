"""What of a count may be told, so that no small group of people can be found in figures or worked out from them.

The rules are those of official statistics: cells under a threshold are suppressed (CMS and CTDC use 11), everything
else and every total is rounded to base 5 on its own (as NHS Digital and HESA do), so that no total is exact. Where the
rows of a table add up to a total that is told, what remains possible for each suppressed row is worked out as a reader
could, and further rows are withheld until enough is (Hundepool et al., Statistical Disclosure Control, 2012, chapter 4:
secondary suppression and its audit). The audit looks only at what is told, so that knowing these rules tells no more.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

BASE: Final = 5
_OPEN: Final = 5
"""How many values a small cell must at least leave possible."""


class Told(StrEnum):
    """How a count is told: rounded, as being under the threshold, or not at all so that others stay hidden."""

    ROUNDED = "rounded"
    SMALL = "small"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Figure:
    """What is told of a count; ``value`` is a multiple of ``BASE`` where it is told, else None."""

    told: Told
    value: int | None = None


SMALL: Final = Figure(Told.SMALL)
WITHHELD: Final = Figure(Told.WITHHELD)


def figure(count: int, smallest: int) -> Figure:
    """One count by itself."""
    if count < smallest:
        return SMALL
    return Figure(Told.ROUNDED, max(_lowest(smallest), (count + BASE // 2) // BASE * BASE))


def possible(told: Figure, smallest: int) -> tuple[int, int | None]:
    """The least and the greatest count that a figure leaves possible; None where there is no greatest."""
    if told.told is Told.SMALL:
        return 0, smallest - 1
    if told.value is None:
        return smallest, None
    least = smallest if told.value == _lowest(smallest) else told.value - BASE // 2
    return least, told.value + BASE // 2


def figures(counts: Sequence[int], smallest: int, *, hidden: Collection[int] = ()) -> tuple[Figure, ...]:
    """The counts of a table whose rows may overlap, so that no total says anything of them.

    ``hidden`` are the places of rows that may not be told for another reason.
    """
    return tuple(
        WITHHELD if at in hidden and count >= smallest else figure(count, smallest) for at, count in enumerate(counts)
    )


def figures_of_parts(
    counts: Sequence[int], total: Figure, smallest: int, *, hidden: Collection[int] = ()
) -> tuple[Figure, ...]:
    """The counts of a table whose rows part the people of ``total`` among them: each stands in exactly one.

    Rows are withheld, the smallest first, until no suppressed row can be worked out from the total and the others.
    """
    told = dict(enumerate(figures(counts, smallest, hidden=hidden)))
    while _gives_away(told, total, smallest):
        shown = [(each.value, at) for at, each in told.items() if each.value is not None]
        if not shown:
            return tuple(WITHHELD for _ in counts)
        told[min(shown)[1]] = WITHHELD
    return tuple(told[at] for at in range(len(counts)))


def _gives_away(told: Mapping[int, Figure], total: Figure, smallest: int) -> bool:
    small = [at for at, each in told.items() if each.told is Told.SMALL]
    return any(_width(at, told, total, smallest) < min(_OPEN, smallest) for at in small)


def _width(at: int, told: Mapping[int, Figure], total: Figure, smallest: int) -> int:
    """How many values the total and the other rows leave possible for a suppressed row."""
    least, most = possible(told[at], smallest)
    others = [possible(each, smallest) for place, each in told.items() if place != at]
    sum_least, sum_most = possible(total, smallest)
    tops = [top for _, top in others]
    known = [top for top in tops if top is not None]
    if len(known) == len(tops):
        least = max(least, sum_least - sum(known))
    if sum_most is not None:
        left = sum_most - sum(low for low, _ in others)
        most = left if most is None else min(most, left)
    return _OPEN if most is None else most - least + 1


def differs_by_few(one: Collection[str], other: Collection[str], smallest: int) -> bool:
    """Whether two groups differ by so few people that their figures together would tell of those few."""
    first, second = set(one), set(other)
    return any(0 < len(rest) < smallest for rest in (first - second, second - first))


def _lowest(smallest: int) -> int:
    """The smallest number that is ever told: it stands for no fewer counts than the others do."""
    return -(-(smallest + BASE // 2) // BASE) * BASE
