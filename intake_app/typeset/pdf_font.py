"""A face embedded in one PDF: the glyphs used, as a Type0 font with an Identity-H subset (ISO 32000-1, 9.7)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import uharfbuzz as hb

from intake_app.typeset.engine import pdfdoc
from intake_app.typeset.faces import Face

_MOST_OF_A_CODE = 120  # bytes; the format allows 512 (Adobe Technical Note 5014), poppler reads some 125
_DROPPED = "GSUB GPOS GDEF kern name post DSIG OS/2 BASE STAT fpgm prep gasp hdmx VDMX cmap"


class EmbeddedFont:
    """The glyphs of one face that a document uses; each glyph with its source text has its own code (CID)."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._codes: dict[tuple[int, str, float], int] = {(0, "", face.advance(0)): 0}

    def code(self, glyph: int, text: str, width: float) -> int:
        """The code that draws ``glyph``, is read back as ``text`` and moves on by ``width`` ems."""
        return self._codes.setdefault((glyph, text, width), len(self._codes))

    def embed(self, doc: Any) -> None:
        """Add the font's objects to a reportlab document, under this font's resource name."""
        glyphs = tuple(glyph for glyph, _, _ in self._codes)
        program, numbers = _subset(self.face, tuple(sorted(set(glyphs))))
        base = f"{_prefix(glyphs)}+{self.face.name}"
        descendant = doc.Reference(self._cid_font(doc, base, program, [numbers[glyph] for glyph in glyphs]))
        to_unicode = doc.Reference(_stream(_character_map([text for _, text, _ in self._codes])))
        font: dict[str, Any] = {"Type": "/Font", "Subtype": "/Type0", "BaseFont": f"/{base}", "Encoding": "/Identity-H"}
        font |= {"DescendantFonts": pdfdoc.PDFArray([descendant]), "ToUnicode": to_unicode}
        doc.idToObject["BasicFonts"].dict[self.name] = doc.Reference(pdfdoc.PDFDictionary(font))

    def _cid_font(self, doc: Any, base: str, program: bytes, numbers: Sequence[int]) -> Any:
        widths = [round(width * 1000, 2) for _, _, width in self._codes]
        places = _stream(b"".join(number.to_bytes(2, "big") for number in numbers))
        system = {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
        return pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": f"/{base}",
                "CIDSystemInfo": pdfdoc.PDFDictionary(system),
                "FontDescriptor": doc.Reference(self._descriptor(doc, base, program)),
                "DW": 0,
                "W": pdfdoc.PDFArray([0, pdfdoc.PDFArray(widths)]),
                "CIDToGIDMap": doc.Reference(places),
            }
        )

    def _descriptor(self, doc: Any, base: str, program: bytes) -> Any:
        file = _stream(program)
        file.dictionary["Length1"] = len(program)
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": f"/{base}",
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray([-1000, -900, 3000, 1500]),
                "ItalicAngle": 0,
                "Ascent": round(self.face.ascent * 1000),
                "Descent": round(self.face.descent * 1000),
                "CapHeight": 714,
                "StemV": 80,
                "FontFile2": doc.Reference(file),
            }
        )


def _prefix(glyphs: tuple[int, ...]) -> str:
    """Six letters that name this subset (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(repr(glyphs).encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


@lru_cache(32)
def _prepared(face: Face) -> Any:
    return hb.subset_preprocess(face.face)


@lru_cache(64)
def _subset(face: Face, glyphs: tuple[int, ...]) -> tuple[bytes, dict[int, int]]:
    """The font program with these glyphs alone, and their new numbers."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.ljust(4).encode(), "big") for tag in (*_DROPPED.split(), "cvt"))
    wanted.layout_feature_tag_set.clear()
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    plan = hb.SubsetPlan(_prepared(face), wanted)
    numbers = plan.old_to_new_glyph_mapping
    return bytes(plan.execute().blob.data), {glyph: numbers[glyph] for glyph in glyphs}


def _stream(content: bytes) -> Any:
    stream = pdfdoc.PDFStream(content=content)
    stream.filters = [pdfdoc.PDFZCompress]
    return stream


def _destination(text: str) -> str:
    """The text of one code as hexadecimal UTF-16, no longer than a map may hold."""
    start = text.encode("utf-16-be")[:_MOST_OF_A_CODE].decode("utf-16-be", "ignore")
    return start.encode("utf-16-be").hex().upper()


def _character_map(texts: Sequence[str]) -> bytes:
    """The ToUnicode map: code to source text (ISO 32000-1, 9.10.3)."""
    lines = ["/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap"]
    lines += ["/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def"]
    lines += ["1 begincodespacerange", "<0000><FFFF>", "endcodespacerange"]
    entries = [f"<{code:04X}><{_destination(text)}>" for code, text in enumerate(texts) if text]
    for at in range(0, len(entries), 100):
        some = entries[at : at + 100]
        lines += [f"{len(some)} beginbfchar", *some, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode()


def forget() -> None:
    """Drop every font program made for a document from memory."""
    _subset.cache_clear()
