"""A need as a card of an order shows it: its words and its picture."""

from __future__ import annotations

from collections.abc import Iterable

from intake_app.needs.catalogue import need
from ui.widgets.order_card import CardItem


def card_items(codes: Iterable[str]) -> tuple[CardItem, ...]:
    """The cards of these needs."""
    return tuple(CardItem(code, need(code).label, need(code).pictogram) for code in codes)
