"""Starting afresh after a lock: the process is replaced, so that nothing of the old one's memory is left."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

from ui.shell.context import Place

_HANDLE = "CAIRN_RETURN"
# A meeting is gone on with from the person's page, so that nothing of it is shown before the worker wants it.
_PLACES = frozenset({"person", "referral", "recall", "papers", "directory", "preferences"})


def start_afresh(place: Place | None) -> NoReturn:
    """Replace this process by a new one at its unlock screen.

    The place to come back to travels through a pipe: in no argument, no environment and no file.
    """
    command = own_command()
    if sys.platform == "win32":
        subprocess.Popen(command)
        os._exit(0)
    os.environ[_HANDLE] = str(_pipe_with(place))
    sys.stdout.flush()
    os.execv(command[0], command)  # noqa: S606 - our own program, without a shell


def own_command() -> list[str]:
    """This program anew. It never takes code from the folder that it happens to be in, unless that is its own."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    own = Path(__file__).resolve().parents[2]
    return [sys.executable, *([] if Path.cwd() == own else ["-P"]), "-m", "ui.app"]


def place_to_return_to() -> Place | None:
    """Where to go after unlocking, as the former process left it; None after an ordinary start."""
    handle = os.environ.pop(_HANDLE, "")
    if not handle.isdigit():
        return None
    try:
        with os.fdopen(int(handle), "rb") as pipe:
            told = json.loads(pipe.read(4096) or b"null")
    except (OSError, ValueError):
        return None
    return Place(**told) if isinstance(told, dict) else None


def _pipe_with(place: Place | None) -> int:
    out, into = os.pipe()
    returning = place is not None and (place.name in _PLACES or place.lost)
    told = asdict(place) if place is not None and returning else None
    with os.fdopen(into, "wb") as pipe:
        pipe.write(json.dumps(told).encode())
    os.set_inheritable(out, True)
    return out
