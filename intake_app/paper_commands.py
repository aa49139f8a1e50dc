"""The commands about papers: a packet, everything for one person, taking a consent back and the letters about it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from intake_app.conversation.recalls import How, Recall
from intake_app.conversation.record import Record, ReferralView
from intake_app.desk import Desk
from intake_app.desk_commands import opened_desk
from intake_app.languages.catalogs import load_language
from intake_app.languages.words import Ltr, Msg, msg, nmsg
from intake_app.outbox import written
from intake_app.packets.packet import Copy
from intake_app.papers import (
    ENGLISH,
    Outcome,
    Wanted,
    at_the_desk,
    make_paper,
    recalls_of,
    tell_recalled,
    write_letters,
    write_set,
)
from intake_app.problems import BadInput
from intake_app.terminal import Terminal
from intake_app.vault.passphrase import passphrase_from_file

_WITHDRAWN = msg("The consent is withdrawn. No packet will be written under it.")


def packet(args: Namespace, out: Terminal) -> None:
    """Write a packet, or a copy."""
    copy, wanted = Copy(args.copy), _wanted(args)
    with opened_desk(args) as desk:
        record = desk.record(args.record)
        referral_of(desk, record, args.referral)
        data = make_paper(desk, record, args.referral, copy, wanted)
        with written(Path(args.out), data):
            sitting = at_the_desk(desk, record)
            with sitting.held():
                desk.note_packet(sitting, args.referral, copy=copy, language=args.language)
                sitting.stop()
    out.tell(msg("The packet is written."), {"copy": copy.value, "bytes": len(data)})


def packets(args: Namespace, out: Terminal) -> None:
    """Write everything for one person into a folder."""
    with opened_desk(args) as desk:
        outcome = write_set(desk, args.record, Path(args.out), _wanted(args))
    _tell(outcome, out)


def consent_withdraw(args: Namespace, out: Terminal) -> None:
    """Take a consent back, and say who is to be told."""
    with opened_desk(args) as desk:
        sitting = at_the_desk(desk, desk.record(args.record))
        with sitting.held():
            sitting.withdraw(args.consent)
            sitting.stop()
        waiting = [each for each in recalls_of(desk.record(args.record), args.consent) if each.open]
    lines = [out.text(_WITHDRAWN)]
    if waiting:
        lines.append(out.text(_still_to_tell(len(waiting))(command=Ltr("recall letters"))))
    out.give({"withdrawn": args.consent, "recalls": list(map(_recall, waiting))}, tuple(lines))


def recall_letters(args: Namespace, out: Terminal) -> None:
    """Write the letters to those who are to be told that a consent was taken back."""
    always, wanted = args.language is not None, _wanted(args)
    with opened_desk(args) as desk:
        outcome = write_letters(desk, args.record, Path(args.out), wanted, consent=args.consent, always=always)
    _tell(outcome, out)


def recall_told(args: Namespace, out: Terminal) -> None:
    """Keep that a recipient was told."""
    with opened_desk(args) as desk:
        tell_recalled(desk, args.record, args.referral, How(args.how))
    out.tell(msg("Noted."), {"referral": args.referral, "how": args.how})


def referral_of(desk: Desk, record: Record, id_: str) -> ReferralView:
    """A referral of a record by its id. Raises BadInput when there is none."""
    view = record.referral(id_, desk.today())
    if view is None:
        raise BadInput(
            msg("This record has no such referral."),
            msg("See its referrals with {command}.")(command=Ltr("record show")),
        )
    return view


def _wanted(args: Namespace) -> Wanted:
    sealed = passphrase_from_file(Path(args.pdf_passphrase_file)) if args.pdf_passphrase_file else None
    language = args.language or ENGLISH
    load_language(language)
    return Wanted(language, args.page, sealed)


def _still_to_tell(n: int) -> Msg:
    return nmsg(
        "{n} recipient is still to be told. {command} writes the letters.",
        "{n} recipients are still to be told. {command} writes the letters.",
        n,
    )


def _recall(recall: Recall) -> dict[str, Any]:
    return {
        "referral": recall.referral.id,
        "reference": recall.referral.reference,
        "organization": recall.referral.recipient.organization,
        "language": recall.language or None,
        "given": [each.date.isoformat() for each in recall.handed],
    }


def _tell(outcome: Outcome, out: Terminal) -> None:
    """What was written and what was not. Raises the first problem when nothing was written."""
    if outcome.unwritten and not outcome.files:
        raise outcome.unwritten[0].problem
    count = nmsg("{n} paper is written.", "{n} papers are written.", len(outcome.files))
    not_written = [
        {"file": each.name, "what": out.text(each.problem.what), "do": out.text(each.problem.do)}
        for each in outcome.unwritten
    ]
    lines = [out.text(count), *outcome.files, *(f"{one['file']}: {one['what']} {one['do']}" for one in not_written)]
    out.give({"files": list(outcome.files), "not_written": not_written}, tuple(lines))


PAPER_COMMANDS: dict[str, Callable[[Namespace, Terminal], None]] = {
    "packet": packet,
    "packets": packets,
    "consent withdraw": consent_withdraw,
    "recall letters": recall_letters,
    "recall told": recall_told,
}
