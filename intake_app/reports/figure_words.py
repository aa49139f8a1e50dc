"""The words of the figures: what tables and rows are called, and how a number is told or not told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from intake_app.conversation.stage_words import REASONS
from intake_app.conversation.stage_words import STAGES as STAGE_WORDS
from intake_app.forms.intake import INTAKE
from intake_app.languages.language import Language
from intake_app.languages.words import Msg, msg, nmsg
from intake_app.needs.catalogue import is_need, need
from intake_app.reports.counting import (
    DECLINED,
    FIRST,
    INTERPRETERS,
    LANGUAGES,
    LATER,
    PEOPLE,
    STAGES,
    UNMET,
    WAITING,
    WANTED,
)
from intake_app.reports.disclosure import Figure, Told
from intake_app.reports.figures import FEEDBACK, Row, Table
from intake_app.reports.period import Period

TITLES: Final[Mapping[str, Msg]] = {
    PEOPLE: msg("People counted"),
    WANTED: msg("What people want"),
    FIRST: msg("What is wanted first"),
    LATER: msg("What may wait"),
    UNMET: msg("What nobody has taken on yet"),
    LANGUAGES: msg("Languages spoken"),
    INTERPRETERS: msg("Interpreters"),
    STAGES: msg("Where referrals stand"),
    DECLINED: msg("Why referrals were declined"),
    WAITING: msg("Days from sending to being accepted"),
    **{q.name: q.label for q in INTAKE.section("feedback").questions},
}
"""The tables in their order."""
_BAND_WORDS: Final = {
    "0_2": msg("0 to 2 days"),
    "3_7": msg("3 to 7 days"),
    "8_14": msg("8 to 14 days"),
    "15_30": msg("15 to 30 days"),
    "31_up": msg("31 days and more"),
}
_HALF: Final = msg("Half of them waited no longer than this: {days}.")
_NO_SERVICE: Final = msg("no service on file")


def row_words(table: str, row: Row, language: Language) -> str:
    """What a row is called."""
    words = _row_words(table, row.code)
    named = language.language_name(row.code) if table == LANGUAGES else language.text(words)
    return f"{named} ({language.text(_NO_SERVICE)})" if row.no_service else named


def _row_words(table: str, code: str) -> Msg:
    if table == PEOPLE:
        return TITLES[PEOPLE]
    if table == INTERPRETERS or table in FEEDBACK:
        question = INTAKE.question("interp_used" if table == INTERPRETERS else table)
        choice = question.choice(code) if question else None
        return choice.label if choice else _as_it_is(code)
    if table == STAGES:
        return next((words for stage, words in STAGE_WORDS.items() if stage == code), _as_it_is(code))
    if table in (DECLINED, WAITING):
        return (REASONS if table == DECLINED else _BAND_WORDS).get(code) or _as_it_is(code)
    return need(code).label if is_need(code) else _as_it_is(code)


def _as_it_is(code: str) -> Msg:
    return msg("{code}")(code=code)


def figure_words(told: Figure, smallest: int, language: Language) -> str:
    """A figure as it is read: a rounded number, *fewer than 11*, or *not shown*."""
    if told.value is not None:
        return language.text(nmsg("about {n}", "about {n}", told.value))
    return language.text(msg("fewer than {n}")(n=smallest) if told.told is Told.SMALL else msg("not shown"))


def nothing_told(table: Table) -> bool:
    """Whether there are rows, and every one of them is told in the same way, as having few people."""
    return bool(table.rows) and all(row.figure.told is Told.SMALL for row in table.rows)


def each_row_words(smallest: int) -> Msg:
    """What is said of a table that tells no number."""
    return msg("Fewer than {n} in each row")(n=smallest)


def rest_words(smallest: int) -> Msg:
    """What is said of the rows that are not listed."""
    return msg("Everything else: fewer than {n} people each, or not shown")(n=smallest)


def median_words(figures: Table, language: Language) -> str:
    """How long half of the people waited at most; empty where that may not be told."""
    if not figures.median:
        return ""
    return language.text(_HALF(days=_BAND_WORDS[figures.median]))


def method_words(smallest: int) -> tuple[Msg, ...]:
    """How the figures were made, for whoever reads them."""
    return (
        msg("Counted are only people who said yes to being counted in figures that name nobody."),
        msg("Numbers are rounded to fives. Below {n} people no number is told.")(n=smallest),
        msg("One person can stand in several rows. Feedback is kept apart from people."),
    )


def period_words(period: Period, language: Language) -> str:
    """The period as it is read."""
    first, last = period.first, period.last
    if first is None and last is None:
        return language.text(msg("Everything so far"))
    if last is None:
        assert first is not None
        return language.text(msg("From {first}")(first=language.date(first)))
    if first is None:
        return language.text(msg("Until {last}")(last=language.date(last)))
    return language.text(msg("From {first} to {last}")(first=language.date(first), last=language.date(last)))
