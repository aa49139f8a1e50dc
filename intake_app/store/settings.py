"""The site's and the worker's settings: JSON values by name, each vouched for by the journal."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from intake_app.store.documents import clean
from intake_app.store.journal import Event, Journal
from intake_app.store.link import Link
from intake_app.store.refusals import not_as_written


def read_setting(link: Link, journal: Journal, name: str, default: Any) -> Any:
    """The value of a setting, or ``default``; VaultIsDamaged when it is not the one that was written last."""
    text = _text(link, name)
    if not journal.vouches(Event.SETTING, name, _digest(text)):
        raise not_as_written()
    return json.loads(text) if text else default


def write_setting(link: Link, journal: Journal, name: str, value: Any, day: date) -> None:
    """Keep a JSON value under a name, inside a transaction; None removes it."""
    text = "" if value is None else json.dumps(clean(value), ensure_ascii=False)
    if text:
        link.change("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (name, text))
    else:
        link.change("DELETE FROM settings WHERE name = ?", (name,))
    journal.append(day, Event.SETTING, name, digest=_digest(text))


def settings_as_written(link: Link, journal: Journal) -> bool:
    """Whether every setting is the one that was written last."""
    names = {row[0] for row in link.rows("SELECT name FROM settings")} | journal.vouched(Event.SETTING)
    return all(journal.vouches(Event.SETTING, name, _digest(_text(link, name))) for name in names)


def _text(link: Link, name: str) -> str:
    found = link.row("SELECT value FROM settings WHERE name = ?", (name,))
    return str(found[0]) if found else ""


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
