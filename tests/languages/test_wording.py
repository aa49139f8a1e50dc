"""Every shipped catalog is complete and in order, and every word of the source can be translated."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from intake_app.languages.catalogs import completeness, locales_folder, shipped_tags
from intake_app.languages.gettext_catalog import DOMAINS, REVIEW_HEADER, catalog_path, read_catalog
from intake_app.languages.language import plain
from intake_app.languages.pseudo import pseudo_language
from intake_app.languages.words import Domain, Msg

TRANSLATED = [tag for tag in shipped_tags() if tag != "en"]
CATALOGS = [
    (tag, domain) for tag in TRANSLATED for domain in DOMAINS if catalog_path(locales_folder(), tag, domain).exists()
]
DRAFTS = (
    "draft, machine-made, not read by a native speaker",
    "draft, machine-made, checked by back-translation",
    "draft, machine-made, most of it checked by back-translation",
)
WORKERS = {"en", "es", "fr", "pt", "ar", "ru", "th", "hi"}
SURVIVORS = WORKERS | {
    "uk", "zh-Hans", "vi", "my", "km", "am", "ti", "so", "fa", "prs", "ps",
    "ur", "bn", "ne", "sq", "ro", "fil", "sw", "ht", "tr",
}  # fmt: skip


@pytest.mark.parametrize(("tag", "domain"), CATALOGS)
def test_a_catalog_is_complete_and_in_order(tag: str, domain: Domain, catalog_tool: ModuleType) -> None:
    asked = catalog_tool.messages_of(catalog_tool.extract(domain))
    path = catalog_path(locales_folder(), tag, domain)
    assert list(catalog_tool.catalog_faults.catalog_faults(path, tag, domain, asked)) == []


def test_twenty_eight_languages_are_whole_for_survivors_and_eight_of_them_for_workers() -> None:
    assert len(SURVIVORS) == 28
    assert {tag for tag in SURVIVORS if completeness(tag, "survivor") < 1.0} == set()
    assert {tag for tag in WORKERS if completeness(tag, "worker") < 1.0} == set()


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_review_state_claims_no_person(tag: str) -> None:
    """As long as this says *draft*, nobody has read it; a real review will be a change of this test too."""
    for domain in DOMAINS:
        path = catalog_path(locales_folder(), tag, domain)
        if path.exists():
            review = read_catalog(path, tag).headers[REVIEW_HEADER]
            assert review in DRAFTS, f"{tag}, {domain}: {review}"


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_glossary_stands_beside_each_catalog(tag: str, catalog_tool: ModuleType) -> None:
    glossary = (locales_folder() / tag / "glossary.md").read_text("utf-8")
    rows = [line.split("|")[1:4] for line in glossary.splitlines() if line.startswith("| ")]
    words = {english.strip(): ours.strip() for english, _, ours in rows}
    for term in ("survivor", "interpreter", "consent", "referral", "shelter", "I'd rather not say"):
        assert words.get(term), f"{tag} has no word for {term}"


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_english_word_can_be_translated(domain: Domain, catalog_tool: ModuleType) -> None:
    asked = catalog_tool.messages_of(catalog_tool.extract(domain))
    assert asked
    assert list(catalog_tool.catalog_faults.template_faults(domain, asked)) == []


def test_every_marker_has_its_words_written_out(catalog_tool: ModuleType) -> None:
    top: Path = catalog_tool.TOP
    found = [catalog_tool.catalog_faults.source_faults(path, top) for path in catalog_tool.source_files()]
    assert [fault for faults in found for fault in faults] == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_word_survives_the_pseudo_languages(domain: Domain, catalog_tool: ModuleType) -> None:
    for asked in catalog_tool.messages_of(catalog_tool.extract(domain)):
        message = Msg(asked.words, domain, plural=asked.plural, context=asked.context, args={"n": 2})
        for kind in ("long", "rtl"):
            assert plain(pseudo_language(kind).text(message)) not in (asked.words, asked.plural)
