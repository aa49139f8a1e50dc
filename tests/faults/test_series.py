"""Small forms of every series: nothing is lost, nothing changed goes unnoticed, and every control fails."""

from __future__ import annotations

import pytest

from tests.bench.reliability import FIGURES, bad
from tests.faults.series import Figures, run
from tests.faults.shim import WHY_NOT, shim

COUNTS = {
    "kills": 4, "window_kills": 2, "calls": 30, "twice": 6, "calls_rotation": 20, "first_start": 25, "power": 60,
    "power_rotation": 40, "flips": 60, "key_flips": 40, "lengths_and_pages": 4, "stale_pages": 80, "lost_journals": 40,
    "full_disk": 1, "erasures": 8, "memory": 20,
}  # fmt: skip
CONTROLS = {
    "kills_told_ahead": 4, "calls_no_journal": 60, "power_off": 40, "power_wal_normal": 40, "power_delete_full": 80,
    "full_disk_no_reserve": 1, "erasures_not_zeroed": 8, "erasures_journal_kept": 8,
}  # fmt: skip


def found(name: str, count: int) -> Figures:
    figures = run(name, count, seed=7)
    if "skipped" in figures:
        pytest.skip(WHY_NOT)
    return figures


@pytest.mark.slow
@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.series)
def test_the_application_bears_it(figure: object) -> None:
    one = next(each for each in FIGURES if each is figure)
    figures = found(one.series, COUNTS[one.series])
    assert int(str(figures.get("runs", figures.get("tried")))) >= min(COUNTS[one.series], 25)
    assert bad(figures, changed=one.changed) == 0, figures.get("first")


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(CONTROLS))
def test_the_control_fails(name: str) -> None:
    assert bad(found(name, CONTROLS[name])) > 0


def test_every_control_of_a_figure_is_tried_here() -> None:
    assert {name for figure in FIGURES for name in figure.controls} == set(CONTROLS)
    assert {figure.series for figure in FIGURES} == set(COUNTS)


@pytest.mark.slow
def test_many_older_pages_pass_the_engines_own_checks_and_not_ours() -> None:
    assert int(str(found("stale_pages", 80)["control_missed_by_engine_checks"])) > 0


def test_there_is_a_shim_or_a_reason() -> None:
    made = shim()
    assert made is None or made.exists()
