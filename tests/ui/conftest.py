"""What the tests of windows share: an application with its letters, a look, and a context over a desk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake_app.desk import Desk
from intake_app.languages.catalogs import load_language
from ui.language import ScreenLanguage
from ui.shell.context import Context, Place
from ui.shell.preferences_file import KeptPreferences
from ui.shell.theme import Theme, load_letters
from ui.widgets.notices import NoticeBar
from ui.worker_thread import RunsAtOnce

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@dataclass(frozen=True)
class PlainLook:
    """The languages and the theme of a test, and where it asked to go."""

    language: ScreenLanguage
    theme: Theme
    went: list[Place] = field(default_factory=list)


@pytest.fixture(scope="session")
def lettered(qapp: QApplication) -> QApplication:
    """The application with its style and its letters, made once."""
    qapp.setStyle("Fusion")
    load_letters()
    return qapp


@pytest.fixture
def look(lettered: QApplication) -> Iterator[PlainLook]:
    """A light look at 100 per cent, in English on both sides."""
    theme = Theme()
    language = ScreenLanguage(load_language("en"), parent=theme)
    theme.wear()
    yield PlainLook(language, theme)
    lettered.removeTranslator(language._qt_words)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def context(qtbot: QtBot, look: PlainLook, desk: Desk, tmp_path: Path) -> Context:
    """A context whose desk runs at once; ``look.went`` lists where it was asked to go."""
    notices = NoticeBar(look)
    qtbot.addWidget(notices)
    runs = RunsAtOnce(failed=notices.show_problem, mishap=_raise)
    runs.open(lambda: desk, lambda: None, _raise)
    return Context(runs, look.language, look.theme, KeptPreferences(tmp_path), notices, look.went.append)


def _raise(error: BaseException) -> None:
    raise error
