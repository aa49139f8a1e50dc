"""Backups of an open vault: the place chosen for them, how many are kept, when one is due, and trying the newest.

An automatic backup is called ``backup-<number>-<date>-<time>``: the number counts on, so that the newest is the newest
whatever the clock says, and no name tells whose it is. Which of the folders at a place belong to this vault is read in
their keys files. The place stands inside the vault and, so that it is known when the vault opens no more, in the file
``backup-place`` beside it.
"""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from intake_app.languages.words import Ltr, msg
from intake_app.problems import BadInput, DiskProblem, VaultIsDamaged
from intake_app.store.content import CONTENT
from intake_app.store.journal import Entry, Event
from intake_app.store.schema import NEWEST, bring_up_to_date
from intake_app.store.store import Store
from intake_app.vault.backup import back_up, building_beside, copy_files, open_under_key, vault_id_of
from intake_app.vault.disk import disk_told, real_place, replace_private_file, sync_folder, writable
from intake_app.vault.vault import is_vault

PLACE_NAME: Final = "backup-place"
OLD_AFTER: Final = timedelta(days=7)
"""From this age on the newest backup is told to be old."""
_PLAN, _LAST = "backups", "last_backup"
PLAN_SETTINGS: Final = (_PLAN,)
"""What stays as it is when an older content comes back into a vault."""
_NAME = re.compile(r"backup-(\d{5,9})-(\d{4}-\d\d-\d\d-\d{4})")
_TIME = "%Y-%m-%d-%H%M"
_QUIET = frozenset({Event.UNLOCKED, Event.BACKUP_MADE, Event.RESTORED})


@dataclass(frozen=True, slots=True)
class Plan:
    """Where automatic backups go (a folder; empty: nowhere), how many stay, and after how many hours one is due."""

    place: str = ""
    keep: int = 5
    hours: int = 24

    def __post_init__(self) -> None:
        if not (1 <= self.keep <= 100 and 1 <= self.hours <= 24 * 366):
            raise ValueError("a plan for backups out of bounds")


