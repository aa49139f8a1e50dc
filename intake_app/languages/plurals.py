"""The plural rule of each language in gettext's form, with its wordings in CLDR's order.

Kept by hand and tested against CLDR, since the tools that start a catalog write other rules for several languages.
Source: CLDR, "Language Plural Rules"; only the categories that whole numbers reach stand here. CLDR has no rule for
Haitian Creole and lends it that of French, but its nouns stay as they are after a number.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from functools import cache

_NO_PLURAL = "nplurals=1; plural=0;"
_ONE = "nplurals=2; plural=(n != 1);"
_ZERO_AND_ONE = "nplurals=2; plural=(n > 1);"
_ONE_AND_MILLIONS = "nplurals=3; plural=(n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2);"
_ZERO_AND_ONE_AND_MILLIONS = "nplurals=3; plural=(n <= 1 ? 0 : n % 1000000 == 0 ? 1 : 2);"
_EAST_SLAVIC = (
    "nplurals=3; plural=(n % 10 == 1 && n % 100 != 11 ? 0 : "
    "n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2);"
)
_POLISH = "nplurals=3; plural=(n == 1 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2);"
_CZECH = "nplurals=3; plural=(n == 1 ? 0 : n >= 2 && n <= 4 ? 1 : 2);"
_ROMANIAN = "nplurals=3; plural=(n == 1 ? 0 : n == 0 || (n % 100 >= 1 && n % 100 <= 19) ? 1 : 2);"
_LITHUANIAN = (
    "nplurals=3; plural=(n % 10 == 1 && (n % 100 < 11 || n % 100 > 19) ? 0 : "
    "n % 10 >= 2 && n % 10 <= 9 && (n % 100 < 11 || n % 100 > 19) ? 1 : 2);"
)
_ARABIC = (
    "nplurals=6; plural=(n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : "
    "n % 100 >= 3 && n % 100 <= 10 ? 3 : n % 100 >= 11 && n % 100 <= 99 ? 4 : 5);"
)
_HEBREW = "nplurals=3; plural=(n == 1 ? 0 : n == 2 ? 1 : 2);"
_FILIPINO = "nplurals=2; plural=(n == 1 || n == 2 || n == 3 || (n % 10 != 4 && n % 10 != 6 && n % 10 != 9) ? 0 : 1);"

_LANGUAGES = {
    _NO_PLURAL: "zh-Hans zh-Hant yue th my km lo id ms vi ko ja ig yo wo sg bm tg quc rhg ht",
    _ONE: "en so ur ne ps sq sw tr bg hu el de nl ha om ku ckb uz ky ka mn mam kek ase et fi sv nb da ta",
    _ZERO_AND_ONE: "am hi bn ti fa prs pa pa-Arab ln pcm hy si",
    _ONE_AND_MILLIONS: "es it",
    _ZERO_AND_ONE_AND_MILLIONS: "fr pt",
    _EAST_SLAVIC: "ru uk be sr hr bs",
    _POLISH: "pl",
    _CZECH: "cs sk",
    _ROMANIAN: "ro",
    _LITHUANIAN: "lt",
    _ARABIC: "ar",
    _HEBREW: "he",
    _FILIPINO: "fil",
}
PLURAL_FORMS = {tag: rule for rule, tags in _LANGUAGES.items() for tag in tags.split()}
_HEADER = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*(.+?);?\s*")


def is_plural_rule_of(tag: str, header: str) -> bool:
    """Whether a catalog's ``Plural-Forms`` header is the rule of the language, however it is spaced."""
    return _squeezed(header) == _squeezed(plural_forms(tag))


def _squeezed(rule: str) -> str:
    return "".join(rule.split()).rstrip(";")


def plural_forms(tag: str) -> str:
    """The ``Plural-Forms`` header of a language; two forms, one and other, where the table has no better."""
    return PLURAL_FORMS.get(tag) or PLURAL_FORMS.get(tag.split("-")[0], _ONE)


def plural_count(header: str) -> int:
    """How many forms a ``Plural-Forms`` header asks for. Raises ValueError when it is none."""
    match = _HEADER.fullmatch(header)
    if match is None:
        raise ValueError("not a plural rule")
    return int(match.group(1))


@cache
def plural_index(header: str | None, tag: str) -> Callable[[int], int]:
    """Which form a count takes, as the header says; as the table says where there is no readable header."""
    match = _HEADER.fullmatch(header or "") or _HEADER.fullmatch(plural_forms(tag))
    assert match is not None
    try:
        return gettext.c2py(match.group(2))
    except (ValueError, SyntaxError):  # the latter for a number that Python itself refuses
        return plural_index(None, tag)
