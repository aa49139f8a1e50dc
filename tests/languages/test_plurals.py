"""The table of plural rules against CLDR."""

from __future__ import annotations

import pytest
from babel import Locale

from intake_app.languages.known import cldr_tag, known_languages, locale_named
from intake_app.languages.plurals import PLURAL_FORMS, plural_count, plural_forms, plural_index

# The languages that survivors are to be spoken to in, whether or not their catalogs are there yet.
TWENTY_EIGHT = """
en es fr pt ar ru th hi uk zh-Hans vi my km am ti so fa prs ps ur bn ne sq ro fil sw ht tr
"""
SAMPLE = (*range(1201), 10_000, 100_000, 1_000_000, 2_000_000, 1_000_001)
ORDER = ("zero", "one", "two", "few", "many", "other")
# Languages without a rule in CLDR, which lends them that of the language above them (French).
LENT_A_RULE = {"ht"}


def categories(tag: str) -> list[str]:
    rule = Locale.parse(cldr_tag(tag)).plural_form
    used = {rule(n) for n in SAMPLE}
    return [category for category in ORDER if category in used]


def in_cldr(tag: str) -> bool:
    return tag == "en" or str(locale_named(tag)) != "en"


@pytest.mark.parametrize("tag", sorted(tag for tag in PLURAL_FORMS.keys() - LENT_A_RULE if in_cldr(tag)))
def test_the_table_agrees_with_cldr(tag: str) -> None:
    rule, order = Locale.parse(cldr_tag(tag)).plural_form, categories(tag)
    index = plural_index(None, tag)
    assert plural_count(plural_forms(tag)) == len(order)
    assert [n for n in SAMPLE if order[index(n)] != rule(n)] == []


def test_haitian_creole_leaves_the_noun_as_it_is_after_any_number() -> None:
    assert plural_count(plural_forms("ht")) == 1
    assert {plural_index(None, "ht")(n) for n in SAMPLE} == {0}


@pytest.mark.parametrize("tag", sorted({*TWENTY_EIGHT.split(), *known_languages()}))
def test_every_known_language_has_its_rule(tag: str) -> None:
    assert tag in PLURAL_FORMS


def test_a_header_goes_before_the_table() -> None:
    assert plural_index("nplurals=2; plural=(n == 1);", "en")(1) == 1


@pytest.mark.parametrize("header", ["", "nonsense", "nplurals=2; plural=__import__('os');", "nplurals=2; plural=n +;"])
def test_a_broken_header_gives_way_to_the_table(header: str) -> None:
    assert [plural_index(header, "ar")(n) for n in (0, 1, 2, 3, 11, 100)] == [0, 1, 2, 3, 4, 5]


def test_a_region_follows_its_language_and_an_unknown_one_english() -> None:
    assert plural_forms("fr-CA") == plural_forms("fr")
    assert plural_forms("xx") == plural_forms("en")


def test_what_is_no_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="plural"):
        plural_count("nonsense")
