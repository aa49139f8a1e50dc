"""What the window told as saved is compared with what is there: a word that is missing or older is a loss."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake_app.conversation.answers import State, Text
from intake_app.desk import Desk
from tests.faults.runs import Tally, make_vault, opened
from tests.faults.window import Heard, look_after


@pytest.fixture
def left(tmp_path: Path) -> Path:
    path = make_vault(tmp_path / "vault")
    with opened(path) as desk:
        _say(desk, 3)
    return path


def _say(desk: Desk, number: int) -> None:
    sitting = desk.begin("en")
    sitting.answer("consent_record", State.ANSWERED, "yes")
    sitting.answer("call_name", State.ANSWERED, Text(f"word {number}", "en"))


@pytest.mark.parametrize(
    ("told", "lost"),
    [({"call_name": 3}, 0), ({"call_name": 2}, 0), ({"call_name": 4}, 1), ({"own_words": 1}, 1), ({}, 0)],
)
def test_a_word_that_is_missing_or_older_is_a_loss(left: Path, told: dict[str, int], lost: int) -> None:
    tally = Tally()
    look_after(tally, left, Heard(1, told), 0)
    assert (tally.lost, tally.torn, tally.refused) == (lost, 0, 0)


def test_a_half_written_line_was_not_told() -> None:
    assert Heard.of(b'{"call_name": 1}\n{"call_name": 2}\n{"call_') == Heard(2, {"call_name": 2})
    assert Heard.of(b"") == Heard(0, {})
