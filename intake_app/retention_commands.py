"""The commands about what leaves a vault and when: erasing, periods and holds, the journal, travelling empty."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from intake_app.conversation.record import Record
from intake_app.desk import Desk
from intake_app.desk_commands import opened_desk, passphrase_of
from intake_app.destroying import after_destroying, after_erasing, destroy_vault, older_copies
from intake_app.languages.words import Ltr, Msg, msg, nmsg
from intake_app.logbook import Logbook, Told
from intake_app.needs.catalogue import is_need
from intake_app.outbox import write_new_file
from intake_app.problems import BadInput
from intake_app.readers.json_file import load_json
from intake_app.retention import PART_WORDS, Due, Part, Today, periods_from
from intake_app.terminal import Terminal
from intake_app.travel import after_emptying, travel_empty

_DOUBT = msg("The clock says {clock}, and this vault was last used on {known}. Look at a calendar; see {option}.")
_DUE = msg("{record}: {part}; last noted on {last}, due since {since}.")
_DUE_HELD = msg("{record}: {part}; last noted on {last}, due since {since}. On hold until {until}: {reason}")
_DUE_LIVE = msg("{record}: {part}; last noted on {last}, due since {since}. A referral is still open.")


def erase(args: Namespace, out: Terminal) -> None:
    """Remove a record, a part of it, or the whole vault."""
    if args.everything:
        _erase_everything(args, out)
        return
    if args.record is None:
        raise BadInput(
            msg("It is not said what to remove."),
            msg("Name a record, or say {option} for the whole vault.")(option=Ltr("--everything")),
        )
    with opened_desk(args) as desk:
        _erase(desk, desk.record(args.record), args)
        copies, tidy = older_copies(desk.store.vault.path), desk.store.tidying.is_done
    erased = args.conversation or args.question or args.need or args.part or args.record
    document = {"erased": erased, "tidy": tidy, "older_copies": [str(each) for each in copies]}
    out.give(document, tuple(map(out.text, after_erasing(copies, tidy=tidy))))


def _erase_everything(args: Namespace, out: Terminal) -> None:
    if args.record or args.conversation or args.question or args.need or args.part:
        raise BadInput(msg("Everything is everything: nothing else can be named with it."), msg("Name one of the two."))
    gone = destroy_vault(Path(args.path), passphrase_of(args))
    document = {
        "erased": "everything",
        "keys_written_over": gone.overwritten,
        "left": list(gone.left),
        "older_copies": [str(each) for each in gone.copies],
    }
    out.give(document, tuple(map(out.text, after_destroying(gone))))


def _erase(desk: Desk, record: Record, args: Namespace) -> None:
    if args.conversation:
        if all(c.id != args.conversation for c in record.conversations):
            raise BadInput(
                msg("This record has no such conversation."),
                msg("See them with {command}.")(command=Ltr("record show")),
            )
        desk.erase_conversation(args.conversation)
    elif args.question:
        if desk.form.question(args.question) is None and record.answer_in_force(args.question) is None:
            raise BadInput(msg("There is no question {name}.")(name=args.question[:80]), msg("Check its name."))
        desk.erase_answer(record.id, args.question)
    elif args.need:
        if not is_need(args.need):
            raise BadInput(
                msg("There is no need {name}.")(name=args.need[:80]), msg("See the list of needs for its code.")
            )
        desk.retention.erase_own_words(record.id, args.need)
    else:
        desk.retention.remove(record.id, Part(args.part or Part.RECORD))


def retention_show(args: Namespace, out: Terminal) -> None:
    """Show the periods and the holds."""
    with opened_desk(args) as desk:
        periods, holds = desk.retention.periods(), desk.retention.holds()
    held = {
        record: {"reason": hold.reason, "since": hold.since.isoformat(), "until": hold.until.isoformat()}
        for record, hold in holds.items()
    }
    lines = [f"{part.value}: {periods.of(part)}  {out.text(PART_WORDS[part])}" for part in Part]
    lines += [f"{record}  {hold['until']}  {hold['reason']}" for record, hold in held.items()]
    out.give({"periods": asdict(periods), "holds": held}, tuple(lines))


def retention_set(args: Namespace, out: Terminal) -> None:
    """Keep the periods that a file names."""
    written = load_json(Path(args.file))
    with opened_desk(args) as desk:
        desk.retention.set_periods(periods_from(written, desk.retention.periods()))
        periods = desk.retention.periods()
    out.tell(msg("The periods are kept. Nothing is removed by itself."), asdict(periods))


def retention_review(args: Namespace, out: Terminal) -> None:
    """List what is due for a look; with ``--clock-is-right`` somebody says so first."""
    with opened_desk(args) as desk:
        if args.clock_is_right:
            desk.retention.confirm_today()
        today, due = desk.retention.today(), desk.retention.due()
    document = {
        "clock": today.clock.isoformat(),
        "doubtful": today.doubtful,
        "believed": today.believed.isoformat(),
        "due": [_document(each) for each in due],
    }
    lines = [*_doubts(today, out), *(out.text(_due_words(each, out)) for each in due)]
    out.give(document, tuple(lines if due else [*lines, out.text(msg("Nothing is due for a look."))]))


def _doubts(today: Today, out: Terminal) -> list[str]:
    if not today.doubtful:
        return []
    words = _DOUBT(
        clock=out.language.date(today.clock), known=out.language.date(today.known), option=Ltr("--clock-is-right")
    )
    return [out.text(words)]


def _document(due: Due) -> dict[str, Any]:
    return {
        "record": due.record,
        "part": due.part.value,
        "last": due.last.isoformat(),
        "since": due.since.isoformat(),
        "live_referrals": due.live,
        "hold": {"reason": due.hold.reason, "until": due.hold.until.isoformat()} if due.hold else None,
    }


def _due_words(due: Due, out: Terminal) -> Msg:
    words = (_DUE_LIVE if due.live else _DUE)(
        record=due.record,
        part=PART_WORDS[due.part],
        last=out.language.date(due.last),
        since=out.language.date(due.since),
    )
    if due.hold is None:
        return words
    return _DUE_HELD(**words.args, until=out.language.date(due.hold.until), reason=due.hold.reason)


def hold_set(args: Namespace, out: Terminal) -> None:
    """Let nothing of a record be removed until a day."""
    try:
        until = date.fromisoformat(args.until)
    except ValueError:
        raise BadInput(
            msg("This is not a day: {name}.")(name=args.until[:80]), msg("Write it as 2027-06-30.")
        ) from None
    with opened_desk(args) as desk:
        hold = desk.retention.hold(args.record, args.reason, until)
    done = msg("Nothing of this person can be removed until {date}.")
    out.tell(done(date=out.language.date(hold.until)), {"record": args.record, "until": hold.until.isoformat()})


def hold_end(args: Namespace, out: Terminal) -> None:
    """End a hold before its day."""
    with opened_desk(args) as desk:
        desk.retention.end_hold(args.record)
    out.tell(msg("The hold is ended."), {"record": args.record})


def journal_show(args: Namespace, out: Terminal) -> None:
    """What happened to the vault, newest first."""
    with opened_desk(args) as desk:
        page = Logbook(desk.store, desk.today()).page(limit=args.limit)
    out.give([_entry(told, out) for told in page], tuple(_line(told, out) for told in page))


def _entry(told: Told, out: Terminal) -> dict[str, Any]:
    entry = told.entry
    return {
        "seq": entry.seq, "day": entry.day.isoformat(), "what": out.text(told.what), "record": told.record,
        "event": entry.event, "subject": entry.subject, "number": entry.number,
    }  # fmt: skip


def _line(told: Told, out: Terminal) -> str:
    about = f"  {told.record}" if told.record else ""
    return f"{told.seq:>6}  {told.day.isoformat()}  {out.text(told.what)}{about}"


def journal_export(args: Namespace, out: Terminal) -> None:
    """Write the whole journal as a table."""
    with opened_desk(args) as desk:
        book = Logbook(desk.store, desk.today())
        write_new_file(Path(args.out), book.as_table(out.language))
    out.tell(
        nmsg("{n} entry is written.", "{n} entries are written.", book.length),
        {"entries": book.length, "out": args.out},
    )


def travel(args: Namespace, out: Terminal) -> None:
    """Take everybody out of the vault, once a backup elsewhere was read back."""
    where = Path(args.backup)
    with opened_desk(args) as desk:
        done = travel_empty(desk.store, where, desk.today())
    backup = str(done.backup) if done.backup else None
    out.tell(after_emptying(done), {"people": done.people, "backup": backup})


RETENTION_COMMANDS: dict[str, Callable[[Namespace, Terminal], None]] = {
    "erase": erase,
    "retention show": retention_show,
    "retention set": retention_set,
    "retention review": retention_review,
    "hold set": hold_set,
    "hold end": hold_end,
    "journal show": journal_show,
    "journal export": journal_export,
    "travel": travel,
}
