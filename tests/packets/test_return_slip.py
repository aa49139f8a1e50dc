"""The return slip: what a recipient ticks and sends back, and a code that holds the reference and nothing else."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from intake_app.languages.catalogs import load_language
from intake_app.packets.draw import draw
from intake_app.packets.return_slip import return_slip
from intake_app.packets.sheet import Heading, NewPage, Slip


def codes_on(pdf: bytes, folder: Path) -> list[tuple[int, str]]:
    """What an independent reader of codes sees on each page, as it would be printed."""
    file = folder / "slip.pdf"
    file.write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "110", "-gray", str(file), str(folder / "page")], check=True)
    pages = sorted(folder.glob("page-*.pgm"))
    return [(at, code.text) for at, page in enumerate(pages, 1) for code in zxingcpp.read_barcodes(Image.open(page))]


@pytest.mark.parametrize(("tag", "page"), [("en", "A4"), ("ar", "letter")])
def test_the_code_holds_the_reference_and_nothing_else(
    invented, packet_of, tmp_path: Path, tag: str, page: str
) -> None:
    pdf = packet_of(invented.Person(), load_language(tag), page=page)
    assert codes_on(pdf, tmp_path) == [(2, "K7QM-3F9D")], "once, and not on the page of the story"


def test_the_slip_is_the_last_of_the_packet_but_for_the_page_of_the_story(invented, sheet_of) -> None:
    told = sheet_of(invented.Person()).parts
    at = next(at for at, part in enumerate(told) if isinstance(part, Slip))
    assert [type(part) for part in told[at + 1 : at + 3]] == [NewPage, Heading]
    without = sheet_of(invented.Person(categories=invented.ALL - {"story"})).parts
    assert isinstance(without[-1], Slip)


def test_the_slip_names_neither_person_nor_need_nor_recipient(invented, english) -> None:
    slip = return_slip("K7QM-3F9D", english, invented.SITE)
    assert slip.reference == "K7QM-3F9D"
    assert [blank for _, blank in slip.answers] == [False, True, True, True]
    assert "+44 20 7946 0123" in slip.closing
    words = " ".join(slip.texts())
    assert not any(word in words for word in ("Amina", "Harbour", "Walk-in", "Northside", "medicine", "doctor"))
    assert "send this part back" in return_slip("K7QM-3F9D", english, replace(invented.SITE, office_phone="")).closing


def test_a_screen_reader_is_told_what_the_code_is(invented, packet_of) -> None:
    with pikepdf.open(io.BytesIO(packet_of(invented.Person()))) as document:
        figures = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Alt")]
    assert [(str(each.S), str(each.Alt)) for each in figures] == [("/Figure", "The reference as a QR code")]


def test_the_slip_stands_on_one_page_in_one_piece(invented, sheet_of, read: Callable[..., str]) -> None:
    sheet = sheet_of(invented.Person())
    slip = next(part for part in sheet.parts if isinstance(part, Slip))
    filler = [replace(part, text="A line.") for part in sheet.parts if hasattr(part, "strong")][:1]
    for lines in range(30, 37):
        text = read(draw(replace(sheet, parts=(*filler * lines, slip), page_one=0)))
        first = text.split("\f")[0]
        assert ("Your answer" in first) == ("send this part back" in first)


def test_page_one_is_set_a_little_smaller_where_that_keeps_it_whole(invented, packet_of, read) -> None:
    first = " ".join(read(packet_of(invented.Person())).split("\f")[0].split())
    for words in (
        "K7QM-3F9D", "November 24, 2026", "Within 72 hours", "A doctor or nurse now", "Arabic · Sudanese",
        "Interpreter", "Hearing · Moving", "Do not", "Leave no voice message.", "+44 20 7946 0123",
        "Pharmacy on Mill Road", "Until December 20, 2026", "tell again what happened", "talking to the police",
        "November 20, 2026 · In writing", "If this reached you by mistake",
    ):  # fmt: skip
        assert words in first


def test_where_page_one_is_too_full_what_is_needed_most_stands_first(invented, sheet_of, packet_of, read) -> None:
    language = load_language("ar")
    sheet = sheet_of(invented.Person(), language)
    assert sorted(map(id, sheet.if_full)) == sorted(map(id, sheet.parts[: sheet.page_one]))
    marks = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
    first = " ".join(read(packet_of(invented.Person(), language)).split("\f")[0].translate(marks).split())
    for words in ("K7QM-3F9D", "+44 7700 900123", "27", "20 ديسمبر 2026", "الشرطة"):
        assert words in first
    assert "Pharmacy on Mill Road" not in first, "otherwise this says nothing"
