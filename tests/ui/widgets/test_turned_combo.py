"""A drop-down of a right-to-left page begins its words at the right, also while the application runs left to right."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.turned_combo import TurnedCombo


@pytest.mark.parametrize(
    ("direction", "right"), [(Qt.LayoutDirection.RightToLeft, True), (Qt.LayoutDirection.LeftToRight, False)]
)
def test_the_list_begins_where_its_page_begins(direction: Qt.LayoutDirection, right: bool, qtbot: QtBot) -> None:
    box = TurnedCombo()
    qtbot.addWidget(box)
    box.addItems(["one", "two", "three"])
    box.setLayoutDirection(direction)
    box.resize(300, 40)
    box.show()
    box.showPopup()
    QApplication.processEvents()
    image = box.view().viewport().grab().toImage()
    box.hidePopup()
    row = box.view().visualRect(box.model().index(2, 0))
    inked = [x for x in range(row.left(), row.right()) if _differs(image, x, row.top(), row.bottom())]
    assert inked
    assert (min(inked) > image.width() / 2) is right


def _differs(image: QImage, x: int, top: int, bottom: int) -> bool:
    """Whether a column of dots holds more than one colour."""
    return len({image.pixel(x, y) for y in range(top + 2, min(bottom - 1, image.height()))}) > 1
