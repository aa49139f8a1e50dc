"""The source of the application, read once as syntax trees, and the list of the project's files."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
GENERATED = {"__pycache__", "node_modules", "build", "dist"}


def files_of_the_project() -> list[str]:
    """Paths relative to the top, with slashes; from git where there is git, else everything that is not generated."""
    listed = ["git", "-c", f"safe.directory={TOP}", "-C", str(TOP), "ls-files", "-z"]
    try:
        found = subprocess.run(listed, capture_output=True, text=True, check=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        found = [path.relative_to(TOP).as_posix() for path in TOP.rglob("*") if path.is_file()]
        return [name for name in found if not _is_generated(name)]
    return [name for name in found if name and (TOP / name).is_file()]


def _is_generated(name: str) -> bool:
    first, *rest = name.split("/")
    return first.startswith(".") or bool(GENERATED & {first, *rest}) or name.endswith((".mo", ".pyc"))


@pytest.fixture(scope="session")
def top() -> Path:
    """The top folder of the project."""
    return TOP


@pytest.fixture(scope="session")
def project_files() -> list[str]:
    """Every file of the project as a relative path with slashes."""
    return files_of_the_project()


@pytest.fixture(scope="session")
def code() -> dict[str, ast.Module]:
    """Every Python file of the application (relative path) as a syntax tree."""
    found = [path for room in ("intake_app", "ui") for path in sorted((TOP / room).rglob("*.py"))]
    return {path.relative_to(TOP).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in found}
