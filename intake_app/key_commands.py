"""The commands about who can open a vault: its keys, and the recovery sheet."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from intake_app.desk import Desk
from intake_app.desk_commands import opened_desk
from intake_app.keyholders import Keyholder, Keyholders, Means
from intake_app.languages.catalogs import load_language
from intake_app.languages.words import Ltr, Msg, msg
from intake_app.outbox import written
from intake_app.packets.recovery_sheet import make_recovery_sheet
from intake_app.passphrases import STRENGTH_WORDS, strength
from intake_app.problems import BadInput, Problem
from intake_app.terminal import Terminal
from intake_app.vault.passphrase import passphrase_from_file
from intake_app.vault.recovery import new_code

_SHEET, _NAMELESS = msg("recovery sheet"), msg("no name")
_REHEARSED, _NOT_REHEARSED = msg("rehearsed on {date}"), msg("never rehearsed")


def vault_slots(args: Namespace, out: Terminal) -> None:
    """List who can open the vault."""
    with opened_desk(args) as desk:
        keys = _keys(desk)
        document = [_document(each, keys.mine) for each in keys.all()]
        lines = tuple(_line(each, out) for each in keys.all())
    out.give(document, lines)


def tell_chosen(out: Terminal, done: Msg, document: dict[str, Any], passphrase: str) -> None:
    """Say what was done, and how hard the passphrase that was chosen for it is to guess."""
    level = strength(passphrase)
    words = msg("The passphrase: {how}.")(how=STRENGTH_WORDS[level])
    out.give({**document, "strength": level.value}, (out.text(done), out.text(words)))


def slot_add(args: Namespace, out: Terminal) -> None:
    """Let somebody in with a passphrase of their own."""
    new = passphrase_from_file(Path(args.new_passphrase_file))
    with opened_desk(args) as desk:
        added = _keys(desk).add(args.name, new)
    done = msg("{name} can open the vault now, with key {n}.")(name=added.name, n=added.slot)
    tell_chosen(out, done, {"slot": added.slot}, new)


def slot_change(args: Namespace, out: Terminal) -> None:
    """Give a key another passphrase: one's own, or the one named."""
    new = passphrase_from_file(Path(args.new_passphrase_file))
    with opened_desk(args) as desk:
        keys = _keys(desk)
        slot = keys.mine.slot if args.slot is None else args.slot
        keys.change(slot, new)
    tell_chosen(out, msg("The passphrase is changed. Older backups still open with the old one."), {"slot": slot}, new)


def slot_revoke(args: Namespace, out: Terminal) -> None:
    """Let a key open the vault no more; with ``--rotate`` under a new key, so that no older keys file helps.

    ``--rotate`` alone is for keys that were revoked before, also when a rotation did not get to its end.
    """
    if args.slot is None and not args.rotate:
        raise BadInput(
            msg("It is not said which key to revoke."),
            msg("Name it with {slot}; {option} alone gives the vault a new key.")(
                slot=Ltr("--slot"), option=Ltr("--rotate")
            ),
        )
    with opened_desk(args) as desk:
        keys = _keys(desk)
        if args.slot is not None:
            keys.revoke(args.slot)
        if args.rotate:
            _rotate(keys, args)
    out.tell(_done(args), {"revoked": args.slot, "rotated": args.rotate})


def _rotate(keys: Keyholders, args: Namespace) -> None:
    try:
        keys.rotate()
    except Problem as problem:
        if args.slot is None:
            raise
        raise type(problem)(
            msg("The key is revoked, but the vault has no new one yet: {why}")(why=problem.what),
            msg("Then say {option} without {slot}.")(option=Ltr("--rotate"), slot=Ltr("--slot")),
        ) from problem


def _done(args: Namespace) -> Msg:
    if not args.rotate:
        revoked = msg("The key opens this vault no more. An older copy of the keys file still does; see {option}.")
        return revoked(option=Ltr("--rotate"))
    if args.slot is None:
        return msg("The vault has a new key. Older backups still open with the old one.")
    return msg("The key opens this vault no more, and the vault has a new one. Older backups still open with it.")


def recovery_make(args: Namespace, out: Terminal) -> None:
    """Make a recovery sheet: a PDF with ``--out``, else the code itself."""
    language = load_language(args.language or out.language.tag)
    if args.out is None:
        with opened_desk(args) as desk:
            code = _keys(desk).make_recovery()
        out.give({"code": code}, (code,))
        return
    # the file first: a sheet that could not be written must not take the place of one that somebody has
    with opened_desk(args) as desk:
        code = new_code()
        with written(Path(args.out), make_recovery_sheet(code, language=language, day=date.today())):
            _keys(desk).make_recovery(code)
    out.tell(msg("The sheet is written. Print it, rehearse it, and delete the file."), {"written": True})


def recovery_rehearse(args: Namespace, out: Terminal) -> None:
    """Show that the code on paper opens the vault."""
    with opened_desk(args) as desk:
        _keys(desk).rehearse(passphrase_from_file(Path(args.code_file)))
    out.tell(msg("The code of the sheet opens this vault."), {"rehearsed": True})


def recovery_open(args: Namespace, out: Terminal) -> None:
    """Open the vault with the code of the sheet, and let somebody in with a new passphrase."""
    new = passphrase_from_file(Path(args.new_passphrase_file))
    with Desk.open(Path(args.path), passphrase_from_file(Path(args.code_file))) as desk:
        added = _keys(desk).add(args.name, new)
    done = msg("{name} can open the vault now, with key {n}. Make a new sheet next.")
    tell_chosen(out, done(name=added.name, n=added.slot), {"slot": added.slot}, new)


def _keys(desk: Desk) -> Keyholders:
    return Keyholders(desk.store, desk.today())


def _document(holder: Keyholder, mine: Keyholder) -> dict[str, Any]:
    return {
        "slot": holder.slot,
        "name": holder.name,
        "means": holder.means.value,
        "since": holder.since.isoformat() if holder.since else None,
        "rehearsed": holder.rehearsed.isoformat() if holder.rehearsed else None,
        "mine": holder == mine,
    }


def _line(holder: Keyholder, out: Terminal) -> str:
    since = f"  {holder.since.isoformat()}" if holder.since else ""
    if holder.means is Means.SHEET:
        done = _REHEARSED(date=out.language.date(holder.rehearsed)) if holder.rehearsed else _NOT_REHEARSED
        return f"{holder.slot}  {out.text(_SHEET)}{since}  {out.text(done)}"
    return f"{holder.slot}  {holder.name or out.text(_NAMELESS)}{since}"


KEY_COMMANDS: dict[str, Callable[[Namespace, Terminal], None]] = {
    "vault slots": vault_slots,
    "slot add": slot_add,
    "slot change": slot_change,
    "slot revoke": slot_revoke,
    "recovery make": recovery_make,
    "recovery rehearse": recovery_rehearse,
    "recovery open": recovery_open,
}
