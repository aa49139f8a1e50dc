"""Everything a vault's tables hold, as one digest, so that a copy can be compared with its original."""

from __future__ import annotations

import hashlib
from typing import Final, LiteralString

from intake_app.store.link import Link
from intake_app.store.schema import STEPS
from intake_app.vault.engine import Connection
from intake_app.vault.rotation import Content

QUERIES: Final[tuple[LiteralString, ...]] = (
    "SELECT * FROM conversations ORDER BY id",
    "SELECT * FROM people ORDER BY record",
    "SELECT * FROM wanted ORDER BY record, code",
    "SELECT * FROM referrals ORDER BY record, id",
    "SELECT * FROM consents ORDER BY record, id",
    "SELECT * FROM tasks ORDER BY record, key",
    "SELECT * FROM tombstones ORDER BY id",
    "SELECT * FROM journal ORDER BY seq",
    "SELECT * FROM journal_head ORDER BY seq",
    "SELECT * FROM settings ORDER BY name",
    "SELECT * FROM directory_sources ORDER BY source",
    "SELECT * FROM services ORDER BY source, id",
    "SELECT * FROM feedback ORDER BY id",
    "SELECT type, name, sql FROM sqlite_master ORDER BY type, name",
)


def content_digest(connection: Connection) -> bytes:
    """SHA-256 over every row of every table and over their layout; the same for a copy, whatever its key."""
    link, digest = Link(connection), hashlib.sha256()
    for query in QUERIES:
        digest.update(b"\0" + query.encode())
        for row in link.rows(query):
            digest.update(repr(row).encode())
    return digest.digest()


def mark_version(connection: Connection) -> None:
    """Write into a copy that it has the newest layout."""
    Link(connection).change(STEPS[-1][-1])


CONTENT: Final = Content(content_digest, mark_version)
"""What a rotation or a backup has to know of a store's tables."""
