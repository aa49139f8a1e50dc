"""An invented directory of thousands of services, odd in every way that a real one of this size is known to be."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

Rows = Iterator[dict[str, object]]
MISSING_ORGANIZATIONS, TEXTS_WITH_BREAKS, WITHOUT_PHONES, WITHOUT_PLACE = 9, 2, 180, 2
"""Every n-th service has it."""

_TIMES = (("9:00am", "5:00pm"), ("8:30 AM", "12:00PM"), ("24 hours", ""), ("0900", "1700"), ("9.15", "noon"))
_LANGUAGES = (
    "Spanish (limited)", "Creole", "English and Spanish", "Language line available", "", "English, Spanish / Creole",
)  # fmt: skip
_KINDS = ("Food pantry", "Emergency shelter", "Legal aid", "Counseling", "Crime victim aid", "After-school club")


def write_directory(folder: Path, services: int = 4_000) -> Path:
    """A package of HSDS 1.1 in ``folder``; the same for the same number."""
    folder.mkdir(parents=True, exist_ok=True)
    organizations = services // 4
    tables = {
        "organizations": _organizations(organizations),
        "services": _services(services, organizations),
        "locations": _locations(services),
        "services_at_location": _at_locations(services),
        "physical_addresses": _addresses(services),
        "phones": _phones(services),
        "regular_schedules": _schedules(services),
        "languages": _spoken(services),
        "service_areas": _areas(services),
        "taxonomy": iter([{"id": "BH-1", "name": "Shelters", "vocabulary": "opaque"}]),
        "services_taxonomy": _terms(services),
    }
    for name, rows in tables.items():
        _write(folder / f"{name}.csv", rows)
    return folder


def _write(path: Path, rows: Rows) -> None:
    first = next(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(first))
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(rows)


def _organizations(count: int) -> Rows:
    for n in range(count):
        yield {"id": f"o{n}", "name": f"Agency {n}", "description": "", "url": "", "email": f"info{n}@example.org"}


def _services(count: int, organizations: int) -> Rows:
    for n in range(count):
        known = n % organizations if n % MISSING_ORGANIZATIONS else f"gone{n}"
        text = f"Help of kind {n}.\\nSecond line.\\nThird." if n % TEXTS_WITH_BREAKS else f"Help of kind {n}. " * 12
        yield {
            "id": f"s{n}",
            "organization_id": f"o{known}",
            "name": f"{_KINDS[n % len(_KINDS)]} {n}",
            "description": text,
            "status": "",
            "application_process": "Walk in, or call.",
            "fees": "Free" if n % 3 else "Sliding scale",
            "eligibility": "Women" if n % 7 == 0 else "",
        }


def _locations(count: int) -> Rows:
    for n in range(count):
        here = n % WITHOUT_PLACE
        latitude, longitude = (("25.76", "-80.19") if n % 51 else ("100", "101")) if here else ("", "")
        yield {
            "id": f"l{n}",
            "organization_id": f"missing{n}" if n % 4 else f"o{n // 4 % 1000}",
            "name": f"Site {n}",
            "latitude": latitude,
            "longitude": longitude,
        }


def _at_locations(count: int) -> Rows:
    return iter([{"id": f"a{n}", "service_id": f"s{n}", "location_id": f"l{n}"} for n in range(count)])


def _addresses(count: int) -> Rows:
    for n in range(count):
        yield {
            "id": f"d{n}",
            "location_id": f"l{n}",
            "address_1": f"{n} Example Street",
            "city": "Sampleford",
            "state_province": "FL ",
            "postal_code": f"{33000 + n % 100}",
            "country": "   ",
        }


def _phones(count: int) -> Rows:
    for n in range(count):
        number = f'"+1 305 555 {n:04d}"' if n % 11 == 0 else f"(305) 555-{n:04d}"
        yield {
            "id": f"p{n}",
            "service_id": f"s{n}",
            "number": number if n % WITHOUT_PHONES else " ",
            "type": "Voice",
            "description": "Main\\nline",
        }


def _schedules(count: int) -> Rows:
    for n in range(count):
        for day in ("Monday", "Fri"):
            opens, closes = _TIMES[n % len(_TIMES)]
            yield {"id": "", "service_id": f"s{n}", "weekday": day, "opens_at": opens, "closes_at": closes}


def _spoken(count: int) -> Rows:
    return iter(
        [{"id": f"g{n}", "service_id": f"s{n}", "language": _LANGUAGES[n % len(_LANGUAGES)]} for n in range(count)]
    )


def _areas(count: int) -> Rows:
    return iter([{"id": f"r{n}", "service_id": f"s{n}", "service_area": "Sample County"} for n in range(count)])


def _terms(count: int) -> Rows:
    return iter([{"id": f"t{n}", "service_id": f"s{n}", "taxonomy_id": "BH-1"} for n in range(0, count, 10)])
