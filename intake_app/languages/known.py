"""The languages that people served in this work speak, with their own names, and what follows from a language's tag.

The list is chosen from national referral figures, helpline statistics and the sector's own forms; a language stands
here whether or not Cairn has words in it, so that any of them can be recorded as spoken.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel import Locale

# Scripts written from right to left, by their ISO 15924 codes (Unicode, Bidi_Class R and AL).
_RIGHT_TO_LEFT = frozenset({"Arab", "Aran", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"})
# CLDR knows Dari as Persian of Afghanistan.
_CLDR = {"prs": "fa_AF"}


@dataclass(frozen=True, slots=True)
class KnownLanguage:
    """A language by its BCP 47 tag; ``written`` is False for one that is mostly spoken or signed."""

    tag: str
    name: str
    autonym: str
    script: str
    written: bool

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way its script runs."""
        return direction_of(self.script)


@cache
def known_languages() -> Mapping[str, KnownLanguage]:
    """Every known language by its tag, those with words in Cairn or likely to have them first."""
    table = Path(__file__).with_name("known.csv").read_text("utf-8")
    rows = csv.DictReader(table.splitlines())
    return MappingProxyType(
        {
            row["tag"]: KnownLanguage(row["tag"], row["name"], row["autonym"], row["script"], row["written"] == "yes")
            for row in rows
        }
    )


def is_language(tag: str) -> bool:
    """Whether a tag (BCP 47) names a language that the table or CLDR knows."""
    return tag in known_languages() or str(locale_named(tag)) != "en"


def direction_of(script: str) -> Literal["ltr", "rtl"]:
    """Which way a script (ISO 15924) runs."""
    return "rtl" if script in _RIGHT_TO_LEFT else "ltr"


@cache
def script_of(tag: str) -> str:
    """The script (ISO 15924) that a language is written in: its own subtag, else the table's, else CLDR's likely one.

    ``ar`` gives ``Arab``, ``uz-Cyrl`` gives ``Cyrl``; a script's code stands for itself; an unknown tag is ``Latn``.
    """
    named = [part.title() for part in tag.replace("_", "-").split("-") if len(part) == 4 and part.isalpha()]
    if named:
        return named[0]
    known = known_languages().get(tag)
    return known.script if known else _likely_script(tag)


def autonym(tag: str) -> str:
    """What the speakers call their language; its English name or the tag where that is not known."""
    known = known_languages().get(tag)
    if known:
        return known.autonym or known.name
    locale = locale_named(tag)
    return tag if str(locale) == "en" else locale.get_language_name(str(locale)) or tag


def known_name(tag: str) -> str | None:
    """The English name of a known language."""
    known = known_languages().get(tag)
    return known.name if known else None


def cldr_tag(tag: str) -> str:
    """The name under which CLDR lists the language: ``fa_AF`` for ``prs``, ``zh_Hans`` for ``zh-Hans``."""
    return _CLDR.get(tag, tag.replace("-", "_"))


@cache
def locale_named(tag: str) -> Locale:
    """The CLDR locale of a tag, or of its nearest parent; English for a language that CLDR does not have."""
    from babel import Locale, UnknownLocaleError

    name = cldr_tag(tag)
    while name:
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            name = name.rpartition("_")[0]
    return Locale.parse("en")


def _likely_script(tag: str) -> str:
    from babel.core import get_global

    likely = get_global("likely_subtags")
    parts = cldr_tag(tag).split("_")
    for key in ("_".join(parts[:2]), parts[0]):
        found = [part for part in str(likely.get(key, "")).split("_") if len(part) == 4]
        if found:
            return found[0]
    return "Latn"
