"""What a directory says of a service beside its main columns: areas on the map, room, stay, changes, contacts."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator
from datetime import date

from intake_app.directory.entries import Contact, Extent, Place, Term, fold
from intake_app.languages.digits import western
from intake_app.readers.reading import Notes
from intake_app.readers.tables import Row

_STAY = re.compile(
    r"\b(?:maximum|longest|max|length of|duration of) (?:length of )?stay|\bstays? (?:of )?up to\b"
    r"|\bup to \w+ (?:nights|weeks|months) stay|\bestancia maxima|\bduree (?:maximale )?(?:du|de) sejour"
)
_SERVED = re.compile(
    r"\b(?:audience|population|clientele|gender|sex|target group|whom|beneficiar\w+|human situations?)\b"
)
_ASSURED = frozenset({"assure", "assured", "verify", "verified", "review", "reviewed", "assured_date"})
_MOST_POINTS = 100_000


def coordinates_of(row: Row, notes: Notes) -> tuple[float | None, float | None]:
    """Latitude and longitude of a location, both or none; what is no place on earth is warned of and left out."""
    written = row.get("latitude", "lat"), row.get("longitude", "long", "lon", "lng")
    if not any(written):
        return None, None
    numbers = tuple(map(_degrees, written))
    latitude, longitude = numbers
    if latitude is None or longitude is None or not _on_earth(latitude, longitude):
        notes.warn("odd_coordinates", row.file, row.number, value=", ".join(written))
        return None, None
    return latitude, longitude


def _degrees(written: str) -> float | None:
    try:
        number = float(western(written).replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _on_earth(latitude: float, longitude: float) -> bool:
    """Whether these are degrees of a place; 0, 0 is what files write where nobody knew."""
    return abs(latitude) <= 90 and abs(longitude) <= 180 and (latitude, longitude) != (0, 0)


def extents_of(rows: Iterable[Row], notes: Notes) -> tuple[Extent, ...]:
    """The boxes around the areas that have a shape in GeoJSON; a shape in other words stays unread, with a warning."""
    found = []
    for row in rows:
        written = row.get("extent", "geometry", "geojson")
        if not written:
            continue
        extent = _extent(written)
        if extent is None:
            notes.warn("odd_extent", row.file, row.number)
        else:
            found.append(extent)
    return tuple(dict.fromkeys(found))


def _extent(written: str) -> Extent | None:
    try:
        points = list(_points(json.loads(written), 0))
    except (ValueError, RecursionError):
        return None
    good = [(x, y) for x, y in points if math.isfinite(x) and math.isfinite(y) and abs(y) <= 90 and abs(x) <= 180]
    if not good:
        return None
    xs, ys = zip(*good, strict=True)
    return Extent(south=min(ys), west=min(xs), north=max(ys), east=max(xs))


def _points(shape: object, depth: int) -> Iterator[tuple[float, float]]:
    """The positions in a GeoJSON value (RFC 7946: longitude first), wherever they stand."""
    if depth > 12:
        return
    if isinstance(shape, dict):
        for inner in shape.values():
            yield from _points(inner, depth + 1)
    elif isinstance(shape, list):
        match shape:
            case [int() | float() as x, int() | float() as y, *_]:
                yield float(x), float(y)
            case _:
                for inner in shape[:_MOST_POINTS]:
                    yield from _points(inner, depth + 1)


def contacts_of(rows: Iterable[Row]) -> tuple[Contact, ...]:
    """The people to ask for, each once."""
    read = (Contact(row.get("name"), row.get("title"), row.get("department"), row.get("email")) for row in rows)
    return tuple(dict.fromkeys(each for each in read if each != Contact()))


def room_of(rows: Iterable[Row], unit: Row | None) -> str:
    """How many there is room for, in the file's numbers and words: *3 / 12 beds*."""
    lines = []
    for row in rows:
        numbers = " / ".join(filter(None, (row.get("available"), row.get("maximum"))))
        words = (numbers, row.get("unit", "unit_name") or (unit.get("name") if unit else ""), row.get("description"))
        lines.append(" ".join(filter(None, words)))
    return "; ".join(dict.fromkeys(filter(None, lines)))


def longest_stay_of(row: Row, terms: Iterable[Term]) -> str:
    """How long one can stay at most, only where the file says so: a column, a term, or a sentence about the stay."""
    told = [row.get("longest_stay", "maximum_stay", "max_stay", "length_of_stay")]
    told += [term.name for term in terms if _STAY.search(fold(f"{term.taxonomy} {term.code} {term.name}"))]
    texts = (row.get(each) for each in ("description", "eligibility_description", "alert", "application_process"))
    said = (sentence.strip() for text in texts for sentence in re.split(r"(?<=[.!?])\s+|\n", text))
    told += [sentence for sentence in said if _STAY.search(fold(sentence))]
    return next((text for text in told if text), "")


def served_by_terms(terms: Iterable[Term]) -> Iterator[str]:
    """Whom a service is for, by terms of a taxonomy whose name says that it is about people."""
    return (term.name for term in terms if term.name and _SERVED.search(fold(term.taxonomy)))


def last_of(days: Iterable[str]) -> str | None:
    """The latest of these days that is one, as an ISO date."""
    return max((day for each in days if (day := _day(each))), default=None)


def _day(written: str) -> str | None:
    try:
        return date.fromisoformat(written[:10]).isoformat()
    except ValueError:
        return None


def updated_of(row: Row, changes: Iterable[Row]) -> str | None:
    """The day of the entry's last change, of its own column or the package's metadata."""
    return last_of(
        [row.get("last_modified", "last_updated", "updated_at"), *(c.get("last_action_date") for c in changes)]
    )


def assured_by(changes: Iterable[Row]) -> str | None:
    """The day on which the metadata says that an entry was assured."""
    checks = (c for c in changes if {c.get("last_action_type").lower(), c.get("field_name").lower()} & _ASSURED)
    return last_of(c.get("last_action_date") for c in checks)


def flat_place(row: Row, service_id: str, notes: Notes) -> tuple[Place, ...]:
    """The place that a service's own row tells, in a file that is one table."""
    street = row.get("address", "address_1", "street", "street_address", "physical_address", "location")
    area = " ".join(
        filter(None, (row.get("state_province", "state", "region"), row.get("postal_code", "zip", "postcode")))
    )
    town = ", ".join(filter(None, (row.get("city", "town"), area)))
    lines = tuple(line for line in (street, row.get("address_2"), town, row.get("country")) if line)
    latitude, longitude = coordinates_of(row, notes)
    if not lines and latitude is None:
        return ()
    return (Place(service_id, address=lines, latitude=latitude, longitude=longitude),)
