"""The series of too little memory: opening, saving and a paper under a limit, a little higher each time."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from random import Random

from intake_app.desk import Desk
from intake_app.languages.catalogs import load_language
from intake_app.problems import too_little_memory
from tests.faults.runs import (
    BUG,
    DONE,
    REFUSED,
    Tally,
    bench_folder,
    child,
    ended,
    fresh,
    make_vault,
    opened,
    pipe,
    told_through,
)
from tests.faults.script import Hand, steps

Figures = dict[str, object]
_STEPS = 12
_MOST = 10 << 20
"""From about so much on above what the program takes when it starts, everything here goes through."""
_ENDS = {DONE: "went_through", REFUSED: "told_in_words", BUG: "told_by_code"}


def memory(count: int, seed: int) -> Figures:
    """What became of runs under ``count`` limits: gone through, told in words or by a bug's code, or ended at once."""
    random, tally, ends = Random(seed), Tally(), Counter[str]()
    with bench_folder() as folder:
        template = make_vault(folder / "template")
        opened(template).close()
        for run in range(count):
            path, more = fresh(template, folder), int(_MOST * (run + random.random()) / count)
            status, told = _limited(path, seed + run, more)
            ends[_ENDS.get(status, "ended_at_once")] += 1
            tally.look(path, seed + run, told)
    return {**tally.figures(), **ends}


def _limited(path: Path, seed: int, more: int) -> tuple[int, int]:
    with pipe() as (read, write):
        status = ended(child(lambda: _under(more, lambda: _work(path, seed, write))))
        return status, told_through(read)


def _under(more: int, work: Callable[[], None]) -> None:
    """Work with at most ``more`` bytes of address space above what is taken now; running out is told as it is."""
    import resource  # here, since Windows has none

    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + more, taken + more))
    try:
        work()
    except MemoryError:
        raise too_little_memory() from None


def _work(path: Path, seed: int, pipe: int) -> None:
    with opened(path) as desk:
        hand = Hand(desk)
        for step in islice(steps(seed), _STEPS):
            hand.do(step)
            os.write(pipe, b".")
        _papers(desk)


def _papers(desk: Desk) -> None:
    for row in desk.people().people:
        desk.survivors_copy(desk.record(row.record), language=load_language("en"))
