"""Text in any script set on a reportlab canvas: direction, shaping, fallback, line breaking, tags.

What other rooms use (lengths are points; text is data, there is no markup anywhere)::

    from intake_app.typeset.document import build_pdf
    from intake_app.typeset.text import Paragraph, Span, TextStyle
    from intake_app.typeset.blocks import Box, Row, Rule, Spacer, PageBreak, rows, bullets
    from intake_app.typeset.cleaning import visible_controls, marker
    from intake_app.typeset.engine import Canvas, pdfdoc      # never import reportlab before, or past, this module

    TextStyle(size=10.5, leading=1.4, bold=False, color="#1d1d1f", align="start" | "center" | "end",
              space_before=0, space_after=4, keep_with_next=False, tag="P" | "H1" | "H2" | ...)
    Paragraph("text" or (Span("Call "), Span("only in the morning", bold=True)), style, language="ar")
    rows([("Name", "Maria"), (label, value), ...], language="ar")    # a two-column table, mirrored where it should be
    bullets(["one", "two"], language="ar")                           # a list
    Box([blocks], fill="#f4f2ec", border="#d8d2c4", padding=10), Rule(), Spacer(6), PageBreak()
    build_pdf(blocks, page="A4" | "letter", language="ar", title="neutral",
              footer=lambda page, pages: f"{page} / {pages}") -> bytes

Blocks are laid out afresh at every ``build_pdf``; every block splits over pages. A paragraph's direction follows its
own language, a document's (columns, footer) follows the document's. Values inside a sentence (names, phone numbers,
dates) want isolates, U+2068..U+2069 or U+2066..U+2069 (short ones of the latter stay on one line), opened and closed in
the same string or span; balanced ones are obeyed and not drawn, other direction controls are shown as ``⟦U+202E⟧``.
A character without a glyph raises ``problems.CharacterWithoutGlyph``. The same blocks give the same bytes; the file has
no Info dictionary, no date, no producer, and its title is what was given.
``document.forget_words()`` empties the caches.
"""
