"""The commands that check a vault, back it up and restore it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from intake_app.backups import Backups, name_of
from intake_app.desk import Desk
from intake_app.desk_commands import opened_desk, passphrase_of
from intake_app.languages.words import Ltr, Msg, msg, nmsg
from intake_app.last_seen import keep_seen, last_seen, settings_folder
from intake_app.opening import News, older_than_seen
from intake_app.problems import BadInput, VaultIsDamaged
from intake_app.restoring import Restored, good_backup_of, restore
from intake_app.terminal import Terminal
from intake_app.vault.backup import second_copies
from intake_app.vault.passphrase import passphrase_from_file

_WHOLE = msg("The vault is whole.")
_TWICE = msg(
    "The vault is whole. Other copies of its files lie beside them, as a program that syncs leaves them: {names}."
)
_GOOD = msg("The newest good backup is {name}. Restore it to a new folder.")
_NEWEST = msg("Restore the newest good backup.")
_KNOWS = msg("Restored.")
_CANNOT_KNOW = msg("Restored. What was removed after this backup was made may be in it again: Cairn cannot know.")
_STAYS = nmsg("{n} thing that was removed since stays removed.", "{n} things that were removed since stay removed.", 0)


def vault_check(args: Namespace, out: Terminal) -> None:
    """Verify a vault, and tell when it is older than it was last seen on this computer.

    Raises when something in it is not as it was written, and names the newest good backup.
    """
    try:
        with opened_desk(args) as desk:
            report, older = desk.check(), _older(desk)
    except VaultIsDamaged as problem:
        raise VaultIsDamaged(problem.what, _advice(args, problem.do)) from problem
    if not report.ok:
        found = " ".join(out.text(finding) for finding in report.findings)
        raise BadInput(msg("The vault is damaged: {found}")(found=found), _advice(args, _NEWEST))
    twice = second_copies(Path(args.path))
    words = _TWICE(names=Ltr(", ".join(twice))) if twice else _WHOLE
    news = (older.what, older.do) if older else ()
    document = {"ok": True, "findings": [], "second_copies": list(twice), "older_than_seen": older is not None}
    out.give(document, tuple(out.text(each) for each in (words, *news)))


def _older(desk: Desk) -> News | None:
    """What to tell of a vault that was put back as it once was. Only a window that told it takes that for good."""
    folder = settings_folder()
    older = older_than_seen(desk.store, last_seen(folder, desk.store))
    if older is None:
        keep_seen(folder, desk.store)
    return older


def vault_backup(args: Namespace, out: Terminal) -> None:
    """Write a backup to a new folder, or without one to the place that the vault knows."""
    with opened_desk(args) as desk:
        backups = Backups(desk.store)
        if args.out is None:
            where = backups.make().path
        else:
            where = Path(args.out)
            backups.make_at(where)
    out.tell(msg("The backup is written and was read back: {path}")(path=Ltr(where)), {"backup": str(where)})


def vault_restore(args: Namespace, out: Terminal) -> None:
    """Restore a backup to a new place, or over the vault it was made from."""
    present = args.present_passphrase_file
    restored = restore(
        Path(args.backup),
        Path(args.path),
        passphrase_of(args),
        present_passphrase=passphrase_from_file(Path(present)) if present else None,
        known=Path(args.known) if args.known else None,
    )
    document = {
        "path": str(restored.path),
        "erased": restored.erased,
        "knows": restored.knows,
        "former": str(restored.former) if restored.former else None,
    }
    lines = tuple(out.text(each) for each in _told(restored))
    out.give(document, (" ".join(lines),))


def _told(restored: Restored) -> tuple[Msg, ...]:
    former = msg("The vault as it was is now at {path}")
    return (
        _KNOWS if restored.knows else _CANNOT_KNOW,
        *((_STAYS(n=restored.erased),) if restored.erased else ()),
        *((former(path=Ltr(restored.former)),) if restored.former else ()),
    )


def _advice(args: Namespace, otherwise: Msg) -> Msg:
    good = good_backup_of(Path(args.path), passphrase_of(args))
    return otherwise if good is None else _GOOD(name=name_of(good))


BACKUP_COMMANDS: dict[str, Callable[[Namespace, Terminal], None]] = {
    "vault check": vault_check,
    "vault backup": vault_backup,
    "vault restore": vault_restore,
}
