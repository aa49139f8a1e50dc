"""What a person hears before saying yes, line by line, each with the code that the release keeps of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from intake_app.conversation.consents import Explained
from intake_app.languages.language import Language
from intake_app.languages.words import Msg, say

Spoken = Msg | partial[str]

_ALWAYS: dict[Explained, Msg] = {
    Explained.WITHDRAW: say("You can take this back at any time. Saying so is enough."),
    Explained.NOT_UNREAD: say(
        "What they have read cannot be taken out of their heads. We would ask them not to use it."
    ),
    Explained.FREE: say("We help you all the same if you say no. Help does not depend on talking to the police."),
    Explained.INTERVIEW: say("You can stop at any time. You do not have to say why."),
    Explained.REQUEST: say("You can ask at any time what is written about you, and have it removed."),
    Explained.FIGURES: say("You are counted in figures that name nobody only if you agree to that too."),
}


def explanations(recipient: str, needs: Iterable[Msg], until: date) -> dict[Explained, Spoken]:
    """The lines about a release in the order they are read (HTCDS checklist; IOM; NNEDV)."""
    return {
        Explained.PURPOSE: partial(_for_what, tuple(needs)),
        Explained.USE: say("Only {recipient} is told. We ask them to pass it on to nobody.")(recipient=recipient),
        Explained.HOW_LONG: partial(_until, until),
        **_ALWAYS,
    }


def _for_what(needs: tuple[Msg, ...], language: Language) -> str:
    listed = " · ".join(language.text(one) for one in needs)
    return language.text(say("They are told so that they can help with: {needs}")(needs=listed))


def _until(until: date, language: Language) -> str:
    return language.text(say("They may use it until {date}.")(date=language.date(until)))
