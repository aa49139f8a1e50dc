"""The recovery code: digits that open a vault when every passphrase is lost, written on paper and kept elsewhere.

Seven groups of five digits. The first four of a group are random, which makes 28 digits or 93 bits; the fifth is their
check digit (H. M. Damm, 2004), which finds every wrong digit and every two that changed places, in its own group.
Digits are read on any keyboard and in any script; a code goes through Argon2id like any passphrase.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from typing import Final

from intake_app.languages.words import msg
from intake_app.problems import BadInput

GROUPS: Final = 7
_RANDOM = 4
_LENGTH = GROUPS * (_RANDOM + 1)
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015.·]+")

# Damm's totally anti-symmetric quasigroup of order 10
_DAMM: Final = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip


def new_code() -> str:
    """A fresh code as it stands on paper: seven groups of five digits."""
    groups = ("".join(str(secrets.randbelow(10)) for _ in range(_RANDOM)) for _ in range(GROUPS))
    return " ".join(group + check_digit(group) for group in groups)


def check_digit(digits: str) -> str:
    """The digit that makes a row of digits whole."""
    interim = 0
    for digit in digits:
        interim = int(_DAMM[interim][int(digit)])
    return str(interim)


def as_typed_secret(text: str) -> str:
    """What a key is derived from: a recovery code in one form, however it was written; anything else as it is.

    Raises BadInput for a code with a wrong digit, and says in which group it is.
    """
    digits = _digits_of(text)
    if digits is None or len(digits) != _LENGTH:
        return text
    groups = [digits[at : at + _RANDOM + 1] for at in range(0, _LENGTH, _RANDOM + 1)]
    wrong = [at for at, group in enumerate(groups, 1) if check_digit(group[:-1]) != group[-1]]
    if wrong:
        raise BadInput(
            msg("Group {n} of this recovery code has a wrong digit.")(n=wrong[0]),
            msg("Compare it with the sheet and type it again."),
        )
    return " ".join(groups)


def _digits_of(text: str) -> str | None:
    """The digits of a text that holds nothing else but what parts groups; in whatever script they were typed."""
    found = [unicodedata.decimal(char, None) for char in _BETWEEN.sub("", text)]
    return None if None in found or not found else "".join(map(str, found))
