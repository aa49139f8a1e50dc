"""What is already arranged is told only where it surely belongs to a need at hand."""

from __future__ import annotations

from intake_app.conversation.answers import Row
from intake_app.packets.related import arranged_for


def row(what: str, where: str = "Place") -> Row:
    return Row((("need", what), ("provider", where)))


def test_a_need_is_known_by_its_code_and_by_the_words_on_its_card() -> None:
    rows = (row("health.medicine"), row("  my MEDICINES "))
    assert [r.get("need") for r in arranged_for(["health.medicine"], rows, "en")] == ["health.medicine"] * 2


def test_another_need_and_words_that_could_mean_anything_are_left_out() -> None:
    assert arranged_for(["health.medicine"], (row("law.advice"), row("pills"), row("")), "en") == ()


def test_a_row_without_a_place_says_nothing() -> None:
    assert arranged_for(["health.medicine"], (row("health.medicine", ""),), "xx") == ()
