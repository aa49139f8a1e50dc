"""The series of full disks: the last answers and an erasure still get through, and what was saved stays."""

from __future__ import annotations

import json
import os
from pathlib import Path
from random import Random

from intake_app.problems import DiskIsFull
from intake_app.vault.reserve import FOR_ERASING, RESERVE_NAME
from tests.faults.runs import DONE, Tally, bench_folder, child, ended, fresh, heard_through, make_vault, opened, pipe
from tests.faults.script import Expected, Hand, Step
from tests.faults.shim import watch

Figures = dict[str, object]
_MOST = 400
_LONG = "words " * 3000


def full_disk(count: int, seed: int, *, reserve: bool = True) -> Figures:
    """A disk that takes up to 300,000 bytes more: how many steps were saved after it was full, and who was not erased.

    Without a ``reserve`` it is the control.
    """
    random, tally, after, stuck = Random(seed), Tally(), 0, 0
    with bench_folder() as folder:
        template = make_vault(folder / "template")
        for run in range(count):
            path = fresh(template, folder)
            told = _fill(path, random.randrange(300_000), reserve=reserve)
            after += told["after"]
            stuck += not told["erased"]
            tally.look(path, seed + run, told["saved"], _views(told["saved"], erased=told["erased"] > 0))
    return {**tally.figures(), "saved_after_it_was_full": after, "lost": tally.lost + stuck}


def _fill(path: Path, room: int, *, reserve: bool) -> dict[str, int]:
    with pipe() as (read, write):

        def work() -> None:
            watch(path.parent)  # what is opened before is not seen
            with opened(path) as desk:
                if not reserve:
                    (path / RESERVE_NAME).unlink()
                hand, told = Hand(desk), {"saved": 2, "after": 0, "erased": 0}
                for step in map(_step, range(2)):
                    hand.do(step)
                watch(path.parent, room=room)
                try:
                    for step in map(_step, range(2, _MOST)):
                        hand.do(step)
                        told["saved"] += 1
                        told["after"] += desk.store.low_on_disk
                except DiskIsFull:
                    pass
                try:
                    hand.do(Step("erase", "F0"))
                    told["erased"] = 1
                except DiskIsFull:
                    pass
            os.write(write, json.dumps(told).encode())

        assert ended(child(work)) == DONE
        found: dict[str, int] = json.loads(heard_through(read))
        assert found["saved"] < _MOST, "the disk never was full"
        assert not reserve or (path / RESERVE_NAME).stat().st_size > FOR_ERASING // 8
        return found


def _step(number: int) -> Step:
    person = f"F{number // 2}"
    return Step("answer", person, "own_words", _LONG, number) if number % 2 else Step("person", person)


def _views(saved: int, *, erased: bool) -> list[str]:
    """What must be there after ``saved`` steps, and after one more, each with the first person erased or not."""
    found = []
    expected = Expected()
    for step in map(_step, range(saved + 2)):
        found.append(expected.view() if not erased else _without_first(expected))
        expected.take(step)
    return found


def _without_first(expected: Expected) -> str:
    people = {name: answers for name, answers in expected.people.items() if name != "F0"}
    return Expected(people, 1, expected.setting, expected.phones).view()
