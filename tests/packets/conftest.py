"""Invented people with something to tell, and what a PDF shows of it."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import ModuleType

import pikepdf
import pytest

from intake_app.conversation.answers import Answer, LanguageChoice, Row, State, Text, Value
from intake_app.conversation.consents import SHAREABLE, Category, Consent, Decision, Given, Recipient
from intake_app.conversation.needs_order import Ordering
from intake_app.conversation.record import Conversation, Interpreter, Kind, Record
from intake_app.conversation.referrals import Priority, Referral
from intake_app.languages.catalogs import load_language
from intake_app.languages.language import Language
from intake_app.packets.packet import make_packet, preview_sheet
from intake_app.packets.sheet import Sheet
from intake_app.site import Site

TODAY = date(2026, 11, 24)
UNTIL = date(2026, 12, 20)
CLINIC = Recipient("dir", "clinic", "Harbour Clinic", "Walk-in health", "+44 20 7946 0958", "12 Quay Street")
SHELTER = Recipient("dir", "shelter", "Lantern House", "Rooms", "+44 20 7946 0111", "9 Hidden Lane", confidential=True)
ALL = frozenset(SHAREABLE)
SITE = Site(
    organization="Northside Outreach",
    name="Mobile team",
    worker="W-77771",
    office_phone="+44 20 7946 0123",
    office_hours="Mon-Fri 09:00-17:00",
    card_name="Nora",
)

ANSWERS: Mapping[str, Value] = {
    "place_private": "yes",
    "interp_code": Text("INTERP-9931", "en"),
    "spoken_language": LanguageChoice("ar", "Sudanese"),
    "read_language": LanguageChoice("ar"),
    "reads": "some",
    "consent_record": "yes",
    "call_name": Text("Amina", "en"),
    "name_full": Text("آمنة عبد الله", "ar"),
    "pronoun": Text("she", "en"),
    "contact_ok": "yes",
    "contact_ways": (
        Row(
            (
                ("way", "call"),
                ("value", "+44 7700 900123"),
                ("shared", "no"),
                ("days", "Mon-Thu"),
                ("hours", "09:00-11:30"),
            )
        ),
        Row((("way", "text"), ("value", "+44 7700 900456"), ("shared", "yes"))),
    ),
    "contact_voicemail": "never",
    "contact_say": Text("Nora from the sewing class", "en"),
    "contact_ask_for": Text("Amina", "en"),
    "contact_if_other": "wrong_number",
    "contact_dropped": "do_not_call_back",
    "contact_code_word": Text("lemon", "en"),
    "contact_unsafe_word": Text("Tuesday", "en"),
    "contact_checked": "2026-11-20",
    "safe_now": "not_sure",
    "need_this_minute": ("food", "rest"),
    "own_words": Text(
        "أريد أن أرى طبيبة، ثم أن أتصل بأمي.",
        "ar",
        translation=Text("I want to see a woman doctor, and then to call my mother.", "en"),
        interpreted=True,
    ),
    "already_with": (
        Row((("need", "health.medicine"), ("provider", "Pharmacy on Mill Road"))),
        Row((("need", "law.advice"), ("provider", "OTHER-LAWYER-1"))),
    ),
    "faith_diet": Text("Halal food. Prayer five times a day.", "en"),
    "age_band": "25_34",
    "gender": Text("woman", "en"),
    "access": ("hearing", "moving"),
    "worker_gender": "woman",
    "interp_gender": "woman",
    "companion": Text("My friend Rana", "en"),
    "children_with": (Row((("age_band", "3_5"), ("number", "1"))),),
    "anything_else": Text("STORY-TEXT-5521", "en"),
    "meet_again": Text("Thursdays at the library desk", "en"),
    "signs": ("obs.debt",),
    "signs_note": Text("SIGN-NOTE-8812", "en"),
}
ORDER = Ordering(
    "o1",
    yes=(("law.advice",), ("health.urgent",), ("family.contact", "health.medicine"), ("mind.counselling",)),
    later=("learn.language",),
    own_words=(("health.urgent", Text("طبيبة وليس طبيبا", "ar", translation=Text("a woman doctor, not a man", "en"))),),
)
NEEDS = ("health.medicine", "health.urgent", "mind.counselling")


@dataclass(frozen=True)
class Person:
    """What a test changes about the person and the release; the rest is invented once."""

    answers: Mapping[str, Value] = field(default_factory=lambda: dict(ANSWERS))
    states: Mapping[str, State] = field(default_factory=dict)
    categories: frozenset[Category] = ALL
    withheld: frozenset[str] = frozenset()
    story_confirmed: bool = True
    purpose: tuple[str, ...] = NEEDS
    needs: tuple[str, ...] = NEEDS
    order: Ordering | None = ORDER
    decision: Decision = Decision.YES
    until: date = UNTIL
    recipient: Recipient = CLINIC
    reference: str = "K7QM-3F9D"
    consented: bool = True
    extra: tuple[Conversation, ...] = ()
    shown_in: str = "en"

    def record(self) -> Record:
        answers = [
            Answer(f"a-{name}", name, self.states.get(name, State.ANSWERED), value, self.shown_in)
            for name, value in self.answers.items()
        ]
        consent = Consent(
            "c1", self.recipient, self.purpose, self.decision, self.categories, self.until, Given.WRITTEN, "ar",
            self.withheld, interpreter="INTERP-9931", story_confirmed=self.story_confirmed,
        )  # fmt: skip
        other = Consent("c2", SHELTER, ("law.advice",), Decision.YES, ALL, self.until, Given.WRITTEN, "ar")
        talk = Conversation(
            "t1", "r1", Kind.MEETING, date(2026, 11, 20), "W-77771", "ar",
            interpreter=Interpreter("INTERP-9931", "ar", "in_person"),
            answers=tuple(answers),
            orderings=(self.order,) if self.order else (),
            consents=(consent, other) if self.consented else (other,),
            referrals=(
                Referral("f1", self.reference, self.recipient, self.needs, Priority.THREE_DAYS),
                Referral("f2", "ZZZZ-9999", SHELTER, ("law.advice",), Priority.DAY),
            ),
        )  # fmt: skip
        return Record("r1", (talk, *self.extra))


def later(**parts: object) -> Conversation:
    """A conversation of the next day."""
    return Conversation("t2", "r1", Kind.DESK, date(2026, 11, 22), "W-1", "ar", **parts)  # type: ignore[arg-type]


def pdf_text(pdf: bytes, folder: Path, *options: str) -> str:
    """What poppler copies out of a PDF."""
    file = folder / "packet.pdf"
    file.write_bytes(pdf)
    run = subprocess.run(["pdftotext", *options, str(file), "-"], capture_output=True, check=True)
    return run.stdout.decode()


def pdf_streams(pdf: bytes) -> bytes:
    """Every object and every decompressed stream of a PDF."""
    found = [pdf]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for each in document.objects:
            found.append(repr(each).encode())
            if isinstance(each, pikepdf.Stream):
                found.append(each.read_bytes())
    return b"\n".join(found)


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., str]:
    return lambda pdf, *options: pdf_text(pdf, tmp_path, *options)


@pytest.fixture
def invented() -> ModuleType:
    """The invented people of this folder."""
    return sys.modules[__name__]


@pytest.fixture
def english() -> Language:
    return load_language("en")


@pytest.fixture
def sheet_of(english: Language) -> Callable[..., Sheet]:
    """The sheet that a person's clinic would get."""
    return lambda person, language=english: preview_sheet(
        person.record(), "f1", language=language, site=SITE, today=TODAY
    )


@pytest.fixture
def packet_of(english: Language) -> Callable[..., bytes]:
    """The PDF that a person's clinic would get."""
    return lambda person, language=english, **more: make_packet(
        person.record(), "f1", language=language, site=SITE, today=TODAY, **more
    )
