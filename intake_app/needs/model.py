"""What a need and a tile are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable

from intake_app.languages.words import Msg

_PICTOGRAMS = files("intake_app.needs") / "pictograms"


class Phase(StrEnum):
    """A planning label for the worker: it neither sorts nor filters what the survivor sees."""

    IMMEDIATE = "immediate"
    SHORT = "short"
    LONG = "long"
    NONE = "none"


class Offered(StrEnum):
    """*first*: at any meeting; *later*: not at a first one; *always*: given, not chosen."""

    FIRST = "first"
    LATER = "later"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Tile:
    """One of the ten pictures the choosing starts from."""

    code: str
    label: Msg

    @property
    def pictogram(self) -> Traversable:
        """The tile's picture, an SVG drawn in ``currentColor``."""
        return _PICTOGRAMS / f"tile-{self.code}.svg"


@dataclass(frozen=True, slots=True)
class Need:
    """One card. ``tile`` is None for *something else* and *not sure*."""

    code: str
    label: Msg
    tile: str | None
    phase: Phase
    offered: Offered = Offered.FIRST

    @property
    def pictogram(self) -> Traversable:
        """The card's picture, an SVG drawn in ``currentColor``."""
        return _PICTOGRAMS / f"{self.code}.svg"
