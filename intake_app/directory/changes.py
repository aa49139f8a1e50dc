"""What a new version of a directory would change: what is new, gone and changed, what could do harm first."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Final

from intake_app.directory.entries import Schedule, Service, fold, name_order
from intake_app.directory.plain import Plain

Key = tuple[str, str]
Lines = tuple[str, ...]

GRAVE_FIELDS: Final = (
    "phones", "addresses", "emails", "website", "organization_emails", "organization_website",
)  # fmt: skip
"""What sends a person somewhere: a wrong one can send them to a trafficker. Gravest first."""


class Use(StrEnum):
    """Whether somebody was referred to a service or released something to it; *live* while it has not ended."""

    NONE = "none"
    PAST = "past"
    LIVE = "live"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field with its old and new value as lines, empty where there was none.

    ``ours`` is what was put right here and stays until a person decides, or None.
    """

    field: str
    old: Lines
    new: Lines
    ours: Lines | None = None

    @property
    def grave(self) -> bool:
        """Whether a wrong value could send a person to a trafficker."""
        return self.field in GRAVE_FIELDS

    def to_json(self) -> Plain:
        """The change as plain JSON."""
        said: Plain = {"field": self.field, "grave": self.grave, "old": list(self.old), "new": list(self.new)}
        return said if self.ours is None else {**said, "ours": list(self.ours)}


@dataclass(frozen=True, slots=True)
class Change:
    """A service that is in both versions, with the fields that differ, grave ones first. ``back``: it was gone."""

    service: Service
    fields: tuple[FieldChange, ...]
    use: Use = Use.NONE
    back: bool = False

    @property
    def grave(self) -> bool:
        """Whether one of its fields is."""
        return any(each.grave for each in self.fields)


@dataclass(frozen=True, slots=True)
class Gone:
    """A service that the new version no longer lists."""

    service: Service
    use: Use = Use.NONE


class Doubt(StrEnum):
    """Why a new entry may pose as another."""

    SAME_NAME = "same_name"
    ALIKE_NAME = "alike_name"


@dataclass(frozen=True, slots=True)
class Alarm:
    """A new or renamed service that has the name of a known one and another phone, or a name that looks like it."""

    doubt: Doubt
    service: Service
    known: Service


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs, gravest first. ``same`` counts the services that do not differ."""

    added: tuple[Service, ...] = ()
    gone: tuple[Gone, ...] = ()
    changed: tuple[Change, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    same: int = 0

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.gone or self.changed)

    @property
    def grave(self) -> tuple[Change, ...]:
        """The changes of phones, addresses, e-mail addresses and websites."""
        return tuple(each for each in self.changed if each.grave)


_NO_USE: Final[Mapping[Key, Use]] = {}


def compare(
    old: Iterable[Service],
    new: Iterable[Service],
    *,
    use: Mapping[Key, Use] = _NO_USE,
    ours: Callable[[Key, str], Lines | None] = lambda _, __: None,
    known: Iterable[Service] = (),
) -> Changes:
    """What ``new`` changes in ``old``, two versions of one source as it says them; ``gone`` entries may be among old.

    ``ours`` gives what was put right here of a field; ``known`` are the services of other sources.
    """
    before, after = {each.key: each for each in old}, {each.key: each for each in new}
    pairs = [(before[key], after[key]) for key in before.keys() & after.keys()]
    changed = [change for was, now in pairs if (change := _change(was, now, use, ours))]
    gone = [each for each in before.values() if each.key not in after and not each.gone]
    added = [each for each in after.values() if each.key not in before]
    listed = [each for each in before.values() if not each.gone]
    return Changes(
        added=tuple(sorted(added, key=name_order)),
        gone=tuple(sorted((Gone(each, use.get(each.key, Use.NONE)) for each in gone), key=_gone_order)),
        changed=tuple(sorted(changed, key=_change_order)),
        alarms=tuple(_alarms([*added, *(c.service for c in changed if _renamed(c))], [*listed, *known])),
        same=len(pairs) - len(changed),
    )


def field_lines(service: Service, name: str) -> Lines:
    """The value of a field as lines for a person to read."""
    return _FIELDS[name](service)


def skeleton(name: str) -> str:
    """A name as the eye takes it: what looks alike is alike (the most used of Unicode TR39's confusables)."""
    plain = unicodedata.normalize("NFKC", name).casefold().translate(_LOOKS)
    return "".join(each for each in fold(plain).translate(_LOOKS) if each.isalnum()).replace("rn", "m")


def _change(
    was: Service, now: Service, use: Mapping[Key, Use], ours: Callable[[Key, str], Lines | None]
) -> Change | None:
    fields = tuple(
        FieldChange(name, lines(was), lines(now), ours(now.key, name))
        for name, lines in _FIELDS.items()
        if lines(was) != lines(now)
    )
    back = was.gone is not None
    return Change(now, fields, use.get(now.key, Use.NONE), back) if fields or back else None


def _renamed(change: Change) -> bool:
    return any(each.field in ("name", "organization") for each in change.fields)


def _alarms(new: Iterable[Service], known: Iterable[Service]) -> Iterable[Alarm]:
    """New names that are, or look like, known ones."""
    by_name: dict[str, list[Service]] = {}
    by_looks: dict[str, list[Service]] = {}
    for each in known:
        by_name.setdefault(fold(each.name), []).append(each)
        for name in {each.name, each.organization.name} - {""}:
            by_looks.setdefault(skeleton(name), []).append(each)
    for service in sorted(new, key=name_order):
        same = (each for each in by_name.get(fold(service.name), ()) if each.key != service.key)
        if other := next((each for each in same if _other_phone(service, each)), None):
            yield Alarm(Doubt.SAME_NAME, service, other)
        elif other := _alike(service, by_looks):
            yield Alarm(Doubt.ALIKE_NAME, service, other)


def _alike(service: Service, by_looks: Mapping[str, list[Service]]) -> Service | None:
    """A known service whose name, or whose organisation's, looks like this one's and is spelt in other letters."""
    for name in {service.name, service.organization.name} - {""}:
        for other in by_looks.get(skeleton(name), ()):
            spelt = {_spelt(other.name), _spelt(other.organization.name)}
            if other.key != service.key and skeleton(name) and _spelt(name) not in spelt:
                return other
    return None


def _spelt(name: str) -> str:
    return "".join(each for each in fold(name) if each.isalnum())


def _other_phone(one: Service, other: Service) -> bool:
    return not {_digits(p.number) for p in one.phones} & {_digits(p.number) for p in other.phones}


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))


