"""Single rows of a directory turned into the parts of an entry: phones, places, hours, ages, dates, costs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from intake_app.directory.entries import DAYS, Phone, Place, Schedule, Status, fold
from intake_app.languages.digits import western
from intake_app.readers.facts import coordinates_of, last_of
from intake_app.readers.reading import Notes
from intake_app.readers.tables import Row

_DAY_NAMES = {
    "mo": "MO", "mon": "MO", "lun": "MO", "1": "MO", "tu": "TU", "tue": "TU", "mar": "TU", "2": "TU",
    "we": "WE", "wed": "WE", "mie": "WE", "mer": "WE", "3": "WE", "th": "TH", "thu": "TH", "jue": "TH", "jeu": "TH",
    "4": "TH", "fr": "FR", "fri": "FR", "vie": "FR", "ven": "FR", "5": "FR", "sa": "SA", "sat": "SA", "sab": "SA",
    "sam": "SA", "6": "SA", "su": "SU", "sun": "SU", "dom": "SU", "dim": "SU", "7": "SU", "0": "SU",
}  # fmt: skip
_WEEK = {"daily": DAYS, "everyday": DAYS, "weekdays": DAYS[:5], "weekends": DAYS[5:], "weekend": DAYS[5:]}
_TIME = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?(?:\.\d+)?\s*(?:h|([ap])\.?\s?m?\.?)?(?:Z|[+-]\d{2}:?\d{2})?", re.IGNORECASE
)
_TIME_NAMES = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_YES = frozenset({"true", "yes", "y", "1", "t", "si", "oui"})
_SECRET = re.compile(
    r"\b(?:confidential|undisclosed|secret) (?:address|location|site|place)"
    r"|\b(?:address|location) (?:is )?(?:confidential|undisclosed|withheld|secret|not (?:given|published|public))"
    r"|\b(?:direccion|ubicacion) (?:es )?confidencial|\badresse (?:est )?(?:confidentielle|secrete)|^confidential$"
)
_STATUS_NAMES = {"open": "active", "current": "active", "closed": "inactive", "suspended": "temporarily closed"}
OLDEST = 130
"""An age above this is taken for a mistake."""


_LETTERS = ("LATIN", "CYRILLIC", "GREEK")
"""Scripts whose letters can be taken for each other's (Unicode TR39)."""


def warn_of_two_scripts(row: Row, notes: Notes) -> None:
    """Warn of a name in which one word has letters of two scripts that look alike, as one that poses as another has."""
    for word in row.get("name", "alternate_name").split():
        scripts = {unicodedata.name(each, "").split(" ")[0] for each in word if each.isalpha()}
        if len(scripts.intersection(_LETTERS)) > 1:
            notes.warn("two_scripts", row.file, row.number, value=word)


def phone_of(row: Row, notes: Notes) -> Phone | None:
    """The phone of a row in 0 to 9, without the quotes that some files put around it; None when it has no digit."""
    number = western(row.get("number").strip("\"'“” "))
    if not any(character.isdigit() for character in number):
        notes.warn("odd_phone", row.file, row.number)
        return None
    note = ". ".join(filter(None, (row.get("department"), row.get("description"))))
    return Phone(number, western(row.get("extension")), row.get("type").lower(), note, row.get("language"))


def place_of(row: Row, addresses: Iterable[Row], accessibility: Iterable[Row], secret: bool, notes: Notes) -> Place:
    """The place of a location row. A confidential one loses its address here, and a virtual one has none."""
    confidential = secret or any(
        _SECRET.search(fold(row.get(each))) for each in ("name", "alternate_name", "description")
    )
    virtual = row.get("location_type").lower() == "virtual"
    lines = _address(addresses)
    confidential = confidential or any(_SECRET.search(fold(line)) for line in lines)
    if confidential and lines:
        notes.warn("secret_address", row.file, row.number)
    latitude, longitude = coordinates_of(row, notes)
    return Place(
        id=row.get("id"),
        name=row.get("name", "alternate_name"),
        address=() if virtual else lines,
        confidential=confidential,
        virtual=virtual,
        transport=row.get("transportation"),
        accessibility=tuple(_joined(each, "accessibility", "description", "details") for each in accessibility),
        latitude=latitude,
        longitude=longitude,
    )


def _address(rows: Iterable[Row]) -> tuple[str, ...]:
    """The lines of the address where people go; of a postal one only when there is no other. No person's name."""
    ordered = sorted(rows, key=lambda row: row.get("address_type").lower() != "physical")
    if not ordered:
        return ()
    row = ordered[0]
    streets = (row.get(f"address_{number}") for number in range(1, 5))
    area = " ".join(part for part in (row.get("state_province"), row.get("postal_code")) if part)
    town = ", ".join(part for part in (row.get("city"), area) if part)
    return tuple(line for line in (*streets, town, row.get("country")) if line)


