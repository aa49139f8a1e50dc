"""What a service demands of a person or passes on about one, read from its terms, papers and names."""

from __future__ import annotations

import re

from intake_app.directory.entries import Demand, Service, fold
from intake_app.languages.words import Msg, say

OWN_DEMANDS = "cairn-demands"
"""The taxonomy of our marks; its codes are the values of ``Demand``."""

_REPORT = re.compile(
    r"\b(?:police|crime|law enforcement) (?:report|reference)"
    r"|\bdenuncia\b|\bdepot de plainte|\bplainte\b"
)
_NO = re.compile(r"\b(?:no|not|without|never|sin|ninguna?|sans|aucune?|pas)\b")
_FORCE = re.compile(
    r"\b(?:police (?:department|station|service|force|bureau|unit)|sheriff|constabulary|gendarmerie"
    r"|commissariat de police|policia (?:nacional|municipal|local)|comisaria"
    r"|immigration enforcement|border (?:force|patrol))\b|\bpolice$"
)
_POLICE = re.compile(r"\b(?:police|policia|sheriff|law enforcement|prosecutors?|fiscalia|gendarmerie)\b")
_OTHERS = re.compile(
    r"\b(?:immigration (?:officers?|authorit\w+|enforcement)|home office"
    r"|consulates?|embass(?:y|ies)|consulados?|embajadas?|consulats?|ambassades?)\b"
)
_UNNEEDED = re.compile(
    r"\b(?:no|without any|sin|sans) (?:police|law enforcement|denuncia|rapport de police)"
    r"|\bpolice report is not (?:needed|required|asked)"
)

_SAID: dict[Demand, Msg] = {
    Demand.IS_LAW_ENFORCEMENT: say("This is the police or another law enforcement office."),
    Demand.POLICE_REPORT: say("They ask for a police report."),
    Demand.POLICE_COOPERATION: say("They ask you to work with the police."),
    Demand.INFORMS_POLICE: say("They tell the police."),
    Demand.INFORMS_IMMIGRATION: say("They tell the immigration authorities."),
    Demand.INFORMS_CONSULATE: say("They tell your consulate or embassy. You can speak with a lawyer first."),
    Demand.INFORMS_STATE_BODY: say("They tell a state office."),
}
_ABOUT_POLICE = frozenset(
    {Demand.IS_LAW_ENFORCEMENT, Demand.POLICE_REPORT, Demand.POLICE_COOPERATION, Demand.INFORMS_POLICE}
)
_MAYBE = say("Their entry speaks of police, immigration or a consulate. Ask what they pass on before you choose.")


def demands_of(service: Service) -> frozenset[Demand]:
    """The marks of a service: those its terms carry, a police report among its papers, a police force by its name."""
    marks = {Demand(term.code) for term in service.terms if term.taxonomy == OWN_DEMANDS and term.code in set(Demand)}
    if any(_asks_for_report(document) for document in (*service.documents, service.eligibility, service.application)):
        marks.add(Demand.POLICE_REPORT)
    if _FORCE.search(fold(service.name)) or _FORCE.search(fold(service.organization.name)):
        marks.add(Demand.IS_LAW_ENFORCEMENT)
    return frozenset(marks)


def demand_words(service: Service) -> tuple[Msg, ...]:
    """What to say before this service is chosen, gravest first; empty when nothing points to any authority.

    An entry that speaks of an authority which no mark covers is said to do so: silence would be a promise.
    """
    marked = tuple(words for demand, words in _SAID.items() if demand in service.demands)
    uncovered = (_POLICE, not service.demands & _ABOUT_POLICE), (_OTHERS, not service.demands - _ABOUT_POLICE)
    is_open = any(bare and _mentions(service, authority) for authority, bare in uncovered)
    return (*marked, _MAYBE) if is_open else marked


def _asks_for_report(text: str) -> bool:
    """Whether a sentence asks for a police report and does not say that none is needed."""
    return any(_REPORT.search(sentence) and not _NO.search(sentence) for sentence in _sentences(text))


def _mentions(service: Service, authority: re.Pattern[str]) -> bool:
    """Whether a sentence of the entry speaks of an authority, other than to say that it is not needed."""
    texts = (service.name, service.organization.name, service.description, service.eligibility, service.application)
    sentences = (sentence for text in (*texts, service.alert, *service.documents) for sentence in _sentences(text))
    return any(authority.search(sentence) and not _UNNEEDED.search(sentence) for sentence in sentences)


def _sentences(text: str) -> list[str]:
    return re.split(r"[.;\n]", fold(text))
