"""The figures on paper: calm bars with the numbers in words beside them, mirrored where a language runs that way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

from intake_app.languages.language import Language, filled
from intake_app.languages.words import msg, say
from intake_app.problems import BadInput
from intake_app.reports.counting import PEOPLE
from intake_app.reports.figure_words import (
    TITLES,
    each_row_words,
    figure_words,
    median_words,
    method_words,
    nothing_told,
    period_words,
    rest_words,
    row_words,
)
from intake_app.reports.figures import Figures, Row, Table
from intake_app.site import Site
from intake_app.typeset.blocks import Block, Column, Rule
from intake_app.typeset.blocks import Row as SideBySide
from intake_app.typeset.document import build_pdf
from intake_app.typeset.pen import Pen
from intake_app.typeset.tags import Element
from intake_app.typeset.text import Paragraph, TextStyle

_ACCENT: Final = "#1f5f5b"
_GREY: Final = "#5b5f63"
_TITLE: Final = TextStyle(size=21, leading=1.2, bold=True, space_after=2, tag="H1")
_ASIDE: Final = TextStyle(size=9.5, color=_GREY, align="end", space_after=0)
_SMALL: Final = TextStyle(size=9, color=_GREY, space_after=2)
_HEADING: Final = TextStyle(
    size=11.5, leading=1.25, bold=True, color=_ACCENT, space_before=11, space_after=4, keep_with_next=True, tag="H2"
)
_LABEL: Final = TextStyle(size=10, space_after=0)
_NUMBER: Final = TextStyle(size=10, space_after=0)
_HIDDEN: Final = TextStyle(size=10, color=_GREY, space_after=0)
_BAR_HEIGHT: Final = 8.0
_LABEL_SHARE: Final = 0.42
_BAR_SHARE: Final = 0.72
_MARGIN: Final = 48.0
_PAGE_OF: Final = say("Page {page} of {pages}")


def figures_pdf(made: Figures, site: Site, language: Language, today: date, page: str = "A4") -> bytes:
    """The figures as a tagged PDF; the same figures give the same bytes. ``page`` is *A4* or *letter*."""
    if page.lower() not in ("a4", "letter"):
        raise BadInput(msg("Cairn prints on A4 and Letter."), msg("Choose one of the two."))
    size: Literal["A4", "letter"] = "A4" if page.lower() == "a4" else "letter"
    words = language.find(_PAGE_OF) or _PAGE_OF.id

    def footer(number: int, pages: int) -> str:
        return filled(words, {"page": str(number), "pages": str(pages)})

    return build_pdf(
        _blocks(made, site, language, today),
        page=size,
        language=language.tag,
        title=language.text(msg("Figures")),
        footer=footer,
        rtl=language.rtl,
        margin=_MARGIN,
    )


def _blocks(made: Figures, site: Site, language: Language, today: date) -> Iterator[Block]:
    def set_in(text: str, style: TextStyle) -> Paragraph:
        return Paragraph(text, style, language=language.tag, rtl=language.rtl)

    asides = [words for words in (site.organization, language.date(today)) if words]
    facts = Column([set_in(words, _ASIDE) for words in asides])
    yield SideBySide(set_in(language.text(msg("Figures")), _TITLE), facts, rtl=language.rtl, share=0.55, space_after=0)
    yield Rule(color=_ACCENT, weight=1.4, space_before=5, space_after=8)
    yield set_in(period_words(made.period, language), TextStyle(bold=True))
    for words in method_words(made.smallest):
        yield set_in(language.text(words), _SMALL)
    for table in made.tables:
        yield set_in(language.text(TITLES[table.name]), _HEADING)
        yield from _rows(table, made.smallest, language)


def _rows(table: Table, smallest: int, language: Language) -> Iterator[Block]:
    if table.name == PEOPLE:
        told = figure_words(table.rows[0].figure, smallest, language)
        yield Paragraph(told, _NUMBER, language=language.tag, rtl=language.rtl)
        return
    if nothing_told(table):
        yield _line(language.text(each_row_words(smallest)), language)
        return
    most = max((row.figure.value or 0 for row in table.rows), default=0)
    element = Element("Table")
    for row in table.rows:
        yield _row(table.name, row, most, smallest, language, Element("TR", element))
    if table.rest:
        yield _line(language.text(rest_words(smallest)), language)
    if words := median_words(table, language):
        yield _line(words, language)


def _line(words: str, language: Language) -> Paragraph:
    return Paragraph(words, _SMALL, language=language.tag, rtl=language.rtl)


def _row(table: str, row: Row, most: int, smallest: int, language: Language, parent: Element) -> Block:
    def cell(text: str, style: TextStyle, tag: str) -> Paragraph:
        made = Paragraph(text, style, language=language.tag, rtl=language.rtl)
        made.element.tag, made.element.parent = tag, parent
        return made

    label = cell(row_words(table, row, language), _LABEL, "TH")
    told = figure_words(row.figure, smallest, language)
    value = row.figure.value
    if value is None:
        return SideBySide(label, cell(told, _HIDDEN, "TD"), rtl=language.rtl, share=_LABEL_SHARE, space_after=3)
    bar = _Bar(value / most, rtl=language.rtl)
    number = cell(told, _NUMBER, "TD")
    beside = SideBySide(bar, number, rtl=language.rtl, share=_BAR_SHARE, gap=8, space_after=0)
    return SideBySide(label, beside, rtl=language.rtl, share=_LABEL_SHARE, space_after=3)


class _Bar:
    """A bar on the line of its number, as long as its part of the width, from the side where reading begins."""

    space_before = 0.0
    space_after = 0.0
    keep_with_next = False

    def __init__(self, part: float, *, rtl: bool) -> None:
        self._part, self._rtl = part, rtl
        self._width = 0.0

    def fit(self, width: float) -> float:
        self._width = width
        return _BAR_HEIGHT

    def lead(self) -> float:
        return _BAR_HEIGHT

    def split(self, height: float) -> tuple[Block, Block] | None:
        return None

    def baseline(self) -> float | None:
        return _BAR_HEIGHT

    def draw(self, pen: Pen, x: float, top: float) -> None:
        long = self._part * self._width
        start = x + self._width - long if self._rtl else x
        pen.box(start, top - _BAR_HEIGHT, long, _BAR_HEIGHT, fill=_ACCENT, border=None)
