"""What is always in view: language, text size, stopping, the way on; and the interpreter's line at a key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from intake_app.forms.intake import INTAKE
from intake_app.forms.model import Question
from ui.shell.context import Context
from ui.survivor.calm_pages import PausePage
from ui.survivor.choosing_pages import TilesPage
from ui.survivor.frame import KEPT_SAVED, Frame
from ui.survivor.language_page import nearest_shipped
from ui.survivor.question_page import PicturePage
from ui.widgets.picture_button import PictureButton
from ui.widgets.words import BilingualLabel


@pytest.fixture
def frame(context: Context, qtbot: QtBot) -> Frame:
    context.language.switch_survivor("ar")
    made = Frame(context)
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    return made


def _second_lines(frame: Frame) -> list[str]:
    labels = frame.findChildren(BilingualLabel)
    return [each._small.text() for each in labels if each._small.text()]


def test_every_page_has_language_size_stop_and_the_way_on(frame: Frame, context: Context) -> None:
    frame.show_page(TilesPage(context, "someone"), part=4, parts=9)
    for each in (frame.language_button, frame.stop_button, frame.back_button, frame.next_button, frame.door_button):
        assert each.isVisible()
    assert frame.back_button.size() == frame.next_button.size()


def test_the_interpreters_line_comes_and_goes(frame: Frame, context: Context, qtbot: QtBot) -> None:
    frame.show_page(TilesPage(context, "someone"), part=4, parts=9)
    assert "Health" in _second_lines(frame)
    context.language.turn_both()
    assert _second_lines(frame) == []
    context.language.turn_both()
    assert "Health" in _second_lines(frame)


def test_the_screen_runs_the_way_of_the_language(frame: Frame, context: Context) -> None:
    frame.show_page(TilesPage(context, "someone"), part=4, parts=9)
    assert frame.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert frame.next_button.x() < frame.back_button.x()
    context.language.switch_survivor("my")
    assert frame.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_a_pause_stands_alone(frame: Frame, context: Context) -> None:
    frame.show_page(PausePage(context), part=1, parts=9)
    assert not frame.next_button.isVisible()
    assert not frame.stop_button.isVisible()


def test_the_text_grows_and_comes_back(frame: Frame, context: Context) -> None:
    sizes = []
    for _ in range(4):
        frame.grow_text()
        sizes.append(context.theme.measures.size)
    assert sizes == [125, 150, 175, 100]


def test_where_things_are_kept_is_said(frame: Frame, context: Context) -> None:
    frame.show_kept(KEPT_SAVED)
    assert frame.kept == KEPT_SAVED


@pytest.mark.parametrize(("tag", "shown"), [("ar", "ar"), ("ig", "en"), ("es-MX", "es"), ("yo", "en")])
def test_a_language_without_words_is_shown_in_the_nearest(tag: str, shown: str) -> None:
    assert nearest_shipped(tag) == shown


def test_the_second_line_stands_at_the_survivors_side_and_runs_its_own_way(frame: Frame, context: Context) -> None:
    frame.show_page(TilesPage(context, "someone"), part=4, parts=9)
    assert frame.page is not None
    for tag, side in (("ar", Qt.AlignmentFlag.AlignRight), ("my", Qt.AlignmentFlag.AlignLeft)):
        context.language.switch_survivor(tag)
        for each in frame.page.findChildren(BilingualLabel):
            assert each._small.alignment() & side
            assert each._small.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_all_tiles_are_in_view_on_a_common_screen_with_both_languages(
    frame: Frame, context: Context, qtbot: QtBot
) -> None:
    frame.resize(1280, 800)
    frame.show_page(TilesPage(context, "someone"), part=4, parts=9)
    area = frame.pages.currentWidget()
    assert isinstance(area, QScrollArea)
    qtbot.waitUntil(lambda: area.widget().height() > 0)
    assert area.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("reason", "moves"), [(Qt.FocusReason.MouseFocusReason, False), (Qt.FocusReason.TabFocusReason, True)]
)
def test_the_page_moves_under_the_keyboard_and_never_under_the_mouse(
    frame: Frame, context: Context, qtbot: QtBot, reason: Qt.FocusReason, moves: bool
) -> None:
    frame.resize(600, 400)
    frame.show_page(TilesPage(context, "someone"), part=4, parts=9)
    assert frame.page is not None
    area = frame.pages.currentWidget()
    assert isinstance(area, QScrollArea)
    last = frame.page.findChildren(PictureButton)[-1]
    with qtbot.waitExposed(frame):
        frame.activateWindow()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    before = area.verticalScrollBar().value()
    last.setFocus(reason)
    qtbot.waitUntil(last.hasFocus)
    assert (area.verticalScrollBar().value() != before) is moves


def _tab_order(frame: Frame) -> list[QWidget]:
    found, each = list[QWidget](), frame.nextInFocusChain()
    while each is not frame:
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(each)
        each = each.nextInFocusChain()
    return found


def test_tab_goes_from_the_top_through_the_page_to_the_states_and_to_next(frame: Frame, context: Context) -> None:
    frame.show_page(TilesPage(context, "someone"), part=4, parts=9)
    first = frame.page
    page = PicturePage(context, _question("safe_now"))
    frame.show_page(page, part=4, parts=9)
    assert first is not None
    frame.drop(first)
    states = [each for state, each in frame.states.buttons.items() if state in page.states]
    below = [*states, frame.back_button, frame.next_button]
    order = _tab_order(frame)
    assert order.index(frame.door_button) < order.index(page.choices["yes"])
    assert order[-len(below) - len(page.choices) :] == [*page.choices.values(), *below]


def _question(name: str) -> Question:
    found = INTAKE.question(name)
    assert found is not None
    return found
