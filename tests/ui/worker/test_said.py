"""What was said stands on a person's page in words, and a date in the calendar that it was told in as well."""

from __future__ import annotations

import pytest

from intake_app.conversation.answers import Answer, State, Text, Value
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import Question
from intake_app.languages.catalogs import load_language
from intake_app.languages.language import plain
from ui.worker.said import answer_lines


def asked(name: str) -> Question:
    question = INTAKE.question(name)
    assert question is not None
    return question


@pytest.mark.parametrize(
    ("name", "value", "language", "words"),
    [
        ("birth", "1991-08-03", "fa", "August 3, 1991 (Mordad 12, 1370\u00a0· Persian Calendar)"),
        ("birth", "1991~", "en", "about 1991"),
        (
            "birth",
            "1991-03-21/1992-03-20",
            "en",
            "between March 21, 1991 and March 20, 1992 (1370\u00a0· Persian Calendar)",
        ),
        ("birth", "31", "am", "31 years old"),
        ("birth", Text("after the flood", "en"), "en", "after the flood"),
        ("contact_checked", "2026-11-20", "ne", "November 20, 2026 (Mangsir 4, 2083\u00a0· Bikram Sambat)"),
    ],
)
def test_a_date_is_given_back_as_it_was_told(name: str, value: Value, language: str, words: str) -> None:
    answer = Answer("1", name, State.ANSWERED, value, language)
    lines = [plain(line) for _, line in answer_lines(asked(name), answer, load_language("en"))]
    assert lines == [words]
