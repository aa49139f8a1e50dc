"""The ten tiles that choosing starts from, and the cards of a touched tile, with *yes* and *maybe later* alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from intake_app.languages.words import Msg, psay, say
from ui.language import Speaker
from ui.widgets.look import Look
from ui.widgets.order_card import CardItem
from ui.widgets.words import button, label
from ui.widgets.wrapping_button import WrappingButton

Choice = Literal["yes", "later", "no"]
YES, LATER, NOT_FOR_ME = psay("want", "Yes"), say("Maybe later"), say("Not for me")


class ColumnGrid(QWidget):
    """Widgets in as many equal columns as fit, each at least ``least`` logical pixels wide at 100 per cent."""

    def __init__(self, look: Look, widgets: Sequence[QWidget], *, least: int, spacing: int = 16, most: int = 5) -> None:
        super().__init__()
        self._look, self._widgets, self._least, self._most = look, list(widgets), least, most
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look.theme.px(spacing))
        self._arrange(min(most, 2))
        look.theme.follow(self, self._fit)

    def minimumSizeHint(self) -> QSize:
        """One column must fit; the height follows the width."""
        return QSize(self._look.theme.px(self._least), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as fit now."""
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        step = self._look.theme.px(self._least) + self._grid.spacing()
        fitting = max(1, (self.width() + self._grid.spacing()) // step)
        self._arrange(_even(len(self._widgets), min(self._most, fitting)))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for at in range(self._columns):
            self._grid.setColumnStretch(at, 0)
        self._columns = columns
        for at, widget in enumerate(self._widgets):
            self._grid.addWidget(widget, at // columns, at % columns)
        for at in range(columns):
            self._grid.setColumnStretch(at, 1)


class TileGrid(ColumnGrid):
    """Large pictures to touch; ``turned`` brings a tile's code and whether it is touched now."""

    turned = Signal(str, bool)

    def __init__(self, look: Look, tiles: Iterable[CardItem], *, speaker: Speaker = "survivor") -> None:
        self.tiles: dict[str, WrappingButton] = {}
        for tile in tiles:
            made = WrappingButton(
                look, tile.words, speaker=speaker, picture=tile.picture, px=64, above=True, checkable=True
            )
            self.tiles[tile.code] = made
        super().__init__(look, list(self.tiles.values()), least=190)
        for code, made in self.tiles.items():
            made.clicked.connect(partial(self.turned.emit, code))

    def mark(self, codes: Iterable[str]) -> None:
        """Show which tiles are touched."""
        touched = set(codes)
        for code, tile in self.tiles.items():
            tile.setChecked(code in touched)


class ChoiceCard(QFrame):
    """A need: picture, words, and two equal answers; *not for me* puts it away. ``chosen`` brings code and choice.

    Touching a chosen answer again takes it back, which is told as *no*.
    """

    chosen = Signal(str, str)

    def __init__(self, look: Look, item: CardItem, *, speaker: Speaker = "survivor") -> None:
        super().__init__()
        self.setObjectName("card")
        self.item = item
        self._look, self._speaker = look, speaker
        self.yes = self._answer("yes", YES)
        self.later = self._answer("later", LATER)
        self.away = button(look, NOT_FOR_ME, partial(self._choose, "no"), kind="quiet", speaker=speaker)
        self._lay_out()
        look.language.bind(self, self.setAccessibleName, item.words, speaker=speaker)

    def show_choice(self, choice: Choice | None) -> None:
        """Show what was chosen, without a signal."""
        self.yes.setChecked(choice == "yes")
        self.later.setChecked(choice == "later")
        self.setProperty("state", choice or "")
        self.style().polish(self)

    def _answer(self, choice: Choice, words: Msg) -> WrappingButton:
        made = WrappingButton(self._look, words, speaker=self._speaker, checkable=True)
        made.clicked.connect(partial(self._turn, choice))
        return made

    def _turn(self, choice: Choice, on: bool) -> None:
        self._choose(choice if on else "no")

    def _choose(self, choice: Choice) -> None:
        self.show_choice(None if choice == "no" else choice)
        self.chosen.emit(self.item.code, choice)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(20), px(20), px(12))
        column.setSpacing(px(12))
        head = QHBoxLayout()
        head.setSpacing(px(16))
        if self.item.picture is not None:
            picture = QLabel()
            self._look.theme.put_pictogram(picture, self.item.picture, 52)
            head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(self._look, self.item.words, "card", speaker=self._speaker), 1)
        column.addLayout(head)
        column.addStretch(1)
        answers = QHBoxLayout()
        answers.setSpacing(px(12))
        answers.addWidget(self.yes, 1)
        answers.addWidget(self.later, 1)
        column.addLayout(answers)
        column.addWidget(self.away, 0, Qt.AlignmentFlag.AlignHCenter)


def _even(count: int, most: int) -> int:
    """The number of columns, at most ``most``, that leaves the fewest places empty and needs the fewest rows."""
    rows = -(-count // max(1, most))
    return max(1, -(-count // max(1, rows)))
