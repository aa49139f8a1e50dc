"""What was half typed is kept inside the vault, for a week at most, and never longer than whom it concerns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from intake_app.backups import Backups
from intake_app.conversation.answers import State, Text
from intake_app.desk import Desk
from intake_app.drafts import DRAFTS, LASTS, Drafts
from intake_app.restoring import restore
from intake_app.retention import Part
from intake_app.travel import travel_empty
from tests.conftest import PASSPHRASE, TODAY
from tests.store.conftest import decrypted_journal, decrypted_pages

CANARY = "CANARY-draft-Larch"
TYPED = {"reason": f"{CANARY} " * 300}


def met(desk: Desk) -> str:
    sitting = desk.begin("en")
    with sitting.held():
        sitting.answer("consent_record", State.ANSWERED, "yes")
        for question in ("call_name", "own_words", "contact_say"):
            sitting.answer(question, State.ANSWERED, Text("words", "en"))
        sitting.stop()
    return sitting.record.id


@pytest.fixture
def record(desk: Desk) -> str:
    return met(desk)


@pytest.fixture
def drafts(desk: Desk) -> Drafts:
    return Drafts(desk.store, TODAY)


def traces(desk: Desk) -> int:
    return (decrypted_pages(desk.store) + decrypted_journal(desk.store)).count(CANARY.encode())


def test_a_draft_is_there_until_its_form_is_kept(vault: Path, desk: Desk, drafts: Drafts, record: str) -> None:
    drafts.put("hold:1", record, TYPED)
    drafts.put("step:1", record, {"stage": "sent"})
    desk.close()
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as again:
        kept = Drafts(again.store, TODAY)
        draft = kept.get("hold:1")
        assert draft is not None
        assert (draft.record, draft.day, draft.typed) == (record, TODAY, TYPED)
        assert CANARY not in repr(draft)
        kept.drop("hold:1")
        assert kept.get("hold:1") is None
        assert kept.get("step:1") is not None
        kept.drop("step:1")
        assert again.store.setting(DRAFTS) is None
        assert again.check().ok


def test_nothing_is_kept_of_somebody_who_is_not_in_the_vault(desk: Desk, drafts: Drafts) -> None:
    drafts.put("hold:1", desk.begin("en").record.id, TYPED)
    assert desk.store.setting(DRAFTS) is None
    assert traces(desk) == 0


def test_a_draft_ends_after_a_week(desk: Desk, drafts: Drafts, record: str) -> None:
    drafts.put("hold:1", record, TYPED)
    Drafts(desk.store, TODAY + LASTS).tidy()
    assert drafts.get("hold:1") is not None
    Drafts(desk.store, TODAY + LASTS + timedelta(days=1)).tidy()
    assert desk.store.setting(DRAFTS) is None


ERASING: dict[str, Callable[[Desk, str], object]] = {
    "the record": lambda desk, record: desk.erase_record(record),
    "a conversation": lambda desk, record: desk.erase_conversation(desk.record(record).conversations[0].id),
    "an answer": lambda desk, record: desk.erase_answer(record, "own_words"),
    "own words": lambda desk, record: desk.retention.erase_own_words(record, "home.tonight"),
    "a part": lambda desk, record: desk.retention.remove(record, Part.CONTACT),
}


@pytest.mark.parametrize("erase", ERASING.values(), ids=ERASING)
def test_whatever_is_erased_of_somebody_takes_their_drafts_along(
    desk: Desk, drafts: Drafts, record: str, erase: Callable[[Desk, str], object]
) -> None:
    """P14; the draft of somebody else stays."""
    other = met(desk)
    drafts.put("hold:1", record, TYPED)
    drafts.put("hold:2", other, {"reason": "rule 4"})
    drafts.put("hold:1", record, {**TYPED, "days": 90})
    assert traces(desk) > 0
    erase(desk, record)
    assert drafts.get("hold:1") is None
    assert drafts.get("hold:2") is not None
    assert traces(desk) == 0


def test_no_draft_of_the_erased_comes_back_with_a_backup(vault: Path, desk: Desk, record: str, tmp_path: Path) -> None:
    drafts = Drafts(desk.store, TODAY)
    drafts.put("hold:1", record, TYPED)
    Backups(desk.store).make_at(tmp_path / "backup")
    desk.erase_record(record)
    desk.close()
    restore(tmp_path / "backup", vault, PASSPHRASE, today=lambda: TODAY)
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as restored:
        assert Drafts(restored.store, TODAY).get("hold:1") is None
        assert traces(restored) == 0


def test_a_vault_that_travels_empty_carries_no_draft(vault: Path, desk: Desk, record: str, tmp_path: Path) -> None:
    Drafts(desk.store, TODAY).put("hold:1", record, TYPED)
    travel_empty(desk.store, tmp_path / "stays", TODAY)
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as carried:
        assert carried.store.setting(DRAFTS) is None
        assert traces(carried) == 0
