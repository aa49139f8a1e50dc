"""What can go wrong and can be told to a person; everything else is a bug.

A problem carries two messages: what happened and what to do next. Its ``str`` is the English of both, without any
argument, so that a log or a traceback never shows a value of a person's.
"""

from __future__ import annotations

from pathlib import Path

from intake_app import __version__
from intake_app.languages.words import Msg, msg


class Problem(Exception):
    """Something went wrong that a person can be told about.

    ``what`` says what happened, ``do`` what to do next; both are words without a language. Arguments may be shown to
    the person at the screen, never written to a log.
    """

    def __init__(self, what: Msg, do: Msg) -> None:
        super().__init__(what.id)
        self.what = what
        self.do = do

    def __str__(self) -> str:
        return f"{self.what.id} {self.do.id}"


class BadInput(Problem):
    """A file, an argument or an answer is not what it should be."""


class VaultProblem(Problem):
    """A vault cannot be opened, made or written."""


class WrongPassphrase(VaultProblem):
    """No slot opens with this passphrase."""


class NotAVault(VaultProblem):
    """The path holds no vault."""


class VaultIsDamaged(VaultProblem):
    """The key fits, and the content does not read as it was written."""


class VaultIsInUse(VaultProblem):
    """Another window or command holds the vault."""


class VaultIsNewer(VaultProblem):
    """The vault was written by a newer Cairn."""


class DiskProblem(VaultProblem):
    """The disk is full, read-only or gone."""


class DiskIsFull(DiskProblem):
    """No room is left on the disk."""


class VaultIsAway(DiskProblem):
    """The open vault was removed, or another one stands in its place."""


class ConsentMissing(Problem):
    """No consent in force covers this recipient."""


class PacketBlocked(Problem):
    """A rule of the site or of the person's safety stands against this packet."""


class CharacterWithoutGlyph(Problem):
    """A character has no glyph in any bundled font, so that paper would show a box."""

    def __init__(self, what: Msg, do: Msg, character: str) -> None:
        super().__init__(what, do)
        self.character = character


def too_little_memory() -> VaultProblem:
    """The problem of a computer whose memory is used up."""
    return VaultProblem(
        msg("There is too little free memory."),
        msg("Close other programs and try again. What was marked as saved is saved."),
    )


def code_of(error: BaseException) -> str:
    """A bug as ``Type module:line version`` of where it arose in Cairn; nothing of its text or of any value."""
    trace, place = error.__traceback__, "unknown:0"
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.split(".")[0] in ("intake_app", "ui") or place == "unknown:0":
            place = f"{module or Path(trace.tb_frame.f_code.co_filename).stem}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__} {place} {__version__}"