def hours_of(rows: Iterable[Row], notes: Notes) -> tuple[Schedule, ...]:
    """Opening hours, days with the same hours together, in the order of the week within each."""
    days_by_hours: dict[Schedule, set[str]] = {}
    for row in rows:
        days_by_hours.setdefault(_hours(row), set()).update(_days(row, notes))
    return tuple(
        replace(hours, days=tuple(day for day in DAYS if day in days))
        for hours, days in days_by_hours.items()
        if days or hours != Schedule()
    )


def _hours(row: Row) -> Schedule:
    """The hours of a row without its days."""
    return Schedule(
        opens=_time(row.get("opens_at", "open")),
        closes=_time(row.get("closes_at", "close")),
        note=". ".join(filter(None, (_rhythm(row), _joined(row, "description", "notes", "original_text")))),
        first=last_of([row.get("valid_from", "start_date")]) or "",
        last=last_of([row.get("valid_to", "end_date")]) or "",
        closed=row.get("closed").lower() in _YES,
    )


def _rhythm(row: Row) -> str:
    """The rule of hours that are not simply every week, as the file writes it (RFC 5545)."""
    every, rule = row.get("freq").upper(), row.get("byday")
    is_weekly = every in ("", "WEEKLY") and row.get("interval") in ("", "1") and not re.search(r"\d", rule)
    if is_weekly and not row.get("bymonthday"):
        return ""
    parts = (every.lower(), row.get("interval") and f"1/{row.get('interval')}", rule, row.get("bymonthday"))
    return " ".join(filter(None, parts))


def _days(row: Row, notes: Notes) -> Iterable[str]:
    written = re.sub(r"\s*(?:-|–|—|\bto\b|\bthrough\b)\s*", "-", row.get("byday", "weekday", "day", "days"))
    for part in filter(None, re.split(r"[,;/&\s]+|\band\b", written)):
        first, _, last = part.partition("-") if not part.startswith("-") else (part, "", "")
        start, end = _day(first), _day(last) if last else None
        if fold(part) in _WEEK:
            yield from _WEEK[fold(part)]
        elif start and end:
            yield from (DAYS + DAYS)[
                DAYS.index(start) : DAYS.index(start) + (DAYS.index(end) - DAYS.index(start)) % 7 + 1
            ]
        elif start and not last:
            yield start
        else:
            notes.warn("odd_day", row.file, row.number, value=part)


def _day(part: str) -> str | None:
    plain = fold(part) if part.isdigit() else re.sub(r"^[+-]?\d+", "", fold(part))
    return _DAY_NAMES.get(plain) or _DAY_NAMES.get(plain[:3])


def _time(text: str) -> str:
    """A time as ``HH:MM``; as written when it is no time."""
    text = _TIME_NAMES.get(text.strip().lower(), text)
    if re.fullmatch(r"\d{3,4}", text, re.ASCII):
        text = f"{text[:-2]}:{text[-2:]}"
    found = _TIME.fullmatch(text.strip())
    if not found:
        return text
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else text


def status_of(row: Row, notes: Notes) -> Status:
    """The status of a service; *unknown*, with a warning, when it is blank or no value of HSDS."""
    written = row.get("status")
    plain = re.sub(r"[\s_-]+", " ", written.lower())
    plain = _STATUS_NAMES.get(plain, plain)
    if plain in set(Status):
        return Status(plain)
    notes.warn("odd_status" if written else "blank_status", row.file, row.number, value=written)
    return Status.UNKNOWN


def age_of(row: Row, column: str, notes: Notes) -> int | None:
    """A whole age in years, or None."""
    written = row.get(column)
    if not written:
        return None
    found = re.fullmatch(r"(\d{1,3})(?:\.\d+)?", written, re.ASCII)
    if found and int(found[1]) <= OLDEST:
        return int(found[1])
    notes.warn("odd_age", row.file, row.number, value=written)
    return None


def date_of(row: Row, column: str, notes: Notes) -> str | None:
    """An ISO date, or None."""
    written = row.get(column)
    if not written:
        return None
    try:
        return date.fromisoformat(written[:10]).isoformat()
    except ValueError:
        notes.warn("odd_date", row.file, row.number, value=written)
        return None


def cost_of(row: Row, options: Iterable[Row]) -> str:
    """What it costs, in the provider's words, with each cost option as one line."""
    lines = [row.get("fees_description", "fees")]
    for option in options:
        amount = " ".join(part for part in (option.get("amount"), option.get("currency").upper()) if part)
        parts = (option.get("option"), amount, option.get("amount_description"))
        lines.append(", ".join(part for part in parts if part))
    return "\n".join(line for line in lines if line)


def _joined(row: Row, *columns: str) -> str:
    return ". ".join(text.rstrip(".") for column in columns if (text := row.get(column)))
