"""P6: nothing leaves without consent; it can be narrowed or withdrawn at any time, and then nothing leaves any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from intake_app.conversation.answers import Answer, State, Text
from intake_app.conversation.consents import Category, Consent, Decision, Given, Narrowing, Recipient, Withdrawal
from intake_app.conversation.recalls import How, RecallTold
from intake_app.conversation.record import Conversation, Kind, PacketGiven, Record
from intake_app.conversation.referrals import Referral
from intake_app.languages.catalogs import load_language
from intake_app.languages.language import plain
from intake_app.packets.packet import make_packet, preview_sheet
from intake_app.problems import ConsentMissing
from intake_app.site import Site

TODAY = date(2026, 11, 24)
CLINIC = Recipient("dir", "clinic", "Harbour Clinic", "Walk-in health")
OTHER = Recipient("dir", "other", "Other House", "Rooms")
EVERYTHING = frozenset({Category.NEEDS, Category.IDENTITY, Category.PROFILE})
RELEASE = Consent("c1", CLINIC, ("health.check",), Decision.YES, EVERYTHING, TODAY, Given.VERBAL, "en")
TALK = Conversation(
    "t1", "r1", Kind.MEETING, TODAY, "W-1", "en",
    answers=(
        Answer("a1", "call_name", State.ANSWERED, Text("NAME-1", "en"), "en"),
        Answer("a2", "gender", State.ANSWERED, Text("GENDER-1", "en"), "en"),
    ),
    referrals=(Referral("f1", "AAAA-2222", CLINIC, ("health.check",)),),
)  # fmt: skip


def record(*consents: Consent, **more: object) -> Record:
    return Record("r1", (replace(TALK, consents=consents), replace(TALK, id="t0", answers=(), referrals=(), **more)))


def sheet_text(person: Record, today: date = TODAY) -> str:
    sheet = preview_sheet(person, "f1", language=load_language("en"), site=Site(), today=today)
    return plain("\n".join(sheet.texts()))


@pytest.mark.parametrize(
    ("person", "today"),
    [
        (record(), TODAY),
        (record(replace(RELEASE, recipient=OTHER)), TODAY),
        (record(replace(RELEASE, decision=Decision.NO)), TODAY),
        (record(replace(RELEASE, decision=Decision.NOT_NOW)), TODAY),
        (record(RELEASE), TODAY + timedelta(days=1)),
        (record(RELEASE, withdrawals=(Withdrawal("w", "c1"),)), TODAY),
        (record(replace(RELEASE, purpose=("police.talk",))), TODAY),
        (record(RELEASE, replace(RELEASE, id="c2", decision=Decision.NO)), TODAY),
        (record(RELEASE, narrowings=(Narrowing("n", "c1", needs=frozenset({"health.check"})),)), TODAY),
    ],
    ids=[
        "none",
        "of another",
        "no",
        "not now",
        "ended",
        "withdrawn",
        "for another need",
        "yes and no",
        "need left out",
    ],
)
def test_without_a_release_there_is_neither_packet_nor_preview(person: Record, today: date) -> None:
    language = load_language("en")
    with pytest.raises(ConsentMissing):
        make_packet(person, "f1", language=language, site=Site(), today=today)
    with pytest.raises(ConsentMissing):
        preview_sheet(person, "f1", language=language, site=Site(), today=today)


def test_with_one_there_is() -> None:
    assert "NAME-1" in sheet_text(record(RELEASE))


def test_what_is_narrowed_away_is_told_no_more() -> None:
    text = sheet_text(record(RELEASE, narrowings=(Narrowing("n", "c1", frozenset({Category.PROFILE})),)))
    assert "GENDER-1" not in text
    assert "NAME-1" in text
    assert "NAME-1" not in sheet_text(
        record(RELEASE, narrowings=(Narrowing("n", "c1", items=frozenset({"call_name"})),))
    )


def test_of_two_releases_that_stand_only_what_both_allow_is_told() -> None:
    text = sheet_text(record(RELEASE, replace(RELEASE, id="c2", categories=frozenset({Category.IDENTITY}))))
    assert "NAME-1" in text
    assert "GENDER-1" not in text


def test_what_was_given_is_called_back_when_its_consent_is_taken_back_and_waits_until_they_were_told() -> None:
    out = replace(TALK, id="t2", answers=(), referrals=(), packets=(PacketGiven("p", "f1", "recipient", "fr"),))
    given = Record("r1", (*record(RELEASE).conversations, out))
    assert given.recalls_open(TODAY) == ()
    taken = replace(out, id="t3", date=TODAY + timedelta(days=1), packets=(), withdrawals=(Withdrawal("w", "c1"),))
    (waiting,) = Record("r1", (*given.conversations, taken)).recalls_open(TODAY + timedelta(days=1))
    assert (waiting.referral.reference, waiting.language) == ("AAAA-2222", "fr")
    told = replace(
        taken, id="t4", date=TODAY + timedelta(days=2), withdrawals=(),
        recalls=(RecallTold("x", "f1", How.PHONE, "W-1"),),
    )  # fmt: skip
    assert Record("r1", (*given.conversations, taken, told)).recalls_open(TODAY + timedelta(days=2)) == ()


def test_the_packet_says_until_when() -> None:
    assert "November 24, 2026" in sheet_text(record(RELEASE))
