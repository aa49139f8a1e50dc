"""Sheets set on paper: A4 or Letter, tagged, mirrored for languages that run from right to left; and the small card."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from typing import Literal

import pikepdf
from pikepdf import Array

from intake_app.languages.language import filled, isolated, plain
from intake_app.languages.words import Ltr, msg
from intake_app.packets.sheet import (
    Advice,
    Asked,
    Grid,
    Heading,
    Line,
    NewPage,
    Part,
    Points,
    Sentence,
    Sheet,
    Words,
)
from intake_app.problems import BadInput, CharacterWithoutGlyph
from intake_app.typeset.blocks import Block, Box, Column, PageBreak, Row, Rule, Spacer, bullets
from intake_app.typeset.cleaning import visible_controls
from intake_app.typeset.document import PAGE_SIZES, build_pdf
from intake_app.typeset.tags import Element
from intake_app.typeset.text import INK, Paragraph, TextStyle

ACCENT = "#1f5f5b"
GREY = "#5b5f63"
_PALE = "#f3f6f5"
_LINE = "#c9d4d2"

_HEADLINE = TextStyle(size=21, leading=1.2, bold=True, color=INK, space_after=2, tag="H1")
_REFERENCE = TextStyle(size=13, leading=1.3, bold=True, color=ACCENT, align="end", space_after=0)
_DATE = TextStyle(size=9.5, color=GREY, align="end", space_after=0)
_HEADING = TextStyle(
    size=11.5, leading=1.25, bold=True, color=ACCENT, space_before=9, space_after=3, keep_with_next=True, tag="H2"
)
_BODY = TextStyle(size=10.5, space_after=3)
_STRONG = TextStyle(size=11, bold=True, space_after=3, keep_with_next=True)
_LARGE = TextStyle(size=22, leading=1.5, bold=True, space_after=3)
_SMALL = TextStyle(size=9, color=GREY, space_after=3)
_LABEL = TextStyle(size=9.5, leading=1.55, color=GREY, space_after=0)
_VALUE = TextStyle(size=10.5, space_after=1)
_CAPTION = TextStyle(size=8.5, color=GREY, space_before=1, space_after=0, keep_with_next=True)
_NUMBER = TextStyle(size=17, leading=0.9, bold=True, color=ACCENT, space_after=0)
_NEED = TextStyle(size=12, leading=1.5, bold=True, space_after=1)
_ADVICE_TITLE = TextStyle(size=10.5, bold=True, color=ACCENT, space_after=2, keep_with_next=True)
_NOT_DRAWN = msg("No typeface of Cairn can draw this character: {character}. It stands under “{place}”.")
_MARGIN = 48.0
_NUMBER_WIDTH = 30.0
_LABEL_SHARE = 0.27
_LABEL_SHARE_IN_GRID = 0.34
_SHORT_QUOTE = 80
_BESIDE = 900

CARD = (240.945, 155.906)
"""Points: 85 by 55 mm, the size of a business card."""
_CARD_MARGIN = 18.0
_CARD_SCALES = (1.0, 0.8, 0.65, 0.5)
_HAND = 30.0
"""Points between lines that are written on by hand."""
_CARD_LINES = (
    TextStyle(size=17, leading=1.3, bold=True, space_after=8, low=True),
    TextStyle(size=12.5, leading=1.35, space_after=6, low=True),
    TextStyle(size=14, leading=1.35, space_after=0, low=True),
)


def draw(sheet: Sheet, *, page: str = "A4") -> bytes:
    """The sheet as a tagged PDF; the same sheet gives the same bytes. ``page`` is *A4* or *letter* in any case.

    Raises BadInput for another page and CharacterWithoutGlyph, which names its place, for a character that no bundled
    font can draw.
    """
    if page.lower() not in ("a4", "letter"):
        raise BadInput(msg("Cairn prints on A4 and Letter."), msg("Choose one of the two."))

    def footer(number: int, pages: int) -> str | None:
        return _footer(sheet, number, pages)

    size: Literal["A4", "letter"] = "A4" if page.lower() == "a4" else "letter"
    with _placing(sheet):
        return build_pdf(
            _stacked(sheet, size),
            page=size,
            language=sheet.language,
            title=sheet.title,
            footer=footer,
            rtl=sheet.rtl,
            margin=_MARGIN,
        )


@contextmanager
def _placing(sheet: Sheet) -> Iterator[None]:
    """A character that cannot be drawn is told with the label or heading that it stands under."""
    try:
        yield
    except CharacterWithoutGlyph as stopped:
        found = (place for place, texts in sheet.places() if any(stopped.character in text for text in texts))
        place = next(found, "")
        if not place:
            raise
        raise CharacterWithoutGlyph(
            _NOT_DRAWN(**stopped.what.args, place=place), stopped.do, stopped.character
        ) from None


def draw_card(sheet: Sheet) -> bytes:
    """The card as one PDF page of the size of a business card. Raises BadInput when its words do not fit."""
    inside = CARD[0] - 2 * _CARD_MARGIN
    lines = [part for part in sheet.parts if isinstance(part, Line)]
    texts = [words for line in lines for words in line.words]
    empty = [line for line in lines if not line.words]
    column = _to_write_on(len(empty)) if empty else _fitting(texts, inside, CARD[1] - 2 * _CARD_MARGIN)
    row = Row(column, Column(()), rtl=False, share=inside, gap=0, space_after=0)
    full = build_pdf([row], language=sheet.language, title=sheet.title, rtl=sheet.rtl, margin=_CARD_MARGIN)
    return _cropped(full)


def _to_write_on(lines: int) -> Column:
    """Empty lines, evenly spaced, for a hand."""
    return Column([block for _ in range(lines) for block in (Spacer(_HAND), Rule(weight=0.6, space_before=0))])


def _fitting(texts: Sequence[Words], width: float, height: float) -> Column:
    for scale in _CARD_SCALES:
        blocks: list[Block] = [_card_line(words, at, scale) for at, words in enumerate(texts)]
        spare = height - Column(blocks).fit(width)
        if spare >= 0:
            return Column([Spacer(spare / 2), *blocks])
    raise BadInput(msg("These words do not fit on a card."), msg("Use fewer words."))


def _card_line(words: Words, at: int, scale: float) -> Paragraph:
    style = _CARD_LINES[min(at, len(_CARD_LINES) - 1)]
    small = replace(style, size=style.size * scale, space_after=style.space_after * scale)
    return Paragraph(words.text, small, language=words.language, rtl=words.rtl)


def _cropped(full: bytes) -> bytes:
    """The upper left corner of the only page, as large as a card."""
    height = PAGE_SIZES["A4"][1]
    with pikepdf.open(io.BytesIO(full)) as pdf:
        pdf.pages[0].obj.MediaBox = Array([0, round(height - CARD[1], 3), CARD[0], height])
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def _footer(sheet: Sheet, number: int, pages: int) -> str:
    page = filled(sheet.page_of, {"page": str(number), "pages": str(pages)})
    second = " · ".join(part for part in (isolated(Ltr(sheet.reference)), page) if part)
    return "\n".join(part for part in (sheet.footer, second) if part)


def _head(sheet: Sheet) -> Iterator[Block]:
    headline = Paragraph(sheet.headline, _HEADLINE, language=sheet.language, rtl=sheet.rtl)
    facts: list[Block] = []
    if sheet.reference:
        reference = isolated(Ltr(sheet.reference))
        facts.append(Paragraph(reference, _REFERENCE, language=sheet.language, rtl=sheet.rtl))
    facts.append(Paragraph(sheet.date, _DATE, language=sheet.language, rtl=sheet.rtl))
    yield Row(headline, Column(facts), rtl=sheet.rtl, share=0.55, space_after=0)
    yield Rule(color=ACCENT, weight=1.4, space_before=5, space_after=8)


def _stacked(sheet: Sheet, size: Literal["A4", "letter"]) -> list[Block]:
    """The blocks in the sheet's order; safe contact moves up where it would otherwise not be whole on page one."""
    width, height = (side - 2 * _MARGIN for side in PAGE_SIZES[size])
    upto = next((at for at, part in enumerate(sheet.parts, 1) if isinstance(part, Advice)), 0)
    blocks = [*_head(sheet), *_body(sheet.parts[:upto], sheet)]
    if Column(blocks).fit(width) > height:
        return [*_head(sheet), *_body(_contact_first(sheet.parts, upto), sheet)]
    return [*blocks, *_body(sheet.parts[upto:], sheet)]


