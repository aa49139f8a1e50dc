"""Sheets set on paper: A4 or Letter, tagged, mirrored for languages that run from right to left; and the small card."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Literal

import pikepdf
from pikepdf import Array

from intake_app.languages.language import filled, isolated
from intake_app.languages.words import Ltr, msg
from intake_app.packets.blocks import ACCENT, GREY, Hand, body
from intake_app.packets.sheet import Line, Sheet, Words
from intake_app.problems import BadInput, CharacterWithoutGlyph
from intake_app.typeset.blocks import Block, Column, Row, Rule, Spacer
from intake_app.typeset.document import PAGE_SIZES, build_pdf
from intake_app.typeset.text import INK, Paragraph, TextStyle

_HEADLINE = TextStyle(size=21, leading=1.2, bold=True, color=INK, space_after=2, tag="H1")
_REFERENCE = TextStyle(size=13, leading=1.3, bold=True, color=ACCENT, align="end", space_after=0)
_DATE = TextStyle(size=9.5, color=GREY, align="end", space_after=0)
_NOT_DRAWN = msg("No typeface of Cairn can draw this character: {character}. It stands under “{place}”.")
_MARGIN = 48.0
_SCALES = (1.0, 0.95, 0.9)
"""How much smaller page one may be set so that all of it stands on the first page."""

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
    """The blocks in the sheet's order, a little smaller where that keeps page one on one page.

    Where it does not, what a provider needs most stands first.
    """
    width, height = (side - 2 * _MARGIN for side in PAGE_SIZES[size])
    rest = body(sheet.parts[sheet.page_one :], Hand(sheet.language, sheet.rtl))
    for scale in _SCALES if sheet.page_one else ():
        first = [*_head(sheet), *body(sheet.parts[: sheet.page_one], Hand(sheet.language, sheet.rtl, scale))]
        if Column(first).fit(width) <= height:
            return [*first, *rest]
    full = sheet.if_full or sheet.parts[: sheet.page_one]
    return [*_head(sheet), *body(full, Hand(sheet.language, sheet.rtl, _SCALES[-1])), *rest]
