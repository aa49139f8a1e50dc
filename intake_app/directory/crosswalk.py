"""From a service's terms and words to the needs it serves, with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
    TERM = "term"
    NAME = "name"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a service is taken to serve a need: where it stands, and the words that say so (empty for our own code)."""

    ground: Ground
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The phrases of one need, ready to search folded text with."""

    named: re.Pattern[str]
    anywhere: re.Pattern[str]


def needs_of(service: Service) -> tuple[str, ...]:
    """The codes of the needs that a service serves, sorted; codes of our own taxonomy beat words."""
    own = sorted({term.code for term in service.terms if _is_own(term)})
    return tuple(own) or tuple(sorted(_needs_by_words(service)))


def evidence_of(service: Service, need: str) -> Evidence | None:
    """Where it stands that this service serves this need, or None when nothing in its entry says so."""
    if any(_is_own(term) and term.code == need for term in service.terms):
        return Evidence(Ground.OWN_CODE)
    pattern = _patterns().get(need)
    return _by_words(_texts_of(service), pattern) if pattern else None


def _is_own(term: Term) -> bool:
    return term.taxonomy == OWN_NEEDS and bool(term.code)


def _texts_of(service: Service) -> tuple[tuple[Ground, str], ...]:
    terms = ((Ground.TERM, fold(term.name)) for term in service.terms if not _is_own(term))
    return (*terms, (Ground.NAME, fold(service.name)), (Ground.DESCRIPTION, fold(service.description)))


def _needs_by_words(service: Service) -> Iterable[str]:
    texts = _texts_of(service)
    return (need for need, pattern in _patterns().items() if _by_words(texts, pattern))


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
