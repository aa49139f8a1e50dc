"""The two languages that nobody speaks."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.languages.catalogs import load_language, shipped_tags
from intake_app.languages.language import plain
from intake_app.languages.pseudo import PSEUDO_TAGS, PseudoKind, pseudo_language
from intake_app.languages.typefaces import covers
from intake_app.languages.words import nsay, say

KINDS: tuple[PseudoKind, ...] = ("long", "rtl")


def test_the_long_one_is_at_least_a_third_longer() -> None:
    words = "You can stop at any time, and nothing happens."
    assert len(pseudo_language("long").text(say(words))) > len(words) * 4 / 3


def test_the_other_runs_from_right_to_left_and_has_no_latin_letter() -> None:
    language = pseudo_language("rtl")
    text = language.text(say("You can stop at any time"))
    assert language.rtl
    assert not any(unicodedata.bidirectional(c) == "L" for c in text)


@pytest.mark.parametrize("kind", KINDS)
def test_values_and_counts_stand_unchanged(kind: PseudoKind) -> None:
    language = pseudo_language(kind)
    assert "Ana" in plain(language.text(say("Hello {name}")(name="Ana")))
    assert "3" in language.text(nsay("One card", "{n} cards", 3))
    assert language.text(nsay("One card", "{n} cards", 1)) != language.text(nsay("One card", "{n} cards", 2))


@pytest.mark.parametrize("kind", KINDS)
@given(st.text(alphabet="abcXYZ .,!'", min_size=1))
def test_no_word_stays_english_and_every_letter_can_be_drawn(kind: PseudoKind, words: str) -> None:
    text = pseudo_language(kind).text(say("a {n}")) if not words.strip() else pseudo_language(kind).find(say(words))
    assert text != words
    assert covers(text or "") == ""


def test_they_are_loaded_by_tag_and_never_offered() -> None:
    for tag in PSEUDO_TAGS:
        assert load_language(tag).tag == tag
        assert tag not in shipped_tags()
