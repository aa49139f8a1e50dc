"""The directory as it was imported: one document a service, replaced a whole source at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from intake_app.directory.entries import Service
from intake_app.store.documents import clean
from intake_app.store.folding import fold_names, words_of
from intake_app.store.link import Cells, Link
from intake_app.store.refusals import not_as_written


@dataclass(frozen=True, slots=True)
class Source:
    """Where services came from, the day they were imported, and how many they are."""

    name: str
    day: date
    services: int


def replace_services(link: Link, source: str, services: Iterable[Service], day: date) -> int:
    """Put these services in the place of all that came from ``source``; how many they are. Inside a transaction."""
    rows = {service.id: _row(source, service) for service in services}
    link.change("DELETE FROM services WHERE source = ?", (source,))
    link.change("INSERT OR REPLACE INTO directory_sources (source, day) VALUES (?, ?)", (source, day.isoformat()))
    link.change_each(
        "INSERT INTO services (source, id, folded, status, needs, document) VALUES (?, ?, ?, ?, ?, ?)", rows.values()
    )
    return len(rows)


def services_digest(link: Link, source: str) -> bytes:
    """SHA-256 over everything that came from ``source`` but its searched names, which follow from the rest."""
    digest = hashlib.sha256()
    digest.update(repr(link.rows("SELECT day FROM directory_sources WHERE source = ?", (source,))).encode())
    for row in link.rows("SELECT id, status, needs, document FROM services WHERE source = ? ORDER BY id", (source,)):
        digest.update(repr(row).encode())
    return digest.digest()


def source_names(link: Link) -> frozenset[str]:
    """The names of all sources."""
    return frozenset(row[0] for row in link.rows("SELECT source FROM directory_sources"))


def fold_services_anew(link: Link) -> None:
    """Make the searched names of every service again. Inside a transaction."""
    folded = [
        (fold_names([service.name, service.organization.name]), service.source, service.id)
        for service in all_services(link, None)
    ]
    link.change_each("UPDATE services SET folded = ? WHERE source = ? AND id = ?", folded)


def sources(link: Link) -> tuple[Source, ...]:
    """Every source that was imported, by name."""
    rows = link.rows(
        "SELECT source, day, (SELECT count(*) FROM services WHERE services.source = directory_sources.source)"
        " FROM directory_sources ORDER BY source"
    )
    return tuple(Source(name, date.fromisoformat(day), count) for name, day, count in rows)


def all_services(link: Link, source: str | None) -> tuple[Service, ...]:
    """The services of one source, or of all."""
    return _read(
        link.rows("SELECT document FROM services WHERE ? IS NULL OR source = ? ORDER BY source, id", (source, source))
    )


def services_named(link: Link, name: str) -> tuple[Service, ...]:
    """The services whose id is ``name``, from any source, or whose ``source/id`` it is."""
    return _read(
        link.rows(
            "SELECT document FROM services WHERE ? IN (id, source || '/' || id) ORDER BY source, id",
            (name,),
        )
    )


def serving(link: Link, need: str) -> tuple[Service, ...]:
    """The services that say they serve a need; whether they fit is for the directory's matching to say."""
    return _read(
        link.rows(
            "SELECT document FROM services WHERE EXISTS"
            " (SELECT 1 FROM json_each(services.needs) AS need WHERE need.value = ?) ORDER BY source, id",
            (need,),
        )
    )


def found_services(link: Link, search: str, limit: int) -> tuple[Service, ...]:
    """The services with every word of ``search`` in the name of the service or of its organisation."""
    return _read(
        link.rows(
            "SELECT document FROM services WHERE NOT EXISTS"
            " (SELECT 1 FROM json_each(?) AS word WHERE instr(services.folded, word.value) = 0)"
            " ORDER BY folded, source, id LIMIT ?",
            (json.dumps(words_of(search)), limit),
        )
    )


def _row(source: str, service: Service) -> Cells:
    document = clean({**service.to_json(), "source": source})
    return (
        source,
        document["id"],
        fold_names([service.name, service.organization.name]),
        str(service.status),
        json.dumps(list(service.needs)),
        json.dumps(document, ensure_ascii=False, separators=(",", ":")),
    )


def _read(rows: list[Cells]) -> tuple[Service, ...]:
    try:
        return tuple(Service.from_json(json.loads(row[0])) for row in rows)
    except ValueError:
        raise not_as_written() from None
