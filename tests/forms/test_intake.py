"""The built-in intake against the list of questions it was written from."""

from __future__ import annotations

from datetime import date

import pytest

from intake_app.conversation.answers import Answer, State
from intake_app.conversation.consents import Category
from intake_app.conversation.record import Conversation, Kind, Record
from intake_app.forms.answering import relevant
from intake_app.forms.expressions import BadExpression, is_true, names_in
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import AskedOf, When

FORBIDDEN = ("immigration", "passport", "trafficker", "abuse", "exploit", "testify", "sexual", "violence", "happened")


def test_names_are_unique_and_every_label_is_words_of_the_right_domain() -> None:
    names = [q.name for q in INTAKE.questions]
    assert len(names) == len(set(names))
    for question in INTAKE.questions:
        if question.asked_of is AskedOf.SURVIVOR:
            assert question.label.domain == "survivor", question.name
            assert all(c.label.domain == "survivor" for c in question.choices), question.name


def test_nothing_asks_for_the_story() -> None:
    for question in INTAKE.questions:
        for word in FORBIDDEN:
            assert word not in question.label.id.lower(), question.name


def test_signs_are_off_worker_only_and_citizenship_is_off() -> None:
    for question in INTAKE.section("signs").questions:
        assert (question.when, question.asked_of, question.category) == (When.OFF, AskedOf.WORKER, Category.SIGNS)
    citizenship = INTAKE.question("citizenship")
    assert citizenship is not None
    assert citizenship.when is When.OFF


def test_every_expression_reads_questions_that_exist() -> None:
    for question in INTAKE.questions:
        assert all(INTAKE.question(name) for name in names_in(question.relevant))


def test_how_to_reach_a_person_is_asked_only_when_reaching_is_safe() -> None:
    def known(value: str) -> frozenset[str]:
        said = Answer("1", "contact_ok", State.ANSWERED, value, "en")
        talk = Conversation("1", "r", Kind.MEETING, date(2026, 1, 1), "W", "en", answers=(said,))
        return relevant(INTAKE, Record("r", (talk,)))

    assert "contact_ways" in known("yes")
    assert "contact_ways" not in known("no_i_will_contact_you")
    assert "own_words" in known("no_i_will_contact_you")


@pytest.mark.parametrize(
    ("expression", "answers", "holds"),
    [
        ("", {}, True),
        ("${a} = 'yes'", {"a": "yes"}, True),
        ("${a} = 'yes'", {}, False),
        ("selected(${a}, 'b')", {"a": "a b"}, True),
        ("selected(${a}, 'b')", {"a": "bb"}, False),
        ("${a} > 3 and not(${b} = '')", {"a": "5", "b": "x"}, True),
    ],
)
def test_expressions_are_xpath_in_xlsforms_spelling(expression: str, answers: dict[str, str], holds: bool) -> None:
    assert is_true(expression, answers) is holds


@pytest.mark.parametrize("expression", ["1 to 1000000000", "doc('x')", "system('x')", "${a} = ", "x" * 5000])
def test_an_expression_that_forms_may_not_use_is_refused(expression: str) -> None:
    with pytest.raises(BadExpression):
        is_true(expression, {})
