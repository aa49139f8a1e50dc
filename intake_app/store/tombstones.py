"""Tombstones: ids of what was erased, without content; one wins for ever over whatever comes with its id."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from intake_app.conversation.cutting import has_words, wordless, words_of
from intake_app.conversation.record import Conversation
from intake_app.store.link import Link
from intake_app.store.refusals import rows_told


class Erased(StrEnum):
    """What a tombstone stands for."""

    RECORD = "record"
    CONVERSATION = "conversation"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """One id and what it was the id of."""

    id: str
    kind: Erased


def tombstones(link: Link) -> tuple[Tombstone, ...]:
    """Every tombstone, by id."""
    rows = link.rows("SELECT id, kind FROM tombstones ORDER BY id")
    with rows_told():
        return tuple(Tombstone(id_, Erased(kind)) for id_, kind in rows)


def lay(link: Link, kind: Erased, ids: Iterable[str]) -> None:
    """Lay a tombstone for each id, inside a transaction; one that lies already stays."""
    link.change_each("INSERT OR IGNORE INTO tombstones (id, kind) VALUES (?, ?)", [(i, str(kind)) for i in ids])


def count_tombstones(link: Link) -> int:
    """How many there are."""
    found = link.row("SELECT count(*) FROM tombstones")
    return int(found[0]) if found else 0


def erased_among(link: Link, ids: Iterable[str]) -> frozenset[str]:
    """Those of ``ids`` that have a tombstone."""
    rows = link.rows("SELECT id FROM tombstones WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))
    return frozenset(row[0] for row in rows)


def item_ids(conversation: Conversation) -> list[str]:
    """The ids of everything that was said in it, words inside an item by themselves."""
    items = [item for items in _items(conversation).values() for item in items]
    return [item.id for item in items] + [words_of(item) for item in items if has_words(item)]


def without(conversation: Conversation, ids: frozenset[str]) -> Conversation:
    """The conversation without the items of these ids; the same object when it has none of them."""
    held = _items(conversation)
    kept: dict[str, Any] = {
        name: tuple(_without_words(item, ids) for item in items if item.id not in ids) for name, items in held.items()
    }
    return conversation if kept == held else replace(conversation, **kept)


def _without_words(item: Any, ids: frozenset[str]) -> Any:
    return wordless(item) if has_words(item) and words_of(item) in ids else item


def _items(conversation: Conversation) -> dict[str, Any]:
    """Its fields that hold items with an id, by name."""
    held = {f.name: getattr(conversation, f.name) for f in fields(conversation)}
    return {name: value for name, value in held.items() if isinstance(value, tuple)}
