"""What they will see, line by line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from intake_app.conversation.answers import Answer, Row, State, Text, Value
from intake_app.conversation.consents import (
    SHAREABLE,
    Consent,
    Decision,
    Given,
    Narrowing,
    Recipient,
    row_item,
    words_item,
)  # fmt: skip
from intake_app.conversation.needs_order import Ordering
from intake_app.conversation.record import Conversation, Kind, Record
from intake_app.conversation.referrals import Priority, Referral
from intake_app.forms.intake import INTAKE
from intake_app.languages.catalogs import load_language
from intake_app.packets.share import Contact, share
from intake_app.packets.telling import Leaving, Told, preview, told_lines
from intake_app.problems import ConsentMissing
from intake_app.site import Site

TODAY = date(2026, 11, 24)
CLINIC = Recipient("d", "1", "Example Clinic", "Day clinic", "+44 20 7946 0000")
SITE = Site(organization="Example Aid", office_phone="+44 20 7946 0001")
WAYS = (
    Row((("way", "text"), ("value", "+44 7700 900123"), ("shared", "no"), ("hours", "10:00–12:00"))),
    Row((("way", "email"), ("value", "lamp@example.org"), ("shared", "no"), ("hours", ""))),
)
SAID: dict[str, Value] = {
    "call_name": Text("Sample Lamp", "en"),
    "reads": "yes",
    "contact_ok": "yes",
    "contact_ways": WAYS,
    "contact_say": Text("the sewing class", "en"),
    "contact_voicemail": "ok",
    "own_words": Text("I need to sleep first.", "en"),
    "anything_else": Text("I prefer mornings.", "en"),
}
NEEDS = ("health.check", "health.dental")


def record_of(*, narrowings: tuple[Narrowing, ...] = (), **also: Value) -> Record:
    said = {**SAID, **also}
    answers = tuple(Answer(f"a-{name}", name, State.ANSWERED, value, "en") for name, value in said.items())
    ordering = Ordering("o", tuple((c,) for c in NEEDS), own_words=(("health.check", Text("My left side", "en")),))
    consent = Consent(
        "c", CLINIC, NEEDS, Decision.YES, frozenset(SHAREABLE), TODAY, Given.WRITTEN, "en", story_confirmed=True
    )
    referral = Referral("f", "REF1", CLINIC, NEEDS, Priority.TWO_WEEKS)
    return Record("r", (Conversation(
        "m", "r", Kind.MEETING, TODAY, "W", "en", answers=answers, orderings=(ordering,), consents=(consent,),
        narrowings=narrowings, referrals=(referral,),
    ),))  # fmt: skip


def lines_of(record: Record, tag: str = "en") -> tuple[Told, ...]:
    return told_lines(share(record, "f", form=INTAKE, today=TODAY), load_language(tag), SITE)


def leaving_of(lines: tuple[Told, ...], words: str) -> Leaving | None:
    (found,) = [line for line in lines if any(words in text for text in line.part.texts())]
    return found.leaving


def cut(record: Record, leaving: Leaving) -> Record:
    meeting = record.conversations[0]
    made = Narrowing(f"n{len(meeting.narrowings)}", "c", frozenset(), leaving.items, leaving.needs)
    return replace(record, conversations=(replace(meeting, narrowings=(*meeting.narrowings, made)),))


@pytest.mark.parametrize(
    ("words", "leaving"),
    [
        ("Sample Lamp", Leaving(frozenset({"call_name"}))),
        ("Teeth", Leaving(needs=frozenset({"health.dental"}))),
        ("My left side", Leaving(frozenset({words_item("health.check")}))),
        ("I need to sleep", Leaving(frozenset({"own_words"}))),
        ("900123", Leaving(frozenset({row_item("contact_ways", "a-contact_ways", 0)}))),
        ("lamp@example.org", Leaving(frozenset({row_item("contact_ways", "a-contact_ways", 1)}))),
        ("sewing class", Leaving(frozenset({"contact_say"}))),
        ("A voice message is fine", Leaving(frozenset({"contact_voicemail"}))),
        ("I prefer mornings", Leaving(frozenset({"anything_else"}))),
        ("Use no other way", None),
        ("Example Clinic", None),
        ("Help does not depend", None),
    ],
)
def test_every_line_about_the_person_knows_what_to_leave_out(words: str, leaving: Leaving | None) -> None:
    assert leaving_of(lines_of(record_of()), words) == leaving


@pytest.mark.parametrize("tag", ["ar", "my"])
def test_in_every_language_a_line_that_is_left_out_is_gone_and_nothing_new_is_told(tag: str) -> None:
    record = record_of()
    for line in lines_of(record, tag):
        if line.leaving is None:
            continue
        after = {text for each in lines_of(cut(record, line.leaving), tag) for text in each.part.texts()}
        said = {text for text in line.part.texts() if text and not text.isdigit()}
        assert not said <= after, line


def test_all_can_be_left_out_line_by_line_until_nothing_of_the_person_is_told() -> None:
    record = record_of()
    for _ in range(30):
        try:
            lines = lines_of(record)
        except ConsentMissing:
            break
        mine = [line.leaving for line in lines if line.leaving is not None and not line.leaving.needs]
        if not mine:
            mine = [line.leaving for line in lines if line.leaving is not None]
        record = cut(record, mine[0])
    with pytest.raises(ConsentMissing):
        lines_of(record)


def test_a_row_left_out_stays_out_and_a_newer_answer_is_not_told_at_all() -> None:
    record = cut(record_of(), Leaving(frozenset({row_item("contact_ways", "a-contact_ways", 0)})))
    told = share(record, "f", form=INTAKE, today=TODAY)
    (row,) = told.value("contact_ways") or ()
    assert isinstance(row, Row)
    assert row.get("value") == "lamp@example.org"
    later = Conversation("m2", "r", Kind.MEETING, TODAY, "W", "en",
                         answers=(Answer("new", "contact_ways", State.ANSWERED, WAYS, "en"),))  # fmt: skip
    told = share(replace(record, conversations=(*record.conversations, later)), "f", form=INTAKE, today=TODAY)
    assert told.value("contact_ways") is None
    assert told.contact is Contact.CALL_REFERRER


def test_that_the_person_will_call_is_a_line_of_theirs_too() -> None:
    lines = lines_of(record_of(contact_ok="no_i_will_contact_you"))
    assert leaving_of(lines, "The person will contact you") == Leaving(frozenset({"contact_ok"}))


def test_the_lines_say_all_that_the_sheet_says() -> None:
    seen = preview(record_of(), "f", language=load_language("en"), site=SITE, today=TODAY)
    assert set(filter(None, seen.sheet.texts())) == set(filter(None, seen.in_lines.texts()))
