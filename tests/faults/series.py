"""The series of faults: ``python -m tests.faults.series NAME --count N --seed S`` prints what each found as JSON."""

from __future__ import annotations

import argparse
import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from intake_app.desk import Desk
from intake_app.keyholders import Keyholders
from intake_app.problems import Problem
from tests.faults.damage import (
    PAGE,
    Verdicts,
    copied,
    journal_bytes,
    journals,
    put_journal,
)
from tests.faults.erasing import erasures
from tests.faults.full_disk import full_disk
from tests.faults.memory import memory
from tests.faults.power import TOLD, contents, cuts, lay_out, read_log
from tests.faults.runs import (
    BUG,
    DONE,
    REFUSED,
    Tally,
    Weaken,
    bench_folder,
    carry_on,
    carry_out,
    child,
    do_all,
    ended,
    fresh,
    killed,
    make_vault,
    opened,
    pipe,
    remember_derivations,
    told_through,
)
from tests.faults.script import TODAY, Expected, view_of, views, with_setting
from tests.faults.shim import WHY_NOT, has_failed, is_under_the_shim, shim, under_the_shim, watch
from tests.faults.tampering import flips, key_flips, lengths_and_pages, stale_pages

Figures = dict[str, object]
_STEPS = 25
_MODES = ((errno.EIO, False), (errno.ENOSPC, False), (errno.EIO, True), (errno.ENOSPC, True), (0, False))


def kills(count: int, seed: int, ahead: int = 0) -> Figures:
    """SIGKILL at random times while answers are given, erased and imported, each in a vault of its own."""
    random, tally = Random(seed), Tally()
    with bench_folder() as folder:
        template = make_vault(folder / "template")
        for run in range(count):
            path = fresh(template, folder)
            told = killed(partial(carry_out, path, seed + run, ahead=ahead), random.uniform(0, 0.25))
            tally.look(path, seed + run, len(told))
    return tally.figures()


def window_kills(count: int, seed: int) -> Figures:
    """SIGKILL at random times while somebody answers page after page in the real window, drawn offscreen."""
    from tests.faults.window import Heard, look_after, talk_in_the_window

    random, tally = Random(seed), Tally()
    with bench_folder() as folder:
        template = make_vault(folder / "template")
        for run in range(count):
            path = fresh(template, folder)
            told = killed(partial(talk_in_the_window, path), random.uniform(0, 1.2))
            look_after(tally, path, Heard.of(told), seed + run)
    return tally.figures()


@dataclass(frozen=True)
class Drill:
    """Something that is done to a vault while the disk fails, and what the vault must hold after each step told."""

    prepare: Callable[[Path, int], None]
    work: Callable[[Path, int, int, Weaken | None], None]
    known: Callable[[int], list[str]]


def _steps_work(path: Path, seed: int, pipe: int, weaken: Weaken | None) -> None:
    carry_on(path, seed, pipe, most=_STEPS, weaken=weaken)


def _prepare_rotation(path: Path, seed: int) -> None:
    with opened(path) as desk:
        do_all(desk, seed, _STEPS)


def _rotate(path: Path, seed: int, pipe: int, weaken: Weaken | None) -> None:
    with opened(path) as desk, suppress(Problem):
        Keyholders(desk.store, TODAY).rotate()
    opened(path).close()


STEPS = Drill(lambda path, seed: None, _steps_work, lambda seed: views(seed, _STEPS + 1))
ROTATION = Drill(_prepare_rotation, _rotate, lambda seed: [views(seed, _STEPS)[-1]])


