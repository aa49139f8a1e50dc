"""How hard a passphrase is to guess, and one made of random words for who wants it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final

from mnemonic import Mnemonic
from zxcvbn import zxcvbn

from intake_app.languages.words import Msg, msg

WORDS: Final = 6
"""Of 2,048 words each: 66 bits, which Argon2id makes some 2^20 times as dear to try."""
_LONGEST = 72  # letters that are looked at; what comes after can only make it harder
_LISTS = {
    "en": "english", "es": "spanish", "fr": "french", "it": "italian", "pt": "portuguese", "ru": "russian",
    "tr": "turkish", "cs": "czech", "zh-Hans": "chinese_simplified", "zh-Hant": "chinese_traditional",
    "ja": "japanese", "ko": "korean",
}  # fmt: skip


class Strength(StrEnum):
    """How many guesses it takes, by D. L. Wheeler's estimator (zxcvbn, USENIX Security 2016)."""

    WEAK = "weak"  # under 10^8: hours
    FAIR = "fair"
    GOOD = "good"
    STRONG = "strong"  # from 10^16


STRENGTH_WORDS: Final[Mapping[Strength, Msg]] = {
    Strength.WEAK: msg("Easy to guess"),
    Strength.FAIR: msg("It will do against somebody who guesses by hand"),
    Strength.GOOD: msg("Hard to guess"),
    Strength.STRONG: msg("Very hard to guess"),
}


def strength(passphrase: str) -> Strength:
    """How hard it is to guess; words that the estimator does not know count as letters at random, so it may flatter."""
    if not passphrase.strip():
        return Strength.WEAK
    guesses = float(zxcvbn(passphrase[:_LONGEST])["guesses_log10"])
    limits = ((8, Strength.WEAK), (12, Strength.FAIR), (16, Strength.GOOD))
    return next((level for limit, level in limits if guesses < limit), Strength.STRONG)


def suggested(tag: str) -> str:
    """Six random words in a language (BCP 47) that there is a list of, else in English; parted by blanks.

    The lists are those of BIP 39: short words that are told apart by their first letters.
    """
    words = _words(_LISTS.get(tag) or _LISTS.get(tag.split("-")[0], "english"))
    return " ".join(secrets.choice(words) for _ in range(WORDS))


@lru_cache(4)
def _words(name: str) -> tuple[str, ...]:
    return tuple(Mnemonic(name).wordlist)
