"""P11: the survivor's voice."""

from __future__ import annotations

from intake_app.desk import Desk
from intake_app.forms.intake import INTAKE
from intake_app.sitting import Sitting


def test_feedback_is_tied_to_a_month_and_to_nobody(desk: Desk) -> None:
    before = desk.store.journal_entries()
    desk.add_feedback("good", "", "bad")
    (kept,) = desk.store.feedback()
    assert kept.month == desk.today().isoformat()[:7]
    assert dict(kept.answers) == {"choice": "good", "treated": "bad"}
    assert desk.store.journal_entries() == before


def test_feedback_has_no_way_into_a_conversation() -> None:
    assert all(question.category == "-" for question in INTAKE.section("feedback").questions)
    assert not hasattr(Sitting, "add_feedback")
