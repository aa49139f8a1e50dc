"""Removing a whole vault, and the older copies of it that Cairn knows of and that still hold what was removed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from intake_app.backups import PLACE_NAME, backups_at, remembered_place
from intake_app.languages.words import Ltr, Msg, msg
from intake_app.store.store import Store
from intake_app.vault.backup import vault_id_of
from intake_app.vault.destruction import confirm_destruction, destroy
from intake_app.vault.disk import real_place
from intake_app.vault.vault import is_vault


@dataclass(frozen=True, slots=True)
class Gone:
    """A vault that is no more. ``copies`` are older ones that still open; ``left`` are files that would not go.

    ``overwritten`` tells whether what opens the vault was written over in place, not only removed.
    """

    overwritten: bool
    left: tuple[str, ...]
    copies: tuple[Path, ...]


def destroy_vault(path: Path, passphrase: str) -> Gone:
    """Destroy a vault that nobody has open; it may be damaged, and the disk full. Raises as ``confirm_destruction``."""
    confirm_destruction(path, passphrase)
    return _destroy(path)


def destroy_open_vault(store: Store) -> Gone:
    """Close a vault and destroy it, once its passphrase was asked again. Raises DiskProblem when its keys stay."""
    store.vault.assert_in_place()
    store.close()
    return _destroy(store.vault.path)


def older_copies(vault: Path) -> tuple[Path, ...]:
    """The backups of a vault that Cairn knows of: at the place chosen for them, and beside it from a restoring.

    Those that somebody carried elsewhere it cannot know.
    """
    vault_id, folder = vault_id_of(vault), real_place(vault)
    if vault_id is None:
        return ()
    place = remembered_place(folder)
    kept = [each.path for each in backups_at(place, vault_id)] if place is not None else []
    beside = [each for each in _beside(folder) if is_vault(each) and vault_id_of(each) == vault_id]
    return (*kept, *beside)


def _beside(folder: Path) -> list[Path]:
    """What a restoring left beside a vault; nothing where the folder above does not let itself be listed."""
    try:
        return sorted(each for each in folder.parent.iterdir() if each.name.startswith(f"{folder.name}.before-restore"))
    except OSError:
        return []


def after_erasing(copies: tuple[Path, ...], *, tidy: bool) -> tuple[Msg, ...]:
    """What may truly be said once something was removed; ``copies`` are the older ones that Cairn knows of.

    ``tidy`` is ``Tidying.is_done``.
    """
    held = (_STILL_HOLD(paths=_named(copies)),) if copies else ()
    return (_REMOVED if tidy else _PIECES, *held, _ELSEWHERE, _LABORATORY)


def after_destroying(gone: Gone) -> tuple[Msg, ...]:
    """What may truly be said once a whole vault was removed."""
    left = (_LEFT(names=Ltr(", ".join(gone.left))),) if gone.left else ()
    copies = (_STILL_OPEN(paths=_named(gone.copies)),) if gone.copies else ()
    return (_KEYS_OVER if gone.overwritten else _KEYS_GONE, *left, *copies, _ELSEWHERE, _OLD_KEYS)


_REMOVED = msg("Removed from this vault. It cannot be read from its files any more, even with the passphrase.")
_PIECES = msg(
    "Removed from this vault. The disk is too full to write the file anew: until there is room and the vault is "
    "unlocked again, pieces of it may lie in free places of the file."
)
_STILL_HOLD = msg("Older backups still hold it: {paths}")
_STILL_OPEN = msg("Older backups still open with their passphrases: {paths}")
_ELSEWHERE = msg("Copies that somebody made elsewhere Cairn cannot know.")
_LABORATORY = msg("On a disk that is not encrypted, a laboratory that has the passphrase might find pieces of it.")
_KEYS_OVER = msg("What opens this vault was written over and removed, and then the vault. No passphrase opens it now.")
_KEYS_GONE = msg("What opens this vault was removed, and then the vault; the disk did not let it be written over.")
_LEFT = msg("These files could not be removed, and nothing opens them: {names}")
_OLD_KEYS = msg(
    "On a disk that is not encrypted, a laboratory that has the passphrase might find the old keys "
    "and pieces of the vault."
)


def _named(copies: tuple[Path, ...]) -> Ltr:
    return Ltr(", ".join(map(str, copies)))


def _destroy(path: Path) -> Gone:
    copies = older_copies(path)
    done = destroy(path, also=(PLACE_NAME,))
    return Gone(done.overwritten, done.left, copies)
