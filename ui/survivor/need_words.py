"""A need as a card of an order shows it: its words, the interpreter's line under them, its picture."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from intake_app.languages.language import Language
from intake_app.needs.catalogue import need
from ui.language import ScreenLanguage
from ui.widgets.look import Look
from ui.widgets.order_card import CardItem

ISOLATE, END = "\u2068", "\u2069"
"""What stands around words that keep their own direction beside others (UAX 9, FSI and PDI)."""


def card_items(look: Look, codes: Iterable[str], *, second: bool) -> tuple[CardItem, ...]:
    """The cards of these needs; with ``second`` each has the worker's line under the survivor's."""
    return tuple(
        CardItem(code, partial(_both, look.language, code) if second else need(code).label, need(code).pictogram)
        for code in codes
    )


def _both(screen: ScreenLanguage, code: str, language: Language) -> str:
    words, under = language.text(need(code).label), screen.text(need(code).label)
    return words if words == under else f"{words}\n{ISOLATE}{under}{END}"
