"""The commands about the directory: taking one in, reading it, and what people here know better."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from intake_app.desk import Desk
from intake_app.desk_commands import opened_desk
from intake_app.directory.change_words import alarm_words, service_line, told
from intake_app.directory.changes import Changes, Use
from intake_app.directory.entries import Demand, Service, name_order
from intake_app.directory.local import EVERY_PLACE, Kept
from intake_app.directory_desk import DirectoryDesk, Incoming, Settled
from intake_app.languages.words import Msg, msg, nmsg
from intake_app.need_table import NeedTable, needs_found, read_need_table
from intake_app.problems import BadInput
from intake_app.readers.entry_file import read_entry_file
from intake_app.readers.json_file import load_json
from intake_app.terminal import Terminal, outline


def directory_import(args: Namespace, out: Terminal) -> None:
    """Read a directory in, and tell what it changes; with ``--dry-run`` only tell."""
    with opened_desk(args) as desk:
        directory = DirectoryDesk(desk.store, desk.today)
        incoming = directory.read(Path(args.source), args.source_name)
        if not args.dry_run:
            directory.take_in(incoming)
    reading = incoming.reading
    warnings = [{"file": w.file, "row": w.row, "what": out.text(w.what)} for w in reading.warnings]
    document = {
        "source": reading.source,
        "version": reading.version,
        "organizations": reading.organizations,
        "services": len(reading.services),
        "counts": dict(reading.counts),
        "warnings": warnings,
        "first": incoming.first,
        "dry_run": args.dry_run,
        "changes": _changes(incoming, out),
    }
    lines = [*map(out.text, _counted(incoming, dry=args.dry_run))]
    lines += [f"{w['file']}:{w['row']}: {w['what']}" if w["row"] else f"{w['file']}: {w['what']}" for w in warnings]
    out.give(document, (*lines, *_change_lines(incoming, out)))


def _counted(incoming: Incoming, *, dry: bool) -> tuple[Msg, ...]:
    n = len(incoming.reading.services)
    if dry:
        return (
            nmsg("The file has {n} service.", "The file has {n} services.", n),
            msg("Nothing was taken in: it was only looked at."),
        )
    return (nmsg("{n} service is on file.", "{n} services are on file.", n),)


def _change_lines(incoming: Incoming, out: Terminal) -> list[str]:
    if incoming.first:
        return [out.text(alarm_words(alarm)) for alarm in incoming.changes.alarms]
    if not incoming.changes.any:
        return [out.text(msg("Nothing differs from what was on file."))]
    return [
        "  " * depth + (words if isinstance(words, str) else out.text(words)) for depth, words in told(incoming.changes)
    ]


def _changes(incoming: Incoming, out: Terminal) -> dict[str, Any]:
    changes: Changes = incoming.changes
    return {
        "added": [] if incoming.first else [brief(each) for each in changes.added],
        "gone": [
            {**brief(each.service), "use": each.use.value, "in_use": each.use is Use.LIVE} for each in changes.gone
        ],
        "changed": [
            {
                **brief(each.service),
                "grave": each.grave,
                "in_use": each.use is Use.LIVE,
                "back": each.back,
                "fields": [field.to_json() for field in each.fields],
            }
            for each in changes.changed
        ],
        "alarms": [
            {**brief(each.service), "doubt": each.doubt.value, "what": out.text(alarm_words(each))}
            for each in changes.alarms
        ],
        "same": changes.same,
    }


def brief(service: Service) -> dict[str, Any]:
    """What names a service in a document."""
    return {
        "service": service.id,
        "source": service.source,
        "name": service.name,
        "organization": service.organization.name,
        "phones": [phone.number for phone in service.phones],
    }


def directory_list(args: Namespace, out: Terminal) -> None:
    """List the services on file, by name."""
    with opened_desk(args) as desk:
        search = args.search or ""
        found = desk.store.search_services(search, limit=1_000_000) if search.strip() else desk.services()
    services = sorted(found, key=name_order)
    document = [{**brief(each), "status": each.status.value, "needs": list(each.needs)} for each in services]
    lines = tuple(f"{'/'.join(each.key)}  {service_line(each)}" for each in services)
    out.give(document, lines or (out.text(msg("Nothing of this name was found.")),))


def directory_show(args: Namespace, out: Terminal) -> None:
    """Show one entry, what its source says otherwise, and the former values of what sends a person somewhere."""
    with opened_desk(args) as desk:
        kept = _kept(desk, args.service)
    document = {
        **kept.service.to_json(),
        "corrections": [each.to_json() for each in kept.local.corrections],
        "history": [each.to_json() for each in reversed(kept.history)],
    }
    gone = msg("No longer listed since {day}.")(day=kept.service.gone or "")
    out.give(document, (*((out.text(gone),) if kept.service.gone else ()), *outline(document)))


def directory_add(args: Namespace, out: Terminal) -> None:
    """Keep an entry made by hand."""
    fields = read_entry_file(Path(args.file))
    with opened_desk(args) as desk:
        directory = DirectoryDesk(desk.store, desk.today)
        safe_for, note = fields.pop("safe_for", None), fields.pop("note", None)
        made = directory.add(replace(Service(id="", source="", name=""), **fields))  # type: ignore[arg-type]
        if safe_for or note:
            directory.mark(made.key, safe_for=str(safe_for or ""), note=str(note or ""))
    out.tell(msg("The entry is kept: {service}.")(service="/".join(made.key)), brief(made))


def directory_correct(args: Namespace, out: Terminal) -> None:
    """Put the fields that a file names right."""
    fields = read_entry_file(Path(args.file))
    _change(args, out, lambda directory, kept: directory.correct(kept.service.key, **fields))


def directory_settle(args: Namespace, out: Terminal) -> None:
    """Decide about a corrected field that the source has changed since."""
    decision = Settled.KEEP_OURS if args.decision == "ours" else Settled.TAKE_THEIRS
    _change(args, out, lambda directory, kept: directory.settle(kept.service.key, args.field, decision))


def directory_phoned(args: Namespace, out: Terminal) -> None:
    """Note that a worker phoned and the details are right."""
    _change(args, out, lambda directory, kept: directory.phoned(kept.service.key, _day(args.day)))


def directory_mark(args: Namespace, out: Terminal) -> None:
    """Note what a service demands or passes on, and for whom it is safe."""

    def marked(directory: DirectoryDesk, kept: Kept) -> Service:
        key = kept.service.key
        if args.secret_address:
            directory.keep_secret(key, (EVERY_PLACE,))
        for demand in args.not_asked:
            directory.unmark(key, Demand(demand))
        return directory.mark(
            key,
            demands=map(Demand, args.demands),
            not_demands=map(Demand, args.not_demands),
            safe_for=args.safe_for,
            note=args.note,
        )

    _change(args, out, marked)


def directory_take_out(args: Namespace, out: Terminal) -> None:
    """Offer a service no more."""

    def taken_out(directory: DirectoryDesk, kept: Kept) -> Service:
        directory.take_out(kept.service.key)
        return directory.kept(kept.service.key).service

    _change(args, out, taken_out)


def directory_put_back(args: Namespace, out: Terminal) -> None:
    """Offer a service again that was taken out by hand."""
    _change(args, out, lambda directory, kept: directory.put_back(kept.service.key))


def _change(args: Namespace, out: Terminal, change: Callable[[DirectoryDesk, Kept], Service]) -> None:
    with opened_desk(args) as desk:
        changed = change(DirectoryDesk(desk.store, desk.today), _kept(desk, args.service))
    out.tell(msg("Noted."), changed.to_json())


def _kept(desk: Desk, named: str) -> Kept:
    return DirectoryDesk(desk.store, desk.today).kept(desk.service(named).key)


def _day(given: str | None) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise BadInput(
            msg("“{where}” should be a date such as 2026-11-20.")(where="--day"), msg("Give the day of the call.")
        ) from None


def directory_needs(args: Namespace, out: Terminal) -> None:
    """Show the site's own words and codes for needs, or keep those of a file in their place."""
    own = read_need_table(load_json(Path(args.set))) if args.set else None
    with opened_desk(args) as desk:
        needs = NeedTable(desk.store)
        changed = needs.lay_over(own) if own is not None else 0
        table = needs.own()
    document = {
        "needs": {
            need: {"codes": list(terms.codes), "words": list(terms.words), "alone": terms.alone}
            for need, terms in table.items()
        },
        "services_changed": changed,
    }
    lines = [f"{need}: {'; '.join((*terms.codes, *terms.words))}" for need, terms in table.items()]
    out.give(document, (*lines, out.text(needs_found(changed))) if args.set else tuple(lines))


DIRECTORY_COMMANDS: dict[str, Callable[[Namespace, Terminal], None]] = {
    "directory import": directory_import,
    "directory list": directory_list,
    "directory show": directory_show,
    "directory add": directory_add,
    "directory correct": directory_correct,
    "directory settle": directory_settle,
    "directory phoned": directory_phoned,
    "directory mark": directory_mark,
    "directory take-out": directory_take_out,
    "directory put-back": directory_put_back,
    "directory needs": directory_needs,
}