@dataclass(frozen=True, slots=True)
class Kept:
    """An automatic backup at a place: ``number`` counts on, ``made`` is the local time when it was made."""

    path: Path
    number: int
    made: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with the backups; ``last`` is when the newest was made, wherever it is now."""

    plan: Plan
    place_is_there: bool
    backups: tuple[Kept, ...]
    last: datetime | None
    changed: bool
    now: datetime

    @property
    def days(self) -> int:
        """How many days old the newest is; 0 without one."""
        return max((self.now.date() - self.last.date()).days, 0) if self.last else 0

    @property
    def is_old(self) -> bool:
        """Whether the newest is older than it should be, and something changed since."""
        return self.last is not None and self.changed and self.now - self.last >= OLD_AFTER


@dataclass(frozen=True, slots=True)
class Tried:
    """A backup that was opened and read through: it is whole, and holds so many people."""

    kept: Kept
    people: int


class Backups:
    """The backups of an open vault, for the thread that opened it; ``now`` tells the local time.

    Each method may raise VaultIsDamaged or DiskProblem; there is then no new backup, and all older ones are there.
    """

    def __init__(self, store: Store, now: Callable[[], datetime] = datetime.now) -> None:
        self._store, self._now = store, now

    def plan(self) -> Plan:
        """What was decided about automatic backups."""
        return Plan(**self._store.setting(_PLAN, {}))

    def set_plan(self, plan: Plan) -> None:
        """Decide. Raises BadInput for a new place that is no folder, cannot be written, or lies inside the vault."""
        if plan.place != self.plan().place:
            self.choose_place(Path(plan.place) if plan.place else None)
        self._store.set_setting(_PLAN, asdict(replace(plan, place=self.plan().place)))

    def choose_place(self, place: Path | None) -> None:
        """Let backups go to ``place`` from now on, whatever is there: a new stick, or one that was emptied."""
        chosen = str(self._usable(place)) if place else ""
        self._store.set_setting(_LAST, None)  # those made elsewhere say nothing of this place
        self._store.set_setting(_PLAN, asdict(replace(self.plan(), place=chosen)))
        remember_place(self._store.vault.path, chosen)

    def standing(self, *, look: bool = True) -> Standing:
        """How it stands, without writing anything; without a ``look`` at the place, which may be slow to answer."""
        plan, last = self.plan(), self._last()
        there = look and bool(plan.place) and Path(plan.place).is_dir()
        found = backups_at(Path(plan.place), self._store.vault.vault_id) if there else ()
        made = last[1] if last else None
        return Standing(plan, there, found, made, self._changed(last), self._now())

    def make_at(self, out: Path) -> None:
        """Make a backup at ``out``, which must be new; it belongs to no rotation. Raises as ``back_up``.

        A vault whose folder was taken away is copied as far as the system still reads it, and compared.
        """
        here = self._store.vault.is_in_place()
        if here:
            self._assert_whole()
        back_up(self._store.vault, out, CONTENT)
        if here:
            self._store.note(Event.BACKUP_MADE)

    def make(self) -> Kept:
        """Make a backup at the place and, once it has been read back, remove the oldest beyond those to keep.

        Raises BadInput when no place was chosen, DiskProblem when it is not there or is not the same stick.
        """
        plan = self.plan()
        place, before = self._place(plan)
        self._assert_whole()
        made = self._now().replace(second=0, microsecond=0)
        number = 1 + max((each.number for each in before), default=0)
        kept = Kept(place / f"backup-{number:05}-{made.strftime(_TIME)}", number, made)
        length = self._store.journal_length
        back_up(self._store.vault, kept.path, CONTENT)
        self._store.set_setting(_LAST, [number, made.isoformat(), length])
        self._store.note(Event.BACKUP_MADE, number=number)
        for each in (*before, kept)[: -plan.keep]:
            _remove(each.path)
        return kept

    def make_if_due(self) -> Kept | None:
        """Make a backup when there is a place, the newest is older than the hours decided, and something changed since.

        None when it was not due, and when the place is not there: locking never waits for a stick.
        """
        plan, last = self.plan(), self._last()
        if not plan.place or not Path(plan.place).is_dir():
            return None
        age = self._now() - last[1] if last else None
        fresh = age is not None and timedelta(0) <= age < timedelta(hours=plan.hours)
        return None if fresh or not self._changed(last) else self.make()

    def try_newest(self) -> Tried:
        """Open a copy of the newest backup and read it through, as a rehearsal of the day when it is needed.

        Raises BadInput when there is none, or it is from before the vault's present key; VaultIsDamaged.
        """
        found = self.standing().backups
        if not found:
            raise BadInput(msg("There is no backup at the place."), msg("Connect the stick, or back up now."))
        vault = self._store.vault
        with building_beside(vault.path, f"trial-{vault.vault_id[:8]}") as building:
            copy_files(found[-1].path, building)
            with Store(open_under_key(building, vault.key, NEWEST)) as copy:
                bring_up_to_date(copy.vault.connection)
                if not copy.check().ok:
                    raise backup_is_damaged()
                return Tried(found[-1], copy.count_people())

    def _usable(self, place: Path) -> Path:
        place, vault = real_place(place), self._store.vault.path
        if place == vault or vault in place.parents:
            raise BadInput(msg("A backup inside the vault would be lost with it."), msg("Choose another place."))
        if not place.is_dir() or not writable(place):
            raise BadInput(msg("Backups cannot be written there."), msg("Choose a folder that you may write in."))
        return place

    def _place(self, plan: Plan) -> tuple[Path, tuple[Kept, ...]]:
        """The place and the backups that are there, oldest first."""
        if not plan.place:
            raise BadInput(msg("No place for backups was chosen."), msg("Choose a stick or a second disk first."))
        place = Path(plan.place)
        if not place.is_dir():
            raise DiskProblem(
                msg("The place for backups is not there."), msg("Connect the stick or disk, and try again.")
            )
        before = backups_at(place, self._store.vault.vault_id)
        if not before and self._last():
            # an empty folder where a stick was, or another stick: a backup must not land where nobody looks for it
            raise DiskProblem(
                msg("The earlier backups are not at the place."),
                msg("Connect the right stick, or choose the place once more to begin anew."),
            )
        _clear_removed(place)
        return place, before

    def _assert_whole(self) -> None:
        """A damaged vault must not push out the good backups."""
        if not self._store.check().ok:
            raise VaultIsDamaged(
                msg("This vault is not as it was written, so no backup of it was made."),
                msg("The older backups are still there. Go on with the newest good one."),
            )

    def _last(self) -> tuple[int, datetime, int] | None:
        written: Any = self._store.setting(_LAST)
        return (written[0], datetime.fromisoformat(written[1]), written[2]) if written else None

    def _changed(self, last: tuple[int, datetime, int] | None) -> bool:
        return last is None or any(_counts(each) for each in self._store.journal_entries()[last[2] :])


def backups_at(place: Path, vault_id: str | None = None) -> tuple[Kept, ...]:
    """The automatic backups at a place, oldest first: of one vault, or of all. Nothing where nothing reads."""
    try:
        folders = [each for each in place.iterdir() if is_vault(each)]
    except OSError:
        return ()
    found = [kept for each in folders if (kept := _kept(each)) is not None]
    mine = [each for each in found if vault_id is None or vault_id_of(each.path) == vault_id]
    return tuple(sorted(mine, key=lambda each: (each.number, each.made)))


def remember_place(vault: Path, place: str) -> None:
    """Keep beside the vault where its backups are; an empty place is forgotten."""
    with disk_told():
        if place:
            replace_private_file(vault / PLACE_NAME, place.encode())
        else:
            (vault / PLACE_NAME).unlink(missing_ok=True)


def remembered_place(vault: Path) -> Path | None:
    """Where the backups of a vault are, as far as it is known without opening it."""
    try:
        written = (vault / PLACE_NAME).read_bytes()[:4096].decode()
        return Path(written) if written and Path(written).is_dir() else None
    except (OSError, ValueError):
        return None


def backup_is_damaged() -> VaultIsDamaged:
    """A backup that does not read as it was written."""
    return VaultIsDamaged(msg("This backup is damaged."), msg("Use another backup; an older one may be good."))


def _counts(entry: Entry) -> bool:
    """Whether an entry of the journal means that there is something to back up."""
    return entry.event not in _QUIET and not (entry.event == Event.SETTING and entry.subject == _LAST)


def _kept(folder: Path) -> Kept | None:
    name = _NAME.fullmatch(folder.name)
    if name is None:
        return None
    try:
        return Kept(folder, int(name[1]), datetime.strptime(name[2], _TIME))
    except ValueError:
        return None


def _remove(backup: Path) -> None:
    """Remove a backup; where it cannot be, it stays and is tried again after the next one.

    It loses its name first, so that a half removed one is never taken for a backup.
    """
    with contextlib.suppress(OSError):
        gone = backup.with_name(f".{backup.name}.gone")
        backup.rename(gone)
        sync_folder(backup.parent)
        shutil.rmtree(gone)


def _clear_removed(place: Path) -> None:
    """Finish what a power cut left of a removal."""
    with disk_told():
        for each in place.glob(".backup-*.gone"):
            if _NAME.fullmatch(each.name[1 : -len(".gone")]):
                shutil.rmtree(each, ignore_errors=True)


def name_of(kept: Kept) -> Ltr:
    """The name of a backup's folder, to show."""
    return Ltr(kept.path.name)
