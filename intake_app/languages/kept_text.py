"""What is kept of a text from outside, typed, pasted or read from a file: its words as they are, and nothing unseen.

Letters, marks, emoji, joiners, direction marks, private and unassigned characters stay, each as it came. What no person
writes and what a later reader could trip over goes: half of a character becomes U+FFFD, every kind of line end one of
``\\n``, other controls vanish, and so does whatever could turn the direction of the words around it (Unicode TR36).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_GONE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e]")
_UNKEPT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_ISOLATES = re.compile("[\u2066-\u2069]")
_POP_ISOLATE = "\u2069"


def kept_text(text: str) -> str:
    """The text as it is kept; doing it twice changes nothing more.

    Embeddings and overrides of direction (U+202A..U+202E) and isolates without their partner in the same line are left
    out; a tab and a newline stay.
    """
    if not _UNKEPT.search(text):
        return text
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = _GONE.sub("", _LINE_ENDS.sub("\n", text))
    if not _ISOLATES.search(text):
        return text
    return "\n".join(_evened(line) for line in text.split("\n"))


def _evened(line: str) -> str:
    partnered = set(_partners(line))
    return _ISOLATES.sub(lambda hit: hit[0] if hit.start() in partnered else "", line)


def _partners(line: str) -> Iterator[int]:
    """Where the isolates stand that have a partner: openers and closers matched as brackets are."""
    waiting: list[int] = []
    for hit in _ISOLATES.finditer(line):
        if hit[0] != _POP_ISOLATE:
            waiting.append(hit.start())
        elif waiting:
            yield from (waiting.pop(), hit.start())
