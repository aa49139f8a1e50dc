"""Draws the items of a table or list whose words wrap, with lines that end where words do in scripts without spaces."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.widgets.broken_lines import broken, needs_breaking

_BESIDE = 16
"""What a style keeps free at the sides of an item's words, in pixels."""


class BrokenItems(QStyledItemDelegate):
    """Qt would break Burmese, Khmer, Lao and Thai at any letter."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """The item's words, broken for the width that it has."""
        super().initStyleOption(option, index)
        width: int = option.rect.width() - _BESIDE
        words: str = option.text
        if width > 0 and needs_breaking(words):
            option.text = broken(words, width, QFontMetricsF(option.font).horizontalAdvance)
