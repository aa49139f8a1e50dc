"""Bench ``store``: saving one answer and reading a page of people, against bare SQL with the same settings."""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from intake_app.conversation.answers import Answer, State
from intake_app.conversation.ids import new_id
from intake_app.conversation.record import Conversation, Kind
from intake_app.store.documents import as_written, fitted
from intake_app.store.store import Store
from intake_app.vault.disk import new_private_file
from intake_app.vault.engine import Connection, connect_raw
from intake_app.vault.slots import Work

RECORDS, ANSWERS, ROUNDS, WARM = 1000, 40, 600, 50
_FIRST_DAY = date(2026, 1, 1)


def measure() -> dict[str, object]:
    """Medians in milliseconds over ``ROUNDS``, both sides taken in turns in one run, each in a fresh file of its own.

    ``ours`` puts one changed answer into a conversation of ``ANSWERS`` and reads the first 50 people. ``floor`` updates
    one text of the same size, adds one small row, commits, and reads 50 rows, on the same engine and settings.
    """
    with tempfile.TemporaryDirectory() as folder:
        store = Store.create(Path(folder) / "vault", "seven stones by the river", work=Work(memory=64, passes=3))
        said = [_conversation(n) for n in range(RECORDS)]
        for one in said:
            store.save(one)
        bare = _bare(Path(folder) / "bare.db", said)
        with store:
            figures = _in_turns(_ours(store, said[RECORDS // 2]), _floor(bare, said[RECORDS // 2]))
        bare.close()
    return figures


def _in_turns(ours: Callable[[int], None], floor: Callable[[int], None]) -> dict[str, object]:
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(WARM + ROUNDS):
        for work, taken in zip((ours, floor), times, strict=True):
            start = time.perf_counter()
            work(turn)
            taken.append(1000 * (time.perf_counter() - start))
    mine, bare = (statistics.median(taken[WARM:]) for taken in times)
    return {
        "bench": "store", "ours": round(mine, 3), "floor": round(bare, 3), "ratio": round(mine / bare, 2), "unit": "ms",
        "rounds": ROUNDS, "records": RECORDS, "answers": ANSWERS,
    }  # fmt: skip


def _ours(store: Store, said: Conversation) -> Callable[[int], None]:
    current = said

    def work(turn: int) -> None:
        nonlocal current
        current = current.with_answer(_answer(7, f"changed {turn:09}"))
        store.save(current)
        assert len(store.people().people) == 50

    return work


def _floor(connection: Connection, said: Conversation) -> Callable[[int], None]:
    text = as_written(fitted(said), 1).text

    def work(turn: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE document SET words = ? WHERE id = ?", (f"{text[:-9]}{turn:09}", said.id))
        connection.execute("INSERT INTO small VALUES (NULL, ?, ?)", (said.id, bytes(32)))
        connection.execute("COMMIT")
        assert len(connection.execute("SELECT * FROM person ORDER BY day DESC, id DESC LIMIT 50").fetchall()) == 50

    return work


def _bare(path: Path, said: list[Conversation]) -> Connection:
    new_private_file(path)
    connection = connect_raw(path, bytearray(range(32)))
    connection.execute("CREATE TABLE document (id TEXT PRIMARY KEY, words TEXT)")
    connection.execute("CREATE TABLE small (n INTEGER PRIMARY KEY, id TEXT, digest BLOB)")
    connection.execute("CREATE TABLE person (id TEXT, day TEXT, name TEXT)")
    connection.execute("CREATE INDEX person_by_day ON person (day, id)")
    connection.execute("BEGIN IMMEDIATE")
    for one in said:
        connection.execute("INSERT INTO document VALUES (?, ?)", (one.id, as_written(fitted(one), 1).text))
        connection.execute("INSERT INTO person VALUES (?, ?, ?)", (one.record, one.date.isoformat(), "Sam"))
    connection.execute("COMMIT")
    return connection


def _conversation(number: int) -> Conversation:
    others = (_answer(n, f"words {number} " * 4) for n in range(1, ANSWERS))
    answers = (_answer(0, f"Sam {number}", "call_name"), *others)
    day = _FIRST_DAY + timedelta(number % 300)
    return Conversation(new_id(), new_id(), Kind.MEETING, day, "W-3", "en", answers=answers)


def _answer(number: int, value: str, question: str = "") -> Answer:
    return Answer(new_id(), question or f"question_{number}", State.ANSWERED, value, "en")


if __name__ == "__main__":
    print(json.dumps(measure()))
