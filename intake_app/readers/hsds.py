"""HSDS directories of versions 1.1, 2.0 and 3.0, in CSV, zipped or JSON, read tolerantly into services."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from intake_app.directory.crosswalk import needs_of
from intake_app.directory.demands import demands_of
from intake_app.directory.entries import Organization, Phone, Place, Schedule, Service, Spoken, Status, Term, name_order
from intake_app.readers.details import (
    age_of,
    cost_of,
    date_of,
    hours_of,
    phone_of,
    place_of,
    status_of,
    warn_of_two_scripts,
)
from intake_app.readers.facts import (
    assured_by,
    contacts_of,
    extents_of,
    flat_place,
    longest_stay_of,
    room_of,
    served_by_terms,
    updated_of,
)
from intake_app.readers.linking import OWN_SERVES, Linked
from intake_app.readers.nested import Tables, read_nested
from intake_app.readers.package import Package, open_package, own_names, source_of
from intake_app.readers.reading import DirectoryReading, Notes, Refused
from intake_app.readers.spoken import spoken_from
from intake_app.readers.tables import Row, read_table

# Our name of a table -> the names it has in the versions of HSDS.
_NAMES = {
    "organizations": ("organizations", "organization"),
    "services": ("services", "service"),
    "locations": ("locations", "location"),
    "service_at_location": ("service_at_location", "services_at_location", "service_at_locations"),
    "addresses": ("addresses", "address"),
    "physical_addresses": ("physical_addresses", "physical_address"),
    "postal_addresses": ("postal_addresses", "postal_address"),
    "phones": ("phones", "phone"),
    "contacts": ("contacts", "contact"),
    "schedules": ("schedules", "schedule", "regular_schedules", "regular_schedule"),
    "languages": ("languages", "language"),
    "service_areas": ("service_areas", "service_area"),
    "required_documents": ("required_documents", "required_document"),
    "cost_options": ("cost_options", "cost_option"),
    "accessibility": ("accessibility", "accessibility_for_disabilities"),
    "eligibility": ("eligibility", "eligibilities", "eligibilitys"),
    "attributes": ("attributes", "attribute"),
    "taxonomies": ("taxonomies",),
    "taxonomy_terms": ("taxonomy_terms", "taxonomy_term"),
    "taxonomy": ("taxonomy",),
    "services_taxonomy": ("services_taxonomy", "service_taxonomy", "service_taxonomys"),
    "holidays": ("holiday_schedules", "holiday_schedule"),
    "payments": ("payments_accepted", "payment_accepted"),
    "capacities": ("service_capacities", "service_capacity", "capacities"),
    "units": ("units", "unit"),
    "metadata": ("metadata",),
}
_TABLES = {name: table for table, names in _NAMES.items() for name in names}
_NAME = ("name", "service_name", "program_name", "title", "alternate_name")
_PROVIDER = ("organization_name", "organization", "agency_name", "agency", "provider_name", "provider")
_NEW_MARKS = {"addresses", "attributes", "taxonomy_terms"}
_OLD_MARKS = {"physical_addresses", "postal_addresses", "eligibility", "services_taxonomy", "taxonomy"}


MOST_SERVICES = 40_000
"""More are refused before they are looked at; the largest public directory known to us has about 4,000."""


def read_directory(path: Path, source: str | None = None) -> DirectoryReading:
    """Read a directory: a folder of CSV files, a zip of them, or JSON.

    ``source`` names where the entries come from, by default as the package tells (``source_of``). One bad
    row never stops it: what is usable comes in, the rest is a warning with file and row. ``Refused`` when nothing is.
    """
    notes = Notes()
    package = open_package(path, notes)
    tables = _tables(package, notes)
    if not tables.get("services"):
        raise Refused("no_services" if tables else "not_a_directory", package.name)
    if len(tables["services"]) > MOST_SERVICES:
        raise Refused("too_big", package.name)
    if not any(name in row.cells for row in tables["services"] for name in _NAME):
        raise Refused("no_columns", package.name)
    version = "1.1" if _OLD_MARKS & tables.keys() and not _NEW_MARKS & tables.keys() else "3.0"
    linked = Linked(_as_newer(tables))
    linked.warn_of_missing(notes)
    source = source or source_of(package)
    services = _Services(linked, source, notes).all()
    counts = {table: len(rows) for table, rows in tables.items()}
    return DirectoryReading(
        source,
        version,
        tuple(sorted(services, key=name_order)),
        len({row.get("id") for row in linked.rows("organizations")}),
        notes.warnings,
        counts,
    )


def _tables(package: Package, notes: Notes) -> Tables:
    """The known tables of a package, by our names for them."""
    found: Tables = {}
    told = own_names(package, notes)
    called = {file: _plain_name(file, package.files) for file in package.files if file.endswith((".csv", ".tsv"))}
    for table, names in _NAMES.items():
        files = {told[name] for name in names if name in told} | {f for f, name in called.items() if name in names}
        for file in sorted(files & package.files.keys()):
            found[table] = found.get(table, ()) + read_table(file, package.files[file], notes)
    if "services" in found:
        return found
    if not found and len(package.files) == len(called) == 1:
        (file,) = called
        notes.warn("one_table", file)
        return {"services": read_table(file, package.files[file], notes)}
    return _with_json(found, package, notes)


def _with_json(found: Tables, package: Package, notes: Notes) -> Tables:
    for file, data in package.files.items():
        if file.endswith((".json", ".jsonl", ".ndjson")) and file != "datapackage.json":
            for table, rows in read_nested(file, data, notes, _TABLES).items():
                ours = _TABLES.get(table, table)
                found[ours] = found.get(ours, ()) + rows
    return found


def _plain_name(file: str, files: Iterable[str]) -> str:
    """A table's name without its suffix, and without what stands before the names of all tables."""
    stems = [_stem(each) for each in files]
    before = next((s[: -len("services")] for s in stems if s.endswith("services") and s != "services"), "")
    return _stem(file).removeprefix(before) if "services" not in stems else _stem(file)


