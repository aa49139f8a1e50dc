"""Opening hours as a line in a language: its own names of the days, its own way to write a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time

from intake_app.directory.entries import DAYS, Schedule
from intake_app.languages.calendars import day_names
from intake_app.languages.language import Language, isolated
from intake_app.languages.words import msg

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?", re.ASCII)
_COMMAS = {"Arab": "، ", "Ethi": "፣ ", "Hans": "、", "Hant": "、"}
# Translators: said of a service after the days of a holiday: "24 December - 26 December: closed".
_CLOSED = msg("closed")
_TOGETHER = 3
"""How many days in a row are told by the first and the last alone."""


def hours_line(schedule: Schedule, language: Language) -> str:
    """The days, the hours and the provider's note in one line: *Mon–Fri 9:00–17:00*; empty where nothing is said.

    What the provider wrote in another way than as days and times stays as it was written.
    """
    days = _days(schedule.days, language)
    span = " – ".join(_date(each, language) for each in dict.fromkeys((schedule.first, schedule.last)) if each)
    closed = language.text(_CLOSED) if schedule.closed else ""
    times = [isolated(_time(each, language)) for each in (schedule.opens, schedule.closes) if each]
    parts = (span and isolated(span) + ":", days, "–".join(times), closed, isolated(schedule.note))
    return " ".join(part for part in parts if part)


def _days(codes: Sequence[str], language: Language) -> str:
    names = dict(zip(DAYS, day_names(language.tag), strict=True))
    runs: list[list[str]] = []
    for code in codes:
        if runs and code in DAYS and runs[-1][-1] in DAYS and DAYS.index(code) == DAYS.index(runs[-1][-1]) + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    return _COMMAS.get(language.script, ", ").join(
        each for run in runs for each in _run([names.get(code, code) for code in run])
    )


def _run(names: list[str]) -> list[str]:
    shown = [isolated(name) for name in names]
    return [f"{shown[0]}–{shown[-1]}"] if len(shown) >= _TOGETHER else shown


def _date(written: str, language: Language) -> str:
    try:
        return language.date(date.fromisoformat(written))
    except ValueError:
        return written


def _time(written: str, language: Language) -> str:
    found = _TIME.fullmatch(written.strip())
    return language.time(time(int(found[1]), int(found[2]))) if found is not None else written
