"""Names of months that CLDR lends from a neighbour: Haitian Creole would get the French ones."""

from __future__ import annotations

from typing import Final

MONTHS: Final[dict[str, tuple[str, ...]]] = {
    "ht": (
        "janvye", "fevriye", "mas", "avril", "me", "jen", "jiyè", "out", "septanm", "oktòb", "novanm", "desanm",
    ),
}  # fmt: skip
"""The months of the Gregorian calendar by language (BCP 47, its first subtag), as they stand alone and in dates."""


def own_months(tag: str) -> tuple[str, ...] | None:
    """The Gregorian months of a language that needs its own; None where CLDR's serve."""
    return MONTHS.get(tag.split("-")[0])
