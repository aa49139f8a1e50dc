"""The one place for bugs: something went wrong, with a code that holds a place and a version and never a value."""

from __future__ import annotations

import logging
import sys
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from intake_app.languages.words import Ltr, msg
from intake_app.problems import Problem, code_of, too_little_memory

__all__ = ["as_problem", "code_of", "hush", "report_bugs_to"]


def as_problem(error: BaseException) -> Problem:
    """The bug in words for the person at the screen; that memory is used up is none, and said as it is."""
    if isinstance(error, MemoryError):
        return too_little_memory()
    return Problem(
        msg("Something went wrong inside Cairn. What was marked as saved is saved."),
        msg("Go on, or lock and unlock. If it happens again, report this code: {code}")(code=Ltr(code_of(error))),
    )


def report_bugs_to(show: Callable[[Problem], object]) -> None:
    """Let every error that nobody caught, on this thread, be told by ``show`` and by one line on standard error."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        told = error if error.__traceback__ is not None else error.with_traceback(trace)
        _write(told)
        show(told if isinstance(told, Problem) else as_problem(told))

    sys.excepthook = caught


def hush() -> None:
    """Let Python itself write a code where it would write an error's text, a warning's or an object's.

    That is before there is a window, in other threads, in destructors, in warnings and in libraries that log to nobody.
    """
    sys.excepthook = lambda kind, error, trace: _write(error)
    threading.excepthook = lambda told: _write(told.exc_value or told.exc_type())
    sys.unraisablehook = lambda told: _write(told.exc_value or told.exc_type())
    warnings.showwarning = _warned
    logging.lastResort = None
    logging.raiseExceptions = False


def _write(error: BaseException) -> None:
    if not isinstance(error, SystemExit) and sys.stderr is not None:
        sys.stderr.write(f"cairn: {code_of(error)}\n")


def _warned(
    message: Warning | str, category: type[Warning], filename: str, lineno: int, *_: object, **__: object
) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"cairn: {category.__name__} {Path(filename).stem}:{lineno}\n")
