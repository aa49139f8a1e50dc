"""Which copies of a packet there are, and what their files are called: a reference and a word, never a name."""

from __future__ import annotations

import re
from enum import StrEnum

_UNSAFE = re.compile(r"[^A-Z0-9-]")


class Copy(StrEnum):
    """Who a packet is for: the one who receives the referral, the survivor, or the survivor's pocket."""

    RECIPIENT = "recipient"
    SURVIVOR = "survivor"
    DISCREET = "discreet"


_CARRIED = {Copy.SURVIVOR: "copy", Copy.DISCREET: "card"}


def file_name(reference: str, copy: Copy) -> str:
    """A file name such as ``K7QM-3F9D-recipient.pdf``, safe on every system; what is carried says *copy* or *card*."""
    code = _UNSAFE.sub("", reference.upper()).strip("-")
    word = _CARRIED.get(copy, copy.value)
    return f"{code}-{word}.pdf" if code else f"{word}.pdf"
