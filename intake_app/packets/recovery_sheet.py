"""The recovery sheet: the code that opens a vault when every passphrase is lost, and how to keep and use it.

It names no organisation and no vault, so that whoever finds it does not know what it opens.
"""

from __future__ import annotations

from datetime import date

from intake_app.languages.language import Language, isolated
from intake_app.languages.words import Ltr, msg
from intake_app.packets.draw import draw
from intake_app.packets.seal import seal
from intake_app.packets.sheet import Heading, Points, Sentence, Sheet

_TITLE = msg("Recovery sheet")
_CODE = msg("The code")
_KEEP, _USE = msg("How to keep it"), msg("How to use it")
_KEEPING = (
    msg("Keep it where nobody looks for it, far from the computer: a safe, a lawyer, another office."),
    msg("Whoever has this sheet and the computer can read everything. Make no photograph of it."),
    msg("A new sheet takes the place of this one. Destroy this one then."),
)
_USING = (
    msg("Type the code in the place of a passphrase. Spaces do not matter."),
    msg("Then give yourself a new passphrase, and make a new sheet."),
    msg("If every passphrase and this sheet are lost, nobody can read the vault again, and we cannot help."),
)
_GROUPS_A_LINE = 4


def compose_recovery_sheet(code: str, language: Language, day: date) -> Sheet:
    """The content of the sheet; ``code`` is groups of digits parted by blanks."""
    groups = code.split()
    lines = [groups[at : at + _GROUPS_A_LINE] for at in range(0, len(groups), _GROUPS_A_LINE)]
    return Sheet(
        title=language.text(_TITLE),
        language=language.tag,
        rtl=language.rtl,
        headline=language.text(_TITLE),
        reference="",
        date=language.date(day),
        parts=(
            Heading(language.text(_CODE), _CODE),
            *(Sentence(isolated(Ltr("   ".join(line))), large=True) for line in lines),
            Heading(language.text(_USE), _USE),
            Points(tuple(map(language.text, _USING))),
            Heading(language.text(_KEEP), _KEEP),
            Points(tuple(map(language.text, _KEEPING))),
        ),
    )


def make_recovery_sheet(code: str, *, language: Language, day: date, page: str = "A4") -> bytes:
    """The sheet as a PDF. It cannot be sealed: it is what opens the rest."""
    return seal(draw(compose_recovery_sheet(code, language, day), page=page), None)
