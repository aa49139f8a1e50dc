"""Services for a need, each with why it fits and what to know first, in an order that is stated."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from intake_app.directory.crosswalk import Crosswalk, Ground
from intake_app.directory.demands import demand_words
from intake_app.directory.distance import Point, kilometres_to
from intake_app.directory.entries import Service, Status, name_order
from intake_app.languages.words import Ltr, Msg, say

STALE_AFTER = timedelta(days=90)
"""An entry that nobody checked for longer is shown as not checked, and its number goes on no card."""

BY_NAME = say("In the order of their names.")
BY_DISTANCE = say("The nearest first, then by name. Where no distance is known, they stand at the end.")

_SHOWN = {Status.ACTIVE, Status.TEMPORARILY_CLOSED, Status.UNKNOWN}

_WHY = {
    Ground.OWN_CODE: say("They say that they help with this."),
    Ground.TERM_CODE: say("They are listed under “{words}”."),
    Ground.TERM: say("They are listed under “{words}”."),
    Ground.NAME: say("Their name says “{words}”."),
    Ground.DESCRIPTION: say("Their description says “{words}”."),
}
_ENTERED = say("A worker noted that they help with this.")
_SPOKEN = say("They speak the language you asked for.")
_AWAY = say("About {km} km from here.")
_NEAR = say("Less than a kilometre from here.")
_AVOIDED = say("You said that you do not want to go here.")
_INTERPRETED = say("About interpreters they write: {text}")


@dataclass(frozen=True, slots=True)
class Match:
    """A service for a need. ``reasons``: why it fits; ``cautions``: what to say before it is chosen, police first.

    ``kilometres`` is how far its nearest place is, None when that is not known; ``avoided`` when the person said that
    they do not want to go there.
    """

    service: Service
    reasons: tuple[Msg, ...]
    cautions: tuple[Msg, ...]
    kilometres: int | None = None
    avoided: bool = False


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a match is explained by, beside the need: nothing of it leaves a service out or scores one.

    ``language`` is a BCP 47 tag, ``near`` where the site is, ``avoid`` the services (source, id) that the person does
    not want, ``crosswalk`` the site's table of terms.
    """

    today: date
    language: str | None = None
    near: Point | None = None
    avoid: Collection[tuple[str, str]] = frozenset()
    crosswalk: Crosswalk = field(default_factory=Crosswalk)


def match_services(
    services: Iterable[Service], *, need: str, circumstances: Circumstances, limit: int | None = None
) -> tuple[Match, ...]:
    """The services that serve a need, in ``stated_order``; never one that has ended or is no longer listed.

    ``need`` is a need code; an unknown one matches nothing. ``limit`` keeps the first so many.
    """
    fitting = [s for s in services if need in s.needs and s.status in _SHOWN and s.gone is None]
    away = {s.key: kilometres_to(s, circumstances.near) for s in fitting}
    ordered = sorted(fitting, key=lambda s: (away[s.key] is None, away[s.key] or 0, name_order(s)))[:limit]
    return tuple(_match(service, need, circumstances, away[service.key]) for service in ordered)


def stated_order(matches: Iterable[Match]) -> Msg:
    """The words for the order they stand in; nothing else sorts, and nothing is scored."""
    return BY_DISTANCE if any(match.kilometres is not None for match in matches) else BY_NAME


def _match(service: Service, need: str, circumstances: Circumstances, kilometres: int | None) -> Match:
    language, avoided = circumstances.language, service.key in circumstances.avoid
    return Match(
        service=service,
        reasons=(*_near(kilometres), *reasons_for(service, need, language, circumstances.crosswalk)),
        cautions=cautions_for(service, language, circumstances.today, avoided=avoided),
        kilometres=kilometres,
        avoided=avoided,
    )


def _near(kilometres: int | None) -> tuple[Msg, ...]:
    if kilometres is None:
        return ()
    return (_AWAY(km=kilometres),) if kilometres else (_NEAR,)


def reasons_for(service: Service, need: str, language: str | None, crosswalk: Crosswalk) -> tuple[Msg, ...]:
    """Why this service fits a need, and the language asked for."""
    evidence = crosswalk.evidence_of(service, need)
    why = _WHY[evidence.ground](words=evidence.words) if evidence and evidence.words else None
    found = why or (_WHY[Ground.OWN_CODE] if evidence else _ENTERED)
    spoken = (_SPOKEN,) if language and speaks(service, language) else ()
    interpreted = (_INTERPRETED(text=service.interpretation),) if language and service.interpretation else ()
    return (found, *spoken, *interpreted)


def cautions_for(service: Service, language: str | None, today: date, *, avoided: bool = False) -> tuple[Msg, ...]:
    """What to know before choosing this service, what concerns police and other authorities first."""
    return (
        *demand_words(service),
        *((_AVOIDED,) if avoided else ()),
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
    if is_checked(service, today):
        return ()
    checked = checked_on(service, today)
    if checked is None:
        return (say("Not checked: nobody noted when these details were last right."),)
    return (say("Not checked since {date}.")(date=Ltr(checked.isoformat())),)


def is_checked(service: Service, today: date) -> bool:
    """Whether somebody checked the entry within ``STALE_AFTER``; only then may its number go on a card."""
    checked = checked_on(service, today)
    return checked is not None and today - checked <= STALE_AFTER


def checked_on(service: Service, today: date) -> date | None:
    """The last day, up to ``today``, on which a worker phoned or the source assured the entry; None when none did."""
    days = [day for day in map(_day, (service.phoned, service.assured)) if day is not None and day <= today]
    return max(days, default=None)


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None


def _terms(service: Service) -> tuple[Msg, ...]:
    """The provider's own conditions, in the provider's words."""
    said = (
        (say("Whom it is safe for, as a worker noted: {text}"), service.safe_for),
        (say("Whom they serve: {text}"), service.serves),
        (say("Who can come: {text}"), service.eligibility),
        (say("Area they serve: {text}"), "; ".join(service.areas)),
        (say("Longest stay: {text}"), service.longest_stay),
        (say("Access: {text}"), "; ".join(dict.fromkeys(text for p in service.places for text in p.accessibility))),
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
