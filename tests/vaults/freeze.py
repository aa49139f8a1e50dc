"""Write the vault that is frozen for each released schema: ``python -m tests.vaults.freeze FOLDER``."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from intake_app.conversation.answers import Answer, LanguageChoice, Row, State, Text, Value
from intake_app.conversation.consents import Category, Consent, Decision, Given, Narrowing, Recipient, Withdrawal
from intake_app.conversation.needs_order import Ordering
from intake_app.conversation.record import Conversation, Interpreter, Kind, PacketGiven
from intake_app.conversation.referrals import Priority, Referral, Stage, Step
from intake_app.directory.entries import Organization, Phone, Service, Status
from intake_app.store.store import Store
from intake_app.vault.slots import Work

PASSPHRASE = "seven stones by the river"
HARBOUR = Recipient("city", "svc-1", "Harbour House", "Beds for tonight", phone="+1 555 0100")


def number(n: int) -> str:
    """An id that is the same in every frozen vault."""
    return f"01900000-0000-7000-8000-{n:012d}"


def answer(n: int, question: str, value: Value | None, state: State = State.ANSWERED) -> Answer:
    """An answer asked in Arabic."""
    return Answer(number(n), question, state, value, "ar")


def first_meeting() -> Conversation:
    """Everything that a conversation can hold."""
    return Conversation(
        number(1), number(100), Kind.MEETING, date(2026, 11, 20), "W-3", "ar", site="S-1",
        interpreter=Interpreter("I-7", "ar", "in_person"), closed=True,
        answers=(
            answer(11, "call_name", "سلمى"), answer(12, "safe_now", None, State.PREFER_NOT_TO_SAY),
            answer(13, "own_words", Text("مكان آمن", "ar", Text("a safe place", "en"), interpreted=True)),
            answer(14, "spoken_language", LanguageChoice("ar", "Sudanese")), answer(15, "access", ("sight", "moving")),
            answer(16, "names_other", (Row((("name", "Lulu"),)),)),
        ),
        orderings=(
            Ordering(number(21), (("health.urgent",), ("home.tonight", "family.contact")), ("learn.language",), False,
                     (("home.tonight", Text("سرير", "ar")),)),
        ),
        consents=(
            Consent(number(31), HARBOUR, ("home.tonight",), Decision.YES, frozenset({Category.NEEDS, Category.CONTACT}),
                    date(2026, 12, 20), Given.VERBAL, "ar", frozenset({"name_native"}), "W-4", "I-7"),
        ),
        referrals=(Referral(number(41), "K7QM-3F9D", HARBOUR, ("home.tonight",), Priority.DAY),),
        packets=(PacketGiven(number(51), number(41), "recipient", "en"),),
    )  # fmt: skip


def later_contact() -> Conversation:
    """What changed afterwards."""
    return Conversation(
        number(2), number(100), Kind.CONTACT, date(2026, 11, 22), "W-3", "ar",
        narrowings=(Narrowing(number(61), number(31), frozenset({Category.CONTACT}), frozenset({"own_words"})),),
        withdrawals=(Withdrawal(number(62), number(31)),),
        steps=(Step(number(42), number(41), Stage.ACCEPTED, "recipient"),),
    )  # fmt: skip


def brief_meeting(person: int) -> Conversation:
    """Another person, still in conversation."""
    said, day = (answer(70 + person, "name_full", "Nan Khin ခင်"),), date(2026, 11, 21)
    return Conversation(number(person), number(200 + person), Kind.MEETING, day, "W-4", "my", answers=said)


def service() -> Service:
    """The one service of the directory."""
    return Service(
        "svc-1", "city", "Beds for tonight", Organization("org-1", "Harbour House"), status=Status.ACTIVE,
        phones=(Phone("+1 555 0100"),), needs=("home.tonight",),
    )  # fmt: skip


def write(folder: Path) -> None:
    """Make the vault at ``folder``, with the least key work allowed."""
    with Store.create(folder, PASSPHRASE, work=Work(memory=64, passes=3)) as store:
        for said in (first_meeting(), later_contact(), brief_meeting(3), brief_meeting(4)):
            store.save(said)
        store.erase_record(number(204))
        store.replace_directory("city", [service()])
        store.set_setting("languages", ["en", "ar"])
        store.add_feedback({"free": 3})


if __name__ == "__main__":
    write(Path(sys.argv[1]))
