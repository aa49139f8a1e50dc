"""Two languages that nobody speaks, to see which words are not yet translated, too narrow or laid out one way only.

``en-XA`` is English, accented and longer by two fifths; ``ar-XB`` is the same from right to left. Both keep the fields.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from intake_app.languages.language import Language
from intake_app.languages.words import Msg

PseudoKind = Literal["long", "rtl"]
PSEUDO_TAGS: dict[str, PseudoKind] = {"en-XA": "long", "ar-XB": "rtl"}

_FIELD = re.compile(r"(\{[^{}]*\})")
_ACCENTED = str.maketrans("AEIOUYaceinouyszldgt", "ÅÉÎÖÛÝåçéîñöûýšžļđğţ")
# Letters with right-to-left direction, one for each Latin letter, so that the length stays and every glyph is common.
_MIRRORED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهابتثجحخدذرزسشصضطظعغفقكلمنه",
)
_PADDING = "one two three four five six seven eight nine ten"


@dataclass(frozen=True)
class PseudoCatalog:
    """A catalog that has a wording for everything, made from the English."""

    kind: PseudoKind

    def find(self, message: Msg, n: int | None) -> str | None:
        """The English, changed letter by letter outside its fields, and made longer."""
        words = message.id if message.plural is None or n == 1 else message.plural
        letters = _ACCENTED if self.kind == "long" else _MIRRORED
        changed = "".join(
            part if part.startswith("{") else part.translate(letters) for part in _FIELD.split(_lengthened(words))
        )
        return f"[{changed}]" if words else None


def pseudo_language(kind: PseudoKind) -> Language:
    """The long accented language (``long``) or the one from right to left (``rtl``)."""
    catalog = PseudoCatalog(kind)
    if kind == "long":
        return Language("en-XA", "ltr", "Latn", catalog, catalog, "draft, made for tests")
    return Language("ar-XB", "rtl", "Arab", catalog, catalog, "draft, made for tests")


def _lengthened(words: str) -> str:
    return f"{words} {_PADDING[: max(2, len(words) * 2 // 5)].strip()}"
