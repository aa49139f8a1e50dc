"""The answers file: what it holds is taken as said, and what it cannot hold is refused by its name."""

from __future__ import annotations

from typing import Any

import pytest

from intake_app.conversation.answers import LanguageChoice, Text
from intake_app.conversation.consents import Agreement, Explained, WithheldReason
from intake_app.forms.answering import MOST_TRANSLATIONS
from intake_app.forms.intake import INTAKE
from intake_app.problems import BadInput
from intake_app.readers.answers_file import AnswersFile, read_conversation


def read(**told: Any) -> AnswersFile:
    return read_conversation(told, INTAKE, is_language=lambda tag: tag in ("en", "ar"))


def refusal(**told: Any) -> str:
    with pytest.raises(BadInput) as refused:
        read(**told)
    problem = refused.value
    return f"{problem.what.id} {problem.what.args}"


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"call_name": {"value": "x", "nickname": "y"}}, "nickname"),
        ({"reads": {"state": "answered", "value": "yes", "language": "en"}}, "language"),
        ({"own_words": {"value": "x", "translation": {"value": "y", "by": "z"}}}, "by"),
        ({"own_words": {"state": "answered", "value": {"value": "x", "language": "zz"}}}, "zz"),
        ({"own_words": {"value": "x", "language": "ar", "translation": {"value": "x", "language": "zz"}}}, "zz"),
        ({"own_words": {"value": "x", "interpreted": "yes"}}, "interpreted"),
        ({"spoken_language": {"state": "answered", "value": "zz"}}, "zz"),
        ({"spoken_language": {"language": "ar", "dialect": None}}, "spoken_language"),
        ({"spoken_language": {"language": "ar", "dialect": "d" * 2_000_000}}, "spoken_language"),
    ],
)
def test_an_answer_with_a_part_that_cairn_does_not_know_is_refused_by_its_name(
    answers: dict[str, Any], named: str
) -> None:
    assert named in refusal(answers=answers)


def test_the_language_of_words_about_a_need_is_one_that_cairn_knows() -> None:
    needs = {"yes": ["health.urgent"], "own_words": {"health.urgent": {"value": "x", "language": "zz"}}}
    assert "zz" in refusal(needs=needs)


def test_what_was_said_of_a_need_that_was_refused_is_not_kept() -> None:
    words = {"health.urgent": "kept", "police.talk": "gone"}
    file = read(needs={"yes": ["health.urgent"], "no": ["police.talk"], "own_words": words})
    assert file.own_words == {"health.urgent": Text("kept", "en")}


@pytest.mark.parametrize("said", ["yes", 1, None])
def test_a_yes_that_is_no_json_truth_is_refused_and_not_taken_for_a_no(said: object) -> None:
    assert "no_preference" in refusal(needs={"yes": ["health.urgent"], "no_preference": said})
    release = {"service": "s", "categories": ["story"], "story_confirmed": said}
    assert "story_confirmed" in refusal(consents=[release])


def test_words_may_be_translated_on_and_not_without_end() -> None:
    def chain(count: int) -> dict[str, Any]:
        words: dict[str, Any] = {"value": "x"}
        for _ in range(count):
            words = {"value": "x", "translation": words}
        return words

    assert read(answers={"own_words": chain(MOST_TRANSLATIONS)}).answers
    for count in (MOST_TRANSLATIONS + 1, 300, 900):
        assert "own_words" in refusal(answers={"own_words": chain(count)})


@pytest.mark.parametrize(
    ("question", "raw", "kept"),
    [
        ("birth", "١٧", "17"),
        ("birth", "۱۹۹۰-۰۴", "1990-04"),
        ("leave_by", "१४:३०", "14:30"),
        ("contact_checked", "၂၀၂၆-၁၁-၂၀", "2026-11-20"),
    ],
)
def test_digits_of_every_script_are_the_numbers_they_stand_for(question: str, raw: str, kept: str) -> None:
    assert read(answers={question: raw}).answers[0].value == kept


def test_a_dialect_is_kept_as_it_was_said() -> None:
    told = read(answers={"spoken_language": {"language": "ar", "dialect": "شامي"}}).answers[0].value
    assert told == LanguageChoice("ar", "شامي")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("explained", ["everything"]),
        ("withheld_reason", "secret"),
        ("read_aloud", "yes"),
        ("items_withheld", ["own_words/nothing.known"]),
    ],
)
def test_what_a_release_may_not_hold_is_named(key: str, value: object) -> None:
    release = {"service": "s1", "purpose": [], "categories": [], key: value}
    named = refusal(consents=[release])
    assert key in named or "nothing.known" in named


def test_somebody_who_came_with_the_person_is_no_witness() -> None:
    release = {"service": "s1", "given": "verbal", "witness": "W-4", "witness_is_companion": True}
    assert "came with the person" in refusal(consents=[release])


def test_a_release_says_what_was_explained_and_why_something_is_kept_back() -> None:
    release = {
        "service": "s1", "explained": ["free", "withdraw"], "read_aloud": True, "withheld_reason": "tells_themselves",
        "items_withheld": ["own_words/health.urgent", "call_name"],
    }  # fmt: skip
    (draft,) = read(consents=[release]).consents
    assert draft.agreement == Agreement(
        WithheldReason.TELLS_THEMSELVES, frozenset({Explained.FREE, Explained.WITHDRAW}), True
    )
    assert draft.items_withheld == {"own_words/health.urgent", "call_name"}
