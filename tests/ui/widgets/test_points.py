"""Sentences behind a mark: what wraps hangs under its words, and a switch of language says them anew."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake_app.languages.language import Language
from intake_app.languages.words import say
from ui.widgets.look import Look
from ui.widgets.points import Points

FIRST, SECOND = say("You can stop at any time. You do not have to say why."), say("Yes")


def _lines(language: Language) -> tuple[str, ...]:
    both = (language.text(FIRST), language.text(SECOND))
    return both if language.tag == "en" else both[:1]


def test_a_line_that_wraps_stands_beside_its_mark_in_either_direction(look: Look, qtbot: QtBot) -> None:
    points = Points(look, _lines)
    qtbot.addWidget(points)
    points.resize(180, 300)
    points.show()
    for tag, right in (("en", False), ("ar", True)):
        look.language.switch_worker(tag)
        QApplication.processEvents()
        mark, words = points._labels[0]
        assert words.height() > 2 * words.fontMetrics().height()
        at, of_words = (each.mapTo(points, QPoint(0, 0)).x() for each in (mark, words))
        assert (at > of_words) is right
        assert abs(at - of_words) >= mark.width()


def test_as_many_lines_are_shown_as_the_language_says(look: Look, qtbot: QtBot) -> None:
    points = Points(look, _lines)
    qtbot.addWidget(points)
    points.show()
    for tag, count in (("en", 2), ("ar", 1), ("en", 2)):
        look.language.switch_worker(tag)
        assert sum(words.isVisible() for _, words in points._labels) == count
