"""Digits: those of any script read as 0 to 9, and 0 to 9 shown in a language's own where that is wished.

What is kept, and phone numbers and references wherever they stand, have 0 to 9; this is the one place that decides.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal

from intake_app.languages.known import cldr_tag

Digits = Literal["western", "native"]

_WESTERN = "0123456789"
_NUMBER = re.compile(r"[\d\s+()./:,;#*~?-]+")


def western(text: str) -> str:
    """The text with its decimal digits, of whatever script (Unicode category Nd), as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text)


def western_number(text: str) -> str:
    """A text that is nothing but a number, a date, a time or a phone number with its digits as 0 to 9; words stay."""
    return western(text) if _NUMBER.fullmatch(text) else text


@cache
def digits_of(tag: str) -> str:
    """The ten digits of a language's own numbering (CLDR, *native*), from nought to nine.

    They are 0 to 9 where it has no others, or writes numbers in another way than by ten digits, as Amharic does.
    """
    import icu

    own = icu.NumberingSystem.createInstance(icu.Locale(f"{cldr_tag(tag)}@numbers=native"))
    if own.isAlgorithmic() or own.getRadix() != len(_WESTERN):
        return _WESTERN
    digits = str(own.getDescription())
    return digits if digits.isdecimal() and len(digits) == len(_WESTERN) else _WESTERN


def shown(text: str, tag: str, digits: Digits) -> str:
    """A number or a date as a language shows it: in 0 to 9, or in its own digits."""
    plain = western(text)
    return plain if digits == "western" else plain.translate(str.maketrans(_WESTERN, digits_of(tag)))
