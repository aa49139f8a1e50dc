"""The words of the command line: which commands there are and what each takes."""

from __future__ import annotations

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import dataclass, replace
from typing import Any

from intake_app import __version__
from intake_app.conversation.recalls import How
from intake_app.conversation.referrals import COMPUTED, Stage
from intake_app.directory.entries import Demand
from intake_app.languages.language import Language, plain
from intake_app.languages.words import Msg, msg
from intake_app.one_line_parser import OneLineParser

_PAGES = ("A4", "letter")
_COPIES = ("recipient", "survivor", "discreet", "consent")
_PARTS = ("contact", "story", "person")


def _said(given: str) -> str:
    """An argument as text: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(given).decode("utf-8", "replace")


def _named(given: str) -> str:
    """An id, a code or a file's name; an empty one names nothing, and must not be taken for none given."""
    if not given:
        raise ArgumentTypeError("it is empty")
    return given


def _count(given: str) -> int:
    if not given.isascii() or not given.isdigit() or not 1 <= int(given[:9]) <= 1_000_000:
        raise ArgumentTypeError("it is no number from 1 to 1000000")
    return int(given)


def _id(given: str) -> str:
    return _said(_named(given))


def command_line(argv: list[str], language: Language) -> Namespace:
    """The arguments with ``command`` set to the command's words. Raises BadInput for what does not fit.

    ``--help`` speaks ``language``.
    """
    return _parser(language).parse_args(argv)


@dataclass(frozen=True, slots=True)
class _Names:
    """The names that may stand at one place of a command line, with the language of their help."""

    parsers: Any
    language: Language

    def group(self, name: str, about: Msg) -> _Names:
        """A name with further names after it."""
        parser = self.parsers.add_parser(name, help=self.text(about), language=self.language)
        return replace(self, parsers=parser.add_subparsers(required=True, metavar="ACTION"))

    def command(self, words: str, about: Msg) -> ArgumentParser:
        """A command on a vault; its last word is its name in its group."""
        parser = self.plain(words, about)
        parser.add_argument("path", metavar="PATH", help=self.text(msg("the vault’s folder")))
        parser.add_argument("--passphrase-file", type=_named, metavar="FILE")
        return parser

    def plain(self, words: str, about: Msg) -> ArgumentParser:
        """A command without a vault."""
        help_ = self.text(about)
        name = words.split()[-1]
        parser: ArgumentParser = self.parsers.add_parser(name, help=help_, description=help_, language=self.language)
        parser.add_argument("--json", action="store_true")
        parser.set_defaults(command=words)
        return parser

    def text(self, about: Msg) -> str:
        """A help text; argparse takes a percent sign for a field."""
        return plain(self.language.text(about)).replace("%", "%%")


def _parser(language: Language) -> ArgumentParser:
    about = plain(language.text(msg("Offline intake: the survivor chooses and orders the services.")))
    top = OneLineParser(language=language, prog="cairn", description=about)
    version_help = plain(language.text(msg("show the version")))
    top.add_argument("--version", action="version", version=f"Cairn {__version__}", help=version_help)
    names = _Names(top.add_subparsers(required=True, metavar="COMMAND"), language)
    vault = names.group("vault", msg("make and verify a vault"))
    vault.command("vault create", msg("make a vault"))
    vault.command("vault check", msg("verify that a vault is as it was written"))
    vault.command("vault slots", msg("list who can open a vault"))
    _backups(vault)
    _keys(names)
    demo = names.command("demo", msg("make a vault of invented people"))
    demo.add_argument("--records", type=int, default=25)
    demo.add_argument("--seed", type=int, default=1)
    intake = names.command("intake", msg("record a conversation from a file"))
    intake.add_argument("--answers", required=True, type=_named, metavar="FILE.json")
    intake.add_argument("--record", type=_id, metavar="ID")
    listing = names.command("records", msg("list people"))
    listing.add_argument("--search", type=_said, metavar="TEXT")
    record = names.group("record", msg("one person"))
    record.command("record show", msg("show a record")).add_argument("record", type=_id)
    _directory(names.group("directory", msg("who can help")))
    _packet(names.command("packet", msg("write a packet")))
    _papers(names)
    _lifecycle(names)
    _leaving(names)
    _exports(names.group("export", msg("data out")))
    _settings(names)
    names.parsers.add_parser("screens", language=names.language, help=names.text(msg("draw every screen as a picture")))
    return top


def _backups(vault: _Names) -> None:
    made = vault.command("vault backup", msg("write a backup: a new folder, still encrypted, read back"))
    made.add_argument(
        "out",
        nargs="?",
        type=_named,
        metavar="OUT",
        help=vault.text(msg("a new folder; without it, the place that the vault knows")),
    )
    restored = vault.plain("vault restore", msg("restore a backup to a new place, or over the vault it was made from"))
    restored.add_argument("backup", type=_named, metavar="BACKUP", help=vault.text(msg("the folder of a backup")))
    restored.add_argument("path", type=_named, metavar="PATH", help=vault.text(msg("a new folder, or the vault")))
    restored.add_argument("--passphrase-file", type=_named, metavar="FILE")
    restored.add_argument(
        "--present-passphrase-file",
        type=_named,
        metavar="F",
        help=vault.text(msg("opens the vault that is at PATH, where that is another passphrase")),
    )
    restored.add_argument(
        "--known",
        type=_named,
        metavar="VAULT",
        help=vault.text(msg("a vault whose removals count as well, even a damaged one")),
    )


