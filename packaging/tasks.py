"""The tasks of run.py by name, and the one place that turns a failure into a sentence."""

from __future__ import annotations

import errno
import sys

import checks
import environment
import trial
from told import Stop, say

USAGE = "Usage: python3 packaging/run.py [--headless] [--out FOLDER] | test [pytest arguments] | lock [uv arguments]"


def run(arguments: list[str]) -> int:
    """Run one task and return its exit code: 0 done, 2 for anything that a sentence explains."""
    try:
        return _task(arguments)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    except OSError as problem:
        print(_disk_sentence(problem), file=sys.stderr)
        return 2


def _task(arguments: list[str]) -> int:
    match arguments:
        case ["test", *rest]:
            return checks.run(rest)
        case ["lock", *rest]:
            return environment.lock(rest)
        case ["-h" | "--help", *_]:
            say(USAGE)
            return 0
        case _:
            return _try_it(arguments)


def _try_it(arguments: list[str]) -> int:
    headless, out = False, None
    rest = list(arguments)
    while rest:
        match rest.pop(0):
            case "--headless":
                headless = True
            case "--out" if rest:
                out = rest.pop(0)
            case other:
                raise Stop(f"{other!r} is not understood here. {USAGE}")
    return trial.run(headless=headless, out=out)


def _disk_sentence(problem: OSError) -> str:
    where = f" ({problem.filename})" if problem.filename else ""
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full{where}. Cairn needs about 600 MB; make room and start again."
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"This place cannot be written to{where}. Copy the project to a folder of your own and start there."
    return f"The computer says: {problem.strerror or type(problem).__name__}{where}."
