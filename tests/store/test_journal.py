"""The journal tells what happened, and notices what was done to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from intake_app.conversation.record import Conversation
from intake_app.problems import VaultIsDamaged
from intake_app.store.journal import Event, Journal
from intake_app.store.link import Link
from intake_app.store.store import Store

Talk = Callable[..., Conversation]
Again = Callable[[Store], Store]


def test_unlocking_saving_noting_and_erasing_are_told_in_order(store: Store, talk: Talk) -> None:
    said = talk(call_name="Sam")
    store.save(said)
    store.note(Event.PACKET, "a referral", 12)
    store.erase_record(said.record)
    told = [(e.event, e.subject, e.number) for e in store.journal_entries()]
    assert told[-6:] == [
        ("unlocked", "", 0), ("saved", said.id, 1), ("packet", "a referral", 12), ("erased", said.id, 0),
        ("erased", said.record, 1), ("tidied", "", 0),
    ]  # fmt: skip
    assert [e.seq for e in store.journal_entries()] == list(range(1, len(told) + 1))
    Journal(Link(store.vault.connection)).verify()


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)",
        "DELETE FROM journal WHERE seq = 2",
        "DELETE FROM journal",
        "UPDATE journal SET subject = 'x' WHERE seq = 2",
        "UPDATE journal SET event = 'exported' WHERE seq = 2",
        "UPDATE journal SET number = 7 WHERE seq = 3",
        "UPDATE journal SET digest = x'00' WHERE seq = 3",
        "UPDATE journal SET day = '2020-01-01' WHERE seq = 1",
        "UPDATE journal_head SET seq = seq - 1",
        "DELETE FROM journal_head",
    ],
)
def test_a_changed_journal_is_noticed_before_a_record_is_shown(
    store: Store, again: Again, talk: Talk, damage: str
) -> None:
    said = talk(call_name="Sam")
    store.save(said)
    store.save(said)
    store.vault.connection.execute(damage)
    fresh_eyes = again(store)
    with pytest.raises(VaultIsDamaged):
        Journal(Link(fresh_eyes.vault.connection)).verify()
    with pytest.raises(VaultIsDamaged):
        fresh_eyes.record(said.record)
    assert [f.id for f in fresh_eyes.check().findings] == ["The journal of this vault is not whole."]


def test_a_journal_that_an_older_page_takes_from_another_table_is_damage_and_no_bug(
    store: Store, vault_path: Path, talk: Talk, passphrase: str
) -> None:
    store.save(talk(call_name="Sam"))
    store.vault.connection.execute("PRAGMA writable_schema=ON")
    store.vault.connection.execute(
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'conversations')"
        " WHERE name = 'journal'"
    )
    store.close()
    with pytest.raises(VaultIsDamaged):
        Store.open(vault_path, passphrase)


def test_a_conversation_that_went_missing_is_noticed(store: Store, again: Again, talk: Talk) -> None:
    said = talk(call_name="Sam")
    store.save(said)
    store.vault.connection.execute("DELETE FROM conversations")
    assert "Some conversations that the journal knows are missing." in {f.id for f in again(store).check().findings}


def test_an_untouched_vault_has_no_findings(store: Store, again: Again, talk: Talk) -> None:
    store.save(talk(call_name="Sam"))
    assert again(store).check().findings == ()
