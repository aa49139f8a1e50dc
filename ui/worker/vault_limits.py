"""What Cairn does not protect against, in the worker's words: the same list as in the README."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QFrame

from intake_app.languages.words import Msg, msg
from ui.shell.context import Context
from ui.widgets.words import label
from ui.worker.page import section

OUTSIDE: Final = msg("A PDF or a print is outside Cairn, and so is what the printer keeps.")
LIMITS: tuple[Msg, ...] = (
    msg("A program that spies on this computer, or somebody who administers it, can see what you see."),
    msg("The computer’s own swap, sleep and crash files can hold text. Encrypt the disk; switch off on a journey."),
    msg("Until it is locked, what was typed is in the computer’s memory. Locking ends the process that held it."),
    msg("Anybody who looks can see that Cairn and a vault are here. There is no hidden vault."),
    msg("An older copy of the whole vault opens like the newest. Look at the day it was last saved."),
    OUTSIDE,
    msg("Pictures of the screen are kept out on Windows and macOS only, and a camera sees everything."),
    msg("Somebody who forces you can make you open it. Carry as few people’s records as you can."),
    msg("Up to one second of typing can be lost when the power fails."),
    msg("A lost passphrase cannot be replaced. A recovery sheet or a second person’s passphrase is the only way back."),
    msg("On a disk that is not encrypted, a laboratory that has the passphrase might find pieces of what was removed."),
    msg("Nobody outside the project has audited Cairn."),
)


def limits_card(context: Context) -> QFrame:
    """The list as a card."""
    frame, column = section(context, msg("What it does not protect against"))
    for each in LIMITS:
        column.addWidget(label(context, each))
    return frame
