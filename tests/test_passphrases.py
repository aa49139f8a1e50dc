"""How hard a passphrase is to guess, and random words."""

from __future__ import annotations

import pytest

from intake_app.passphrases import WORDS, Strength, strength, suggested


@pytest.mark.parametrize(
    ("passphrase", "level"),
    [
        ("", Strength.WEAK), ("   ", Strength.WEAK), ("password12", Strength.WEAK), ("aaaaaaaaaaaaaaaa", Strength.WEAK),
        ("12345678901234", Strength.WEAK), ("river stone lamp", Strength.GOOD),
        ("river stone lamp cloud", Strength.STRONG),
        ("نهر حجر مصباح سحاب", Strength.STRONG), ("x" * 10_000, Strength.WEAK),
    ],
)  # fmt: skip
def test_what_is_easy_to_guess_is_told_from_what_is_not(passphrase: str, level: Strength) -> None:
    assert strength(passphrase) is level


@pytest.mark.parametrize("tag", ["en", "es", "fr", "pt", "ru", "ar", "th", "hi", "zh-Hans", "es-MX", "tlh"])
def test_random_words_are_six_and_never_the_same(tag: str) -> None:
    words = suggested(tag)
    assert len(words.split()) == WORDS
    assert words != suggested(tag)


def test_random_words_are_hard_to_guess() -> None:
    assert strength(suggested("en")) is Strength.STRONG


def test_the_words_are_of_the_language_where_there_is_a_list() -> None:
    assert any("\u0400" <= letter <= "\u04ff" for letter in suggested("ru"))
    assert suggested("ar").isascii()
