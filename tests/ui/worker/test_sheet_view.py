"""Two sheets that say the same stand beside each other."""

from __future__ import annotations

from intake_app.packets.sheet import Asked, Grid, Heading, Line, NewPage, Points, Sentence, Words
from ui.worker.sheet_view import pairs, shown

NOTE = Sentence("Not read by a speaker.", small=True)
LEFT = (Heading("A"), Line("To", ()), Asked(1, "One"), NOTE, NewPage(), Heading("B"), Sentence("Last"))
RIGHT = (Heading("أ"), Line("إلى", ()), Asked(1, "واحد"), NewPage(), Heading("ب"), Sentence("آخر"))


def test_a_note_that_only_one_language_has_moves_nothing_else() -> None:
    rows = list(pairs(LEFT, RIGHT))
    assert (NOTE, None) in rows
    assert all(type(a) is type(b) for a, b in rows if a is not NOTE)
    assert [b for _, b in rows if b is not None] == list(RIGHT)


def test_short_lines_of_a_grid_stand_beside_each_other_one_by_one() -> None:
    left = (Grid((Line("To", ()), Line("From", ()))),)
    right = (Grid((Line("إلى", ()), Line("من", ()))),)
    assert [(a.label, b.label) for a, b in pairs(left, right)] == [("To", "إلى"), ("From", "من")]  # type: ignore[union-attr]


def test_every_text_of_a_part_is_shown() -> None:
    words = (Words("<b>x</b>", "ar", True, caption="Said in Arabic"),)
    for part in (Line("L", words), Grid((Line("L", words),)), Asked(None, "N", words), Points(("a", "b"))):
        told = " ".join(text for text, _, _ in shown(part))
        assert [text for text in part.texts() if text not in told] == []
