"""Matching leaves out only what is closed for good, sorts by name alone and says what to know first."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.directory.demands import demand_words
from intake_app.directory.entries import Demand, Phone, Place, Service, Spoken, Status
from intake_app.directory.matching import Match, match_services

TODAY = date(2026, 11, 24)


def service(name: str = "Open Door", **more: object) -> Service:
    known: dict[str, object] = {
        "needs": ("law.advice",),
        "status": Status.ACTIVE,
        "phones": (Phone("+44 20 7946 0131"),),
        "places": (Place("p", address=("2 Court Steps",)),),
        "assured": "2026-11-01",
    }
    return Service("1" + name, "x", name, **{**known, **more})  # type: ignore[arg-type]


def match(*services: Service, language: str | None = None) -> tuple[Match, ...]:
    return match_services(services, need="law.advice", language=language, today=TODAY)


def cautions(one: Service, language: str | None = None) -> list[str]:
    return [caution.id for caution in match(one, language=language)[0].cautions]


@pytest.mark.parametrize("status", [Status.INACTIVE, Status.DEFUNCT])
def test_a_service_that_has_ended_is_never_listed(status: Status) -> None:
    assert match(service(status=status)) == ()


def test_a_service_for_another_need_is_not_listed() -> None:
    assert match(service(needs=("basic.food",))) == ()


def test_a_complete_entry_has_no_caution() -> None:
    assert cautions(service()) == []


@given(st.lists(st.text(min_size=1, max_size=5), max_size=6, unique=True), st.randoms())
def test_the_order_is_that_of_names_whatever_the_directory_s(names: list[str], chance: st.DataObject) -> None:
    services = [service(name) for name in names]
    shuffled = list(services)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert match(*shuffled) == match(*services)


def test_neither_marks_nor_language_change_the_order() -> None:
    first = service("A", demands=frozenset(Demand), status=Status.UNKNOWN)
    second = service("B", languages=(Spoken("ar", "Arabic"),))
    assert [each.service.name for each in match(second, first, language="ar")] == ["A", "B"]


@given(st.frozensets(st.sampled_from(Demand), min_size=1), st.sampled_from([Status.UNKNOWN, Status.ACTIVE]))
def test_what_concerns_the_police_is_said_before_all_else(demands: frozenset[Demand], status: Status) -> None:
    one = service(demands=demands, status=status, phones=(), cost="5 an hour", assured=None)
    said = match(one)[0].cautions
    assert len(said) > len(demands)
    assert said[: len(demands)] == demand_words(one)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"status": Status.UNKNOWN}, "It is not known whether this service is open."),
        ({"assured": None}, "Not checked: nobody noted when these details were last right."),
        ({"assured": "2026-05-01"}, "Not checked since {date}."),
        ({"assured": "2099-01-01"}, "Not checked: nobody noted when these details were last right."),
        ({"places": ()}, "No address is listed."),
        ({"places": (Place("p", confidential=True),)}, "Their address is kept secret, for safety."),
        ({"cost": "5 an hour"}, "Cost: {text}"),
        ({"phones": ()}, "No phone number and no e-mail address is listed."),
    ],
)
def test_what_is_missing_or_old_is_said(more: dict[str, object], said: str) -> None:
    assert cautions(service("Open Door", **more)) == [said]


def test_a_listed_language_is_a_reason_and_a_missing_one_a_caution() -> None:
    one = service(languages=(Spoken("ar", "Arabic"), Spoken("zh-Hans", "Chinese")))
    assert cautions(one, "ar-EG") == []
    assert cautions(one, "zh") == []
    assert "They speak the language you asked for." in [reason.id for reason in match(one, language="ar")[0].reasons]
    assert cautions(one, "my") == ["They do not list the language you asked for."]


def test_every_word_of_a_match_belongs_to_the_survivor() -> None:
    one = service(demands=frozenset(Demand), status=Status.UNKNOWN, assured=None, phones=(), minimum_age=18, alert="x")
    found = match(one, language="ar")[0]
    assert {words.domain for words in (*found.reasons, *found.cautions)} == {"survivor"}
