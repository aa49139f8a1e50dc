"""The one place for bugs: something went wrong, with a code that holds a place and a version and never a value."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType

from intake_app.languages.words import Ltr, msg
from intake_app.problems import Problem, code_of

__all__ = ["as_problem", "code_of", "report_bugs_to"]


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
