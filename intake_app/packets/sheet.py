"""A sheet: the plain content of a packet or a copy in one language, for the screen and for paper alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from intake_app.languages.words import Msg


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
    """A heading of the sheet; ``wording`` is what it says without a language."""

    text: str
    wording: Msg | None = None

    def texts(self) -> tuple[str, ...]:
        return (self.text,)


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """A label with what belongs to it; ``wording`` is what the label says without a language."""

    label: str
    words: tuple[Words, ...]
    wording: Msg | None = None

    def __repr__(self) -> str:
        return f"Line({len(self.words)} words)"

    def texts(self) -> tuple[str, ...]:
        return (self.label, *_spoken(self.words))


@dataclass(frozen=True, slots=True)
class Grid:
    """Short lines that stand two abreast."""

    lines: tuple[Line, ...]

    def texts(self) -> tuple[str, ...]:
        return tuple(text for line in self.lines for text in line.texts())


@dataclass(frozen=True, slots=True, repr=False)
class Sentence:
    """A sentence of the sheet; a ``strong`` one carries the weight of its part, a ``small`` one is an aside,
    a ``large`` one is copied by hand."""

    text: str
    strong: bool = False
    small: bool = False
    large: bool = False

    def __repr__(self) -> str:
        return "Sentence()"

    def texts(self) -> tuple[str, ...]:
        return (self.text,)


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """A need that is asked for, with its number in the survivor's order and the survivor's words for it."""

    rank: int | None
    label: str
    own_words: tuple[Words, ...] = ()
    wording: Msg | None = None

    def __repr__(self) -> str:
        return f"Asked({self.rank})"

    def texts(self) -> tuple[str, ...]:
        return (str(self.rank or ""), self.label, *_spoken(self.own_words))


@dataclass(frozen=True, slots=True, repr=False)
class Advice:
    """What to do and what not to do, each under its title; either may be empty."""

    do_title: str
    do: tuple[str, ...]
    dont_title: str
    dont: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Advice({len(self.do)}, {len(self.dont)})"

    def texts(self) -> tuple[str, ...]:
        return (self.do_title, *self.do, self.dont_title, *self.dont)


@dataclass(frozen=True, slots=True, repr=False)
class Points:
    """A list of sentences, which may hold a person's words."""

    items: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Points({len(self.items)})"

    def texts(self) -> tuple[str, ...]:
        return self.items


@dataclass(frozen=True, slots=True)
class Slip:
    """What the recipient cuts off, ticks and sends back: one line an answer, some with a blank to fill in.

    ``says`` tells a screen reader what the code of squares shows, which holds the reference and nothing else.
    """

    title: str
    reference: str
    answers: tuple[tuple[str, bool], ...]
    closing: str
    says: str

    def texts(self) -> tuple[str, ...]:
        return (self.title, self.reference, *(text for text, _ in self.answers), self.closing)


@dataclass(frozen=True, slots=True, repr=False)
class Signature:
    """A signature or a mark as lines through points, from the left and from the top; ``says`` tells what it is."""

    strokes: tuple[tuple[tuple[float, float], ...], ...]
    says: str

    def __repr__(self) -> str:
        return "Signature()"

    def texts(self) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class SignHere:
    """A line to sign on by hand."""

    def texts(self) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, slots=True, repr=False)
class Beside:
    """The same said twice, in the sheet's language and, beside it, in another (BCP 47)."""

    here: tuple[Part, ...]
    there: tuple[Part, ...]
    language: str
    rtl: bool

    def __repr__(self) -> str:
        return f"Beside({self.language})"

    def texts(self) -> tuple[str, ...]:
        return tuple(text for part in (*self.here, *self.there) for text in part.texts())


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""

    def texts(self) -> tuple[str, ...]:
        return ()


def _spoken(words: tuple[Words, ...]) -> tuple[str, ...]:
    return tuple(text for one in words for text in (one.caption, one.text))


Part = Heading | Line | Grid | Sentence | Asked | Advice | Points | Slip | Signature | SignHere | Beside | NewPage


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """The whole content, in ``language`` (BCP 47). ``title`` is neutral, ``reference`` may be empty.

    ``footer`` stands below every page; ``page_of`` is a wording with the fields ``{page}`` and ``{pages}``. The first
    ``page_one`` parts are meant to stand on the first page; ``if_full`` are the same with the most needed first.
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
    page_one: int = 0
    if_full: tuple[Part, ...] = ()

    def __repr__(self) -> str:
        return f"Sheet({self.reference}, {len(self.parts)} parts)"

    def texts(self) -> tuple[str, ...]:
        """Every string that the sheet shows, in reading order."""
        return (self.headline, self.reference, self.date, *(t for p in self.parts for t in p.texts()), self.footer)

    def places(self) -> Iterator[tuple[Msg | str, tuple[str, ...]]]:
        """The texts by where they stand: under which label or, without one, under which heading."""
        heading: Msg | str = ""
        for part in _single(self.parts):
            if isinstance(part, Heading):
                heading = part.wording or part.text
            own = part.wording or part.label if isinstance(part, Line | Asked) else ""
            yield own or heading, part.texts()


def _single(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part in parts:
        yield from part.lines if isinstance(part, Grid) else (part,)
