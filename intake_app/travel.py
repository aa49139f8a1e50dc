"""Travelling empty: everybody goes into a verified backup that stays behind, and out of the vault that is carried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from intake_app.backups import Backups
from intake_app.drafts import DRAFTS
from intake_app.keyholders import Keyholders
from intake_app.languages.words import Ltr, Msg, msg, nmsg
from intake_app.retention import HOLDS
from intake_app.store.store import Store

NOT_CARRIED = (HOLDS, DRAFTS)
"""The settings that may tell of people; they come back with the backup."""


@dataclass(frozen=True, slots=True)
class Emptied:
    """A vault without people: how many went into the ``backup``, which is None when there was nothing to take out."""

    people: int
    backup: Path | None


def travel_empty(store: Store, out: Path, today: date, now: Callable[[], datetime] = datetime.now) -> Emptied:
    """Back everything up at ``out``, take every person out of the vault, give it a new key and close it.

    The backup is read back and compared before anything is removed. What stays is the
    site's: settings, directory, keyholders, and the journal with its days, ids and counts; the place of backups is
    forgotten. Done again after an interruption it goes on where it stopped, and asks for no second backup.

    Raises as ``Backups.make_at`` and ``Keyholders.rotate``; what was not removed is then still there.
    """
    backups = Backups(store, now)
    people = store.count_people()
    told = Emptied(people, out if people or store.feedback() else None)
    if told.backup is not None:
        backups.make_at(out)
        store.take_everybody_out(settings=NOT_CARRIED)
    backups.set_plan(replace(backups.plan(), place=""))
    Keyholders(store, today).rotate()
    return told


def after_emptying(done: Emptied) -> Msg:
    """What may truly be said of it."""
    if done.backup is None:
        return msg("Nobody was in this vault. It has a new key.")
    where = Ltr(done.backup)
    if not done.people:
        gone = msg("Nobody was in this vault. The rest is in the backup. Leave the backup behind: {path}")
        return gone(path=where)
    return nmsg(
        "{n} person is in the backup and no longer in this vault. Leave the backup behind: {path}",
        "{n} people are in the backup and no longer in this vault. Leave the backup behind: {path}",
        done.people,
    )(path=where)
