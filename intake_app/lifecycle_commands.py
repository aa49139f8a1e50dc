"""What becomes of a referral, and a referral that comes in, from a terminal."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from intake_app.conversation.record import Record
from intake_app.conversation.referrals import BY_RECIPIENT, BY_SURVIVOR, REASONS, Stage
from intake_app.desk import Desk
from intake_app.desk_commands import opened_desk
from intake_app.languages.catalogs import shipped_tags
from intake_app.languages.known import known_languages
from intake_app.languages.words import Ltr, msg
from intake_app.paper_commands import referral_of
from intake_app.papers import at_the_desk
from intake_app.problems import BadInput
from intake_app.readers.incoming_file import read_incoming
from intake_app.receiving import receive
from intake_app.terminal import Terminal

_A_CODE = re.compile(r"(?=.*\d)[\w.-]{1,32}")
"""A worker's code: short, without spaces, with a number, so that a slip of the pen is not taken for one."""


def referral_set(args: Namespace, out: Terminal) -> None:
    """Keep what became of a referral, with a coded who and why."""
    stage = Stage(args.state)
    reason = checked_reason(stage, args.reason)
    with opened_desk(args) as desk:
        record = desk.record(args.record)
        referral_of(desk, record, args.referral)
        by = checked_by(desk, record, args.by)
        _assert_not_final(desk, record, args.referral)
        sitting = at_the_desk(desk, record)
        with sitting.held():
            sitting.step(args.referral, stage, by=by, reason=reason)
            sitting.stop()
    out.tell(msg("Noted."), {"referral": args.referral, "state": args.state, "by": by, "reason": reason})


def checked_reason(stage: Stage, given: str) -> str:
    """The code of a reason for ``stage``. Raises BadInput that says the known ones."""
    code = "_".join(given.strip().casefold().replace("-", " ").replace("_", " ").split())
    known = REASONS.get(stage, ())
    if not code or code in known:
        return code
    if not known:
        raise BadInput(msg("A step to {state} takes no reason.")(state=Ltr(stage.value)), msg("Leave the reason out."))
    raise BadInput(
        msg("There is no such reason for {state}.")(state=Ltr(stage.value)),
        msg("The reasons are: {codes}.")(codes=Ltr(", ".join(known))),
    )


def checked_by(desk: Desk, record: Record, given: str | None) -> str:
    """Who took a step: survivor, recipient, or a worker's code. Raises BadInput that says so."""
    own = desk.site().worker
    if given is None:
        return own
    workers = {own, *(conversation.worker for conversation in record.conversations)}
    if given in (BY_SURVIVOR, BY_RECIPIENT) or given in workers or _A_CODE.fullmatch(given):
        return given
    raise BadInput(
        msg("Nobody is known by this word who could have taken the step."),
        msg("Say {survivor}, {recipient}, or a worker’s code such as {code}.")(
            survivor=Ltr(BY_SURVIVOR), recipient=Ltr(BY_RECIPIENT), code=Ltr(own)
        ),
    )


def _assert_not_final(desk: Desk, record: Record, referral: str) -> None:
    view = record.referral(referral, desk.today())
    if view is not None and view.stage is Stage.WITHDRAWN and view.final:
        raise BadInput(
            msg("The person took this referral back. That is final."),
            msg("Make a new referral if the person wants one."),
        )


def incoming(args: Namespace, out: Terminal) -> None:
    """Keep a referral that came in."""
    with opened_desk(args) as desk:
        file = read_incoming(Path(args.file), desk.today(), is_language=_is_language)
        record = receive(desk, file.incoming, record=args.record, language=file.language)
    done = msg("Noted for record {record}. The person decides what they want.")
    out.tell(done(record=Ltr(record)), {"record": record, "incoming": file.incoming.id})


def _is_language(tag: str) -> bool:
    return tag in known_languages() or tag in shipped_tags()


LIFECYCLE_COMMANDS: dict[str, Callable[[Namespace, Terminal], None]] = {
    "referral set": referral_set,
    "incoming": incoming,
}
