"""Bench ``reliability``: what faults did to the application, one line of JSON a figure, its failing control beside it.

A *lost* save was told as saved and is not there; *torn* is a vault that its own check calls damaged; *refused* one
that does not open any more; *silent* a changed vault that opens and is called whole. All of them must be 0, and those
of a control must not be. With 0 of n the 95 % upper bound is about 3/n.

The key of a vault is derived once for each series and remembered, which changes nothing of the opening but its time.
"""

from __future__ import annotations

import argparse
import json
import platform
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from tests.faults.series import Figures, run

_BAD = ("lost", "torn", "refused", "silent", "traces")
_WORKERS = 2


@dataclass(frozen=True)
class Figure:
    """One figure: a series, how many in the short and in the long form, and the series that are its controls."""

    what: str
    tests: str
    series: str
    short: int
    long: int
    controls: tuple[str, ...] = ()
    changed: bool = False
    """Whether the vault was changed from outside, so that being refused is right."""


FIGURES = (
    Figure("kill -9 at the desk", "T84, T90, T94", "kills", 100, 1000, ("kills_told_ahead",)),
    Figure("kill -9 of the real window", "T95", "window_kills", 10, 200, ("kills_told_ahead",)),
    Figure("n-th call fails or is the last", "T91", "calls", 330, 10**9, ("calls_no_journal",)),
    Figure("a second fault while recovering", "T93", "twice", 100, 1000),
    Figure("n-th call fails while the key is changed", "T94", "calls_rotation", 200, 10**9),
    Figure("n-th call fails at the first start", "T94", "first_start", 200, 400),
    Figure("power cuts", "T92", "power", 1000, 10_000, ("power_off", "power_wal_normal", "power_delete_full")),
    Figure("power cuts while the key is changed", "T92, T94", "power_rotation", 200, 2000),
    Figure(
        "traces on any page after erasing",
        "T80, T81",
        "erasures",
        80,
        2000,
        ("erasures_not_zeroed", "erasures_journal_kept"),
    ),
    Figure("too little memory", "T103", "memory", 40, 400),
    Figure("full disks", "T96", "full_disk", 10, 100, ("full_disk_no_reserve",)),
    Figure("bit flips in the database", "T04", "flips", 500, 10_000, changed=True),
    Figure("bit flips in the keys file", "T04, T09", "key_flips", 200, 2000, changed=True),
    Figure("truncations, junk, pages moved", "T05, T06", "lengths_and_pages", 50, 200, changed=True),
    Figure("older pages put back", "T07", "stale_pages", 400, 4000, changed=True),
    Figure("journals lost, cut or of another", "T08", "lost_journals", 200, 2000, changed=True),
)


def lines(*, long: bool = False, seed: int = 1, only: Sequence[str] = ()) -> Iterator[Figures]:
    """Each figure as it is measured, two at a time; ``only`` names series."""
    chosen = [figure for figure in FIGURES if not only or figure.series in only]
    with ThreadPoolExecutor(_WORKERS) as pool:
        yield from pool.map(partial(_line, long=long, seed=seed), chosen)


def _line(figure: Figure, *, long: bool, seed: int) -> Figures:
    start = time.monotonic()
    found = run(figure.series, figure.long if long else figure.short, seed)
    controls = {name: run(name, min(200, figure.short), seed) for name in figure.controls}
    return {
        "bench": "reliability", "figure": figure.what, "tests": figure.tests, **found,
        "bad": 0 if "skipped" in found else bad(found, changed=figure.changed),
        "controls": {name: _short(control) for name, control in controls.items()},
        "level": "application", "platform": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(), "sqlite": sqlite3.sqlite_version,
        "seconds": round(time.monotonic() - start, 1),
    }  # fmt: skip


def bad(found: Figures, *, changed: bool = False) -> int:
    """How many of a series were not as they should be."""
    counted = ("silent",) if changed else _BAD
    return sum(value for name in counted if isinstance(value := found.get(name, 0), int))


def _short(control: Figures) -> Figures:
    if "skipped" in control:
        return control
    return {"bad": bad(control), **{name: control[name] for name in ("runs", "acknowledged", *_BAD[:3])}}


def main(arguments: Sequence[str]) -> int:
    """Print the figures; 1 when one was not as it should be or a control found nothing."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench reliability", allow_abbrev=False)
    parser.add_argument("--long", action="store_true", help="the figures of the README; an hour on two cores")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", default=(), choices=[figure.series for figure in FIGURES])
    good = True
    for line in lines(**vars(parser.parse_args(arguments))):
        print(json.dumps(line), flush=True)
        good &= _is_good(line)
    return 0 if good else 1


def _is_good(line: Figures) -> bool:
    controls = line["controls"]
    assert isinstance(controls, dict)
    return line["bad"] == 0 and all(control.get("bad") != 0 for control in controls.values())


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