def _keys(names: _Names) -> None:
    slot = names.group("slot", msg("who can open a vault"))
    added = slot.command("slot add", msg("let somebody in with a passphrase of their own"))
    changed = slot.command("slot change", msg("give a key another passphrase"))
    changed.add_argument("--slot", type=int, metavar="N")
    revoked = slot.command("slot revoke", msg("let a key open the vault no more"))
    revoked.add_argument("--slot", type=int, metavar="N")
    revoked.add_argument("--rotate", action="store_true", help=names.text(msg("and give the vault a new key")))
    recovery = names.group("recovery", msg("the code for when every passphrase is lost"))
    made = recovery.command("recovery make", msg("make a recovery sheet"))
    made.add_argument("--out", type=_named, metavar="SHEET.pdf")
    made.add_argument("--language", type=_id, metavar="L")
    rehearsed = recovery.command("recovery rehearse", msg("show that the code on paper opens the vault"))
    opened = recovery.command("recovery open", msg("open a vault with the code, and let somebody in"))
    for parser in (rehearsed, opened):
        parser.add_argument("--code-file", type=_named, required=True, metavar="F")
    for parser in (added, opened):
        parser.add_argument("--name", type=_said, required=True, metavar="WHO")
    for parser in (added, changed, opened):
        parser.add_argument("--new-passphrase-file", type=_named, required=True, metavar="F")


def _settings(names: _Names) -> None:
    site = names.group("site", msg("the site’s settings"))
    site.command("site show", msg("show the settings"))
    site.command("site set", msg("keep the settings that a JSON file names")).add_argument("file", metavar="FILE.json")
    languages = names.plain("languages", msg("list the languages"))
    languages.add_argument("path", metavar="PATH", nargs="?", help=names.text(msg("the vault’s folder")))
    for parser in (
        names.plain("words", msg("check the organisation’s own wordings beside a vault")),
        names.plain("sounds", msg("list what can be recorded, and the recordings beside a vault")),
    ):
        parser.add_argument("path", metavar="PATH", help=names.text(msg("the vault’s folder")))


def _directory(group: _Names) -> None:
    taken = group.command("directory import", msg("read an HSDS directory in, and tell what it changes"))
    taken.add_argument("source", metavar="SOURCE")
    taken.add_argument(
        "--source-name",
        type=_id,
        metavar="NAME",
        help=group.text(msg("whose directory it is, where its name does not tell")),
    )
    taken.add_argument("--dry-run", action="store_true", help=group.text(msg("only tell what it would change")))
    group.command("directory list", msg("list the services")).add_argument("--search", type=_said, metavar="TEXT")
    _entries(group)
    needs = group.command("directory needs", msg("the words and codes of the site’s own that lead to a need"))
    needs.add_argument("--set", type=_named, metavar="FILE.json")
    match = group.command("directory match", msg("the services for a need"))
    match.add_argument("--need", required=True, type=_id, metavar="CODE")
    match.add_argument("--language", type=_id, metavar="L")


def _entries(group: _Names) -> None:
    """What can be done with one entry of the directory."""
    made = group.command("directory add", msg("keep an entry made by hand"))
    one = {
        name: group.command(f"directory {name}", about)
        for name, about in (
            ("show", msg("show an entry and the former values of its phones and addresses")),
            ("correct", msg("put right the fields that a JSON file names; a new version of the directory keeps them")),
            ("settle", msg("decide about a field that was put right and that the directory changed since")),
            ("phoned", msg("note that a worker phoned and the details are right")),
            (
                "mark",
                msg("note what a service demands or passes on, for whom it is safe, or a secret address"),
            ),
            ("take-out", msg("offer a service no more")),
            ("put-back", msg("offer a service again that was taken out by hand")),
        )
    }
    for parser in one.values():
        parser.add_argument("service", type=_id, metavar="SERVICE")
    for parser in (made, one["correct"]):
        parser.add_argument("file", type=_named, metavar="FILE.json")
    one["settle"].add_argument("field", type=_id, metavar="FIELD")
    one["settle"].add_argument("decision", choices=("ours", "theirs"))
    one["phoned"].add_argument("--day", type=_said, metavar="YYYY-MM-DD")
    for option in ("--demands", "--not-demands", "--not-asked"):
        one["mark"].add_argument(option, choices=[each.value for each in Demand], action="append", default=[])
    one["mark"].add_argument("--safe-for", type=_said, metavar="TEXT")
    one["mark"].add_argument("--note", type=_said, metavar="TEXT")
    one["mark"].add_argument("--secret-address", action="store_true")


