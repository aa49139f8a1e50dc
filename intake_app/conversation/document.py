"""A conversation as a versioned JSON document, and back: the one form in which it is stored and travels."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from intake_app.conversation.answers import LanguageChoice, Row, Text
from intake_app.conversation.record import Conversation

VERSION = 1
Json = dict[str, Any] | list[Any] | str | int | bool | None


class UnreadableDocument(ValueError):
    """A document is not one that this version writes. Carries no content."""


def to_document(conversation: Conversation) -> dict[str, Json]:
    """The conversation as plain JSON values with its ``version``; frozen sets are sorted, so equal gives equal."""
    return {"version": VERSION, "conversation": _plain(conversation)}


def from_document(document: Mapping[str, Any]) -> Conversation:
    """The conversation in ``document``. Raises UnreadableDocument, with no content, when it does not fit."""
    if document.get("version") != VERSION:
        raise UnreadableDocument("version")
    try:
        found = _typed(Conversation, document["conversation"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise UnreadableDocument("shape") from None
    if not isinstance(found, Conversation):
        raise UnreadableDocument("shape")
    return found


_TAGS: dict[type, str] = {Text: "text", LanguageChoice: "language", Row: "row"}
_TAGGED = {tag: kind for kind, tag in _TAGS.items()}


def _plain(value: object) -> Json:
    kind = type(value)
    if kind is tuple:
        return [_plain(v) for v in value]  # type: ignore[attr-defined]
    if kind is str or value is None or kind is bool or kind is int:
        return value  # type: ignore[return-value]
    if isinstance(value, Enum | str):
        return str(value.value) if isinstance(value, Enum) else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted((_plain(v) for v in value), key=str)
    return _plain_fields(value)


def _plain_fields(value: object) -> Json:
    cls: Any = type(value)
    body = {name: _plain(getattr(value, name)) for name in _names(cls)}
    tag = _TAGS.get(cls)
    return {"is": tag, **body} if tag else body


@cache
def _names(cls: Any) -> tuple[str, ...]:
    """The fields of one of our own dataclasses. Raises TypeError for anything else."""
    return tuple(f.name for f in fields(cls))


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _typed(kind: Any, data: Any) -> object:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _one_of(get_args(kind), data)
    if origin is tuple:
        return _tuple(get_args(kind), data)
    if origin is frozenset:
        return frozenset(_typed(get_args(kind)[0], v) for v in data)
    if is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]
        return kind(**{name: _typed(hints[name], data[name]) for name in data if name != "is"})  # type: ignore[operator]
    if kind is date:
        return date.fromisoformat(data)
    if issubclass(kind, Enum):
        return kind(data)
    if not isinstance(data, kind):
        raise TypeError(kind.__name__)
    return data


def _tuple(kinds: tuple[Any, ...], data: Any) -> tuple[object, ...]:
    if not isinstance(data, list):
        raise TypeError("list")
    if kinds[-1] is Ellipsis:
        return tuple(_typed(kinds[0], v) for v in data)
    return tuple(_typed(kind, v) for kind, v in zip(kinds, data, strict=True))


def _one_of(kinds: tuple[Any, ...], data: Any) -> object:
    """One member of a union: the only one but None, by its tag, else the only member of that JSON shape."""
    some = [kind for kind in kinds if kind is not types.NoneType]
    if data is not None and len(some) == 1:
        return _typed(some[0], data)
    if data is None or isinstance(data, str):
        return data
    if isinstance(data, list):
        return tuple(_typed(Row, v) if isinstance(v, dict) else _typed(str, v) for v in data)
    for kind in kinds:
        if kind is _TAGGED.get(data.get("is")) or (is_dataclass(kind) and kind not in _TAGS):
            return _typed(kind, data)
    raise TypeError("union")
