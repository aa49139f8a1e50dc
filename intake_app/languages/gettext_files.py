"""The two file forms of a gettext catalog, read into plain entries.

Babel writes them; it takes more than twice as long to read them, and a switch of language would wait for it.
Source: GNU gettext manual, "The Format of PO Files" and "The Format of GNU MO Files".
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Key = tuple[str | None, str]

_ESCAPE = re.compile(r"\\(.)")
_CONTROL = {"n": "\n", "t": "\t", "r": "\r"}
_OPENINGS = ("msgid ", "msgctxt ")
_WORDED = frozenset({"m", '"'})


@dataclass(frozen=True)
class PoFile:
    """What a ``.po`` holds: wordings by context and English wording, and every message it asks for."""

    wordings: Mapping[Key, tuple[str, ...]]
    messages: frozenset[Key]


def parse_po(text: str) -> PoFile:
    """The entries of a ``.po``; fuzzy and obsolete ones count as not translated."""
    wordings: dict[Key, tuple[str, ...]] = {}
    messages: set[Key] = set()
    for entry in _entries(text):
        if "msgid" not in entry:
            continue
        key = (entry.get("msgctxt"), entry["msgid"])
        forms = tuple(value for keyword, value in entry.items() if keyword.startswith("msgstr"))
        if key[1]:
            messages.add(key)
        if any(forms) and ("fuzzy" not in entry or not key[1]):
            wordings[key] = forms
    return PoFile(wordings, frozenset(messages))


def parse_mo(data: bytes) -> dict[Key, tuple[str, ...]]:
    """The entries of a ``.mo``, either byte order. Raises ValueError when it is none or cut short."""
    order = {b"\xde\x12\x04\x95": "<", b"\x95\x04\x12\xde": ">"}.get(data[:4])
    if order is None:
        raise ValueError("not a compiled catalog")
    try:
        _, count, sources, targets = struct.unpack_from(f"{order}4I", data, 4)
        ids, strings = _mo_strings(data, order, count, sources), _mo_strings(data, order, count, targets)
    except struct.error as error:
        raise ValueError("a compiled catalog that is cut short") from error
    return dict(_mo_entry(source, target) for source, target in zip(ids, strings, strict=True))


def _entries(text: str) -> Iterator[dict[str, str]]:
    entry: dict[str, str] = {}
    keyword = ""
    for line in text.split("\n"):
        first = line[:1]
        if keyword.startswith("msgstr") and (first == "#" or line.startswith(_OPENINGS)):
            yield entry
            entry, keyword = {}, ""
        if first == "m":
            keyword, _, line = line.partition(" ")
            entry[keyword] = ""
        elif line.startswith("#,") and "fuzzy" in line:
            entry["fuzzy"] = ""
        if keyword and first in _WORDED:
            entry[keyword] += _unquoted(line)
    yield entry


def _unquoted(line: str) -> str:
    words = line[line.find('"') + 1 : line.rfind('"')]
    if "\\" not in words:
        return words
    return _ESCAPE.sub(lambda found: _CONTROL.get(found.group(1), found.group(1)), words)


def _mo_strings(data: bytes, order: str, count: int, start: int) -> list[str]:
    spots = (struct.unpack_from(f"{order}2I", data, start + 8 * i) for i in range(count))
    return [data[offset : offset + length].decode("utf-8") for length, offset in spots]


def _mo_entry(source: str, target: str) -> tuple[Key, tuple[str, ...]]:
    context, separator, message = source.rpartition("\x04")
    return (context if separator else None, message.split("\0")[0]), tuple(target.split("\0"))
