"""Plain JSON documents, read back field by field with their types checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from intake_app.languages.words import msg
from intake_app.problems import BadInput

T = TypeVar("T")
Plain = dict[str, object]
"""A JSON object: text, numbers, booleans, None, lists and objects of these."""


def unreadable_entry() -> BadInput:
    """The problem of a directory entry whose document is not what Cairn writes."""
    return BadInput(msg("An entry of the directory cannot be read."), msg("Import the directory again."))


class Fields:
    """The fields of one JSON object; each reader raises ``BadInput`` when the type is another."""

    def __init__(self, document: object) -> None:
        if not isinstance(document, Mapping):
            raise unreadable_entry()
        self._document: Mapping[object, object] = document

    def text(self, name: str) -> str:
        """A text; empty when the field is absent."""
        value = self._document.get(name, "")
        if not isinstance(value, str):
            raise unreadable_entry()
        return value

    def text_or_none(self, name: str) -> str | None:
        """A text, or None when the field is absent or null."""
        return None if self._document.get(name) is None else self.text(name)

    def number_or_none(self, name: str) -> int | None:
        """A whole number, or None when the field is absent or null."""
        value = self._document.get(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise unreadable_entry()
        return value

    def real_or_none(self, name: str) -> float | None:
        """A number, or None when the field is absent or null."""
        value = self._document.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise unreadable_entry()
        return float(value)

    def flag(self, name: str) -> bool:
        """True or false; false when the field is absent."""
        value = self._document.get(name, False)
        if not isinstance(value, bool):
            raise unreadable_entry()
        return value

    def plain(self, name: str) -> object:
        """A value as it stands, or None when the field is absent."""
        return self._document.get(name)

    def one(self, name: str, read: Callable[[object], T]) -> T:
        """A field that must be there, read by ``read``."""
        return read(self._document.get(name))

    def each(self, name: str, read: Callable[[object], T]) -> tuple[T, ...]:
        """Every item of a list, read by ``read``; empty when the field is absent."""
        value = self._document.get(name, [])
        if not isinstance(value, (list, tuple)):
            raise unreadable_entry()
        return tuple(read(item) for item in value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty when the field is absent."""
        return self.each(name, _text)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise unreadable_entry()
    return value
