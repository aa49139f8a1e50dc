"""What people here know of a service, laid over what its source says; it survives every new version of the source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from intake_app.directory.crosswalk import needs_of
from intake_app.directory.demands import demands_of
from intake_app.directory.entries import Asked, Demand, Service
from intake_app.directory.parts import read_demand
from intake_app.directory.plain import Fields, Plain
from intake_app.languages.words import msg
from intake_app.problems import BadInput

OWN_SOURCE: Final = "own"
"""The source of the entries that were added by hand."""

GRAVE: Final = ("phones", "places", "emails", "website")
"""The fields by which a person is sent somewhere: a wrong one can send them to a trafficker. Gravest first."""

CORRECTABLE: Final = (
    *GRAVE, "name", "organization", "description", "status", "languages", "interpretation", "eligibility", "serves",
    "minimum_age", "maximum_age", "cost", "payments", "application", "documents", "wait", "schedules", "areas",
    "contacts", "longest_stay", "capacity", "needs", "alert",
)  # fmt: skip
"""The fields of a service that can be corrected by hand."""

MOST_HISTORY: Final = 40
"""How many former values of grave fields are kept of one service, the newest."""

EVERY_PLACE: Final = "*"
"""Stands for all places of a service, those that a later version brings too."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A field put right here. ``ours`` and ``theirs`` are values of the service's document.

    ``moved`` says that the source has another value than when it was corrected: a person decides which holds.
    """

    field: str
    ours: object
    theirs: object
    day: str
    moved: bool = False

    def to_json(self) -> Plain:
        written = {"field": self.field, "ours": self.ours, "theirs": self.theirs, "day": self.day}
        return {**written, "moved": self.moved}

    @classmethod
    def from_json(cls, document: object) -> Correction:
        read = Fields(document)
        return cls(read.text("field"), read.plain("ours"), read.plain("theirs"), read.text("day"), read.flag("moved"))


@dataclass(frozen=True, slots=True)
class Former:
    """A value that a grave field had until an ISO ``day``; ``value`` is of the service's document."""

    field: str
    value: object
    day: str

    def to_json(self) -> Plain:
        return {"field": self.field, "value": self.value, "day": self.day}

    @classmethod
    def from_json(cls, document: object) -> Former:
        read = Fields(document)
        return cls(read.text("field"), read.plain("value"), read.text("day"))


