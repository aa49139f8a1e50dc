"""A sheet: the plain content of a packet or a copy in one language, for the screen and for paper alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class Words:
    """Words that somebody said or wrote, with their language (BCP 47) and direction.

    ``caption`` says whose language it is, or that it is a translation; empty where that goes without saying.
    ``quoted`` words are a person's own and stand by themselves; the others stand in their line as a value does.
    """

    text: str
    language: str
    rtl: bool
    caption: str = ""
    quoted: bool = False

    def __repr__(self) -> str:
        return f"Words({self.language})"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the sheet."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A label with what belongs to it."""

    label: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Sentence:
    """A sentence of the sheet; a ``strong`` one carries the weight of its part, a ``small`` one is an aside."""

    text: str
    strong: bool = False
    small: bool = False

    def __repr__(self) -> str:
        return "Sentence()"


@dataclass(frozen=True, slots=True)
class Asked:
    """A need that is asked for, with its number in the survivor's order and the survivor's words for it."""

    rank: int | None
    label: str
    own_words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Advice:
    """What to do and what not to do, each under its title; either may be empty."""

    do_title: str
    do: tuple[str, ...]
    dont_title: str
    dont: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Advice({len(self.do)}, {len(self.dont)})"


@dataclass(frozen=True, slots=True)
class Points:
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""


Part = Heading | Line | Sentence | Asked | Advice | Points | NewPage


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """The whole content, in ``language`` (BCP 47). ``title`` is neutral, ``reference`` may be empty.

    ``footer`` stands below every page; ``page_of`` is a wording with the fields ``{page}`` and ``{pages}``.
    """

    title: str
    language: str
    rtl: bool
    headline: str
    reference: str
    date: str
    parts: tuple[Part, ...]
    footer: str = ""
    page_of: str = ""

    def __repr__(self) -> str:
        return f"Sheet({self.reference}, {len(self.parts)} parts)"

    def texts(self) -> tuple[str, ...]:
        """Every string that the sheet shows, in reading order."""
        return (self.headline, self.reference, self.date, *(t for p in self.parts for t in _texts(p)), self.footer)


def _texts(part: Part) -> Iterator[str]:
    match part:
        case Heading(text) | Sentence(text):
            yield text
        case Line(label, words):
            yield label
            yield from _spoken(words)
        case Asked(rank, label, words):
            yield str(rank or "")
            yield label
            yield from _spoken(words)
        case Points(items):
            yield from items
        case Advice():
            yield from (part.do_title, *part.do, part.dont_title, *part.dont)
        case NewPage():
            return


def _spoken(words: tuple[Words, ...]) -> Iterator[str]:
    for one in words:
        yield from (one.caption, one.text)
