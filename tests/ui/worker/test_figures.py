"""The page of figures: bars with words beside them, and files that leave only when they are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from intake_app.desk import Desk
from intake_app.reports.period import EVERYTHING, quarters_before
from tests.conftest import PASSPHRASE, TODAY
from tests.ui.worker.conftest import Meet, press, seen
from ui.shell.context import Context
from ui.widgets.bars import Bar, Bars
from ui.widgets.form_view import Scroll
from ui.worker.figures import QUARTERS, FiguresScreen
from ui.worker.figures_gallery import SCREENS, invented
from ui.worker.figures_rows import RowsCard

from .conftest import shown_small


@pytest.mark.parametrize(("tag", "size"), [("ar", 100), ("fr", 175)])
@pytest.mark.parametrize("name", ["figures", "figures-rows"])
def test_the_page_fits_a_small_window_with_large_letters(
    qtbot: QtBot, context: Context, name: str, tag: str, size: int
) -> None:
    screen = shown_small(qtbot, context, SCREENS[name], tag, size)
    assert isinstance(screen, Scroll)
    assert screen.widget().minimumSizeHint().width() <= screen.viewport().width()
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in screen.findChildren(QLabel))


def test_every_number_is_read_in_words_and_few_people_are_never_told(qtbot: QtBot, context: Context) -> None:
    screen = FiguresScreen(context)
    qtbot.addWidget(screen)
    screen.show_figures(invented())
    words = seen(screen)
    assert "about 150" in words
    assert "fewer than 11" in words
    assert "Getting my things back (no service on file)" in words
    assert "Talking to the police" not in words


def test_a_bar_begins_where_reading_begins(qtbot: QtBot, context: Context) -> None:
    accent = QColor(context.theme.colours.accent).rgb()
    for direction, first in ((Qt.LayoutDirection.LeftToRight, True), (Qt.LayoutDirection.RightToLeft, False)):
        bar = Bar(context, 0.5)
        qtbot.addWidget(bar)
        bar.setLayoutDirection(direction)
        bar.resize(200, 40)
        drawn = bar.grab().toImage()
        left, right = (drawn.pixel(x, drawn.height() // 2) == accent for x in (20, drawn.width() - 20))
        assert (left, right) == (first, not first)


def test_a_period_is_chosen_among_whole_quarters(qtbot: QtBot, context: Context, meet: Meet) -> None:
    meet(statistics_ok="yes")
    screen = FiguresScreen(context)
    qtbot.addWidget(screen)
    assert screen.periods.count() == QUARTERS + 1
    assert screen.made.period == EVERYTHING
    assert not screen.findChildren(Bars)
    screen.periods.activated.emit(1)
    assert screen.made.period == quarters_before(TODAY, 1)[0]


def test_the_figures_are_written_as_a_table_or_for_printing(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    screen = FiguresScreen(context)
    qtbot.addWidget(screen)
    for name, begins in (("f.csv", b"\xef\xbb\xbf"), ("f.pdf", b"%PDF")):
        screen.write_to(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(begins)


def test_rows_of_people_leave_only_after_the_passphrase(
    qtbot: QtBot, context: Context, desk: Desk, meet: Meet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meet("Sample Reed", statistics_ok="yes")
    meet("Sample Fern")
    monkeypatch.setattr("ui.worker.figures_rows.ask_new_file", lambda *_: tmp_path / "rows.csv")
    card = RowsCard(context)
    qtbot.addWidget(card)
    press(card, "Write rows without names")
    card.nameless.passphrase.line.setText("wrong")
    card.nameless.confirm()
    assert not (tmp_path / "rows.csv").exists()
    card.nameless.passphrase.line.setText(PASSPHRASE)
    card.nameless.confirm()
    assert "Sample" not in (tmp_path / "rows.csv").read_text("utf-8-sig")
    assert "1 row is written." in seen(card)
    assert "1 person is left out." in seen(card)
