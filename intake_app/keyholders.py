"""Who can open a vault: the people and the recovery sheet behind its slots, and what is done about them.

Their names stand inside the vault, never in the keys file. A slot is listed before it opens anything and is taken off
the list after it has stopped, so that nobody who can open the vault is ever missing here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from intake_app.languages.words import msg
from intake_app.problems import BadInput, WrongPassphrase
from intake_app.store.content import CONTENT
from intake_app.store.journal import Event, Journal
from intake_app.store.link import Link
from intake_app.store.store import Store
from intake_app.vault.engine import Connection
from intake_app.vault.recovery import new_code
from intake_app.vault.rotation import rotate
from intake_app.vault.slots import SLOTS, unlock
from intake_app.vault.wiping import wipe

_SETTING, _WITHOUT = "keyholders", "without_recovery"
KEY_SETTINGS: Final = (_SETTING, _WITHOUT)
"""What stays with the keys of a vault when an older content comes back into it."""


class Means(StrEnum):
    """What a slot opens with."""

    PERSON = "passphrase"
    SHEET = "recovery"


@dataclass(frozen=True, slots=True)
class Keyholder:
    """Who opens slot 0..7. ``name`` is a code of theirs, and empty for whoever made the vault without giving one.

    ``rehearsed`` is the day on which the slot was last shown to open the vault, for a recovery sheet.
    """

    slot: int
    name: str
    means: Means
    since: date | None
    rehearsed: date | None = None


class Keyholders:
    """The keyholders of an open vault, for the thread that opened it; ``today`` is the local day.

    Every change takes a second for the derivation. Each method may raise VaultIsDamaged when the keys file was changed
    from outside, and DiskProblem; nothing is then half done.
    """

    def __init__(self, store: Store, today: date) -> None:
        self._store, self._today = store, today

    def all(self) -> tuple[Keyholder, ...]:
        """Everybody who can open the vault, by slot; the one who opened it now is always among them."""
        listed = {each.slot: each for each in map(_read, self._store.setting(_SETTING, []))}
        mine = self._store.vault.slot
        listed.setdefault(mine, Keyholder(mine, "", Means.PERSON, None))
        return tuple(listed[slot] for slot in sorted(listed))

    @property
    def mine(self) -> Keyholder:
        """Who opened the vault now."""
        return next(each for each in self.all() if each.slot == self._store.vault.slot)

    def add(self, name: str, passphrase: str) -> Keyholder:
        """Let somebody in. Raises BadInput for no name, a passphrase that opens the vault already, or no free slot."""
        if not name.strip():
            raise BadInput(msg("This person has no name or code yet."), msg("Type the code they go by, such as W-4."))
        return self._let_in(name.strip(), Means.PERSON, passphrase)

    def change(self, slot: int, passphrase: str) -> Keyholder:
        """Let a slot open with another passphrase from now on. Raises BadInput for a slot that nobody has."""
        holder = self._holder(slot)
        if holder.means is Means.SHEET:
            raise BadInput(msg("This is a recovery sheet."), msg("Make a new sheet in its place."))
        self._refuse_known(passphrase)
        self._store.vault.let_in(slot, passphrase)
        return self._keep(replace(holder, since=self._today), Event.KEY_CHANGED)

    def revoke(self, slot: int) -> None:
        """Let a slot open the vault no more; see ``rotate`` for copies of the keys file made before.

        Raises BadInput for a slot that nobody has, and for the one that is open now.
        """
        self._holder(slot)
        if slot == self._store.vault.slot:
            raise BadInput(
                msg("The vault is open with this one."), msg("Unlock it with another passphrase, and revoke it there.")
            )
        self._store.vault.keep_out(slot)
        self._write([each for each in self.all() if each.slot != slot])
        self._store.note(Event.KEY_REVOKED, number=slot)

    def rotate(self) -> None:
        """Give the vault a new key, for everybody who is on the list, and close it.

        Whoever was revoked can then open no copy made from now on, even with an older keys file.
        """
        rotate(self._store.vault, {each.slot for each in self.all()}, CONTENT, note=self._note_new_key)

    def make_recovery(self, code: str | None = None) -> str:
        """A fresh recovery code, as it stands on the sheet; an earlier sheet opens nothing any more.

        Or the one given, of ``new_code``, that stands on paper already.
        """
        code, former = code or new_code(), self.recovery()
        holder = self._let_in("", Means.SHEET, code, slot=former.slot if former is not None else None)
        assert holder.means is Means.SHEET
        return code

    def recovery(self) -> Keyholder | None:
        """The recovery sheet, when one was made."""
        return next((each for each in self.all() if each.means is Means.SHEET), None)

    def rehearse(self, code: str) -> Keyholder:
        """Show that a code on paper opens this vault, and note the day.

        Raises BadInput for a wrong digit, WrongPassphrase when it opens nothing or is no recovery sheet.
        """
        opened, sheet = _slot_of(self._store, code), self.recovery()
        if sheet is None or opened != sheet.slot:
            raise WrongPassphrase(msg("This is not the code of the sheet."), msg("Compare it with the sheet."))
        return self._keep(replace(sheet, rehearsed=self._today), Event.RECOVERY_REHEARSED)

    def is_settled(self) -> bool:
        """Whether it is decided what happens when every passphrase is lost; asked before the first person is kept.

        It is once a sheet was rehearsed, or once somebody chose to go without; a vault that holds people is past it.
        """
        sheet = self.recovery()
        rehearsed = sheet is not None and sheet.rehearsed is not None
        return rehearsed or self._store.setting(_WITHOUT) is not None or self._store.count_people() > 0

    def go_without_recovery(self) -> None:
        """Note that this vault goes without a recovery sheet."""
        self._store.set_setting(_WITHOUT, self._today.isoformat())

    def _note_new_key(self, connection: Connection) -> None:
        """Into the new database alone: the former one never had a new key."""
        link = Link(connection)
        with link.writing():
            Journal(link).append(self._today, Event.KEY_ROTATED)

    def _let_in(self, name: str, means: Means, passphrase: str, slot: int | None = None) -> Keyholder:
        self._refuse_known(passphrase)
        holder = Keyholder(self._free() if slot is None else slot, name, means, self._today)
        self._write([*(each for each in self.all() if each.slot != holder.slot), holder])
        self._store.vault.let_in(holder.slot, passphrase)
        self._store.note(Event.KEY_ADDED, number=holder.slot)
        return holder

    def _free(self) -> int:
        taken = {each.slot for each in self.all()}
        free = next((slot for slot in range(SLOTS) if slot not in taken), None)
        if free is None:
            raise BadInput(
                msg("All {n} keys of this vault are taken.")(n=SLOTS), msg("Revoke one that is not needed any more.")
            )
        return free

    def _refuse_known(self, passphrase: str) -> None:
        try:
            _slot_of(self._store, passphrase)
        except WrongPassphrase:
            return
        raise BadInput(msg("Somebody opens this vault with this passphrase already."), msg("Choose another."))

    def _holder(self, slot: int) -> Keyholder:
        found = next((each for each in self.all() if each.slot == slot), None)
        if found is None:
            raise BadInput(msg("Nobody has this key."), msg("See who can open the vault for its number."))
        return found

    def _keep(self, holder: Keyholder, event: Event) -> Keyholder:
        self._write([holder if each.slot == holder.slot else each for each in self.all()])
        self._store.note(event, number=holder.slot)
        return holder

    def _write(self, holders: list[Keyholder]) -> None:
        self._store.set_setting(_SETTING, [_written(each) for each in sorted(holders, key=lambda each: each.slot)])


def _slot_of(store: Store, passphrase: str) -> int:
    opened = unlock(store.vault.keys, passphrase)
    wipe(opened.key)
    return opened.slot


def _read(written: dict[str, Any]) -> Keyholder:
    return Keyholder(
        int(written["slot"]), str(written["name"]), Means(written["means"]), _day(written["since"]),
        _day(written["rehearsed"]),
    )  # fmt: skip


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _written(holder: Keyholder) -> dict[str, Any]:
    return {
        "slot": holder.slot,
        "name": holder.name,
        "means": holder.means.value,
        "since": holder.since.isoformat() if holder.since else None,
        "rehearsed": holder.rehearsed.isoformat() if holder.rehearsed else None,
    }
