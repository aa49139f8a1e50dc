"""The letter that calls a packet back: in the recipient's language, with the reference and nothing about the person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake_app.conversation.consents import Withdrawal
from intake_app.conversation.record import PacketGiven
from intake_app.languages.catalogs import load_language
from intake_app.languages.language import plain
from intake_app.packets.packet import LETTER, file_name, make_recall_letter
from intake_app.packets.recall_letter import compose_recall_letter

SECRETS = (
    "Amina", "آمنة", "medicine", "doctor", "nurse", "Walk-in", "health", "طبيبة", "7700 900123", "lemon", "Nora",
    "STORY-TEXT", "Lantern", "OTHER-LAWYER", "Pharmacy", "INTERP", "W-77771", "ZZZZ",
)  # fmt: skip


@pytest.fixture
def recall(invented):
    later = invented.later(packets=(PacketGiven("p", "f1", "recipient", "fr"),), withdrawals=(Withdrawal("w", "c1"),))
    (one,) = invented.Person(extra=(later,)).record().recalls()
    return one


@pytest.mark.parametrize("tag", ["en", "ar", "my"])
def test_it_names_the_reference_and_says_nothing_of_the_person(invented, recall, read, tag: str) -> None:
    letter = make_recall_letter(recall, language=load_language(tag), site=invented.SITE, today=invented.TODAY)
    text = plain(read(letter))
    assert "K7QM-3F9D" in text
    assert "+44 20 7946 0123" in text
    streams = invented.pdf_streams(letter)
    for secret in SECRETS:
        assert secret not in text
        assert secret.encode() not in streams


def test_it_asks_to_stop_to_destroy_and_to_tell(invented, english, recall) -> None:
    sheet = compose_recall_letter(recall, english, invented.SITE, today=invented.TODAY)
    text = plain("\n".join(sheet.texts()))
    for words in (
        "November 22, 2026",
        "Stop using it",
        "Destroy every paper",
        "Tell us when this is done",
        "by mistake",
    ):
        assert words in text


def test_a_confidential_place_is_written_to_without_its_address(invented, english, recall) -> None:
    hidden = replace(recall, referral=replace(recall.referral, recipient=invented.SHELTER))
    text = plain("\n".join(compose_recall_letter(hidden, english, invented.SITE, today=invented.TODAY).texts()))
    assert "Lantern House" in text
    assert "Hidden Lane" not in text


def test_its_file_is_called_by_the_reference() -> None:
    assert file_name("K7QM-3F9D", LETTER) == "K7QM-3F9D-letter.pdf"
    assert file_name("", LETTER) == "letter.pdf"
