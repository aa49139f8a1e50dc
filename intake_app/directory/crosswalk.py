"""From a service's terms and words to the needs it serves, with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from intake_app.directory.entries import Service, Term, fold
from intake_app.directory.phrases import PHRASES

OWN_NEEDS = "cairn-needs"
"""The taxonomy of our need codes; linked to services by ``attributes.csv`` as HSDS does with any taxonomy."""


class Ground(StrEnum):
    """Where it stands that a service serves a need, from the surest to the least sure."""

    OWN_CODE = "own_code"
    TERM_CODE = "term_code"
    TERM = "term"
    NAME = "name"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a service is taken to serve a need: where it stands, and the words that say so (empty for our own code)."""

    ground: Ground
    words: str = ""


@dataclass(frozen=True, slots=True)
class OwnTerms:
    """What a site says about one need, beside the table that Cairn brings.

    ``codes`` are terms as ``taxonomy:code`` or a bare code of any taxonomy, matched whole and without case; a code may
    end in ``*``. ``words`` count in terms, names and descriptions, as in the table. With ``alone`` only these count.
    """

    codes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    alone: bool = False


OwnTable = Mapping[str, OwnTerms]
"""A site's own terms by need code."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The phrases and term codes of one need, ready to search folded text with."""

    named: re.Pattern[str]
    anywhere: re.Pattern[str]
    codes: tuple[str, ...] = ()


class Crosswalk:
    """From services to needs, by the table that Cairn brings and what a site laid over it."""

    def __init__(self, own: OwnTable | None = None) -> None:
        own = own or {}
        self._patterns = {need: _laid_over(pattern, own.get(need)) for need, pattern in _patterns().items()}

    def needs_of(self, service: Service) -> tuple[str, ...]:
        """The codes of the needs that a service serves, sorted; codes of our own taxonomy beat words.

        What a site's table says of a taxonomy's code counts in either case.
        """
        own = {term.code for term in service.terms if _is_own(term)}
        by_code = {need for need, pattern in self._patterns.items() if _by_code(service, pattern)}
        texts = _texts_of(service)
        by_words = () if own else (need for need, pattern in self._patterns.items() if _by_words(texts, pattern))
        return tuple(sorted({*own, *by_code, *by_words}))

    def evidence_of(self, service: Service, need: str) -> Evidence | None:
        """Where it stands that this service serves this need, or None when nothing in its entry says so."""
        if any(_is_own(term) and term.code == need for term in service.terms):
            return Evidence(Ground.OWN_CODE)
        pattern = self._patterns.get(need)
        if pattern is None:
            return None
        return _by_code(service, pattern) or _by_words(_texts_of(service), pattern)


def needs_of(service: Service) -> tuple[str, ...]:
    """The codes of the needs that a service serves by the table that Cairn brings."""
    return _plain_crosswalk().needs_of(service)


def evidence_of(service: Service, need: str) -> Evidence | None:
    """Where it stands that this service serves this need, by the table that Cairn brings."""
    return _plain_crosswalk().evidence_of(service, need)


@cache
def _plain_crosswalk() -> Crosswalk:
    return Crosswalk()


def phrases_of(need: str) -> tuple[str, ...]:
    """The phrases by which Cairn's own table finds a need, for a person to read; ``*`` lets a word go on."""
    return next((anywhere + named for code, anywhere, named in _entries() if code == need), ())


def _laid_over(pattern: _Pattern, own: OwnTerms | None) -> _Pattern:
    if own is None:
        return pattern
    words = tuple(fold(" ".join(word.split())) for word in own.words if word.strip(" *"))
    codes = tuple(code.strip().casefold() for code in own.codes if code.strip(" *"))
    if own.alone:
        return _Pattern(_any_of(words), _any_of(words), codes)
    return _Pattern(_either(pattern.named, words), _either(pattern.anywhere, words), codes)


def _either(pattern: re.Pattern[str], words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"{_any_of(words).pattern}|{pattern.pattern}") if words else pattern


def _by_code(service: Service, pattern: _Pattern) -> Evidence | None:
    """The term of the service that one of the site's codes names, told by its name or else its code."""
    for term in service.terms if pattern.codes else ():
        bare, full = term.code.casefold(), f"{term.taxonomy}:{term.code}".casefold()
        if any(_is_code(code, bare) or _is_code(code, full) for code in pattern.codes):
            return Evidence(Ground.TERM_CODE, term.name or term.code)
    return None


def _is_code(wanted: str, code: str) -> bool:
    if not code:
        return False
    return code.startswith(wanted[:-1]) if wanted.endswith("*") else code == wanted


def _is_own(term: Term) -> bool:
    return term.taxonomy == OWN_NEEDS and bool(term.code)


def _texts_of(service: Service) -> tuple[tuple[Ground, str], ...]:
    terms = ((Ground.TERM, fold(term.name)) for term in service.terms if not _is_own(term))
    return (*terms, (Ground.NAME, fold(service.name)), (Ground.DESCRIPTION, fold(service.description)))


def _by_words(texts: tuple[tuple[Ground, str], ...], pattern: _Pattern) -> Evidence | None:
    for ground, text in texts:
        search = pattern.anywhere if ground is Ground.DESCRIPTION else pattern.named
        if found := search.search(text):
            return Evidence(ground, found.group())
    return None


@cache
def _patterns() -> dict[str, _Pattern]:
    """The table of phrases by need code."""
    return {need: _Pattern(_any_of(anywhere + named), _any_of(anywhere)) for need, anywhere, named in _entries()}


def _entries() -> Iterable[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each need with its phrases: those that count anywhere, and those that count in terms and names."""
    for block in re.split(r"\n(?=\S)", PHRASES.strip()):
        need, _, rest = block.partition("\n")
        anywhere, _, named = rest.partition("named:")
        yield need.strip(), _phrases(anywhere.replace("anywhere:", "")), _phrases(named)


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in text.split(";") if phrase.strip())


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases as whole words; a space also stands for a hyphen, ``*`` for the rest of a word."""
    parts = [re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]+") for phrase in phrases]
    return re.compile(r"\b(?:" + "|".join(parts) + r")(?!\w)") if parts else re.compile(r"(?!)")
