"""Forgetting a key: the one place where secret bytes are overwritten."""

from __future__ import annotations


def wipe(secret: bytearray) -> None:
    """Overwrite ``secret`` with zeros in place; its length stays."""
    for place in range(len(secret)):
        secret[place] = 0
