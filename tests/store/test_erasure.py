"""After an erasure no page of the file, a free one either, holds a word of it, and nothing brings it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from intake_app.conversation.answers import Text
from intake_app.conversation.cutting import cut_answers, cut_orders, cut_own_words, cut_question, words_of
from intake_app.conversation.ids import new_id
from intake_app.conversation.needs_order import Ordering
from intake_app.conversation.record import Conversation, Record
from intake_app.languages.words import msg
from intake_app.problems import DiskProblem, VaultIsDamaged
from intake_app.store.journal import Event
from intake_app.store.link import Link
from intake_app.store.store import Store
from intake_app.store.tombstones import Erased, Tombstone, without

Talk = Callable[..., Conversation]
Pages = Callable[[Store], bytes]
CANARY = "CANARY-51c2-Haven"
NEED, OTHER = "home.tonight", "health.urgent"


def ordered(conversation: Conversation, **words: str) -> Conversation:
    said = tuple((code.replace("_", "."), Text(text, "en", Text(f"{text} told", "fr"))) for code, text in words.items())
    return replace(conversation, orderings=(Ordering(new_id(), yes=((NEED,), (OTHER,)), own_words=said),))


def order_of(store: Store, record: str) -> Ordering:
    found = store.record(record)
    assert found is not None
    order = found.order_in_force()
    assert order is not None
    return order


def no_trace(store: Store, pages: Pages, kept: str) -> None:
    left = pages(store)
    assert kept.encode() in left, "the reader reads nothing"
    assert CANARY.encode() not in left
    assert CANARY.lower().encode() not in left
    journal = store.vault.database_path.with_name("vault.db-journal")
    assert not journal.exists() or journal.stat().st_size == 0
    assert store.check().ok


def test_own_words_go_with_their_question_wherever_they_stand(store: Store, talk: Talk, pages: Pages) -> None:
    said = [ordered(talk(call_name=f"KEPT {n}", own_words=f"{CANARY} " * 200), home_tonight=CANARY) for n in range(5)]
    for one in said:
        store.save(replace(one, closed=True))
    assert CANARY.encode() in pages(store)
    for one in said:
        assert store.erase_part(one.record, partial(cut_question, question="own_words")) == 2
    assert order_of(store, said[0].record) == replace(said[0].orderings[0], own_words=())
    no_trace(store, pages, "KEPT 3")


def test_the_words_for_one_need_go_and_those_for_another_stay(store: Store, talk: Talk, pages: Pages) -> None:
    said = ordered(talk(call_name="Sam"), home_tonight=CANARY, health_urgent="KEPT words")
    store.save(said)
    assert store.erase_part(said.record, partial(cut_own_words, need=NEED)) == 1
    order = order_of(store, said.record)
    assert order.words_for(NEED) is None
    assert order.words_for(OTHER) is not None
    assert order.yes == said.orderings[0].yes
    no_trace(store, pages, "KEPT words")


def test_an_open_conversation_that_still_remembers_the_words_does_not_bring_them_back(
    store: Store, talk: Talk, pages: Pages
) -> None:
    said = ordered(talk(call_name="KEPT"), home_tonight=CANARY)
    store.save(said)
    store.erase_part(said.record, cut_own_words)
    kept = store.save(said)
    assert kept.orderings[0].yes == said.orderings[0].yes
    assert kept.orderings[0].own_words == ()
    no_trace(store, pages, "KEPT")


def test_an_older_copy_of_an_order_keeps_its_order_and_loses_its_words(talk: Talk) -> None:
    said = ordered(talk(), home_tonight=CANARY, health_urgent="other")
    cut = cut_own_words(said, NEED)
    older = without(said, cut.gone)
    assert cut.gone == {words_of(said.orderings[0])}
    assert older.orderings[0].yes == said.orderings[0].yes
    assert older.orderings[0].own_words == ()
    assert without(cut.left, cut.gone) == cut.left


def test_a_cut_that_finds_nothing_changes_nothing(store: Store, talk: Talk) -> None:
    said = talk(call_name="Sam")
    store.save(said)
    before = store.journal_entries()
    for cutting in (cut_orders, cut_own_words, partial(cut_answers, goes=lambda answer: answer.question == "birth")):
        assert store.erase_part(said.record, cutting) == 0
    assert store.journal_entries() == before


def test_a_part_leaves_the_ids_of_what_was_in_it(store: Store, talk: Talk) -> None:
    said = ordered(talk(call_name="Sam"), home_tonight="words")
    store.save(said)
    store.erase_part(said.record, cut_orders)
    assert store.tombstones() == (Tombstone(said.orderings[0].id, Erased.ITEM),)
    assert store.save(said).orderings == ()


@pytest.mark.parametrize("what", ["record", "conversation", "answer", "words", "everybody"])
def test_an_erasure_that_is_cut_off_at_any_write_has_done_nothing_and_then_finishes(
    store: Store, talk: Talk, pages: Pages, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    said = ordered(talk(call_name=CANARY, own_words=f"{CANARY} " * 300), home_tonight=CANARY)
    other = talk(call_name="KEPT")
    store.save(said)
    store.save(other)
    link, records = Link(store.vault.connection), store
    erasing: dict[str, Callable[[], object]] = {
        "record": lambda: records.erase_record(said.record),
        "conversation": lambda: records.erase_conversation(said.id),
        "answer": lambda: records.erase_part(said.record, partial(cut_answers, goes=lambda _: True)),
        "words": lambda: records.erase_part(said.record, partial(cut_question, question="own_words")),
        "everybody": lambda: records.take_everybody_out(),
    }
    before = (store.record(said.record), store.journal_length)
    at = 0
    while _fails_at(monkeypatch, at, erasing[what]):
        fresh = Store(store.vault)
        assert (fresh.record(said.record), fresh.journal_length) == before
        assert fresh.check().ok
        assert link.row("SELECT count(*) FROM tombstones") == (0,)
        at += 1
    assert at >= 3, "nothing was cut off"
    assert Store(store.vault).check().ok
    if what == "words":
        store.erase_part(said.record, partial(cut_answers, goes=lambda _: True))
    if what == "answer":
        store.erase_part(said.record, cut_own_words)
    left = pages(store)
    assert CANARY.encode() not in left
    assert (b"KEPT" in left) is (what != "everybody")


def _fails_at(monkeypatch: pytest.MonkeyPatch, at: int, erase: Callable[[], object]) -> bool:
    """Whether the erasure was cut off, at its ``at``-th statement that writes."""
    written, change = 0, Link.change

    def failing(link: Link, *args: object) -> int:
        nonlocal written
        written += 1
        if written > at:
            raise DiskProblem(*_WORDS)
        return change(link, *args)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Link, "change", failing)
        try:
            erase()
        except DiskProblem:
            return True
    return False


_WORDS = (msg("The disk is full."), msg("Make room."))


def test_everybody_can_be_taken_out_and_the_sites_own_stays(store: Store, talk: Talk, pages: Pages) -> None:
    people = [ordered(talk(call_name=f"{CANARY} {n}", own_words=CANARY * 50), home_tonight=CANARY) for n in range(6)]
    for one in people:
        store.save(one)
    store.add_feedback({"treated": CANARY})
    store.set_setting("holds", {"held": CANARY})
    store.set_setting("site", {"name": "KEPT site"})
    assert store.take_everybody_out(settings=["holds"]) == 6
    assert store.record_ids() == ()
    assert store.people().people == ()
    assert store.feedback() == ()
    assert store.setting("holds") is None
    assert store.tombstones() == ()
    assert store.journal_entries()[-1].event == Event.EMPTIED
    no_trace(store, pages, "KEPT site")
    assert store.save(people[0]) == people[0]
    assert store.record(people[0].record) == Record(people[0].record, (people[0],))


def test_a_page_of_somebody_who_was_taken_out_is_refused_when_it_is_put_back(store: Store, talk: Talk) -> None:
    said = talk(call_name="Sam")
    store.save(said)
    connection = store.vault.connection
    row = connection.execute("SELECT * FROM conversations").fetchone()
    store.take_everybody_out()
    connection.execute("INSERT INTO conversations VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    fresh = Store(store.vault)
    assert not fresh.check().ok
    with pytest.raises(VaultIsDamaged):
        fresh.record(said.record)


@pytest.mark.parametrize("tidied", [True, False])
def test_rows_that_the_engine_moved_leave_nothing_behind_once_the_file_is_written_anew(
    store: Store, talk: Talk, pages: Pages, monkeypatch: pytest.MonkeyPatch, tidied: bool
) -> None:
    """A page that is split keeps the bytes of the rows that moved; the engine's zeroing never sees them again."""
    if not tidied:
        monkeypatch.setattr(store.tidying, "tidy", lambda: None)
    random = Random(7)
    names = (f"{mark} {n} " * 10 for n in range(100) for mark in (CANARY, "KEPT"))
    people = [talk(record=str(UUID(int=random.getrandbits(128))), call_name=name) for name in names]
    for said in people:
        store.save(said)
    for said in people[::2]:
        store.erase_record(said.record)
    left = pages(store)
    assert b"KEPT" in left
    assert (CANARY.encode() in left or CANARY.lower().encode() in left) is not tidied
    assert store.tidying.is_done is tidied
    assert [store.record(said.record) for said in people[1::2]] == [
        Record(said.record, (said,)) for said in people[1::2]
    ]
    assert store.check().ok


def test_where_the_disk_has_no_room_it_is_erased_all_the_same_and_the_next_opening_tidies(
    vault_path: Path, passphrase: str, talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said, change = talk(call_name=CANARY), Link.change

    def full(link: Link, *given: object) -> int:
        if str(given[0]).startswith("INSERT INTO wanted SELECT"):
            raise DiskProblem(*_WORDS)
        return change(link, *given)  # type: ignore[arg-type]

    with Store.open(vault_path, passphrase) as store, monkeypatch.context() as patch:
        store.save(said)
        patch.setattr(Link, "change", full)
        store.erase_record(said.record)
        assert store.record(said.record) is None
        assert not store.tidying.is_done
    with Store.open(vault_path, passphrase) as again:
        assert again.tidying.is_done
        assert again.check().ok
        assert [entry.event for entry in again.journal_entries()][-2:] == [Event.UNLOCKED, Event.TIDIED]
    with Store.open(vault_path, passphrase) as third:
        assert third.journal_entries()[-1].event == Event.UNLOCKED, "what is tidy is left alone"
