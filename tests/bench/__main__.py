"""Run one bench: ``python -m tests.bench NAME`` prints its figures as one line of JSON.

A bench with several figures prints a line for each, and takes options of its own behind its name.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

NEEDED = ("bench", "ours", "floor", "ratio")


def names() -> list[str]:
    """The benches that are here, by the names of their modules."""
    return sorted(file.stem for file in Path(__file__).parent.glob("*.py") if not file.stem.startswith("_"))


def main(arguments: list[str]) -> int:
    """Measure the named bench; 2 with one sentence when there is none of that name."""
    bench = (
        importlib.import_module(f"tests.bench.{arguments[0]}") if arguments[:1] and arguments[0] in names() else None
    )
    if bench is not None and hasattr(bench, "lines"):
        return int(bench.main(arguments[1:]))
    if bench is None or len(arguments) != 1:
        print(f"Name one bench of: {', '.join(names())}.", file=sys.stderr)
        return 2
    figures = bench.measure()
    missing = [name for name in NEEDED if name not in figures]
    if missing:
        print(f"The bench does not give: {', '.join(missing)}.", file=sys.stderr)
        return 1
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
