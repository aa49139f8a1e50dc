"""What a service demands or passes on is found, and never passed over in silence."""

from __future__ import annotations

import pytest

from intake_app.directory.demands import OWN_DEMANDS, demand_words, demands_of
from intake_app.directory.entries import Demand, Organization, Service, Term


@pytest.mark.parametrize("demand", Demand)
def test_each_mark_of_ours_is_read_and_has_words_of_its_own(demand: Demand) -> None:
    marks = demands_of(Service("1", "x", "n", terms=(Term(OWN_DEMANDS, demand.value),)))
    assert marks == {demand}
    assert len(demand_words(Service("1", "x", "n", demands=marks))) == 1


@pytest.mark.parametrize("paper", ["Police report", "A crime reference number", "Copia de la denuncia"])
def test_a_police_report_among_the_papers_is_a_demand(paper: str) -> None:
    assert Demand.POLICE_REPORT in demands_of(Service("1", "x", "n", documents=(paper,)))


def test_no_police_report_needed_is_no_demand_and_no_caution() -> None:
    service = Service("1", "x", "n", eligibility="Anyone. No police report is needed.")
    assert demands_of(service) == frozenset()
    assert demand_words(service) == ()


def test_a_police_force_is_known_by_its_name() -> None:
    service = Service("1", "x", "Help desk", organization=Organization("o", "Sampleford Police Department"))
    assert Demand.IS_LAW_ENFORCEMENT in demands_of(service)


@pytest.mark.parametrize(
    "text", ["Only after the police refer you.", "Not available without a police report", "We call your embassy"]
)
def test_an_unmarked_authority_in_the_entry_is_said(text: str) -> None:
    service = Service("1", "x", "n", application=text)
    assert demand_words(service)


def test_a_mark_of_one_authority_does_not_hide_another_in_the_text() -> None:
    service = Service(
        "1", "x", "n", description="We work with the police.", demands=frozenset({Demand.INFORMS_CONSULATE})
    )
    assert len(demand_words(service)) == 2
