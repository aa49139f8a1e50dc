"""The parts of a sheet as blocks for paper, in one direction and at one size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from intake_app.languages.language import isolated, plain
from intake_app.languages.words import Ltr
from intake_app.packets.qr_code import squares_of
from intake_app.packets.sheet import (
    Advice,
    Asked,
    Beside,
    Grid,
    Heading,
    Line,
    NewPage,
    Part,
    Points,
    Sentence,
    Signature,
    SignHere,
    Slip,
    Words,
)
from intake_app.typeset.blocks import Block, Box, Column, PageBreak, Row, Spacer, bullets
from intake_app.typeset.cleaning import visible_controls
from intake_app.typeset.figures import Blank, CutLine, Squares, Strokes, TickBox, Whole
from intake_app.typeset.tags import Element
from intake_app.typeset.text import Paragraph, TextStyle

ACCENT = "#1f5f5b"
GREY = "#5b5f63"
_PALE = "#f3f6f5"
_LINE = "#c9d4d2"

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
_TOLD = TextStyle(size=13, leading=1.3, bold=True, color=ACCENT, space_after=3)
_NUMBER_WIDTH = 30.0
_LABEL_SHARE = 0.27
_LABEL_SHARE_IN_GRID = 0.34
_SHORT_QUOTE = 80
_BESIDE = 900
_SMALLEST = 8.0
"""Points. Nothing is set smaller, however full a page is."""
_CODE = 66.0
_UNDER_POINTS = 3.0
_TO_SIGN = 34.0
_TICK_BOX = 9.0
_SIGNATURE = (190.0, 62.0)


@dataclass(frozen=True, slots=True)
class Hand:
    """How a sheet is set: its language (BCP 47), its direction and, where a page is full, a ``scale`` under 1."""

    language: str
    rtl: bool
    scale: float = 1.0

    def style(self, style: TextStyle, *, turned: bool = False) -> TextStyle:
        """The style at this size; ``turned``, at the other side of the line."""
        align = "end" if turned else style.align
        if self.scale == 1:
            return replace(style, align=align) if turned else style
        size = max(style.size * self.scale, min(style.size, _SMALLEST))
        before, after = style.space_before * self.scale, style.space_after * self.scale
        return replace(style, align=align, size=size, space_before=before, space_after=after)

    def paragraph(
        self, text: str, style: TextStyle, *, turned: bool = False, element: Element | None = None
    ) -> Paragraph:
        """Words of the sheet's own language."""
        return Paragraph(text, self.style(style, turned=turned), language=self.language, rtl=self.rtl, element=element)

    def strokes(self, strokes: tuple[tuple[tuple[float, float], ...], ...], says: str) -> Block:
        """What a hand drew."""
        width, height = _SIGNATURE
        return Strokes(strokes, width=width, height=height, rtl=self.rtl, says=says, language=self.language)


def body(shown: Sequence[Part], hand: Hand) -> Iterator[Block]:
    """The blocks of these parts, in their order."""
    before: type | None = None
    for kind, group in groupby(shown, type):
        parts = list(group)
        if (before, kind) == (Points, Line):
            yield Spacer(hand.scale * _UNDER_POINTS)
        before = kind
        if kind is Line:
            yield from _lines([p for p in parts if isinstance(p, Line)], hand)
        elif kind is Asked:
            yield from _needs([p for p in parts if isinstance(p, Asked)], hand)
        else:
            for part in parts:
                yield from _part(part, hand)


def _part(part: Part, hand: Hand) -> Iterable[Block]:
    match part:
        case Heading(text):
            return [hand.paragraph(text, _HEADING)]
        case Sentence(text, strong, small, large):
            style = _LARGE if large else _STRONG if strong else _SMALL if small else _BODY
            return [hand.paragraph(text, style)]
        case Points(items):
            return bullets(items, language=hand.language, style=hand.style(_VALUE))
        case Advice():
            return [_advice(part, hand)]
        case Grid(lines):
            return _grid(lines, hand)
        case _:
            return _figure(part, hand)


def _figure(part: Part, hand: Hand) -> Iterable[Block]:
    """A part that is more than words."""
    match part:
        case Slip():
            return _slip(part, hand)
        case Signature(strokes, says):
            return [hand.strokes(strokes, says)]
        case SignHere():
            return [Spacer(_TO_SIGN), Row(Blank(), Column(()), rtl=hand.rtl, share=0.45)]
        case Beside(here, there, language, rtl):
            return [_beside(Column([*body(here, hand)]), Column([*body(there, Hand(language, rtl, hand.scale))]), hand)]
        case _:
            return [PageBreak()] if isinstance(part, NewPage) else []


def _beside(here: Column, there: Column, hand: Hand) -> Row:
    row = Row(here, there, rtl=hand.rtl, share=0.5, gap=22, space_after=4)
    row.space_before = max(here.space_before, there.space_before)
    row.keep_with_next = any(block.keep_with_next for block in here.blocks[-1:])
    return row


