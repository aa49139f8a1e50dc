"""The words of the command line: which commands there are and what each takes."""

from __future__ import annotations

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import Any, NoReturn

from intake_app import __version__
from intake_app.conversation.referrals import COMPUTED, Stage
from intake_app.languages.words import Ltr, msg
from intake_app.problems import BadInput

_PAGES = ("A4", "letter")
_COPIES = ("recipient", "survivor", "discreet")


class OneLineParser(ArgumentParser):
    """An argparse parser whose errors are problems: one line, no usage text around it."""

    def error(self, message: str) -> NoReturn:
        raise BadInput(
            msg("This command line does not fit: {why}.")(why=message),
            msg("See {help}.")(help=Ltr(f"{self.prog} --help")),
        )


def _said(given: str) -> str:
    """An argument as text: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(given).decode("utf-8", "replace")


def _named(given: str) -> str:
    """An id, a code or a file's name; an empty one names nothing, and must not be taken for none given."""
    if not given:
        raise ArgumentTypeError("it is empty")
    return given


def _id(given: str) -> str:
    return _said(_named(given))


def command_line(argv: list[str]) -> Namespace:
    """The arguments with ``command`` set to the command's words. Raises BadInput for what does not fit."""
    return _parser().parse_args(argv)


def _parser() -> ArgumentParser:
    top = OneLineParser(prog="cairn", description="Offline intake: the survivor chooses and orders the services.")
    top.add_argument("--version", action="version", version=f"Cairn {__version__}")
    names = top.add_subparsers(required=True, metavar="COMMAND")
    vault = _group(names, "vault", "make and verify a vault")
    _command(vault, "vault create", "make a vault")
    _command(vault, "vault check", "verify that a vault is as it was written")
    demo = _command(names, "demo", "make a vault of invented people")
    demo.add_argument("--records", type=int, default=25)
    demo.add_argument("--seed", type=int, default=1)
    intake = _command(names, "intake", "record a conversation from a file")
    intake.add_argument("--answers", required=True, type=_named, metavar="FILE.json")
    intake.add_argument("--record", type=_id, metavar="ID")
    listing = _command(names, "records", "list people")
    listing.add_argument("--search", type=_said, metavar="TEXT")
    _command(_group(names, "record", "one person"), "record show", "show a record").add_argument("record", type=_id)
    _directory(names)
    _packet(names)
    _lifecycle(names)
    site = _group(names, "site", "the site's settings")
    _command(site, "site show", "show the settings")
    _command(site, "site set", "keep the settings that a JSON file names").add_argument("file", metavar="FILE.json")
    languages = names.add_parser("languages", help="list the languages")
    languages.add_argument("--json", action="store_true")
    languages.set_defaults(command="languages")
    names.add_parser("screens", help="draw every screen to PNG: --out DIR --languages en,ar,...")
    return top


def _directory(names: Any) -> None:
    group = _group(names, "directory", "who can help")
    _command(group, "directory import", "read an HSDS directory in").add_argument("source", metavar="SOURCE")
    match = _command(group, "directory match", "the services for a need")
    match.add_argument("--need", required=True, type=_id, metavar="CODE")
    match.add_argument("--language", type=_id, metavar="L")


def _packet(names: Any) -> None:
    packet = _command(names, "packet", "write a packet")
    packet.add_argument("record", type=_id)
    packet.add_argument("--referral", required=True, type=_id, metavar="ID")
    packet.add_argument("--language", required=True, type=_id, metavar="L")
    packet.add_argument("--copy", choices=_COPIES, default="recipient")
    packet.add_argument("--page", choices=_PAGES, default="A4")
    packet.add_argument("--pdf-passphrase-file", type=_named, metavar="F")
    packet.add_argument("--out", required=True, type=_named, metavar="FILE")


def _lifecycle(names: Any) -> None:
    referral = _command(_group(names, "referral", "what became of a referral"), "referral set", "note a state")
    referral.add_argument("record", type=_id)
    referral.add_argument("referral", type=_id)
    referral.add_argument("state", choices=[stage.value for stage in Stage if stage not in COMPUTED])
    referral.add_argument("--by", type=_id, metavar="WHO")
    referral.add_argument("--reason", default="", type=_said, metavar="R")
    withdraw = _command(_group(names, "consent", "releases"), "consent withdraw", "take a consent back")
    withdraw.add_argument("record", type=_id)
    withdraw.add_argument("consent", type=_id)
    erase = _command(names, "erase", "remove a record, one conversation of it, or the answers to one question")
    erase.add_argument("record", type=_id)
    part = erase.add_mutually_exclusive_group()
    part.add_argument("--conversation", type=_id, metavar="ID")
    part.add_argument("--question", type=_id, metavar="NAME")


def _group(names: Any, name: str, help_: str) -> Any:
    return names.add_parser(name, help=help_).add_subparsers(required=True, metavar="ACTION")


def _command(names: Any, words: str, help_: str) -> ArgumentParser:
    """A command on a vault; its last word is its name in its group."""
    parser: ArgumentParser = names.add_parser(words.split()[-1], help=help_, description=help_)
    parser.add_argument("path", metavar="PATH", help="the vault's folder")
    parser.add_argument("--passphrase-file", type=_named, metavar="FILE")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(command=words)
    return parser
