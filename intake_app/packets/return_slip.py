"""The last part of a packet: what the recipient cuts off, ticks and sends back; it holds the reference and no name."""

from __future__ import annotations

from intake_app.languages.language import Language
from intake_app.languages.words import psay, say
from intake_app.packets.contact import Office
from intake_app.packets.sheet import Slip
from intake_app.packets.spoken import sentence

_TITLE = say("Your answer")
_ANSWERS = (
    (psay("answer of a service", "We have received it."), False),
    (psay("answer of a service", "We can help, from:"), True),
    (psay("answer of a service", "There is a waiting list, until about:"), True),
    (psay("answer of a service", "We cannot help, because:"), True),
)
_BACK = say("Please call {phone} and say the reference, or send this part back. Write no name on it.")
_BACK_PLAIN = say("Please send this part back. Write no name on it.")
_CODE = say("The reference as a QR code")


def return_slip(reference: str, language: Language, site: Office) -> Slip:
    """The slip for one referral."""
    return Slip(
        language.text(_TITLE),
        reference,
        tuple((language.text(words), blank) for words, blank in _ANSWERS),
        sentence(_BACK, language, phone=site.office_phone) if site.office_phone else language.text(_BACK_PLAIN),
        language.text(_CODE),
    )
