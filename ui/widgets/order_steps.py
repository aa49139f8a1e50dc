"""The steps a card can take in an order, as plain functions over ``Choosing``: to a place, up, down, beside another."""

from __future__ import annotations

from dataclasses import replace

from intake_app.needs.choosing import Choosing, Groups


def group_of(choosing: Choosing, code: str) -> int | None:
    """The place of a card's group, counted from 0; None while it has none."""
    return next((at for at, group in enumerate(choosing.order) if code in group), None)


def tapped(choosing: Choosing, code: str) -> Choosing:
    """A tap gives the next place, or takes the place back."""
    return choosing.place_next(code) if group_of(choosing, code) is None else choosing.lift(code)


def stepped(choosing: Choosing, code: str, step: int) -> Choosing:
    """One place earlier (-1) or later (+1). A card without a place takes the last one; a tied card steps out first."""
    at = group_of(choosing, code)
    if at is None:
        return choosing.place_next(code) if step < 0 else choosing
    if len(choosing.order[at]) > 1:
        return put_at(choosing, code, at if step < 0 else at + 1)
    return choosing.move(code, step)


def put_at(choosing: Choosing, code: str, at: int) -> Choosing:
    """Give a card a place of its own before the group that now stands at ``at``, the card itself not counted."""
    rest: Groups = choosing.lift(code).order
    place = max(0, min(len(rest), at))
    return replace(choosing, order=(*rest[:place], (code,), *rest[place:]), no_preference=False)


def tie_turned(choosing: Choosing, code: str) -> Choosing:
    """Lay a card beside the one before it, or take it out of its tie again."""
    at = group_of(choosing, code)
    if at is None:
        return choosing
    return choosing.untie(code) if len(choosing.order[at]) > 1 else choosing.tie(code)
