"""A consent on paper: what was agreed, in two languages, with the signature as it was drawn."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from intake_app.conversation.consents import Category, Explained, Given, Narrowing, Withdrawal
from intake_app.conversation.record import Record
from intake_app.conversation.release_facts import release_facts
from intake_app.conversation.signatures import MARK
from intake_app.forms.intake import INTAKE
from intake_app.languages.catalogs import load_language
from intake_app.languages.language import plain
from intake_app.packets.consent_record import compose_consent_record
from intake_app.packets.packet import make_consent_record
from intake_app.packets.sheet import Beside, Signature, SignHere


def agreed(invented, *extra, **changes) -> Record:
    record = invented.Person(withheld=frozenset({"name_native", "own_words/health.urgent"}), extra=extra).record()
    talk = record.conversations[0]
    consents = (replace(talk.consents[0], **changes), *talk.consents[1:])
    return replace(record, conversations=(replace(talk, consents=consents), *record.conversations[1:]))


def sheet(invented, record: Record, tag: str = "en", other: str = "en"):
    facts = release_facts(record, "c1")
    assert facts is not None
    return compose_consent_record(facts, load_language(tag), load_language(other), invented.SITE, form=INTAKE)


def test_it_says_who_is_told_what_for_what_until_when_and_how_it_was_given(invented) -> None:
    heard = frozenset({Explained.WITHDRAW, Explained.USE})
    record = agreed(invented, given=Given.VERBAL, witness="W-4", read_aloud=True, explained=heard)
    text = plain("\n".join(sheet(invented, record).texts()))
    for words in (
        "Harbour Clinic · Walk-in health", "My medicines", "who I am", "December 20, 2026", "In spoken words", "W-4",
        "Arabic · with an interpreter · read aloud to me", "Name in own script",
        "In the person’s own words: A doctor or nurse now", "take back my consent",
        "What was explained to me", "Only Harbour Clinic is told.", "Not signed: I said it.",
    ):  # fmt: skip
        assert " ".join(words.split()) in " ".join(text.replace("\u00a0", " ").split()), words
    assert "INTERP-9931" not in text
    assert not any(said in text for said in ("Amina", "آمنة", "طبيبة", "7700", "STORY-TEXT", "Lantern"))


def test_what_was_made_smaller_or_taken_back_since_is_said(invented) -> None:
    later = invented.later(
        narrowings=(Narrowing("n", "c1", frozenset({Category.FAMILY})),), withdrawals=(Withdrawal("w", "c1"),)
    )
    text = plain("\n".join(sheet(invented, agreed(invented, later)).texts()))
    assert "I took this back on November 22, 2026." in text
    assert "children and family" not in text
    assert "children and family" in plain("\n".join(sheet(invented, agreed(invented)).texts()))


def test_two_languages_stand_beside_each_other_and_one_alone(invented) -> None:
    both = sheet(invented, agreed(invented), "ar", "en")
    besides = [part for part in both.parts if isinstance(part, Beside)]
    assert {(part.language, part.rtl) for part in besides} == {("en", False)}
    assert both.rtl
    assert not any(isinstance(part, Beside) for part in sheet(invented, agreed(invented)).parts)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"given": Given.MARK, "signature": MARK}, Signature),
        ({"given": Given.WRITTEN}, SignHere),
        ({"given": Given.VERBAL}, None),
    ],
)
def test_a_signature_is_drawn_or_asked_for_or_said_to_be_missing(invented, changes, expected) -> None:
    parts = sheet(invented, agreed(invented, **changes)).parts
    assert [type(part) for part in parts if isinstance(part, Signature | SignHere)] == ([expected] if expected else [])


def test_a_signature_is_lines_and_no_picture_and_is_described(invented) -> None:
    facts = release_facts(agreed(invented, given=Given.MARK, signature=MARK), "c1")
    language = load_language("en")
    made = make_consent_record(facts, language=language, other=load_language("ar"), site=invented.SITE)
    assert made == make_consent_record(facts, language=language, other=load_language("ar"), site=invented.SITE)
    with pikepdf.open(io.BytesIO(made)) as document:
        kinds = {str(each.get("/Subtype")) for each in document.objects if isinstance(each, pikepdf.Stream)}
        figures = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Alt")]
        drawn = b"".join(page.Contents.read_bytes() for page in document.pages)
    assert "/Image" not in kinds
    assert [str(each.Alt) for each in figures] == ["Signature or mark"]
    assert b"1 J 1 j" in drawn
