"""P3: no service hangs on the police."""

from __future__ import annotations

from intake_app.desk import Desk
from intake_app.forms.intake import INTAKE
from intake_app.needs.catalogue import NEEDS, POLICE


def test_no_question_speaks_of_the_police() -> None:
    for question in INTAKE.questions:
        if question.category != "signs":
            assert "police" not in question.label.id.lower()


def test_talking_to_the_police_is_one_card_among_others_and_stands_alone(desk: Desk) -> None:
    assert [need.code for need in NEEDS if "police." in need.code] == [POLICE]
    for need in NEEDS:
        for match in desk.match(need.code):
            if need.code != POLICE:
                assert "is_law_enforcement" not in match.service.demands


def test_whoever_demands_or_informs_says_so_before_it_is_chosen(desk: Desk) -> None:
    marked = [match for need in NEEDS for match in desk.match(need.code) if match.service.demands]
    assert {demand for match in marked for demand in match.service.demands} >= {
        "police_report",
        "informs_immigration",
        "informs_consulate",
    }
    for match in marked:
        assert match.cautions
        said = match.cautions[0].id.lower()
        assert any(word in said for word in ("police", "authorit", "immigration", "consul", "state")), said
