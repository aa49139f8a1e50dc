"""The screen's two languages: switching in place, bindings that die with their widgets, directions, line breaks."""

from __future__ import annotations

import gc
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from intake_app.languages.words import msg, say
from intake_app.problems import BadInput
from tests.windows import bring_forward
from ui.widgets.look import Look
from ui.widgets.words import BilingualLabel, label

HELLO = say("Yes")


def _page(look: Look, qtbot: QtBot) -> tuple[QWidget, QWidget, QLineEdit]:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    words, line = label(look, HELLO, speaker="survivor"), QLineEdit()
    column.addWidget(words)
    column.addWidget(line)
    look.language.follow_direction(page, "survivor")
    return page, words, line


def test_a_switch_shows_the_new_words_and_keeps_cursor_selection_focus_and_what_is_half_typed(
    look: Look, qtbot: QtBot
) -> None:
    page, words, line = _page(look, qtbot)
    bring_forward(page, qtbot)
    line.setFocus()
    line.setText("half a sent")
    line.setCursorPosition(4)
    look.language.switch_survivor("ar-XB")
    assert words.accessibleName() != "Yes"
    assert (line.text(), line.cursorPosition(), line.hasFocus()) == ("half a sent", 4, True)


def test_a_switch_turns_the_page_and_another_turns_it_back(look: Look, qtbot: QtBot) -> None:
    page, _, line = _page(look, qtbot)
    look.language.switch_survivor("ar-XB")
    assert page.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert line.layoutDirection() is Qt.LayoutDirection.RightToLeft
    look.language.switch_survivor("en")
    assert line.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_the_survivors_switch_leaves_the_workers_words_alone(look: Look, qtbot: QtBot) -> None:
    mine = label(look, msg("Settings"))
    qtbot.addWidget(mine)
    look.language.switch_survivor("ar-XB")
    assert mine.text() == "Settings"


def test_one_key_shows_the_survivors_screen_in_the_workers_language_and_back(look: Look, qtbot: QtBot) -> None:
    look.language.switch_survivor("ar-XB")
    page, words, _ = _page(look, qtbot)
    theirs = words.accessibleName()
    look.language.swap()
    assert words.accessibleName() == "Yes"
    assert page.layoutDirection() is Qt.LayoutDirection.LeftToRight
    look.language.swap()
    assert words.accessibleName() == theirs


def test_a_dead_widget_is_forgotten_and_a_later_switch_reaches_nothing(look: Look, qtbot: QtBot) -> None:
    before = look.language.bound()
    parent = QWidget()
    column = QVBoxLayout(parent)
    for _ in range(100):
        column.addWidget(label(look, HELLO, speaker="survivor"))
    assert look.language.bound() >= before + 100
    del column
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert look.language.bound() == before
    look.language.switch_survivor("ar-XB")


def test_the_interpreters_line_stands_under_the_survivors_and_goes_when_both_say_the_same(
    look: Look, qtbot: QtBot
) -> None:
    both = BilingualLabel(look, HELLO)
    qtbot.addWidget(both)
    assert both._small.text() == ""
    assert both.sizeHint().height() == both._large.sizeHint().height()
    look.language.switch_survivor("ar-XB")
    assert both._small.text() == "Yes"
    assert both.sizeHint().height() > both._large.sizeHint().height()
    assert both._large.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert both._small.layoutDirection() is Qt.LayoutDirection.LeftToRight
    look.language.turn_both()
    assert both._small.text() == ""
    assert both.sizeHint().height() == both._large.sizeHint().height()
    look.language.turn_both()
    assert both.accessibleDescription() == "Yes"
    both.speak_alone()
    assert both._small.text() == both.accessibleDescription() == ""


def test_qts_own_buttons_speak_from_the_catalog(look: Look, qtbot: QtBot) -> None:
    look.language.switch_worker("en-XA")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    shown = box.button(QDialogButtonBox.StandardButton.Cancel).text()
    assert "Cancel" not in shown
    assert shown.startswith("[")


def test_the_binding_costs_no_reference_to_none(look: Look, qtbot: QtBot) -> None:
    """PySide6 6.12 on Python 3.11 lost one at each call that returns nothing, and the process died of it."""
    words = QLabel()
    qtbot.addWidget(words)
    before = sys.getrefcount(None)
    for _ in range(1000):
        words.setText("")
        QCoreApplication.translate("Somewhere", "no such word")
    assert sys.getrefcount(None) >= before - 100


def test_a_language_without_words_is_a_problem_and_changes_nothing(look: Look, qtbot: QtBot) -> None:
    _, words, _ = _page(look, qtbot)
    with pytest.raises(BadInput):
        look.language.switch_survivor("tlh")
    assert words.accessibleName() == "Yes"
