"""HSDS in JSON, turned into the same rows that the tables of a CSV package give."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from intake_app.readers.json_file import finite_number, no_number
from intake_app.readers.reading import Notes, Refused
from intake_app.readers.tables import MOST_CELL, MOST_ROWS, Row, clean, text_of

Tables = dict[str, tuple[Row, ...]]

# Key of a nested record -> (its table, whether the link stands in the nested record or in the one around it).
_INSIDE = {
    "services": "services", "locations": "locations", "service_at_locations": "service_at_location",
    "addresses": "addresses", "phones": "phones", "contacts": "contacts", "schedules": "schedules",
    "languages": "languages", "service_areas": "service_areas", "required_documents": "required_documents",
    "cost_options": "cost_options", "accessibility": "accessibility", "attributes": "attributes",
    "services_at_location": "service_at_location", "physical_addresses": "physical_addresses",
    "postal_addresses": "postal_addresses", "regular_schedules": "schedules", "regular_schedule": "schedules",
    "holiday_schedules": "holidays", "holiday_schedule": "holidays", "eligibility": "eligibility",
    "eligibilitys": "eligibility", "accessibility_for_disabilities": "accessibility", "metadata": "metadata",
    "services_taxonomy": "services_taxonomy", "service_taxonomys": "services_taxonomy", "phone": "phones",
    "payments_accepted": "payments", "service_capacities": "capacities", "capacities": "capacities",
    "service_taxonomies": "services_taxonomy",
}  # fmt: skip
_AROUND = {
    "organization": ("organizations", "organization_id"),
    "service": ("services", "service_id"),
    "location": ("locations", "location_id"),
    "taxonomy_term": ("taxonomy_terms", "taxonomy_term_id"),
    "taxonomy_detail": ("taxonomies", "taxonomy_id"),
    "taxonomy": ("taxonomy", "taxonomy_id"),
    "unit": ("units", "unit_id"),
}
_LINKS = {
    "organizations": "organization_id", "services": "service_id", "locations": "location_id", "phones": "phone_id",
    "service_at_location": "service_at_location_id", "contacts": "contact_id",
}  # fmt: skip
_DEEPEST = 12
_PAGES = ("contents", "content", "items", "results", "data", "services", "records")
"""The keys under which pages of the field's interfaces put their records."""
_NO_NAMES: Mapping[str, str] = {}


def read_nested(file: str, data: bytes, notes: Notes, names: Mapping[str, str] = _NO_NAMES) -> Tables:
    """The tables of one JSON file: a record, a list, a page of records, one record a line, or tables by their names.

    ``names`` are the names by which tables may be called.
    """
    try:
        document = parse_json(file, data, notes)
    except Refused:
        if not file.endswith((".jsonl", ".ndjson")) and b"\n" not in data:
            raise
        document = _each_line(file, data, notes)
    return _Flattening(file, notes, names).tables(document)


