"""How every command on a vault begins: with the passphrase from a file or the environment, never from an argument."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from intake_app.desk import Desk
from intake_app.languages.words import Ltr, msg
from intake_app.problems import BadInput
from intake_app.vault.passphrase import passphrase_from_file


def passphrase_of(args: Namespace) -> str:
    """The passphrase that a command was given. Raises BadInput when it was given none."""
    if args.passphrase_file:
        return passphrase_from_file(Path(args.passphrase_file))
    found = os.environ.get("CAIRN_PASSPHRASE")
    if not found:
        raise BadInput(
            msg("No passphrase was given."),
            msg("Use {option}, or set {variable}.")(option=Ltr("--passphrase-file"), variable=Ltr("CAIRN_PASSPHRASE")),
        )
    return found


def opened_desk(args: Namespace) -> Desk:
    """The desk over the vault that a command names. Raises as ``Desk.open``."""
    return Desk.open(Path(args.path), passphrase_of(args))
