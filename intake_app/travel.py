"""Travelling empty: everybody goes into a verified backup that stays behind, and out of the vault that is carried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from intake_app.backups import Backups
from intake_app.keyholders import Keyholders
from intake_app.retention import HOLDS
from intake_app.store.store import Store


def travel_empty(store: Store, out: Path, today: date, now: Callable[[], datetime] = datetime.now) -> int:
    """Back everything up at ``out``, take every person out of the vault, give it a new key and close it.

    How many people there were. The backup is read back and compared before anything is removed. What stays is the
    site's: settings, directory, keyholders, and the journal with its days, ids and counts; the place of backups is
    forgotten. Done again after an interruption it goes on where it stopped, and asks for no second backup.

    Raises as ``Backups.make_at`` and ``Keyholders.rotate``; what was not removed is then still there.
    """
    backups = Backups(store, now)
    people = store.count_people()
    if people or store.feedback():
        backups.make_at(out)
        store.take_everybody_out(settings=(HOLDS,))
    backups.set_plan(replace(backups.plan(), place=""))
    Keyholders(store, today).rotate()
    return people
