"""The bench of the store is called by its name and gives its figures in one line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "tests.bench", *arguments], cwd=ROOT, capture_output=True, text=True)


@pytest.mark.slow
def test_the_bench_gives_both_sides_and_their_ratio() -> None:
    done = bench("store")
    figures = json.loads(done.stdout)
    assert figures["bench"] == "store"
    assert figures["ratio"] == pytest.approx(figures["ours"] / figures["floor"], abs=0.02)
    assert figures["floor"] > 0


@pytest.mark.parametrize("arguments", [("nope",), (), ("store", "packet"), ("../store",), ("__main__",)])
def test_an_unknown_bench_is_refused_in_one_sentence(arguments: tuple[str, ...]) -> None:
    done = bench(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
