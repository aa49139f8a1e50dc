"""Choosing as plain steps: yes, maybe later, not for me, and an order that only the survivor lays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TypeVar

Groups = tuple[tuple[str, ...], ...]
T = TypeVar("T")


def shuffled(items: tuple[T, ...], record: str) -> tuple[T, ...]:
    """``items`` shuffled once per person: the same record id always gives the same order, and no item is favoured."""
    return tuple(Random(record).sample(items, len(items)))  # noqa: S311 - a fair shuffle, not a secret


@dataclass(frozen=True, slots=True)
class Choosing:
    """What has been touched so far. ``wanted`` keeps the order of touching, which is not yet the order wanted.

    ``order`` holds the groups laid so far, first wanted first; a group of several is a tie. A need that was put away
    as *not for me* leaves no trace.
    """

    wanted: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    order: Groups = ()
    no_preference: bool = False

    def want(self, code: str) -> Choosing:
        """*Yes* to a card."""
        if code in self.wanted:
            return self
        return replace(self, wanted=(*self.wanted, code), later=_without(self.later, code))

    def maybe_later(self, code: str) -> Choosing:
        """*Maybe later* to a card, as easy as *yes*."""
        if code in self.later:
            return self
        return replace(self.put_away(code), later=(*self.later, code))

    def put_away(self, code: str) -> Choosing:
        """*Not for me*: the card is as if it had never been touched."""
        return replace(
            self,
            wanted=_without(self.wanted, code),
            later=_without(self.later, code),
            order=_without_in_groups(self.order, code),
        )

    @property
    def unplaced(self) -> tuple[str, ...]:
        """What is wanted and has no place in the order yet, in the order of touching."""
        placed = {code for group in self.order for code in group}
        return tuple(code for code in self.wanted if code not in placed)

    def place_next(self, code: str) -> Choosing:
        """*Which next?*: ``code`` takes the next place."""
        return replace(self, order=(*_without_in_groups(self.order, code), (code,)), no_preference=False)

    def lift(self, code: str) -> Choosing:
        """Take ``code`` back out of the order; it stays wanted."""
        return replace(self, order=_without_in_groups(self.order, code))

    def move(self, code: str, steps: int) -> Choosing:
        """Move the group of ``code`` by ``steps`` places (negative is earlier), as far as the list goes."""
        place = next((i for i, group in enumerate(self.order) if code in group), None)
        if place is None:
            return self
        groups = list(self.order)
        group = groups.pop(place)
        groups.insert(max(0, min(len(groups), place + steps)), group)
        return replace(self, order=tuple(groups))

    def tie(self, code: str) -> Choosing:
        """Lay ``code`` beside the group before it: both matter equally."""
        place = next((i for i, group in enumerate(self.order) if code in group), 0)
        if place == 0:
            return self
        groups = [list(group) for group in self.order]
        groups[place].remove(code)
        groups[place - 1].append(code)
        return replace(self, order=tuple(tuple(group) for group in groups if group))

    def untie(self, code: str) -> Choosing:
        """Give ``code`` a place of its own, just after the group it was tied in."""
        groups: list[tuple[str, ...]] = []
        for group in self.order:
            rest = _without(group, code)
            groups += [g for g in ((rest, (code,)) if len(rest) < len(group) else (group,)) if g]
        return replace(self, order=tuple(groups))

    def as_one(self) -> Choosing:
        """*No preference*: everything wanted stands in one group."""
        return replace(self, order=(self.wanted,) if self.wanted else (), no_preference=True)

    @property
    def yes(self) -> Groups:
        """The order as it would be kept: what was placed, then what was wanted and not placed as one last tie."""
        rest = self.unplaced
        return (*self.order, rest) if rest else self.order


def duel(codes: tuple[str, ...], firsts: dict[frozenset[str], str]) -> tuple[str, str] | None:
    """The next *which of these two first?* to ask, or None when the answers so far settle the order.

    ``firsts`` maps a pair to the one that was chosen. The order is found by insertion, so that nobody is asked a pair
    whose answer follows from earlier ones.
    """
    return _settle(codes, firsts)[1]


def known_firsts(order: Groups) -> dict[frozenset[str], str]:
    """The pairs that an order already answers; a tie answers none."""
    return {
        frozenset({first, second}): first
        for place, group in enumerate(order)
        for first in group
        for later in order[place + 1 :]
        for second in later
    }


def settled_so_far(codes: tuple[str, ...], firsts: dict[frozenset[str], str]) -> tuple[str, ...]:
    """The codes whose place among each other is settled when the questions stop early; the others have no place."""
    settled, _ = _settle(codes, firsts)
    return settled if len(settled) > 1 else ()


def order_from(codes: tuple[str, ...], firsts: dict[frozenset[str], str]) -> tuple[str, ...]:
    """The order that the answered pairs give; ``duel`` must have returned None for the same arguments."""
    return _settle(codes, firsts)[0]


def _settle(
    codes: tuple[str, ...], firsts: dict[frozenset[str], str]
) -> tuple[tuple[str, ...], tuple[str, str] | None]:
    """The codes inserted so far, first wanted first, and the pair that must be asked to go on; None at the end."""
    settled: list[str] = []
    for code in codes:
        low, high = 0, len(settled)
        while low < high:
            middle = (low + high) // 2
            first = firsts.get(frozenset({code, settled[middle]}))
            if first is None:
                return tuple(settled), (code, settled[middle])
            low, high = (low, middle) if first == code else (middle + 1, high)
        settled.insert(low, code)
    return tuple(settled), None


def _without(codes: tuple[str, ...], code: str) -> tuple[str, ...]:
    return tuple(c for c in codes if c != code)


def _without_in_groups(groups: Groups, code: str) -> Groups:
    return tuple(rest for group in groups if (rest := _without(group, code)))
