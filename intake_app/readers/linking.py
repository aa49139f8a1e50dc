"""The tables of one directory, linked: what belongs to a service, by itself, at its places, or of its organisation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from intake_app.directory.demands import OWN_DEMANDS
from intake_app.directory.entries import Term
from intake_app.readers.reading import Notes
from intake_app.readers.tables import Row

OWN_PLACES = "cairn-places"
"""The taxonomy of our marks of places; its one code ``confidential`` keeps an address out, whatever the file says."""

OWN_SERVES = "cairn-serves"
"""The taxonomy of whom a service is for; the value of the attribute, or the term's name, is shown as it stands."""

_TARGETS = {
    "organization_id": "organizations",
    "service_id": "services",
    "location_id": "locations",
    "service_at_location_id": "service_at_location",
    "taxonomy_term_id": "taxonomy_terms",
}


class Linked:
    """Rows by table and by what they point to."""

    def __init__(self, tables: Mapping[str, tuple[Row, ...]]) -> None:
        self._tables = tables
        self._by_link: dict[tuple[str, str], dict[str, list[Row]]] = {}
        self._by_id: dict[str, dict[str, Row]] = {}

    def rows(self, table: str) -> tuple[Row, ...]:
        """All rows of a table, none when the package does not have it."""
        return self._tables.get(table, ())

    def row(self, table: str, row_id: str) -> Row | None:
        """The first row of a table with this id."""
        if table not in self._by_id:
            self._by_id[table] = {row.get("id"): row for row in reversed(self.rows(table)) if row.get("id")}
        return self._by_id[table].get(row_id)

    def of(self, table: str, column: str, target: str) -> list[Row]:
        """The rows of a table whose column points to this id."""
        if not target:
            return []
        if (table, column) not in self._by_link:
            found: dict[str, list[Row]] = {}
            for row in self.rows(table):
                found.setdefault(row.get(column), []).append(row)
            self._by_link[table, column] = found
        return self._by_link[table, column].get(target, [])

    def at_locations(self, service: str) -> list[Row]:
        """The rows that place this service somewhere."""
        return self.of("service_at_location", "service_id", service)

    def locations(self, service: str) -> list[Row]:
        """The location rows of this service, each once."""
        ids = dict.fromkeys(row.get("location_id") for row in self.at_locations(service))
        return [row for each in ids if (row := self.row("locations", each))]

    def nearest(self, table: str, service: Row) -> list[Row]:
        """The rows about a service itself; failing that, about it at its places; then its places; its organisation."""
        service_id = service.get("id")
        near = self.of(table, "service_id", service_id)
        for at in self.at_locations(service_id):
            near = near + self.of(table, "service_at_location_id", at.get("id"))
        for contact in self.of("contacts", "service_id", service_id):
            near = near + [row for row in self.of(table, "contact_id", contact.get("id")) if not row.get("service_id")]
        if near:
            return _each_once(near)
        for place in self.locations(service_id):
            near = near + [row for row in self.of(table, "location_id", place.get("id")) if _is_general(row)]
        organization = service.get("organization_id")
        return near or [row for row in self.of(table, "organization_id", organization) if _is_general(row)]

    def terms(self, service: Row) -> tuple[Term, ...]:
        """The terms that a service carries, in attributes or 1.1's services_taxonomy; its organisation's marks too."""
        own = [service.get("id"), *(row.get("id") for row in self.at_locations(service.get("id")))]
        found = [term for link in own for term in self.terms_of(link)]
        inherited = [term for term in self.terms_of(service.get("organization_id")) if term.taxonomy == OWN_DEMANDS]
        older = [term for term_id in self._older_term_ids(service) if (term := self._older_term(term_id))]
        return tuple(dict.fromkeys((*found, *inherited, *older)))

    def terms_of(self, link: str) -> Iterator[Term]:
        """The terms that attributes give to one id."""
        for attribute in self.of("attributes", "link_id", link) + self.of("attributes", "service_id", link):
            if row := self.row("taxonomy_terms", attribute.get("taxonomy_term_id")):
                yield Term(
                    self._taxonomy(row), row.get("code") or row.get("id"), attribute.get("value") or row.get("name")
                )

    def is_secret(self, *links: str) -> bool:
        """Whether one of these ids carries our mark of a confidential place."""
        marks = (term for link in links for term in self.terms_of(link))
        return any(term.taxonomy == OWN_PLACES and term.code == "confidential" for term in marks)

    def _taxonomy(self, row: Row) -> str:
        parent = self.row("taxonomies", row.get("taxonomy_id"))
        return row.get("taxonomy") or (parent.get("name") if parent else "")

    def _older_term_ids(self, service: Row) -> Iterable[str]:
        linked = (row.get("taxonomy_id") for row in self.of("services_taxonomy", "service_id", service.get("id")))
        return (*linked, *service.get("taxonomy_ids").replace(";", ",").split(","))

    def _older_term(self, term_id: str) -> Term | None:
        row = self.row("taxonomy", term_id.strip())
        return Term(row.get("vocabulary"), row.get("code", "id"), row.get("name")) if row else None

    def warn_of_missing(self, notes: Notes) -> None:
        """Warn of every row that points to nothing; a service without its organisation has a warning of its own."""
        for table, rows in self._tables.items():
            for row in rows:
                for column in _dangling(self, table, row):
                    notes.warn("missing_link", row.file, row.number, column=column)


def _dangling(linked: Linked, table: str, row: Row) -> Iterator[str]:
    for column, target in _TARGETS.items():
        written = row.get(column)
        if written and (table, column) != ("services", "organization_id") and not linked.row(target, written):
            yield column


def _is_general(row: Row) -> bool:
    """Whether a row is about a place or an organisation alone, not about some other service there."""
    return not row.get("service_id") and not row.get("service_at_location_id") and not row.get("contact_id")


def _each_once(rows: list[Row]) -> list[Row]:
    return list({(row.file, row.number, row.get("id")): row for row in rows}.values())
