"""A fuzzing run: workers that read, and a watch that notices when one dies or does not come back from an input."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tests.fuzzing.corpora import TOP
from tests.fuzzing.targets import input_of
from tests.fuzzing.worker import Finding, Order

HANGS_AFTER = 30.0
"""Seconds on one input after which a worker is taken to hang; the slowest good answer takes under one."""

_LOOK = 0.2


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a run: how many inputs were read, and everything that was no good answer."""

    inputs: int
    findings: tuple[Finding, ...]
    seconds: float

    def count(self, kind: str) -> int:
        """How many findings are of a kind: ``hang``, ``slow``, ``outside``, ``died``, or ``raised``."""
        return Counter(kind_of(each) for each in self.findings)[kind]


def kind_of(finding: Finding) -> str:
    """What sort of finding it is."""
    first = finding.what.split(":")[0]
    if first in ("hang", "slow", "died"):
        return first
    return "raised" if " at " in finding.what else "outside"


def run(
    *,
    inputs: int,
    seed: int,
    workers: int = 2,
    group: str = "readers",
    seconds: float = 3600.0,
    hangs_after: float = HANGS_AFTER,
) -> Run:
    """Read inputs number 0 to ``inputs`` - 1 of a seed, in several processes, for at most so many seconds."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory(dir=_fast_folder()) as home:
        orders = []
        for number in range(workers):
            folder = Path(home) / str(number)
            folder.mkdir()
            orders.append(Order(str(folder), seed, number, inputs, workers, group))
        watches = [_Watch(order, hangs_after) for order in orders]
        while any([watch.look() for watch in watches]):
            if time.monotonic() - start > seconds:
                break
            time.sleep(_LOOK)
        read = sum(watch.stop() for watch in watches)
        findings = tuple(finding for watch in watches for finding in watch.findings())
    return Run(min(read, inputs), tuple(sorted(findings, key=lambda f: f.number)), time.monotonic() - start)


class _Watch:
    """One worker, begun again behind the input that it died of or hung on."""

    def __init__(self, order: Order, hangs_after: float) -> None:
        self._order, self._hangs_after = order, hangs_after
        self._folder = Path(order.folder)
        self._found: list[Finding] = []
        self._begin(order.first)

    def look(self) -> bool:
        """Whether the worker is still at work; begins it again where it is not and should be."""
        number, done = self._at()
        if done:
            return False
        if self._process.poll() is not None:
            self._note(number, f"died: status {self._process.returncode}")
            return self._begin(number + self._order.step)
        if number != self._seen:
            self._seen, self._since = number, time.monotonic()
        elif time.monotonic() - self._since > self._hangs_after:
            self.stop()
            self._note(number, "hang")
            return self._begin(number + self._order.step)
        return True

    def stop(self) -> int:
        """End the worker; how many inputs it read in all."""
        self._process.kill()
        self._process.wait()
        number, done = self._at()
        return (number - self._order.first) // self._order.step + (1 if done else 0)

    def findings(self) -> list[Finding]:
        """What this worker found, and what it died of."""
        written = self._folder / "found"
        lines = written.read_text("utf-8").splitlines() if written.is_file() else []
        return [*self._found, *(Finding(**json.loads(line)) for line in lines)]

    def _begin(self, first: int) -> bool:
        order = replace(self._order, first=first)
        self._seen, self._since = first, time.monotonic()
        (self._folder / "at").write_bytes(struct.pack("<qq", first, 0))
        command = [sys.executable, "-m", "tests.fuzzing.worker", json.dumps(asdict(order))]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(TOP)}
        self._process = subprocess.Popen(command, cwd=TOP, env=environment, stdout=subprocess.DEVNULL)
        return True

    def _at(self) -> tuple[int, bool]:
        number, done = struct.unpack("<qq", (self._folder / "at").read_bytes())
        return number, bool(done)

    def _note(self, number: int, what: str) -> None:
        target, _ = input_of(self._order.targets, self._order.seed, number)
        self._found.append(Finding(target.name, number, what))


def _fast_folder() -> str | None:
    """Memory where the system shows some as a folder: a run writes every input to a file."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
