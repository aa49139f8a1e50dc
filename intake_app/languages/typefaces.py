"""The bundled typefaces: which file holds which script, and in which order a language looks for a letter.

All files are under the SIL Open Font License (``fonts/OFL.txt``), so that a text looks the same on every machine with
no network. Paper and window take their letters from the same files.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from intake_app.languages.known import direction_of, script_of

Weight = Literal["regular", "bold"]

FOLDER = Path(__file__).parent / "fonts"


@dataclass(frozen=True, slots=True)
class Typeface:
    """One font file: its family as a system names it, the script it was drawn for (ISO 15924), its weight.

    ``partial`` is the script whose face draws what this one leaves out. A face for ``paper`` alone is not for a window.
    """

    family: str
    script: str
    weight: Weight
    file: str
    partial: str = ""
    paper: bool = False

    @property
    def path(self) -> Path:
        return FOLDER / self.file


def _pair(family: str, script: str, *, partial: str = "", paper: bool = False) -> tuple[Typeface, Typeface]:
    stem = family.replace(" ", "")
    return (
        Typeface(family, script, "regular", f"{stem}-Regular.ttf", partial, paper),
        Typeface(family, script, "bold", f"{stem}-Bold.ttf", partial, paper),
    )


def _single(family: str, script: str, *, partial: str = "") -> Typeface:
    return Typeface(family, script, "regular", f"{family.replace(' ', '')}-Regular.ttf", partial)


TYPEFACES: tuple[Typeface, ...] = (
    *_pair("Noto Sans", "Latn"),
    *_pair("Noto Sans Arabic", "Arab"),
    *_pair("Noto Sans Hebrew", "Hebr"),
    *_pair("Noto Sans Myanmar", "Mymr"),
    *_pair("Noto Sans Ethiopic", "Ethi"),
    *_pair("Noto Sans Devanagari", "Deva"),
    *_pair("Noto Sans Bengali", "Beng"),
    *_pair("Noto Sans Gurmukhi", "Guru"),
    *_pair("Noto Sans Tamil", "Taml"),
    *_pair("Noto Sans Sinhala", "Sinh"),
    *_pair("Noto Sans Khmer", "Khmr"),
    *_pair("Noto Sans Thai", "Thai"),
    *_pair("Noto Sans Lao", "Laoo"),
    *_pair("Noto Sans Armenian", "Armn"),
    *_pair("Noto Sans Georgian", "Geor"),
    _single("Noto Sans SC", "Hans"),
    _single("Noto Sans TC", "Hant", partial="Hans"),
    _single("Noto Sans JP", "Jpan", partial="Hans"),
    _single("Noto Sans KR", "Kore"),
    _single("Noto Sans Gujarati", "Gujr"),
    _single("Noto Sans Oriya", "Orya"),
    _single("Noto Sans Telugu", "Telu"),
    _single("Noto Sans Kannada", "Knda"),
    _single("Noto Sans Malayalam", "Mlym"),
    _single("Noto Serif Tibetan", "Tibt"),
    _single("Noto Sans Thaana", "Thaa"),
    _single("Noto Sans Syriac", "Syrc"),
    _single("Noto Sans Hanifi Rohingya", "Rohg"),
    _single("Noto Sans NKo", "Nkoo"),
    _single("Noto Sans Tifinagh", "Tfng"),
    _single("Noto Sans Symbols2", "Zsym"),
    _single("Noto Sans Math", "Zmth"),
    *_pair("Noto Nastaliq Urdu", "Aran", partial="Arab", paper=True),
)
"""Noto Sans TC and JP hold only what they draw otherwise than Noto Sans SC (``packaging/han_fonts.py``)."""

_DRAWN_BY = {"Hani": "Hans", "Hira": "Jpan", "Kana": "Jpan", "Hang": "Kore"}
_READ_IN_NASTALIQ = frozenset({"ur", "pnb", "skr", "ks"})


def is_right_to_left(tag: str) -> bool:
    """Whether the language or script is written from right to left."""
    return direction_of(script_of(tag)) == "rtl"


def on_paper(tag: str, *, low: bool = False) -> str:
    """The tag with the script that its readers want on paper: ``ur-Aran`` for ``ur``, whose readers expect Nastaliq.

    With ``low`` the tag stays, for Naskh where Nastaliq's tall lines do not fit; ``ur-Arab`` is always Naskh.
    """
    return f"{tag}-Aran" if tag in _READ_IN_NASTALIQ and not low else tag


@lru_cache(256)
def typefaces_for(tag: str, *, bold: bool = False) -> tuple[Typeface, ...]:
    """The faces for a language tag or script code, in fallback order: its own, then Noto Sans, then all others.

    With ``bold`` every family gives its bold face where it has one, and its regular face where it has none. A face for
    paper alone stands only in the list of its own script (``on_paper``).
    """
    script = script_of(tag)
    own = _DRAWN_BY.get(script, script)
    faces = {face.family: face for face in TYPEFACES if face.weight == "regular"}
    if bold:
        faces |= {face.family: face for face in TYPEFACES if face.weight == "bold"}
    beside = next((face.partial for face in TYPEFACES if face.script == own), "")
    rank = {own: 0, beside: 1, "Latn": 2}
    fitting = (face for face in faces.values() if face.script == own or not face.paper)
    return tuple(sorted(fitting, key=lambda face: rank.get(face.script, 3)))


@lru_cache(256)
def families_for(tag: str) -> tuple[str, ...]:
    """The family names for a language tag or script code, in fallback order, as a window's font wants them.

    Never Nastaliq, whose letters Qt puts in the wrong places.
    """
    return tuple(face.family for face in typefaces_for(tag) if not face.paper)


def font_files() -> tuple[Path, ...]:
    """The font files for a window to load at its start."""
    return tuple(face.path for face in TYPEFACES if not face.paper)


def covers(text: str) -> str:
    """The characters of ``text`` that no bundled face can draw, each once, in order of appearance; empty if none.

    Controls and characters that are never drawn (joiners, direction marks, variation selectors) do not count.
    """
    missing = [char for char in dict.fromkeys(text) if not is_silent(char) and not _is_drawn(char)]
    return "".join(missing)


def is_silent(char: str) -> bool:
    """Whether a character is never drawn: a control, joiner, direction mark or variation selector."""
    code = ord(char)
    return (
        code < 0x20
        or 0x7F <= code <= 0x9F
        or code in (0xAD, 0x34F, 0x61C, 0xFEFF)
        or 0x200B <= code <= 0x200F
        or 0x2028 <= code <= 0x202E
        or 0x2060 <= code <= 0x206F
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0000 <= code <= 0xE0FFF
    )


@lru_cache(8192)
def _is_drawn(char: str) -> bool:
    return any(_covers(face, ord(char)) for face in typefaces_for("Latn"))


def _covers(face: Typeface, code: int) -> bool:
    starts, ends = _ranges(face.path)
    at = bisect_right(starts, code) - 1
    return at >= 0 and code <= ends[at]


@lru_cache(64)
def _ranges(path: Path) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """First and last code points of the ranges in a font's character map, sorted (OpenType, table ``cmap``)."""
    spans = sorted(_spans(_table(path.read_bytes(), b"cmap")))
    return tuple(start for start, _ in spans), tuple(end for _, end in spans)


