"""A packet from end to end: for whom, in which language, and what it may not carry with it."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from intake_app.conversation.answers import Text
from intake_app.conversation.consents import Category
from intake_app.languages.catalogs import load_language
from intake_app.languages.language import plain
from intake_app.packets.packet import make_card, make_packet, make_survivors_copy, preview_sheet
from intake_app.problems import ConsentMissing


def test_the_preview_is_what_is_printed(invented, english, packet_of, read) -> None:
    person = invented.Person()
    sheet = preview_sheet(person.record(), "f1", language=english, site=invented.SITE, today=invented.TODAY)
    printed = "".join(read(packet_of(person), "-raw").split())
    for text in sheet.texts():
        if text.isascii():
            assert "".join(plain(text).split()) in printed


@pytest.mark.parametrize("tag", ["en", "fr", "ar", "my"])
def test_the_same_input_gives_the_same_bytes_in_every_language(invented, packet_of, tag: str) -> None:
    language = load_language(tag)
    assert packet_of(invented.Person(), language) == packet_of(invented.Person(), language)


def test_the_file_tells_nothing_of_its_making(invented, packet_of) -> None:
    pdf = packet_of(invented.Person())
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert "/Info" not in document.trailer
        assert "/Names" not in document.Root
        metadata = document.Root.Metadata.read_bytes().decode()
    for word in (
        "Amina",
        "Northside",
        "Harbour",
        "W-77771",
        "reportlab",
        "ReportLab",
        "pikepdf",
        "Producer",
        "Date",
        "/work",
    ):
        assert word not in metadata
    assert "Referral K7QM-3F9D" in metadata
    streams = invented.pdf_streams(pdf).lower()
    for word in (b"reportlab", b"/producer", b"/creationdate", b"/author"):
        assert word not in streams


def test_a_passphrase_locks_the_packet(invented, packet_of) -> None:
    locked = packet_of(invented.Person(), passphrase="lamp lamp river")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(locked))
    with pikepdf.open(io.BytesIO(locked), password="lamp lamp river") as document:
        assert len(document.pages) == 3


def test_two_peoples_packets_share_no_words_of_either(invented, packet_of, read) -> None:
    one = invented.Person(answers={**invented.ANSWERS, "call_name": Text("ONEONE", "en")}, reference="AAAA-1111")
    two = invented.Person(answers={**invented.ANSWERS, "call_name": Text("TWOTWO", "en")}, reference="BBBB-2222")
    with pytest.raises(ConsentMissing):
        packet_of(replace(one, consented=False))
    first, second = packet_of(one), packet_of(two)
    assert b"ONEONE" not in invented.pdf_streams(second)
    assert "ONEONE" not in read(second)
    assert "AAAA" not in read(second)
    assert first == packet_of(one)


def test_the_survivors_own_copy_needs_no_release(invented, english) -> None:
    record = invented.Person(consented=False).record()
    copy = make_survivors_copy(record, language=english, site=invented.SITE, today=invented.TODAY)
    assert copy.startswith(b"%PDF")
    with pytest.raises(ConsentMissing):
        make_packet(record, "f1", language=english, site=invented.SITE, today=invented.TODAY)


def test_the_copy_and_the_card_are_also_locked_when_asked(invented, english) -> None:
    copy = make_survivors_copy(
        invented.Person().record(), language=english, site=invented.SITE, today=invented.TODAY, passphrase="x"
    )
    for pdf in (copy, make_card(language=english, name="Nora", passphrase="x")):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(pdf))


def test_two_languages_of_one_packet_carry_the_same_words_of_the_person(invented, packet_of, read) -> None:
    person = invented.Person(categories=invented.ALL - {Category.STORY})
    for tag in ("en", "fr"):
        text = " ".join(read(packet_of(person, load_language(tag))).split())
        assert "Nora from the sewing class" in text
        assert "STORY-TEXT" not in text
