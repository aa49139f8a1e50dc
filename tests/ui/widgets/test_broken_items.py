"""Items of a table in scripts without spaces: their lines end where their words do, on a page of any language."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QStyleOptionViewItem, QTableWidget, QTableWidgetItem
from pytestqt.qtbot import QtBot

from ui.widgets.broken_items import BrokenItems
from ui.widgets.broken_lines import pieces
from ui.widgets.look import Look
from ui.widgets.words import value_label

THAI = "คุณหยุดได้ทุกเมื่อโดยไม่ต้องบอกเหตุผลและเราจะไม่ถามอีก"


def _lines(table: QTableWidget, words: str, width: int) -> list[str]:
    table.setItem(0, 0, QTableWidgetItem(words))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, 40)
    BrokenItems(table).initStyleOption(option, table.model().index(0, 0))
    return str(option.text).split("\n")


def test_an_items_lines_end_with_its_words_and_others_are_left_to_qt(look: Look, qtbot: QtBot) -> None:
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    lines = _lines(table, THAI, 160)
    assert len(lines) > 1
    assert "".join(lines) == THAI
    whole = set(pieces(THAI))
    assert all(set(pieces(line)) <= whole for line in lines)
    assert _lines(table, "some words that are long enough to wrap", 60) == ["some words that are long enough to wrap"]


def test_own_words_in_thai_end_their_lines_with_words_on_an_english_page(look: Look, qtbot: QtBot) -> None:
    words = value_label(THAI)
    qtbot.addWidget(words)
    words.setFixedSize(160, words.heightForWidth(160))
    words.show()
    qtbot.waitExposed(words)
    lines = super(type(words), words).text().split("\n")
    assert len(lines) > 1
    assert all(set(pieces(line)) <= set(pieces(THAI)) for line in lines)
    measure = QFontMetricsF(words.font()).horizontalAdvance
    assert all(measure(line) <= 160 for line in lines)
