"""The interpreter's view: with both languages shown, every word that a survivor can see has its line in the worker's.

The words are not asked for their lines: whatever is visible is looked up in the survivor's catalog, and the worker's
wording of the same message must be visible as often.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.languages.known import autonym
from intake_app.languages.language import plain
from ui.shell.context import Context
from ui.survivor.frame import Frame
from ui.survivor.gallery import SCREENS
from ui.survivor.language_page import GreetingButton
from ui.widgets.words_button import WordsButton

LOCALES = Path(__file__).parents[3] / "locales"
ALONE = ("survivor-03-interpreter", "survivor-04-pause")
FRAMED = [name for name in SCREENS if not name.startswith("survivor-00")]
ARABIC, BURMESE = re.compile("[\u0600-\u06ff]"), re.compile("[\u1000-\u109f]")
LETTERS = {"ar": ARABIC, "my": BURMESE}
NAMES = {autonym(tag) for tag in ("ar", "my", "fa", "ps", "ur", "prs", "en", "fr")}


@lru_cache(4)
def _wordings(tag: str) -> dict[tuple[str, str], re.Pattern[str]]:
    """Each message of the survivors' domain as a pattern that its text matches, whatever stands in its fields."""
    with (LOCALES / tag / "LC_MESSAGES" / "survivor.po").open("rb") as file:
        catalog = read_po(file)
    return {
        (str(one.context or ""), str(one.id)): _pattern(str(one.string))
        for one in catalog
        if isinstance(one.id, str) and one.string and any(map(str.isalpha, re.sub(r"\{\w+\}", "", one.id)))
    }


def _pattern(wording: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{\w+\\\}", ".+?", re.escape(wording)), re.DOTALL)


def _says(words: str, tag: str) -> set[tuple[str, str]]:
    return {message for message, pattern in _wordings(tag).items() if pattern.fullmatch(words)}


def _shown(screen: QWidget) -> Iterator[str]:
    """Every word on the screen, in the pieces in which it stands there."""
    for each in screen.findChildren(QWidget):
        if each.isVisible() and not isinstance(each.parent(), GreetingButton):
            for text in _texts(each):
                yield from _pieces(text)


def _texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield widget.text()
    elif isinstance(widget, QAbstractButton):
        yield widget.text() or widget.toolTip()
        yield widget.second_line if isinstance(widget, WordsButton) else ""
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()


def _pieces(text: str) -> Iterator[str]:
    for piece in re.split(r"\n|  ·  ", re.sub(r" \(F\d\)$", "", plain(text))):
        if piece.strip() and piece not in NAMES:
            yield piece.replace("&&", "&")


def _drawn(name: str, context: Context, qtbot: QtBot) -> QWidget:
    screen = SCREENS[name](context)
    qtbot.addWidget(screen)
    screen.resize(1280, 800)
    screen.show()
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.processEvents()
    return screen


@pytest.mark.parametrize(("survivor", "worker"), [("ar", "fr"), ("my", "fr")])
@pytest.mark.parametrize("name", [name for name in FRAMED if name not in ALONE])
def test_every_word_a_survivor_sees_has_its_line_in_the_workers_language(
    name: str, survivor: str, worker: str, context: Context, qtbot: QtBot
) -> None:
    context.language.switch_worker(worker)
    context.language.switch_survivor(survivor)
    shown = Counter(_shown(_drawn(name, context, qtbot)))
    theirs = {words: n for words, n in shown.items() if LETTERS[survivor].search(words)}
    assert theirs
    assert [words for words in theirs if not _says(words, survivor)] == []
    lost = [
        words
        for words, n in theirs.items()
        if n > sum(m for other, m in shown.items() if _says(words, survivor) & _says(other, worker))
    ]
    assert lost == []


@pytest.mark.parametrize("name", FRAMED)
def test_one_key_leaves_every_interpreters_line_out(name: str, context: Context, qtbot: QtBot) -> None:
    context.language.switch_worker("fr")
    context.language.switch_survivor("ar")
    screen = _drawn(name, context, qtbot)
    context.language.turn_both()
    QApplication.processEvents()
    shown = list(_shown(screen))
    said = set[tuple[str, str]]().union(*(_says(words, "ar") for words in shown))
    assert said
    assert [words for words in shown if _says(words, "fr") & said] == []


@pytest.mark.parametrize("name", ALONE)
def test_what_is_asked_about_the_interpreter_stands_in_the_survivors_language_alone(
    name: str, context: Context, qtbot: QtBot
) -> None:
    context.language.switch_worker("fr")
    context.language.switch_survivor("ar")
    screen = _drawn(name, context, qtbot)
    assert isinstance(screen, Frame)
    assert screen.page is not None
    labels = [label.text() for label in screen.page.findChildren(QLabel) if label.isVisible() and label.text()]
    assert labels
    assert [text for text in labels if not ARABIC.search(text)] == []


@pytest.mark.parametrize("name", FRAMED)
def test_a_screen_reader_hears_the_survivors_words_as_names_and_the_others_as_descriptions(
    name: str, context: Context, qtbot: QtBot
) -> None:
    context.language.switch_worker("fr")
    context.language.switch_survivor("ar")
    screen = _drawn(name, context, qtbot)
    named = [each for each in screen.findChildren(QAbstractButton) if each.isVisible()]
    theirs = [each for each in named if _says(plain(each.accessibleName()), "ar")]
    assert [each.accessibleName() for each in theirs if ARABIC.search(each.accessibleDescription())] == []
    hidden = screen.findChildren(GreetingButton)
    speaking = [each for each in theirs if each not in hidden and name not in ALONE]
    assert [each.accessibleName() for each in speaking if not _says(plain(each.accessibleDescription()), "fr")] == []
