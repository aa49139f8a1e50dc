"""Cuts the typefaces of Traditional Chinese and Japanese to the letters that they draw otherwise than Noto Sans SC.

``python packaging/han_fonts.py TC.ttf JP.ttf`` takes the whole Noto Sans TC and JP (npm ``@expo-google-fonts``).
What is left out is drawn by Noto Sans SC, to the same outline where Big5 or Windows-31J knows the letter.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import uharfbuzz as hb

FOLDER = Path(__file__).parent.parent / "intake_app" / "languages" / "fonts"
SETS = {"TC": "big5", "JP": "cp932"}


def letters(encoding: str) -> Iterator[str]:
    """The characters beyond ASCII of an encoding of one or two bytes."""
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                yield from bytes((lead, trail)).decode(encoding)
            except UnicodeDecodeError:
                continue


def outline(font: hb.Font, char: str) -> list[tuple[object, ...]] | None:
    """What is drawn for a character, ``None`` where there is nothing."""
    glyph = font.get_nominal_glyph(ord(char))
    if not glyph:
        return None
    drawn: list[tuple[object, ...]] = [(font.get_glyph_h_advance(glyph),)]
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda x, y, _: drawn.append(("m", x, y)))
    pen.set_line_to_func(lambda x, y, _: drawn.append(("l", x, y)))
    pen.set_quadratic_to_func(lambda a, b, x, y, _: drawn.append(("q", a, b, x, y)))
    pen.set_close_path_func(lambda _: drawn.append(("z",)))
    font.draw_glyph(glyph, pen, None)
    return drawn


def face(path: Path) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(path)))


def cut(whole: hb.Face, encoding: str, beside: hb.Font) -> bytes:
    """The font with the letters of the encoding that it draws otherwise than ``beside``."""
    font = hb.Font(whole)
    drawn = {char: outline(font, char) for char in letters(encoding)}
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, " \u00a0"))
    wanted.unicode_set.update(ord(c) for c, shape in drawn.items() if shape and shape != outline(beside, c))
    wanted.flags = hb.SubsetFlags.NO_HINTING
    return bytes(hb.SubsetPlan(whole, wanted).execute().blob.data)


def main(paths: list[str]) -> None:
    beside = hb.Font(face(FOLDER / "NotoSansSC-Regular.ttf"))
    for (name, encoding), path in zip(SETS.items(), paths, strict=True):
        (FOLDER / f"NotoSans{name}-Regular.ttf").write_bytes(cut(face(Path(path)), encoding, beside))


if __name__ == "__main__":
    main(sys.argv[1:])
