"""The directory at the desk: reading a new version, confirming it, and what people here know better."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from intake_app.conversation.ids import new_id
from intake_app.directory.changes import Changes, Key, Lines, Use, compare, field_lines
from intake_app.directory.crosswalk import needs_of
from intake_app.directory.demands import demands_of
from intake_app.directory.entries import Asked, Demand, Phone, Service
from intake_app.directory.local import (
    EVERY_PLACE,
    OWN_SOURCE,
    Former,
    Kept,
    Local,
    asked_of,
    carried_over,
    corrected,
    kept_secret,
)
from intake_app.directory.source_names import source_for
from intake_app.languages.digits import western
from intake_app.languages.words import msg
from intake_app.need_table import NeedTable
from intake_app.problems import BadInput
from intake_app.readers.child import read_directory_safely
from intake_app.readers.entry_file import BY_HAND
from intake_app.readers.reading import DirectoryReading
from intake_app.store.documents import clean
from intake_app.store.store import Store

GONE_KEPT_DAYS: Final = 731
"""How long an entry that is no longer listed stays readable when nobody was referred to it."""

LONGEST_TEXT: Final = 4_000
"""Characters of a note or of *safe for whom*."""


class Settled(StrEnum):
    """What a person decided about a corrected field that the source has changed since."""

    KEEP_OURS = "keep_ours"
    TAKE_THEIRS = "take_theirs"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A directory as read, of which nothing is kept yet, with what it would change.

    ``first`` says that nothing of this source is on file. ``state`` is what was on file when the changes were told.
    """

    reading: DirectoryReading
    changes: Changes
    first: bool
    state: bytes


