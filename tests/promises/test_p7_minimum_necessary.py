"""P7: a packet holds the categories consented to and nothing else; what is left out leaves no trace in the file."""

from __future__ import annotations

import io
import subprocess
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from intake_app.conversation.answers import Answer, LanguageChoice, Row, State, Text, Value
from intake_app.conversation.consents import SHAREABLE, Category, Consent, Decision, Given, Recipient, Withdrawal
from intake_app.conversation.needs_order import Ordering
from intake_app.conversation.record import Conversation, Interpreter, Kind, PacketGiven, Record
from intake_app.conversation.referrals import Referral
from intake_app.conversation.release_facts import release_facts
from intake_app.forms.intake import INTAKE
from intake_app.languages.catalogs import load_language
from intake_app.languages.language import plain
from intake_app.packets.labels import label_of
from intake_app.packets.packet import make_consent_record, make_packet, make_recall_letter, preview_sheet
from intake_app.site import Site

TODAY = date(2026, 11, 24)
CLINIC = Recipient("dir", "clinic", "Harbour Clinic", "Walk-in health")
OTHER = Recipient("dir", "other", "OTHERHOUSE", "OTHERROOMS", "+1 555 867 5309")
SITE = Site("Northside", "Team", worker="WORKERCODE", office_phone="+44 20 7946 0123")
CANARIES: dict[str, tuple[str, Value]] = {
    "call_name": ("qalname", Text("qalname", "en")),
    "names_other": ("qother", (Row((("name", "qother"),)),)),
    "contact_say": ("qsayas", Text("qsayas", "en")),
    "contact_ways": ("7700900123", (Row((("way", "call"), ("value", "7700900123"))),)),
    "address": ("qpost", Text("qpost", "en")),
    "spoken_language": ("qdialect", LanguageChoice("ti", "qdialect")),
    "faith_diet": ("qdiet", Text("qdiet", "en")),
    "own_words": ("qwords", Text("qwords", "en", Text("qtranslated", "fr"))),
    "already_with": ("qplace", (Row((("need", "health.check"), ("provider", "qplace"))),)),
    "gender": ("qgender", Text("qgender", "en")),
    "citizenship": ("qland", (Row((("country", "qland"),)),)),
    "children_with": ("qkids", (Row((("age_band", "0_2"), ("number", "qkids"))),)),
    "anything_else": ("qstory", Text("qstory", "en")),
}
NEVER: dict[str, Value] = {
    "signs_note": Text("qsigns", "en"),
    "interp_code": Text("qinterp", "en"),
    "understood": Text("qunderstood", "en"),
    "leave_by": "12:34",
}
NEVER_SEEN = ("qsigns", "qinterp", "qunderstood", "12:34", "OTHERHOUSE", "OTHERROOMS",
              "867 5309", "WORKERCODE", "ICODE",
              "lawyer", "traffick", "immigration", "withheld", "observed")  # fmt: skip


def record(categories: frozenset[Category]) -> Record:
    values: dict[str, Value] = {name: value for name, (_, value) in CANARIES.items()} | NEVER
    values |= {"contact_ok": "yes", "safe_now": "no", "age_band": "35_44"}
    answers = tuple(Answer(name, name, State.ANSWERED, value, "en") for name, value in values.items())
    consents = (
        Consent(
            "c1", CLINIC, ("health.check",), Decision.YES, categories, TODAY, Given.VERBAL, "en", story_confirmed=True
        ),
        Consent(
            "c2", OTHER, ("law.advice",), Decision.YES, categories, TODAY, Given.VERBAL, "en", story_confirmed=True
        ),
    )
    talk = Conversation(
        "t1", "r1", Kind.MEETING, TODAY, "WORKERCODE", "en", interpreter=Interpreter("ICODE", "ti", "phone"),
        answers=answers,
        orderings=(Ordering("o", (("law.advice",), ("health.check",)), ("home.stay",)),),
        consents=consents,
        referrals=(
            Referral("f1", "AAAA-2222", CLINIC, ("health.check",)),
            Referral("f2", "BB22", OTHER, ("law.advice",)),
        ),
    )  # fmt: skip
    return Record("r1", (talk,))