def _lines(lines: Sequence[Line], hand: Hand, share: float = _LABEL_SHARE) -> Iterator[Block]:
    """Labels and their values as a table; words without a label as paragraphs."""
    table = Element("Table")
    for line in lines:
        if not line.label:
            yield from _told(line.words, hand, None)
        elif line.words:
            row = Element("TR", table)
            label = hand.paragraph(line.label, _LABEL)
            label.element.tag, label.element.parent = "TH", row
            value = Column(_told(line.words, hand, Element("TD", row)))
            yield Row(label, value, rtl=hand.rtl, share=share, space_after=3)


def _grid(lines: Sequence[Line], hand: Hand) -> Iterator[Block]:
    """Lines two abreast, in reading order."""
    cells: list[Block] = list(_lines(lines, hand, _LABEL_SHARE_IN_GRID))
    for at in range(0, len(cells), 2):
        beside = cells[at + 1] if at + 1 < len(cells) else Column(())
        yield Row(cells[at], beside, rtl=hand.rtl, share=0.5, gap=14, space_after=3)


def _told(words: Sequence[Words], hand: Hand, parent: Element | None) -> list[Block]:
    """A value, or words as they were said with their translation beside them."""
    columns = [_one_said(one, hand, parent) for one in words]
    short = sum(len(one.text) for one in words) <= _BESIDE
    if len(words) == 2 and short and all(one.quoted for one in words):
        return [Row(Column(columns[0]), Column(columns[1]), rtl=hand.rtl, share=0.5, gap=14, space_after=0)]
    return [block for column in columns for block in column]


def _one_said(one: Words, hand: Hand, parent: Element | None) -> list[Block]:
    """The words in their own direction; short ones begin where the sheet's lines begin."""
    own_side = one.rtl != hand.rtl and len(one.text) > _SHORT_QUOTE
    value = hand.style(_VALUE, turned=one.rtl != hand.rtl and not own_side)
    made: list[Block] = [
        Paragraph(
            one.text, value, language=one.language, rtl=one.rtl, element=_under(parent, one.text, one.language, one.rtl)
        )
    ]
    if one.caption:
        element = _under(parent, one.caption, hand.language, hand.rtl)
        made.insert(0, hand.paragraph(one.caption, _CAPTION, turned=own_side, element=element))
    return made


def _needs(needs: Sequence[Asked], hand: Hand) -> Iterator[Block]:
    """The needs with their numbers in front, as a list."""
    listing = Element("L")
    for one in needs:
        entry = Element("LI", listing)
        shown = str(one.rank) if one.rank else "•"
        body = Element("LBody", entry)
        number = hand.paragraph(shown, _NUMBER, element=Element("Lbl", entry))
        element = _under(body, one.label, hand.language, hand.rtl)
        label = hand.paragraph(one.label, _NEED, element=element)
        told = Column([label, *_told(one.own_words, hand, body)])
        yield Row(number, told, rtl=hand.rtl, share=_NUMBER_WIDTH, gap=6, space_after=4)


def _under(parent: Element | None, text: str, language: str, rtl: bool) -> Element:
    """A paragraph's element; what runs from right to left is also given to a screen reader as text."""
    return Element("P", parent, language, plain(visible_controls(text)) if rtl else None)


def _advice(part: Advice, hand: Hand) -> Block:
    """What to do beside what not to do, on one pale ground."""
    sides = [
        Column(_side(title, items, hand))
        for title, items in ((part.do_title, part.do), (part.dont_title, part.dont))
        if items
    ]
    inside = Row(sides[0], sides[1], rtl=hand.rtl, share=0.56, gap=16, space_after=0) if len(sides) > 1 else sides[0]
    return Box([inside], fill=_PALE, border=_LINE, padding=9, space_before=3, space_after=6)


def _side(title: str, items: Sequence[str], hand: Hand) -> list[Block]:
    heading = hand.paragraph(title, _ADVICE_TITLE)
    return [heading, *bullets(items, language=hand.language, style=hand.style(_VALUE), indent=12)]


def _slip(part: Slip, hand: Hand) -> list[Block]:
    """What is cut off and sent back, in one piece: the answers to tick, and the reference in letters and as a code."""
    listing = Element("L")
    answers = [_answer(text, blank, hand, listing) for text, blank in part.answers]
    reference = hand.paragraph(isolated(Ltr(part.reference)), _TOLD, turned=True)
    code = Squares(squares_of(part.reference), side=_CODE, rtl=hand.rtl, says=part.says, language=hand.language)
    told = Column([*answers, hand.paragraph(part.closing, _SMALL)])
    beside = Row(told, Column([reference, code]), rtl=hand.rtl, share=0.76, gap=18, space_after=0)
    return [Whole([CutLine(), hand.paragraph(part.title, _HEADING), beside])]


def _answer(text: str, blank: bool, hand: Hand, listing: Element) -> Block:
    entry = Element("LI", listing)
    words = hand.paragraph(text, _VALUE, element=_under(Element("LBody", entry), text, hand.language, hand.rtl))
    line: Block = Row(words, Blank(), rtl=hand.rtl, share=0.6, gap=8, space_after=0) if blank else words
    return Row(TickBox(_TICK_BOX), line, rtl=hand.rtl, share=20, gap=6, space_after=7)