class DirectoryDesk:
    """The use cases of the directory over an open store; ``today`` tells the local day.

    A key is ``(source, id)``. Every method may raise a Problem; nothing is then half done.
    """

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store = store
        self._shelf = store.directory
        self._today = today

    def read(self, path: Path, source: str | None = None) -> Incoming:
        """Read a directory from outside in a limited child process and compare it with what is on file.

        Nothing is kept. ``source`` says whose directory it is; without it, it is the one on file that it is a newer
        version of, or a new one by its own name. Raises Refused.
        """
        reading = read_directory_safely(path, source)
        if source is None:
            known = source_for(reading.source, reading.services, self._store.services())
            services = tuple(replace(each, source=known) for each in reading.services)
            reading = replace(reading, source=known, services=services)
        return self.compare(reading)

    def compare(self, reading: DirectoryReading) -> Incoming:
        """A reading beside what is on file of its source."""
        read = NeedTable(self._store).found(reading.services)
        services = tuple(Service.from_json(clean(each.to_json())) for each in read)
        reading = replace(reading, source=clean(reading.source), services=services)
        if reading.source == OWN_SOURCE:
            raise BadInput(
                msg("The directory has the name that is kept for entries made by hand."),
                msg("Give the file another name."),
            )
        former = {each.service.key: each for each in self._shelf.kept(reading.source)}
        changes = compare(
            (each.theirs for each in former.values()),
            (_local(former, each.key).without_secrets(each) for each in services),
            use=self._shelf.uses(),
            ours=lambda key, name: _ours(former[key], name),
            known=(each for each in self._store.services() if each.source != reading.source),
        )
        return Incoming(reading, changes, not former, self._shelf.state(reading.source))

    def take_in(self, incoming: Incoming) -> int:
        """Put a directory in the place of its former version; how many services are listed now.

        What is known here stays. What is no longer listed stays readable. Raises BadInput when the directory changed
        since it was compared.
        """
        source, day = incoming.reading.source, self._today().isoformat()
        with self._shelf.writing():
            if self._shelf.state(source) != incoming.state:
                raise BadInput(
                    msg("The directory was changed meanwhile, so nothing was taken in."), msg("Read the file again.")
                )
            former = {each.service.key: each for each in self._shelf.kept(source)}
            now = [_renewed(former.get(each.key), each, day) for each in incoming.reading.services]
            listed = {each.key for each in incoming.reading.services}
            unlisted = [each for key, each in former.items() if key not in listed]
            return self._shelf.replace(source, [*now, *self._still_readable(unlisted)])

    def take_in_at_once(self, path: Path) -> DirectoryReading:
        """Read a directory from outside and take it in without asking."""
        incoming = self.read(path)
        self.take_in(incoming)
        return incoming.reading

    def kept(self, key: Key) -> Kept:
        """A service with what is known of it here and what its source says. BadInput when there is none."""
        found = self._shelf.find(key)
        if found is None:
            raise BadInput(
                msg("The directory holds no service with the id {id}.")(id=key[1][:80]),
                msg("Import the directory first, then look the service up by its need."),
            )
        return found

    def history(self, key: Key) -> tuple[Former, ...]:
        """The former values of phones, places, e-mail addresses and website, newest first."""
        return tuple(reversed(self.kept(key).history))

    def unsettled(self) -> tuple[Kept, ...]:
        """The entries with a correction whose field the source has changed since."""
        return tuple(each for each in self._shelf.kept() if any(c.moved for c in each.local.corrections))

    def add(self, service: Service) -> Service:
        """Keep an entry made by hand, under an id of its own; as it was kept. BadInput when it has no name."""
        if not service.name.strip():
            raise BadInput(msg("The service has no name."), msg("Write its name."))
        own = _read_again(_tidied(replace(service, source=OWN_SOURCE, id=new_id())))
        own = replace(own, needs=own.needs or needs_of(own), demands=own.demands | demands_of(own))
        self._shelf.keep(Kept(own))
        return own

    def correct(self, key: Key, **fields: object) -> Service:
        """Put fields of a service right: values as ``Service`` has them. Says what its source says no more.

        Raises BadInput for a field that cannot be corrected.
        """
        kept = self.kept(key)
        wished = _wished(kept.theirs, fields)
        local = corrected(kept.theirs, kept.local, wished, fields, self._day)
        if key[0] == OWN_SOURCE:
            own = replace(wished, demands=wished.demands | demands_of(wished))
            return self._keep(kept, own, replace(local, corrections=()))
        return self._keep(kept, kept.theirs, local)

    def settle(self, key: Key, field: str, decision: Settled) -> Service:
        """Decide about a corrected field that the source has changed since."""
        kept = self.kept(key)
        correction = kept.local.correction(field)
        if correction is None:
            raise BadInput(msg("This was not corrected here: {name}.")(name=field[:80]), msg("See the entry."))
        others = tuple(each for each in kept.local.corrections if each is not correction)
        stay = (replace(correction, moved=False, day=self._day),) if decision is Settled.KEEP_OURS else ()
        return self._keep(kept, kept.theirs, replace(kept.local, corrections=(*others, *stay)))

    def phoned(self, key: Key, day: date | None = None) -> Service:
        """A worker phoned, and the details are right."""
        if day is not None and day > self._today():
            raise BadInput(msg("This day has not come yet."), msg("Give the day of the call."))
        kept = self.kept(key)
        return self._keep(kept, kept.theirs, replace(kept.local, phoned=(day or self._today()).isoformat()))

    def mark(
        self,
        key: Key,
        *,
        demands: Iterable[Demand] = (),
        not_demands: Iterable[Demand] = (),
        safe_for: str | None = None,
        note: str | None = None,
    ) -> Service:
        """Note what a service demands or passes on, what it does not (asked today), for whom it is safe, and more.

        What is not given stays; an empty text removes.
        """
        kept = self.kept(key)
        asked = [Asked(each, yes, self._day) for each, yes in _answers(demands, not_demands).items()]
        local = replace(
            asked_of(kept.local, asked),
            safe_for=kept.local.safe_for if safe_for is None else _short(safe_for),
            note=kept.local.note if note is None else _short(note),
        )
        return self._keep(kept, kept.theirs, local)

    def unmark(self, key: Key, demand: Demand) -> Service:
        """Forget what was noted of one demand: what the source says holds again."""
        kept = self.kept(key)
        asked = tuple(each for each in kept.local.asked if each.demand is not demand)
        return self._keep(kept, kept.theirs, replace(kept.local, asked=asked))

    def keep_secret(self, key: Key, places: Collection[str] = (EVERY_PLACE,)) -> Service:
        """Keep the address of places secret: it is taken out of the vault, and no later version brings it back.

        Other services at the same places lose it too.
        """
        with self._shelf.writing():
            self._keep_secret(self.kept(key), frozenset(places))
            self._shelf.write_anew()
        return self.kept(key).service

    def take_out(self, key: Key) -> None:
        """Offer a service no more; it stays readable for those who were referred to it, and can be put back."""
        kept = self.kept(key)
        self._keep(kept, kept.theirs, replace(kept.local, out=self._day))

    def put_back(self, key: Key) -> Service:
        """Offer a service again that was taken out by hand."""
        kept = self.kept(key)
        return self._keep(kept, kept.theirs, replace(kept.local, out=None))

    @property
    def _day(self) -> str:
        return self._today().isoformat()

    def _keep(self, kept: Kept, theirs: Service, local: Local) -> Service:
        now = Kept.from_json(clean(kept.now(theirs, local, self._day).to_json()))
        self._shelf.keep(now)
        return now.service

    def _keep_secret(self, kept: Kept, places: frozenset[str]) -> None:
        own = {each.id for each in kept.service.places}
        shared = own if EVERY_PLACE in places else own & places
        self._keep(kept, kept.theirs, kept_secret(kept.theirs, kept.local, places))
        for each in self._shelf.kept(kept.service.source):
            there = shared & {place.id for place in each.service.places if not place.confidential}
            if there - {""}:
                self._keep(each, each.theirs, kept_secret(each.theirs, each.local, there))

    def _still_readable(self, unlisted: Iterable[Kept]) -> Iterable[Kept]:
        """What is no longer listed, but for what went long ago and nobody was referred to."""
        uses, today = self._shelf.uses(), self._today()
        for each in unlisted:
            since = each.service.gone or today.isoformat()
            is_recent = (today - date.fromisoformat(since)).days <= GONE_KEPT_DAYS
            if is_recent or uses.get(each.service.key, Use.NONE) is not Use.NONE:
                yield replace(each, service=replace(each.service, gone=since))


