"""Restoring a backup: to a new place, or over the vault it was made from, whose erasures and keys then win.

*To a new place* the backup becomes a vault as it was on its day, with the passphrases of that day. What was erased
since is erased again as far as it is known: from the newer backups beside it, and from a vault that is named as known,
even a damaged one that still reads so far. The rest Cairn cannot know, and ``Restored.knows`` says so.

*Over a known vault* (the same vault, which opens) only the content goes back to that day. Its tombstones are taken over
first, so that nobody who was erased comes back, and its keyholders stay, so that nobody who was revoked does. The new
content comes into force in the two steps of a rotation, each of which leaves a vault that opens; before that the vault
as it was is written beside, as a verified backup with the ending ``.before-restore``. A vault that does not open is
never touched: restore to a new place instead.

A backup is always copied first and read through in the copy. One that was copied while somebody was saving, or that a
stick has lost a part of, is refused, and the newest good one beside it is named.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from intake_app.backups import (
    PLAN_SETTINGS,
    Backups,
    Kept,
    backup_is_damaged,
    backups_at,
    name_of,
    remember_place,
    remembered_place,
)
from intake_app.drafts import Drafts
from intake_app.keyholders import KEY_SETTINGS, Keyholders
from intake_app.languages.own_words import own_words_folder
from intake_app.languages.words import Ltr, msg
from intake_app.problems import BadInput, Problem, VaultIsDamaged, VaultProblem, WrongPassphrase
from intake_app.recordings import recordings_folder
from intake_app.store.burial import take_over
from intake_app.store.content import CONTENT
from intake_app.store.journal import Event
from intake_app.store.link import Link
from intake_app.store.schema import NEWEST, bring_up_to_date
from intake_app.store.store import Store
from intake_app.store.tombstones import Tombstone, tombstones
from intake_app.vault.backup import back_up, building_beside, copy_files, open_under_key, vault_id_of
from intake_app.vault.disk import disk_told, real_place, sync_folder
from intake_app.vault.engine import engine_told, vault_damaged
from intake_app.vault.rotation import rotate
from intake_app.vault.vault import OpenVault, assert_free, is_vault, move_into_place, open_vault

_TRIED: Final = 10
"""How many backups are tried, newest first, before giving up: each costs the derivation of a passphrase."""
Today = Callable[[], date]


@dataclass(frozen=True, slots=True)
class Restored:
    """A vault that was restored at ``path``. ``erased`` counts what was erased since the backup and stays so.

    ``knows`` is False when more may have been erased since than could be seen. ``former`` is where the vault that was
    there before stands now.
    """

    path: Path
    erased: int
    knows: bool
    former: Path | None = None


def restore(
    backup: Path,
    path: Path,
    passphrase: str,
    *,
    present_passphrase: str | None = None,
    known: Path | None = None,
    today: Today = date.today,
) -> Restored:
    """Restore ``backup`` at ``path``: a new place, or the vault it was made from.

    ``passphrase`` opens the backup, ``present_passphrase`` the vault at ``path`` where that is another. ``known`` is a
    vault whose erasures count as well. Raises BadInput, WrongPassphrase, VaultIsDamaged, VaultIsInUse, VaultIsNewer,
    DiskProblem; whatever was at ``path`` is then as it was.
    """
    source, folder = real_place(backup), real_place(path)
    _assert_apart(source, folder)
    if is_vault(folder):
        return _restore_over(source, folder, passphrase, present_passphrase or passphrase, today)
    return _restore_new(source, folder, passphrase, known, today)


def restore_over_open(present: Store, backup: Path, passphrase: str, *, today: Today = date.today) -> Restored:
    """Restore ``backup`` over the vault that is open, which is closed then; ``passphrase`` opens the backup.

    Raises as ``restore``; the vault is then as it was, and still open.
    """
    source, folder = real_place(backup), real_place(present.vault.path)
    _assert_apart(source, folder)
    _assert_same_vault(source, folder)
    if not present.check().ok:
        raise _present_is_damaged()
    return _put_back(present, source, passphrase, today)


def restore_beside(damaged: Path, backup: Path, passphrase: str, *, today: Today = date.today) -> Restored:
    """Restore ``backup`` to a new folder beside a damaged vault, with the erasures that still read in that one."""
    place = _free_beside(real_place(damaged), "-restored")
    return restore(backup, place, passphrase, known=damaged, today=today)


def newest_good(
    place: Path, passphrase: str, *, near: Path, vault_id: str | None, today: Today = date.today
) -> Kept | None:
    """The newest automatic backup at ``place`` that opens with ``passphrase`` and is whole; None when none is.

    Of one vault, or of any where its id is not known. Each is copied beside ``near`` and read through, which takes a
    second or more.
    """
    for kept in backups_at(place, vault_id)[: -_TRIED - 1 : -1]:
        with contextlib.suppress(Problem), _copied(kept.path, near, passphrase, today):
            return kept
    return None


def good_backup_of(vault: Path, passphrase: str, *, today: Today = date.today) -> Kept | None:
    """The newest good backup of a vault that does not open, where the place of its backups is known and there."""
    folder = real_place(vault)
    place = remembered_place(folder)
    return newest_good(place, passphrase, near=folder, vault_id=vault_id_of(folder), today=today) if place else None


def _restore_new(source: Path, folder: Path, passphrase: str, known: Path | None, today: Today) -> Restored:
    assert_free(folder)
    with engine_told(), _chosen(source, folder, passphrase, today) as store:
        stones, knows = _tombstones_in(known, passphrase) if known else ((), False)
        erased = _erase_again(store, (*stones, *_tombstones_beside(source, store)), today)
        building, place = store.vault.path, Backups(store).plan().place
        store.close()
        remember_place(building, place)
        if known:
            _take_along(known, building)
        sync_folder(building)
        move_into_place(building, folder)
    return Restored(folder, erased, knows)


def _restore_over(source: Path, folder: Path, passphrase: str, present_passphrase: str, today: Today) -> Restored:
    _assert_same_vault(source, folder)
    with _opened_present(folder, present_passphrase, today) as present:
        return _put_back(present, source, passphrase, today)


def _put_back(present: Store, source: Path, passphrase: str, today: Today) -> Restored:
    folder = present.vault.path
    former = _free_beside(folder, ".before-restore")
    with _chosen(source, folder, passphrase, today) as store:
        erased = _erase_again(store, (*present.tombstones(), *_tombstones_beside(source, store)), today)
        _carry_over(present, Store(store.vault, today))
        back_up(present.vault, former, CONTENT)
        slots = {each.slot for each in Keyholders(present, today()).all()}
        rotate(present.vault, slots, CONTENT, source=store.vault.connection)
    return Restored(folder, erased, True, former)


def _carry_over(present: Store, store: Store) -> None:
    """Let the keyholders and the plan for backups stay as they are now."""
    for name in (*KEY_SETTINGS, *PLAN_SETTINGS):
        if store.setting(name) != present.setting(name):  # else the journal would tell of a change that was none
            store.set_setting(name, present.setting(name))


def _erase_again(store: Store, stones: Iterable[Tombstone], today: Today) -> int:
    erased = take_over(store.vault.connection, stones, today())
    anew = Store(store.vault, today)
    Drafts(anew, today()).tidy()
    anew.note(Event.RESTORED, number=erased)
    return erased


@contextlib.contextmanager
def _copied(backup: Path, near: Path, passphrase: str, today: Today) -> Iterator[Store]:
    """A store over a copy of a backup beside ``near`` that was read through and is whole."""
    if not is_vault(backup):
        raise BadInput(msg("{path} is not a backup.")(path=Ltr(backup)), msg("Choose the folder of a backup."))
    with building_beside(near, f"restore-{vault_id_of(backup) or ''}"[:16]) as building:
        copy_files(backup, building)
        with _opened_copy(building, passphrase, today) as store:
            if not store.check().ok:
                raise backup_is_damaged()
            yield store


def _opened_copy(building: Path, passphrase: str, today: Today) -> Store:
    try:
        return Store.open(building, passphrase, today=today)
    except WrongPassphrase as problem:
        raise WrongPassphrase(
            msg("This passphrase does not open the backup."),
            msg("A backup opens with the passphrases of the day it was made."),
        ) from problem
    except VaultIsDamaged as problem:
        raise backup_is_damaged() from problem


@contextlib.contextmanager
def _chosen(backup: Path, near: Path, passphrase: str, today: Today) -> Iterator[Store]:
    """As ``_copied``; where the backup is damaged, the problem names the newest good one beside it."""
    with contextlib.ExitStack() as copied:
        try:
            store = copied.enter_context(_copied(backup, near, passphrase, today))
        except VaultIsDamaged:
            good = newest_good(backup.parent, passphrase, near=near, vault_id=vault_id_of(backup), today=today)
            if good is None:
                raise
            raise VaultIsDamaged(
                msg("This backup is damaged."), msg("{name} is good. Restore that one.")(name=name_of(good))
            ) from None
        yield store


def _opened_present(folder: Path, passphrase: str, today: Today) -> Store:
    """The vault that is to be restored over. It must be whole, else what it says was erased proves nothing."""
    try:
        return _whole(open_vault(folder, passphrase, NEWEST), today)
    except VaultIsDamaged:
        pass
    except WrongPassphrase as problem:
        raise WrongPassphrase(
            msg("This passphrase does not open the vault that is there."),
            msg("Give the one that opens it now as well. Nothing was changed."),
        ) from problem
    raise _present_is_damaged()


def _present_is_damaged() -> VaultIsDamaged:
    return VaultIsDamaged(
        msg("The vault that is there is damaged, so that what was erased in it cannot be seen."),
        msg("Restore to a new folder. Nothing was changed."),
    )


def _whole(vault: OpenVault, today: Today) -> Store:
    """The store of a vault that is whole, with nothing written; else VaultIsDamaged, and the vault is closed."""
    try:
        bring_up_to_date(vault.connection)
        store = Store(vault, today)
        if store.check().ok:
            return store
        raise vault_damaged()
    except BaseException:
        vault.close()
        raise


def _tombstones_in(known: Path, passphrase: str) -> tuple[tuple[Tombstone, ...], bool]:
    """What was erased in a vault as far as it still reads, and whether that is all."""
    try:
        with open_vault(known, passphrase, NEWEST) as vault:
            found = tombstones(Link(vault.connection))
            return found, Store(vault).check().ok
    except WrongPassphrase:
        raise
    except VaultProblem:
        return (), False


def _tombstones_beside(source: Path, store: Store) -> tuple[Tombstone, ...]:
    """What the other backups at the place say was erased: those made under the same key open without a passphrase."""
    found: list[Tombstone] = []
    for each in backups_at(source.parent, store.vault.vault_id):
        if each.path != source:
            with contextlib.suppress(Problem), open_under_key(each.path, store.vault.key, NEWEST) as vault:
                found += tombstones(Link(vault.connection))
    return tuple(found)


def _take_along(known: Path, building: Path) -> None:
    """Copy the organisation's own wordings and recordings, which no backup holds."""
    with disk_told():
        for folder in (own_words_folder(known), recordings_folder(known)):
            if folder.is_dir():
                shutil.copytree(folder, building / folder.name, symlinks=True)


def _free_beside(folder: Path, ending: str) -> Path:
    """A name beside ``folder`` that nothing has."""
    plain = folder.with_name(folder.name + ending)
    return next(each for each in (plain, *(plain.with_name(f"{plain.name}-{n}") for n in range(2, 10_000)))
                if not each.exists())  # fmt: skip


def _assert_same_vault(source: Path, folder: Path) -> None:
    if vault_id_of(source) != vault_id_of(folder):
        raise BadInput(
            msg("{path} is not the vault that this backup was made from.")(path=Ltr(folder)),
            msg("Restore to a new folder. Nothing was changed."),
        )


def _assert_apart(source: Path, folder: Path) -> None:
    if source == folder or source in folder.parents or folder in source.parents:
        raise BadInput(
            msg("The backup and the place to restore it to are the same."), msg("Choose a folder apart from it.")
        )
