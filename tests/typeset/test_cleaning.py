"""Controls in a text are removed, normalised or shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.typeset.cleaning import marker, visible_controls

OVERRIDES = "\u202a\u202b\u202c\u202d\u202e"
ISOLATES = "\u2066\u2067\u2068\u2069"
hostile = st.text(st.one_of(st.characters(), st.sampled_from(OVERRIDES + ISOLATES + "\r\n\0\u200d\u2028")))


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x85"])
def test_every_kind_of_line_end_becomes_a_newline(end: str) -> None:
    assert visible_controls(f"one{end}two") == "one\ntwo"


def test_nul_and_other_controls_vanish_and_a_tab_stays() -> None:
    assert visible_controls("a\0b\x07c\x9fd\te\ufeff") == "abcd\te"
    assert visible_controls("a\U000e0041\U000e007fb") == "ab"


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert visible_controls("a\ud800b") == "a\ufffdb"


@pytest.mark.parametrize("char", OVERRIDES)
def test_an_override_or_embedding_is_shown(char: str) -> None:
    assert visible_controls(f"a{char}b") == f"a{marker(char)}b"
    assert marker("\u202e") == "⟦U+202E⟧"


def test_balanced_isolates_joiners_and_marks_stay() -> None:
    text = "\u2068Ana \u2066+44\u2069\u2069 می\u200cخواهم ක්\u200dෂ \u200f"
    assert visible_controls(text) == text


def test_isolates_without_a_partner_in_their_line_are_shown() -> None:
    assert visible_controls("a\u2067b") == "a⟦U+2067⟧b"
    assert visible_controls("a\u2069b") == "a⟦U+2069⟧b"
    assert visible_controls("\u2066a\nb\u2069") == "⟦U+2066⟧a\nb⟦U+2069⟧"


@given(hostile)
def test_a_cleaned_text_holds_no_override_and_only_balanced_isolates(text: str) -> None:
    clean = visible_controls(text)
    assert not set(clean) & set(OVERRIDES + "\0\r\u2028\u2029")
    for line in clean.split("\n"):
        depth = 0
        for char in line:
            depth += (char in "\u2066\u2067\u2068") - (char == "\u2069")
            assert depth >= 0
        assert depth == 0


@given(hostile)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert visible_controls(visible_controls(text)) == visible_controls(text)
