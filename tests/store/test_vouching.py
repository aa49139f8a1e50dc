"""What the journal vouches for beside conversations: settings, directory, tombstones, packets, that all is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from intake_app.conversation.record import Conversation, PacketGiven
from intake_app.directory.entries import Organization, Phone, Service, Status
from intake_app.problems import VaultIsDamaged
from intake_app.store.journal import Event
from intake_app.store.store import Store

Talk = Callable[..., Conversation]
Again = Callable[[Store], Store]


def _service(phone: str) -> Service:
    return Service("1", "city", "Beds", Organization("o", "House"), status=Status.ACTIVE, phones=(Phone(phone),))


def _found(store: Store) -> list[str]:
    return [finding.id for finding in store.check().findings]


def test_a_setting_put_back_to_what_it_was_is_refused(store: Store, again: Again) -> None:
    store.set_setting("longest", 30)
    store.set_setting("longest", 90)
    store.vault.connection.execute("UPDATE settings SET value = '30' WHERE name = 'longest'")
    fresh_eyes = again(store)
    with pytest.raises(VaultIsDamaged):
        fresh_eyes.setting("longest")
    assert _found(fresh_eyes) == ["Some settings are not as they were written last."]
    assert fresh_eyes.glance() == fresh_eyes.check().findings


@pytest.mark.parametrize("change", ["DELETE FROM settings", "INSERT INTO settings VALUES ('longest', '30')"])
def test_a_setting_that_vanished_or_came_back_is_found(store: Store, again: Again, change: str) -> None:
    store.set_setting("longest", 30)
    if change.startswith("INSERT"):
        store.set_setting("longest", None)
    store.vault.connection.execute(change)
    with pytest.raises(VaultIsDamaged):
        again(store).setting("longest")
    assert _found(again(store)) == ["Some settings are not as they were written last."]


def test_a_telephone_number_that_was_not_imported_is_never_shown(store: Store, again: Again) -> None:
    store.replace_directory("city", [_service("+1 555 0100")])
    store.replace_directory("city", [_service("+1 555 0199")])
    assert [s.phones[0].number for s in store.services()] == ["+1 555 0199"]
    store.vault.connection.execute("UPDATE services SET document = replace(document, '0199', '0100')")
    fresh_eyes = again(store)
    for read in (
        fresh_eyes.services,
        lambda: fresh_eyes.services_named("1"),
        lambda: fresh_eyes.services_for_need("home.tonight"),
        lambda: fresh_eyes.search_services("beds"),
    ):
        with pytest.raises(VaultIsDamaged):
            read()
    assert _found(fresh_eyes) == ["Some services of the directory are not as they were imported."]


def test_a_source_that_vanished_is_found(store: Store, again: Again) -> None:
    store.replace_directory("city", [_service("+1 555 0100")])
    store.vault.connection.execute("DELETE FROM services")
    store.vault.connection.execute("DELETE FROM directory_sources")
    assert _found(again(store)) == ["Some services of the directory are not as they were imported."]


def test_a_tombstone_that_nobody_laid_is_found(store: Store, again: Again, talk: Talk) -> None:
    said = talk(call_name="Sam")
    store.save(said)
    store.vault.connection.execute("INSERT INTO tombstones VALUES (?, 'item')", (said.answers[0].id,))
    assert _found(again(store)) == ["Something is marked as erased that was not."]


def test_a_tombstone_that_vanished_is_found(store: Store, again: Again, talk: Talk) -> None:
    for _ in range(2):
        said = talk(call_name="Sam")
        store.save(said)
        store.erase_record(said.record)
    store.vault.connection.execute("DELETE FROM tombstones WHERE id = ?", (said.record,))
    assert _found(again(store)) == ["Some marks of what was erased are missing."]
    assert again(store).glance() != ()


def test_a_conversation_that_vanished_is_seen_at_a_glance(store: Store, again: Again, talk: Talk) -> None:
    said = talk(call_name="Sam")
    store.save(said)
    assert store.glance() == ()
    store.vault.connection.execute("DELETE FROM conversations")
    assert [f.id for f in again(store).glance()] == ["Some conversations that the journal knows are missing."]


@pytest.mark.parametrize("lost", ["TABLE wanted", "TABLE feedback", "INDEX people_by_day"])
def test_a_vault_that_lost_a_table_is_damaged(vault_path: Path, passphrase: str, lost: str) -> None:
    with Store.open(vault_path, passphrase) as store:
        store.vault.connection.execute(f"DROP {lost}")
    with pytest.raises(VaultIsDamaged):
        Store.open(vault_path, passphrase)


def test_a_packet_is_noted_with_the_save_that_tells_of_it(store: Store, talk: Talk) -> None:
    said = talk(call_name="Sam")
    store.save(said)
    given = replace(said, packets=(PacketGiven("p1", "referral 1", "recipient", "en"),))
    changes = store.vault.connection.total_changes
    store.save(given)
    store.save(replace(given, packets=(*given.packets, PacketGiven("p2", "referral 2", "survivor", "en"))))
    assert store.vault.connection.total_changes > changes
    told = [(e.event, e.subject) for e in store.journal_entries()]
    assert told[-4:] == [("saved", said.id), ("packet", "referral 1"), ("saved", said.id), ("packet", "referral 2")]


def test_a_transaction_inside_another_is_a_part_of_it(store: Store) -> None:
    before = store.journal_length

    def break_off() -> None:
        with store._records.writing():
            store.set_setting("languages", ["en"])
            store.note(Event.KEY_ADDED)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    assert store.journal_length == before
    assert store.setting("languages") is None
    assert store.check().ok


def test_words_that_are_no_text_any_more_are_damage_and_not_in_the_problem(store: Store, talk: Talk) -> None:
    said = talk(call_name="Sam")
    store.save(said)
    broken = "UPDATE conversations SET document = CAST(CAST(document AS BLOB) || x'ff' AS TEXT)"
    store.vault.connection.execute(broken)
    with pytest.raises(VaultIsDamaged) as caught:
        Store(store.vault).record(said.record)
    assert caught.value.__cause__ is None
