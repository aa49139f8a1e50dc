"""One conversation while it is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from intake_app.conversation.answers import State, Text
from intake_app.conversation.consents import (
    Agreement,
    Category,
    Consent,
    Decision,
    Explained,
    Given,
    Recipient,
    WithheldReason,
)
from intake_app.conversation.record import Conversation, Interpreter, Kind, Record
from intake_app.conversation.referrals import Stage
from intake_app.conversation.signatures import MARK
from intake_app.desk import Desk
from intake_app.languages.words import msg
from intake_app.needs.choosing import Choosing
from intake_app.problems import BadInput, ConsentMissing, DiskProblem, Problem
from intake_app.sitting import Keeping, Sitting, recipient_of

HOUSE = Recipient("s", "1", "Example House", "Beds")
UNTIL = date(2026, 12, 24)
FULL = msg("The disk is full.")


class Shelf:
    """Where a sitting writes in these tests."""

    def __init__(self, *, reviewed: bool = True) -> None:
        self.kept: dict[str, Conversation] = {}
        self.writes = 0
        self.trouble: Problem | None = None
        self.keeping = Keeping(self.save, self.take_out, lambda _: reviewed)

    def save(self, conversation: Conversation) -> Conversation:
        if self.trouble is not None:
            raise self.trouble
        self.writes += 1
        self.kept[conversation.id] = conversation
        return conversation

    def take_out(self, conversation: Conversation) -> None:
        del self.kept[conversation.id]


def sitting_at(shelf: Shelf, *, earlier: Record | None = None, kind: Kind = Kind.MEETING) -> Sitting:
    conversation = Conversation("c", "r", kind, date(2026, 11, 24), "W-1", "en")
    return Sitting(earlier or Record("r"), conversation, shelf.keeping)


def agree(sitting: Sitting, value: str = "yes") -> bool:
    return sitting.answer("consent_record", State.ANSWERED, value)


def test_nothing_is_written_before_the_person_agreed_and_then_everything_is() -> None:
    shelf = Shelf()
    sitting = sitting_at(shelf)
    assert not sitting.answer("call_name", State.ANSWERED, Text("name", "en"))
    assert not sitting.order(Choosing(wanted=("home.tonight",)))
    assert shelf.kept == {}
    assert agree(sitting, "a_little")
    kept = shelf.kept["c"]
    assert {a.question for a in kept.answers} == {"call_name", "consent_record"}
    assert kept.orderings[0].yes == (("home.tonight",),)


def test_after_a_no_everything_works_from_memory_and_nothing_is_written() -> None:
    shelf = Shelf()
    sitting = sitting_at(shelf)
    agree(sitting, "no")
    sitting.answer("call_name", State.ANSWERED, Text("name", "en"))
    sitting.order(Choosing(wanted=("home.tonight",)))
    sitting.stop()
    assert shelf.kept == {}
    assert not sitting.saved
    order = sitting.record.order_in_force()
    assert order is not None
    assert order.codes == ("home.tonight",)


def test_a_no_after_a_yes_takes_the_conversation_out_again_and_a_new_yes_puts_it_back() -> None:
    shelf = Shelf()
    sitting = sitting_at(shelf)
    agree(sitting)
    sitting.answer("call_name", State.ANSWERED, Text("name", "en"))
    assert not agree(sitting, "no")
    assert shelf.kept == {}
    assert sitting.record.answer_in_force("call_name") is not None
    assert agree(sitting)
    assert list(shelf.kept) == [sitting.conversation.id] != ["c"]


def test_a_failed_write_keeps_what_was_said_and_says_it_is_not_saved() -> None:
    shelf = Shelf()
    sitting = sitting_at(shelf)
    agree(sitting)
    shelf.trouble = DiskProblem(FULL, FULL)
    with pytest.raises(DiskProblem):
        sitting.answer("call_name", State.ANSWERED, Text("name", "en"))
    assert not sitting.saved
    assert sitting.record.answer_in_force("call_name") is not None
    shelf.trouble = None
    assert sitting.stop()
    assert shelf.kept["c"].answer("call_name") is not None


def test_several_things_are_kept_in_one_write_or_not_at_all() -> None:
    shelf = Shelf()
    sitting = sitting_at(shelf)
    with sitting.held():
        agree(sitting)
        sitting.answer("safe_now", State.PREFER_NOT_TO_SAY)
    assert shelf.writes == 1
    shelf = Shelf()
    sitting = sitting_at(shelf)

    def say_two_things_and_fail() -> None:
        with sitting.held():
            agree(sitting)
            sitting.withdraw("nonsense")

    with pytest.raises(BadInput):
        say_two_things_and_fail()
    assert shelf.kept == {}


def test_a_value_replaces_the_former_one_under_a_new_id() -> None:
    sitting = sitting_at(Shelf())
    sitting.answer("call_name", State.ANSWERED, Text("first", "en"))
    first = sitting.conversation.answer("call_name")
    sitting.answer("call_name", State.ANSWERED, Text("second", "en"))
    second = sitting.conversation.answer("call_name")
    assert first is not None
    assert second is not None
    assert (len(sitting.conversation.answers), second.value) == (1, Text("second", "en"))
    assert first.id < second.id


def test_a_declined_question_keeps_no_value() -> None:
    sitting = sitting_at(Shelf())
    sitting.answer("call_name", State.PREFER_NOT_TO_SAY, Text("name", "en"))
    answer = sitting.conversation.answer("call_name")
    assert answer is not None
    assert answer.value is None


def release(sitting: Sitting, decision: Decision = Decision.YES) -> str:
    return sitting.consent(
        recipient=HOUSE,
        purpose=("home.tonight",),
        categories=(Category.NEEDS,),
        until=UNTIL,
        given=Given.WRITTEN,
        decision=decision,
    ).id


def test_machine_made_wording_of_a_consent_never_stands_alone() -> None:
    sitting = sitting_at(Shelf(reviewed=False))
    with pytest.raises(ConsentMissing):
        release(sitting)
    release(sitting, Decision.NO)
    sitting.set_interpreter(Interpreter("I-7", "en", "phone"))
    release(sitting)
    assert sitting.conversation.consents[-1].interpreter == "I-7"


def spoken(sitting: Sitting, given: Given, witness: str) -> Consent:
    return sitting.consent(
        recipient=HOUSE, purpose=("home.tonight",), categories=(), until=UNTIL, given=given, witness=witness
    )


@pytest.mark.parametrize("witness", ["", " ", "W-1"])
def test_a_spoken_release_needs_a_second_adult_for_a_witness(witness: str) -> None:
    sitting = sitting_at(Shelf())
    with pytest.raises(BadInput):
        spoken(sitting, Given.VERBAL, witness)
    assert spoken(sitting, Given.VERBAL, "W-4").witness == "W-4"


def test_a_site_that_wants_it_in_writing_takes_nothing_that_was_only_said() -> None:
    shelf = Shelf()
    sitting = Sitting(
        Record("r"),
        Conversation("c", "r", Kind.MEETING, date(2026, 11, 24), "W-1", "en"),
        replace(shelf.keeping, written_only=lambda: True),
    )
    for given in (Given.VERBAL, Given.PHONE):
        with pytest.raises(BadInput):
            spoken(sitting, given, "W-4")
    spoken(sitting, Given.MARK, "")
    assert [c.given for c in sitting.conversation.consents] == [Given.MARK]


def test_a_release_keeps_what_was_explained_and_how_it_was_interpreted() -> None:
    sitting = sitting_at(Shelf())
    sitting.set_interpreter(Interpreter("I-7", "en", "phone"))
    agreement = Agreement(WithheldReason.FEAR_OF_HARM, frozenset({Explained.FREE}), True, MARK)
    kept = sitting.consent(
        recipient=HOUSE, purpose=(), categories=(), until=UNTIL, given=Given.MARK, agreement=agreement
    )
    assert (kept.withheld_reason, kept.explained, kept.read_aloud, kept.signature) == (
        WithheldReason.FEAR_OF_HARM, {Explained.FREE}, True, MARK,
    )  # fmt: skip
    assert kept.interpreter_mode == "phone"


def test_a_new_release_for_the_same_recipient_names_those_it_replaces() -> None:
    sitting = sitting_at(Shelf())
    first = release(sitting)
    release(sitting)
    assert sitting.conversation.consents[1].replaces == {first}


def test_what_the_desk_does_about_somebody_who_is_kept_is_kept() -> None:
    shelf = Shelf()
    meeting = sitting_at(shelf)
    agree(meeting)
    consent = release(meeting)
    at_desk = sitting_at(shelf, earlier=Record("r", (meeting.conversation,)), kind=Kind.DESK)
    assert at_desk.withdraw(consent)
    assert at_desk.record.withdrawn(consent)


def test_referrals_get_a_reference_of_their_own_and_steps_with_who_did_them() -> None:
    sitting = sitting_at(Shelf())
    one = sitting.refer(recipient=HOUSE, needs=("home.tonight",))
    two = sitting.refer(recipient=HOUSE, needs=("home.tonight",))
    assert one.reference != two.reference
    sitting.step(one.id, Stage.DECLINED, by="recipient", reason="no_capacity")
    view = sitting.record.referral(one.id, date(2026, 11, 24))
    assert view is not None
    assert (view.stage, view.steps[0][1].by) == (Stage.DECLINED, "recipient")


def test_a_sitting_shows_only_its_id() -> None:
    sitting = sitting_at(Shelf())
    sitting.answer("call_name", State.ANSWERED, Text("CANARY", "en"))
    assert "CANARY" not in repr(sitting)


def test_a_confidential_place_leaves_no_address_in_the_snapshot(desk: Desk) -> None:
    hidden = [s for s in desk.services() if any(p.confidential for p in s.places)]
    assert hidden
    for service in hidden:
        snapshot = recipient_of(service)
        assert snapshot.confidential
        assert snapshot.address == ""


def test_what_failed_together_was_not_said_at_all() -> None:
    sitting = sitting_at(Shelf())
    agree(sitting)

    def say_two_things_and_fail() -> None:
        with sitting.held():
            sitting.answer("call_name", State.ANSWERED, Text("name", "en"))
            sitting.withdraw("nonsense")

    with pytest.raises(BadInput):
        say_two_things_and_fail()
    sitting.answer("safe_now", State.ANSWERED, "yes")
    assert sitting.conversation.answer("call_name") is None
