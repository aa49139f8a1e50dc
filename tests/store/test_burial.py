"""Taking over another copy's tombstones: whoever was erased there is gone from here, to the last page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from intake_app.problems import DiskProblem, Problem
from intake_app.store.burial import take_over
from intake_app.store.store import Store
from intake_app.store.tombstones import Erased, Tombstone
from intake_app.vault.disk import disk_is_full
from tests.store.conftest import Pages, Talk

DAY = date(2026, 11, 24)
Again = Callable[[Store], Store]
CANARY = "CANARY stone"


def taken(store: Store, *stones: tuple[str, Erased]) -> int:
    return take_over(store.vault.connection, [Tombstone(*each) for each in stones], DAY)


def test_a_record_goes_with_all_its_conversations(store: Store, talk: Talk, again: Again, pages: Pages) -> None:
    first = store.save(talk(own_words=CANARY))
    store.save(talk(first.record, own_words=CANARY))
    other = store.save(talk(own_words="stays"))
    assert CANARY.encode() in pages(store)
    assert taken(store, (first.record, Erased.RECORD)) == 1
    store = again(store)
    assert store.record(first.record) is None
    assert store.record(other.record) is not None
    assert CANARY.encode() not in pages(store)
    assert store.check().ok


def test_a_conversation_and_an_item_go_alone(store: Store, talk: Talk, again: Again, pages: Pages) -> None:
    gone = store.save(talk(own_words=CANARY))
    cut = store.save(talk(gone.record, own_words=CANARY, anything_else="stays"))
    answer = cut.answers[0].id
    assert taken(store, (gone.id, Erased.CONVERSATION), (answer, Erased.ITEM)) == 2
    store = again(store)
    record = store.record(gone.record)
    assert record is not None
    assert [[a.question for a in c.answers] for c in record.conversations] == [["anything_else"]]
    assert CANARY.encode() not in pages(store)
    assert {stone.id for stone in store.tombstones()} == {gone.id, answer}
    assert store.check().ok


def test_what_was_never_here_is_never_written_either(store: Store, talk: Talk, again: Again) -> None:
    coming = talk(own_words="later")
    stones = ((coming.record, Erased.RECORD), ("unknown-conversation", Erased.CONVERSATION), ("item", Erased.ITEM))
    assert taken(store, *stones) == 3
    store = again(store)
    with pytest.raises(Problem, match="erased"):
        store.save(coming)
    assert len(store.tombstones()) == 3
    assert store.check().ok


def test_taken_over_twice_changes_nothing_more(store: Store, talk: Talk, again: Again) -> None:
    said = store.save(talk(own_words=CANARY))
    assert taken(store, (said.record, Erased.RECORD)) == 1
    length = again(store).journal_length
    assert taken(store, (said.record, Erased.RECORD)) == 0
    assert again(store).journal_length == length


def test_a_fault_in_the_middle_takes_nothing_over(
    store: Store, talk: Talk, again: Again, monkeypatch: pytest.MonkeyPatch, vault_path: Path
) -> None:
    one, two = store.save(talk(own_words=CANARY)), store.save(talk(own_words=CANARY))

    def fails(*_: object) -> None:
        raise disk_is_full()

    with monkeypatch.context() as patch:
        patch.setattr("intake_app.store.burial._take_out_record", fails)
        with pytest.raises(DiskProblem):
            taken(store, (one.id, Erased.CONVERSATION), (two.record, Erased.RECORD))
    store = again(store)
    assert store.record(one.record) is not None
    assert store.record(two.record) is not None
    assert store.tombstones() == ()
