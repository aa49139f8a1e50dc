"""What a person types or keeps in a file, as the bytes that a key is derived from."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from intake_app.languages.words import Ltr, msg
from intake_app.problems import BadInput

MOST_CHARACTERS = 1024
_MOST_FILE_BYTES = 16 * 1024
_SURROGATE = re.compile("[\ud800-\udfff]")


def passphrase_bytes(text: str) -> bytes:
    """``text`` as NFKC-normalised UTF-8; a lone surrogate becomes U+FFFD, spaces stay as typed.

    Raises BadInput for nothing but spaces, and for more than 1024 characters (counted as typed).
    """
    if not text.strip():
        raise BadInput(msg("The passphrase is empty."), msg("Type a passphrase."))
    if len(text) > MOST_CHARACTERS:
        raise BadInput(
            msg("The passphrase is longer than {most} characters.")(most=MOST_CHARACTERS),
            msg("Use a shorter passphrase."),
        )
    return unicodedata.normalize("NFKC", _SURROGATE.sub("\ufffd", text)).encode("utf-8")


def passphrase_from_file(path: Path) -> str:
    """The first line of a UTF-8 file without its line end; a byte order mark is not part of it.

    Raises BadInput when the file is missing, cannot be read, is not text, or its first line is empty.
    """
    line = _first_line(path)
    if not line.strip():
        raise BadInput(
            msg("The passphrase file {path} is empty.")(path=Ltr(path)),
            msg("Write the passphrase on its first line."),
        )
    return line


def _first_line(path: Path) -> str:
    first = _start_of(path).split(b"\n", 1)[0]
    try:
        line = first.decode("utf-8-sig").removesuffix("\r")
    except UnicodeDecodeError as error:
        raise _not_text(path) from error
    if "\0" in line:
        raise _not_text(path)
    return line


def _start_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_FILE_BYTES)
    except FileNotFoundError as error:
        raise BadInput(
            msg("There is no passphrase file {path}.")(path=Ltr(path)), msg("Check the name of the file.")
        ) from error
    except (OSError, ValueError) as error:
        raise BadInput(
            msg("The passphrase file {path} cannot be read.")(path=Ltr(path)),
            msg("Check that it is a file and that you may read it."),
        ) from error


def _not_text(path: Path) -> BadInput:
    return BadInput(
        msg("The passphrase file {path} is not text.")(path=Ltr(path)), msg("Save it as plain text in UTF-8.")
    )
