"""Which first, which next: the page on which the survivor lays the order, in whichever way is easiest."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from intake_app.languages.words import psay, say
from intake_app.needs.catalogue import NOT_SURE, need
from intake_app.needs.choosing import Choosing, Groups, duel, known_firsts, order_from, settled_so_far
from ui.survivor.need_words import card_items
from ui.survivor.page import Page
from ui.widgets.choosing_cards import ColumnGrid
from ui.widgets.look import Look
from ui.widgets.orderable_cards import OrderableCards
from ui.widgets.picture_button import PictureButton
from ui.widgets.words import button, row

_FIRST = say("Which first?")
_NEXT = say("Which next?")
_ENOUGH = say("Three are enough. You can go on, or add more.")
_ALL = say("This is your order.")
_NO_PREFERENCE = psay("order", "No preference")
_ALIKE = say("All of them matter equally.")
_HOW = say("Touch them one after the other. Touch one again to take it back.")
_WHICH_OF_TWO = say("Which of these two first?")
_ENOUGH_PLACED = 3


class OrderPage(Page):
    """``reordered`` brings the Choosing after each step."""

    reordered = Signal(object)

    def __init__(self, look: Look, choosing: Choosing) -> None:
        super().__init__(look, _FIRST, _HOW)
        self._choosing = choosing
        self.cards = OrderableCards(look, card_items(to_lay(choosing)), choosing)
        self.cards.reordered.connect(self._laid)
        self.no_preference = button(look, _NO_PREFERENCE, self.have_no_preference, speaker="survivor")
        self.two = button(look, _WHICH_OF_TWO, self.compare, speaker="survivor")
        # Translators: a button that takes the whole order back and begins anew.
        self.again = button(look, say("Start again"), self.start_again, speaker="survivor")
        self.duel = DuelPanel(look)
        self.duel.settled.connect(self._take_order)
        self.duel.stopped.connect(self._take_order)
        self._lay_out()
        self._show_prompt()

    @property
    def choosing(self) -> Choosing:
        """The choosing as it stands."""
        return self._choosing

    def have_no_preference(self) -> None:
        """Lay everything side by side."""
        self._take(self._choosing.as_one())

    def start_again(self) -> None:
        """Take every card out of the order."""
        self._take(replace(self._choosing, order=(), no_preference=False))

    def compare(self) -> None:
        """Find the order by asking two at a time."""
        self._parts.setCurrentWidget(self.duel)
        placed = tuple(code for group in self._choosing.order for code in group)
        codes = (*placed, *(code for code in to_lay(self._choosing) if code not in placed))
        self.duel.ask(codes, known_firsts(self._choosing.order))
        self._show_prompt()

    def read_parts(self) -> tuple[QWidget, ...]:
        """The cards come before the other ways to lay an order, so that their numbers are those of the cards."""
        heads = tuple(each for each in (self.title, self.hint) if each is not None)
        if self._parts.currentWidget() is self.duel:
            return (*heads, self.duel)
        return (*heads, self.cards, self.no_preference, self.two, self.again)

    def _lay_out(self) -> None:
        self._parts, listed = QStackedWidget(), QWidget()
        self._list = QVBoxLayout(listed)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(self.look.theme.px(16))
        line = QHBoxLayout()
        line.setSpacing(self.look.theme.px(12))
        for each in (self.no_preference, self.two, self.again):
            line.addWidget(each)
        line.addStretch(1)
        self._list.addLayout(line)
        self._list.addWidget(self.cards)
        self._list.addStretch(1)
        self._parts.addWidget(listed)
        self._parts.addWidget(self.duel)
        self.column.addWidget(self._parts, 1)

    def _laid(self, groups: Groups) -> None:
        self._take(replace(self._choosing, order=groups, no_preference=False))

    def _take_order(self, codes: tuple[str, ...]) -> None:
        if codes:
            self._take(replace(self._choosing, order=tuple((code,) for code in codes), no_preference=False))
        self._show_list()

    def _take(self, choosing: Choosing) -> None:
        self._choosing = choosing
        if self.cards.choosing != choosing:
            self.cards.show_choosing(choosing)
        self._show_prompt()
        self.reordered.emit(choosing)

    def _show_list(self) -> None:
        self._parts.setCurrentIndex(0)
        self._show_prompt()

    def _show_prompt(self) -> None:
        placed = len(self._choosing.order)
        words = _FIRST if placed == 0 else _NEXT
        if not set(self._choosing.unplaced) - {NOT_SURE}:
            words = _ALIKE if self._choosing.no_preference else _ALL
        elif placed >= _ENOUGH_PLACED:
            words = _ENOUGH
        comparing = self._parts.currentWidget() is self.duel
        if self.title is not None and self.hint is not None:
            self.title.say(_WHICH_OF_TWO if comparing else words)
            self.hint.setVisible(not comparing)


def to_lay(choosing: Choosing) -> tuple[str, ...]:
    """What an order can be laid of: *not sure* is wanted too, and has no place among the rest."""
    return tuple(code for code in choosing.wanted if code != NOT_SURE)


class DuelPanel(QWidget):
    """Two cards side by side, as often as the order needs. ``settled`` brings the codes in order.

    ``stopped`` brings those that have a place when the person has had enough.
    """

    settled = Signal(object)
    stopped = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._codes: tuple[str, ...] = ()
        self._firsts: dict[frozenset[str], str] = {}
        self.pair: dict[str, PictureButton] = {}
        self._grid: QWidget = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.theme.px(16))
        self._column.addWidget(self._grid)
        # Translators: a button that ends the comparing of two at a time; no reproach.
        stop = button(look, say("Enough of this"), self._stop, speaker="survivor")
        self._column.addLayout(row(look, stop))
        self._column.addStretch(1)

    def ask(self, codes: tuple[str, ...], firsts: dict[frozenset[str], str]) -> None:
        """Begin with these needs; ``firsts`` is what is known already and is not asked again."""
        self._codes, self._firsts = codes, dict(firsts)
        self._show_pair()

    def prefer(self, code: str) -> None:
        """Of the two shown, this one first."""
        self._firsts[frozenset(self.pair)] = code
        self._show_pair()

    def _show_pair(self) -> None:
        asked = duel(self._codes, self._firsts)
        if asked is None:
            self.settled.emit(order_from(self._codes, self._firsts))
            return
        self.pair = {code: self._card(code) for code in asked}
        former, self._grid = self._grid, ColumnGrid(self._look, list(self.pair.values()), least=260, most=2)
        self._column.replaceWidget(former, self._grid)
        former.hide()
        former.deleteLater()
        self.pair[asked[0]].setFocus()

    def _stop(self) -> None:
        self.stopped.emit(settled_so_far(self._codes, self._firsts))

    def _card(self, code: str) -> PictureButton:
        made = PictureButton(self._look, need(code).label, need(code).pictogram, above=True)
        made.clicked.connect(lambda _=False: self.prefer(code))
        return made
