"""Run one bench: ``python -m tests.bench NAME`` prints its figures as one line of JSON."""

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
    if len(arguments) != 1 or arguments[0] not in names():
        print(f"Name one bench of: {', '.join(names())}.", file=sys.stderr)
        return 2
    figures = importlib.import_module(f"tests.bench.{arguments[0]}").measure()
    missing = [name for name in NEEDED if name not in figures]
    if missing:
        print(f"The bench does not give: {', '.join(missing)}.", file=sys.stderr)
        return 1
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
