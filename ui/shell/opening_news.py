"""After unlocking: what the vault has to tell, and how far it had come when it was last open on this computer.

How far is kept beside the window's settings, outside the vault, since a vault that is put back whole knows nothing of
it: a number for each vault's random id, nothing else.
"""

from __future__ import annotations

import contextlib
import json
from functools import partial
from pathlib import Path

from intake_app.desk import Desk
from intake_app.opening import News, news_of
from intake_app.vault.disk import replace_private_file
from ui.shell.context import Context

_FILE = "seen.json"
_MOST = 50


def tell_news(context: Context, folder: Path) -> None:
    """Look and tell the weightiest; ``folder`` is where the window keeps its settings."""

    def tell(news: tuple[News, ...]) -> None:
        if news:
            context.notices.tell(news[0].what, news[0].do)

    context.desk.run(partial(_news, folder), tell)


def keep_seen(folder: Path, desk: Desk) -> None:
    """Keep how far the open vault has come, as before a lock; a vault that is closed already is let be."""
    vault = desk.store.vault
    if vault.is_open:
        _keep(folder, vault.vault_id, desk.store.journal_length)


def _news(folder: Path, desk: Desk) -> tuple[News, ...]:
    seen = _seen(folder).get(desk.store.vault.vault_id, 0)
    news = news_of(desk.store, desk.retention, seen=seen)
    keep_seen(folder, desk)
    return news


def _seen(folder: Path) -> dict[str, int]:
    try:
        found = json.loads((folder / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: number for name, number in found.items() if isinstance(number, int)}


def _keep(folder: Path, vault: str, entries: int) -> None:
    others = [(name, number) for name, number in _seen(folder).items() if name != vault]
    kept = dict([*others[1 - _MOST :], (vault, entries)])
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_private_file(folder / _FILE, json.dumps(kept).encode())
