"""Services for a need, each with why it fits and what to know first, in the order of their names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from intake_app.directory.crosswalk import Ground, evidence_of
from intake_app.directory.demands import demand_words
from intake_app.directory.entries import Service, Status, name_order
from intake_app.languages.words import Ltr, Msg, say

STALE_AFTER = timedelta(days=183)
"""An entry last checked longer ago is shown as not checked: six months, after HSDS's ``assured_date``."""

ORDER = say("In the order of their names.")
"""The stated order; nothing else sorts, and nothing is scored."""

_SHOWN = {Status.ACTIVE, Status.TEMPORARILY_CLOSED, Status.UNKNOWN}

_WHY = {
    Ground.OWN_CODE: say("They say that they help with this."),
    Ground.TERM: say("They are listed under “{words}”."),
    Ground.NAME: say("Their name says “{words}”."),
    Ground.DESCRIPTION: say("Their description says “{words}”."),
}
_ENTERED = say("A worker noted that they help with this.")
_SPOKEN = say("They speak the language you asked for.")
_INTERPRETED = say("About interpreters they write: {text}")


@dataclass(frozen=True, slots=True)
class Match:
    """A service for a need. ``reasons``: why it fits; ``cautions``: what to say before it is chosen, police first."""

    service: Service
    reasons: tuple[Msg, ...]
    cautions: tuple[Msg, ...]


def match_services(
    services: Iterable[Service], *, need: str, language: str | None = None, today: date, limit: int | None = None
) -> tuple[Match, ...]:
    """The services that serve a need, in ``ORDER``; never one that is inactive or defunct.

    ``need`` is a need code; an unknown one matches nothing. ``language`` is a BCP 47 tag: it adds reasons and
    cautions, and leaves nothing out. ``limit`` keeps the first so many.
    """
    fitting = [service for service in services if need in service.needs and service.status in _SHOWN]
    ordered = sorted(fitting, key=name_order)[:limit]
    return tuple(
        Match(service, reasons_for(service, need, language), cautions_for(service, language, today))
        for service in ordered
    )


def reasons_for(service: Service, need: str, language: str | None) -> tuple[Msg, ...]:
    """Why this service fits a need, and the language asked for."""
    evidence = evidence_of(service, need)
    why = _WHY[evidence.ground](words=evidence.words) if evidence and evidence.words else None
    found = why or (_WHY[Ground.OWN_CODE] if evidence else _ENTERED)
    spoken = (_SPOKEN,) if language and speaks(service, language) else ()
    interpreted = (_INTERPRETED(text=service.interpretation),) if language and service.interpretation else ()
    return (found, *spoken, *interpreted)


def cautions_for(service: Service, language: str | None, today: date) -> tuple[Msg, ...]:
    """What to know before choosing this service, what concerns police and other authorities first."""
    return (
        *demand_words(service),
        *_state(service),
        *_reach(service, language),
        *_age(service, today),
        *_terms(service),
    )


def speaks(service: Service, language: str) -> bool:
    """Whether the service lists this language; a tag's script and region do not count."""
    return any(spoken.tag and _primary(spoken.tag) == _primary(language) for spoken in service.languages)


def _primary(tag: str) -> str:
    return tag.split("-")[0].lower()


def _state(service: Service) -> tuple[Msg, ...]:
    if service.status is Status.TEMPORARILY_CLOSED:
        return (say("They are closed for the time being."),)
    return (say("It is not known whether this service is open."),) if service.status is Status.UNKNOWN else ()


def _reach(service: Service, language: str | None) -> tuple[Msg, ...]:
    cautions: list[Msg] = []
    if not service.addresses:
        cautions.append(_no_address(service))
    if not service.phones and not service.emails:
        cautions.append(say("No phone number and no e-mail address is listed."))
    if language and not speaks(service, language):
        cautions.append(say("They do not list the language you asked for."))
    return tuple(cautions)


def _no_address(service: Service) -> Msg:
    if any(place.confidential for place in service.places):
        return say("Their address is kept secret, for safety.")
    return say("No address is listed.")


def _age(service: Service, today: date) -> tuple[Msg, ...]:
    checked = checked_on(service)
    if checked is None or checked > today:
        return (say("Not checked: nobody noted when these details were last right."),)
    if today - checked > STALE_AFTER:
        return (say("Not checked since {date}.")(date=Ltr(checked.isoformat())),)
    return ()


def checked_on(service: Service) -> date | None:
    """The day on which the entry was last assured, or None."""
    try:
        return date.fromisoformat(service.assured) if service.assured else None
    except ValueError:
        return None


def _terms(service: Service) -> tuple[Msg, ...]:
    """The provider's own conditions, in the provider's words."""
    said = (
        (say("Whom they serve: {text}"), service.serves),
        (say("Who can come: {text}"), service.eligibility),
        (say("Cost: {text}"), service.cost),
        (say("Waiting time: {text}"), service.wait),
        (say("Papers they ask for: {text}"), "; ".join(service.documents)),
        (say("Their notice: {text}"), service.alert),
    )
    ages = _ages(service)
    return (*ages, *(words(text=text) for words, text in said if text))


def _ages(service: Service) -> tuple[Msg, ...]:
    low, high = service.minimum_age, service.maximum_age
    if low is not None and high is not None:
        return (say("For ages {low} to {high}.")(low=low, high=high),)
    if low is not None:
        return (say("From age {low}.")(low=low),)
    return (say("Up to age {high}.")(high=high),) if high is not None else ()
