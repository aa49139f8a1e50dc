"""One language that Cairn speaks: it turns words without a language into text, and dates, numbers and names likewise.

Values are rounded off with Unicode isolates (UAX 9), so that a name or a phone number never disturbs the sentence
around it; authors and translators never write one. Numbers and dates have the digits 0 to 9 unless it is wished
otherwise (``digits``); phone numbers, references and whatever else is text keep theirs.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Protocol

from intake_app.languages.digits import Digits, shown
from intake_app.languages.known import cldr_tag, known_name, locale_named
from intake_app.languages.own_names import own_months
from intake_app.languages.words import Domain, Ltr, Msg

if TYPE_CHECKING:
    from babel import Locale

Direction = Literal["ltr", "rtl"]

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
_INITIATORS = frozenset((LRI, RLI, FSI))
_ISOLATES = dict.fromkeys(map(ord, (LRI, RLI, FSI, PDI)))
_FIELD = re.compile(r"\{\{|\}\}|\{([A-Za-z_][A-Za-z0-9_]*)\}")


class Catalog(Protocol):
    """Where the words of one domain are found."""

    def find(self, message: Msg, n: int | None) -> str | None:
        """The wording for this message, or for its count ``n``; None where there is none."""


@dataclass(frozen=True, eq=False)
class Language:
    """A language with its words; ``tag`` is BCP 47 as chosen, ``script`` ISO 15924.

    ``review`` says who has read the wording, as the header of the survivor's catalog has it. ``digits`` are those of
    the numbers, dates and times that it writes.
    """

    tag: str
    direction: Direction
    script: str
    survivor: Catalog = field(repr=False)
    worker: Catalog = field(repr=False)
    review: str = ""
    digits: Digits = "western"

    @property
    def rtl(self) -> bool:
        """Whether its lines run from right to left."""
        return self.direction == "rtl"

    @property
    def is_draft(self) -> bool:
        """Whether no speaker of the language has reviewed the wording; a consent then never stands alone."""
        return self.review.startswith("draft")

    @cached_property
    def locale(self) -> Locale:
        """The CLDR locale whose conventions it follows; read at the first use."""
        return locale_named(self.tag)

    def text(self, message: Msg) -> str:
        """The message in this language with its values filled in and isolated; English where a word is missing.

        Never raises and never returns a blank for a message that has words: a wording whose fields differ from the
        English ones gives way to the English, and a field without a value stays visible as it is written. English that
        stands in keeps its direction on a page that runs the other way.
        """
        words = self.find(message)
        stands_in = not words or not fields_fit(words, message.id, message.plural)
        spoken = {name: self._value(value) for name, value in message.args.items()}
        text = filled(_english(message) if stands_in else words or "", spoken)
        return LRI + text + PDI if stands_in and self.rtl and text else text

    def find(self, message: Msg) -> str | None:
        """The wording in this language with its fields still open, or None where there is none."""
        return self._catalog(message.domain).find(message, _count(message))

    def with_digits(self, digits: Digits) -> Language:
        """The same language, writing numbers and dates in 0 to 9 or in its own digits."""
        return self if digits == self.digits else replace(self, digits=digits)

    def in_digits(self, text: str) -> str:
        """A number, a date or a time in the digits that this language writes now."""
        return shown(text, self.tag, self.digits)

    def number(self, n: int) -> str:
        """A whole number, grouped as the language does."""
        if 0 <= n < 1000:
            return self.in_digits(str(n))
        from babel.numbers import format_decimal

        return self.in_digits(format_decimal(n, locale=self.locale, numbering_system="latn"))

    def date(self, day: datetime.date) -> str:
        """A day with its month in words and the year: 24 November 2026."""
        if months := own_months(self.tag):
            return self.in_digits(f"{day.day} {months[day.month - 1]} {day.year}")
        from babel.dates import format_date

        return self.in_digits(format_date(day, "long", locale=self.locale))

    def short_date(self, day: datetime.date) -> str:
        """A day with its month shortened and the year, for lists: 24 Nov 2026."""
        if own_months(self.tag):
            return self.date(day)
        from babel.dates import format_date

        return self.in_digits(format_date(day, "medium", locale=self.locale))

    def month_and_year(self, day: datetime.date) -> str:
        """A month in words with the year."""
        if months := own_months(self.tag):
            return self.in_digits(f"{months[day.month - 1]} {day.year}")
        from babel.dates import format_skeleton

        return self.in_digits(format_skeleton("yMMMM", day, locale=self.locale))

    def year(self, day: datetime.date) -> str:
        """A year alone, with the word for it where the language adds one."""
        from babel.dates import format_skeleton

        return self.in_digits(format_skeleton("y", day, locale=self.locale))

    def time(self, moment: datetime.time) -> str:
        """A time of day in hours and minutes, with or without a.m. and p.m. as the language does."""
        from babel.dates import format_time

        return self.in_digits(format_time(moment, "short", locale=self.locale))

    def language_name(self, tag: str) -> str:
        """What this language calls the language ``tag``: its CLDR name, or the English one, or the tag."""
        key = cldr_tag(tag)
        return self.locale.languages.get(key) or known_name(tag) or _english_locale().languages.get(key) or tag

    def country_name(self, code: str) -> str:
        """What this language calls the country (ISO 3166): its CLDR name, else the English one, else the code."""
        key = code.upper()
        return self.locale.territories.get(key) or _english_locale().territories.get(key) or code

    def _catalog(self, domain: Domain) -> Catalog:
        return self.survivor if domain == "survivor" else self.worker

    def _value(self, value: Msg | str | int) -> str:
        if isinstance(value, Msg):
            return self.text(value)
        if isinstance(value, str):
            return isolated(value)
        return self.number(value)


def isolated(value: str) -> str:
    """The value between isolates: left to right for an ``Ltr``, else by its first strong letter (UAX 9).

    Isolates inside the value are evened out first, so that no value can end its isolate early or leave it open.
    """
    if not value:
        return ""
    return (LRI if isinstance(value, Ltr) else FSI) + _balanced(value) + PDI


def plain(text: str) -> str:
    """The text without isolates, for a terminal, a file name or a comparison."""
    return text.translate(_ISOLATES)


def fields_of(words: str) -> frozenset[str]:
    """The names of the ``{fields}`` in a wording."""
    return frozenset(name for name in _FIELD.findall(words) if name)


def fields_fit(words: str, english: str, plural: str | None) -> bool:
    """Whether a wording has the fields of its English; in a counted one ``{n}`` may be left out, as in "one day"."""
    known = fields_of(english) | fields_of(plural or "")
    needed = known if plural is None else known - {"n"}
    return needed <= fields_of(words) <= known


def filled(words: str, values: Mapping[str, str]) -> str:
    """The wording with its ``{fields}`` replaced; a field without a value stays; ``{{`` and ``}}`` are braces."""
    return _FIELD.sub(lambda found: _field_value(found, values), words)


def _field_value(found: re.Match[str], values: Mapping[str, str]) -> str:
    name = found.group(1)
    return found.group()[0] if name is None else values.get(name, found.group())


def _balanced(value: str) -> str:
    if value.isascii():
        return str(value)
    kept: list[str] = []
    depth = 0
    for character in value:
        if character == PDI and depth == 0:
            continue
        depth += (character in _INITIATORS) - (character == PDI)
        kept.append(character)
    return "".join(kept) + PDI * depth


def _count(message: Msg) -> int | None:
    n = message.args.get("n")
    return n if message.plural is not None and isinstance(n, int) else None


def _english(message: Msg) -> str:
    if message.plural is None or _count(message) == 1:
        return message.id
    return message.plural


def _english_locale() -> Locale:
    return locale_named("en")
