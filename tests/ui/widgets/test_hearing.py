"""Hearing what a page says: only where it was recorded, in the spoken language first, by a touch or one key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from intake_app.forms.intake import INTAKE
from intake_app.languages.words import say
from intake_app.needs.choosing import Choosing
from intake_app.recordings import Recordings
from tests.windows import bring_forward
from ui.shell.context import Context
from ui.survivor.choosing_pages import CardsPage, tile_named
from ui.survivor.frame import Frame
from ui.survivor.question_page import QuestionPage, question_page
from ui.widgets.hearing import LISTEN, hear_button, recordings_of_page

Heard = list[tuple[Path, ...]]


@pytest.fixture
def heard(context: Context) -> Iterator[Heard]:
    """What was to be played, oldest first; an empty one is silence."""
    played: Heard = []
    context.language.heard.connect(played.append)
    context.language.recordings = Recordings(
        {
            ("ar", "safe_now"): Path("ar-safe"), ("ln", "safe_now"): Path("ln-safe"), ("en", "safe_now"): Path("en"),
            ("ar", "yes"): Path("ar-yes"), ("ar", "not_sure"): Path("ar-unsure"),
            ("ar", "health.urgent"): Path("ar-doctor"),
        }
    )  # fmt: skip
    context.language.switch_survivor("ar")
    yield played
    context.language.heard.disconnect(played.append)


def _asked(context: Context, name: str) -> QuestionPage:
    question = INTAKE.question(name)
    assert question is not None
    return question_page(context, question)


def _buttons(page: QuestionPage | CardsPage) -> list[QToolButton]:
    return [each for each in page.findChildren(QToolButton) if each.property("hears") and not each.isHidden()]


def test_the_button_is_there_only_where_something_is_recorded(context: Context, heard: Heard, qtbot: QtBot) -> None:
    safe, name = _asked(context, "safe_now"), _asked(context, "call_name")
    for page in (safe, name):
        qtbot.addWidget(page)
        page.show()
    assert [len(_buttons(page)) for page in (safe, name)] == [1, 0]
    context.language.recordings = Recordings()
    context.language.switch_survivor("fr")
    assert _buttons(safe) == []


def test_a_touch_plays_the_words_in_the_spoken_language_first(context: Context, heard: Heard, qtbot: QtBot) -> None:
    page = _asked(context, "safe_now")
    qtbot.addWidget(page)
    page.show()
    (made,) = _buttons(page)
    assert made.accessibleName() == context.language.survivor.text(LISTEN)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    context.language.switch_survivor("fr", spoken="ln")
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    context.language.switch_survivor("ar", spoken="ar")
    context.language.swap()
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert heard == [(Path("ar-safe"),), (Path("ln-safe"),), (Path("en"),)]


def test_a_button_without_a_page_is_no_window(context: Context, heard: Heard, qtbot: QtBot) -> None:
    made = hear_button(context, say("Yes"))
    qtbot.addWidget(made)
    assert not made.isVisible()


def test_the_key_plays_all_of_the_page_and_a_choice_alone(context: Context, heard: Heard, qtbot: QtBot) -> None:
    frame = Frame(context)
    qtbot.addWidget(frame)
    bring_forward(frame, qtbot)
    page = _asked(context, "safe_now")
    frame.show_page(page, part=2, parts=9)
    heard.clear()
    qtbot.keyClick(page, Qt.Key.Key_F7)
    assert heard == [(Path("ar-safe"), Path("ar-yes"), Path("ar-unsure"))]
    choice = next(each for name, each in page.choices.items() if name == "yes")  # type: ignore[attr-defined]
    choice.setFocus()
    assert choice.hasFocus()
    assert recordings_of_page(context, page) == (Path("ar-yes"),)


def test_reading_aloud_plays_its_passage(context: Context, heard: Heard, qtbot: QtBot) -> None:
    frame = Frame(context)
    qtbot.addWidget(frame)
    frame.show()
    frame.show_page(CardsPage(context, tile_named("health"), "someone", Choosing(), {}), part=4, parts=9)
    frame.read_aloud()
    while frame.aloud.passage is not None and "doctor" not in context.language.text(frame.aloud.passage.words):
        frame.aloud.forward()
    heard.clear()
    frame.hear()
    assert heard[0][0] == Path("ar-doctor")


def test_another_page_is_silence(context: Context, heard: Heard, qtbot: QtBot) -> None:
    frame = Frame(context)
    qtbot.addWidget(frame)
    frame.show_page(_asked(context, "safe_now"), part=2, parts=9)
    assert heard[-1] == ()