def calls(count: int, seed: int, drill: Drill = STEPS, weaken: Weaken | None = None) -> Figures:
    """The n-th write, sync, truncation, unlink or rename fails (EIO, ENOSPC, once or for ever) or is the last one.

    Every n of the run in its turn, all five ways; ``count`` bounds the runs, which then take every so many-th n.
    """
    tally = Tally()
    with bench_folder() as folder:
        template = make_vault(folder / "template")
        drill.prepare(template, seed)
        known = drill.known(seed)
        total = _calls_of(folder, template, seed, drill)
        step = max(1, -(-total * len(_MODES) // count))
        for mode, (number, for_ever) in enumerate(_MODES):
            for at in range(1 + mode % step, total + 1, step):
                path = fresh(template, folder)
                told = _fault_at(path, seed, at, number, for_ever, drill, weaken)
                tally.look(path, seed, told, known)
    return {**tally.figures(), "calls": total, "every": step}


def _calls_of(folder: Path, template: Path, seed: int, drill: Drill = STEPS) -> int:
    log = folder / "log"
    _recorded(fresh(template, folder), seed, log, drill, None)
    found = sum(each.what != "c" and each.name != TOLD for each in read_log(log))
    log.unlink()
    return found


def _fault_at(
    path: Path, seed: int, at: int, number: int, for_ever: bool, drill: Drill = STEPS, weaken: Weaken | None = None
) -> int:
    with pipe() as (read, write):

        def work() -> None:
            watch(path.parent, at=at, number=number, for_ever=for_ever)
            drill.work(path, seed, write, weaken)
            assert has_failed() or weaken

        status = ended(child(work))
        assert status in (DONE, REFUSED, 99) or weaken, f"call {at}, errno {number}: the child ended with {status}"
        return told_through(read)


def twice(count: int, seed: int) -> Figures:
    """The process ends at one call, and the next openings are cut off or refused in their turn; then it opens."""
    random, tally = Random(seed), Tally()
    with bench_folder() as folder:
        template = make_vault(folder / "template")
        known = views(seed, _STEPS + 1)
        total = _calls_of(folder, template, seed)
        for _ in range(count):
            path = fresh(template, folder)
            told = _fault_at(path, seed, random.randint(1, total), 0, False)
            for _ in range(random.randint(1, 3)):
                _fault_while_opening(path, random.randint(1, 20), *random.choice(_MODES))
            tally.look(path, seed, told, known)
    return tally.figures()


def _fault_while_opening(path: Path, at: int, number: int, for_ever: bool) -> None:
    def work() -> None:
        watch(path.parent, at=at, number=number, for_ever=for_ever)
        opened(path).close()

    assert ended(child(work)) != BUG


def power(count: int, seed: int, weaken: Weaken | None = None, drill: Drill = STEPS) -> Figures:
    """Power cuts at random calls of recorded runs: unsynced writes dropped or torn, names as before their sync."""
    random, tally = Random(seed), Tally()
    with bench_folder() as folder:
        template = make_vault(folder / "template")
        drill.prepare(template, seed)
        runs = max(1, count // 200) if drill is STEPS else 1
        for run in range(runs):
            path, log = fresh(template, folder), folder / f"log{run}"
            start = contents(folder, "vault")
            _recorded(path, seed + run, log, drill, weaken)
            known = drill.known(seed + run)
            for told, state in cuts(read_log(log), start, count // runs, random):
                fresh(template, folder)
                for each in (folder / "vault").iterdir():
                    each.unlink()
                lay_out(state, folder)
                tally.look(path, seed + run, told, known)
    return tally.figures()


def _recorded(path: Path, seed: int, log: Path, drill: Drill, weaken: Weaken | None) -> None:
    """A run with everything written down, what was told as saved as well."""

    def work() -> None:
        watch(path.parent, log=log)
        told = os.open(path.parent / TOLD, os.O_WRONLY | os.O_CREAT, 0o600)
        drill.work(path, seed, told, weaken)

    assert ended(child(work)) == DONE


def first_start(count: int, seed: int) -> Figures:
    """The first start is cut off or refused at the n-th call: there is a whole new vault, or none."""
    tally = Tally()
    with bench_folder() as folder:
        for run in range(count):
            path, (number, for_ever) = folder / f"{run}" / "vault", _MODES[run % len(_MODES)]
            path.parent.mkdir()

            def work(path: Path = path, run: int = run, number: int = number, for_ever: bool = for_ever) -> None:
                watch(path.parent, at=1 + run // len(_MODES), number=number, for_ever=for_ever)
                make_vault(path)

            assert ended(child(work)) != BUG
            if path.exists():
                tally.look(path, seed, 0, [Expected().view()])
            else:
                tally.runs += 1
            shutil.rmtree(path.parent)
    return tally.figures()


def lost_journals(count: int, seed: int) -> Figures:
    """The process ends in the middle of a save, and its journal is then lost, cut, changed or another one."""
    random, verdicts = Random(seed), Verdicts()
    with bench_folder() as folder:
        template, known = make_vault(folder / "template"), views(seed, _STEPS + 1)
        total = _calls_of(folder, template, seed)
        foreign = journal_bytes(_interrupted(make_vault(folder / "stranger"), folder, seed, total, random)[0])
        while verdicts.tried < count:
            path, told = _interrupted(template, folder, seed, total, random)
            left = copied(path, folder / "left")
            for what, data in journals(left, foreign, random):
                put_journal(copied(left, path), data)
                verdicts.look(path, f"after {told}: {what}", known[told : told + 2])
            _put_an_old_one_back(left, copied(left, path), random, verdicts)
    return verdicts.figures()


def _interrupted(template: Path, folder: Path, seed: int, total: int, random: Random) -> tuple[Path, int]:
    """A copy of the template whose run ended in the middle of a save, and how many steps were told before."""
    while True:
        path = fresh(template, folder)
        told = _fault_at(path, seed, random.randint(1, total), 0, False)
        if len(journal_bytes(path)) > PAGE:
            return path, told


def _put_an_old_one_back(left: Path, path: Path, random: Random, verdicts: Verdicts) -> None:
    """The journal of one interrupted save put in the place of that of a later one."""
    with opened(path) as desk:
        before = view_of(desk)
    with pipe() as (read, write):

        def work() -> None:
            watch(path.parent, at=random.randint(15, 60), number=0)
            with opened(path) as desk:
                for number in range(10_000, 10_010):
                    desk.store.set_setting("drill", number)
                    os.write(write, b".")

        ended(child(work))
        told = told_through(read)
    old = copied(path, path.parent / "old")
    put_journal(path, journal_bytes(left))
    allowed = {with_setting(before, 10_000 + told - 1), with_setting(before, 10_000 + told), *([before] * (not told))}
    # where both saves changed the same pages, that is a whole older vault, which only what was seen outside tells
    verdicts.look(path, f"an older journal, {journal_bytes(old)[:8].hex()} before", allowed, before)


def _weakened(*settings: str) -> Weaken:
    def weaken(desk: Desk) -> None:
        for setting in settings:
            desk.store.vault.connection.execute(setting).fetchall()

    return weaken


CONTROLS: dict[str, Weaken] = {
    "power_off": _weakened("PRAGMA synchronous=OFF"),
    "power_wal_normal": _weakened("PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL"),
    "power_delete_full": _weakened(
        "PRAGMA locking_mode=NORMAL", "PRAGMA journal_mode=DELETE", "PRAGMA synchronous=FULL"
    ),
}
NO_JOURNAL = _weakened("PRAGMA journal_mode=OFF")
TOLD_AHEAD = 2
SERIES: dict[str, Callable[[int, int], Figures]] = {
    "kills": kills, "window_kills": window_kills, "calls": calls,
    "kills_told_ahead": partial(kills, ahead=TOLD_AHEAD), "calls_no_journal": partial(calls, weaken=NO_JOURNAL),
    "twice": twice, "power": power,
    **{name: partial(power, weaken=weaken) for name, weaken in CONTROLS.items()},
    "calls_rotation": partial(calls, drill=ROTATION), "power_rotation": partial(power, drill=ROTATION),
    "first_start": first_start, "flips": flips, "key_flips": key_flips, "lengths_and_pages": lengths_and_pages,
    "stale_pages": stale_pages, "lost_journals": lost_journals, "erasures": erasures,
    "memory": memory, "full_disk": full_disk, "full_disk_no_reserve": partial(full_disk, reserve=False),
    "erasures_not_zeroed": partial(erasures, weaken=_weakened("PRAGMA secure_delete=OFF")),
    "erasures_journal_kept": partial(erasures, weaken=_weakened("PRAGMA journal_mode=PERSIST")),
}  # fmt: skip
_NEED_THE_SHIM = frozenset(
    {
        "calls",
        "calls_no_journal",
        "calls_rotation",
        "twice",
        "power",
        "power_rotation",
        "first_start",
        "lost_journals",
        "full_disk",
        "full_disk_no_reserve",
        *CONTROLS,
    }
)


def run(name: str, count: int, seed: int) -> Figures:
    """What a series found, in a process of its own that stands under the shim when it needs to."""
    needs = name in _NEED_THE_SHIM
    if needs and shim() is None:
        return {"series": name, "skipped": WHY_NOT}
    command = [sys.executable, "-m", "tests.faults.series", name, "--count", str(count), "--seed", str(seed)]
    environment = under_the_shim() if needs else None
    told = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    found: Figures = json.loads(told.stdout)
    return found


def main(argv: Sequence[str]) -> None:
    """Run one series here."""
    parser = argparse.ArgumentParser()
    parser.add_argument("name", choices=sorted(SERIES))
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    args = parser.parse_args(argv)
    assert is_under_the_shim() or args.name not in _NEED_THE_SHIM, "start it by series.run"
    remember_derivations()
    print(json.dumps({"series": args.name, "seed": args.seed, **SERIES[args.name](args.count, args.seed)}))


if __name__ == "__main__":
    main(sys.argv[1:])
