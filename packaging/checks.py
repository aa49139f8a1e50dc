"""Every check a change must pass, in the order that fails fastest, ending with the tests."""

from __future__ import annotations

import os
import subprocess

import environment
import system_libraries
from told import say


def run(pytest_arguments: list[str]) -> int:
    """Run all checks even after a failure; the exit code is the first failure's, or 0."""
    environment.prepare(developer=True)
    system_libraries.ensure_for_tests()
    python = str(environment.program("python"))
    steps = {
        "ruff": [python, "-m", "ruff", "check", "."],
        "mypy": [python, "-m", "mypy"],
        "lint-imports": [python, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-logo"],
        "pytest": [python, "-m", "pytest", "-n", "auto", *pytest_arguments],
    }
    failed = {name: code for name, step in steps.items() if (code := _run(name, step))}
    if set(failed) - {"pytest"}:
        say(f"Failed: {', '.join(failed)}")
    return next(iter(failed.values()), 0)


def _run(name: str, step: list[str]) -> int:
    say(f"== {name}: {' '.join(step[1:])}")
    settings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(step, cwd=environment.TOP, env=settings, check=False).returncode