def everything_in(pdf: bytes, folder: Path) -> str:
    """The raw bytes, every object, every decompressed stream, and what a reader copies out."""
    file = folder / "p.pdf"
    file.write_bytes(pdf)
    copied = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout
    tree = subprocess.run(["pdfinfo", "-struct-text", str(file)], capture_output=True, check=True).stdout
    found = [pdf, copied, tree]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for each in document.objects:
            found.append(repr(each).encode())
            if isinstance(each, pikepdf.Stream):
                found.append(each.read_bytes())
    return b"\n".join(found).decode("latin-1")


@pytest.mark.parametrize("category", [*SHAREABLE, Category.SIGNS, Category.ADMIN, Category.NONE])
def test_only_the_categories_consented_to_are_in_the_file(tmp_path: Path, category: Category) -> None:
    person = record(frozenset({category}))
    language = load_language("en")
    pdf = everything_in(make_packet(person, "f1", language=language, site=SITE, today=TODAY), tmp_path)
    sheet = preview_sheet(person, "f1", language=language, site=SITE, today=TODAY)
    shown = plain("\n".join(sheet.texts()))
    for name, (canary, _) in CANARIES.items():
        question = INTAKE.question(name)
        assert question is not None
        allowed = question.category is category
        assert (canary in shown) is allowed
        assert (canary in pdf) is allowed
        if not allowed and name not in ("call_name",):
            assert language.text(label_of(question)) not in shown
    assert ("qtranslated" in shown) is (category is Category.NEEDS)
    for word in NEVER_SEEN:
        assert word.lower() not in shown.lower()
        assert word not in pdf


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_letter_and_a_consent_on_paper_hold_nothing_that_the_person_told(tmp_path: Path, tag: str) -> None:
    known = record(frozenset(SHAREABLE))
    later = Conversation(
        "t2", "r1", Kind.DESK, TODAY, "WORKERCODE", "en",
        packets=(PacketGiven("p1", "f1", "recipient", tag),), withdrawals=(Withdrawal("w1", "c1"),),
    )  # fmt: skip
    known = Record("r1", (*known.conversations, later))
    (recall,) = known.recalls()
    facts = release_facts(known, "c1")
    assert facts is not None
    here, there = load_language(tag), load_language("en")
    letter = everything_in(make_recall_letter(recall, language=here, site=SITE, today=TODAY), tmp_path)
    consent = everything_in(make_consent_record(facts, language=here, other=there, site=SITE), tmp_path)
    told = [canary for canary, _ in CANARIES.values()]
    for word in (*told, "qtranslated", "qsigns", "qinterp", "OTHERHOUSE", "867 5309", "WORKERCODE", "ICODE", "BB22"):
        assert word not in letter
        assert word not in consent
    assert "Walk-in health" not in letter
    assert "check-up" not in letter
    assert "check-up" in consent


def test_nothing_tells_how_many_needs_there_are(tmp_path: Path) -> None:
    sheet = preview_sheet(record(frozenset(SHAREABLE)), "f1", language=load_language("en"), site=SITE, today=TODAY)
    assert "A health check-up, also eyes" in plain("\n".join(sheet.texts()))
    assert [part.rank for part in sheet.parts if hasattr(part, "rank")] == [1]


def test_what_was_declined_looks_like_what_was_never_there() -> None:
    def said(state: State) -> tuple[str, ...]:
        answers = (Answer("a", "gender", state, None, "en"),)
        whole = record(frozenset(SHAREABLE)).conversations[0]
        kept = tuple(a for a in whole.answers if a.question != "gender") + answers
        person = Record("r1", (Conversation(**{**{f: getattr(whole, f) for f in whole.__slots__}, "answers": kept}),))
        return preview_sheet(person, "f1", language=load_language("en"), site=SITE, today=TODAY).texts()

    assert said(State.PREFER_NOT_TO_SAY) == said(State.NOT_ASKED) == said(State.DOES_NOT_KNOW)
