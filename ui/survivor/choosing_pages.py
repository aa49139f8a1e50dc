"""The pages of choosing: ten pictures to touch, the few cards behind each, and room for what is on none of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import Signal

from intake_app.conversation.answers import Text
from intake_app.languages.words import say
from intake_app.needs.catalogue import NOT_SURE, SOMETHING_ELSE, TILES, need, needs_of
from intake_app.needs.choosing import Choosing, shuffled
from intake_app.needs.model import Tile
from ui.survivor.need_card import Answer, NeedCard
from ui.survivor.own_words import OwnWords
from ui.survivor.page import Page
from ui.widgets.choosing_cards import ColumnGrid
from ui.widgets.look import Look
from ui.widgets.picture_button import PictureButton, toggling
from ui.widgets.words import button, row

_WHAT = say("What would help you?")
_TOUCH = say("Touch as many pictures as you like. Nothing is chosen for you.")
_FEW = say("Touch what you want. You can leave any of them out.")
_ELSE = say("What else would help?")


class TilesPage(Page):
    """The ten tiles, shuffled once per person, then *something else* and *not sure*. ``turned`` brings a code."""

    turned = Signal(str, bool)
    earlier_wanted = Signal()

    def __init__(self, look: Look, record: str, touched: Iterable[str] = (), *, earlier: bool = False) -> None:
        super().__init__(look, _WHAT, _TOUCH)
        chosen = frozenset(touched)
        entries = [(t.code, t.label, t.pictogram) for t in shuffled(TILES, record)]
        entries += [(n.code, n.label, n.pictogram) for n in (need(SOMETHING_ELSE), need(NOT_SURE))]
        self.tiles: dict[str, PictureButton] = {}
        for code, words, picture in entries:
            made = PictureButton(look, words, picture, above=True, px=44)
            self.tiles[code] = toggling(made, code in chosen, partial(self.turned.emit, code))
        self.column.addWidget(ColumnGrid(look, list(self.tiles.values()), least=205, most=4, spacing=12))
        if earlier:
            words = say("Start from what I chose before")
            self.column.addLayout(row(look, button(look, words, self.earlier_wanted.emit, speaker="survivor")))
        self.finish_column()


class CardsPage(Page):
    """The few cards of one tile. ``chosen`` brings code and answer, ``said`` code and own words."""

    chosen = Signal(str, str)
    said = Signal(str, object)

    def __init__(self, look: Look, tile: Tile, record: str, choosing: Choosing, words: Mapping[str, Text]) -> None:
        super().__init__(look, tile.label, _FEW, icon=tile.pictogram)
        self.cards = {
            each.code: self._card(NeedCard(look, each, answer_of(choosing, each.code), words.get(each.code)))
            for each in shuffled(needs_of(tile.code), record + tile.code)
        }
        self.column.addWidget(ColumnGrid(look, list(self.cards.values()), least=400, most=2, spacing=14))
        self.finish_column()

    def leave(self) -> None:
        """Tell now what was typed on any card."""
        for card in self.cards.values():
            card.settle()

    def _card(self, card: NeedCard) -> NeedCard:
        card.chosen.connect(self.chosen)
        card.said.connect(self.said)
        card.opened.connect(self.changed)
        return card


class SomethingElsePage(Page):
    """Room for what is on no card. ``said`` brings the code and the words."""

    said = Signal(str, object)

    def __init__(self, look: Look, words: Text | None) -> None:
        super().__init__(look, _ELSE, icon="message-circle")
        self.own = OwnWords(look, words)
        self.own.said.connect(partial(self.said.emit, SOMETHING_ELSE))
        self.column.addWidget(self.own)
        self.setFocusProxy(self.own)
        self.finish_column()

    def leave(self) -> None:
        """Tell now what was typed."""
        self.own.settle()


def answer_of(choosing: Choosing, code: str) -> Answer | None:
    """How a card stands; None for one that was not touched."""
    if code in choosing.wanted:
        return "yes"
    return "later" if code in choosing.later else None


def tile_named(code: str) -> Tile | None:
    """The tile with this code, if it is one."""
    return next((tile for tile in TILES if tile.code == code), None)