def _stem(file: str) -> str:
    return re.sub(r"[\s.-]+", "_", PurePosixPath(file).stem)


def _as_newer(tables: Tables) -> Tables:
    """1.1's two tables of addresses as 3.0's one."""
    addresses = tables.get("addresses", ())
    for kind in ("physical", "postal"):
        rows = tables.get(f"{kind}_addresses", ())
        addresses += tuple(replace(row, cells={**row.cells, "address_type": kind}) for row in rows)
    return {**tables, "addresses": addresses}


class _Services:
    """The services of linked tables, one by one."""

    def __init__(self, linked: Linked, source: str, notes: Notes) -> None:
        self._linked = linked
        self._source = source
        self._notes = notes

    def all(self) -> Iterator[Service]:
        """Every usable service, each id once."""
        for row in self._linked.rows("organizations"):
            warn_of_two_scripts(row, self._notes)
        seen: set[str] = set()
        for row in self._linked.rows("services"):
            service_id = row.get("id") or self._made_id(row)
            if not row.get(*_NAME):
                self._notes.warn("no_name", row.file, row.number)
            elif service_id in seen:
                self._notes.warn("same_id", row.file, row.number)
            else:
                seen.add(service_id)
                warn_of_two_scripts(row, self._notes)
                yield self._service(service_id, row)

    def _made_id(self, row: Row) -> str:
        self._notes.warn("no_id", row.file, row.number)
        named = f"{row.get('organization_id')}\n{row.get(*_NAME)}"
        return "made-" + hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:20]

    def _service(self, service_id: str, row: Row) -> Service:
        linked, notes = self._linked, self._notes
        terms = linked.terms(row)
        read = Service(
            id=service_id,
            source=self._source,
            name=row.get(*_NAME),
            organization=self._organization(row),
            description=row.get("description"),
            status=self._status(row),
            phones=self._phones(row),
            emails=self._emails(row),
            website=row.get("url", "website"),
            places=tuple(self._places(row)) or flat_place(row, service_id, notes),
            languages=self._languages(row),
            interpretation=row.get("interpretation_services"),
            eligibility=self._texts(row, "eligibility", "eligibility_description", "eligibility", "description"),
            serves=self._serves(row, terms),
            minimum_age=self._age(row, "minimum_age"),
            maximum_age=self._age(row, "maximum_age"),
            cost=cost_of(row, linked.of("cost_options", "service_id", service_id)),
            application=row.get("application_process"),
            documents=_each_once(each.get("document") for each in self._own("required_documents", row)),
            wait=row.get("wait_time"),
            schedules=self._hours(row),
            terms=terms,
            alert=row.get("alert"),
        )
        read = self._with_more(read, row)
        return replace(read, needs=needs_of(read), demands=demands_of(read))

    def _status(self, row: Row) -> Status:
        """The status of a service; where it says none, that of an organisation which has ended."""
        own = status_of(row, self._notes)
        provider = self._linked.row("organizations", row.get("organization_id"))
        ended = provider.get("status").lower() if provider and own is Status.UNKNOWN else ""
        return Status(ended) if ended in (Status.INACTIVE, Status.DEFUNCT) else own

    def _with_more(self, read: Service, row: Row) -> Service:
        areas = self._own("service_areas", row)
        own_area = row.get("coverage_area", "coverage", "service_area", "area")
        changes = self._linked.of("metadata", "resource_id", read.id)
        return replace(
            read,
            areas=_each_once([*(each.get("name", "service_area", "description") for each in areas), own_area]),
            extents=extents_of(areas, self._notes),
            assured=date_of(row, "assured_date", self._notes) or assured_by(changes),
            updated=updated_of(row, changes),
            also_called=_each_once([row.get("alternate_name")] if read.name != row.get("alternate_name") else []),
            contacts=contacts_of(self._linked.nearest("contacts", row)),
            payments=_each_once(each.get("payment") for each in self._own("payments", row)),
            longest_stay=longest_stay_of(row, read.terms),
            capacity=self._room(row),
        )

    def _age(self, row: Row, column: str) -> int | None:
        """An age of the service's own row, or of its one row of who can come."""
        rows = [row, *self._own("eligibility", row)]
        return next((age for each in rows if (age := age_of(each, column, self._notes)) is not None), None)

    def _hours(self, row: Row) -> tuple[Schedule, ...]:
        """Regular hours, then holidays; in a file that is one table, its own words."""
        rows = [*self._linked.nearest("schedules", row), *self._linked.nearest("holidays", row)]
        own = row.get("hours", "hours_of_operation", "opening_hours", "schedule")
        return hours_of(rows, self._notes) or ((Schedule(note=own),) if own else ())

    def _room(self, row: Row) -> str:
        rows = self._own("capacities", row)
        unit = self._linked.row("units", rows[0].get("unit_id")) if rows else None
        return room_of(rows, unit) or row.get("capacity")

    def _own(self, table: str, row: Row) -> list[Row]:
        return self._linked.of(table, "service_id", row.get("id"))

    def _organization(self, row: Row) -> Organization:
        found = self._linked.row("organizations", row.get("organization_id"))
        if not found:
            own = row.get(*_PROVIDER)
            if not own:
                self._notes.warn("missing_organization", row.file, row.number)
            return Organization(row.get("organization_id"), own)
        return Organization(
            id=found.get("id"),
            name=found.get("name", "alternate_name"),
            description=found.get("description"),
            emails=_each_once([found.get("email")]),
            website=found.get("website", "url"),
            status=found.get("status"),
            legal_status=found.get("legal_status"),
        )

    def _phones(self, row: Row) -> tuple[Phone, ...]:
        rows = self._linked.nearest("phones", row) or _flat_phones(row)
        read = (phone_of(each, self._notes) for each in rows)
        by_number: dict[tuple[str, str], Phone] = {}
        for phone in read:
            if phone:
                by_number.setdefault((phone.number, phone.extension), phone)
        return tuple(by_number.values())

    def _emails(self, row: Row) -> tuple[str, ...]:
        contacts = [each.get("email") for each in self._own("contacts", row)]
        places = [each.get("email") for each in self._linked.locations(row.get("id"))]
        return _each_once([row.get("email", "e_mail", "email_address"), *contacts, *places])

    def _places(self, row: Row) -> Iterator[Place]:
        """The places of a service; a mark on the service or its organisation makes all of them confidential."""
        at = self._linked.at_locations(row.get("id"))
        around = [row.get("id"), row.get("organization_id"), *(each.get("id") for each in at)]
        for place in self._linked.locations(row.get("id")):
            addresses = self._linked.of("addresses", "location_id", place.get("id"))
            accessibility = self._linked.of("accessibility", "location_id", place.get("id"))
            secret = self._linked.is_secret(*around, place.get("id"))
            yield place_of(place, addresses, accessibility, secret, self._notes)

    def _languages(self, row: Row) -> tuple[Spoken, ...]:
        rows = self._linked.nearest("languages", row)
        read = [spoken for each in rows for spoken in spoken_from(each.get("name", "language"), each.get("code"))]
        return tuple(dict.fromkeys(read or spoken_from(row.get("languages", "language", "languages_spoken"))))

    def _texts(self, row: Row, table: str, own: str, *columns: str) -> str:
        return "\n".join(
            text for text in (row.get(own), *(each.get(*columns) for each in self._own(table, row))) if text
        )

    def _serves(self, row: Row, terms: Iterable[Term]) -> str:
        own = [term.name for term in terms if term.taxonomy == OWN_SERVES]
        told = row.get("serves", "gender", "population_served", "target_population", "who_we_serve")
        return "; ".join(dict.fromkeys(filter(None, (*own, told, *served_by_terms(terms)))))


def _flat_phones(row: Row) -> list[Row]:
    """The phones that a service's own row tells, in a file that is one table."""
    written = row.get("phone", "phones", "phone_number", "telephone", "phone_1", "main_phone", "contact_number")
    parts = [part for part in re.split(r"[;\n|]|\s/\s", written) if part.strip()]
    return [Row(row.file, row.number, {"number": part.strip()}) for part in parts]


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
