"""Lines for scripts that write no spaces (Burmese, Khmer, Lao, Thai): broken where ICU's dictionaries allow it.

Qt would break such text at any letter cluster, in the middle of a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\uaa60-\uaa7f]")
_OPENING = "(“‘«[⟦"


def needs_breaking(text: str) -> bool:
    """Whether the text holds letters of a script whose words are not parted by spaces."""
    return _UNSPACED.search(text) is not None


def broken(text: str, width: float, measure: Callable[[str], float]) -> str:
    """The text with a line feed wherever the next piece would not fit into ``width``; its own line feeds stay.

    ``measure`` gives the width of a text on one line. A piece wider than ``width`` stands on a line of its own.
    """
    return "\n".join(line for part in text.split("\n") for line in _lines(part, width, measure))


def _lines(text: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    line = ""
    for piece in pieces(text):
        if line and measure((line + piece).rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece
    yield line.rstrip()


@lru_cache(2048)
def pieces(text: str) -> tuple[str, ...]:
    """The text in pieces after each of which a line may end (UAX 14 and ICU's dictionaries)."""
    import icu

    breaks = icu.BreakIterator.createLineInstance(icu.Locale.getRoot())
    units = text.encode("utf-16-le")
    breaks.setText(text)
    found: list[str] = []
    for start, end in pairwise([0, *breaks]):
        piece = units[2 * start : 2 * end].decode("utf-16-le")
        if found and _stays_behind(piece[0]):
            found[-1] += piece
        else:
            found.append(piece)
    return tuple(found)


def _stays_behind(char: str) -> bool:
    """Whether a mark may not stand at the start of a line, such as the Burmese full stop."""
    return unicodedata.category(char)[0] == "P" and char not in _OPENING
