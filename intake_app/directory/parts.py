"""The parts of an entry: its phones, places, hours, areas, people to ask for, and what was asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from intake_app.directory.plain import Fields, Plain, unreadable_entry


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
    """A phone number as the provider writes it; ``kind`` is HSDS's word (voice, sms, textphone, ...).

    ``languages`` are those spoken on it, in the provider's words.
    """

    number: str
    extension: str = ""
    kind: str = ""
    note: str = ""
    languages: str = ""

    def to_json(self) -> Plain:
        written = {"number": self.number, "extension": self.extension, "kind": self.kind, "note": self.note}
        return {**written, **filled({"languages": self.languages})}

    @classmethod
    def from_json(cls, document: object) -> Phone:
        read = Fields(document)
        number, extension, kind, note = (read.text(name) for name in ("number", "extension", "kind", "note"))
        return cls(number, extension, kind, note, read.text("languages"))


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
    ``latitude`` and ``longitude`` are degrees (WGS 84), both or none, and none of a confidential place either.
    """

    id: str
    name: str = ""
    address: tuple[str, ...] = ()
    confidential: bool = False
    virtual: bool = False
    transport: str = ""
    accessibility: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None

    def __post_init__(self) -> None:
        if self.confidential:
            object.__setattr__(self, "address", ())
            object.__setattr__(self, "transport", "")
            object.__setattr__(self, "latitude", None)
            object.__setattr__(self, "longitude", None)

    def to_json(self) -> Plain:
        return {
            "id": self.id,
            "name": self.name,
            "address": list(self.address),
            "confidential": self.confidential,
            "virtual": self.virtual,
            "transport": self.transport,
            "accessibility": list(self.accessibility),
            **filled({"latitude": self.latitude, "longitude": self.longitude}),
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
            latitude=read.real_or_none("latitude"),
            longitude=read.real_or_none("longitude"),
        )


DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Schedule:
    """Opening hours: ``days`` are codes of ``DAYS`` (empty: not said), times ``HH:MM`` or as written, and a note.

    ``first`` and ``last`` are ISO days between which alone they hold, as for a holiday; ``closed`` says that it is
    closed then.
    """

    days: tuple[str, ...] = ()
    opens: str = ""
    closes: str = ""
    note: str = ""
    first: str = ""
    last: str = ""
    closed: bool = False

    def to_json(self) -> Plain:
        written: Plain = {"days": list(self.days), "opens": self.opens, "closes": self.closes, "note": self.note}
        return {**written, **filled({"first": self.first, "last": self.last, "closed": self.closed})}

    @classmethod
    def from_json(cls, document: object) -> Schedule:
        read = Fields(document)
        return cls(
            days=read.texts("days"),
            opens=read.text("opens"),
            closes=read.text("closes"),
            note=read.text("note"),
            first=read.text("first"),
            last=read.text("last"),
            closed=read.flag("closed"),
        )


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
    """Who gives a service. An organisation that the file names nowhere has an empty name.

    ``status`` and ``legal_status`` are the file's own words.
    """

    id: str
    name: str = ""
    description: str = ""
    emails: tuple[str, ...] = ()
    website: str = ""
    status: str = ""
    legal_status: str = ""

    def to_json(self) -> Plain:
        return {
            "id": self.id,
            "name": self.name,
            "description": self.description,
            "emails": list(self.emails),
            "website": self.website,
            **filled({"status": self.status, "legal_status": self.legal_status}),
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
            status=read.text("status"),
            legal_status=read.text("legal_status"),
        )


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to ask for at a service: a name, what they are there, and an e-mail address; any may be empty."""

    name: str = ""
    title: str = ""
    department: str = ""
    email: str = ""

    def to_json(self) -> Plain:
        return filled({"name": self.name, "title": self.title, "department": self.department, "email": self.email})

    @classmethod
    def from_json(cls, document: object) -> Contact:
        read = Fields(document)
        return cls(*(read.text(name) for name in ("name", "title", "department", "email")))


@dataclass(frozen=True, slots=True)
class Extent:
    """A box on the map around an area that a service covers, in degrees (WGS 84)."""

    south: float
    west: float
    north: float
    east: float

    def to_json(self) -> Plain:
        return {"south": self.south, "west": self.west, "north": self.north, "east": self.east}

    @classmethod
    def from_json(cls, document: object) -> Extent:
        read = Fields(document)
        return cls(*(read.real_or_none(name) or 0.0 for name in ("south", "west", "north", "east")))


@dataclass(frozen=True, slots=True)
class Asked:
    """A worker asked a service about a demand on an ISO ``day``: it does (``yes``), or they say that they do not."""

    demand: Demand
    yes: bool
    day: str

    def to_json(self) -> Plain:
        return {"demand": self.demand.value, "yes": self.yes, "day": self.day}

    @classmethod
    def from_json(cls, document: object) -> Asked:
        read = Fields(document)
        return cls(read.one("demand", read_demand), read.flag("yes"), read.text("day"))


def filled(document: Plain) -> Plain:
    """The fields of a document that say something: what is absent has its default."""
    return {name: value for name, value in document.items() if value or isinstance(value, float)}


def read_status(value: object) -> Status:
    """A status from a document; ``BadInput`` when it is none."""
    if not isinstance(value, str) or value not in set(Status):
        raise unreadable_entry()
    return Status(value)


def read_demand(value: object) -> Demand:
    """A demand from a document; ``BadInput`` when it is none."""
    if not isinstance(value, str) or value not in set(Demand):
        raise unreadable_entry()
    return Demand(value)
