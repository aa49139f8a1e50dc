"""An argparse parser that speaks one language: its help in words of ours, its errors as problems in one line."""

from __future__ import annotations

import re
from argparse import ArgumentParser, HelpFormatter
from collections.abc import Callable
from functools import partial
from typing import Any, Final, NoReturn

from intake_app.languages.language import Language, plain
from intake_app.languages.words import Ltr, Msg, msg
from intake_app.problems import BadInput

_USAGE = msg("Usage:")
_ARGUMENTS, _OPTIONS = msg("Arguments"), msg("Options")
_THIS_HELP = msg("show this help")
# What argparse says in English of a command line that does not fit, and how it is said here.
_SAID: Final[tuple[tuple[str, Msg], ...]] = (
    (r"the following arguments are required: (?P<what>.+)", msg("{what} is missing")),
    (r"one of the arguments (?P<what>.+) is required", msg("{what} is missing")),
    (r"argument (?P<what>.+?): invalid choice: (?P<given>.+?) \(choose from (?P<choices>.+)\)",
     msg("{what} cannot be {given}; choose one of {choices}")),
    (r"argument (?P<what>.+?): expected .+ arguments?", msg("{what} needs a value")),
    (r"argument (?P<what>.+?): not allowed with argument (?P<other>.+)", msg("{what} does not go with {other}")),
    (r"argument (?P<what>.+?): invalid int value: (?P<given>.+)", msg("{what} needs a number")),
    (r"argument (?P<what>.+?): it is no number .+", msg("{what} needs a number")),
    (r"argument (?P<what>.+?): it is empty", msg("{what} is empty")),
    (r"unrecognized arguments: (?P<what>.+)", msg("{what} is not known here")),
    (r"ambiguous option: (?P<what>.+?) could match .+", msg("{what} is not known here")),
)  # fmt: skip


class OneLineParser(ArgumentParser):
    """A parser whose errors are problems: one line, no usage text around it."""

    def __init__(self, *, language: Language, **given: Any) -> None:
        self._text: Callable[[Msg], str] = lambda words: plain(language.text(words))
        formatter = partial(_Formatter, usage_word=self._text(_USAGE))
        super().__init__(add_help=False, formatter_class=formatter, **given)
        self._positionals.title, self._optionals.title = self._text(_ARGUMENTS), self._text(_OPTIONS)
        self.add_argument("-h", "--help", action="help", help=self._text(_THIS_HELP).replace("%", "%%"))

    def error(self, message: str) -> NoReturn:
        """Raise BadInput with what does not fit."""
        raise BadInput(
            msg("This command line does not fit: {why}.")(why=_why(message)),
            msg("See {help}.")(help=Ltr(f"{self.prog} --help")),
        )


class _Formatter(HelpFormatter):
    def __init__(self, *given: Any, usage_word: str, **named: Any) -> None:
        super().__init__(*given, **named)
        self._usage_word = usage_word

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """The usage after its word."""
        super().add_usage(usage, actions, groups, f"{self._usage_word} " if prefix is None else prefix)


def _why(message: str) -> Msg | str:
    """argparse's own sentence as words of ours; as it is where it is none of the known ones."""
    for pattern, words in _SAID:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            return words(**{name: Ltr(value) for name, value in found.groupdict().items() if f"{{{name}}}" in words.id})
    return message
