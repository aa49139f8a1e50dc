"""Views over conversations: the latest word wins, earlier words remain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.conversation.answers import Answer, State, Text
from intake_app.conversation.consents import Category, Consent, Decision, Given, Narrowing, Recipient, Withdrawal
from intake_app.conversation.ids import new_id
from intake_app.conversation.needs_order import Ordering
from intake_app.conversation.record import Conversation, Kind, Record
from intake_app.conversation.referrals import Referral, Stage, Step

TODAY = date(2026, 11, 24)
HOUSE = Recipient("s", "1", "Example House", "Beds")


def held(day: date = TODAY, **content: object) -> Conversation:
    base = Conversation(id=new_id(), record="r", kind=Kind.MEETING, date=day, worker="W-1", language="en")
    return replace(base, **content)  # type: ignore[arg-type]


def said(question: str, words: str, state: State = State.ANSWERED) -> Answer:
    return Answer(new_id(), question, state, Text(words, "en") if state is State.ANSWERED else None, "en")


def yes(until: date = date(2026, 12, 24), **changes: object) -> Consent:
    base = Consent(
        id=new_id(),
        recipient=HOUSE,
        purpose=("home.tonight",),
        decision=Decision.YES,
        categories=frozenset({Category.NEEDS, Category.CONTACT}),
        until=until,
        given=Given.WRITTEN,
        language="en",
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def test_the_latest_day_wins_whatever_order_the_conversations_came_in() -> None:
    old = held(date(2026, 1, 1), answers=(said("call_name", "old"),))
    new = held(date(2026, 2, 1), answers=(said("call_name", "new"),))
    for conversations in ((old, new), (new, old)):
        answer = Record("r", conversations).answer_in_force("call_name")
        assert answer is not None
        assert answer.value == Text("new", "en")


def test_two_answers_of_one_day_stand_in_the_order_they_were_made() -> None:
    first = held(answers=(said("call_name", "first"),))
    second = held(answers=(said("call_name", "second"),))
    answer = Record("r", (second, first)).answer_in_force("call_name")
    assert answer is not None
    assert answer.value == Text("second", "en")


def test_not_asked_hides_nothing_and_rather_not_say_hides_what_was_said() -> None:
    told = held(date(2026, 1, 1), answers=(said("call_name", "name"),))
    skipped = held(date(2026, 2, 1), answers=(said("call_name", "", State.NOT_ASKED),))
    declined = held(date(2026, 3, 1), answers=(said("call_name", "", State.PREFER_NOT_TO_SAY),))
    after_skip = Record("r", (told, skipped)).answer_in_force("call_name")
    after_decline = Record("r", (told, skipped, declined)).answer_in_force("call_name")
    assert after_skip is not None
    assert after_skip.answered
    assert after_decline is not None
    assert not after_decline.answered


def test_the_newest_ordering_is_in_force_and_the_earlier_stay_readable() -> None:
    first = Ordering(new_id(), yes=(("home.tonight",),))
    second = Ordering(new_id(), yes=(("health.urgent", "home.tonight"),), later=("learn.language",))
    record = Record("r", (held(date(2026, 2, 1), orderings=(second,)), held(date(2026, 1, 1), orderings=(first,))))
    assert record.order_in_force() == second
    assert [s.ordering for s in record.orderings()] == [second, first]
    assert second.rank("home.tonight") == 1
    assert second.rank("learn.language") is None


def test_without_a_consent_nothing_is_allowed() -> None:
    assert Record("r", (held(),)).permission_for(HOUSE.key, TODAY) is None


@pytest.mark.parametrize("decision", [Decision.NO, Decision.NOT_NOW])
def test_a_no_allows_nothing(decision: Decision) -> None:
    record = Record("r", (held(consents=(yes(decision=decision),)),))
    assert record.permission_for(HOUSE.key, TODAY) is None


def test_a_consent_ends_after_its_last_day() -> None:
    record = Record("r", (held(consents=(yes(until=TODAY),)),))
    assert record.permission_for(HOUSE.key, TODAY) is not None
    assert record.permission_for(HOUSE.key, date(2026, 11, 25)) is None


def test_a_withdrawal_is_final_even_when_it_is_dated_before_the_consent() -> None:
    consent = yes()
    withdrawal = held(date(2020, 1, 1), withdrawals=(Withdrawal(new_id(), consent.id),))
    record = Record("r", (withdrawal, held(consents=(consent,))))
    assert record.permission_for(HOUSE.key, TODAY) is None
    assert record.withdrawn(consent.id)


def test_a_narrowing_takes_categories_and_items_away() -> None:
    consent = yes()
    cut = Narrowing(new_id(), consent.id, frozenset({Category.CONTACT}), frozenset({"own_words"}))
    allowed = Record("r", (held(consents=(consent,), narrowings=(cut,)),)).permission_for(HOUSE.key, TODAY)
    assert allowed is not None
    assert allowed.categories == {Category.NEEDS}
    assert allowed.items_withheld == {"own_words"}


def test_where_two_consents_stand_only_what_both_allow_is_told() -> None:
    wide = yes(until=date(2027, 1, 1), purpose=("home.tonight", "health.urgent"))
    narrow = yes(categories=frozenset({Category.NEEDS, Category.IDENTITY}))
    allowed = Record("r", (held(consents=(wide,)), held(consents=(narrow,)))).permission_for(HOUSE.key, TODAY)
    assert allowed is not None
    assert allowed.categories == {Category.NEEDS}
    assert allowed.purpose == ("home.tonight",)
    assert allowed.until == narrow.until


def test_a_wider_consent_that_names_the_former_replaces_it() -> None:
    first = yes()
    wider = yes(categories=first.categories | {Category.ACCESS}, replaces=frozenset({first.id}))
    allowed = Record("r", (held(consents=(first,)), held(consents=(wider,)))).permission_for(HOUSE.key, TODAY)
    assert allowed is not None
    assert Category.ACCESS in allowed.categories


def test_a_new_consent_after_a_withdrawal_counts() -> None:
    first = yes()
    again = yes(replaces=frozenset({first.id}))
    record = Record(
        "r", (held(consents=(first,), withdrawals=(Withdrawal(new_id(), first.id),)), held(consents=(again,)))
    )
    assert record.permission_for(HOUSE.key, TODAY) is not None


def referred(*content: Conversation) -> Stage:
    view = Record("r", content).referrals(TODAY)[0]
    return view.stage


def test_a_draft_stands_by_its_consent() -> None:
    draft = held(referrals=(Referral("f", "ABCD-EFGH", HOUSE, ("home.tonight",)),))
    assert referred(draft) is Stage.CONSENT_PENDING
    assert referred(draft, held(consents=(yes(),))) is Stage.READY
    assert referred(draft, held(consents=(yes(until=date(2026, 11, 1)),))) is Stage.EXPIRED
    assert referred(draft, held(consents=(yes(until=date(2026, 11, 1)), yes()))) is Stage.EXPIRED
    consent = yes()
    gone = held(consents=(consent,), withdrawals=(Withdrawal(new_id(), consent.id),))
    assert referred(draft, gone) is Stage.CONSENT_PENDING


def test_the_latest_step_wins_and_the_survivors_withdrawal_is_final() -> None:
    draft = held(date(2026, 1, 1), referrals=(Referral("f", "ABCD-EFGH", HOUSE, ("home.tonight",)),))
    sent = held(date(2026, 1, 2), steps=(Step(new_id(), "f", Stage.SENT, "W-1"),))
    accepted = held(date(2026, 1, 3), steps=(Step(new_id(), "f", Stage.ACCEPTED, "recipient"),))
    ended = held(date(2026, 1, 2), steps=(Step(new_id(), "f", Stage.WITHDRAWN, "survivor"),))
    assert referred(draft, accepted, sent) is Stage.ACCEPTED
    assert referred(draft, accepted, sent, ended) is Stage.WITHDRAWN


def test_a_step_whose_referral_has_not_arrived_waits() -> None:
    sent = held(steps=(Step(new_id(), "f", Stage.SENT, "W-1"),))
    assert Record("r", (sent,)).referrals(TODAY) == ()


def test_a_need_with_a_live_referral_is_shown_before_a_second_is_made() -> None:
    draft = held(referrals=(Referral("f", "ABCD-EFGH", HOUSE, ("home.tonight",)),))
    record = Record("r", (draft,))
    assert [v.referral.id for v in record.live_for("home.tonight", TODAY)] == ["f"]
    assert record.live_for("health.urgent", TODAY) == ()
    done = held(steps=(Step(new_id(), "f", Stage.DONE, "recipient"),))
    assert Record("r", (draft, done)).live_for("home.tonight", TODAY) == ()


def test_what_holds_words_shows_only_ids() -> None:
    conversation = held(answers=(said("call_name", "CANARY"),))
    record = Record("r", (conversation,))
    shown = f"{record!r}{conversation!r}{conversation.answers[0]!r}{conversation.answers[0].value!r}"
    assert "CANARY" not in shown


@given(
    st.lists(
        st.tuples(st.dates(date(2026, 1, 1), date(2026, 1, 4)), st.lists(st.sampled_from([*State]), max_size=3)),
        max_size=5,
    )
)
def test_all_answers_in_force_are_those_in_force_one_by_one(days: list[tuple[date, list[State]]]) -> None:
    meetings = [
        held(day, answers=tuple(said(f"q{at}", str(n), state) for at, state in enumerate(states)))
        for n, (day, states) in enumerate(days)
    ]
    record = Record("r", tuple(meetings))
    one_by_one = {name: record.answer_in_force(name) for name in ("q0", "q1", "q2")}
    assert record.answers_in_force() == {name: answer for name, answer in one_by_one.items() if answer is not None}
