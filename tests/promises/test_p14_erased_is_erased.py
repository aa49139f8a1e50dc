"""P14: erased is erased."""

from __future__ import annotations

import pytest

from intake_app.conversation.answers import State, Text
from intake_app.desk import Desk
from intake_app.problems import BadInput, Problem


def test_an_erased_record_is_in_no_view_and_cannot_come_back(desk: Desk) -> None:
    sitting = desk.begin("en")
    sitting.answer("call_name", State.ANSWERED, Text("CANARY-1", "en"))
    sitting.answer("consent_record", State.ANSWERED, "yes")
    desk.erase_record(sitting.record.id)
    assert desk.people("canary").people == ()
    with pytest.raises(BadInput):
        desk.record(sitting.record.id)
    with pytest.raises(Problem):
        sitting.answer("call_name", State.ANSWERED, Text("CANARY-1", "en"))
    assert desk.people().people == ()
    assert desk.check().ok


def test_one_conversation_can_be_erased_alone(desk: Desk) -> None:
    first = desk.begin("en")
    first.answer("consent_record", State.ANSWERED, "yes")
    first.answer("call_name", State.ANSWERED, Text("kept", "en"))
    first.stop()
    second = desk.begin("en", record=first.record.id)
    second.answer("call_name", State.ANSWERED, Text("erased", "en"))
    desk.erase_conversation(second.conversation.id)
    answer = desk.record(first.record.id).answer_in_force("call_name")
    assert answer is not None
    assert answer.value == Text("kept", "en")
