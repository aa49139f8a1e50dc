"""A face embedded in one PDF: the glyphs used, as a Type0 font with an Identity-H subset (ISO 32000-1, 9.7)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import uharfbuzz as hb

from intake_app.typeset.faces import Face
from intake_app.typeset.pdf_file import Stream, Written, number
from intake_app.typeset.shaping import Piece

_MOST_OF_A_CODE = 30  # characters, of at most 4 bytes; 512 bytes may be (Adobe Technical Note 5014), poppler reads 125
_DROPPED = "GSUB GPOS GDEF kern name post DSIG OS/2 BASE STAT fpgm prep gasp hdmx VDMX cmap"
_FIRST_FREE_CODE = 0x2100
_NO_TEXT = "0000"  # some readers copy a code that the map leaves out as the character of that number
_FIRST_FREE_LETTER = chr(_FIRST_FREE_CODE)


class Drawn(NamedTuple):
    """A glyph, the text that it is read back as, and how far it moves on, in ems."""

    glyph: int
    text: str
    width: float


class Strings(NamedTuple):
    """Operands of TJ for one stretch of text, between ``<`` and ``>``: the same in every document that it stands in.

    ``letters`` are the characters that stand in ``parts`` by their own codes; each ``Drawn`` gets one in the document.
    """

    parts: tuple[str | Drawn, ...]
    letters: str


class EmbeddedFont:
    """The glyphs of one face that a document uses; each glyph with its source text has its own code (CID)."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self.name = f"{face.name}-Heavy" if face.faux_bold else face.name
        self._letters: set[str] = set()
        self._others: dict[Drawn, str] = {}

    def written(self, strings: Strings) -> str:
        """The operands with the codes of this document."""
        self._letters.update(strings.letters)
        code = self._others.get
        return "".join([part if isinstance(part, str) else code(part) or self._new(part) for part in strings.parts])

    def embed(self, doc: Any) -> None:
        """Add the font's objects to a reportlab document, under this font's resource name."""
        codes = [(ord(letter), _letter(self.face, letter)) for letter in sorted(self._letters)]
        codes += [(int(code, 16), drawn) for drawn, code in self._others.items()]
        base = f"{_prefix(codes)}+{self.face.name}"
        start = f"<</Type/Font/BaseFont/{base}"
        descendant = Written(doc, f"{start}{self._cid_font(doc, base, codes)}>>")
        to_unicode = Stream(doc, _character_map(codes))
        entries = f"/DescendantFonts[{descendant.place}]/ToUnicode {to_unicode.place}"
        font = Written(doc, f"{start}/Subtype/Type0/Encoding/Identity-H{entries}>>")
        doc.idToObject["BasicFonts"].dict[self.name] = font

    def _new(self, drawn: Drawn) -> str:
        self._others[drawn] = code = f"{_FIRST_FREE_CODE + len(self._others):04X}"
        return code

    def _cid_font(self, doc: Any, base: str, codes: Sequence[tuple[int, Drawn]]) -> str:
        program, numbers = _subset(self.face, {drawn.glyph for _, drawn in codes})
        glyphs = bytearray(2 * (codes[-1][0] + 1))
        for code, drawn in codes:
            glyphs[2 * code : 2 * code + 2] = numbers[drawn.glyph].to_bytes(2, "big")
        system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        return (
            f"/Subtype/CIDFontType2{system}/DW 0/W[{_widths(codes)}]/CIDToGIDMap {Stream(doc, bytes(glyphs)).place}"
            f"/FontDescriptor {self._descriptor(doc, base, program).place}"
        )

    def _descriptor(self, doc: Any, base: str, program: bytes) -> Written:
        file = Stream(doc, program, f"/Length1 {len(program)}")
        heights = f"/Ascent {round(self.face.ascent * 1000)}/Descent {round(self.face.descent * 1000)}/CapHeight 714"
        return Written(
            doc,
            f"<</Type/FontDescriptor/FontName/{base}/Flags 4/FontBBox[-1000 -900 3000 1500]/ItalicAngle 0{heights}"
            f"/StemV 80/FontFile2 {file.place}>>",
        )


