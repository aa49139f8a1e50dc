"""P8: paper is safe to carry and safe to follow: a card that says nothing, and contact only as the person allowed."""

from __future__ import annotations

import io
import subprocess
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from intake_app.conversation.answers import Answer, Row, State
from intake_app.conversation.consents import Category, Consent, Decision, Given, Recipient
from intake_app.conversation.record import Conversation, Kind, Record
from intake_app.conversation.referrals import Referral
from intake_app.languages.catalogs import load_language
from intake_app.packets.packet import Copy, file_name, make_card, make_packet
from intake_app.site import Site

TODAY = date(2026, 11, 24)
CLINIC = Recipient("dir", "clinic", "Harbour Clinic", "Walk-in health", "+44 20 7946 0958", "1 Quay")
SITE = Site("Northside Outreach", "Mobile team", office_phone="+44 20 7946 0123", card_name="Nora")
CONTACT = {
    "contact_ok": "yes",
    "contact_ways": (Row((("way", "call"), ("value", "+44 7700 900123"))),),
    "contact_voicemail": "never",
}


def record(categories: frozenset[Category], **answers: object) -> Record:
    told = {**CONTACT, **answers}
    given = tuple(Answer(n, n, State.ANSWERED, v, "en") for n, v in told.items())  # type: ignore[arg-type]
    consent = Consent("c", CLINIC, ("health.check",), Decision.YES, categories, TODAY, Given.VERBAL, "en")
    talk = Conversation(
        "t", "r", Kind.MEETING, TODAY, "W", "en",
        answers=given, consents=(consent,), referrals=(Referral("f", "AAAA-2222", CLINIC, ("health.check",)),),
    )  # fmt: skip
    return Record("r", (talk,))


def page_one(person: Record, folder: Path) -> str:
    file = folder / "p.pdf"
    file.write_bytes(make_packet(person, "f", language=load_language("en"), site=SITE, today=TODAY))
    run = subprocess.run(["pdftotext", "-l", "1", str(file), "-"], capture_output=True, check=True)
    return " ".join(run.stdout.decode().split())


def test_without_contact_a_packet_says_only_to_call_the_referrer(tmp_path: Path) -> None:
    text = page_one(record(frozenset({Category.IDENTITY})), tmp_path)
    assert "Do not contact the person." in text
    assert "Call the referrer: +44 20 7946 0123" in text
    assert "7700" not in text


def test_with_contact_do_and_do_not_stand_on_page_one(tmp_path: Path) -> None:
    text = page_one(record(frozenset({Category.CONTACT})), tmp_path)
    assert "+44 7700 900123" in text
    assert "Leave no voice message." in text
    assert "Use no other way" in text


def test_i_will_contact_you_is_a_full_answer(tmp_path: Path) -> None:
    text = page_one(record(frozenset({Category.CONTACT}), contact_ok="no_i_will_contact_you"), tmp_path)
    assert "The person will contact you." in text
    assert "7700" not in text


@pytest.mark.parametrize("tag", ["en", "ar", "my", "fr"])
def test_the_discreet_card_says_neither_why_nor_who(tmp_path: Path, tag: str) -> None:
    pdf = make_card(language=load_language(tag), name=SITE.card_name, phone=SITE.office_phone)
    file = tmp_path / "c.pdf"
    file.write_bytes(pdf)
    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout.decode()
    assert text.split() == ["Nora", "+44", "20", "7946", "0123"]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        raw = b"".join(o.read_bytes() for o in document.objects if isinstance(o, pikepdf.Stream)) + pdf
    for word in (b"Northside", b"Harbour", b"AMINA", b"AAAA-2222", b"referral", b"Referral", b"health"):
        assert word not in raw


def test_a_card_can_be_made_for_somebody_who_was_never_written_down() -> None:
    assert make_card(language=load_language("ar"), name="نورة", when="14:30", phone="+44 20 7946 0123").startswith(
        b"%PDF"
    )


def test_no_file_is_called_by_a_name_or_a_reason() -> None:
    names = {file_name("AAAA-2222", copy) for copy in Copy}
    assert names == {f"AAAA-2222-{word}.pdf" for word in ("recipient", "copy", "card", "form")}
