"""P14: erased is erased."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from intake_app.backups import Backups, Plan
from intake_app.conversation.answers import Row, State, Text
from intake_app.conversation.consents import Given
from intake_app.conversation.record import Record
from intake_app.desk import Desk
from intake_app.destroying import destroy_open_vault, older_copies
from intake_app.needs.choosing import Choosing
from intake_app.problems import BadInput, Problem
from intake_app.restoring import restore
from intake_app.retention import Part
from intake_app.sitting import recipient_of
from intake_app.travel import travel_empty
from tests.conftest import PASSPHRASE, TODAY
from tests.store.conftest import decrypted_pages

CANARY, NEED = "CANARY-p14-Juniper", "home.tonight"


def test_an_erased_record_is_in_no_view_and_cannot_come_back(desk: Desk) -> None:
    sitting = desk.begin("en")
    sitting.answer("call_name", State.ANSWERED, Text("CANARY-1", "en"))
    sitting.answer("consent_record", State.ANSWERED, "yes")
    desk.erase_record(sitting.record.id)
    assert desk.people("canary").people == ()
    with pytest.raises(BadInput):
        desk.record(sitting.record.id)
    with pytest.raises(Problem):
        sitting.answer("call_name", State.ANSWERED, Text("CANARY-1", "en"))
    assert desk.people().people == ()
    assert desk.check().ok


def test_one_conversation_can_be_erased_alone(desk: Desk) -> None:
    first = desk.begin("en")
    first.answer("consent_record", State.ANSWERED, "yes")
    first.answer("call_name", State.ANSWERED, Text("kept", "en"))
    first.stop()
    second = desk.begin("en", record=first.record.id)
    second.answer("call_name", State.ANSWERED, Text("erased", "en"))
    desk.erase_conversation(second.conversation.id)
    answer = desk.record(first.record.id).answer_in_force("call_name")
    assert answer is not None
    assert answer.value == Text("kept", "en")


def told(desk: Desk, marker: str = CANARY) -> Record:
    """Somebody who said a marker wherever anything can be said, at two meetings, with a release and a referral."""
    record = None
    for _ in range(2):
        sitting = desk.begin("en", record=record)
        words = Text(f"{marker} words", "en", Text(f"{marker} translated", "fr"))
        with sitting.held():
            sitting.answer("consent_record", State.ANSWERED, "yes")
            for question in ("call_name", "name_full", "own_words", "anything_else"):
                sitting.answer(question, State.ANSWERED, Text(f"{marker} {question} " * 40, "en"))
            way = Row((("way", "text"), ("value", f"{marker} way")))
            sitting.answer("contact_ways", State.ANSWERED, (way,))
            sitting.order(Choosing((NEED,), (), ((NEED,),)), {NEED: words})
            recipient = recipient_of(desk.match(NEED)[0].service)
            sitting.consent(recipient=recipient, purpose=(NEED,), categories=(), until=TODAY, given=Given.WRITTEN,
                            witness=f"{marker} witness")  # fmt: skip
            sitting.refer(recipient=recipient, needs=(NEED,))
            sitting.stop()
        record = sitting.record.id
    return desk.record(sitting.record.id)


def traces(desk: Desk) -> int:
    """How often the marker stands in any page of the vault's file, whole or folded for searching."""
    pages = decrypted_pages(desk.store)
    assert b"journal_head" in pages, "the reader reads nothing"
    return pages.count(CANARY.encode()) + pages.count(CANARY.lower().encode())


def erase_all_words(desk: Desk, record: Record) -> None:
    for part in (Part.CONTACT, Part.STORY, Part.PERSON):
        desk.retention.remove(record.id, part)


def erase_answers(desk: Desk, record: Record) -> None:
    for question in ("call_name", "name_full", "own_words", "anything_else", "contact_ways"):
        desk.erase_answer(record.id, question)


def erase_conversations(desk: Desk, record: Record) -> None:
    for conversation in record.conversations:
        desk.erase_conversation(conversation.id)


@pytest.mark.parametrize(
    "erase",
    [lambda desk, record: desk.erase_record(record.id), erase_conversations],
    ids=["the record", "every conversation"],
)
def test_no_page_holds_a_word_of_somebody_who_was_erased(desk: Desk, erase: Callable[[Desk, Record], None]) -> None:
    kept, gone = told(desk, "KEPT-p14"), told(desk)
    assert traces(desk) > 10
    erase(desk, gone)
    assert traces(desk) == 0
    assert desk.people("juniper").people == ()
    assert desk.record(kept.id) == kept
    assert all("/" not in each.id and CANARY not in each.id for each in desk.store.tombstones())
    assert desk.check().ok


@pytest.mark.parametrize("erase", [erase_answers, erase_all_words], ids=["answer by answer", "part by part"])
def test_no_page_holds_a_word_that_was_erased_alone(desk: Desk, erase: Callable[[Desk, Record], None]) -> None:
    gone = told(desk)
    erase(desk, gone)
    left = decrypted_pages(desk.store)
    assert left.count(CANARY.encode()) == left.count(f"{CANARY} witness".encode()), "who witnessed a release is proof"
    assert CANARY.lower().encode() not in left
    assert len(desk.record(gone.id).consents()) == 2
    assert desk.check().ok


def test_what_was_erased_does_not_come_back_with_an_older_backup_which_is_named(
    desk: Desk, vault: Path, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    Backups(desk.store).set_plan(Plan(str(tmp_path / "stick")))
    person, other = told(desk), told(desk, "KEPT-p14")
    backup = Backups(desk.store, lambda: datetime(2026, 11, 24, 9, 0)).make().path
    desk.erase_answer(person.id, "own_words")
    desk.erase_record(other.id)
    assert older_copies(vault) == (backup,)
    desk.close()
    restore(backup, vault, PASSPHRASE, today=lambda: TODAY)
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as restored:
        left = restored.record(person.id)
        assert left.answer_in_force("own_words") is None
        assert all(not statement.ordering.own_words for statement in left.orderings())
        assert len(left.orderings()) == 2, "the order the person chose is still theirs"
        with pytest.raises(BadInput):
            restored.record(other.id)
        assert b"KEPT-p14" not in decrypted_pages(restored.store)


def test_a_vault_that_travels_holds_nobody(desk: Desk, vault: Path, tmp_path: Path) -> None:
    told(desk)
    travel_empty(desk.store, tmp_path / "stays", TODAY)
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as empty:
        assert traces(empty) == 0


def test_a_vault_that_was_destroyed_opens_no_more(desk: Desk, vault: Path) -> None:
    told(desk)
    destroy_open_vault(desk.store)
    assert not (vault / "keys").exists()
    with pytest.raises(Problem):
        Desk.open(vault, PASSPHRASE)