def _renewed(former: Kept | None, service: Service, day: str) -> Kept:
    """The entry of a service in a new version of its source."""
    if former is None:
        return Kept(service)
    return former.now(service, carried_over(former.local, service), day)


def _local(former: Mapping[Key, Kept], key: Key) -> Local:
    return former[key].local if key in former else Local()


def _ours(kept: Kept, name: str) -> Lines | None:
    """What was put right here of a field that is compared, or None."""
    belongs = {"addresses": "places", "accessibility": "places"}
    belongs.update({"organization_emails": "organization", "organization_website": "organization"})
    return field_lines(kept.service, name) if kept.local.correction(belongs.get(name, name)) else None


def _wished(service: Service, fields: Mapping[str, object]) -> Service:
    known = set(Service.__dataclass_fields__)
    if unknown := [name for name in fields if name not in known]:
        raise BadInput(
            msg("This cannot be corrected: {name}.")(name=unknown[0][:80]), msg("See the entry for what it holds.")
        )
    wished = _read_again(replace(service, **fields))  # type: ignore[arg-type]
    return _tidied(wished)


def _read_again(service: Service) -> Service:
    """The service as the store would give it back; BadInput when a value is of the wrong kind."""
    try:
        return Service.from_json(clean(service.to_json()))
    except (AttributeError, TypeError):
        raise BadInput(
            msg("A value of the entry is of the wrong kind."), msg("See the entry for what it holds.")
        ) from None


def _tidied(service: Service) -> Service:
    """The service with its phones in 0 to 9, and with an id for each place that was written by hand."""
    places = tuple(replace(each, id=new_id()) if each.id in ("", BY_HAND) else each for each in service.places)
    return replace(service, phones=_in_digits(service.phones), places=places)


def _in_digits(phones: Iterable[Phone]) -> tuple[Phone, ...]:
    return tuple(
        replace(each, number=western(each.number).strip(), extension=western(each.extension))
        for each in phones
        if each.number.strip()
    )


def _answers(yes: Iterable[Demand], no: Iterable[Demand]) -> dict[Demand, bool]:
    answers = dict.fromkeys(map(Demand, yes), True)
    for demand in map(Demand, no):
        if demand in answers:
            raise BadInput(msg("The same thing is said to be so and not so."), msg("Choose one of the two."))
        answers[demand] = False
    return answers


def _short(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise BadInput(msg("The text is longer than Cairn keeps."), msg("Say it in fewer words."))
    return text.strip()
