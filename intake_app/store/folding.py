"""Names folded for searching: what two people may type differently for one name becomes the same letters."""

from __future__ import annotations

import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans(
    {
        # Arabic script: hamza, teh marbuta, and the yeh, kaf and heh of the neighbouring languages
        "ء": None, "ٱ": "ا", "ة": "ه", "ۃ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي",
        "ک": "ك", "ـ": None,
        # Latin letters that Unicode does not take apart
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th", "ŧ": "t",
        # one apostrophe, one hyphen
        "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "ʹ": "'", "`": "'", "´": "'",
        "‐": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    }
)  # fmt: skip


def fold(text: str) -> str:
    """``text`` without case, accents, vowel points, joiners and direction marks, with plain digits and single spaces.

    NFKD and case folding as UAX #15 and UTS #30 describe; every decimal digit becomes 0 to 9.
    """
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join("".join(_folded(c) for c in apart.translate(_LETTERS)).split())


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
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Cs"):
        return ""
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)
