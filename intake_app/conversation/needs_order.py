"""The survivor's order: a dated statement of what is wanted, in which order, in whose words."""

from __future__ import annotations

from dataclasses import dataclass

from intake_app.conversation.answers import Text


@dataclass(frozen=True, slots=True, repr=False)
class Ordering:
    """One statement of the order. ``yes`` holds groups of need codes, first wanted first; a group of several is a tie.

    ``later`` holds the codes of *maybe later*, in no order. ``no_preference`` says that the person wants them all and
    none before another. ``own_words`` are the survivor's words for a need. What is in none of them was not asked.
    """

    id: str
    yes: tuple[tuple[str, ...], ...] = ()
    later: tuple[str, ...] = ()
    no_preference: bool = False
    own_words: tuple[tuple[str, Text], ...] = ()

    def __repr__(self) -> str:
        return f"Ordering({self.id})"

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of *yes* in the survivor's order, ties side by side as they were given."""
        return tuple(code for group in self.yes for code in group)

    def rank(self, code: str) -> int | None:
        """1 for the first group wanted, 2 for the next; None when the code is not among *yes*."""
        return next((place for place, group in enumerate(self.yes, 1) if code in group), None)

    def words_for(self, code: str) -> Text | None:
        """The survivor's own words for this need, if there are any."""
        return dict(self.own_words).get(code)
