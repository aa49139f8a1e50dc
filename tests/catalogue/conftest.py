"""Somebody who says odd things, kept in a real vault and read back from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from intake_app.conversation.answers import State, Text, Value
from intake_app.conversation.record import Record
from intake_app.desk import Desk
from intake_app.languages.catalogs import load_language
from intake_app.packets.packet import make_packet
from intake_app.sitting import Sitting
from tests.packets.conftest import ANSWERS, SITE, TODAY, Person


@dataclass(frozen=True)
class Spoken:
    """A conversation that is open and may be written down."""

    desk: Desk
    sitting: Sitting

    def say(self, **answers: str | Value) -> Record:
        """Answer questions by name, in words where a ``str`` is given to a question for words; what is then kept."""
        for name, value in answers.items():
            question = self.desk.form.question(name)
            assert question is not None
            words = Text(value, "en") if isinstance(value, str) and question.kind == "text" else value
            self.sitting.answer(name, State.ANSWERED, words)
        return self.desk.record(self.sitting.record.id)


def paper_of(**said: str) -> bytes:
    """The packet of an invented person who said these things."""
    answers = {**ANSWERS, **{name: Text(text, "en") for name, text in said.items()}}
    return make_packet(Person(answers=answers).record(), "f1", language=load_language("en"), site=SITE, today=TODAY)


@pytest.fixture
def spoken(desk: Desk) -> Spoken:
    """Somebody who agreed to be written down."""
    sitting = desk.begin("en")
    sitting.answer("consent_record", State.ANSWERED, "yes")
    return Spoken(desk, sitting)


@pytest.fixture
def kept(spoken: Spoken) -> Callable[[str], str]:
    """What a vault gives back of a text that was said."""

    def say(words: str) -> str:
        value = spoken.say(own_words=words).answers_in_force()["own_words"].value
        assert isinstance(value, Text)
        return value.value

    return say
