"""Recalls: what was given under a consent that was taken back, until its recipient was told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from intake_app.conversation.consents import Category, Consent, Decision, Given, Recipient, Withdrawal
from intake_app.conversation.ids import new_id
from intake_app.conversation.recalls import How, RecallTold
from intake_app.conversation.record import Conversation, Kind, PacketGiven, Record
from intake_app.conversation.referrals import Referral, Stage, Step

DAY = date(2026, 11, 1)
HOUSE, CLINIC = (Recipient("s", name, name, name) for name in ("house", "clinic"))
TO_HOUSE, TO_CLINIC = (Referral(r.service, f"{r.service}-ref", r, ("home.tonight",)) for r in (HOUSE, CLINIC))


def yes(recipient: Recipient = HOUSE, *replaces: str, decision: Decision = Decision.YES) -> Consent:
    return Consent(
        new_id(), recipient, ("home.tonight",), decision, frozenset({Category.NEEDS}), DAY + timedelta(90),
        Given.WRITTEN, "en", replaces=frozenset(replaces),
    )  # fmt: skip


def on(day: int, **facts: object) -> Conversation:
    base = Conversation(new_id(), "r", Kind.DESK, DAY + timedelta(day), "W-1", "en")
    return replace(base, **facts)  # type: ignore[arg-type]


def given(referral: str = "house", copy: str = "recipient", language: str = "fr") -> PacketGiven:
    return PacketGiven(new_id(), referral, copy, language)


def back(consent: Consent) -> Withdrawal:
    return Withdrawal(new_id(), consent.id)


def told(how: How = How.PHONE) -> RecallTold:
    return RecallTold(new_id(), "house", how, "W-1")


def record(*conversations: Conversation) -> Record:
    return Record("r", (on(0, referrals=(TO_HOUSE, TO_CLINIC)), *conversations))


def waiting(known: Record, day: int = 50) -> list[str]:
    return [each.referral.id for each in known.recalls_open(DAY + timedelta(day))]


def test_what_was_given_under_a_consent_taken_back_waits_until_its_recipient_was_told() -> None:
    house, clinic = yes(), yes(CLINIC)
    talk = on(1, consents=(house, clinic))
    out = on(2, packets=(given(), given("clinic"), given(copy="survivor")))
    assert record(talk, out).recalls() == ()
    taken = on(3, withdrawals=(back(house),))
    (one,) = record(taken, out, talk).recalls()
    assert (one.referral, one.consents, one.since) == (TO_HOUSE, (house.id,), DAY + timedelta(3))
    assert [(h.date, h.packet.copy, h.packet.language) for h in one.handed] == [(out.date, "recipient", "fr")]
    assert (one.open, one.language) == (True, "fr")
    after = record(talk, out, taken, on(4, recalls=(told(),)))
    assert not after.recalls()[0].open
    assert waiting(after) == []
    assert waiting(after, 3) == ["house"], "by the third day nobody was told yet"


def test_on_one_day_the_order_of_what_was_done_counts() -> None:
    house = yes()
    before, taken, after = on(1, recalls=(told(),)), on(1, withdrawals=(back(house),)), on(1, recalls=(told(),))
    known = record(on(0, consents=(house,)), on(0, packets=(given(),)), taken, before)
    assert waiting(known) == ["house"], "what was told before the taking back does not count"
    assert waiting(replace(known, conversations=(*known.conversations, after))) == []


def test_taking_back_a_wider_consent_recalls_what_was_given_under_the_one_it_replaced() -> None:
    first = yes()
    wider = yes(HOUSE, first.id)
    known = record(
        on(1, consents=(first,)), on(2, packets=(given(),)), on(3, consents=(wider,)), on(4, withdrawals=(back(wider),))
    )
    assert waiting(known) == ["house"]


def test_a_no_after_a_yes_recalls_too() -> None:
    first = yes()
    no = yes(HOUSE, first.id, decision=Decision.NO)
    assert waiting(record(on(1, consents=(first,)), on(2, packets=(given(),)), on(3, consents=(no,)))) == ["house"]


def test_a_new_consent_recalls_nothing_given_under_itself_until_it_is_taken_back_in_turn() -> None:
    first = yes()
    again = yes(HOUSE, first.id)
    known = record(
        on(1, consents=(first,)), on(2, withdrawals=(back(first),)), on(3, consents=(again,)), on(4, packets=(given(),))
    )
    assert waiting(known) == []
    earlier = on(1, packets=(given(),))
    both = replace(known, conversations=(*known.conversations, earlier, on(5, recalls=(told(),))))
    assert [len(each.handed) for each in both.recalls()] == [1]
    assert waiting(both) == []
    at_last = replace(both, conversations=(*both.conversations, on(6, withdrawals=(back(again),))))
    assert [len(each.handed) for each in at_last.recalls()] == [2]
    assert waiting(at_last) == ["house"], "they were told of the first taking back only"


def test_a_packet_that_another_device_gave_after_the_taking_back_is_recalled() -> None:
    house = yes()
    known = record(on(1, consents=(house,)), on(2, withdrawals=(back(house),)), on(3, packets=(given(),)))
    assert waiting(known) == ["house"]


def test_a_recipient_who_was_told_without_a_packet_is_to_be_told_too() -> None:
    house = yes()
    for stage, by, expected in (
        (Stage.SENT, "W-1", ["house"]),
        (Stage.DECLINED, "recipient", ["house"]),
        (Stage.WITHDRAWN, "survivor", []),
    ):
        step = on(2, steps=(Step(new_id(), "house", stage, by),))
        known = record(on(1, consents=(house,)), step, on(3, withdrawals=(back(house),)))
        assert waiting(known) == expected
        assert all(each.handed == () and each.language == "" for each in known.recalls())


def test_consents_that_replace_each_other_in_a_circle_end() -> None:
    first = yes()
    second = yes(HOUSE, first.id)
    circle = replace(first, replaces=frozenset({second.id}))
    known = record(on(1, consents=(circle, second)), on(2, packets=(given(),)), on(3, withdrawals=(back(second),)))
    assert waiting(known) == ["house"]
