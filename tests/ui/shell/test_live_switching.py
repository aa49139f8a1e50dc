"""Switching languages in mid-sentence: keyboard, selection, scroll and what an input method composes stay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import State
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import Question
from tests.windows import bring_forward
from ui.shell.context import Context
from ui.shell.language_panel import LanguagePanel
from ui.shell.preferences_file import KeptPreferences
from ui.shell.window import MainWindow
from ui.survivor.choosing_pages import SomethingElsePage, TilesPage
from ui.survivor.frame import Frame
from ui.survivor.page import Page
from ui.survivor.question_page import FieldPage
from ui.widgets.form_view import FormView
from ui.widgets.text_editor import TextEditor
from ui.widgets.veil import Veil

COMPOSED = "にほん"


@pytest.fixture
def window(context: Context, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    context.language.switch_survivor("ar")
    made = MainWindow(context, KeptPreferences(tmp_path))
    qtbot.addWidget(made)
    return made


def _show(window: MainWindow, context: Context, page: Page, qtbot: QtBot) -> Frame:
    frame = Frame(context)
    frame.show_page(page, part=1, parts=9)
    window.show_screen(frame, survivors=True)
    bring_forward(window, qtbot)
    return frame


def _short(context: Context) -> tuple[Page, TextEditor]:
    page = FieldPage(context, _question("call_name"))
    assert isinstance(page.editor, TextEditor)
    return page, page.editor


def _long(context: Context) -> tuple[Page, TextEditor]:
    page = SomethingElsePage(context, None)
    return page, page.own.editor


def _by_swapping(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_F2)


def _by_both(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_F4)


def _by_picking(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_F3)
    (panel,) = window.findChildren(LanguagePanel)
    panel.languages.chosen.emit("my")
    for veil in window.findChildren(Veil):
        assert not veil.isVisible()


Switch = Callable[[MainWindow, QtBot], None]
SWITCHES = [_by_swapping, _by_both, _by_picking]
PLACES = [_short, _long]


@pytest.mark.parametrize("switch", SWITCHES)
@pytest.mark.parametrize("place", PLACES)
def test_half_a_sentence_its_selection_and_the_keyboard_stay(
    place: Callable[[Context], tuple[Page, TextEditor]],
    switch: Switch,
    window: MainWindow,
    context: Context,
    qtbot: QtBot,
) -> None:
    page, editor = place(context)
    _show(window, context, page, qtbot)
    box = editor.said.box
    box.setFocus()
    qtbot.keyClicks(box, "half a sent")
    _select(box, 7, 11)
    switch(window, qtbot)
    assert (editor.said.words(), _selected(box), box.hasFocus()) == ("half a sent", "sent", True)


@pytest.mark.parametrize("switch", SWITCHES)
@pytest.mark.parametrize("started", ["", "half "])
@pytest.mark.parametrize("place", PLACES)
def test_what_an_input_method_composes_stays_and_is_then_taken(
    place: Callable[[Context], tuple[Page, TextEditor]],
    started: str,
    switch: Switch,
    window: MainWindow,
    context: Context,
    qtbot: QtBot,
) -> None:
    page, editor = place(context)
    _show(window, context, page, qtbot)
    box = editor.said.box
    box.setFocus()
    qtbot.keyClicks(box, started)
    QApplication.sendEvent(box, QInputMethodEvent(COMPOSED, []))
    switch(window, qtbot)
    assert box.hasFocus()
    assert _is_composing(box, COMPOSED)
    taken = QInputMethodEvent()
    taken.setCommitString("日本")
    QApplication.sendEvent(box, taken)
    assert editor.said.words() == f"{started}日本"


def test_a_scrolled_page_stays_where_it_is_and_turns_with_the_language(
    window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    frame = _show(window, context, TilesPage(context, "someone"), qtbot)
    window.resize(760, 520)
    area = frame.pages.currentWidget()
    assert isinstance(area, QScrollArea)
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(120)
    for rtl in (False, True):
        _by_swapping(window, qtbot)
        QApplication.processEvents()
        assert bar.value() == 120
        assert (frame.layoutDirection() is Qt.LayoutDirection.RightToLeft) is rtl
        assert (frame.next_button.x() < frame.back_button.x()) is rtl


@pytest.mark.parametrize("switch", SWITCHES)
def test_the_field_in_use_stays_at_its_height_on_a_long_page(
    switch: Switch, window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    view = FormView(context, INTAKE.questions)
    window.show_screen(view, survivors=True)
    bring_forward(window, qtbot)
    field = view.questions.fields["birth"].findChildren(QLineEdit)[0]
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 2000)
    view.ensureWidgetVisible(field, 0, 200)
    field.setFocus()
    before = field.mapTo(view, QPoint()).y()
    switch(window, qtbot)
    for _ in range(8):
        QApplication.processEvents()
    assert abs(field.mapTo(view, QPoint()).y() - before) <= 4  # pixels: less than anybody sees jump


class _Paints(QObject):
    """Counts how often each window is painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, MainWindow):
            self.count += 1
        return False


def test_a_switch_is_painted_when_all_is_said_and_not_again_and_again(
    window: MainWindow, context: Context, qtbot: QtBot, qapp: QApplication
) -> None:
    frame = _show(window, context, TilesPage(context, "someone"), qtbot)
    for _ in range(5):
        qapp.processEvents()
    frozen: list[bool] = []
    context.language.follow(frame, lambda: frozen.append(window.updatesEnabled()))
    paints = _Paints()
    qapp.installEventFilter(paints)
    context.language.swap()
    assert paints.count == 0
    for _ in range(10):
        qapp.processEvents()
    qapp.removeEventFilter(paints)
    assert frozen == [True, False]
    assert window.updatesEnabled()
    assert 1 <= paints.count <= 2


@pytest.mark.parametrize(("swapped", "language"), [(False, "ar"), (True, "en")])
def test_an_answer_remembers_the_language_in_which_its_question_was_shown(
    swapped: bool, language: str, context: Context, qtbot: QtBot
) -> None:
    from ui.shell.meeting import Meeting

    meeting = Meeting(context)
    qtbot.addWidget(meeting)
    context.language.switch_survivor("ar")
    if swapped:
        context.language.swap()
    meeting.pages._answered("safe_now", (State.ANSWERED, "yes"))
    kept = meeting.talk.sitting.conversation.answer("safe_now")
    assert kept is not None
    assert kept.language == language


def _select(box: QLineEdit | QPlainTextEdit, start: int, end: int) -> None:
    if isinstance(box, QLineEdit):
        box.setSelection(start, end - start)
        return
    cursor = box.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    box.setTextCursor(cursor)


def _selected(box: QLineEdit | QPlainTextEdit) -> str:
    return box.selectedText() if isinstance(box, QLineEdit) else box.textCursor().selectedText()


def _is_composing(box: QLineEdit | QPlainTextEdit, composed: str) -> bool:
    if isinstance(box, QPlainTextEdit):
        return box.document().firstBlock().layout().preeditAreaText() == composed
    return composed not in box.text() and _draws_more_than_its_text(box)


def _draws_more_than_its_text(box: QLineEdit) -> bool:
    """A line has no way to ask for what is composed; it is seen by taking it away."""
    before = box.grab().toImage()
    QApplication.sendEvent(box, QInputMethodEvent("", []))
    after = box.grab().toImage()
    QApplication.sendEvent(box, QInputMethodEvent(COMPOSED, []))
    return before != after and box.grab().toImage() == before


def _question(name: str) -> Question:
    found = INTAKE.question(name)
    assert found is not None
    return found
