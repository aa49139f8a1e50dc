"""``cairn`` from a terminal: the desk without a window, for administrators and their scripts."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from intake_app.arguments import command_line
from intake_app.backup_commands import BACKUP_COMMANDS
from intake_app.demo import fill
from intake_app.desk import Desk
from intake_app.desk_commands import opened_desk, passphrase_of
from intake_app.directory.matching import Match
from intake_app.directory_commands import DIRECTORY_COMMANDS, brief
from intake_app.key_commands import KEY_COMMANDS, tell_chosen
from intake_app.language_commands import language_of_terminal, languages, sounds, words
from intake_app.languages.catalogs import lay_over, load_language, shipped_tags
from intake_app.languages.known import known_languages
from intake_app.languages.own_words import own_words_folder
from intake_app.languages.words import Ltr, msg, nmsg
from intake_app.lifecycle_commands import LIFECYCLE_COMMANDS
from intake_app.needs.catalogue import is_need
from intake_app.overlaps import overlap_words
from intake_app.paper_commands import PAPER_COMMANDS
from intake_app.problems import BadInput, Problem, code_of, too_little_memory
from intake_app.readers.answers_file import read_answers_file
from intake_app.readers.site_file import read_site
from intake_app.recording import record_conversation
from intake_app.report_commands import REPORT_COMMANDS
from intake_app.reports.record_view import record_view
from intake_app.retention_commands import RETENTION_COMMANDS
from intake_app.terminal import Terminal, complain, outline
from intake_app.vault.process import harden_process

OK, BUG, REFUSED, STOPPED = 0, 1, 2, 130
_MISHAP = msg("Something went wrong inside Cairn. What was marked as saved is saved.")


def main(argv: list[str]) -> int:
    """Run one command; the exit status. A Problem is one line on standard error and status 2, a bug its code and 1."""
    harden_process()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    language = load_language(language_of_terminal())
    try:
        args = command_line(argv, language)
        if getattr(args, "path", None):
            lay_over(own_words_folder(Path(args.path)))
            language = load_language(language_of_terminal())
        command: Callable[[Namespace, Terminal], None] = COMMANDS[args.command]
        command(args, Terminal(language, as_json=getattr(args, "json", False)))
    except Problem as problem:
        complain(f"{language.text(problem.what)} {language.text(problem.do)}")
        return REFUSED
    except MemoryError:
        short = too_little_memory()
        complain(f"{language.text(short.what)} {language.text(short.do)}")
        return REFUSED
    except KeyboardInterrupt:
        return STOPPED
    except Exception as error:  # noqa: BLE001 - one of the two named places: a bug shows its code, never a value
        complain(f"{language.text(_MISHAP)} {code_of(error)}")
        return BUG
    return OK


def _known_language(tag: str) -> bool:
    return tag in known_languages() or tag in shipped_tags()


def vault_create(args: Namespace, out: Terminal) -> None:
    """Make a vault."""
    chosen = passphrase_of(args)
    Desk.create(Path(args.path), chosen).close()
    done = msg("The vault is made. If the passphrase is lost, nobody can open it.")
    tell_chosen(out, done, {"created": True}, chosen)


def demo(args: Namespace, out: Terminal) -> None:
    """Make a vault of invented people."""
    if not 0 <= args.records <= 1_000_000:
        raise BadInput(
            msg("{option} takes a number from 0 to 1000000.")(option=Ltr("--records")), msg("Choose another number.")
        )
    with _made_whole(Path(args.path)), Desk.create(Path(args.path), passphrase_of(args)) as desk:
        for _ in fill(desk, records=args.records, seed=args.seed):
            pass
    done = nmsg("A vault with {n} invented person is made.", "A vault with {n} invented people is made.", args.records)
    out.tell(done, {"records": args.records, "seed": args.seed})


@contextlib.contextmanager
def _made_whole(folder: Path) -> Iterator[None]:
    """Remove ``folder`` when what makes it does not end well; one that was there before stays."""
    was_there = os.path.lexists(folder)
    try:
        yield
    except BaseException:
        if not was_there:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def intake(args: Namespace, out: Terminal) -> None:
    """Record a conversation from a file."""
    with opened_desk(args) as desk:
        file = read_answers_file(Path(args.answers), desk.form, is_language=_known_language)
        recorded = record_conversation(desk, file, record=args.record)
    for double in recorded.doubled:
        complain(out.text(overlap_words(double)))
    document = {
        "record": recorded.record if recorded.kept else None,
        "conversation": recorded.conversation if recorded.kept else None,
        "referrals": [r.id for r in (recorded.referrals if recorded.kept else ())],
    }
    kept = msg("Recorded. Record {record}, conversation {conversation}.")
    not_kept = msg("The person did not agree to be written down. Nothing was stored.")
    out.tell(kept(record=recorded.record, conversation=recorded.conversation) if recorded.kept else not_kept, document)


def records(args: Namespace, out: Terminal) -> None:
    """List people."""
    search = args.search or ""
    with opened_desk(args) as desk:
        page = desk.people(search, limit=500)
        rows = list(page.people)
        while page.next is not None:
            page = desk.people(search, page.next, 500)
            rows += page.people
    nameless = out.text(msg("no name yet"))
    document = [
        {
            "record": row.record,
            "name": row.name,
            "language": row.language,
            "last_day": row.last_day.isoformat(),
            "live_referrals": row.live_referrals,
        }
        for row in rows
    ]
    lines = tuple(f"{row.record}  {row.last_day}  {row.language:<8} {row.name or nameless}" for row in rows)
    out.give(document, lines)


def record_show(args: Namespace, out: Terminal) -> None:
    """Show one record."""
    with opened_desk(args) as desk:
        view = record_view(desk.record(args.record), desk.today())
    out.give(view, tuple(outline(view)))


def directory_match(args: Namespace, out: Terminal) -> None:
    """List the services for a need."""
    if not is_need(args.need):
        raise BadInput(msg("There is no need {name}.")(name=args.need[:80]), msg("See the list of needs for its code."))
    if args.language and not _known_language(args.language):
        raise BadInput(msg("Cairn does not know the language {name}.")(name=args.language[:80]), msg("Use its tag."))
    with opened_desk(args) as desk:
        matches = desk.match(args.need, args.language)
    document = [_match(match, out) for match in matches]
    lines = [line for one in document for line in _match_lines(one)]
    out.give(document, tuple(lines) or (out.text(msg("No service on file serves this need.")),))


def _match(match: Match, out: Terminal) -> dict[str, Any]:
    service = match.service
    return {
        **brief(service),
        "demands": sorted(service.demands),
        "reasons": [out.text(reason) for reason in match.reasons],
        "cautions": [out.text(caution) for caution in match.cautions],
    }


def _match_lines(one: dict[str, Any]) -> list[str]:
    first = f"{one['service']}  {one['name']} ({one['organization']})"
    return [first, *(f"  + {reason}" for reason in one["reasons"]), *(f"  ! {c}" for c in one["cautions"])]


def site_show(args: Namespace, out: Terminal) -> None:
    """Show the site's settings."""
    with opened_desk(args) as desk:
        settings = desk.site().to_json()
    out.give(settings, tuple(outline(settings)))


def site_set(args: Namespace, out: Terminal) -> None:
    """Keep the settings that a file names."""
    with opened_desk(args) as desk:
        desk.set_site(read_site(Path(args.file), desk.site()))
        settings = desk.site().to_json()
    out.tell(msg("The settings are kept."), settings)


COMMANDS: dict[str, Callable[[Namespace, Terminal], None]] = {
    **KEY_COMMANDS,
    **RETENTION_COMMANDS,
    **LIFECYCLE_COMMANDS,
    **BACKUP_COMMANDS,
    **DIRECTORY_COMMANDS,
    **PAPER_COMMANDS,
    **REPORT_COMMANDS,
    "vault create": vault_create,
    "demo": demo,
    "intake": intake,
    "records": records,
    "record show": record_show,
    "directory match": directory_match,
    "site show": site_show,
    "site set": site_set,
    "languages": languages,
    "words": words,
    "sounds": sounds,
}
