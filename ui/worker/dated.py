"""Sentences with a day, or a day and a time, in them, in whatever language they are shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from intake_app.languages.language import Language
from intake_app.languages.words import Msg


def dated(words: Msg, day: date, **more: Msg | str | int) -> Callable[[Language], str]:
    """The words with their field ``date`` filled in as the language writes days."""
    return lambda language: language.text(words(date=language.date(day), **more))


def timed(words: Msg, moment: datetime) -> Callable[[Language], str]:
    """The words with their fields ``date`` and ``time`` filled in as the language writes them."""
    return lambda language: language.text(words(date=language.date(moment.date()), time=language.time(moment.time())))
