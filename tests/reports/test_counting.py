"""Who is counted where: only who agreed, by their last word in the period, as things stood at its end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from intake_app.conversation.answers import Answer, LanguageChoice, State, Value
from intake_app.conversation.consents import Recipient
from intake_app.conversation.ids import new_id
from intake_app.conversation.needs_order import Ordering
from intake_app.conversation.record import Conversation, Interpreter, Kind, Record
from intake_app.conversation.referrals import Referral, Stage, Step
from intake_app.problems import BadInput
from intake_app.reports.counting import (
    DECLINED,
    EVERYBODY,
    FIRST,
    INTERPRETERS,
    LANGUAGES,
    LATER,
    PEOPLE,
    STAGES,
    UNMET,
    WAITING,
    WANTED,
    groups,
)
from intake_app.reports.period import EVERYTHING, Period, quarter_of, quarters_before, whole_quarters

TODAY = date(2026, 11, 24)
SUMMER = Period(date(2026, 7, 1), date(2026, 9, 30))
SPRING = Period(date(2026, 4, 1), date(2026, 6, 30))
CLINIC = Recipient("test", "s-1", "Example Clinic", "Nurse")


def met(record: str, day: date, *needs: str, later: tuple[str, ...] = (), **answers: Value) -> Conversation:
    said = {"statistics_ok": "yes", "spoken_language": LanguageChoice("ti"), **answers}
    return Conversation(
        new_id(), record, Kind.MEETING, day, "W-1", "ar", interpreter=Interpreter("I-7", "ar", "phone"),
        answers=tuple(Answer(new_id(), name, State.ANSWERED, value, "ar") for name, value in said.items()),
        orderings=(Ordering(new_id(), tuple((code,) for code in needs), later),),
    )  # fmt: skip


def referred(record: str, day: date, *steps: tuple[int, Stage, str]) -> tuple[Conversation, ...]:
    referral = Referral(new_id(), "R-1", CLINIC, ("health.urgent",))
    made = Conversation(new_id(), record, Kind.DESK, day, "W-1", "ar", referrals=(referral,))
    noted = (
        Conversation(new_id(), record, Kind.DESK, day + timedelta(days=days), "W-1", "ar",
                     steps=(Step(new_id(), referral.id, stage, "recipient", reason),))
        for days, stage, reason in steps
    )  # fmt: skip
    return (made, *noted)


def counted(*conversations: Conversation, period: Period = EVERYTHING) -> set[tuple[str, str]]:
    """The rows that one person stands in."""
    found = groups([Record("p", conversations)], period, TODAY)
    return {key for key, people in found.items() if people}


def test_what_one_person_wanted_is_counted_once_by_their_last_word_of_the_period() -> None:
    summer = met("p", date(2026, 7, 9), "law.advice", "money.now")
    later = met("p", date(2026, 8, 9), "home.tonight", "health.urgent", later=("learn.language",))
    autumn = met("p", date(2026, 10, 9), "work.find")
    keys = counted(summer, later, autumn, period=SUMMER)
    assert keys == {
        (PEOPLE, EVERYBODY), (WANTED, "home.tonight"), (WANTED, "health.urgent"), (FIRST, "home.tonight"),
        (LATER, "learn.language"), (UNMET, "home.tonight"), (UNMET, "health.urgent"), (LANGUAGES, "ti"),
        (INTERPRETERS, "phone"),
    }  # fmt: skip


@pytest.mark.parametrize("said", [{"statistics_ok": "no"}, {"age_band": "under_18"}, {"consent_record": "no"}])
def test_who_did_not_agree_is_in_no_row(said: dict[str, Value]) -> None:
    assert counted(met("p", TODAY, "law.advice", **said)) == set()


def test_who_was_not_met_in_the_period_is_in_no_row_of_it() -> None:
    assert counted(met("p", date(2026, 7, 9), "law.advice"), period=SPRING) == set()
    only_desk = referred("p", date(2026, 5, 1), (1, Stage.SENT, ""))
    assert counted(met("p", date(2026, 7, 9)), *only_desk, period=SPRING) == set()


@pytest.mark.parametrize(("stage", "met_need"), [(Stage.ACCEPTED, True), (Stage.DONE, True), (Stage.DECLINED, False)])
def test_a_need_is_met_while_somebody_carries_it_or_once_it_is_done(stage: Stage, met_need: bool) -> None:
    keys = counted(met("p", date(2026, 8, 1), "health.urgent"), *referred("p", date(2026, 8, 1), (3, stage, "")))
    assert ((UNMET, "health.urgent") not in keys) is met_need
    assert (STAGES, stage.value) in keys


def test_figures_of_a_period_do_not_change_by_what_happens_after_it() -> None:
    first = met("p", date(2026, 8, 1), "health.urgent")
    steps = referred("p", date(2026, 8, 1), (2, Stage.SENT, ""), (70, Stage.ACCEPTED, ""))
    assert {(STAGES, "sent"), (STAGES, "accepted")} & counted(first, *steps, period=SUMMER) == {(STAGES, "sent")}
    assert (STAGES, "accepted") in counted(first, *steps)


@pytest.mark.parametrize(("days", "band"), [(0, "0_2"), (2, "0_2"), (3, "3_7"), (30, "15_30"), (31, "31_up")])
def test_waiting_is_told_in_bands_of_days(days: int, band: str) -> None:
    steps = referred("p", date(2026, 8, 1), (0, Stage.SENT, ""), (days, Stage.ACCEPTED, ""))
    assert (WAITING, band) in counted(met("p", date(2026, 8, 1)), *steps)


def test_a_reason_that_is_no_code_is_never_told_as_it_was_typed() -> None:
    steps = referred("p", date(2026, 8, 1), (1, Stage.DECLINED, "no_capacity"), (2, Stage.DECLINED, "she is ill"))
    keys = counted(met("p", date(2026, 8, 1)), *steps)
    assert {code for table, code in keys if table == DECLINED} == {"no_capacity", "other"}


def test_periods_are_whole_quarters() -> None:
    assert whole_quarters(SUMMER.first, SUMMER.last) == SUMMER
    assert whole_quarters(None, None) == EVERYTHING
    assert quarter_of(date(2026, 12, 31)).last == date(2026, 12, 31)
    assert quarters_before(TODAY, 2) == (SUMMER, SPRING)
    for first, last in [(date(2026, 7, 2), None), (None, date(2026, 9, 29)), (SUMMER.first, SPRING.last)]:
        with pytest.raises(BadInput):
            whole_quarters(first, last)


def test_periods_overlap_when_they_share_a_day() -> None:
    assert SUMMER.overlaps(EVERYTHING)
    assert EVERYTHING.overlaps(SUMMER)
    assert SUMMER.overlaps(Period(SPRING.first, SUMMER.last))
    assert not SUMMER.overlaps(SPRING)
    assert not Period(None, SPRING.last).overlaps(SUMMER)
