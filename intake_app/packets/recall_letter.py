"""The letter to somebody who was given a packet, once the person took the consent back: a reference, and no name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from intake_app.conversation.recalls import Recall
from intake_app.languages.language import Language
from intake_app.languages.words import psay, say
from intake_app.packets.compose import FROM, PLEASE, TO, draft_notes, footer_of, line
from intake_app.packets.contact import Office, office_line
from intake_app.packets.own_copy import CALL
from intake_app.packets.sheet import Grid, Heading, Part, Points, Sentence, Sheet

_HEADLINE = say("Please stop using this referral")
_TAKEN_BACK = say("On {date} the person took back the consent to this referral.")
_GIVEN = psay("a letter to a service about a packet", "You were given it on {date}.")
_ASKS = (
    say("Stop using it, and tell nobody what it says."),
    say("Destroy every paper and every file of it, also what you passed on."),
    say("Do not look for the person. They will come to you themselves if they still want your help."),
)
_DONE = say("Tell us when this is done, and what you must keep by law.")


def compose_recall_letter(recall: Recall, language: Language, site: Office, *, today: date) -> Sheet:
    """The letter as a sheet; it says neither who the person is nor what they wanted, nor what the service is for."""
    return Sheet(
        title=f"{language.text(_HEADLINE)} {recall.referral.reference}",
        language=language.tag,
        rtl=language.rtl,
        headline=language.text(_HEADLINE),
        reference=recall.referral.reference,
        date=language.date(today),
        parts=tuple(_parts(recall, language, site)),
        footer=footer_of(language, site),
    )


def _parts(recall: Recall, language: Language, site: Office) -> Iterator[Part]:
    to = recall.referral.recipient
    lines = (
        line(TO, language, to.organization, "" if to.confidential else to.address, to.phone),
        line(FROM, language, site.organization, site.name, site.office_phone, site.office_hours),
    )
    yield Grid(tuple(each for each in lines if each.words))
    yield Sentence(language.text(_TAKEN_BACK(date=language.date(recall.since))), strong=True)
    for day in sorted({each.date for each in recall.handed}):
        yield Sentence(language.text(_GIVEN(date=language.date(day))))
    yield Heading(language.text(PLEASE), PLEASE)
    yield Points((*map(language.text, _ASKS), language.text(_DONE)))
    if called := office_line(CALL, language, site):
        yield Sentence(called)
    yield from draft_notes(language)
