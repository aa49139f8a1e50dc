"""An entry of the directory written by hand, as JSON: the fields of ``directory show``, checked by name and kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from intake_app.directory.entries import Contact, Demand, Organization, Phone, Place, Schedule, Spoken, Status
from intake_app.languages.words import msg
from intake_app.needs.catalogue import is_need
from intake_app.problems import BadInput
from intake_app.readers.json_file import load_json
from intake_app.readers.spoken import spoken_from

LONGEST: Final = 20_000
"""The longest text of one field, in characters."""
BY_HAND: Final = "here"
"""The id of a place that was written as a line alone, until it gets one of its own."""
MOST_ITEMS: Final = 200
_OLDEST: Final = 130
_SEE = msg("See the command in the README for what an entry may hold.")


def read_entry_file(path: Path) -> dict[str, object]:
    """The fields of an entry, as ``Service`` has them. Raises BadInput that names the field that does not fit."""
    return read_entry(load_json(path))


def read_entry(data: Any) -> dict[str, object]:
    """The fields of the entry in a JSON value; raises as ``read_entry_file``."""
    if not isinstance(data, Mapping):
        raise BadInput(msg("“{where}” should be an object with keys.")(where="entry"), _SEE)
    return {str(name): _field(str(name), value) for name, value in data.items()}


def _field(name: str, value: Any) -> object:
    read = _KINDS.get(name)
    if read is None:
        raise BadInput(msg("An entry has no field with this name: {name}.")(name=name[:80]), _SEE)
    try:
        return read(value)
    except (BadInput, ValueError):
        raise BadInput(msg("The field {name} of the entry does not fit.")(name=name), _SEE) from None


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise ValueError
    return value.strip()


def _age(value: Any) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _OLDEST):
        return value
    raise ValueError


def _list(read: Callable[[Any], object]) -> Callable[[Any], tuple[object, ...]]:
    def each(value: Any) -> tuple[object, ...]:
        if not isinstance(value, list) or len(value) > MOST_ITEMS:
            raise ValueError
        return tuple(read(item) for item in value)

    return each


def _need(value: Any) -> str:
    if not isinstance(value, str) or not is_need(value):
        raise ValueError
    return value


def _phone(value: Any) -> Phone:
    return Phone(_text(value)) if isinstance(value, str) else Phone.from_json(value)


def _contact(value: Any) -> Contact:
    return Contact(_text(value)) if isinstance(value, str) else Contact.from_json(value)


def _organization(value: Any) -> Organization:
    return Organization("", _text(value)) if isinstance(value, str) else Organization.from_json(value)


def _place(value: Any) -> Place:
    return Place(BY_HAND, address=(_text(value),)) if isinstance(value, str) else Place.from_json(value)


def _languages(value: Any) -> tuple[Spoken, ...]:
    if not isinstance(value, list) or len(value) > MOST_ITEMS:
        raise ValueError
    return tuple(spoken for item in value for spoken in _spoken(item))


def _spoken(value: Any) -> tuple[Spoken, ...]:
    return spoken_from(_text(value)) if isinstance(value, str) else (Spoken.from_json(value),)


def _demands(value: Any) -> frozenset[Demand]:
    if not isinstance(value, list):
        raise ValueError
    return frozenset(map(Demand, value))


_KINDS: Final[Mapping[str, Callable[[Any], object]]] = {
    **dict.fromkeys(
        (
            "name", "description", "website", "interpretation", "eligibility", "serves", "cost", "application", "wait",
            "alert", "longest_stay", "capacity", "safe_for", "note",
        ),
        _text,
    ),
    **dict.fromkeys(("emails", "documents", "areas", "payments", "also_called"), _list(_text)),
    "needs": _list(_need),
    "phones": _list(_phone),
    "contacts": _list(_contact),
    "places": _list(_place),
    "schedules": _list(Schedule.from_json),
    "languages": _languages,
    "organization": _organization,
    "minimum_age": _age,
    "maximum_age": _age,
    "status": Status,
    "demands": _demands,
}  # fmt: skip
