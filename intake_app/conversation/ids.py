"""Names that mean nothing: ids inside the vault, references on paper."""

from __future__ import annotations

import secrets
import threading
import time
from uuid import UUID

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_guard = threading.Lock()
_last = 0


def new_id() -> str:
    """A UUIDv7 (RFC 9562) as text, larger than every id this process made before, even when the clock went back."""
    global _last
    with _guard:
        ticks = max((time.time_ns() // 1_000_000) << 12, _last + 1)
        _last = ticks
    high = ticks >> 12
    value = (high << 80) | (0x7 << 76) | ((ticks & 0xFFF) << 64) | (0b10 << 62) | secrets.randbits(62)
    return str(UUID(int=value))


def new_reference() -> str:
    """A reference for paper, such as ``K7QM-3F9D``: 39 random bits, no vowels, no look-alike characters."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"
