"""The site's and the worker's settings: JSON values by name."""

from __future__ import annotations

import json
from typing import Any

from intake_app.store.documents import clean
from intake_app.store.link import Link


def read_setting(link: Link, name: str, default: Any) -> Any:
    """The value of a setting, or ``default``."""
    found = link.row("SELECT value FROM settings WHERE name = ?", (name,))
    return json.loads(found[0]) if found else default


def write_setting(link: Link, name: str, value: Any) -> None:
    """Keep a JSON value under a name; None removes it."""
    if value is None:
        link.change("DELETE FROM settings WHERE name = ?", (name,))
        return
    text = json.dumps(clean(value), ensure_ascii=False)
    link.change("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (name, text))
