"""Runs of the application in children that are killed or refused by the disk, and the look at what is left."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from intake_app.desk import Desk
from intake_app.problems import Problem
from intake_app.vault import slots
from intake_app.vault.slots import Work
from tests.faults.script import PASSPHRASE, TODAY, Hand, Step, steps, view_of, views

Weaken = Callable[[Desk], None]
DONE, REFUSED, BUG = 0, 1, 70
T = TypeVar("T")


def remember_derivations() -> None:
    """Derive each key once in this process and its children; everything else of opening stays as it is."""
    derive = slots._root_key
    known: dict[tuple[bytes, Work, str], bytes] = {}

    def remembered(keys: slots.Keys, passphrase: str) -> bytes:
        name = (keys.salt, keys.work, passphrase)
        if name not in known:
            known[name] = derive(keys, passphrase)
        return known[name]

    slots._root_key = remembered


@contextlib.contextmanager
def bench_folder() -> Iterator[Path]:
    """A private folder without symbolic links in its path, in memory where it can be: no run here needs a real disk."""
    memory = Path("/dev/shm")
    where = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="cairn-faults-", dir=where) as folder:
        yield Path(folder).resolve()


def make_vault(path: Path) -> Path:
    """A new vault with nobody in it, its reserve made."""
    Desk.create(path, PASSPHRASE, today=lambda: TODAY, work=Work(64, 3)).close()
    return path


def fresh(template: Path, folder: Path) -> Path:
    """A copy of the template at ``folder/vault``, whatever was there."""
    shutil.rmtree(folder / "vault", ignore_errors=True)
    return Path(shutil.copytree(template, folder / "vault"))


def opened(path: Path) -> Desk:
    """The vault, opened as the application does."""
    return Desk.open(path, PASSPHRASE, today=lambda: TODAY)


@dataclass
class Tally:
    """What a series found: runs, saves told as saved, those lost, and vaults that were torn or refused afterwards."""

    runs: int = 0
    acknowledged: int = 0
    lost: int = 0
    torn: int = 0
    refused: int = 0
    first: str = ""

    def look(self, path: Path, seed: int, told: int, known: list[str] | None = None) -> None:
        """Open what is left after ``told`` steps were told as saved; one step more may be in it, whole."""
        self.runs += 1
        self.acknowledged += told
        known = known or views(seed, told + 1)
        try:
            with opened(path) as desk:
                found, whole = view_of(desk), desk.check()
        except Problem as problem:
            self.refused += 1
            self._say(f"seed {seed} after {told}: refused, {problem}")
            return
        if not whole.ok:
            self.torn += 1
            self._say(f"seed {seed} after {told}: {[each.id for each in whole.findings]}")
        if found not in (known[told], known[min(told + 1, len(known) - 1)]):
            self.lost += 1
            self._say(f"seed {seed} after {told}: not what was told as saved")

    @property
    def bad(self) -> int:
        """How many runs were not as they should be."""
        return self.lost + self.torn + self.refused

    def figures(self) -> dict[str, object]:
        """For a line of JSON."""
        return {"runs": self.runs, "acknowledged": self.acknowledged, "lost": self.lost, "torn": self.torn,
                "refused": self.refused, **({"first": self.first} if self.first else {})}  # fmt: skip

    def _say(self, what: str) -> None:
        self.first = self.first or what


def child(work: Callable[[], None]) -> int:
    """Run it in a fork of this process; the child's number. A bug in it is printed and ends it with ``BUG``."""
    number = os.fork()
    if number:
        return number
    status = BUG
    try:
        work()
        status = DONE
    except Problem:
        status = REFUSED
    except BaseException:  # noqa: BLE001 - the child must never come back into the parent's code
        traceback.print_exc()
    finally:
        os._exit(status)


def ended(number: int) -> int:
    """Wait for a child; its exit status, or minus the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


def carry_out(path: Path, seed: int, pipe: int, *, ahead: int = 0) -> None:
    """Open the vault and do the steps without end, and tell each through the pipe as soon as it is saved.

    ``ahead`` tells so many before they are saved, as a program does that trusts its memory.
    """
    with opened(path) as desk:
        hand = Hand(desk)
        os.write(pipe, b"." * ahead)
        for step in steps(seed):
            hand.do(step)
            os.write(pipe, b".")


def carry_on(path: Path, seed: int, pipe: int, *, most: int, weaken: Weaken | None = None) -> None:
    """``most`` steps at a disk that refuses: opening and each step are tried twice, as a person would."""
    with _twice(partial(opened, path)) as desk:
        if weaken is not None:
            weaken(desk)
        hand = Hand(desk)
        for step in islice(steps(seed), most):
            _twice(partial(_do, hand, step))
            os.write(pipe, b".")


def do_all(desk: Desk, seed: int, count: int) -> None:
    """The first ``count`` steps."""
    hand = Hand(desk)
    for step in islice(steps(seed), count):
        hand.do(step)


def _do(hand: Hand, step: Step) -> Hand:
    hand.do(step)
    return hand


def _twice(act: Callable[[], T]) -> T:
    try:
        return act()
    except Problem:
        return act()


@contextlib.contextmanager
def pipe() -> Iterator[tuple[int, int]]:
    """Both ends, closed afterwards."""
    ends = os.pipe()
    try:
        yield ends
    finally:
        for end in ends:
            os.close(end)


def heard_through(end: int) -> bytes:
    """What lies in a pipe, without waiting for more."""
    os.set_blocking(end, False)
    heard = b""
    with contextlib.suppress(BlockingIOError):
        while found := os.read(end, 1 << 16):
            heard += found
    return heard


def told_through(end: int) -> int:
    """How many steps were told through a pipe, a byte each."""
    return len(heard_through(end))


def killed(work: Callable[[int], None], after: float) -> bytes:
    """Run the work in a child and end it with SIGKILL so many seconds after its first word; what it told."""
    with pipe() as (read, write):
        number = child(partial(work, write))
        select.select([read], [], [], 60)
        time.sleep(after)
        os.kill(number, signal.SIGKILL)
        status = ended(number)
        assert status == -signal.SIGKILL, f"the child ended by itself with {status}"
        return heard_through(read)
