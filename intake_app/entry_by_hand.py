"""An entry of the directory as texts that a person writes, and back: only what was changed is another value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final, TypeVar

from intake_app.directory.entries import Phone, Place, Schedule, Service
from intake_app.directory.hours import hours_line
from intake_app.languages.language import Language, plain
from intake_app.readers.spoken import spoken_from

T = TypeVar("T")
SINGLE: Final = (
    "name", "organization", "interpretation", "serves", "eligibility", "cost", "wait", "longest_stay", "application",
    "website",
)  # fmt: skip
"""What is written on one line."""
SEVERAL: Final = ("phones", "emails", "address", "schedules", "languages", "areas", "description")
"""What is written on several lines; all but the description and the address are one thing on each line."""


def texts_of(service: Service, language: Language) -> dict[str, str]:
    """The texts of an entry by the names in ``SINGLE`` and ``SEVERAL``; hours are written as ``language`` does."""
    single = {name: str(getattr(service, name)) for name in SINGLE if name != "organization"}
    return {
        **single,
        "organization": service.organization.name,
        "phones": "\n".join(map(_phone_line, service.phones)),
        "emails": "\n".join(service.emails),
        "address": "\n".join(_open_place(service).address),
        "schedules": "\n".join(_hours_line(each, language) for each in service.schedules),
        "languages": "\n".join(each.text for each in service.languages),
        "areas": "\n".join(service.areas),
        "description": service.description,
    }


def fields_of(service: Service, texts: Mapping[str, str], language: Language) -> dict[str, Any]:
    """The fields of ``service`` that ``texts`` change, with their new values.

    A line that was there before keeps all that is known of it; a new one is taken as it is written.
    """
    before = texts_of(service, language)
    changed = {name: text.strip() for name, text in texts.items() if text.strip() != before[name].strip()}
    return {_FIELD.get(name, name): _value(service, name, text, language) for name, text in changed.items()}


_FIELD: Final = {"address": "places"}


def _value(service: Service, name: str, text: str, language: Language) -> Any:
    lines = tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())
    if name == "organization":
        return replace(service.organization, name=text)
    if name == "phones":
        return _kept(lines, service.phones, _phone_line, Phone)
    if name == "schedules":
        return _kept(lines, service.schedules, lambda each: _hours_line(each, language), _written_hours)
    if name == "languages":
        known = {each.text: (each,) for each in service.languages}
        return tuple(spoken for line in lines for spoken in known.get(line) or spoken_from(line))
    if name == "address":
        return _with_address(service, lines)
    return lines if name in SEVERAL and name != "description" else text


def _kept(lines: tuple[str, ...], known: tuple[T, ...], show: Callable[[T], str], make: Callable[[str], T]) -> Any:
    by_line = {" ".join(show(each).split()): each for each in known}
    return tuple(by_line.get(line) or make(line) for line in lines)


def _with_address(service: Service, lines: tuple[str, ...]) -> tuple[Place, ...]:
    """The places of a service, the first that is no secret at another address; coordinates would now mislead."""
    place = _open_place(service)
    now = replace(place, address=lines, latitude=None, longitude=None)
    if place in service.places:
        return tuple(now if each is place else each for each in service.places)
    return (*service.places, now)


def _open_place(service: Service) -> Place:
    return next((each for each in service.places if not each.confidential and not each.virtual), Place("by hand"))


def _phone_line(phone: Phone) -> str:
    return " ".join(filter(None, (phone.number, phone.extension and f"x{phone.extension}", phone.note)))


def _hours_line(schedule: Schedule, language: Language) -> str:
    return " ".join(plain(hours_line(schedule, language)).split())


def _written_hours(line: str) -> Schedule:
    return Schedule(note=line)
