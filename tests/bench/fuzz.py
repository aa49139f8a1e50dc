"""Bench ``fuzz``: damaged inputs into every reader of something from outside; what crashed, hung or reached outside.

For the long form: ``python -m tests.bench.fuzz --inputs 1000000 --seconds 720``.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections import Counter

from tests.fuzzing.targets import TARGETS
from tests.fuzzing.watch import Run, run

CONTROL_INPUTS = 1000


def measure(*, inputs: int = 20_000, seed: int = 1, seconds: float = 3600.0, workers: int = 2) -> dict[str, object]:
    """What ``inputs`` damaged inputs did to all readers, and, as the failing control, to two that trust their input.

    ``ours`` are crashes, hangs and steps outside among ``inputs``; ``floor`` those of the control in as many inputs.
    ``seconds`` ends the run early; ``inputs`` is then what was reached. The same seed gives the same inputs.
    """
    found = run(inputs=inputs, seed=seed, seconds=seconds, workers=workers)
    control = run(inputs=CONTROL_INPUTS, seed=seed, group="trusting", workers=1)
    ours, floor = _bad(found), _bad(control) * found.inputs / max(1, control.inputs)
    return {
        "bench": "fuzz", "ours": ours, "floor": round(floor), "ratio": round(ours / floor, 4) if floor else 1.0,
        "unit": "crashes, hangs and steps outside", "inputs": found.inputs, "seed": seed,
        "crashes": found.count("raised") + found.count("died"), "hangs": found.count("hang"),
        "steps_outside": found.count("outside"), "slower_than_a_second": found.count("slow"),
        "control": f"{_bad(control)} of {control.inputs}", "readers": [each.name for each in TARGETS],
        "seconds": round(found.seconds, 1), "platform": f"{platform.system()} {platform.machine()}",
        "level": "application", "found": found_in(found),
    }  # fmt: skip


def found_in(result: Run) -> list[str]:
    """Each kind of fault once, with its reader, how often it came, and the number of the first input that shows it."""
    times = Counter((each.target, each.what) for each in result.findings)
    first = {(each.target, each.what): each.number for each in reversed(result.findings)}
    return [f"{name}: {what} ({count} times, first {first[name, what]})" for (name, what), count in times.most_common()]


def _bad(result: Run) -> int:
    return len(result.findings) - result.count("slow")


def main(arguments: list[str]) -> int:
    """Run with as many inputs as asked and print the figures; 1 when anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.fuzz")
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=3600.0)
    parser.add_argument("--workers", type=int, default=2)
    figures = measure(**vars(parser.parse_args(arguments)))
    print(json.dumps(figures))
    return 1 if figures["ours"] else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
