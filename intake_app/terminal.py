"""Where a command speaks: lines that change nothing on a terminal, and one JSON document for scripts."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from typing import Any

from intake_app.languages.language import Language, plain
from intake_app.languages.words import Msg
from intake_app.typeset.cleaning import visible_controls
from intake_app.vault.disk import disk_problem


class Terminal:
    """Where a command speaks: words in one language to people, one JSON document to scripts."""

    def __init__(self, language: Language, *, as_json: bool) -> None:
        self.language = language
        self._as_json = as_json

    def text(self, message: Msg) -> str:
        """The words of ``message`` without the invisible isolates that a terminal shows as boxes."""
        return plain(self.language.text(message))

    def tell(self, message: Msg, document: Any = None) -> None:
        """Say ``message``; with ``--json`` print ``document`` instead."""
        if self._as_json:
            self.give(document, ())
        else:
            _print(_one_line(self.text(message)))

    def give(self, document: Any, lines: tuple[str, ...]) -> None:
        """Print ``document`` with ``--json``, else ``lines``."""
        plain_lines = "\n".join(map(_one_line, lines))
        text = json.dumps(document, ensure_ascii=False, indent=1) if self._as_json else plain_lines
        if text:
            _print(text)


def outline(value: Any, depth: int = 0) -> list[str]:
    """A JSON value as indented lines for a person."""
    if isinstance(value, dict):
        pairs = [(f"{key}:", inner) for key, inner in value.items() if inner not in ("", [], {}, None)]
    elif isinstance(value, list):
        pairs = [("-", inner) for inner in value]
    else:
        return [f"{'  ' * depth}{value}"]
    lines = []
    for key, inner in pairs:
        nested = isinstance(inner, dict | list)
        lines.append(f"{'  ' * depth}{key}" if nested else f"{'  ' * depth}{key} {inner}")
        lines += outline(inner, depth + 1) if nested else []
    return lines


def _one_line(text: str) -> str:
    """A line that moves no cursor, colours nothing and stays one line, whatever a person or a file wrote."""
    return visible_controls(text).replace("\n", " ")


def _print(text: str) -> None:
    """Print; a reader who has seen enough is no fault. Raises DiskProblem when the output cannot be written."""
    try:
        print(text, flush=True)  # noqa: T201
    except BrokenPipeError:
        _let_go_of_output()
    except OSError as error:
        _let_go_of_output()
        raise disk_problem(error.errno) from error


def _let_go_of_output() -> None:
    """Send what is still to be written nowhere, so that the interpreter's end does not try again."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(words: str) -> None:
    """Say on standard error, in one line, what went wrong."""
    with contextlib.suppress(OSError):
        print("cairn:", visible_controls(" ".join(plain(words).split())), file=sys.stderr, flush=True)  # noqa: T201
