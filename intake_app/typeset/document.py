"""A PDF made from blocks: stacked on pages, drawn, tagged, and cleaned of everything that tells of its making."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal
from xml.sax.saxutils import escape

from intake_app.languages.typefaces import is_right_to_left
from intake_app.typeset import lines
from intake_app.typeset.blocks import Block, PageBreak, Spacer, lead_of
from intake_app.typeset.engine import Canvas, pdfdoc
from intake_app.typeset.pdf_file import Stream, Written, as_file
from intake_app.typeset.pen import Pen
from intake_app.typeset.pen import forget as forget_strings
from intake_app.typeset.tags import write_tree
from intake_app.typeset.text import Paragraph, TextStyle

Footer = Callable[[int, int], str | None]

PAGE_SIZES = {"A4": (595.276, 841.89), "letter": (612.0, 792.0)}
MARGIN = 54.0
_FOOTERS = tuple(
    TextStyle(size=size, leading=1.3, color="#6b6b70", align="end", space_after=0, low=True) for size in (8.5, 7.5, 6.5)
)
_UNPRINTED = 14.0
"""Points along a page's edge that many printers leave white."""
_KEPT_TOGETHER = 12
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li>'
    '</rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block on a page: its upper edge below the upper margin, in points."""

    block: Block
    down: float


class _BareCanvas(Canvas):
    """A reportlab canvas whose pages name no standard font, which would not be embedded."""

    def _make_preamble(self) -> None:
        self._preamble = ""


def build_pdf(
    blocks: Iterable[Block],
    *,
    page: Literal["A4", "letter"] = "A4",
    language: str = "en",
    title: str = "",
    footer: Footer | None = None,
    rtl: bool | None = None,
    margin: float = MARGIN,
) -> bytes:
    """The blocks as a tagged PDF; the same blocks give the same bytes.

    ``footer(page, pages)``, counted from 1, is the small text below each page, or ``None`` for none there. ``title`` is
    what a reader shows in its title bar: keep it neutral. Raises ``CharacterWithoutGlyph``.
    """
    width, height = PAGE_SIZES[page]
    pages = stack_on_pages(blocks, width - 2 * margin, height - 2 * margin)
    canvas = _BareCanvas(io.BytesIO(), pagesize=(width, height), pageCompression=1, invariant=1)
    right_to_left = is_right_to_left(language) if rtl is None else rtl
    pen = Pen(canvas, rtl=right_to_left)
    for at, placed in enumerate(pages):
        for one in placed:
            one.block.draw(pen, margin, height - margin - one.down)
        if footer and (text := footer(at + 1, len(pages))):
            _draw_footer(pen, text, language, margin, width)
        pen.next_page()
    pen.embed_fonts()
    doc = pen.canvas._doc
    write_tree(doc, pen.marks, language)
    _describe(doc, language, title, right_to_left)
    return as_file(doc)


def forget_words() -> None:
    """Drop from memory every word and line made for earlier documents."""
    lines.forget()
    forget_strings()


def stack_on_pages(blocks: Iterable[Block], width: float, height: float) -> list[list[_Placed]]:
    """The blocks placed on as many pages as they need, at least one.

    A block too high for any page, which cannot be split, is drawn over the page's end.
    """
    waiting = deque(blocks)
    pages: list[list[_Placed]] = [[]]
    down = after = 0.0
    while waiting:
        block = waiting.popleft()
        if not pages[-1] and isinstance(block, Spacer):
            continue
        gap = max(after, block.space_before) if pages[-1] else 0.0
        here, rest = _what_fits(block, waiting, width, height - down - gap, fresh=not pages[-1])
        if here:
            pages[-1].append(_Placed(here, down + gap))
            down, after = down + gap + here.fit(width), here.space_after
        if rest:
            waiting.appendleft(rest)
        if (rest or isinstance(block, PageBreak)) and pages[-1]:
            pages.append([])
            down = after = 0.0
    return pages if pages[-1] or len(pages) == 1 else pages[:-1]


def _what_fits(
    block: Block, following: Sequence[Block] | deque[Block], width: float, room: float, *, fresh: bool
) -> tuple[Block | None, Block | None]:
    """The part of a block for this page, and the part for the next."""
    if isinstance(block, PageBreak):
        return None, None
    tall = block.fit(width)
    if block.keep_with_next and not fresh and lead_of([block, *islice(following, _KEPT_TOGETHER)], width) > room:
        return None, block
    if tall <= room:
        return block, None
    if fresh or block.lead() <= room:
        parts = block.split(room)
        if parts:
            return parts
    return (block, None) if fresh else (None, block)


def _draw_footer(pen: Pen, text: str, language: str, margin: float, width: float) -> None:
    """The footer inside the lower margin, in smaller letters where it is long."""
    for style in _FOOTERS:
        line = Paragraph(text, style, language=language)
        height = line.fit(width - 2 * margin)
        if _UNPRINTED + height <= margin:
            break
    with pen.artifact():
        line.draw_bare(pen, margin, max(margin * 0.72, _UNPRINTED + height))


def _describe(doc: Any, language: str, title: str, rtl: bool) -> None:
    """Tell the document's language, direction and title, and nothing else about it."""
    catalog = doc.Catalog
    catalog.Lang = pdfdoc.PDFString(language)
    way = "R2L" if rtl else "L2R"
    catalog.ViewerPreferences = Written(doc, f"<</DisplayDocTitle true/Direction/{way}>>")
    words = _XMP.format(title=escape(title)).encode()
    catalog.Metadata = Stream(doc, words, "/Type/Metadata/Subtype/XML", packed=False)
    catalog.Outlines = None
