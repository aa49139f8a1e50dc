"""Names folded for searching: what two people may type differently for one name becomes the same letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

FOLDING: Final = 3
"""The version of these rules; a vault whose names were folded by others has them folded anew when it is opened."""

_LETTERS: Final = str.maketrans(
    {
        # Arabic script: hamza, teh marbuta, and the yeh, kaf and heh of the neighbouring languages
        "ء": None, "ٱ": "ا", "ة": "ه", "ۃ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي",
        "ک": "ك", "ګ": "گ", "ڕ": "ر", "ڵ": "ل", "ۆ": "و", "ێ": "ي", "ۍ": "ي", "ں": "ن", "ـ": None,
        # Latin letters that Unicode does not take apart
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th", "ŧ": "t",
        "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ŋ": "n", "ɛ": "e", "ɔ": "o", "ə": "e",
        # Cyrillic and Indic letters of which a name has either; Chinese characters of which ICU is of two minds
        "ґ": "г", "ँ": "ं", "ঁ": "ং", "苧": "苎", "薴": "苎",
        # one apostrophe, one hyphen
        "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "ʹ": "'", "`": "'", "´": "'",
        "‐": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    }
)  # fmt: skip
_ETHIOPIC: Final = (("ሐ", "ሀ"), ("ኀ", "ሀ"), ("ሠ", "ሰ"), ("ዐ", "አ"), ("ፀ", "ጸ"))
"""Rows of the Ethiopic syllabary that sound alike in Amharic, so that one name is written with either."""
_VOWELS: Final = 7
_ALIKE: Final = str.maketrans(
    {chr(ord(row) + vowel): chr(ord(like) + vowel) for row, like in _ETHIOPIC for vowel in range(_VOWELS)}
)
_SAME_VOWEL: Final = str.maketrans({"ሃ": "ሀ", "ኣ": "አ"})
_HAN: Final = ("\u3400", "\u9fff")


def fold(text: str) -> str:
    """``text`` without case, accents, vowel points, joiners and direction marks, with plain digits and single spaces.

    NFKD and case folding as UAX #15 and UTS #30 describe; every decimal digit becomes 0 to 9, a traditional Chinese
    character the simplified one, an Ethiopic syllable the commoner of those that sound alike in Amharic.
    """
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = apart.translate(_LETTERS)
    if not letters.isascii():
        letters = letters.translate(_ALIKE).translate(_SAME_VOWEL)
    return " ".join("".join(_folded(c) for c in letters).split())


def fold_names(names: list[str]) -> str:
    """Names as one searchable text, a line each; a name of several parts stands a second time without the gaps."""
    lines: dict[str, None] = {}
    for name in names:
        folded = fold(name)
        lines |= {folded: None, folded.replace(" ", ""): None}
    return "\n".join(line for line in lines if line)


def words_of(search: str) -> list[str]:
    """The folded parts of what was typed into a search field, the longest first."""
    return sorted(fold(search).split(), key=len, reverse=True)


def _folded(character: str) -> str:
    if character.isascii():
        return character if character.isprintable() or character.isspace() else ""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cc", "Cf", "Cs"):
        return ""
    if _HAN[0] <= character <= _HAN[1]:
        return _simplified(character)
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


@lru_cache(maxsize=8192)
def _simplified(character: str) -> str:
    """A Chinese character as it is written in mainland China, one character for one."""
    if character == "苎":
        return character
    import icu

    return str(icu.Transliterator.createInstance("Traditional-Simplified").transliterate(character))
