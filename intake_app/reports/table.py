"""A table as a file that a spreadsheet opens as text: no cell of it is ever taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_UNSEEN: Final = " \u00a0\u200b\u200e\u200f\u2066\u2067\u2068\ufeff"
_BOM: Final = "\ufeff"


def table(heading: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """The table as CSV (RFC 4180) in UTF-8 with a mark, by which spreadsheets know it, every cell in quotes.

    A text that a spreadsheet could take for a formula gets an apostrophe before it (OWASP, CSV injection);
    ``text_of`` takes exactly that one away again.
    """
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (heading, *rows):
        writer.writerow([_as_text(cell) for cell in row])
    return (_BOM + out.getvalue()).encode("utf-8", "replace")


def text_of(cell: str) -> str:
    """The text that was written as this cell: what ``table`` put before it is taken away again."""
    return cell[1:] if cell.startswith("'") and _could_be_formula(cell[1:]) else cell


def _as_text(cell: str | int) -> str:
    if isinstance(cell, int):
        return str(cell)
    return f"'{cell}" if _could_be_formula(cell) else cell


def _could_be_formula(text: str) -> bool:
    """Whether it begins like a formula, or is such a text with apostrophes before it already."""
    return text.lstrip(_UNSEEN + "'").startswith(_FORMULA)
