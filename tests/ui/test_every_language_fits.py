"""In every language that ships, no word is wider than its place and no line is cut off: seen on the drawn pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake_app.languages.catalogs import completeness, load_language, shipped_tags
from intake_app.languages.gettext_catalog import GettextCatalog
from intake_app.languages.typefaces import families_for
from ui.shell.context import Context
from ui.survivor.gallery import SCREENS
from ui.widgets.look import Look
from ui.widgets.words import empty_label
from ui.worker.gallery import SCREENS as WORKERS

WINDOW = (1024, 700)
ENDLESS = 1 << 20
WORKERS_TAGS = [tag for tag in shipped_tags() if completeness(tag, "worker") == 1.0]


def drawn(screen: QWidget, qtbot: QtBot) -> QWidget:
    qtbot.addWidget(screen)
    screen.resize(*WINDOW)
    screen.show()
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.processEvents()
    return screen


def too_large(screen: QWidget) -> Iterator[str]:
    """The words on the screen that do not fit where they stand."""
    for label in screen.findChildren(QLabel):
        if label.isVisible() and label.text() and _does_not_fit(label):
            yield label.text()
    for each in screen.findChildren(QAbstractButton):
        if each.isVisible() and each.text() and each.width() < each.sizeHint().width():
            yield each.text()


def without_room(
    screens: Mapping[str, Callable[[Context], QWidget]], context: Context, qtbot: QtBot
) -> dict[str, list[str]]:
    """The words that do not fit, by screen."""
    faults = {}
    for name, build in screens.items():
        screen = drawn(build(context), qtbot)
        faults[name] = list(too_large(screen))
        screen.close()
    return {name: found for name, found in faults.items() if found}


def _does_not_fit(label: QLabel) -> bool:
    room = label.contentsRect()
    if not label.wordWrap():
        return label.width() < label.sizeHint().width()
    flags = int(label.alignment()) | int(Qt.TextFlag.TextWordWrap)
    taken = label.fontMetrics().boundingRect(QRect(0, 0, room.width(), ENDLESS), flags, QLabel.text(label))
    # A pixel more or less is the rounding of a layout.
    return taken.width() > room.width() + 1 or label.height() + 1 < label.heightForWidth(label.width())


@pytest.mark.parametrize("tag", shipped_tags())
def test_every_word_of_the_survivors_screen_has_room(tag: str, context: Context, qtbot: QtBot) -> None:
    context.language.switch_survivor(tag)
    assert without_room(SCREENS, context, qtbot) == {}


@pytest.mark.parametrize("tag", [tag for tag in shipped_tags() if tag != "en"])
def test_no_letter_reaches_out_of_its_label(tag: str, look: Look, qtbot: QtBot) -> None:
    language = load_language(tag)
    assert isinstance(language.survivor, GettextCatalog)
    made = empty_label("title")
    qtbot.addWidget(made)
    font = QFont(made.font())
    font.setFamilies(list(families_for(language.script)))
    font.setPixelSize(28)
    made.setFont(font)
    letters, out = QFontMetrics(font), []
    for words in {form for forms in language.survivor.wordings.values() for form in forms}:
        made.setText(words)
        ink, margins = letters.tightBoundingRect(words), made.contentsMargins()
        low, high = ink.bottom() + 1 - letters.descent(), -ink.top() - letters.ascent()
        if low > margins.bottom() or high > margins.top():
            out.append(words)
    assert out == []


@pytest.mark.parametrize("tag", WORKERS_TAGS)
def test_every_word_of_the_workers_screens_has_room(tag: str, context: Context, qtbot: QtBot) -> None:
    context.language.switch_worker(tag)
    assert without_room(WORKERS, context, qtbot) == {}
