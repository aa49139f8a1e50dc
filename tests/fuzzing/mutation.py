"""Damage done to good inputs: bytes, cells and JSON values changed at random, the same for the same generator."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

LONGEST = 400_000
"""Bytes of the longest input; what is longer is cut."""

TOKENS: tuple[bytes, ...] = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80", b"\r", b"\n", b"\r\n",
    b"\\", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xe2\x81\xa6", b"\xe2\x81\xa9", b"\xd9\xa1", b"\xcc\x81" * 60, b'"',
    b"'", b"\\ud800", b"\\u0000", b"1e400", b"-0", b"NaN", b"Infinity", b"9" * 5000, b"-1", b"[" * 2000, b'{"a":' * 900,
    b"]", b"}", b",", b";", b"\t", b":", b"../../etc/passwd", b"C:\\x", b"file:///etc/passwd", b"http://127.0.0.1:9/",
    b"=1+1", b"{0.__class__}", b"%s%n", b"${7*7}", b"' OR 1=1 --", b"<!DOCTYPE x>", b"__class__", b"\x1b[2J",
    b"1970-01-01", b"9999-12-31", b"0000-00-00", b"-0001", b"24:00", b"99", b"null", b"true", b"a" * 70_000,
)  # fmt: skip

VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 10**9, 10**25, -0.0, 1e308, 0.5, "", " ", "\0", "\ud800", "\udfff\ud800", "\u202e",
    "\u2069", "\x85", "\u2028", "a\u0301" * 50, "\U0010ffff", "\ufdd0", "=1+1", "{0.__class__}", "%s", "../x", "1e400",
    "nan", "-0", "٣١", "١٩٩٠", "31,5", "0000", "9999", "2025-02-29", "2024-02-29", "0001-01-01", "9999-12-31", "XXXX",
    "1990/1980", "24:00", "x" * 40_000, [], {}, [[]], [None], {"": ""}, {"\ud800": "x"}, {"state": "answered"},
    {"state": []}, {"value": {"value": "x"}}, {"language": "en"}, {"calendar": "persian", "value": "9999-99"},
    {"calendar": "hijri", "value": "0"}, {"calendar": "nepali", "value": "2000-13-01"}, "en", "ar", "zz-ZZ-zz", "yes",
    "health.urgent", "needs", "identity", "survivor", "active", "2026-11-20",
)  # fmt: skip

Change = Callable[[Random, bytearray, Sequence[bytes]], None]


def mutated(rng: Random, corpus: Sequence[bytes]) -> bytes:
    """One of ``corpus`` with one to six random changes of its bytes."""
    data = bytearray(rng.choice(corpus))
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        rng.choice(_CHANGES)(rng, data, corpus)
    return bytes(data[:LONGEST])


def mutated_json(rng: Random, corpus: Sequence[bytes]) -> bytes:
    """One JSON document of ``corpus`` with some of its values changed for odd ones; now and then its bytes instead."""
    if rng.random() < 0.4:
        return mutated(rng, corpus)
    document = json.loads(rng.choice(corpus))
    for _ in range(rng.choice((1, 1, 2, 4))):
        document = _with_odd_value(rng, document)
    text = json.dumps(document, ensure_ascii=rng.random() < 0.5)
    return text.encode("utf-8", "surrogatepass")[:LONGEST]


def odd_words(rng: Random, corpus: Sequence[bytes]) -> bytes:
    """One answers file of ``corpus`` in which some of what was said is odd, and nothing else is wrong."""
    document = json.loads(rng.choice(corpus))
    for name in rng.sample(_SAID, 3):
        document["answers"][name] = odd_text(rng)
    document["needs"]["own_words"] = {"health.urgent": odd_text(rng)}
    return json.dumps(document, ensure_ascii=True).encode()


def odd_text(rng: Random) -> str:
    """Some characters of which each may be any that there is, half of a pair and what is no character included."""
    blocks = (
        (0, 0x20),
        (0x7F, 0xA0),
        (0x200B, 0x2070),
        (0xD800, 0xE000),
        (0xFDD0, 0xFDF0),
        (0x20, 0x3000),
        (0, 0x110000),
    )
    return "".join(chr(rng.randrange(*rng.choice(blocks))) for _ in range(rng.choice((0, 1, 5, 40, 400))))


_SAID = ("call_name", "own_words", "anything_else", "contact_say", "name_full", "meet_again")


def mutated_table(rng: Random, corpus: Sequence[bytes]) -> bytes:
    """One CSV file of ``corpus`` with some of its cells changed for odd ones; now and then its bytes instead."""
    if rng.random() < 0.6:
        return mutated(rng, corpus)
    lines = [line.split(b",") for line in rng.choice(corpus).split(b"\n")]
    for _ in range(rng.choice((1, 2, 5))):
        cells = rng.choice(lines)
        odd = rng.choice(VALUES)
        cell = odd if isinstance(odd, str) else json.dumps(odd)
        cells[rng.randrange(len(cells))] = cell.encode("utf-8", "surrogatepass")
    return b"\n".join(b",".join(cells) for cells in lines)[:LONGEST]


def _with_odd_value(rng: Random, document: Any) -> Any:
    """A JSON value in which one place, found by going down at random, holds something else."""
    if isinstance(document, dict) and document and rng.random() < 0.85:
        key = rng.choice(list(document))
        if rng.random() < 0.15:
            return {**{k: v for k, v in document.items() if k != key}, _odd_key(rng): document[key]}
        return {**document, key: _with_odd_value(rng, document[key])}
    if isinstance(document, list) and document and rng.random() < 0.85:
        at = rng.randrange(len(document))
        return [*document[:at], _with_odd_value(rng, document[at]), *document[at + 1 :]]
    if rng.random() < 0.05:
        return _nested(rng.choice((50, 300, 900)))
    return rng.choice(VALUES)


def _odd_key(rng: Random) -> str:
    return rng.choice([value for value in VALUES if isinstance(value, str)])


def _nested(depth: int) -> Any:
    inner: Any = "x"
    for level in range(depth):
        inner = {"value": inner, "state": "not_asked"} if level % 2 else {"translation": inner, "value": "x"}
    return inner


def _flip(rng: Random, data: bytearray, _: Sequence[bytes]) -> None:
    if data:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _set(rng: Random, data: bytearray, _: Sequence[bytes]) -> None:
    if data:
        data[rng.randrange(len(data))] = rng.randrange(256)


def _take_away(rng: Random, data: bytearray, _: Sequence[bytes]) -> None:
    start, end = _span(rng, data)
    del data[start:end]


def _repeat(rng: Random, data: bytearray, _: Sequence[bytes]) -> None:
    start, end = _span(rng, data)
    data[end:end] = data[start:end] * rng.choice((1, 1, 2, 20))


def _insert(rng: Random, data: bytearray, _: Sequence[bytes]) -> None:
    at = rng.randint(0, len(data))
    data[at:at] = rng.choice(TOKENS)


def _cut(rng: Random, data: bytearray, _: Sequence[bytes]) -> None:
    del data[rng.randint(0, len(data)) :]


def _join(rng: Random, data: bytearray, corpus: Sequence[bytes]) -> None:
    other = rng.choice(corpus)
    data[rng.randint(0, len(data)) :] = other[rng.randint(0, len(other)) :]


def _swap(rng: Random, data: bytearray, _: Sequence[bytes]) -> None:
    start, end = _span(rng, data)
    data[start:end] = bytes(reversed(data[start:end]))


def _span(rng: Random, data: bytearray) -> tuple[int, int]:
    start = rng.randint(0, len(data))
    return start, min(len(data), start + rng.choice((1, 2, 4, 16, 64, 400)))


_CHANGES: tuple[Change, ...] = (_flip, _flip, _set, _take_away, _repeat, _insert, _insert, _cut, _join, _swap)
