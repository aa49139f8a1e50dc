"""Raw answers checked against their question."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.conversation.answers import LanguageChoice, Row, State, Text
from intake_app.forms.answering import LONGEST_ANSWER, is_edtf, read_answer
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import Question
from intake_app.problems import BadInput

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def question(name: str) -> Question:
    found = INTAKE.question(name)
    assert found is not None
    return found


@pytest.mark.parametrize("state", ["prefer_not_to_say", "does_not_know", "not_asked"])
def test_every_question_can_be_declined(state: str) -> None:
    for one in INTAKE.questions:
        assert read_answer(one, {"state": state}, "en") == (State(state), None)


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("call_name", "أمل", Text("أمل", "ar")),
        (
            "own_words",
            {"value": "x", "language": "my", "translation": {"language": "en", "value": "y"}},
            Text("x", "my", Text("y", "en")),
        ),
        ("contact_ok", "no_i_will_contact_you", "no_i_will_contact_you"),
        ("access", ["sight", "hearing", "sight"], ("sight", "hearing")),
        ("spoken_language", {"language": "prs", "dialect": "d"}, LanguageChoice("prs", "d")),
        ("spoken_language", "ti", LanguageChoice("ti")),
        ("leave_by", "14:30", "14:30"),
        ("contact_checked", "2026-11-20", "2026-11-20"),
        ("birth", "1985-04", "1985-04"),
        ("birth", 34, "34"),
        ("birth", "34~", "34~"),
        ("birth", "1991-03-21~/1992-03-20~", "1991-03-21~/1992-03-20~"),
        ("birth", {"calendar": "persian", "value": "۱۳۷۰-۰۵-۱۲"}, "1991-08-03"),
        ("birth", {"calendar": "ethiopic", "value": "1983~"}, "1990-09-11~/1991-09-11~"),
        ("birth", {"state": "answered", "value": {"calendar": "nepali", "value": "2048-04-18"}}, "1991-08-03"),
        ("birth", {"value": "after the flood", "language": "so"}, Text("after the flood", "so")),
        ("contact_checked", {"calendar": "buddhist", "value": "2569-11-20"}, "2026-11-20"),
        ("contact_checked", {"value": "last week", "language": "en"}, Text("last week", "en")),
        ("contact_ways", [{"way": "call", "value": "+၉၅ ၁"}], (Row((("way", "call"), ("value", "+95 1"))),)),
        ("contact_ways", [{"way": "call", "value": "+1"}], (Row((("way", "call"), ("value", "+1"))),)),
        ("names_other", ["Alex"], (Row((("name", "Alex"),)),)),
    ],
)
def test_an_answer_becomes_a_value(name: str, raw: Any, value: object) -> None:
    assert read_answer(question(name), raw, "ar") == (State.ANSWERED, value)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("call_name", 3),
        ("call_name", {"state": "CANARY"}),
        ("call_name", "CANARY" * LONGEST_ANSWER),
        ("contact_ok", "CANARY"),
        ("access", "CANARY"),
        ("access", ["CANARY"]),
        ("leave_by", "25:00"),
        ("contact_checked", "CANARY"),
        ("birth", "CANARY"),
        ("birth", "1985-02-30"),
        ("birth", {"calendar": "CANARY", "value": "1370"}),
        ("birth", {"calendar": "persian", "value": "CANARY"}),
        ("birth", {"calendar": "persian", "value": "1370", "CANARY": 1}),
        ("contact_checked", {"calendar": "persian", "value": "1405"}),
        ("contact_ways", [{"CANARY": "x"}]),
        ("contact_ways", [{"way": "CANARY"}]),
        ("spoken_language", 4),
    ],
)
def test_what_does_not_fit_is_refused_by_the_questions_name_and_never_with_the_answer(name: str, raw: Any) -> None:
    with pytest.raises(BadInput) as refused:
        read_answer(question(name), raw, "en")
    told = f"{refused.value} {refused.value.what.args} {refused.value.do.args}"
    assert name in told
    assert "CANARY" not in told


@given(anything)
def test_nothing_that_json_can_hold_raises_anything_else(raw: Any) -> None:
    for one in INTAKE.questions:
        try:
            state, _ = read_answer(one, raw, "en")
        except BadInput:
            continue
        assert isinstance(state, State)


@pytest.mark.parametrize("text", ["1985", "198X", "1985~", "1985-04", "1985-04-XX", "1985/1990", "34", "1985-04-12"])
def test_partial_and_approximate_dates_are_dates(text: str) -> None:
    assert is_edtf(text)


@pytest.mark.parametrize("text", ["", "1985-13", "85-04", "soon", "1985-04-31"])
def test_what_is_no_date_is_not_taken(text: str) -> None:
    assert not is_edtf(text)
