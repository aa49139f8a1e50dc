"""An incoming referral from a JSON file, under plain names or those of HTCDS 2.0; unknown keys are refused by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from intake_app.conversation.ids import new_id
from intake_app.conversation.incoming import Incoming, TheyAgreed
from intake_app.languages.words import msg
from intake_app.needs.catalogue import is_need
from intake_app.problems import BadInput
from intake_app.readers.json_file import load_json

HTCDS: Final = {
    "cas_ReferringOrganisation": "organization",
    "cas_ReferringPrimaryCaseWorker": "contact",
    "cas_IncomingReferralDate": "date",
    "cas_IncomingReferralDetails": "words",
}
_TEXTS: Final = ("organization", "contact", "phone", "reference", "words", "name", "agreed_words")
KEYS: Final = (*_TEXTS, "date", "needs", "agreed", "language")
_SEE = msg("See the README for the format of an incoming referral.")
LONGEST: Final = 20_000
"""Characters of one text."""


@dataclass(frozen=True, slots=True, repr=False)
class IncomingFile:
    """An incoming referral and the language (BCP 47) that they say the person speaks."""

    incoming: Incoming
    language: str


def read_incoming(path: Path, today: date, *, is_language: Callable[[str], bool]) -> IncomingFile:
    """The incoming referral in ``path``; without a date it came on ``today``. Raises BadInput that names the key."""
    return incoming_from(load_json(path), today, is_language=is_language)


def incoming_from(data: Any, today: date, *, is_language: Callable[[str], bool]) -> IncomingFile:
    """The incoming referral in a JSON value. Raises as ``read_incoming``."""
    if not isinstance(data, dict):
        raise BadInput(msg("The file should be one object with keys."), _SEE)
    given = _by_plain_names(data)
    texts = {name: _text(given.get(name, ""), name) for name in _TEXTS}
    if not texts["organization"]:
        raise BadInput(msg("An incoming referral names the organisation that it came from."), _SEE)
    language = given.get("language", "en")
    if not isinstance(language, str) or not is_language(language):
        raise BadInput(msg("Cairn does not know the language {name}.")(name=str(language)[:80]), _SEE)
    incoming = Incoming(
        id=new_id(),
        date=_day(given.get("date"), today),
        needs=_needs(given.get("needs", [])),
        agreed=_agreed(given.get("agreed", "unknown")),
        **texts,
    )
    return IncomingFile(incoming, language)


def _by_plain_names(data: dict[str, Any]) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for key, value in data.items():
        name = HTCDS.get(key, key)
        if name not in KEYS:
            raise BadInput(msg("An incoming referral has no key {name}.")(name=str(key)[:80]), _SEE)
        if name in given:
            raise BadInput(msg("The file says “{name}” twice.")(name=name), _SEE)
        given[name] = value
    return given


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise BadInput(msg("“{where}” should be text, and not too long.")(where=where), _SEE)
    return value.strip()


def _day(value: Any, today: date) -> date:
    if value is None:
        return today
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadInput(msg("“{where}” should be a date such as 2026-11-20.")(where="date"), _SEE) from None


def _needs(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise BadInput(msg("“{where}” should be a list.")(where="needs"), _SEE)
    for code in value:
        if not isinstance(code, str) or not is_need(code):
            raise BadInput(msg("There is no need {name}.")(name=str(code)[:80]), _SEE)
    return tuple(dict.fromkeys(value))


def _agreed(value: Any) -> TheyAgreed:
    if isinstance(value, bool):
        return TheyAgreed.YES if value else TheyAgreed.NO
    try:
        return TheyAgreed(value)
    except ValueError:
        raise BadInput(
            msg("“{where}” has a word that Cairn does not know: {name}.")(where="agreed", name=str(value)[:80]), _SEE
        ) from None
