"""How long things are kept: due for a look, never gone by themselves, and held, whatever the clock says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from intake_app.conversation.answers import Row, State, Text, Value
from intake_app.conversation.consents import Agreement, Given
from intake_app.conversation.signatures import MARK
from intake_app.desk import Desk
from intake_app.needs.choosing import Choosing
from intake_app.problems import BadInput
from intake_app.retention import LEAP, SMALLEST_CELL, Due, Part, Periods, RecordIsHeld, periods_from
from intake_app.sitting import recipient_of
from intake_app.vault.disk import disk_is_full
from intake_app.vault.reserve import RESERVE_NAME
from tests.conftest import PASSPHRASE, TODAY

NEED = "home.tonight"
Meet = Callable[..., str]


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.day = TODAY

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def meet(vault: Path, clock: Clock) -> Meet:
    """Hold a meeting on the clock's day; the record's id."""

    def hold(*, order: bool = True, words: str = "", **said: Value) -> str:
        with Desk.open(vault, PASSPHRASE, today=clock) as desk:
            sitting = desk.begin("en")
            with sitting.held():
                sitting.answer("consent_record", State.ANSWERED, "yes")
                for question, value in said.items():
                    sitting.answer(question, State.ANSWERED, value)
                if order:
                    own = {NEED: Text(words, "en")} if words else {}
                    sitting.order(Choosing((NEED,), (), ((NEED,),)), own)
                sitting.stop()
            return sitting.record.id

    return hold


@pytest.fixture
def on(vault: Path, clock: Clock) -> Callable[..., Desk]:
    """The vault opened so many days later."""

    def later(days: int) -> Desk:
        clock.day = TODAY + timedelta(days=days)
        return Desk.open(vault, PASSPHRASE, today=clock)

    return later


@pytest.fixture
def lived_in(vault: Path, clock: Clock) -> Callable[[int], None]:
    """Let the vault be opened now and then, up to so many days later."""

    def live(days: int) -> None:
        for day in (*range(LEAP, days, LEAP), days):
            clock.day = TODAY + timedelta(days=day)
            Desk.open(vault, PASSPHRASE, today=clock).close()

    return live


def parts(found: tuple[Due, ...], record: str) -> list[Part]:
    return [due.part for due in found if due.record == record]


def full(meet: Meet) -> str:
    way = (Row((("way", "text"), ("value", "+44 7700 900123"))),)
    return meet(
        words="A door that locks", call_name=Text("Sam", "en"), contact_ways=way, own_words=Text("I need sleep", "en"),
        anything_else=Text("told once", "en"), age_band="25_34",
    )  # fmt: skip


def test_nothing_is_due_on_the_last_day_before_and_all_parts_fall_due_in_their_turn(
    meet: Meet, on: Callable[..., Desk], lived_in: Callable[[int], None]
) -> None:
    record = full(meet)
    days = Periods()
    for last_day_before, due in (
        (days.contact - 1, []),
        (days.contact, [Part.CONTACT, Part.STORY]),
        (days.person - 1, [Part.CONTACT, Part.STORY]),
        (days.person, [Part.CONTACT, Part.STORY, Part.PERSON]),
        (days.record - 1, [Part.CONTACT, Part.STORY, Part.PERSON]),
        (days.record, [Part.RECORD]),
    ):
        lived_in(last_day_before)
        with on(last_day_before) as desk:
            assert sorted(parts(desk.retention.due(), record)) == sorted(due)
            assert desk.record(record).answer_in_force("call_name") is not None


def test_a_person_of_whom_nothing_followed_is_due_first(meet: Meet, on: Callable[..., Desk]) -> None:
    left, going_on = meet(order=False, call_name=Text("Lee", "en")), full(meet)
    with on(Periods().unfinished) as desk:
        found = desk.retention.due()
        assert [(due.record, due.part) for due in found] == [(left, Part.UNFINISHED)]
        assert parts(found, going_on) == []
        desk.retention.remove(left, Part.UNFINISHED)
        assert [row.record for row in desk.people().people] == [going_on]


def test_a_later_word_lets_the_period_begin_anew(meet: Meet, on: Callable[..., Desk]) -> None:
    record = full(meet)
    with on(40) as desk:
        sitting = desk.begin("en", record=record)
        sitting.answer("pronoun", State.ANSWERED, Text("they", "en"))
        sitting.stop()
        desk.retention.set_periods(Periods(contact=50))
    with on(80) as desk:
        assert parts(desk.retention.due(), record) == []
    with on(90) as desk:
        assert parts(desk.retention.due(), record) == [Part.CONTACT]


def test_the_story_goes_alone(meet: Meet, desk: Desk) -> None:
    desk.close()
    record = full(meet)
    with Desk.open(desk.store.vault.path, PASSPHRASE, today=lambda: TODAY) as again:
        assert again.retention.remove(record, Part.STORY) == 3
        left = again.record(record)
        assert set(left.answers_in_force()) == {"consent_record", "call_name", "contact_ways", "age_band"}
        order = left.order_in_force()
        assert order is not None
        assert (order.codes, order.own_words) == ((NEED,), ())
        assert again.retention.remove(record, Part.STORY) == 0


def test_the_way_of_contact_goes_alone_and_then_who_the_person_is(meet: Meet, on: Callable[..., Desk]) -> None:
    record = full(meet)
    with on(0) as desk:
        desk.retention.remove(record, Part.CONTACT)
        assert "contact_ways" not in desk.record(record).answers_in_force()
        desk.retention.remove(record, Part.PERSON)
        left = desk.record(record)
        assert set(left.answers_in_force()) == {"consent_record", "anything_else"}
        assert left.order_in_force() is None
        assert [row.name for row in desk.people().people] == [None]
        assert desk.check().ok


def test_what_was_agreed_and_what_became_of_it_stays_until_the_record_goes(meet: Meet, on: Callable[..., Desk]) -> None:
    record = full(meet)
    with on(0) as desk:
        sitting = desk.begin("en", record=record)
        recipient = recipient_of(desk.match(NEED)[0].service)
        with sitting.held():
            sitting.consent(
                recipient=recipient, purpose=(NEED,), categories=(), until=TODAY, given=Given.WRITTEN,
                agreement=Agreement(signature=MARK),
            )  # fmt: skip
            sitting.refer(recipient=recipient, needs=(NEED,))
        for part in (Part.CONTACT, Part.STORY, Part.PERSON):
            desk.retention.remove(record, part)
        left = desk.record(record)
        assert [(c.given, c.signature) for c in left.consents()] == [(Given.WRITTEN, ())]
        assert len(left.referrals(TODAY)) == 1
        desk.retention.remove(record, Part.RECORD)
        assert desk.people().people == ()


def test_an_age_band_stays_for_the_figures_only_where_it_singles_nobody_out(
    meet: Meet, on: Callable[..., Desk]
) -> None:
    crowd = [meet(age_band="25_34", statistics_ok="yes") for _ in range(SMALLEST_CELL - 1)]
    alone, silent = meet(age_band="45_54", statistics_ok="yes"), meet(age_band="25_34")
    with on(0) as desk:
        for record in (crowd[0], alone, silent):
            desk.retention.remove(record, Part.PERSON)
        stays = [desk.record(record).answer_in_force("age_band") for record in (crowd[0], alone, silent)]
        assert [answer is not None for answer in stays] == [True, False, False]
        desk.retention.remove(crowd[1], Part.PERSON)
        assert desk.record(crowd[1]).answer_in_force("age_band") is None, "only nine are left"


def test_what_is_on_hold_is_shown_as_due_and_stays(
    meet: Meet, on: Callable[..., Desk], lived_in: Callable[[int], None]
) -> None:
    record = full(meet)
    with on(0) as desk:
        desk.retention.hold(record, "A court asked for it", TODAY + timedelta(days=400))
        conversation = desk.record(record).conversations[0].id
        erasures: list[Callable[[], Any]] = [
            lambda: desk.erase_record(record),
            lambda: desk.erase_conversation(conversation),
            lambda: desk.erase_answer(record, "call_name"),
            lambda: desk.retention.erase_own_words(record, NEED),
            lambda: desk.retention.remove(record, Part.CONTACT),
        ]
        for erasure in erasures:
            with pytest.raises(RecordIsHeld) as told:
                erasure()
            assert "A court asked for it" in str(told.value.what.args["reason"])
    lived_in(200)
    with on(200) as desk:
        found = desk.retention.due()
        assert [due.hold is not None for due in found] == [True, True]
        assert len(desk.record(record).answers_in_force()) == 6
    lived_in(401)
    with on(401) as desk:
        assert {due.hold for due in desk.retention.due()} == {None}
        desk.erase_record(record)
        assert desk.retention.holds() == {}, "its reason goes with what it held"


def test_on_a_full_disk_the_reason_of_an_ended_hold_goes_with_the_record(
    meet: Meet, on: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    record = full(meet)
    with on(0) as desk:
        desk.retention.hold(record, "A court asked for it", TODAY + timedelta(days=1))
    with on(3) as desk:
        reserve, write = desk.store.vault.path / RESERVE_NAME, desk.store.set_setting

        def on_a_full_disk(name: str, value: object) -> None:
            if reserve.exists():
                raise disk_is_full()
            write(name, value)

        monkeypatch.setattr(desk.store, "set_setting", on_a_full_disk)
        desk.erase_record(record)
        assert desk.retention.holds() == {}
        assert desk.store.record(record) is None


def test_a_hold_can_be_ended_by_a_person_and_both_are_noted(meet: Meet, on: Callable[..., Desk]) -> None:
    record = full(meet)
    with on(0) as desk:
        desk.retention.hold(record, "A court asked for it", TODAY + timedelta(days=1))
        desk.retention.end_hold(record)
        with pytest.raises(BadInput):
            desk.retention.end_hold(record)
        desk.erase_answer(record, "call_name")
        noted = [(entry.event, entry.subject) for entry in desk.store.journal_entries()]
        assert ("held", record) in noted
        assert ("hold_ended", record) in noted


@pytest.mark.parametrize(("reason", "days"), [("", 9), (" ", 9), ("x" * 201, 9), ("fine", 0), ("fine", -1)])
def test_a_hold_needs_a_short_reason_and_a_later_day(
    meet: Meet, on: Callable[..., Desk], reason: str, days: int
) -> None:
    record = full(meet)
    with on(0) as desk, pytest.raises(BadInput):
        desk.retention.hold(record, reason, TODAY + timedelta(days=days))


def test_nobody_who_is_not_there_is_held_or_removed(desk: Desk) -> None:
    with pytest.raises(BadInput):
        desk.retention.hold("nobody", "fine", TODAY + timedelta(days=9))
    with pytest.raises(BadInput):
        desk.retention.remove("nobody", Part.RECORD)


def test_a_clock_that_jumps_a_year_ahead_makes_nothing_due_and_ends_no_hold(
    meet: Meet, on: Callable[..., Desk]
) -> None:
    record, held = full(meet), full(meet)
    with on(1) as desk:
        desk.retention.set_periods(Periods(contact=300, story=300))
        desk.retention.hold(held, "A court asked for it", TODAY + timedelta(days=100))
    for days in (366, 367):  # what the wrong clock wrote into the journal is believed no more the second time
        with on(days) as desk:
            assert desk.retention.today().doubtful
            assert desk.retention.today().believed == TODAY + timedelta(days=1)
            assert desk.retention.due() == ()
            with pytest.raises(RecordIsHeld):
                desk.erase_record(held)
    with on(2) as desk:
        assert not desk.retention.today().doubtful
        assert desk.retention.due() == ()
    assert record != held


def test_a_clock_a_year_back_makes_nothing_due_and_keeps_holds(meet: Meet, on: Callable[..., Desk]) -> None:
    record = full(meet)
    with on(1) as desk:
        desk.retention.set_periods(Periods(contact=40))
        desk.retention.hold(record, "A court asked for it", TODAY + timedelta(days=2))
    with on(-365) as desk:
        assert desk.retention.today().doubtful
        assert desk.retention.due() == ()
        with pytest.raises(RecordIsHeld):
            desk.erase_record(record)
    with on(41) as desk:
        assert [due.part for due in desk.retention.due()] == [Part.CONTACT]


def test_a_long_pause_is_believed_once_somebody_looked_at_a_calendar(meet: Meet, on: Callable[..., Desk]) -> None:
    record = full(meet)
    with on(Periods().contact) as desk:
        assert desk.retention.due() == ()
        desk.retention.confirm_today()
        assert not desk.retention.today().doubtful
        assert sorted(parts(desk.retention.due(), record)) == [Part.CONTACT, Part.STORY]
    with on(Periods().contact + LEAP) as desk:
        assert not desk.retention.today().doubtful


def test_periods_are_kept_in_the_vault_and_a_file_may_name_some(desk: Desk) -> None:
    assert desk.retention.periods() == Periods()
    desk.retention.set_periods(periods_from({"story": 30}, desk.retention.periods()))
    assert desk.retention.periods() == Periods(story=30)


@pytest.mark.parametrize(
    "written",
    [
        [],
        {"stories": 1},
        {"story": 0},
        {"story": "30"},
        {"story": True},
        {"story": 1.5},
        {"story": 9999},
        {"record": 3},
    ],
)
def test_periods_that_do_not_fit_are_refused(written: object) -> None:
    with pytest.raises(BadInput):
        periods_from(written, Periods())


def test_the_reason_of_a_hold_leaves_no_digest_that_proves_it(meet: Meet, on: Callable[..., Desk]) -> None:
    record = full(meet)
    with on(0) as desk:
        link = desk.store.vault.connection
        digests = set()
        for _ in range(2):
            desk.retention.hold(record, "the same reason", TODAY + timedelta(days=9))
            digests.add(
                link.execute("SELECT digest FROM journal WHERE subject = 'holds' ORDER BY seq DESC").fetchone()[0]
            )
        assert len(digests) == 2
