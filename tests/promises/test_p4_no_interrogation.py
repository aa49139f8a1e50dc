"""P4: no interrogation."""

from __future__ import annotations

from intake_app.desk import Desk
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import AskedOf, When

NEVER = (
    "what happened", "immigration", "passport", "visa", "trafficker", "testify", "prostitut", "abuse", "violence",
    "rape", "drug", "identity number", "why did you", "fingerprint", "photo",
)  # fmt: skip


def test_the_built_in_form_never_asks_for_the_story() -> None:
    said = [q.label.id for q in INTAKE.questions] + [q.hint.id for q in INTAKE.questions if q.hint]
    for words in said:
        assert not any(never in words.lower() for never in NEVER), words


def test_signs_are_the_workers_alone_and_off_until_a_site_switches_them_on(desk: Desk) -> None:
    signs = [q for q in INTAKE.questions if q.category == "signs"]
    assert signs
    for question in signs:
        assert (question.asked_of, question.when) == (AskedOf.WORKER, When.OFF)
        assert not desk.offers(question)
