"""P5: their language, their words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake_app.conversation.answers import State, Text
from intake_app.conversation.consents import Category, Given
from intake_app.conversation.record import Interpreter
from intake_app.desk import Desk
from intake_app.languages.catalogs import load_language, shipped_tags
from intake_app.languages.language import plain
from intake_app.languages.words import say
from intake_app.problems import ConsentMissing
from intake_app.sitting import Sitting, recipient_of


def release(desk: Desk, sitting: Sitting, language: str | None = None) -> None:
    sitting.consent(
        recipient=recipient_of(desk.services()[0]),
        purpose=("home.tonight",),
        categories=(Category.NEEDS,),
        until=desk.today() + timedelta(days=30),
        given=Given.WRITTEN,
        language=language,
    )


def test_own_words_are_kept_as_said_beside_their_translation(desk: Desk) -> None:
    words = Text("أريد أن أنام", "ar", Text("I want to sleep", "en"), interpreted=True)
    sitting = desk.begin("ar")
    sitting.answer("own_words", State.ANSWERED, words)
    sitting.answer("consent_record", State.ANSWERED, "yes")
    answer = desk.record(sitting.record.id).answer_in_force("own_words")
    assert answer is not None
    assert answer.value == words
    assert answer.language == "ar"


def test_machine_made_wording_never_stands_alone(desk: Desk) -> None:
    for tag in shipped_tags():
        sitting = desk.begin(tag)
        if not load_language(tag).is_draft:
            release(desk, sitting)
            continue
        with pytest.raises(ConsentMissing):
            release(desk, sitting)
        sitting.set_interpreter(Interpreter("I-7", tag, "in_person"))
        release(desk, sitting)


def test_a_release_read_in_a_draft_language_needs_an_interpreter_whatever_is_spoken(desk: Desk) -> None:
    with pytest.raises(ConsentMissing):
        release(desk, desk.begin("en"), language="ar")
    with pytest.raises(ConsentMissing):
        release(desk, desk.begin("ar"), language="en")


def test_a_language_without_any_wording_needs_an_interpreter(desk: Desk) -> None:
    with pytest.raises(ConsentMissing):
        release(desk, desk.begin("rhg"))


def test_a_word_that_is_missing_is_english_and_never_blank() -> None:
    for tag in shipped_tags():
        text = load_language(tag).text(say("A sentence that no catalog has."))
        assert plain(text) == "A sentence that no catalog has."
