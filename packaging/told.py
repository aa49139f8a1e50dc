"""What the set-up tells the person at the keyboard: plain lines, and a stop with a reason."""

from __future__ import annotations


class Stop(Exception):
    """The task cannot go on; its text says what happened and what to do."""


def say(line: str) -> None:
    """Print one line at once, so that it stands before the output of what it announces."""
    print(line, flush=True)