@dataclass(frozen=True, slots=True)
class Local:
    """What is known here of one service. ``told`` are the demands that its source itself says.

    ``secret`` are the ids of places whose address must not be kept, ``out`` the ISO day it was taken out by hand.
    """

    corrections: tuple[Correction, ...] = ()
    asked: tuple[Asked, ...] = ()
    told: frozenset[Demand] = frozenset()
    safe_for: str = ""
    note: str = ""
    secret: frozenset[str] = frozenset()
    phoned: str | None = None
    out: str | None = None

    def to_json(self) -> Plain:
        """The whole layer as a JSON document."""
        return {
            "corrections": [each.to_json() for each in self.corrections],
            "asked": [each.to_json() for each in self.asked],
            "told": sorted(self.told),
            "safe_for": self.safe_for,
            "note": self.note,
            "secret": sorted(self.secret),
            "phoned": self.phoned,
            "out": self.out,
        }

    @classmethod
    def from_json(cls, document: object) -> Local:
        """The layer of a document; ``BadInput`` when it is not one."""
        read = Fields(document)
        return cls(
            corrections=read.each("corrections", Correction.from_json),
            asked=read.each("asked", Asked.from_json),
            told=frozenset(read.each("told", read_demand)),
            safe_for=read.text("safe_for"),
            note=read.text("note"),
            secret=frozenset(read.texts("secret")),
            phoned=read.text_or_none("phoned"),
            out=read.text_or_none("out"),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known here of the service."""
        return replace(self, told=frozenset()) == Local()

    def correction(self, name: str) -> Correction | None:
        """The correction of this field, if there is one."""
        return next((each for each in self.corrections if each.field == name), None)

    def without_secrets(self, service: Service) -> Service:
        """The service as its source says, without the addresses that must not be kept."""
        if not self.secret:
            return service
        is_secret = self.secret.__contains__ if EVERY_PLACE not in self.secret else lambda _: True
        places = tuple(replace(each, confidential=True) if is_secret(each.id) else each for each in service.places)
        return replace(service, places=places)

    def lay_over(self, service: Service) -> Service:
        """The service as it holds here; ``service`` is what its source says."""
        corrected = self.without_secrets(_with_fields(service, {each.field: each.ours for each in self.corrections}))
        noted = replace(
            corrected,
            asked=self.asked,
            demands=_demands(_said(corrected) if self.corrections else corrected.demands, self.asked),
            safe_for=self.safe_for,
            note=self.note,
            phoned=self.phoned,
            corrected=tuple(each.field for each in self.corrections),
        )
        return replace(noted, gone=noted.gone or self.out)

    def lift_off(self, service: Service) -> Service:
        """What its source says; ``service`` is as it holds here. The addresses that are kept secret stay away."""
        if self == Local():
            return service
        bare = replace(
            _with_fields(service, {each.field: each.theirs for each in self.corrections}),
            asked=(), demands=self.told, safe_for="", note="", phoned=None, corrected=(),
        )  # fmt: skip
        return replace(bare, gone=None) if bare.gone == self.out else bare


@dataclass(frozen=True, slots=True)
class Kept:
    """A service as it holds here, with the layer that made it so and the former values of its grave fields."""

    service: Service
    local: Local = field(default_factory=Local)
    history: tuple[Former, ...] = ()

    @property
    def theirs(self) -> Service:
        """What its source says."""
        return self.local.lift_off(self.service)

    def to_json(self) -> Plain:
        """The service's document with the rest beside it, where there is any."""
        layer: Plain = {"local": self.local.to_json()} if self.local != Local() else {}
        former: Plain = {"history": [each.to_json() for each in self.history]} if self.history else {}
        return {**self.service.to_json(), **layer, **former}

    @classmethod
    def from_json(cls, document: object) -> Kept:
        read = Fields(document)
        layer = read.plain("local")
        local = Local() if layer is None else Local.from_json(layer)
        return cls(Service.from_json(document), local, read.each("history", Former.from_json))

    def now(self, service: Service, local: Local, day: str) -> Kept:
        """The same entry with another version of what its source says and another layer.

        Former values of grave fields go into the history. A worker's call says nothing of details that changed since.
        """
        local = Local() if local.is_empty else replace(local, told=service.demands)
        held = local.lay_over(service)
        before, after = _grave_values(self.service), _grave_values(held)
        replaced = [Former(was[0], was[1], day) for was, now in zip(before, after, strict=True) if was != now]
        newly_secret = local.secret - self.local.secret
        if replaced and not newly_secret and local.phoned and local.phoned == self.local.phoned:
            local = replace(local, phoned=None)
            held = replace(held, phoned=None)
        history = (*self.history, *(each for each in replaced if each.value))[-MOST_HISTORY:]
        return Kept(held, local, tuple(each for each in history if each.field != "places" or not newly_secret))


def _grave_values(service: Service) -> list[tuple[str, object]]:
    """What sends a person somewhere, as values of the service's document, its organisation's as well."""
    said = service.to_json()
    own = [(name, said[name]) for name in GRAVE]
    return [*own, ("emails", list(service.organization.emails)), ("website", service.organization.website)]


def corrected(theirs: Service, local: Local, wished: Service, names: Iterable[str], day: str) -> Local:
    """The layer in which the fields ``names`` are as in ``wished``; ``theirs`` is what the source says.

    A field that is given the source's own value is corrected no more. BadInput for a field that cannot be.
    """
    said, given = theirs.to_json(), wished.to_json()
    chosen = [_correctable(name) for name in names]
    others = tuple(each for each in local.corrections if each.field not in chosen)
    new = tuple(
        Correction(name, given.get(name), said.get(name), day)
        for name in CORRECTABLE
        if name in chosen and given.get(name) != said.get(name)
    )
    return replace(local, corrections=others + new)


def kept_secret(theirs: Service, local: Local, places: Iterable[str]) -> Local:
    """The layer in which the addresses of these places are kept secret, in corrections too; there is no way back."""
    secret = replace(local, secret=local.secret.union(places))

    def bare(value: object) -> object:
        return secret.without_secrets(_with_fields(theirs, {"places": value})).to_json()["places"]

    corrections = tuple(
        replace(each, ours=bare(each.ours), theirs=bare(each.theirs)) if each.field == "places" else each
        for each in local.corrections
    )
    return replace(secret, corrections=corrections)


def carried_over(local: Local, service: Service) -> Local:
    """The layer for a new version of what the source says: corrections stay, and those that the source moved say so.

    What the source now says as we do is corrected no more.
    """
    said = local.without_secrets(service).to_json()
    stay = tuple(
        replace(each, theirs=said.get(each.field), moved=each.moved or said.get(each.field) != each.theirs)
        for each in local.corrections
        if said.get(each.field) != each.ours
    )
    return replace(local, corrections=stay)


def asked_of(local: Local, asked: Iterable[Asked]) -> Local:
    """The layer in which these answers replace earlier ones about the same demands."""
    new = {each.demand: each for each in asked}
    kept = tuple(each for each in local.asked if each.demand not in new)
    return replace(local, asked=(*kept, *new.values()))


def _correctable(name: str) -> str:
    if name in CORRECTABLE:
        return name
    raise BadInput(msg("This cannot be corrected: {name}.")(name=name[:80]), msg("See the entry for what it holds."))


def _with_fields(service: Service, fields: Mapping[str, object]) -> Service:
    """The service with these values of its document; None stands for the default."""
    if not fields:
        return service
    document = {**service.to_json(), **fields}
    read = Service.from_json({name: value for name, value in document.items() if value is not None})
    renamed = {"name", "description"} & fields.keys() and "needs" not in fields
    return replace(read, needs=needs_of(read)) if renamed else read


def _said(service: Service) -> frozenset[Demand]:
    """The demands of a corrected entry: its source's, and those that its corrected words speak of."""
    return service.demands | demands_of(service)


def _demands(told: frozenset[Demand], asked: Iterable[Asked]) -> frozenset[Demand]:
    """The demands that hold: what was asked last, over what the source says. A police office stays one."""
    answers = {each.demand: each.yes for each in asked}
    denied = {demand for demand, yes in answers.items() if not yes and demand is not Demand.IS_LAW_ENFORCEMENT}
    return (told - denied) | {demand for demand, yes in answers.items() if yes}
