"""The changes of a new directory in words, gravest first, for whoever decides whether it comes in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from intake_app.directory.changes import Alarm, Change, Changes, Doubt, FieldChange, Gone, Lines, Use
from intake_app.directory.entries import Service
from intake_app.languages.words import Msg, msg

_NOTHING = msg("nothing")
_CHANGED = msg("{field}: {old} → {new}")
_OURS = msg("Put right here: {ours}. This stays until somebody decides.")
_DOUBTS: Final[Mapping[Doubt, Msg]] = {
    Doubt.SAME_NAME: msg("“{name}” has the name of a service on file and another phone number: {known}."),
    Doubt.ALIKE_NAME: msg("“{name}” looks like a name on file and is written with other letters: {known}."),
}
_GONE: Final[Mapping[Use, Msg]] = {
    Use.LIVE: msg("No longer listed, and somebody counts on it: {name}"),
    Use.PAST: msg("No longer listed, and somebody was referred to it: {name}"),
    Use.NONE: msg("No longer listed: {name}"),
}
_IN_USE = msg("{name} (somebody counts on it)")
_BACK = msg("Listed again: {name}")
_NEW = msg("New: {name}")

FIELD_WORDS: Final[Mapping[str, Msg]] = {
    "phones": msg("Phone"),
    "addresses": msg("Address"),
    "places": msg("Places"),
    "emails": msg("E-mail"),
    "website": msg("Website"),
    "organization_emails": msg("The organisation’s e-mail"),
    "organization_website": msg("The organisation’s website"),
    "name": msg("Name"),
    "organization": msg("Organisation"),
    "demands": msg("Police and other authorities"),
    "status": msg("Whether it is open"),
    "accessibility": msg("Access"),
    "languages": msg("Languages"),
    "schedules": msg("Hours"),
    "contacts": msg("Whom to ask for"),
    "description": msg("Description"),
    "alert": msg("Notice"),
    "interpretation": msg("Interpreters"),
    "eligibility": msg("Who can come"),
    "serves": msg("Whom they serve"),
    "minimum_age": msg("Lowest age"),
    "maximum_age": msg("Highest age"),
    "cost": msg("Cost"),
    "application": msg("How to apply"),
    "wait": msg("Waiting time"),
    "longest_stay": msg("Longest stay"),
    "capacity": msg("Room for"),
    "assured": msg("Last checked by them"),
    "also_called": msg("Also called"),
    "payments": msg("How one can pay"),
    "documents": msg("Papers they ask for"),
    "areas": msg("Area"),
    "needs": msg("Helps with"),
}
"""The name of each field that is compared or can be corrected."""


def service_line(service: Service) -> str:
    """A service's name with its organisation's."""
    return f"{service.name} ({service.organization.name})" if service.organization.name else service.name


def alarm_words(alarm: Alarm) -> Msg:
    """Why a new entry may pose as another."""
    return _DOUBTS[alarm.doubt](name=service_line(alarm.service), known=service_line(alarm.known))


def gone_words(gone: Gone) -> Msg:
    """That a service is no longer listed, and whether somebody counts on it."""
    return _GONE[gone.use](name=service_line(gone.service))


def added_words(service: Service) -> Msg:
    """That a service is new."""
    return _NEW(name=service_line(service))


def change_words(change: Change) -> Msg | str:
    """Which service changed; its fields are told one by one."""
    name = service_line(change.service)
    if change.back:
        return _BACK(name=name)
    return _IN_USE(name=name) if change.use is Use.LIVE else name


def field_words(field: FieldChange) -> tuple[Msg, ...]:
    """What one field was and is, and what was put right here."""
    name = FIELD_WORDS.get(field.field, field.field)
    said = _CHANGED(field=name, old=_shown(field.old), new=_shown(field.new))
    return (said,) if field.ours is None else (said, _OURS(ours=_shown(field.ours)))


def told(changes: Changes) -> Iterator[tuple[int, Msg | str]]:
    """Every change as lines with their depth: doubts, grave changes, what is gone, other changes, what is new."""
    yield from ((0, alarm_words(each)) for each in changes.alarms)
    yield from _each(change for change in changes.changed if change.grave)
    yield from ((0, gone_words(each)) for each in changes.gone)
    yield from _each(change for change in changes.changed if not change.grave)
    yield from ((0, added_words(each)) for each in changes.added)


def _each(changes: Iterator[Change]) -> Iterator[tuple[int, Msg | str]]:
    for change in changes:
        yield 0, change_words(change)
        for field in change.fields:
            yield from ((1, words) for words in field_words(field))


def _shown(lines: Lines) -> Msg | str:
    return "; ".join(lines) if lines else _NOTHING
