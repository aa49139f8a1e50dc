"""Dates in words, as far as they are known, in the Gregorian calendar and in another one beside it."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from intake_app.languages.calendars import (
    Calendar,
    Dated,
    calendar_name,
    from_gregorian,
    in_calendar,
    month_names,
    month_names_in_dates,
    usual_calendar,
)
from intake_app.languages.edtf import Edtf, days_of, read_edtf
from intake_app.languages.language import Language, isolated
from intake_app.languages.words import Ltr, nsay, say

# Translators: {when} is an age, a year, a month or a date: "about 1991". Choose a word that fits before a bare number.
_ABOUT: Final = say("about {when}")
# Translators: {when} is an age, a year, a month or a date that the person is not sure of.
_PERHAPS: Final = say("perhaps {when}")
# Translators: {first} and {last} are years or dates; the true one lies anywhere from the first to the last.
_BETWEEN: Final = say("between {first} and {last}")
_PATTERN: Final = re.compile(r"'([^']*)'|(G+|y+|[ML]+|d+)")
_DECADE: Final = re.compile(r"[0-9]{1,3}X{1,3}")
_UNKNOWN_END: Final = re.compile(r"(-XX)+$")


def edtf_words(text: str, language: Language) -> str:
    """An age or a date that is kept as EDTF, in words: *about 1991*, *between 1990 and 1999*, *31 years old*.

    Dates are Gregorian. What has no words of its own, such as a day of an unknown month, stays as it is written.
    """
    found = read_edtf(text)
    if found is None:
        return isolated(Ltr(text))
    words = _known(found, language)
    if found.about:
        words = language.text(_ABOUT(when=words))
    return language.text(_PERHAPS(when=words)) if found.unsure else words


def edtf_beside(text: str, calendar: Calendar, language: Language) -> str:
    """The words of ``edtf_words``, and the same in another calendar beside them where it has a way to say it."""
    said = None if calendar is Calendar.GREGORIAN else in_calendar(calendar, text)
    words = edtf_words(text, language)
    return words if said is None else f"{words} ({isolated(calendar_words(calendar, said, language))})"


def date_beside(day: date, calendar: Calendar, language: Language) -> str:
    """A day in words, and in another calendar beside it in parentheses; alone where that is the Gregorian one."""
    said = None if calendar is Calendar.GREGORIAN else from_gregorian(calendar, day)
    words = language.date(day)
    return words if said is None else f"{words} ({isolated(calendar_words(calendar, said, language))})"


def calendar_words(calendar: Calendar, said: Dated, language: Language) -> str:
    """A year, a month or a day of a calendar in words.

    The calendar is named where it is not the language's usual one, and where its months have the names of the Gregorian
    ones, as in Tigrinya, so that nobody takes one date for another.
    """
    words = language.in_digits(_filled(_pattern_for(said, language), calendar, said, language.tag))
    if calendar is Calendar.GREGORIAN or (
        calendar is usual_calendar(language.tag) and _is_told_apart(calendar, language)
    ):
        return words
    return f"{words}\u00a0· {calendar_name(calendar, language.tag)}"


def _is_told_apart(calendar: Calendar, language: Language) -> bool:
    ours, others = (frozenset(month_names_in_dates(each, language.tag)) for each in (calendar, Calendar.GREGORIAN))
    return ours.isdisjoint(others)


def _known(found: Edtf, language: Language) -> str:
    if found.is_age:
        return language.text(nsay("{n} year old", "{n} years old", int(found.first)))
    if not found.last and (words := _single(found.first, language)):
        return words
    span = days_of(found.words)
    if span is None or ("X" in found.words and not _DECADE.fullmatch(found.words)):
        return isolated(Ltr(found.words))
    if found.about or found.unsure or "X" in found.words:
        ends = [language.year(day) for day in span]
    else:
        ends = [_single(end, language) or end for end in (found.first, found.last)]
    return ends[0] if ends[0] == ends[1] else language.text(_BETWEEN(first=ends[0], last=ends[1]))


def _single(text: str, language: Language) -> str:
    """A year, a month or a day in words; empty for one with unknown digits before its end."""
    known = _UNKNOWN_END.sub("", text)
    if "X" in known:
        return ""
    day = date.fromisoformat((known + "-01-01")[:10])
    return {4: language.year, 7: language.month_and_year}.get(len(known), language.date)(day)


def _pattern_for(said: Dated, language: Language) -> str:
    """The language's own order of day, month and year (CLDR), without an era."""
    locale = language.locale
    if said.day is not None:
        pattern = locale.date_formats["long"].pattern
    else:
        skeleton = "y" if said.month is None else "yMMMM"
        found = locale.datetime_skeletons.get(skeleton)
        pattern = found.pattern if found is not None else skeleton.replace("yMMMM", "MMMM y")
    return re.sub(r" ?G+", "", pattern).strip()


def _filled(pattern: str, calendar: Calendar, said: Dated, tag: str) -> str:
    month = said.month or 1

    def part(found: re.Match[str]) -> str:
        letters = found[2]
        if letters is None:
            return found[1] or "'"
        if letters[0] in "ML":
            names = month_names if letters[0] == "L" else month_names_in_dates
            return names(calendar, tag)[month - 1] if len(letters) > 2 else str(month)
        return str(said.year if letters[0] == "y" else said.day)

    return _PATTERN.sub(part, pattern)
