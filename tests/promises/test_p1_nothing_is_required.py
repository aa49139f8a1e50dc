"""P1: nothing is required, not even a record."""

from __future__ import annotations

from intake_app.conversation.answers import State, Text
from intake_app.desk import CardWords, Desk
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import Question
from intake_app.languages.catalogs import load_language
from intake_app.needs.choosing import Choosing

WORDS = Text("CANARY-7731", "en")


def test_no_question_can_be_made_a_wall() -> None:
    assert "required" not in Question.__dataclass_fields__


def test_every_question_can_be_declined_and_the_conversation_can_stop(desk: Desk) -> None:
    sitting = desk.begin("en")
    for question in INTAKE.questions:
        sitting.answer(question.name, State.PREFER_NOT_TO_SAY)
    assert not sitting.stop()
    assert desk.people().people == ()


def test_before_permission_nothing_reaches_the_vault(desk: Desk) -> None:
    before = len(desk.store.journal_entries())
    sitting = desk.begin("en")
    sitting.answer("call_name", State.ANSWERED, WORDS)
    sitting.order(Choosing(wanted=("home.tonight",)))
    assert desk.people().people == ()
    assert len(desk.store.journal_entries()) == before


def test_after_a_no_choosing_the_directory_and_a_card_still_work_and_nothing_is_stored(desk: Desk) -> None:
    sitting = desk.begin("en")
    sitting.answer("consent_record", State.ANSWERED, "no")
    sitting.order(Choosing(wanted=("health.urgent",)))
    english = load_language("en")
    assert desk.match("health.urgent", "en")
    assert desk.survivors_copy(sitting.record, language=english).startswith(b"%PDF-")
    assert desk.card(CardWords("Nora", "Tuesday 10:00", "+44 20 7946 0123"), language=english).startswith(b"%PDF-")
    sitting.stop()
    assert desk.people().people == ()
    assert desk.check().ok
