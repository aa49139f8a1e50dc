"""A digest of everything a vault holds: equal for a copy, different after any change, and of every table."""

from __future__ import annotations

import re

from intake_app.store.content import QUERIES, content_digest
from intake_app.store.store import Store


def test_every_table_counts(store: Store) -> None:
    tables = {row[0] for row in store.vault.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    named = {found for query in QUERIES for found in re.findall(r"FROM (\w+)", query)}
    assert tables <= named


def test_any_change_changes_it(store: Store) -> None:
    before = content_digest(store.vault.connection)
    assert content_digest(store.vault.connection) == before
    store.set_setting("a", 1)
    after = content_digest(store.vault.connection)
    assert after != before
    store.set_setting("a", 2)
    assert content_digest(store.vault.connection) not in (before, after)
