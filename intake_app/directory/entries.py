"""The entries of a directory: services with their organisation, places, phones and hours."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

from intake_app.directory.plain import Fields, Plain, unreadable_entry

ENTRY_VERSION = 1
"""The version of a service's JSON document; an unknown one is refused."""


class Status(StrEnum):
    """Whether a service runs: the four values of HSDS, and *unknown* where the file says nothing usable."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    TEMPORARILY_CLOSED = "temporarily closed"
    UNKNOWN = "unknown"


class Demand(StrEnum):
    """What a service demands of a person or passes on about one; said before it is chosen, always (promise P3)."""

    POLICE_REPORT = "police_report"
    POLICE_COOPERATION = "police_cooperation"
    INFORMS_POLICE = "informs_police"
    INFORMS_IMMIGRATION = "informs_immigration"
    INFORMS_CONSULATE = "informs_consulate"
    INFORMS_STATE_BODY = "informs_state_body"
    IS_LAW_ENFORCEMENT = "is_law_enforcement"


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number as the provider writes it; ``kind`` is HSDS's word (voice, sms, textphone, ...)."""

    number: str
    extension: str = ""
    kind: str = ""
    note: str = ""

    def to_json(self) -> Plain:
        return {"number": self.number, "extension": self.extension, "kind": self.kind, "note": self.note}

    @classmethod
    def from_json(cls, document: object) -> Phone:
        read = Fields(document)
        return cls(read.text("number"), read.text("extension"), read.text("kind"), read.text("note"))


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language in which help is given: a BCP 47 tag, or None when only the provider's words are known."""

    tag: str | None
    text: str

    def to_json(self) -> Plain:
        return {"tag": self.tag, "text": self.text}

    @classmethod
    def from_json(cls, document: object) -> Spoken:
        read = Fields(document)
        return cls(read.text_or_none("tag"), read.text("text"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a service is given. A confidential place has no address here, whatever the file said.

    ``address`` is lines of text from the narrowest to the widest. ``virtual`` is help by phone or screen.
    """

    id: str
    name: str = ""
    address: tuple[str, ...] = ()
    confidential: bool = False
    virtual: bool = False
    transport: str = ""
    accessibility: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.confidential:
            object.__setattr__(self, "address", ())
            object.__setattr__(self, "transport", "")

    def to_json(self) -> Plain:
        return {
            "id": self.id,
            "name": self.name,
            "address": list(self.address),
            "confidential": self.confidential,
            "virtual": self.virtual,
            "transport": self.transport,
            "accessibility": list(self.accessibility),
        }

    @classmethod
    def from_json(cls, document: object) -> Place:
        read = Fields(document)
        return cls(
            id=read.text("id"),
            name=read.text("name"),
            address=read.texts("address"),
            confidential=read.flag("confidential"),
            virtual=read.flag("virtual"),
            transport=read.text("transport"),
            accessibility=read.texts("accessibility"),
        )


DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Schedule:
    """Opening hours: ``days`` are codes of ``DAYS`` (empty: not said), times ``HH:MM`` or as written, and a note."""

    days: tuple[str, ...] = ()
    opens: str = ""
    closes: str = ""
    note: str = ""

    def to_json(self) -> Plain:
        return {"days": list(self.days), "opens": self.opens, "closes": self.closes, "note": self.note}

    @classmethod
    def from_json(cls, document: object) -> Schedule:
        read = Fields(document)
        return cls(read.texts("days"), read.text("opens"), read.text("closes"), read.text("note"))


@dataclass(frozen=True, slots=True)
class Term:
    """A term of some taxonomy that a service carries; codes of foreign taxonomies are opaque text."""

    taxonomy: str
    code: str
    name: str = ""

    def to_json(self) -> Plain:
        return {"taxonomy": self.taxonomy, "code": self.code, "name": self.name}

    @classmethod
    def from_json(cls, document: object) -> Term:
        read = Fields(document)
        return cls(read.text("taxonomy"), read.text("code"), read.text("name"))


@dataclass(frozen=True, slots=True)
class Organization:
    """Who gives a service. An organisation that the file names nowhere has an empty name."""

    id: str
    name: str = ""
    description: str = ""
    emails: tuple[str, ...] = ()
    website: str = ""

    def to_json(self) -> Plain:
        return {
            "id": self.id,
            "name": self.name,
            "description": self.description,
            "emails": list(self.emails),
            "website": self.website,
        }

    @classmethod
    def from_json(cls, document: object) -> Organization:
        read = Fields(document)
        return cls(
            id=read.text("id"),
            name=read.text("name"),
            description=read.text("description"),
            emails=read.texts("emails"),
            website=read.text("website"),
        )


@dataclass(frozen=True, slots=True)
class Service:
    """One service, with all that a worker needs to know of it; ``source`` and ``id`` together name it for ever.

    Texts are the provider's own words and never markup. ``needs`` are codes of the needs it serves, sorted;
    ``assured`` is the ISO date of its last check, or None; ages are whole years.
    """

    id: str
    source: str
    name: str
    organization: Organization = field(default_factory=lambda: Organization(""))
    description: str = ""
    status: Status = Status.UNKNOWN
    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    website: str = ""
    places: tuple[Place, ...] = ()
    languages: tuple[Spoken, ...] = ()
    interpretation: str = ""
    eligibility: str = ""
    serves: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    cost: str = ""
    application: str = ""
    documents: tuple[str, ...] = ()
    wait: str = ""
    schedules: tuple[Schedule, ...] = ()
    areas: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    needs: tuple[str, ...] = ()
    assured: str | None = None
    alert: str = ""
    demands: frozenset[Demand] = frozenset()

    @property
    def key(self) -> tuple[str, str]:
        """Source and id: what a consent or a referral keeps of the service."""
        return (self.source, self.id)

    @property
    def addresses(self) -> tuple[tuple[str, ...], ...]:
        """The printable addresses, each as lines; a confidential place gives none."""
        return tuple(place.address for place in self.places if place.address and not place.confidential)

    def to_json(self) -> Plain:
        """The whole service as one versioned JSON document."""
        return {
            "version": ENTRY_VERSION,
            "id": self.id,
            "source": self.source,
            "name": self.name,
            "organization": self.organization.to_json(),
            "description": self.description,
            "status": self.status.value,
            "phones": [phone.to_json() for phone in self.phones],
            "emails": list(self.emails),
            "website": self.website,
            "places": [place.to_json() for place in self.places],
            "languages": [spoken.to_json() for spoken in self.languages],
            "interpretation": self.interpretation,
            "eligibility": self.eligibility,
            "serves": self.serves,
            "minimum_age": self.minimum_age,
            "maximum_age": self.maximum_age,
            "cost": self.cost,
            "application": self.application,
            "documents": list(self.documents),
            "wait": self.wait,
            "schedules": [schedule.to_json() for schedule in self.schedules],
            "areas": list(self.areas),
            "terms": [term.to_json() for term in self.terms],
            "needs": list(self.needs),
            "assured": self.assured,
            "alert": self.alert,
            "demands": sorted(demand.value for demand in self.demands),
        }

    @classmethod
    def from_json(cls, document: object) -> Service:
        """The service of a document; ``BadInput`` when it is not one, or was written by a newer Cairn."""
        read = Fields(document)
        if read.number_or_none("version") != ENTRY_VERSION:
            raise unreadable_entry()
        return cls(
            id=read.text("id"),
            source=read.text("source"),
            name=read.text("name"),
            organization=read.one("organization", Organization.from_json),
            description=read.text("description"),
            status=read.one("status", _status),
            phones=read.each("phones", Phone.from_json),
            emails=read.texts("emails"),
            website=read.text("website"),
            places=read.each("places", Place.from_json),
            languages=read.each("languages", Spoken.from_json),
            interpretation=read.text("interpretation"),
            eligibility=read.text("eligibility"),
            serves=read.text("serves"),
            minimum_age=read.number_or_none("minimum_age"),
            maximum_age=read.number_or_none("maximum_age"),
            cost=read.text("cost"),
            application=read.text("application"),
            documents=read.texts("documents"),
            wait=read.text("wait"),
            schedules=read.each("schedules", Schedule.from_json),
            areas=read.texts("areas"),
            terms=read.each("terms", Term.from_json),
            needs=read.texts("needs"),
            assured=read.text_or_none("assured"),
            alert=read.text("alert"),
            demands=frozenset(read.each("demands", _demand)),
        )


def _status(value: object) -> Status:
    if not isinstance(value, str) or value not in set(Status):
        raise unreadable_entry()
    return Status(value)


def _demand(value: object) -> Demand:
    if not isinstance(value, str) or value not in set(Demand):
        raise unreadable_entry()
    return Demand(value)


def name_order(service: Service) -> tuple[str, str, str, str]:
    """The stated order of services: by name, then organisation, then id; accents and case do not count."""
    return (fold(service.name), fold(service.organization.name), service.source, service.id)


def fold(text: str) -> str:
    """A text without case and accents, for comparing."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))