def _contact_first(parts: tuple[Part, ...], upto: int) -> tuple[Part, ...]:
    """The parts with the heading and the lines of safe contact after the first part, which says who writes to whom."""
    return (*parts[:1], *parts[upto - 2 : upto], *parts[1 : upto - 2], *parts[upto:])


def _body(shown: Sequence[Part], sheet: Sheet) -> Iterator[Block]:
    for kind, group in groupby(shown, type):
        parts = list(group)
        if kind is Line:
            yield from _lines([p for p in parts if isinstance(p, Line)], sheet)
        elif kind is Asked:
            yield from _needs([p for p in parts if isinstance(p, Asked)], sheet)
        else:
            for part in parts:
                yield from _part(part, sheet)


def _part(part: Part, sheet: Sheet) -> Iterable[Block]:
    match part:
        case Heading(text):
            return [Paragraph(text, _HEADING, language=sheet.language, rtl=sheet.rtl)]
        case Sentence(text, strong, small, large):
            style = _LARGE if large else _STRONG if strong else _SMALL if small else _BODY
            return [Paragraph(text, style, language=sheet.language, rtl=sheet.rtl)]
        case Points(items):
            return bullets(items, language=sheet.language, style=_VALUE)
        case Advice():
            return [_advice(part, sheet)]
        case Grid(lines):
            return _grid(lines, sheet)
        case NewPage():
            return [PageBreak()]
        case _:
            return []


