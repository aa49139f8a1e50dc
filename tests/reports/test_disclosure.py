"""Nobody can be found in figures: not in one, not by subtraction, not from two periods, whatever else is told."""

from __future__ import annotations

import itertools
from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from intake_app.reports.disclosure import (
    BASE,
    Figure,
    Told,
    differs_by_few,
    figure,
    figures,
    figures_of_parts,
    possible,
)

THRESHOLDS = st.integers(3, 15)
COUNTS = st.lists(st.integers(0, 40), min_size=1, max_size=6)
_FAR = 400


@given(st.integers(0, 500), THRESHOLDS)
def test_a_figure_is_never_small_never_exact_and_leaves_the_truth_possible(count: int, smallest: int) -> None:
    told = figure(count, smallest)
    least, most = possible(told, smallest)
    assert most is not None
    assert least <= count <= most
    assert most - least + 1 >= min(BASE, smallest)
    assert (told.value is None) == (count < smallest)
    assert told.value is None or (told.value >= smallest and told.value % BASE == 0)


def attacked(told: tuple[Figure, ...], total: Figure, smallest: int, at: int) -> set[int]:
    """Every count of a row that fits all that is told, found by building up every sum that the others can have."""
    ranges = [_range(each, smallest) for each in told]
    sums = {0}
    for place, each in enumerate(ranges):
        if place != at:
            sums = {so_far + more for so_far in sums for more in each if so_far + more <= _FAR}
    whole = _range(total, smallest)
    return {own for own in ranges[at] if any(own + others in whole for others in sums)}


def _range(told: Figure, smallest: int) -> range:
    least, most = possible(told, smallest)
    return range(least, (_FAR if most is None else most) + 1)


@given(COUNTS, THRESHOLDS)
def test_no_small_row_can_be_worked_out_from_the_other_rows_and_the_total(counts: list[int], smallest: int) -> None:
    total = figure(sum(counts), smallest)
    told = figures_of_parts(counts, total, smallest)
    for at, (count, each) in enumerate(zip(counts, told, strict=True)):
        assert each.value is None or count >= smallest
        if count < smallest and each.told is Told.SMALL and total.value is not None:
            left = attacked(told, total, smallest, at)
            assert count in left
            assert len(left) >= min(BASE, smallest)


@given(COUNTS, THRESHOLDS, st.sets(st.integers(0, 5)))
def test_a_row_that_is_to_be_withheld_is_not_told(counts: list[int], smallest: int, hidden: set[int]) -> None:
    for told in (
        figures(counts, smallest, hidden=hidden),
        figures_of_parts(counts, figure(sum(counts), smallest), smallest, hidden=hidden),
    ):
        assert all(told[at].value is None for at in hidden if at < len(counts))


def test_knowing_the_rules_by_heart_tells_no_more_with_the_usual_threshold() -> None:
    """An attacker who runs the program on every table there could be still sees several that fit."""
    fitting = defaultdict(list)
    for counts in itertools.product(range(30), repeat=3):
        total = figure(sum(counts), 11)
        if total.value is not None:
            fitting[figures_of_parts(counts, total, 11), total].append(counts)
    for (told, _), tables in fitting.items():
        for at, each in enumerate(told):
            if each.told is Told.SMALL and max(map(max, tables)) < 27:
                assert len({counts[at] for counts in tables}) > 1, tables


@given(st.integers(3, 12), st.sets(st.integers(0, 60)), st.sets(st.integers(0, 60)))
def test_two_periods_are_told_beside_each_other_only_when_their_difference_is_nobody_or_enough(
    smallest: int, one: set[int], other: set[int]
) -> None:
    few = differs_by_few(list(map(str, one)), list(map(str, other)), smallest)
    assert few == any(0 < len(rest) < smallest for rest in (one - other, other - one))


def test_subtracting_one_period_from_another_leaves_a_few_people_hidden() -> None:
    """Of two overlapping periods, the second is withheld where the two groups differ by a few."""
    for few in range(1, 11):
        longer = {str(n) for n in range(40)}
        shorter = {str(n) for n in range(40 - few)}
        assert differs_by_few(longer, shorter, 11)
    assert not differs_by_few(longer, longer, 11)
