"""What happens to the invisible characters of a text before it is set: removed, normalised, or shown."""

from __future__ import annotations

import re

_NEWLINES = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_NEVER_SHOWN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\U000e0000-\U000e007f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_POP_ISOLATE = "\u2069"
_ISOLATES = "\u2066\u2067\u2068"


def marker(char: str) -> str:
    """What stands in a text for a control character that may not act: ``⟦U+202E⟧``."""
    return f"⟦U+{ord(char):04X}⟧"


def visible_controls(text: str) -> str:
    """The text as it may be set on paper or shown: it cannot reorder its neighbours, and hides nothing.

    NUL, the C0 and C1 controls except tab and newline, and the invisible tags (U+E0000..U+E007F) are removed; every
    kind of line end becomes ``\\n``; lone surrogates become U+FFFD. Direction overrides and embeddings
    (U+202A..U+202E), and isolates (U+2066..U+2069) without their partner in the same line, are replaced by a visible
    marker. Balanced isolates, direction marks, ZWJ and ZWNJ stay. Doing it twice changes nothing more.
    """
    text = _NEWLINES.sub("\n", text)
    text = _NEVER_SHOWN.sub("", text)
    text = _SURROGATES.sub("\ufffd", text)
    if not _DIRECTION.search(text):
        return text
    return "\n".join(_balanced(line) for line in text.split("\n"))


def _balanced(line: str) -> str:
    partnered = _partners(line)
    return _DIRECTION.sub(lambda hit: hit[0] if hit.start() in partnered else marker(hit[0]), line)


def _partners(line: str) -> set[int]:
    """Where the isolates stand that have a partner: openers and closers matched as brackets are."""
    waiting: list[int] = []
    partnered: set[int] = set()
    for at, char in enumerate(line):
        if char in _ISOLATES:
            waiting.append(at)
        elif char == _POP_ISOLATE and waiting:
            partnered |= {waiting.pop(), at}
    return partnered
