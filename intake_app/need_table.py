"""A site's own table of which terms and words lead to which need, beside the one that Cairn brings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from intake_app.directory.crosswalk import OWN_NEEDS, Crosswalk, OwnTable, OwnTerms
from intake_app.directory.entries import Service, Term
from intake_app.directory.local import OWN_SOURCE, Kept
from intake_app.languages.words import Msg, msg, nmsg
from intake_app.needs.catalogue import is_need
from intake_app.problems import BadInput
from intake_app.store.store import Store

_SETTING = "need_terms"
_KEYS = frozenset({"codes", "words", "alone"})
MOST_TERMS = 200
LONGEST_TERM = 120
_SEE = msg("See the README for what a table of needs may hold.")


@dataclass(frozen=True, slots=True)
class UsedTerm:
    """A term of some taxonomy that services on file carry, and how many do."""

    term: Term
    services: int


class NeedTable:
    """The table over an open store. Changing it looks at every service on file anew."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def own(self) -> OwnTable:
        """What the site laid over Cairn's table, by need code."""
        return {need: _own_terms(need, raw) for need, raw in self._store.setting(_SETTING, {}).items()}

    def crosswalk(self) -> Crosswalk:
        """From services to needs, by both tables."""
        return Crosswalk(self.own())

    def lay_over(self, own: OwnTable) -> int:
        """Keep the site's table and find the needs of every service anew; how many services changed."""
        kept = {need: _plain(terms) for need, terms in own.items() if terms != OwnTerms()}
        crosswalk = Crosswalk(own)
        with self._store.directory.writing():
            self._store.set_setting(_SETTING, kept)
            return sum(self._renew(source.name, crosswalk) for source in self._store.directory_sources())

    def found(self, services: Iterable[Service]) -> tuple[Service, ...]:
        """Services as they were read, with the needs that both tables find."""
        own = self.own()
        if not own:
            return tuple(services)
        crosswalk = Crosswalk(own)
        return tuple(replace(each, needs=crosswalk.needs_of(each)) for each in services)

    def _renew(self, source: str, crosswalk: Crosswalk) -> int:
        """Find the needs of every service of a source anew; those that a person said of an entry stay."""
        changed = [] if source == OWN_SOURCE else list(_renewed(self._store.directory.kept(source), crosswalk))
        if changed:
            self._store.directory.renew(source, changed)
        return len(changed)

    def used_terms(self) -> tuple[UsedTerm, ...]:
        """The terms that services on file carry, the most used first, then by name."""
        terms = Counter(
            term for service in self._store.services() for term in set(service.terms) if term.taxonomy != OWN_NEEDS
        )
        ordered = sorted(terms.items(), key=lambda each: (-each[1], each[0].name.casefold(), each[0].code))
        return tuple(UsedTerm(term, count) for term, count in ordered)


def needs_found(count: int) -> Msg:
    """How many services are found under other needs since the table was changed."""
    return nmsg(
        "Kept. {n} service is found under other needs now.", "Kept. {n} are found under other needs now.", count
    )


def read_need_table(data: Any) -> OwnTable:
    """The table in a JSON value. Raises BadInput that names the need or key it does not know."""
    if not isinstance(data, Mapping):
        raise BadInput(msg("A table of needs is an object with need codes as keys."), _SEE)
    for need in data:
        if not isinstance(need, str) or not is_need(need):
            raise BadInput(msg("There is no need {name}.")(name=str(need)[:80]), _SEE)
    return {need: _own_terms(need, raw) for need, raw in data.items()}


def _renewed(entries: Iterable[Kept], crosswalk: Crosswalk) -> Iterable[Kept]:
    """The entries whose needs are no longer the same."""
    for each in entries:
        needs = crosswalk.needs_of(each.service)
        if each.local.correction("needs") is None and needs != each.service.needs:
            yield replace(each, service=replace(each.service, needs=needs))


def _own_terms(need: str, raw: Any) -> OwnTerms:
    if not isinstance(raw, Mapping) or not raw.keys() <= _KEYS or not isinstance(raw.get("alone", False), bool):
        raise BadInput(msg("The terms of the need {name} cannot be read.")(name=need[:80]), _SEE)
    return OwnTerms(_texts(need, raw.get("codes", [])), _texts(need, raw.get("words", [])), raw.get("alone", False))


def _texts(need: str, raw: Any) -> tuple[str, ...]:
    fits = isinstance(raw, list | tuple) and len(raw) <= MOST_TERMS
    if not fits or not all(isinstance(each, str) and 0 < len(each.strip(" *")) <= LONGEST_TERM for each in raw):
        raise BadInput(msg("The terms of the need {name} cannot be read.")(name=need[:80]), _SEE)
    return tuple(dict.fromkeys(" ".join(each.split()) for each in raw))


def _plain(terms: OwnTerms) -> dict[str, Any]:
    return {"codes": list(terms.codes), "words": list(terms.words), "alone": terms.alone}
