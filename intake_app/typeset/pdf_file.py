"""The objects of a PDF as they are written, and the file made of them, which does not say who made it."""

from __future__ import annotations

import zlib
from typing import Any

from intake_app.typeset.engine import pdfdoc


class Written(pdfdoc.PDFObject):
    """An object of a reportlab document whose content is written here; ``place`` is what others call it by."""

    __RefOnly__ = 1

    def __init__(self, doc: Any, content: str = "") -> None:
        self.content = content.encode("ascii")
        self.place: str = doc.Reference(self).format(doc).decode()

    def format(self, document: Any) -> bytes:
        return self.content


class Stream(Written):
    """A stream object, compressed; ``entries`` are written into its dictionary."""

    def __init__(self, doc: Any, data: bytes, entries: str = "") -> None:
        packed = zlib.compress(data)
        super().__init__(doc, f"<<{entries}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n")
        self.content += packed + b"\nendstream"


def text_string(text: str) -> str:
    """Any text as a hexadecimal string of UTF-16 (ISO 32000-1, 7.9.2.2)."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def as_file(doc: Any) -> bytes:
    """A reportlab document as a file (ISO 32000-1, 7.5): no Info dictionary, date, producer or file identifier."""
    root = doc.Reference(doc.Catalog).format(doc).decode()
    parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
    offsets: list[int] = []
    at = len(parts[0])
    while (name := doc.numberToId.get(len(offsets) + 1)) is not None:  # objects are added while others are formatted
        parts.append(pdfdoc.PDFIndirectObject(name, doc.idToObject[name]).format(doc))
        offsets.append(at)
        at += len(parts[-1])
    size = len(offsets) + 1
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    parts.append(f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root {root}>>\n".encode())
    parts.append(f"startxref\n{at}\n%%EOF\n".encode())
    return b"".join(parts)
