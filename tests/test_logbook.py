"""The journal in words: every event has some, whose key and which record are exact, and no content is told."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from pathlib import Path

import pytest

from intake_app.backups import PLAN_SETTINGS
from intake_app.conversation.answers import State, Text
from intake_app.desk import Desk
from intake_app.drafts import DRAFTS
from intake_app.keyholders import KEY_SETTINGS, Keyholders
from intake_app.languages.catalogs import load_language
from intake_app.languages.language import plain
from intake_app.logbook import Logbook, Told
from intake_app.problems import VaultIsDamaged
from intake_app.store.journal import Event
from intake_app.store.store import Store
from tests.conftest import PASSPHRASE, TODAY

ENGLISH = load_language("en")
CANARY = "CANARY-3d1e"


@pytest.fixture
def record(desk: Desk) -> str:
    """Somebody about whom something was saved."""
    sitting = desk.begin("en")
    sitting.answer("consent_record", State.ANSWERED, "yes")
    sitting.answer("call_name", State.ANSWERED, Text(CANARY, "en"))
    sitting.stop()
    return sitting.record.id


def book(desk: Desk) -> Logbook:
    return Logbook(desk.store, TODAY)


def said(told: Told) -> str:
    return plain(ENGLISH.text(told.what))


def newest(desk: Desk) -> tuple[str, str | None]:
    told = next(each for each in book(desk).page() if each.entry.event != Event.TIDIED)
    return said(told), told.record


def test_a_saved_conversation_is_told_with_its_record(desk: Desk, record: str) -> None:
    assert newest(desk) == ("A conversation was saved", record)


def test_what_was_removed_is_told_by_what_it_was(desk: Desk, record: str) -> None:
    desk.erase_answer(record, "call_name")
    assert newest(desk) == ("Something that was said was removed", None)
    desk.erase_conversation(desk.record(record).conversations[0].id)
    assert newest(desk) == ("A conversation was removed", None)
    gone = desk.begin("en")
    gone.answer("consent_record", State.ANSWERED, "yes")
    desk.erase_record(gone.record.id)
    assert newest(desk) == ("Everything about a person was removed", gone.record.id)


def test_whose_key_it_was_is_told_only_while_it_is_still_theirs(desk: Desk, vault: Path) -> None:
    keys = Keyholders(desk.store, TODAY)
    keys.add("W-4", "four words of a colleague")
    assert newest(desk)[0] == "Key 1 was given out: W-4"
    desk.close()
    Desk.open(vault, "four words of a colleague", today=lambda: TODAY).close()
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as again:
        assert [said(told) for told in book(again).page(limit=2)] == [
            "Unlocked with key 0: whoever made the vault",
            "Unlocked with key 1: W-4",
        ]
        keys = Keyholders(again.store, TODAY)
        keys.revoke(1)
        keys.add("W-9", "other words for another one")
        told = [said(each) for each in book(again).page()]
        assert "Unlocked with key 1: somebody" in told
        assert "Key 1 was given out: W-9" in told
        assert not any("W-4" in each for each in told)


@pytest.mark.parametrize("event", Event)
def test_every_event_has_words_of_its_own(desk: Desk, event: Event) -> None:
    desk.store.note(event, subject="s", number=2)
    words = said(book(desk).page(limit=1)[0])
    assert words != event.value
    assert "{" not in words


@pytest.mark.parametrize("name", [*KEY_SETTINGS, *PLAN_SETTINGS, DRAFTS, "site", "retention", "need_terms"])
def test_every_setting_has_words_of_its_own(desk: Desk, name: str) -> None:
    desk.store.set_setting(name, desk.store.setting(name))
    assert f": {name}" not in said(book(desk).page(limit=1)[0])


def test_an_event_of_a_newer_cairn_is_told_by_its_name(desk: Desk) -> None:
    desk.store.note("flown_away")  # type: ignore[arg-type]
    assert newest(desk)[0] == "flown_away"


def test_a_hold_is_told_with_its_record_and_without_its_reason(desk: Desk, record: str) -> None:
    desk.retention.hold(record, CANARY, TODAY + timedelta(days=9))
    assert newest(desk) == ("A person was put on hold", record)
    assert CANARY.encode() not in book(desk).as_table(ENGLISH)


def test_pages_go_back_from_the_newest_and_leave_nothing_out(desk: Desk, record: str) -> None:
    whole = book(desk)
    pages = [whole.page(skip, 2) for skip in range(0, whole.length, 2)]
    assert [told.seq for page in pages for told in page] == list(range(whole.length, 0, -1))
    assert whole.page(whole.length) == ()


def test_the_table_holds_every_entry_no_formula_and_no_content(desk: Desk, record: str) -> None:
    desk.store.note(Event.DIRECTORY_IMPORTED, subject="=HYPERLINK(1)")
    data = book(desk).as_table(ENGLISH)
    heading, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert len(rows) == book(desk).length
    assert len(heading) == 7
    assert {len(row) for row in rows} == {7}
    assert rows[-1][5] == "'=HYPERLINK(1)"
    assert CANARY.encode() not in data
    assert [row[3] for row in rows if row[4] == "saved"] == [record] * 2 + [record]


@pytest.mark.parametrize("tag", ["ar", "my"])
def test_it_is_told_in_the_workers_language(desk: Desk, record: str, tag: str) -> None:
    told = [load_language(tag).text(each.what) for each in book(desk).page()]
    assert all(told)


def test_a_journal_with_an_entry_cut_out_is_not_told(desk: Desk, record: str) -> None:
    desk.store.vault.connection.execute("DELETE FROM journal WHERE seq = 2")
    with pytest.raises(VaultIsDamaged):
        Logbook(Store(desk.store.vault), TODAY)
