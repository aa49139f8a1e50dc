"""The directory as it was imported: one document a service, replaced a whole source at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from intake_app.conversation.consents import Decision
from intake_app.conversation.referrals import ENDED
from intake_app.directory.changes import Key, Use
from intake_app.directory.entries import Service
from intake_app.directory.local import Kept
from intake_app.store.documents import clean
from intake_app.store.folding import fold_names, words_of
from intake_app.store.link import Cells, Link
from intake_app.store.refusals import not_as_written

_GONE = "no longer listed"
"""Stands where the status of a listed service does: such an entry can be read by its key, and is not found."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where services came from, the day they were imported, and how many they are."""

    name: str
    day: date
    services: int


def replace_services(link: Link, source: str, services: Iterable[Kept], day: date) -> int:
    """Put these services in the place of all that came from ``source``; how many are listed. Inside a transaction."""
    rows = {kept.service.id: _row(source, kept) for kept in services}
    link.change("DELETE FROM services WHERE source = ?", (source,))
    link.change("INSERT OR REPLACE INTO directory_sources (source, day) VALUES (?, ?)", (source, day.isoformat()))
    link.change_each(
        "INSERT INTO services (source, id, folded, status, needs, document) VALUES (?, ?, ?, ?, ?, ?)", rows.values()
    )
    return sum(1 for row in rows.values() if row[3] != _GONE)


def keep_service(link: Link, kept: Kept, day: date) -> int:
    """Put one entry in the place of the former with its key; how many its source lists now. Inside a transaction."""
    source = kept.service.source
    link.change("INSERT OR IGNORE INTO directory_sources (source, day) VALUES (?, ?)", (source, day.isoformat()))
    return keep_services(link, source, (kept,))


def keep_services(link: Link, source: str, entries: Iterable[Kept]) -> int:
    """Put entries of a known source in the place of their former; how many it lists now. Inside a transaction."""
    link.change_each(
        "INSERT OR REPLACE INTO services (source, id, folded, status, needs, document) VALUES (?, ?, ?, ?, ?, ?)",
        [_row(source, kept) for kept in entries],
    )
    found = link.row("SELECT count(*) FROM services WHERE source = ? AND status <> ?", (source, _GONE))
    return int(found[0]) if found else 0


def write_services_anew(link: Link) -> None:
    """Write the table anew, so that no page keeps what a split left behind. Inside a transaction."""
    link.change("CREATE TEMP TABLE moved AS SELECT * FROM services ORDER BY source, id")
    link.change("DELETE FROM services")
    link.change("INSERT INTO services SELECT * FROM moved ORDER BY source, id")
    link.change("DROP TABLE temp.moved")


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
    folded = [(_folded(kept.service), kept.service.source, kept.service.id) for kept in kept_services(link, None)]
    link.change_each("UPDATE services SET folded = ? WHERE source = ? AND id = ?", folded)


def sources(link: Link) -> tuple[Source, ...]:
    """Every source that was imported, by name."""
    rows = link.rows(
        "SELECT source, day, (SELECT count(*) FROM services"
        " WHERE services.source = directory_sources.source AND status <> ?) FROM directory_sources ORDER BY source",
        (_GONE,),
    )
    return tuple(Source(name, date.fromisoformat(day), count) for name, day, count in rows)


def all_services(link: Link, source: str | None) -> tuple[Service, ...]:
    """The services that one source lists, or all."""
    return _read(
        link.rows(
            "SELECT document FROM services WHERE status <> ? AND (? IS NULL OR source = ?) ORDER BY source, id",
            (_GONE, source, source),
        )
    )


def kept_services(link: Link, source: str | None) -> tuple[Kept, ...]:
    """The entries of one source, or of all, with what is known here, those that are no longer listed too."""
    rows = link.rows(
        "SELECT document FROM services WHERE ? IS NULL OR source = ? ORDER BY source, id", (source, source)
    )
    return _read_kept(rows)


def kept_service(link: Link, key: Key) -> Kept | None:
    """The entry with this source and id."""
    found = _read_kept(link.rows("SELECT document FROM services WHERE source = ? AND id = ?", key))
    return found[0] if found else None


def uses(link: Link, today: date) -> dict[Key, Use]:
    """The services that somebody was referred to or released something to, and whether that still runs."""
    ended = [stage.value for stage in ENDED]
    referred = link.rows(
        "SELECT source, service, max(stage NOT IN (SELECT value FROM json_each(?))) FROM referrals"
        " GROUP BY source, service",
        (json.dumps(ended),),
    )
    released = link.rows(
        "SELECT source, service, max(withdrawn = 0 AND until >= ? AND decision = ?) FROM consents"
        " GROUP BY source, service",
        (today.isoformat(), Decision.YES.value),
    )
    found: dict[Key, Use] = {}
    for source, service, is_live in (*referred, *released):
        key = (source, service)
        found[key] = Use.LIVE if is_live or found.get(key) is Use.LIVE else Use.PAST
    return found


def services_named(link: Link, name: str) -> tuple[Service, ...]:
    """The services whose id is ``name``, from any source, or whose ``source/id`` it is.

    One that is no longer listed is among them only when no other has this name.
    """
    found = _read(
        link.rows(
            "SELECT document FROM services WHERE ? IN (id, source || '/' || id) ORDER BY source, id",
            (name,),
        )
    )
    return tuple(each for each in found if not each.gone) or found


def serving(link: Link, need: str) -> tuple[Service, ...]:
    """The services that say they serve a need; whether they fit is for the directory's matching to say."""
    return _read(
        link.rows(
            "SELECT document FROM services WHERE status <> ? AND EXISTS"
            " (SELECT 1 FROM json_each(services.needs) AS need WHERE need.value = ?) ORDER BY source, id",
            (_GONE, need),
        )
    )


def found_services(link: Link, search: str, limit: int) -> tuple[Service, ...]:
    """The services with every word of ``search`` in the name of the service or of its organisation."""
    return _read(
        link.rows(
            "SELECT document FROM services WHERE status <> ? AND NOT EXISTS"
            " (SELECT 1 FROM json_each(?) AS word WHERE instr(services.folded, word.value) = 0)"
            " ORDER BY folded, source, id LIMIT ?",
            (_GONE, json.dumps(words_of(search)), limit),
        )
    )


def _row(source: str, kept: Kept) -> Cells:
    service = kept.service
    document = clean({**kept.to_json(), "source": source})
    return (
        source,
        document["id"],
        _folded(service),
        _GONE if service.gone else str(service.status),
        json.dumps(list(service.needs)),
        json.dumps(document, ensure_ascii=False, separators=(",", ":")),
    )


def _folded(service: Service) -> str:
    return fold_names([service.name, *service.also_called, service.organization.name])


def _read_kept(rows: list[Cells]) -> tuple[Kept, ...]:
    try:
        return tuple(Kept.from_json(json.loads(row[0])) for row in rows)
    except ValueError:
        raise not_as_written() from None


def _read(rows: list[Cells]) -> tuple[Service, ...]:
    try:
        return tuple(Service.from_json(json.loads(row[0])) for row in rows)
    except ValueError:
        raise not_as_written() from None
