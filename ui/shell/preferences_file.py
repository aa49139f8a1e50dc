"""What the window remembers between starts: language, look, lock time and the last vault; nothing about people."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, get_args

import platformdirs

from intake_app.languages.digits import Digits
from ui.shell.tokens import SIZES, Mode

_FILE = "window.json"
LOCK_MINUTES = (1, 2, 5, 10, 15)


@dataclass(frozen=True, slots=True)
class Preferences:
    """The window's settings; ``size`` in per cent, ``last_vault`` a folder or empty."""

    language: str = "en"
    size: int = 100
    contrast: Mode = "light"
    lock_minutes: int = 5
    last_vault: str = ""
    digits: Digits = "western"
    hide_names: bool = False


class KeptPreferences:
    """The settings in force, kept in a file that only this account reads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / _FILE
        self._now = _read(self._path)

    @property
    def now(self) -> Preferences:
        """The settings in force."""
        return self._now

    def change(self, **changes: Any) -> None:
        """Change settings and write them; where the disk refuses, they hold until the window closes."""
        self._now = replace(self._now, **changes)
        try:
            _write(self._path, json.dumps(asdict(self._now)))
        except OSError:
            return


def home_folder() -> Path:
    """Where Cairn keeps its own files: ``CAIRN_HOME`` if set, for portable use, else the account's data folder."""
    own = os.environ.get("CAIRN_HOME")
    return Path(own) if own else Path(platformdirs.user_data_dir("cairn", appauthor=False))


def _read(path: Path) -> Preferences:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    if not isinstance(found, dict):
        return Preferences()
    kept = {f.name: found[f.name] for f in fields(Preferences) if _fits(f.name, found.get(f.name))}
    return Preferences(**kept)


def _fits(name: str, value: object) -> bool:
    match name:
        case "size":
            return type(value) is int and value in SIZES
        case "contrast":
            return value in get_args(Mode)
        case "digits":
            return value in get_args(Digits)
        case "hide_names":
            return isinstance(value, bool)
        case "lock_minutes":
            return type(value) is int and value in LOCK_MINUTES
        case _:
            return isinstance(value, str)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_suffix(".new")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    beside.replace(path)
