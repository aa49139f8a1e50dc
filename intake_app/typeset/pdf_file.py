"""The objects of a PDF as they are written, and the file made of them, which does not say who made it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any

from intake_app.typeset.engine import pdfdoc

_QUICKLY = 1
"""How hard to compress: twice as fast as usual, for a packet that is a twentieth larger."""


class Written(pdfdoc.PDFObject):
    """An object of a reportlab document whose content is written here; ``place`` is what others call it by."""

    __RefOnly__ = 1

    def __init__(self, doc: Any, content: str = "") -> None:
        self.content = content.encode("ascii")
        doc.Reference(self)
        self.place = f"{doc.objectcounter} 0 R"

    def format(self, document: Any) -> bytes:
        return self.content


class Stream(Written):
    """A stream object; ``entries`` are written into its dictionary.

    reportlab names the filter in an array; then qpdf would unpack and pack the stream again while sealing.
    """

    def __init__(self, doc: Any, data: bytes, entries: str = "", *, packed: bool = True) -> None:
        super().__init__(doc)
        self.content = _packed(data, entries) if packed else _stream(data, entries)


def _packed(data: bytes, entries: str) -> bytes:
    return _stream(zlib.compress(data, _QUICKLY), f"{entries}/Filter/FlateDecode")


def _stream(data: bytes, entries: str) -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries.encode(), len(data), data)


@lru_cache(2048)
def number(value: float) -> str:
    """A number as a PDF wants it: at most three decimals, no exponent."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def text_string(text: str) -> str:
    """Any text as a hexadecimal string of UTF-16 (ISO 32000-1, 7.9.2.2)."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def as_file(doc: Any) -> bytes:
    """A reportlab document as a file: no Info dictionary, date, producer or file identifier.

    What is not a stream stands in one compressed object stream (ISO 32000-1, 7.5.7 and 7.5.8): it is small, and quick
    to read again for sealing.
    """
    root = doc.Reference(doc.Catalog).format(doc).decode()
    contents = list(_contents(doc))
    holder = len(contents) + 1
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = [(0, 0, 65535)]
    packed: list[tuple[int, bytes]] = []
    for number, content in enumerate(contents, 1):
        if content.endswith((b"endstream", b"endstream\n")):
            places.append((1, len(out), 0))
            out += _object(number, content)
        else:
            places.append((2, holder, len(packed)))
            packed.append((number, content))
    places.append((1, len(out), 0))
    out += _object(holder, _object_stream(packed))
    places.append((1, len(out), 0))
    table = b"".join(struct.pack(">BIH", *place) for place in places)
    entries = f"/Type/XRef/W[1 4 2]/Size {len(places)}/Root {root}"
    out += _object(holder + 1, _packed(table, entries)) + b"startxref\n%d\n%%%%EOF\n" % places[-1][1]
    return bytes(out)


def _contents(doc: Any) -> Iterator[bytes]:
    """What each object holds, from number 1; formatting one can add others."""
    number = 1
    while number in doc.numberToId:
        yield pdfdoc.format(doc.idToObject[doc.numberToId[number]], doc, 1)
        number += 1


def _object(number: int, content: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, content)


def _object_stream(packed: Sequence[tuple[int, bytes]]) -> bytes:
    starts = accumulate((len(content) + 1 for _, content in packed), initial=0)
    index = " ".join(f"{number} {start}" for (number, _), start in zip(packed, starts, strict=False)).encode()
    data = b"\n".join((index, *(content for _, content in packed)))
    return _packed(data, f"/Type/ObjStm/N {len(packed)}/First {len(index) + 1}")