def _each_line(file: str, data: bytes, notes: Notes) -> list[object]:
    """The records of a file with one on each line; a broken line costs itself alone. ``Refused`` when none reads."""
    found: list[object] = []
    for number, line in enumerate(text_of(file, data, notes).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            record = parse_json(file, line.encode("utf-8", "surrogatepass"), notes)
        except Refused:
            if not found:
                raise
            notes.warn("odd_line", file, number)
            record = None
        found.append(record)
    return found


def parse_json(file: str, data: bytes, notes: Notes) -> object:
    """A JSON document; ``Refused`` when it is none, nests absurdly or holds absurd numbers."""
    seen_twice: list[str] = []

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        record = dict(pairs)
        if len(record) != len(pairs):
            seen_twice.append(file)
        return record

    try:
        text = text_of(file, data, notes)
        document: object = json.loads(text, object_pairs_hook=once, parse_constant=no_number, parse_float=finite_number)
    except (ValueError, RecursionError):
        raise Refused("bad_json", file) from None
    if seen_twice:
        notes.warn("same_key", file)
    return document


class _Flattening:
    """Rows gathered by table while one document is walked; a row's number is that of its outermost record."""

    def __init__(self, file: str, notes: Notes, names: Mapping[str, str]) -> None:
        self._file = file
        self._notes = notes
        self._names = names
        self._rows: dict[str, list[Row]] = {}
        self._known: set[tuple[str, str, str]] = set()
        self._count = 0

    def tables(self, document: object) -> Tables:
        for number, (table, record) in enumerate(self._outermost(document), start=1):
            self._add(table, record, number, {}, 0)
        return {table: tuple(rows) for table, rows in self._rows.items()}

    def _outermost(self, document: object) -> Iterator[tuple[str, dict[str, object]]]:
        if isinstance(document, dict) and (bundle := self._bundle(document)):
            for table, records in bundle.items():
                yield from ((table, record) for record in _records(records))
            return
        told = self._names.get(self._file.partition(".")[0], "")
        for number, record in enumerate(_listed(document), start=1):
            table = (told or _table_of(record)) if isinstance(record, dict) else ""
            if table and isinstance(record, dict):
                yield table, record
            elif record is not None:
                self._notes.warn("odd_record", self._file, number)

    def _bundle(self, document: dict[str, object]) -> dict[str, object]:
        """Tables by file name, or by their own names when the document is nothing but such tables."""
        if any(str(key).endswith(".csv") for key in document):
            return {str(name)[:-4]: records for name, records in document.items()}
        tables = {str(name): value for name, value in document.items() if isinstance(value, list)}
        is_record = "name" in document or "id" in document or not tables.keys() <= self._names.keys()
        return {} if is_record or "services" not in tables else dict(tables)

    def _add(self, table: str, record: dict[str, object], number: int, links: dict[str, str], depth: int) -> None:
        cells = {**links, **{key: text for key, value in record.items() if (text := _cell(value))}}
        if depth >= _DEEPEST or self._count >= MOST_ROWS:
            self._notes.warn("many_rows", self._file, number)
            return
        for key, (around, column) in _AROUND.items():
            if isinstance(inner := record.get(key), dict):
                self._add(around, inner, number, {}, depth + 1)
                cells.setdefault(column, _cell(inner.get("id")))
        self._keep(table, Row(self._file, number, {name: cell for name, cell in cells.items() if cell}))
        own = _own_links(table, cells)
        for key, inside in _INSIDE.items():
            for inner in _records(record.get(key)):
                self._add(inside, inner, number, own, depth + 1)

    def _keep(self, table: str, row: Row) -> None:
        """Keep a row once: nested documents say the same organisation, phone or term many times."""
        links = "".join(sorted(f"{name}={cell};" for name, cell in row.cells.items() if name.endswith("_id")))
        known = (table, row.get("id"), links)
        if row.get("id") and known in self._known:
            return
        self._known.add(known)
        self._count += 1
        self._rows.setdefault(table, []).append(row)


def _own_links(table: str, cells: dict[str, str]) -> dict[str, str]:
    """The columns by which records inside this one point back to it."""
    own = cells.get("id", "")
    links = {"link_id": own, "link_entity": table.removesuffix("s")}
    if table in _LINKS:
        links[_LINKS[table]] = own
    return links


def _listed(document: object) -> list[object]:
    """The outermost records: of a page, of a list, or the one there is."""
    if isinstance(document, dict):
        page = next((document[key] for key in _PAGES if isinstance(document.get(key), list)), None)
        if page is not None and not {"name", "id"} & document.keys():
            return _listed(page)
    return document if isinstance(document, list) else [document]


def _records(value: object) -> list[dict[str, object]]:
    return [each for each in _listed(value) if isinstance(each, dict)]


def _table_of(record: dict[str, object]) -> str:
    """The table of an outermost record, told by the fields that only such a record has."""
    marks = {
        "service_at_location": {"service", "location"},
        "organizations": {"services", "legal_status", "website", "locations", "organization_identifiers"},
        "services": {
            "status", "service_at_locations", "services_at_location", "organization", "organization_id", "phones",
            "eligibility_description", "regular_schedules", "service_taxonomys", "schedules", "phone",
        },
    }  # fmt: skip
    if "name" not in record and "service" not in record:
        return ""
    return next((table for table, fields in marks.items() if fields & record.keys()), "")


def _cell(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return clean(str(value))[:MOST_CELL]
