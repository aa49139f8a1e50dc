"""A reader run in a child process with limits, so that a hostile file can harm nothing but the reading of itself."""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from intake_app.directory.plain import Fields
from intake_app.readers.package import own_name
from intake_app.readers.reading import REFUSALS, DirectoryReading, Refused

CHILD_ARGUMENT = "--read-in-child"
"""The one argument by which a frozen application is asked to be the child; its start-up then calls ``child_main``."""

MOST_MEMORY = 1024**3
"""Address space of the child in bytes; a package of 48 MB needs about half. Linux and macOS only."""

MOST_SECONDS = 60
"""Processor seconds of the child; Linux and macOS only."""

LONGEST_WAIT = 120
"""Seconds by the wall clock that the caller waits, everywhere: a laptop may be busy with something else."""

_READERS: Mapping[str, tuple[str, str]] = {"directory": ("intake_app.readers.hsds", "read_directory")}
_START = "import sys; sys.path.insert(0, sys.argv[1]); from intake_app.readers.child import child_main; child_main()"


def read_directory_safely(path: Path, source: str | None = None) -> DirectoryReading:
    """Read a directory in a limited child; ``BadInput`` when it is none, takes too long or stops the reader.

    On Windows the child is limited by time alone.
    """
    return DirectoryReading.from_json(in_child("directory", path, source=source))


def in_child(reader: str, path: Path, *, source: str | None = None, seconds: float = LONGEST_WAIT) -> object:
    """The JSON document that a reader of ``_READERS`` makes of a file, read by a child process."""
    name = own_name(path)
    order = json.dumps({"reader": reader, "path": str(path.absolute()), "source": source})
    try:
        done = subprocess.run(
            child_command(), input=order.encode(), capture_output=True, timeout=seconds, env=_environment(), check=False
        )
    except subprocess.TimeoutExpired:
        raise Refused("took_too_long", name) from None
    except OSError:
        raise Refused("reader_stopped", name) from None
    return _answer(name, done.returncode, done.stdout)


def child_command() -> list[str]:
    """The command that starts the child, from source, installed or frozen."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_ARGUMENT]
    home = Path(__file__).resolve().parents[2]
    return [sys.executable, "-I", "-B", "-X", "utf8", "-c", _START, str(home)]


def child_main() -> None:
    """Be the child: take limits, read one order from standard input, write one JSON document to standard output."""
    order = Fields(json.load(sys.stdin))
    module, function = _READERS[order.text("reader")]
    read = getattr(importlib.import_module(module), function)
    _limit_self()
    try:
        answer = {"read": read(Path(order.text("path")), order.text_or_none("source")).to_json()}
    except Refused as refused:
        answer = {"refused": refused.code, "name": refused.name}
    except MemoryError:
        answer = {"refused": "too_big", "name": own_name(Path(order.text("path")))}
    json.dump(answer, sys.stdout)


def _limit_self() -> None:
    """Bound memory, processor time, open files, and forbid writing any file; nothing on Windows."""
    if sys.platform == "win32":
        return
    import resource

    limits = {
        resource.RLIMIT_AS: MOST_MEMORY,
        resource.RLIMIT_CPU: MOST_SECONDS,
        resource.RLIMIT_NOFILE: 64,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in limits.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def _environment() -> dict[str, str]:
    """What the child must know of this machine: nothing, but for what Windows needs to start a program."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ and os.name == "nt"}


def _answer(name: str, code: int, output: bytes) -> object:
    try:
        answer = json.loads(output) if code == 0 else {}
    except (ValueError, RecursionError):
        answer = {}
    match answer:
        case {"read": document}:
            return document
        case {"refused": str(reason), "name": str(where)} if reason in REFUSALS:
            raise Refused(reason, where)
    raise Refused("reader_stopped", name)
