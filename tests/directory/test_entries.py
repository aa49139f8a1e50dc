"""The entries of a directory keep what they know through JSON, and keep a confidential address from everyone."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.directory.entries import Demand, Organization, Phone, Place, Schedule, Service, Spoken, Term, name_order
from intake_app.problems import BadInput

words = st.text(max_size=20)
services = st.builds(
    Service,
    id=words,
    source=words,
    name=words,
    organization=st.builds(Organization, words, words),
    phones=st.lists(st.builds(Phone, words, words, words, words), max_size=2).map(tuple),
    places=st.lists(st.builds(Place, id=words, address=st.tuples(words), confidential=st.booleans()), max_size=2).map(
        tuple
    ),
    languages=st.lists(st.builds(Spoken, st.none() | words, words), max_size=2).map(tuple),
    schedules=st.lists(st.builds(Schedule, st.just(("MO",)), words, words, words), max_size=2).map(tuple),
    terms=st.lists(st.builds(Term, words, words, words), max_size=2).map(tuple),
    minimum_age=st.none() | st.integers(0, 130),
    assured=st.none() | words,
    demands=st.frozensets(st.sampled_from(Demand)),
)


@given(services)
def test_a_service_comes_back_from_its_document_as_it_was(service: Service) -> None:
    assert Service.from_json(json.loads(json.dumps(service.to_json()))) == service


@given(st.tuples(words), words)
def test_a_confidential_place_has_no_address_whatever_the_file_said(address: tuple[str], transport: str) -> None:
    place = Place("p", address=address, confidential=True, transport=transport)
    assert place.address == ()
    assert Service("s", "x", "n", places=(place,)).addresses == ()
    assert not place.transport


@pytest.mark.parametrize(
    "change",
    [{"version": 99}, {"status": "unheard of"}, {"demands": ["x"]}, {"phones": "x"}, {"name": 3}, {"places": [3]}],
)
def test_a_document_that_is_no_service_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        Service.from_json({**Service("s", "x", "n").to_json(), **change})


def test_names_order_without_regard_to_case_and_accents() -> None:
    services = [Service("1", "a", "zoo"), Service("2", "a", "Érable"), Service("3", "a", "east")]
    assert [service.name for service in sorted(services, key=name_order)] == ["east", "Érable", "zoo"]
