"""The entries of a directory: services with their organisation, places, phones and hours."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace

from intake_app.directory.parts import (
    DAYS,
    Asked,
    Contact,
    Demand,
    Extent,
    Organization,
    Phone,
    Place,
    Schedule,
    Spoken,
    Status,
    Term,
    filled,
    read_demand,
    read_status,
)
from intake_app.directory.plain import Fields, Plain, unreadable_entry

__all__ = [
    "DAYS",
    "ENTRY_VERSION",
    "Asked",
    "Contact",
    "Demand",
    "Extent",
    "Organization",
    "Phone",
    "Place",
    "Schedule",
    "Service",
    "Spoken",
    "Status",
    "Term",
    "fold",
    "name_order",
]

ENTRY_VERSION = 1
"""The version of a service's JSON document; an unknown one is refused. What it lacks has its default."""


@dataclass(frozen=True, slots=True)
class Service:
    """One service, with all that a worker needs to know of it; ``source`` and ``id`` together name it for ever.

    Texts are the provider's own words and never markup. ``needs`` are codes of the needs it serves, sorted;
    ``assured`` is the ISO date of its last check, ``updated`` that of its last change, or None; ages are whole years.

    What people here know is laid over what the source says: ``asked`` and the ``demands`` that follow, ``safe_for``,
    ``note``, ``phoned`` (the ISO day a worker phoned and the details were right) and ``corrected``, the fields that
    were put right here. ``gone`` is the ISO day since which it is no longer listed.
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
    also_called: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    payments: tuple[str, ...] = ()
    longest_stay: str = ""
    capacity: str = ""
    extents: tuple[Extent, ...] = ()
    updated: str | None = None
    asked: tuple[Asked, ...] = ()
    safe_for: str = ""
    note: str = ""
    phoned: str | None = None
    corrected: tuple[str, ...] = ()
    gone: str | None = None

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
            **self._more_to_json(),
        }

    def _more_to_json(self) -> Plain:
        return filled(
            {
                "also_called": list(self.also_called),
                "contacts": [contact.to_json() for contact in self.contacts],
                "payments": list(self.payments),
                "longest_stay": self.longest_stay,
                "capacity": self.capacity,
                "extents": [extent.to_json() for extent in self.extents],
                "updated": self.updated,
                "asked": [asked.to_json() for asked in self.asked],
                "safe_for": self.safe_for,
                "note": self.note,
                "phoned": self.phoned,
                "corrected": list(self.corrected),
                "gone": self.gone,
            }
        )

    @classmethod
    def from_json(cls, document: object) -> Service:
        """The service of a document; ``BadInput`` when it is not one, or was written by a newer Cairn."""
        read = Fields(document)
        if read.number_or_none("version") != ENTRY_VERSION:
            raise unreadable_entry()
        told = cls(
            id=read.text("id"),
            source=read.text("source"),
            name=read.text("name"),
            organization=read.one("organization", Organization.from_json),
            description=read.text("description"),
            status=read.one("status", read_status),
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
            demands=frozenset(read.each("demands", read_demand)),
        )
        return _more_of(told, read)


def _more_of(service: Service, read: Fields) -> Service:
    """The service with the fields that documents of the first Cairn did not have."""
    return replace(
        service,
        also_called=read.texts("also_called"),
        contacts=read.each("contacts", Contact.from_json),
        payments=read.texts("payments"),
        longest_stay=read.text("longest_stay"),
        capacity=read.text("capacity"),
        extents=read.each("extents", Extent.from_json),
        updated=read.text_or_none("updated"),
        asked=read.each("asked", Asked.from_json),
        safe_for=read.text("safe_for"),
        note=read.text("note"),
        phoned=read.text_or_none("phoned"),
        corrected=read.texts("corrected"),
        gone=read.text_or_none("gone"),
    )


def name_order(service: Service) -> tuple[str, str, str, str]:
    """The stated order of services: by name, then organisation, then id; accents and case do not count."""
    return (fold(service.name), fold(service.organization.name), service.source, service.id)


def fold(text: str) -> str:
    """A text without case and accents, for comparing."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))
