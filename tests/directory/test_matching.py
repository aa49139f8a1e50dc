"""Matching leaves out only what is closed for good, sorts by name alone and says what to know first."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.directory.crosswalk import Crosswalk, OwnTerms
from intake_app.directory.demands import demand_words
from intake_app.directory.distance import Point, point_from
from intake_app.directory.entries import Demand, Phone, Place, Service, Spoken, Status, Term
from intake_app.directory.matching import (
    BY_DISTANCE,
    BY_NAME,
    Circumstances,
    Match,
    is_checked,
    match_services,
    stated_order,
)

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
    return match_services(services, need="law.advice", circumstances=Circumstances(TODAY, language))


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
        ({"assured": "2026-08-25"}, "Not checked since {date}."),
        ({"areas": ("North",)}, "Area they serve: {text}"),
        ({"longest_stay": "3 months"}, "Longest stay: {text}"),
        ({"safe_for": "women"}, "Whom it is safe for, as a worker noted: {text}"),
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


@pytest.mark.parametrize("gone", ["2026-11-01"])
def test_what_is_no_longer_listed_is_not_offered(gone: str) -> None:
    assert match(service(gone=gone)) == ()


@pytest.mark.parametrize(
    ("assured", "phoned", "checked"),
    [
        ("2026-08-26", None, True),
        ("2026-08-25", None, False),
        (None, "2026-11-24", True),
        ("2020-01-01", "2026-11-01", True),
        ("2026-11-01", "2020-01-01", True),
        ("nonsense", "2027-01-01", False),
        (None, None, False),
    ],
)
def test_a_service_counts_as_checked_for_ninety_days_after_a_call_or_its_source_s_word(
    assured: str | None, phoned: str | None, checked: bool
) -> None:
    assert is_checked(service(assured=assured, phoned=phoned), TODAY) is checked


def at(latitude: float, longitude: float, **more: bool) -> tuple[Place, ...]:
    return (Place("p", address=("1 Way",), latitude=latitude, longitude=longitude, **more),)


LONDON = Point(51.5074, -0.1278)


def test_the_nearest_stand_first_then_names_and_what_is_not_known_stands_at_the_end() -> None:
    paris, here = service("A", places=at(48.8566, 2.3522)), service("Z", places=at(51.5074, -0.1278))
    unknown, secret = service("B"), service("C", places=at(51.5, -0.1, confidential=True))
    near = Circumstances(TODAY, near=LONDON)
    found = match_services([secret, unknown, paris, here], need="law.advice", circumstances=near)
    assert [(each.service.name, each.kilometres) for each in found] == [
        ("Z", 0), ("A", 344), ("B", None), ("C", None)
    ]  # fmt: skip
    assert found[1].reasons[0].id == "About {km} km from here."
    assert stated_order(found) is BY_DISTANCE
    assert stated_order(match(paris, here)) is BY_NAME


def test_where_the_person_does_not_want_to_go_is_said_and_nothing_moves() -> None:
    first, second = service("A"), service("B")
    found = match_services([second, first], need="law.advice", circumstances=Circumstances(TODAY, avoid={first.key}))
    assert [(each.service.name, each.avoided) for each in found] == [("A", True), ("B", False)]
    assert [each.id for each in found[0].cautions] == ["You said that you do not want to go here."]


def test_a_site_s_own_table_leads_to_a_service_and_says_by_what() -> None:
    own = Crosswalk({"law.advice": OwnTerms(codes=("airs:FT-*",))})
    one = service(needs=("law.advice",), terms=(Term("AIRS", "FT-1000", "Counsel"),))
    found = match_services([one], need="law.advice", circumstances=Circumstances(TODAY, crosswalk=own))
    assert found[0].reasons[0].id == "They are listed under “{words}”."
    assert own.needs_of(one) == ("law.advice",)


@pytest.mark.parametrize(
    ("written", "point"),
    [
        ("51.5074, -0.1278", LONDON),
        ("51.5074 -0.1278", LONDON),
        ("٥١٫٥٠٧٤", None),
        ("91, 0", None),
        ("0, 181", None),
        ("", None),
        ("here", None),
        ("1, 2, 3", None),
        ("-33.9;18.4", Point(-33.9, 18.4)),
    ],
)
def test_a_position_is_read_as_maps_write_it(written: str, point: Point | None) -> None:
    assert point_from(written) == point
