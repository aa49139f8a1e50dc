"""Sentences with a day in them, in whatever language they are shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from intake_app.languages.language import Language
from intake_app.languages.words import Msg


def dated(words: Msg, day: date, **more: Msg | str | int) -> Callable[[Language], str]:
    """The words with their field ``date`` filled in as the language writes days."""
    return lambda language: language.text(words(date=language.date(day), **more))
