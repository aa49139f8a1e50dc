"""Which copies of a packet there are, and what their files are called: a reference and a word, never a name."""

from __future__ import annotations

import re
from enum import StrEnum

_UNSAFE = re.compile(r"[^A-Z0-9-]")


class Copy(StrEnum):
    """What a paper is: the recipient's packet, the survivor's copy, the card for a pocket, the record of a consent."""

    RECIPIENT = "recipient"
    SURVIVOR = "survivor"
    DISCREET = "discreet"
    CONSENT = "consent"


LETTER = "letter"
_CARRIED = {Copy.SURVIVOR: "copy", Copy.DISCREET: "card", Copy.CONSENT: "form"}


def file_name(reference: str, copy: Copy | str) -> str:
    """A file name such as ``K7QM-3F9D-recipient.pdf``, safe everywhere; what is carried says *copy*, *card* or *form*.

    ``copy`` may also be ``LETTER``. Without a reference the name is the word alone.
    """
    code = _UNSAFE.sub("", reference.upper()).strip("-")
    word = str(_CARRIED.get(Copy(copy), copy)) if copy in tuple(Copy) else copy
    return f"{code}-{word}.pdf" if code else f"{word}.pdf"
