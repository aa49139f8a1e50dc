"""The table of languages people speak."""

from __future__ import annotations

import unicodedata

import pytest

from intake_app.languages.known import (
    autonym,
    cldr_tag,
    direction_of,
    known_languages,
    known_name,
    locale_named,
    script_of,
)


def test_every_language_has_a_name_a_script_and_an_autonym_or_is_signed() -> None:
    assert len(known_languages()) == 69
    for language in known_languages().values():
        assert language.name
        assert len(language.script) == 4
        assert language.autonym or language.script == "Zxxx"
        assert unicodedata.is_normalized("NFC", language.autonym)


@pytest.mark.parametrize("tag", ["ar", "fa", "prs", "ps", "ur", "he", "ckb", "pa-Arab"])
def test_these_run_from_right_to_left(tag: str) -> None:
    assert known_languages()[tag].direction == "rtl"


def test_all_others_run_from_left_to_right() -> None:
    rtl = {tag for tag, language in known_languages().items() if language.direction == "rtl"}
    assert rtl == {"ar", "fa", "prs", "ps", "ur", "he", "ckb", "pa-Arab"}


def test_the_direction_of_an_autonym_is_that_of_its_script() -> None:
    for language in known_languages().values():
        strong = [unicodedata.bidirectional(c) for c in language.autonym]
        rtl = any(kind in ("R", "AL") for kind in strong)
        assert rtl == (language.direction == "rtl")


@pytest.mark.parametrize(
    ("tag", "script"),
    [
        ("en", "Latn"),
        ("ur", "Arab"),
        ("zh-Hant", "Hant"),
        ("pa-Arab", "Arab"),
        ("cs", "Latn"),
        ("dv", "Thaa"),
        ("xx", "Latn"),
        ("", "Latn"),
        ("fa-AF", "Arab"),
        ("zh", "Hans"),
        ("zh-TW", "Hant"),
        ("uz-Cyrl", "Cyrl"),
        ("pt-BR", "Latn"),
        ("Khmr", "Khmr"),
    ],
)
def test_a_tag_gives_its_script(tag: str, script: str) -> None:
    assert script_of(tag) == script


def test_a_script_gives_its_direction() -> None:
    assert direction_of("Rohg") == "rtl"
    assert direction_of("Mymr") == "ltr"


@pytest.mark.parametrize(
    ("tag", "name"),
    [("prs", "دری"), ("my", "မြန်မာ"), ("cs", "čeština"), ("ase", "American Sign Language"), ("xx", "xx")],
)
def test_a_language_is_called_as_its_speakers_call_it(tag: str, name: str) -> None:
    assert autonym(tag) == name


def test_names_and_locales_of_dari_and_of_a_language_cldr_lacks() -> None:
    assert cldr_tag("prs") == "fa_AF"
    assert known_name("prs") == "Dari (Afghan Persian)"
    assert str(locale_named("mam")) == "en"
    assert str(locale_named("es-XX")) == "es"
    assert known_name("xx") is None
