"""The C shim between the program and the disk: made when there is a compiler, and told what to do from inside."""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

_SOURCE = Path(__file__).with_name("failing_io.c")
_MARK = "CAIRN_TEST_SHIM"
WHY_NOT = "the shim needs Linux and a C compiler (cc), and there is none here"


@cache
def shim() -> Path | None:
    """The compiled shim, or None where there is no Linux or no compiler."""
    compiler = shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        return None
    name = f"cairn-shim-{os.getuid()}-{hashlib.sha256(_SOURCE.read_bytes()).hexdigest()[:16]}.so"
    made = Path(tempfile.gettempdir()) / name
    if not made.exists():
        waiting = made.with_suffix(f".{os.getpid()}")
        command = [compiler, "-O2", "-shared", "-fPIC", "-o", str(waiting), str(_SOURCE), "-ldl", "-lpthread"]
        subprocess.run(command, check=True)
        waiting.replace(made)
    return made


def under_the_shim() -> dict[str, str]:
    """The environment of a process that the shim shall watch."""
    made = shim()
    assert made is not None, WHY_NOT
    return {**os.environ, "LD_PRELOAD": str(made), _MARK: "1"}


def is_under_the_shim() -> bool:
    """Whether this process was started so."""
    return os.environ.get(_MARK) == "1"


def watch(folder: Path, *, log: Path | None = None, at: int = 0, number: int = 0, for_ever: bool = False,
          room: int = -1) -> None:  # fmt: skip
    """From now on: write what is done to the files under ``folder`` into ``log``; let the call ``at`` (from 1) fail
    with the errno ``number``, or end the process when that is 0; hold at most ``room`` bytes more (-1: no limit).
    """
    where, written = os.fsencode(folder), os.fsencode(log) if log else b""
    _library().faults_watch(where, written, ctypes.c_long(at), number, int(for_ever), ctypes.c_long(room))


def slow_down(milliseconds: int) -> None:
    """Let every sync of a file under the watched folder take so much longer."""
    _library().faults_slow(ctypes.c_long(milliseconds))


def calls() -> int:
    """How many calls there were since ``watch``."""
    return int(_library().faults_calls())


def has_failed() -> bool:
    """Whether a call failed since ``watch``."""
    return bool(_library().faults_failed())


@cache
def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(None)
    library.faults_calls.restype = ctypes.c_long
    return library