def _lines(lines: Sequence[Line], sheet: Sheet, share: float = _LABEL_SHARE) -> Iterator[Block]:
    """Labels and their values as a table; words without a label as paragraphs."""
    table = Element("Table")
    for line in lines:
        if not line.label:
            yield from _told(line.words, sheet, None)
        elif line.words:
            row = Element("TR", table)
            label = Paragraph(line.label, _LABEL, language=sheet.language, rtl=sheet.rtl)
            label.element.tag, label.element.parent = "TH", row
            value = Column(_told(line.words, sheet, Element("TD", row)))
            yield Row(label, value, rtl=sheet.rtl, share=share, space_after=3)


def _grid(lines: Sequence[Line], sheet: Sheet) -> Iterator[Block]:
    """Lines two abreast, in reading order."""
    cells: list[Block] = list(_lines(lines, sheet, _LABEL_SHARE_IN_GRID))
    for at in range(0, len(cells), 2):
        beside = cells[at + 1] if at + 1 < len(cells) else Column(())
        yield Row(cells[at], beside, rtl=sheet.rtl, share=0.5, gap=14, space_after=3)


def _told(words: Sequence[Words], sheet: Sheet, parent: Element | None) -> list[Block]:
    """A value, or words as they were said with their translation beside them."""
    columns = [_one_said(one, sheet, parent) for one in words]
    short = sum(len(one.text) for one in words) <= _BESIDE
    if len(words) == 2 and short and all(one.quoted for one in words):
        return [Row(Column(columns[0]), Column(columns[1]), rtl=sheet.rtl, share=0.5, gap=14, space_after=0)]
    return [block for column in columns for block in column]


def _one_said(one: Words, sheet: Sheet, parent: Element | None) -> list[Block]:
    """The words in their own direction; short ones begin where the sheet's lines begin."""
    own_side = one.rtl != sheet.rtl and len(one.text) > _SHORT_QUOTE
    value = _style(_VALUE, turned=one.rtl != sheet.rtl and not own_side)
    made: list[Block] = [
        Paragraph(
            one.text, value, language=one.language, rtl=one.rtl, element=_under(parent, one.text, one.language, one.rtl)
        )
    ]
    if one.caption:
        caption = _style(_CAPTION, turned=own_side)
        element = _under(parent, one.caption, sheet.language, sheet.rtl)
        made.insert(0, Paragraph(one.caption, caption, language=sheet.language, rtl=sheet.rtl, element=element))
    return made


def _needs(needs: Sequence[Asked], sheet: Sheet) -> Iterator[Block]:
    """The needs with their numbers in front, as a list."""
    listing = Element("L")
    for one in needs:
        entry = Element("LI", listing)
        shown = str(one.rank) if one.rank else "•"
        body = Element("LBody", entry)
        number = Paragraph(shown, _NUMBER, language=sheet.language, rtl=sheet.rtl, element=Element("Lbl", entry))
        element = _under(body, one.label, sheet.language, sheet.rtl)
        label = Paragraph(one.label, _NEED, language=sheet.language, rtl=sheet.rtl, element=element)
        told = Column([label, *_told(one.own_words, sheet, body)])
        yield Row(number, told, rtl=sheet.rtl, share=_NUMBER_WIDTH, gap=6, space_after=4)


def _under(parent: Element | None, text: str, language: str, rtl: bool) -> Element:
    """A paragraph's element; what runs from right to left is also given to a screen reader as text."""
    return Element("P", parent, language, plain(visible_controls(text)) if rtl else None)


def _style(style: TextStyle, *, turned: bool) -> TextStyle:
    """The style, or the same at the other side of the line."""
    return replace(style, align="end") if turned else style


def _advice(part: Advice, sheet: Sheet) -> Block:
    """What to do beside what not to do, on one pale ground."""
    sides = [
        Column(_side(title, items, sheet))
        for title, items in ((part.do_title, part.do), (part.dont_title, part.dont))
        if items
    ]
    inside = Row(sides[0], sides[1], rtl=sheet.rtl, share=0.56, gap=16, space_after=0) if len(sides) > 1 else sides[0]
    return Box([inside], fill=_PALE, border=_LINE, padding=9, space_before=3, space_after=6)


def _side(title: str, items: Sequence[str], sheet: Sheet) -> list[Block]:
    heading = Paragraph(title, _ADVICE_TITLE, language=sheet.language, rtl=sheet.rtl)
    return [heading, *bullets(items, language=sheet.language, style=_VALUE, indent=12)]
