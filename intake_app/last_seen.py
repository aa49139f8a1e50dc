"""How far each vault had come when it was last open on this computer, kept beside the window's settings.

It lies outside the vault, since a vault that is put back whole knows nothing of it: by each vault's random id the
length of its journal and the time, nothing else.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import platformdirs

from intake_app.store.store import Store
from intake_app.vault.disk import replace_private_file

_FILE: Final = "seen.json"
_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class Seen:
    """How many entries the journal had, and when that was (local; None as an earlier version kept it)."""

    entries: int = 0
    at: datetime | None = None


def settings_folder() -> Path:
    """Where this account keeps Cairn's settings: ``CAIRN_HOME`` if set, for portable use."""
    own = os.environ.get("CAIRN_HOME")
    return Path(own) if own else Path(platformdirs.user_config_dir("cairn", appauthor=False))


def last_seen(folder: Path, store: Store) -> Seen:
    """How far the open vault had come; nothing where it was never seen, or where the file does not read."""
    return _read(_all(folder).get(store.vault.vault_id)) or Seen()


def keep_seen(folder: Path, store: Store) -> None:
    """Keep how far the open vault has come; a vault that is closed already is let be, and so is a full disk."""
    vault = store.vault
    if not vault.is_open:
        return
    others = [(name, seen) for name, seen in _all(folder).items() if name != vault.vault_id]
    now = [store.journal_length, datetime.now().isoformat(timespec="minutes")]
    kept = dict([*others[1 - _MOST :], (vault.vault_id, now)])
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_private_file(folder / _FILE, json.dumps(kept).encode())


def _all(folder: Path) -> dict[str, object]:
    try:
        found = json.loads((folder / _FILE).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {name: each for name, each in found.items() if _read(each)} if isinstance(found, dict) else {}


def _read(written: object) -> Seen | None:
    match written:
        case int(entries):
            return Seen(entries)
        case [int(entries), str(at)]:
            with contextlib.suppress(ValueError):
                return Seen(entries, datetime.fromisoformat(at).replace(tzinfo=None))
    return None