def letter_strings(piece: Piece) -> Strings | None:
    """The strings of a piece from left to right whose glyphs are its letters' own, each in its place; most words are.

    ``None`` for any other piece.
    """
    if piece.rtl or len(piece.glyphs) != len(piece.text) or max(piece.text) >= _FIRST_FREE_LETTER:
        return None
    written = ""
    for char, (glyph, _, advance, dx, dy) in zip(piece.text, piece.glyphs, strict=True):
        letter = _letter(piece.face, char)
        if glyph != letter.glyph or dx or dy:
            return None
        written += f"{ord(char):04X}"
        if letter.width != advance:
            written += f">{number((letter.width - advance) * 1000)}<"
    return Strings((written,), piece.text)


def has_own_code(face: Face, glyph: int, text: str, width: float) -> bool:
    """Whether a glyph is what the face draws for its character alone: its code is then the character's code point."""
    if len(text) != 1 or text >= _FIRST_FREE_LETTER:
        return False
    letter = _letter(face, text)
    return letter.glyph == glyph and letter.width == width


@lru_cache(8192)
def _letter(face: Face, char: str) -> Drawn:
    glyph = face.font.get_nominal_glyph(ord(char)) or 0
    return Drawn(glyph, char, face.advance(glyph))


def _prefix(codes: Sequence[tuple[int, Drawn]]) -> str:
    """Six letters that name this subset (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(repr([drawn.glyph for _, drawn in codes]).encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _widths(codes: Sequence[tuple[int, Drawn]]) -> str:
    """The W array: where a stretch of codes begins, and its widths in thousandths of an em (ISO 32000-1, 9.7.4.3)."""
    after = -1
    entries: list[str] = []
    for code, drawn in codes:
        entries.append(number(drawn.width * 1000) if code == after else f"]{code}[{number(drawn.width * 1000)}")
        after = code + 1
    return f"{' '.join(entries)[1:]}]"


@lru_cache(32)
def _prepared(face: Face) -> Any:
    return hb.subset_preprocess(face.face)


def _subset(face: Face, glyphs: set[int]) -> tuple[bytes, dict[int, int]]:
    """The font program with these glyphs alone, and their new numbers."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.ljust(4).encode(), "big") for tag in (*_DROPPED.split(), "cvt"))
    wanted.layout_feature_tag_set.clear()
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    plan = hb.SubsetPlan(_prepared(face), wanted)
    numbers = plan.old_to_new_glyph_mapping
    return bytes(plan.execute().blob.data), {glyph: numbers[glyph] for glyph in glyphs}


def _character_map(codes: Sequence[tuple[int, Drawn]]) -> bytes:
    """The ToUnicode map: code to source text (ISO 32000-1, 9.10.3); the blocks of 256 where both are the same first."""
    lines = ["/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap"]
    lines += ["/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def"]
    lines += ["1 begincodespacerange", "<0000><FFFF>", "endcodespacerange"]
    blocks = sorted({code >> 8 for code, _ in codes if code < _FIRST_FREE_CODE})
    lines += _sections("bfrange", [f"<{block:02X}00><{block:02X}FF><{block:02X}00>" for block in blocks])
    others = [(code, drawn.text) for code, drawn in codes if code >= _FIRST_FREE_CODE]
    lines += _sections("bfchar", [f"<{code:04X}><{_destination(text)}>" for code, text in others])
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode()


def _sections(kind: str, entries: Sequence[str]) -> Iterator[str]:
    """A map holds at most a hundred entries in one section."""
    for at in range(0, len(entries), 100):
        some = entries[at : at + 100]
        yield from (f"{len(some)} begin{kind}", *some, f"end{kind}")


def _destination(text: str) -> str:
    """The text of one code as hexadecimal UTF-16, no longer than a map may hold."""
    return text[:_MOST_OF_A_CODE].encode("utf-16-be").hex() or _NO_TEXT
