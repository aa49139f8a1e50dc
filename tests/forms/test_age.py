"""Whether a person may be under 18 follows from what was said and when."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.conversation.answers import Answer, State
from intake_app.conversation.record import Conversation, Kind, Record
from intake_app.forms.age import may_be_minor

TODAY = date(2026, 11, 24)


def person(said: date = TODAY, **answers: str) -> Record:
    kept = tuple(Answer(name, name, State.ANSWERED, value, "en") for name, value in answers.items())
    return Record("r", (Conversation("t", "r", Kind.MEETING, said, "W", "en", answers=kept),))


@pytest.mark.parametrize(
    ("birth", "expected"),
    [
        ("17", True), ("18", False), ("0", True), ("2008-11-24", False), ("2008-11-25", True), ("2008", True),
        ("2007", False), ("2008-11", True), ("2008-10", False), ("200X", True), ("199X", False), ("2007~", True),
        ("2006~", False), ("XXXX", False), ("1985/1990", False), ("2000/2010", True), ("2008-XX-03", True),
        ("1985-04-XX", False),
        ("2008-02-29", False), ("20XX", True), ("19~", False), ("18~", True), ("18?", True), ("17%", True),
        ("2007-03-21/2008-03-20", False), ("2008-03-20/2009-03-20", True), ("2007-03-21~/2008-03-20~", True),
    ],
)  # fmt: skip
def test_a_birth_says_what_it_leaves_room_for(birth: str, expected: bool) -> None:
    assert may_be_minor(person(birth=birth), TODAY) is expected


def test_the_band_says_it_plainly() -> None:
    assert may_be_minor(person(age_band="under_18"), TODAY)
    assert not may_be_minor(person(age_band="18_24"), TODAY)


def test_an_imprecise_birth_gives_way_to_an_adult_band_and_a_certain_one_does_not() -> None:
    assert not may_be_minor(person(age_band="18_24", birth="200X"), TODAY)
    assert may_be_minor(person(age_band="18_24", birth="2015"), TODAY)


def test_an_age_grows_with_the_days_since_it_was_said() -> None:
    assert may_be_minor(person(said=date(2026, 1, 1), birth="17"), TODAY)
    assert not may_be_minor(person(said=date(2025, 11, 24), birth="17"), TODAY)


def test_saying_nothing_says_nothing() -> None:
    assert not may_be_minor(Record("r"), TODAY)


@given(st.dates(date(1900, 1, 1), TODAY))
def test_a_full_date_is_a_matter_of_counting(born: date) -> None:
    age = TODAY.year - born.year - ((TODAY.month, TODAY.day) < (born.month, born.day))
    assert may_be_minor(person(birth=born.isoformat()), TODAY) is (age < 18)


@given(
    st.from_regex(
        r"[\dX]{4}([~?%])?(-(0[1-9]|1[0-2]|XX)([~?%])?(-[\dX]{2}([~?%])?)?)?(/[\dX]{4}(-[01X][\dX]){0,2})?",
        fullmatch=True,
    )
)
def test_no_birth_that_can_be_kept_breaks_it(birth: str) -> None:
    assert may_be_minor(person(birth=birth), TODAY) in (True, False)


def test_saying_nothing_later_does_not_take_an_age_under_18_back() -> None:
    young = Answer("1", "age_band", State.ANSWERED, "under_18", "en")
    silent = Answer("2", "age_band", State.PREFER_NOT_TO_SAY, None, "en")
    grown = Answer("3", "age_band", State.ANSWERED, "18_24", "en")

    def held(id_: str, answer: Answer) -> Conversation:
        return Conversation(id_, "r", Kind.MEETING, date(2026, 1, int(id_)), "W", "en", answers=(answer,))

    told = (held("1", young), held("2", silent))
    assert may_be_minor(Record("r", told), date(2026, 2, 1))
    assert not may_be_minor(Record("r", (*told, held("3", grown))), date(2026, 2, 1))
