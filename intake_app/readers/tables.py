"""Tables of text cells out of CSV bytes of any encoding, with a row's own number kept for every warning."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from intake_app.readers.reading import Notes, Refused

MOST_ROWS = 200_000
MOST_COLUMNS = 500
MOST_CELL = 256 * 1024
"""The longest cell, in characters."""

LONGEST_RECORD = 200
"""The most lines that one quoted record may span; a quotation mark open for longer was never closed."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SEPARATOR = re.compile(r"sep=[,;\t|]\s*$", re.IGNORECASE)
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands, and its cells that are not empty, by column name."""

    file: str
    number: int
    cells: Mapping[str, str]

    def get(self, *columns: str) -> str:
        """The first of these columns that is not empty, or an empty text."""
        return next((self.cells[column] for column in columns if column in self.cells), "")


def read_table(file: str, data: bytes, notes: Notes) -> tuple[Row, ...]:
    """The rows of a CSV file; ``Refused`` when it is absurdly wide. An empty file has no rows."""
    lines = list(io.StringIO(_decoded(file, data, notes), newline=""))
    told = lines.pop(0).strip()[4:] if lines and _SEPARATOR.match(lines[0]) else ""
    csv.field_size_limit(MOST_CELL)
    records = _records(file, lines, told or _delimiter(lines), notes, before=1 if told else 0)
    _, header = next(records, (1, []))
    if len(header) > MOST_COLUMNS:
        raise Refused("too_wide", file)
    columns = [_column(name) for name in header]
    return tuple(_rows(file, columns, records, notes))


def clean(text: str) -> str:
    """A cell's text without control characters and outer blanks; the two characters ``\\n`` are a line break.

    Half of a character, which JSON can hold and no file can, becomes the replacement character.
    """
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _CONTROLS.sub("", text.replace("\\r\\n", "\n").replace("\\n", "\n").replace("\r\n", "\n")).strip()


def _rows(file: str, columns: list[str], records: Iterator[tuple[int, list[str]]], notes: Notes) -> Iterator[Row]:
    for count, (number, record) in enumerate(records):
        if count >= MOST_ROWS:
            notes.warn("many_rows", file, number)
            return
        if any(cell.strip() for cell in record[len(columns) :]):
            notes.warn("long_row", file, number)
        cells = {column: clean(cell) for column, cell in zip(columns, record, strict=False)}
        filled = {column: cell for column, cell in cells.items() if cell and column}
        if filled:
            yield Row(file, number, filled)


def _column(name: str) -> str:
    return re.sub(r"[\s-]+", "_", clean(name).strip("\"'").lower()).replace("organisation", "organization")


def _decoded(file: str, data: bytes, notes: Notes) -> str:
    text = text_of(file, data, notes)
    if "\x00" in text:
        notes.warn("nul", file, text.count("\n", 0, text.index("\x00")) + 1)
        text = text.replace("\x00", "")
    return text if text.endswith("\n") else text + "\n"


def text_of(file: str, data: bytes, notes: Notes) -> str:
    """Bytes as text: by their mark, as UTF-16 without one, as UTF-8, else as Windows text with a warning."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if encoding := _unmarked_utf16(data):
        return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        notes.warn("old_encoding", file)
        return data.decode("cp1252", errors="replace")


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without a mark: nearly every second byte of the beginning is zero."""
    start = data[:400]
    if len(start) < 8:
        return ""
    if start[1::2].count(0) > len(start) * 0.4:
        return "utf-16-le"
    return "utf-16-be" if start[::2].count(0) > len(start) * 0.4 else ""


def _delimiter(lines: list[str]) -> str:
    """The mark that stands most often in the first line, outside quotation marks; a comma when none does."""
    header = re.sub(r'"[^"]*"', "", lines[0] if lines else "")
    return max((",", ";", "\t", "|"), key=header.count)


def _records(
    file: str, lines: list[str], delimiter: str, notes: Notes, *, before: int
) -> Iterator[tuple[int, list[str]]]:
    """Each record with its row number. A record whose quotation mark never closes is read as one plain line."""
    at, number, width = 0, before, 0
    while at < len(lines):
        number += 1
        record, used = _record(lines, at, delimiter, width)
        if record is None:
            notes.warn("open_quote", file, number)
            record, used = _plain(lines[at], delimiter), 1
        at += used
        if record:
            width = width or len(record)
            yield number, record


def _record(lines: list[str], at: int, delimiter: str, width: int) -> tuple[list[str] | None, int]:
    """The record that begins at a line and how many lines it takes; None when its quotation marks are broken.

    Strict: a mark left open usually runs into the next one, after which no comma stands.
    """
    many = lines[at : at + LONGEST_RECORD] if '"' in lines[at] else lines[at : at + 1]
    reader = csv.reader(many, delimiter=delimiter, strict=True)
    try:
        record = next(reader)
    except (csv.Error, StopIteration):
        return None, 1
    is_torn = reader.line_num > 1 and width > 0 and len(record) != width
    return (None, 1) if is_torn else (record, reader.line_num)


def _plain(line: str, delimiter: str) -> list[str]:
    """One line by itself, as well as it can be read."""
    try:
        return next(csv.reader([line], delimiter=delimiter))
    except (csv.Error, StopIteration):
        return [cell.strip().strip('"')[:MOST_CELL] for cell in line.split(delimiter)]