def _packet(packet: ArgumentParser) -> None:
    packet.add_argument("record", type=_id)
    packet.add_argument("--referral", required=True, type=_id, metavar="ID")
    packet.add_argument("--language", required=True, type=_id, metavar="L")
    packet.add_argument("--copy", choices=_COPIES, default="recipient")
    _paper(packet, "FILE")


def _paper(parser: ArgumentParser, out: str) -> None:
    parser.add_argument("--page", choices=_PAGES, default="A4")
    parser.add_argument("--pdf-passphrase-file", type=_named, metavar="F")
    parser.add_argument("--out", required=True, type=_named, metavar=out)


def _papers(names: _Names) -> None:
    whole = names.command("packets", msg("write everything for one person into a folder"))
    whole.add_argument("record", type=_id)
    recall = names.group("recall", msg("packets that are called back"))
    letters = recall.command("recall letters", msg("write the letters about a consent that was taken back"))
    letters.add_argument("record", type=_id)
    letters.add_argument("consent", type=_id)
    for parser in (whole, letters):
        parser.add_argument("--language", type=_id, metavar="L")
        _paper(parser, "DIR")
    told = recall.command("recall told", msg("note that a recipient was told to stop using a packet"))
    told.add_argument("record", type=_id)
    told.add_argument("referral", type=_id)
    told.add_argument("--how", required=True, choices=[how.value for how in How])


def _lifecycle(names: _Names) -> None:
    referral = names.group("referral", msg("what became of a referral")).command("referral set", msg("note a state"))
    referral.add_argument("record", type=_id)
    referral.add_argument("referral", type=_id)
    referral.add_argument("state", choices=[stage.value for stage in Stage if stage not in COMPUTED])
    referral.add_argument("--by", type=_id, metavar="WHO")
    referral.add_argument("--reason", default="", type=_said, metavar="R")
    came = names.command("incoming", msg("note a referral that came in; the person still decides"))
    came.add_argument("--file", required=True, type=_named, metavar="F.json")
    came.add_argument("--record", type=_id, metavar="ID", help=names.text(msg("the person, if they are known here")))
    withdraw = names.group("consent", msg("releases")).command("consent withdraw", msg("take a consent back"))
    withdraw.add_argument("record", type=_id)
    withdraw.add_argument("consent", type=_id)


def _leaving(names: _Names) -> None:
    """What leaves a vault, and when."""
    erase = names.command("erase", msg("remove a record, a part of it, or the whole vault"))
    erase.add_argument("record", type=_id, nargs="?")
    part = erase.add_mutually_exclusive_group()
    part.add_argument("--conversation", type=_id, metavar="ID")
    part.add_argument("--question", type=_id, metavar="NAME", help=names.text(msg("the answers to one question")))
    part.add_argument("--need", type=_id, metavar="CODE", help=names.text(msg("the person’s own words for one need")))
    part.add_argument("--part", choices=_PARTS, help=names.text(msg("one part, as the periods have it")))
    erase.add_argument("--everything", action="store_true", help=names.text(msg("the whole vault, its keys first")))
    retention = names.group("retention", msg("how long things are kept"))
    retention.command("retention show", msg("show the periods and the holds"))
    kept = retention.command("retention set", msg("keep the periods that a JSON file names"))
    kept.add_argument("file", type=_named, metavar="FILE.json")
    review = retention.command("retention review", msg("list what is due for a look; nothing is removed"))
    review.add_argument("--clock-is-right", action="store_true", help=names.text(msg("say that today is today")))
    hold = names.group("hold", msg("what must not be removed yet"))
    held = hold.command("hold set", msg("let nothing of a person be removed until a day"))
    ended = hold.command("hold end", msg("end a hold before its day"))
    for parser in (held, ended):
        parser.add_argument("record", type=_id)
    held.add_argument("--reason", type=_said, required=True, metavar="R")
    held.add_argument("--until", type=_said, required=True, metavar="YYYY-MM-DD")
    journal = names.group("journal", msg("what happened to a vault"))
    shown = journal.command("journal show", msg("list it, newest first"))
    shown.add_argument("--limit", type=_count, default=100, metavar="N")
    exported = journal.command("journal export", msg("write it as a table"))
    exported.add_argument("out", type=_named, metavar="OUT.csv")
    travel = names.command("travel", msg("take everybody out of a vault, into a verified backup"))
    travel.add_argument("--backup", type=_named, required=True, metavar="OUT", help=names.text(msg("a new folder")))


def _exports(group: _Names) -> None:
    rows = group.command("export htcds", msg("people who agreed to figures, as rows of HTCDS 2.0"))
    figures = group.command("export stats", msg("figures that name nobody; a name that ends in .pdf is printed"))
    for parser in (rows, figures):
        parser.add_argument("out", type=_named, metavar="OUT.csv")
    rows.add_argument("--xlsx", action="store_true", help=group.text(msg("and as a workbook beside it")))
    figures.add_argument("--language", type=_id, metavar="L")
    figures.add_argument("--from", dest="first", type=_said, metavar="YYYY-MM-DD")
    figures.add_argument("--to", dest="last", type=_said, metavar="YYYY-MM-DD")
    figures.add_argument("--page", choices=_PAGES, default="A4")
