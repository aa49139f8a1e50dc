"""Every page of the survivor's screen, drawn: nothing is cut off, everything can be touched, everything has a name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake_app.languages.catalogs import load_language
from ui.shell.context import Context
from ui.survivor.gallery import SCREENS

LEAST_SIDE = 44


def _drawn(name: str, context: Context, qtbot: QtBot) -> QWidget:
    screen = SCREENS[name](context)
    qtbot.addWidget(screen)
    screen.resize(1024, 700)
    screen.show()
    for _ in range(4):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.processEvents()
    return screen


def _cut_off(label: QLabel) -> bool:
    if not label.isVisible() or not label.text():
        return False
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    too_narrow = not label.wordWrap() and label.width() < label.sizeHint().width()
    return too_narrow or label.height() < needed


@pytest.mark.parametrize(("tag", "size"), [("en", 100), ("ar", 150), ("my", 100), ("my", 150)])
@pytest.mark.parametrize("name", list(SCREENS))
def test_nothing_is_cut_off_and_everything_is_large_enough(
    name: str, tag: str, size: int, context: Context, qtbot: QtBot
) -> None:
    context.theme.wear(size=size)
    context.language.switch_survivor(tag)
    assert load_language(tag).tag == context.language.survivor.tag
    screen = _drawn(name, context, qtbot)
    assert [label.text() for label in screen.findChildren(QLabel) if _cut_off(label)] == []
    buttons = [b for b in screen.findChildren(QAbstractButton) if b.isVisible()]
    assert [b.accessibleName() for b in buttons if min(b.width(), b.height()) < LEAST_SIDE] == []
    assert [type(b).__name__ for b in buttons if not b.accessibleName() and not b.text()] == []
    narrow = [b.text() for b in buttons if b.text() and b.width() < b.sizeHint().width()]
    assert narrow == []


@pytest.mark.parametrize("name", [name for name in SCREENS if name.endswith(("tiles", "cards", "order", "contact"))])
def test_text_grows_in_place_without_being_cut_off(name: str, context: Context, qtbot: QtBot) -> None:
    screen = _drawn(name, context, qtbot)
    context.theme.wear(size=150)
    for _ in range(4):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.processEvents()
    assert [label.text() for label in screen.findChildren(QLabel) if _cut_off(label)] == []