def _table(data: bytes, tag: bytes) -> bytes:
    for at in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16):
        if data[at : at + 4] == tag:
            offset, length = struct.unpack(">II", data[at + 8 : at + 16])
            return data[offset : offset + length]
    raise ValueError("the font has no such table")


def _spans(cmap: bytes) -> Iterator[tuple[int, int]]:
    records = [struct.unpack(">HHI", cmap[at : at + 8]) for at in range(4, 4 + 8 * int.from_bytes(cmap[2:4], "big"), 8)]
    offsets = {(platform, encoding): offset for platform, encoding, offset in records}
    offset = next(offsets[key] for key in ((3, 10), (0, 4), (0, 6), (3, 1), (0, 3)) if key in offsets)
    return _segments(cmap[offset:]) if cmap[offset : offset + 2] == b"\0\4" else _groups(cmap[offset:])


def _segments(table: bytes) -> Iterator[tuple[int, int]]:
    """Format 4. A gap inside a segment (glyph 0) is rare and would only be found later, while setting the text."""
    count = int.from_bytes(table[6:8], "big") // 2
    ends = struct.unpack(f">{count}H", table[14 : 14 + 2 * count])
    starts = struct.unpack(f">{count}H", table[16 + 2 * count : 16 + 4 * count])
    return ((start, end) for start, end in zip(starts, ends, strict=True) if start != 0xFFFF)


def _groups(table: bytes) -> Iterator[tuple[int, int]]:
    """Format 12."""
    count = int.from_bytes(table[12:16], "big")
    numbers = struct.unpack(f">{3 * count}I", table[16 : 16 + 12 * count])
    return zip(numbers[0::3], numbers[1::3], strict=True)
