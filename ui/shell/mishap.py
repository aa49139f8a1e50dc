"""The one place for bugs: something went wrong, with a code that holds a place and a version and never a value."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from intake_app import __version__
from intake_app.languages.words import Ltr, msg
from intake_app.problems import Problem


def code_of(error: BaseException) -> str:
    """``Type module:line version`` of where the error arose in Cairn; nothing of its text or of any value."""
    trace, place = error.__traceback__, "unknown:0"
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.split(".")[0] in ("intake_app", "ui") or place == "unknown:0":
            place = f"{module or Path(trace.tb_frame.f_code.co_filename).stem}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__} {place} {__version__}"


def as_problem(error: BaseException) -> Problem:
    """The bug in words for the person at the screen."""
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
        sys.stderr.write(f"cairn: {code_of(told)}\n")
        show(told if isinstance(told, Problem) else as_problem(told))

    sys.excepthook = caught
