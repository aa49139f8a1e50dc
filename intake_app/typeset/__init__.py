"""Text in any script set on paper: direction, shaping, fallback, line breaking, justification, tags, copying.

Lengths are points, text is data: there is no markup anywhere. ::

    pdf = build_pdf(
        [
            Paragraph("Referral", TextStyle(size=16, bold=True, tag="H1", keep_with_next=True)),
            Paragraph((Span("Call "), Span("only in the morning", bold=True)), language="en"),
            *rows([("الاسم", "ليلى"), ("الهاتف", "\\u2066+44 20 7946 0958\\u2069")], language="ar"),
            *bullets(["one", "two"]),
            Box([Paragraph("ພາສາລາວ", language="lo")], fill="#f4f2ec"),
        ],
        page="A4", language="en", title="Notes", footer=lambda page, pages: f"{page} / {pages}",
    )

A paragraph's language chooses its typefaces, its shaping, its line breaks and its direction; a document's direction
turns columns and footer. Every block splits over pages, and a paragraph leaves no line of itself alone. Values inside a
sentence (names, phone numbers, dates) want isolates, U+2068..U+2069 or U+2066..U+2069 (short ones of the latter stay on
one line), opened and closed in the same string or span; balanced ones are obeyed and not drawn, other direction
controls are shown as ``⟦U+202E⟧`` (``visible_controls``). A character without a glyph raises ``CharacterWithoutGlyph``,
which knows the character. The same blocks give the same bytes; a file has no Info dictionary, no date, no producer, and
its title is what was given.

The way of a text: ``cleaning`` (what may be set) -> ``text`` (a paragraph) -> ``lines`` (direction and breaks) ->
``shaping`` (glyphs; ``faces`` are the fonts) -> ``blocks`` (what is stacked) -> ``document`` (pages) -> ``pen`` (page
content; ``pdf_font`` embeds, ``tags`` is the structure). ``engine`` is the one door to reportlab.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from intake_app.typeset.blocks import Block, Box, Column, PageBreak, Row, Rule, Spacer, bullets, rows
    from intake_app.typeset.cleaning import visible_controls
    from intake_app.typeset.document import build_pdf, forget_words
    from intake_app.typeset.text import Paragraph, Span, TextStyle

_HOMES = {
    "blocks": ("Block", "Box", "Column", "PageBreak", "Row", "Rule", "Spacer", "bullets", "rows"),
    "cleaning": ("visible_controls",),
    "document": ("build_pdf", "forget_words"),
    "text": ("Paragraph", "Span", "TextStyle"),
}

__all__ = [
    "Block",
    "Box",
    "Column",
    "PageBreak",
    "Paragraph",
    "Row",
    "Rule",
    "Spacer",
    "Span",
    "TextStyle",
    "build_pdf",
    "bullets",
    "forget_words",
    "rows",
    "visible_controls",
]


def __getattr__(name: str) -> Any:
    """A public name from its module, which is opened when it is first asked for: fonts and engines cost time."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__} has no {name}")
