"""Words and terms lead to needs, and our own codes beat them."""

from __future__ import annotations

import pytest

from intake_app.directory.crosswalk import (
    OWN_NEEDS,
    Crosswalk,
    Evidence,
    Ground,
    OwnTerms,
    evidence_of,
    needs_of,
    phrases_of,
)
from intake_app.directory.entries import Service, Term
from intake_app.needs import catalogue


def service(name: str = "Office", description: str = "", *terms: Term) -> Service:
    return Service("1", "x", name, description=description, terms=terms)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Free Dental Care", "health.dental"),
        ("Albergue para mujeres", "home.tonight"),
        ("Aide juridique gratuite", "law.advice"),
        ("Clases de inglés", "learn.language"),
        ("Walk-in clinic", "health.urgent"),
        ("HÉBERGEMENT D'URGENCE", "home.tonight"),
    ],
)
def test_names_in_three_languages_lead_to_a_need(text: str, need: str) -> None:
    assert need in needs_of(service(text))


def test_our_own_codes_beat_words() -> None:
    found = needs_of(service("Food bank", "legal advice", Term(OWN_NEEDS, "basic.rest")))
    assert found == ("basic.rest",)


def test_a_term_of_another_taxonomy_leads_to_a_need_by_its_name() -> None:
    evidence = evidence_of(service("Office", "", Term("other", "X-1", "Emergency Shelter")), "home.tonight")
    assert evidence is not None
    assert (evidence.ground, evidence.words) == (Ground.TERM, "emergency shelter")


def test_the_police_in_a_description_make_no_police_service() -> None:
    assert "police.talk" not in needs_of(service("Rest house", "No police report is needed."))
    assert "police.talk" in needs_of(service("Town Police"))


def test_part_of_a_word_is_no_match() -> None:
    assert needs_of(service("Meatballs", "antilogement becasina")) == ()


def test_every_need_of_the_catalogue_but_the_open_ones_has_words() -> None:
    from intake_app.directory.crosswalk import _patterns

    ours = {need.code for need in catalogue.NEEDS}
    assert ours - _patterns().keys() == {"other", "unsure"}
    assert not _patterns().keys() - ours


def test_words_of_a_site_count_beside_the_table_or_alone() -> None:
    own = {"home.tonight": OwnTerms(words=("Nattjour*",)), "basic.food": OwnTerms(words=("soppa",), alone=True)}
    crosswalk = Crosswalk(own)
    assert "home.tonight" in crosswalk.needs_of(service("nattjouren"))
    assert "home.tonight" in crosswalk.needs_of(service("Emergency shelter"))
    assert "basic.food" in crosswalk.needs_of(service("Soppa"))
    assert "basic.food" not in crosswalk.needs_of(service("Food bank"))


def test_a_code_of_a_site_counts_beside_our_own_codes_and_is_told_by_its_name() -> None:
    crosswalk = Crosswalk({"law.advice": OwnTerms(codes=("FT-1000",))})
    one = service("Office", "", Term(OWN_NEEDS, "basic.rest"), Term("other", "ft-1000", "Counsel"))
    assert crosswalk.needs_of(one) == ("basic.rest", "law.advice")
    assert crosswalk.evidence_of(one, "law.advice") == Evidence(Ground.TERM_CODE, "Counsel")
    assert Crosswalk({"law.advice": OwnTerms(codes=("FT-1",))}).needs_of(one) == ("basic.rest",)


def test_the_phrases_of_the_table_can_be_read() -> None:
    assert "food pantry" in phrases_of("basic.food")
    assert phrases_of("other") == ()
