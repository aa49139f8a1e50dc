"""Every screen of the worker can be drawn, in a language of each direction."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.shell.context import Context
from ui.widgets.form_view import Scroll
from ui.worker.gallery import SCREENS

from .conftest import shown_small


@pytest.mark.parametrize(("tag", "size"), [("ar", 100), ("fr", 175)])
@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_fits_a_small_window_with_large_letters(
    qtbot: QtBot, context: Context, name: str, tag: str, size: int
) -> None:
    screen = shown_small(qtbot, context, SCREENS[name], tag, size)
    assert screen.minimumSizeHint().width() <= 1024
    assert (screen.layoutDirection() is Qt.LayoutDirection.RightToLeft) is (tag == "ar")
    labels = [label for label in screen.findChildren(QLabel) if label.isVisible() and label.text()]
    assert labels
    for area in screen.findChildren(Scroll):
        assert area.widget().minimumSizeHint().width() <= area.viewport().width(), area.widget()
    for label in labels:
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.width() <= 1024
