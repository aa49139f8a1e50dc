"""Erasures: people are written, changed and erased in every way, then every page is decrypted and searched."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from intake_app.conversation.answers import Row, State, Text
from intake_app.conversation.record import Record
from intake_app.desk import Desk
from intake_app.drafts import Drafts
from intake_app.needs.choosing import Choosing
from intake_app.retention import Part
from tests.faults.runs import Weaken, bench_folder, fresh, make_vault, opened
from tests.store.conftest import decrypted_journal, decrypted_pages

MARK, KEPT = "TRACE", "KEPT"
_QUESTIONS = ("call_name", "name_full", "own_words", "anything_else", "contact_ways")
_CODES = ("home.tonight", "health.urgent", "law.advice")
_AT_ONCE = 40
"""So many are in the vault before they are erased, so that pages are shared, freed and taken again."""


def erasures(count: int, seed: int, weaken: Weaken | None = None) -> dict[str, object]:
    """``count`` erasures; ``traces`` are marks found afterwards in any page of the database or its journal."""
    random, traces, pages = Random(seed), 0, 0
    with bench_folder() as folder:
        path = fresh(make_vault(folder / "template"), folder)
        with opened(path) as desk:
            if weaken is not None:
                weaken(desk)
            kept = [_met(desk, random, KEPT) for _ in range(3)]
            for start in range(0, count, _AT_ONCE):
                _erase_some(desk, random, min(_AT_ONCE, count - start))
                left, read = _search(desk)
                traces, pages = traces + left, pages + read
            lost = sum(desk.store.record(record.id) != record for record in kept)
            torn = int(not desk.check().ok)
    found = {"lost": lost, "torn": torn, "refused": 0, "traces": traces, "pages": pages}
    return {"runs": count, "acknowledged": count, **found}


def _erase_some(desk: Desk, random: Random, count: int) -> None:
    people = [_met(desk, random, f"{MARK}-{n}") for n in range(count)]
    random.shuffle(people)
    for person in people:
        random.choice(_WAYS)(desk, person)


def _met(desk: Desk, random: Random, mark: str) -> Record:
    """Somebody with a mark in everything that was said, written again and again as it was said."""
    sitting = desk.begin("en")
    sitting.answer("consent_record", State.ANSWERED, "yes")
    for question in _QUESTIONS[:-1]:
        for _ in range(random.randint(1, 3)):
            sitting.answer(question, State.ANSWERED, Text(f"{mark} " * random.choice((1, 1, 30, 900)), "en"))
    sitting.answer(_QUESTIONS[-1], State.ANSWERED, (Row((("way", "text"), ("value", f"{mark} way"))),))
    order = tuple((code,) for code in random.sample(_CODES, 2))
    sitting.order(Choosing(tuple(code for (code,) in order), (), order), {order[0][0]: Text(f"{mark} words", "en")})
    sitting.stop()
    Drafts(desk.store, desk.today()).put(sitting.record.id, sitting.record.id, {"reason": f"{mark} half typed"})
    return desk.record(sitting.record.id)


def _by_record(desk: Desk, person: Record) -> None:
    desk.erase_record(person.id)


def _by_conversation(desk: Desk, person: Record) -> None:
    for conversation in person.conversations:
        desk.erase_conversation(conversation.id)


def _by_answer(desk: Desk, person: Record) -> None:
    for question in _QUESTIONS:
        desk.erase_answer(person.id, question)


def _by_part(desk: Desk, person: Record) -> None:
    for part in (Part.CONTACT, Part.STORY, Part.PERSON):
        desk.retention.remove(person.id, part)


_WAYS: tuple[Callable[[Desk, Record], None], ...] = (_by_record, _by_conversation, _by_answer, _by_part)


def _search(desk: Desk) -> tuple[int, int]:
    """How many marks are left, as said or folded for searching, and how many pages were read."""
    read = decrypted_pages(desk.store) + decrypted_journal(desk.store)
    assert KEPT.encode() in read, "the reader reads nothing"
    return read.count(MARK.encode()) + read.count(f"{MARK.lower()} ".encode()), len(read) // 4000
