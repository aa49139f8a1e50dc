"""Conversations are kept whole, vouched for, and gone when erased."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake_app.conversation.answers import Answer, State, Text
from intake_app.conversation.consents import Category, Consent, Decision, Given, Recipient, Withdrawal
from intake_app.conversation.cutting import cut_question
from intake_app.conversation.ids import new_id
from intake_app.conversation.needs_order import Ordering
from intake_app.conversation.record import Conversation, Kind, Record
from intake_app.conversation.referrals import Referral, Stage, Step
from intake_app.problems import BadInput, DiskProblem, Problem, VaultIsDamaged
from intake_app.store.derived import derive, stored
from intake_app.store.documents import LONGEST, as_written, fitted
from intake_app.store.link import Link
from intake_app.store.refusals import AlreadyErased, ConversationIsClosed, TooLong
from intake_app.store.store import Store
from intake_app.store.tombstones import Erased, Tombstone

Talk = Callable[..., Conversation]
Pages = Callable[[Store], bytes]
Again = Callable[[Store], Store]
CANARY = "CANARY-7f3a-Zainab"
SHELTER = Recipient("src", "svc", "Harbour", "Beds")
law = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
conversations = st.from_type(Conversation)


def fresh(conversation: Conversation, record: str | None = None) -> Conversation:
    """The same words in a new open conversation, each item under an id of its own."""
    parts = {
        name: tuple(replace(item, id=new_id()) for item in getattr(conversation, name))
        for name in ("answers", "orderings", "consents", "narrowings", "withdrawals", "referrals", "steps", "packets")
    }
    return replace(conversation, id=new_id(), record=record or new_id(), closed=False, **parts)


def consent(until: date) -> Consent:
    needs = frozenset({Category.NEEDS})
    return Consent(new_id(), SHELTER, ("home.tonight",), Decision.YES, needs, until, Given.VERBAL, "en")


@law
@given(conversation=conversations)
def test_any_conversation_comes_back_as_it_was_saved(store: Store, again: Again, conversation: Conversation) -> None:
    said = fresh(conversation)
    saved = fitted(said).conversation
    assert store.save(said) == saved
    assert again(store).record(said.record) == Record(said.record, (saved,))


@settings(law, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.data_too_large])
@given(many=st.lists(conversations, min_size=2, max_size=3), data=st.data())
def test_the_order_in_which_conversations_arrive_changes_nothing(
    store: Store, many: list[Conversation], data: st.DataObject
) -> None:
    record = new_id()
    said = [fitted(fresh(one, record)).conversation for one in many]
    link = Link(store.vault.connection)
    for one in said:
        store.save(one)
    found, rows = store.record(record), stored(link, record)
    assert found is not None
    assert rows == derive(found)
    assert {c.id: c for c in found.conversations} == {c.id: c for c in said}
    shuffled = Record(record, tuple(data.draw(st.permutations(said))))
    assert derive(shuffled) == rows


def test_an_unknown_record_is_none(store: Store) -> None:
    assert store.record(new_id()) is None


def test_the_latest_save_stands_and_its_version_grows(store: Store, again: Again, talk: Talk) -> None:
    said = talk(call_name="Sam")
    store.save(said)
    later = replace(said, answers=(replace(said.answers[0], id=new_id(), value="Samira"),))
    store.save(later)
    assert again(store).record(said.record) == Record(said.record, (later,))
    saved = [(e.event, e.subject, e.number) for e in store.journal_entries()][-2:]
    assert saved == [("saved", said.id, 1), ("saved", said.id, 2)]


def test_the_same_words_never_have_the_same_digest(talk: Talk) -> None:
    said = fitted(talk(call_name="Sam"))
    assert len({as_written(said, 1).digest for _ in range(5)}) == 5


def test_a_closed_conversation_is_not_changed(store: Store, again: Again, talk: Talk) -> None:
    said = replace(talk(call_name="Sam"), closed=True)
    store.save(said)
    entries = len(store.journal_entries())
    assert again(store).save(said) == said
    assert len(store.journal_entries()) == entries
    for changed in (replace(said, closed=False), replace(said, answers=())):
        with pytest.raises(ConversationIsClosed):
            store.save(changed)
    assert again(store).record(said.record) == Record(said.record, (said,))


def test_conversations_of_earlier_days_close(store: Store, talk: Talk) -> None:
    today = date(2026, 11, 20)
    old, new = talk(day=today - timedelta(1), call_name="A"), talk(day=today, call_name="B")
    store.save(old)
    store.save(new)
    assert (store.close_before(today), store.close_before(today)) == (1, 0)
    closed, still_open = store.record(old.record), store.record(new.record)
    assert closed is not None
    assert still_open is not None
    assert closed.conversations[0].closed
    assert not still_open.conversations[0].closed


def test_a_conversation_stays_with_its_record(store: Store, talk: Talk) -> None:
    said = talk(call_name="Sam")
    store.save(said)
    with pytest.raises(BadInput):
        store.save(replace(said, record=new_id()))


def test_half_surrogates_and_nul_are_cleaned_and_hostile_text_is_kept(store: Store, again: Again, talk: Talk) -> None:
    hostile = "'); DROP TABLE people;-- %s {0.__class__} \\u0000 <b>"
    said = talk(call_name="Ma\ud83drie\0 \U0001f44d", name_full=hostile, own_words=Text("x\udc00", "en"))
    saved = store.save(said)
    assert [a.value for a in saved.answers] == ["Ma\ufffdrie \U0001f44d", hostile, Text("x\ufffd", "en")]
    assert again(store).record(said.record) == Record(said.record, (saved,))


def test_a_text_above_the_limit_is_refused_whole(store: Store, again: Again, talk: Talk) -> None:
    said = talk(own_words="short")
    store.save(said)
    with pytest.raises(TooLong):
        store.save(said.with_answer(replace(said.answers[0], value="x" * LONGEST)))
    store.save(said.with_answer(replace(said.answers[0], value="y" * 1_000_000)))
    found = again(store).record(said.record)
    assert found is not None
    assert len(str(found.conversations[0].answers[0].value)) == 1_000_000


def test_a_full_disk_is_told_and_the_former_words_stay(store: Store, talk: Talk) -> None:
    said = talk(call_name="Sam")
    store.save(said)
    connection = store.vault.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute("PRAGMA max_page_count=1").fetchall()  # the engine settles on the present size
    longer = said.with_answer(Answer(new_id(), "own_words", State.ANSWERED, CANARY * 3000, "en"))
    with pytest.raises(DiskProblem) as told:
        store.save(longer)
    assert CANARY not in "".join(traceback.format_exception(told.value))
    assert store.record(said.record) == Record(said.record, (said,))
    connection.execute("PRAGMA max_page_count=100000").fetchall()
    assert pages <= connection.execute("PRAGMA page_count").fetchone()[0]
    assert store.save(longer) == longer
    assert store.check().ok


def test_an_old_conversation_put_back_is_refused(store: Store, again: Again, talk: Talk) -> None:
    given_ = consent(date(2026, 12, 1))
    said = replace(talk(call_name="Sam"), consents=(given_,))
    store.save(said)
    connection = store.vault.connection
    old = connection.execute("SELECT version, document FROM conversations WHERE id = ?", (said.id,)).fetchone()
    store.save(replace(said, withdrawals=(Withdrawal(new_id(), given_.id),)))
    connection.execute("UPDATE conversations SET version = ?, document = ? WHERE id = ?", (*old, said.id))
    fresh_eyes = again(store)
    with pytest.raises(VaultIsDamaged):
        fresh_eyes.record(said.record)
    assert not fresh_eyes.check().ok
    with pytest.raises(VaultIsDamaged):
        fresh_eyes.save(said)


def test_an_erased_conversation_put_back_is_refused(store: Store, again: Again, talk: Talk) -> None:
    said = talk(call_name="Sam")
    store.save(said)
    connection = store.vault.connection
    row = connection.execute("SELECT * FROM conversations WHERE id = ?", (said.id,)).fetchone()
    store.erase_conversation(said.id)
    connection.execute("INSERT INTO conversations VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    with pytest.raises(VaultIsDamaged):
        again(store).record(said.record)


def test_an_erased_record_leaves_one_id_and_takes_no_more(store: Store, talk: Talk) -> None:
    first, other = talk(call_name="Sam"), talk(call_name="Lee")
    second = talk(record=first.record, name_full="Samira")
    for said in (first, second, other):
        store.save(said)
    store.erase_record(first.record)
    assert store.record(first.record) is None
    assert store.tombstones() == (Tombstone(first.record, Erased.RECORD),)
    assert [p.record for p in store.people().people] == [other.record]
    for said in (first, talk(record=first.record, call_name="Sam")):
        with pytest.raises(AlreadyErased):
            store.save(said)
    store.erase_record(first.record)
    assert store.record(other.record) == Record(other.record, (other,))
    assert store.check().ok


def test_an_erased_conversation_takes_its_name_along(store: Store, talk: Talk) -> None:
    first = talk(day=date(2026, 11, 1), call_name="Sam")
    second = talk(record=first.record, call_name="Samira")
    store.save(first)
    store.save(second)
    store.erase_conversation(second.id)
    assert store.record(first.record) == Record(first.record, (first,))
    assert store.people(search="samira").people == ()
    assert [p.name for p in store.people(search="sam").people] == ["Sam"]
    with pytest.raises(AlreadyErased):
        store.save(second)
    store.erase_conversation(first.id)
    assert store.record(first.record) is None
    assert store.people().people == ()


def test_an_erased_answer_is_gone_from_every_conversation_and_does_not_return(store: Store, talk: Talk) -> None:
    closed = replace(talk(call_name="Sam", own_words=CANARY), closed=True)
    unfinished = talk(record=closed.record, own_words=CANARY, age_band="25_34")
    store.save(closed)
    store.save(unfinished)
    assert store.erase_part(closed.record, partial(cut_question, question="own_words")) == 2
    assert store.save(unfinished).answer("own_words") is None
    found = store.record(closed.record)
    assert found is not None
    assert set(found.answers_in_force()) == {"call_name", "age_band"}
    assert store.check().ok


def test_what_was_never_there_cannot_be_erased(store: Store) -> None:
    with pytest.raises(BadInput):
        store.erase_record(new_id())
    with pytest.raises(BadInput):
        store.erase_conversation(new_id())
    assert store.tombstones() == ()
    assert store.erase_part(new_id(), partial(cut_question, question="call_name")) == 0


def test_erased_words_are_on_no_page_and_in_no_journal_file(store: Store, pages: Pages, talk: Talk) -> None:
    marker, kept = CANARY.encode(), "KEPT-19c4"
    people = [talk(call_name=f"{CANARY} {n}", own_words=f"{CANARY} " * (n % 7 * 90)) for n in range(40)]
    for n, said in enumerate(people):
        store.save(said)
        store.save(said.with_answer(replace(said.answers[0], id=new_id(), value=f"{CANARY} again {n}")))
    bystander = talk(call_name=kept)
    store.save(bystander)
    assert marker in pages(store)
    for said in people:
        store.erase_record(said.record)
    left = pages(store)
    assert kept.encode() in left
    assert marker not in left
    assert b"canary" not in left
    assert all(said.answers[0].id.encode() not in left for said in people)
    journal = store.vault.database_path.with_name("vault.db-journal")
    assert not journal.exists() or journal.stat().st_size == 0
    assert store.check().ok


def test_one_erased_answer_is_on_no_page(store: Store, pages: Pages, talk: Talk) -> None:
    said = [talk(call_name=f"Lee {n}", own_words=f"{CANARY} " * (n * 40)) for n in range(20)]
    for one in said:
        store.save(one)
        store.erase_part(one.record, partial(cut_question, question="own_words"))
    left = pages(store)
    assert CANARY.encode() not in left
    assert b"Lee 7" in left


def test_the_rows_of_needs_referrals_and_consents_follow_the_record(store: Store, talk: Talk) -> None:
    given_ = consent(date(2026, 12, 1))
    referral = Referral(new_id(), "K7QM-3F9D", SHELTER, ("home.tonight",))
    order = Ordering(new_id(), yes=(("home.tonight",), ("mind.counselling", "health.check")), later=("learn.language",))
    said = replace(talk(call_name="Sam"), orderings=(order,), consents=(given_,), referrals=(referral,))
    store.save(said)
    link = Link(store.vault.connection)
    rows = stored(link, said.record)
    assert [row[1:] for row in rows.wanted] == [
        ("health.check", 2), ("home.tonight", 1), ("learn.language", None), ("mind.counselling", 2)
    ]  # fmt: skip
    assert rows.referrals == ((said.record, referral.id, "src", "svc", "2026-11-20", "drafted"),)
    assert rows.consents == ((said.record, given_.id, "src", "svc", "yes", "2026-12-01", 0),)
    assert store.people().people[0].live_referrals == 1
    step = Step(new_id(), referral.id, Stage.DONE, "recipient")
    later = replace(talk(record=said.record, day=date(2026, 11, 22)), kind=Kind.DESK, steps=(step,),
                    withdrawals=(Withdrawal(new_id(), given_.id),))  # fmt: skip
    store.save(later)
    rows = stored(link, said.record)
    assert (rows.referrals[0][-1], rows.consents[0][-1]) == ("done", 1)
    assert store.people().people[0].live_referrals == 0


def test_lists_that_went_wrong_are_found_and_made_again(store: Store, again: Again, talk: Talk) -> None:
    said = talk(call_name="Sam")
    store.save(said)
    store.vault.connection.execute("UPDATE people SET name = 'Other'")
    store.vault.connection.execute("INSERT INTO wanted VALUES ('nobody', 'police.talk', 1)")
    fresh_eyes = again(store)
    assert [f.id for f in fresh_eyes.check().findings] == [
        "Some lists differ from the conversations. They can be made again."
    ]
    fresh_eyes.rebuild()
    assert fresh_eyes.check().ok
    assert [p.name for p in fresh_eyes.people().people] == ["Sam"]


def test_no_exception_and_no_repr_shows_a_word(store: Store, talk: Talk) -> None:
    said = replace(talk(call_name=CANARY), closed=True)
    store.save(said)
    with pytest.raises(Problem) as closed:
        store.save(replace(said, answers=()))
    shown = [repr(store), repr(store.people()), repr(store.record(said.record))]
    shown.append(repr(stored(Link(store.vault.connection), said.record)))
    store.vault.connection.execute("UPDATE conversations SET document = replace(document, ?, 'x')", (CANARY,))
    with pytest.raises(VaultIsDamaged) as damaged:
        Store(store.vault).record(said.record)
    shown += ["".join(traceback.format_exception(told.value)) for told in (closed, damaged)]
    assert all(CANARY not in text and CANARY.lower() not in text for text in shown)


def test_saved_versions_never_repeat(store: Store, talk: Talk) -> None:
    said = talk(call_name="Sam")
    for n in range(10):
        store.save(said.with_answer(replace(said.answers[0], id=new_id(), value=f"Sam {n}")))
    numbers = [e.number for e in store.journal_entries() if e.subject == said.id]
    assert all(b == a + 1 for a, b in pairwise(numbers))