def _change_order(change: Change) -> tuple[bool, bool, tuple[str, str, str, str]]:
    return (not change.grave, change.use is not Use.LIVE, name_order(change.service))


def _gone_order(gone: Gone) -> tuple[bool, bool, tuple[str, str, str, str]]:
    return (gone.use is not Use.LIVE, gone.use is Use.NONE, name_order(gone.service))


def _phones(service: Service) -> Lines:
    return tuple(
        " ".join(filter(None, (each.number, each.extension and f"x{each.extension}", each.kind, each.note)))
        for each in service.phones
    )


def _addresses(service: Service) -> Lines:
    return tuple(", ".join(lines) for lines in service.addresses)


def _hours(schedule: Schedule) -> str:
    times = "–".join(filter(None, (schedule.opens, schedule.closes)))
    span = "/".join(filter(None, (schedule.first, schedule.last)))
    return " ".join(filter(None, (" ".join(schedule.days), times, span, schedule.note)))


def _text(name: str, service: Service) -> Lines:
    value = getattr(service, name)
    return (str(value),) if value not in ("", None) else ()


def _texts(name: str, service: Service) -> Lines:
    return tuple(getattr(service, name))


_FIELDS: Final[Mapping[str, Callable[[Service], Lines]]] = {
    "phones": _phones,
    "addresses": _addresses,
    "emails": partial(_texts, "emails"),
    "website": partial(_text, "website"),
    "organization_emails": lambda s: s.organization.emails,
    "organization_website": lambda s: (s.organization.website,) if s.organization.website else (),
    "name": partial(_text, "name"),
    "organization": lambda s: (s.organization.name,) if s.organization.name else (),
    "demands": lambda s: tuple(sorted(s.demands)),
    "status": lambda s: (s.status.value,),
    "places": lambda s: tuple(each.name for each in s.places if each.name),
    "accessibility": lambda s: tuple(text for each in s.places for text in each.accessibility),
    "languages": lambda s: tuple(each.text for each in s.languages),
    "schedules": lambda s: tuple(map(_hours, s.schedules)),
    "contacts": lambda s: tuple(" ".join(filter(None, (c.name, c.title, c.department, c.email))) for c in s.contacts),
    **{
        name: partial(_text, name)
        for name in (
            "description", "alert", "interpretation", "eligibility", "serves", "minimum_age", "maximum_age", "cost",
            "application", "wait", "longest_stay", "capacity", "assured",
        )
    },
    **{name: partial(_texts, name) for name in ("also_called", "payments", "documents", "areas", "needs")},
}  # fmt: skip
"""Each field that is compared, grave ones first, with its value as lines."""

_LOOKS: Final = str.maketrans(
    {
        "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "l", "ј": "j", "ѕ": "s", "ԁ": "d",
        "һ": "h", "ӏ": "l", "к": "k", "м": "m", "т": "t", "в": "b", "н": "h", "ν": "v", "ο": "o", "α": "a", "ρ": "p",
        "τ": "t", "υ": "u", "ι": "l", "κ": "k", "ε": "e", "η": "n", "ω": "w", "χ": "x", "ɡ": "g", "ѵ": "v", "ԛ": "q",
        "ԝ": "w", "ı": "l", "i": "l", "1": "l", "|": "l", "0": "o", "5": "s", "8": "b",
    }
)  # fmt: skip
