"""The window: its neutral title, its keys, and the cover that hides everything and lets nothing through."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.windows import bring_forward
from ui.shell.preferences_file import KeptPreferences
from ui.shell.tokens import MODES, SIZES
from ui.shell.window import MainWindow
from ui.widgets.look import Look
from ui.widgets.veil import Veil
from ui.widgets.words import label


@pytest.fixture
def window(look: Look, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = MainWindow(look, KeptPreferences(tmp_path))
    qtbot.addWidget(made)
    return made


def _shown(window: MainWindow, qtbot: QtBot) -> QLineEdit:
    page = QWidget()
    line = QLineEdit("C")
    QVBoxLayout(page).addWidget(line)
    window.show_screen(page)
    bring_forward(window, qtbot)
    line.setFocus()
    return line


def test_the_title_is_neutral_whatever_is_shown(window: MainWindow, look: Look, qtbot: QtBot) -> None:
    _shown(window, qtbot)
    look.language.switch_worker("ar-XB")
    assert window.windowTitle() == "Cairn"


def test_the_cover_hides_every_pixel_and_any_key_takes_it_off_without_reaching_what_is_beneath(
    window: MainWindow, look: Look, qtbot: QtBot
) -> None:
    line = _shown(window, qtbot)
    window.blank()
    picture = window.grab().toImage()
    page = QColor(look.theme.colours.page)
    corner_to_corner = [picture.pixelColor(at, at) for at in range(2, min(picture.width(), picture.height()) // 3, 7)]
    assert all(colour == page for colour in corner_to_corner)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_X)
    assert not window.cover.isVisible()
    assert line.text() == "C"
    assert line.hasFocus()


def test_a_cover_that_stays_is_not_taken_off_by_a_key(window: MainWindow, qtbot: QtBot) -> None:
    _shown(window, qtbot)
    window.cover.put_on(stays=True)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_X)
    assert window.cover.isVisible()


def test_the_cover_hides_dialogs_and_brings_them_back(window: MainWindow, qtbot: QtBot) -> None:
    _shown(window, qtbot)
    dialog = QDialog(window)
    dialog.show()
    window.blank()
    assert not dialog.isVisible()
    window.cover.take_off()
    assert dialog.isVisible()


@pytest.mark.parametrize("covered", [False, True])
def test_the_lock_key_locks_also_under_the_cover(window: MainWindow, qtbot: QtBot, covered: bool) -> None:
    _shown(window, qtbot)
    wanted: list[bool] = []
    window.lock_wanted.connect(lambda: wanted.append(True))
    if covered:
        window.blank()
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_F9)
    assert wanted == [True]


def test_nothing_locks_before_anything_is_open(window: MainWindow, qtbot: QtBot) -> None:
    window.show_screen(QWidget(), unlocked=False)
    wanted: list[bool] = []
    window.lock_wanted.connect(lambda: wanted.append(True))
    window._lock()
    assert wanted == []
    assert not window.bar.lock.isVisibleTo(window.bar)


def test_a_key_shows_the_survivors_words_in_the_workers_language(window: MainWindow, look: Look, qtbot: QtBot) -> None:
    _shown(window, qtbot)
    look.language.switch_survivor("ar-XB")
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_F2)
    assert look.language.swapped


def test_text_size_and_contrast_go_round(window: MainWindow, look: Look) -> None:
    sizes = [look.theme.measures.size]
    looks = [look.theme.mode]
    for _ in SIZES:
        window.grow_text()
        sizes.append(look.theme.measures.size)
    for _ in MODES:
        window.change_contrast()
        looks.append(look.theme.mode)
    assert sizes[0] == sizes[-1]
    assert set(sizes) == set(SIZES)
    assert set(looks) == set(MODES)


def test_choosing_a_language_in_the_panel_switches_and_closes(window: MainWindow, look: Look, qtbot: QtBot) -> None:
    _shown(window, qtbot)
    window.choose_language()
    veil = window.findChild(Veil)
    assert veil is not None
    qtbot.keyClick(veil, Qt.Key.Key_Escape)
    assert not veil.isVisible()


def test_a_former_screen_is_deleted(window: MainWindow, look: Look, qtbot: QtBot) -> None:
    first = label(look, lambda language: language.tag)
    window.show_screen(first)
    window.show_screen(QWidget())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(first)


@pytest.mark.parametrize("key", [Qt.Key.Key_F8, Qt.Key.Key_F9])
def test_the_cover_and_the_lock_also_hear_their_keys_in_a_dialog(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    _shown(window, qtbot)
    locked: list[bool] = []
    window.lock_wanted.connect(lambda: locked.append(True))
    dialog = QDialog(window)
    line = QLineEdit(dialog)
    dialog.open()
    qtbot.keyClick(line, key)
    assert window.cover.isVisible() == (key == Qt.Key.Key_F8)
    assert len(locked) == (key == Qt.Key.Key_F9)


def test_the_lock_key_also_locks_from_an_open_list(window: MainWindow, qtbot: QtBot) -> None:
    _shown(window, qtbot)
    locked: list[bool] = []
    window.lock_wanted.connect(lambda: locked.append(True))
    box = QComboBox(window)
    box.addItems(["one", "two"])
    box.show()
    box.showPopup()
    qtbot.keyClick(box.view(), Qt.Key.Key_F9)
    assert locked == [True]
    window.blank()
    assert not box.view().isVisible()


def test_a_second_press_opens_no_second_list_of_languages(window: MainWindow, qtbot: QtBot) -> None:
    _shown(window, qtbot)
    for _ in range(2):
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_F3)
    assert len(window.findChildren(Veil)) == 1


def test_half_a_sentence_and_the_keyboard_stay_through_a_change_of_language(
    window: MainWindow, look: Look, qtbot: QtBot
) -> None:
    look.language.switch_survivor("ar-XB")
    line = _shown(window, qtbot)
    line.setText("")
    qtbot.keyClicks(line, "half a ")
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_F2)
    assert look.language.swapped
    qtbot.keyClicks(line, "sentence")
    assert line.hasFocus()
    assert line.text() == "half a sentence"


def test_the_panel_of_languages_closes_also_when_what_had_the_keyboard_is_gone(
    window: MainWindow, qtbot: QtBot
) -> None:
    _shown(window, qtbot)
    window.choose_language()
    (veil,) = window.findChildren(Veil)
    window.show_screen(QWidget())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    veil.close_veil()
    assert not veil.isVisible()


def test_another_look_and_size_keep_the_letters_of_the_script(
    window: MainWindow, look: Look, qapp: QApplication
) -> None:
    look.theme.wear(script="Arab")
    families = qapp.font().families()
    window.grow_text()
    window.change_contrast()
    assert qapp.font().families() == families
