"""The colours of the three looks and the measures of the text sizes: everything a designer would set in one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeVar

Mode = Literal["light", "dark", "contrast"]
MODES: tuple[Mode, ...] = ("light", "dark", "contrast")
SIZES: tuple[int, ...] = (100, 125, 150, 175)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Colours:
    """One look: text on ``page`` and ``surface`` stands at 6:1 or more, ``line`` at 3:1 (WCAG 2.2, 1.4.3, 1.4.11)."""

    page: str
    surface: str
    raised: str
    text: str
    muted: str
    line: str
    soft: str
    accent: str
    on_accent: str
    accent_hover: str
    wash: str
    focus: str
    border: int = 1


COLOURS: dict[Mode, Colours] = {
    "light": Colours(
        page="#f7f2ea",
        surface="#fffdf9",
        raised="#efe8dc",
        text="#2a2620",
        muted="#5c5449",
        line="#8d8373",
        soft="#e2d9ca",
        accent="#22665f",
        on_accent="#ffffff",
        accent_hover="#1b554f",
        wash="#e3eeea",
        focus="#22665f",
    ),
    "dark": Colours(
        page="#1c1b19",
        surface="#262522",
        raised="#312f2b",
        text="#f1ece3",
        muted="#bdb4a6",
        line="#8b8375",
        soft="#403d37",
        accent="#8fcabf",
        on_accent="#10211e",
        accent_hover="#a6d8cf",
        wash="#27403b",
        focus="#8fcabf",
    ),
    "contrast": Colours(
        page="#000000",
        surface="#000000",
        raised="#000000",
        text="#ffffff",
        muted="#ffffff",
        line="#ffffff",
        soft="#ffffff",
        accent="#ffe14d",
        on_accent="#000000",
        accent_hover="#fff0a0",
        wash="#3a3300",
        focus="#4de1ff",
        border=2,
    ),
}


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths in logical pixels at one text size (per cent)."""

    size: int = 100

    def px(self, at_hundred: float) -> int:
        """A length that grows with the text."""
        return round(at_hundred * self.size / 100)

    @property
    def body(self) -> int:
        """The height of the letters of running text."""
        return self.px(16)

    @property
    def target(self) -> int:
        """The least side of anything that is touched (WCAG 2.2, 2.5.5)."""
        return max(44, self.px(44))


def next_of(values: tuple[T, ...], now: T) -> T:
    """The value after this one, and after the last the first."""
    return values[(values.index(now) + 1) % len(values)] if now in values else values[0]
