"""Values that hold a person's words show none of them."""

from __future__ import annotations

from intake_app.conversation.answers import Answer, LanguageChoice, Row, State, Text


def test_no_value_shows_a_persons_words_in_its_repr() -> None:
    values = (Text("CANARY", "en"), LanguageChoice("ti", "CANARY"), (Row((("way", "CANARY"),)),))
    for value in values:
        assert "CANARY" not in repr(value)
        assert "CANARY" not in repr(Answer("a", "question", State.ANSWERED, value, "en"))
