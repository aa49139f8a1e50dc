"""A site's settings from a JSON file, checked by name and kind; what it does not name stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from intake_app.conversation.consents import Given
from intake_app.languages.digits import western_number
from intake_app.languages.known import is_language
from intake_app.languages.words import msg
from intake_app.problems import BadInput
from intake_app.readers.json_file import load_json
from intake_app.site import LEAST_CELL, MOST_CELL, Site

LONGEST_RELEASE = 3650
"""Days. A site may not let a release hold longer."""


def read_site(path: Path, now: Site) -> Site:
    """``now`` with the settings of the file laid over it. Raises BadInput that names what does not fit."""
    found = load_json(path)
    if not isinstance(found, dict):
        raise BadInput(msg("“{where}” should be an object with keys.")(where=path.name), _SEE)
    for name, value in found.items():
        if name not in _KINDS or not _KINDS[name](value):
            raise BadInput(msg("This setting does not fit: {name}.")(name=str(name)[:80]), _SEE)
    if "office_phone" in found:
        found["office_phone"] = western_number(found["office_phone"])
    site = Site.from_json({**now.to_json(), **found})
    if site.release_days > site.release_longest:
        raise BadInput(msg("This setting does not fit: {name}.")(name="release_days"), _SEE)
    return site


_SEE = msg("See the settings in the README for what they may be.")


def _words(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 500


def _days(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LONGEST_RELEASE


def _cell(value: Any) -> bool:
    return _days(value) and LEAST_CELL <= value <= MOST_CELL


def _texts(value: Any) -> bool:
    if not isinstance(value, Mapping) or not all(is_language(tag) for tag in value):
        return False
    return all(isinstance(text, str) and len(text) <= 20_000 for text in value.values())


def _degrees(value: Any, most: int) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value is None or (is_number and -most <= value <= most)


def _names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


_KINDS: Mapping[str, Callable[[Any], bool]] = {
    "organization": _words,
    "name": _words,
    "worker": _words,
    "office_phone": _words,
    "office_hours": _words,
    "card_name": _words,
    "limits": _texts,
    "crisis": _texts,
    "release_days": _days,
    "release_longest": _days,
    "given": lambda value: value in [given.value for given in Given],
    "written_only": lambda value: isinstance(value, bool),
    "signs": lambda value: isinstance(value, bool),
    "switched_on": _names,
    "latitude": lambda value: _degrees(value, 90),
    "longitude": lambda value: _degrees(value, 180),
    "smallest_cell": _cell,
}
