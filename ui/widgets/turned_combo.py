"""A drop-down whose words stand at the side where its own page begins, whichever way the application runs."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionComboBox, QStylePainter


class TurnedCombo(QComboBox):
    """Qt alone lets the words of a styled drop-down, and of its list, stand where the application begins its lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(QStyledItemDelegate(self))

    def paintEvent(self, event: QPaintEvent) -> None:
        """As ever, with a painter that runs the way of the widget."""
        painter = QStylePainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
