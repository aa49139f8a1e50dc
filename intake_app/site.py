"""A site's own settings: who refers, what must be passed on, how a release is given. Kept inside the vault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from intake_app.conversation.consents import Given
from intake_app.directory.distance import Point
from intake_app.languages.language import Language
from intake_app.languages.words import say

DEFAULT_LIMITS = say(
    "If somebody’s life is in danger right now, I may have to tell someone who can help. I would tell you first. "
    "If you are under 18, other rules apply, and I would explain them to you before we go on."
)
DEFAULT_CRISIS = say(
    "You can stay here. We can move to another room, or leave together by another door. "
    "If you want, we can call the emergency number together. Nothing is called or sent unless you ask for it."
)

LEAST_CELL, MOST_CELL = 3, 1000


@dataclass(frozen=True, slots=True)
class SiteText:
    """A text of the site's own with the language (BCP 47) it is written in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Site:
    """What one site has decided. ``limits`` and ``crisis`` map a language tag to the site's own wording.

    ``release_days`` is how long a release holds unless said otherwise, ``release_longest`` the most it may; both in
    days. ``given`` is how a release is usually given here; with ``written_only`` one that leaves nothing written is
    refused. ``signs`` switches on the worker-only page of observed signs; ``switched_on`` names questions that are off
    elsewhere. ``card_name`` is the neutral name a discreet card carries. ``latitude`` and ``longitude`` say where the
    site is, in degrees (WGS 84), so that the nearest services can stand first. ``smallest_cell`` is the
    fewest people that a figure may tell of, from ``LEAST_CELL`` to ``MOST_CELL``.
    """

    organization: str = ""
    name: str = ""
    worker: str = "W-1"
    office_phone: str = ""
    office_hours: str = ""
    limits: Mapping[str, str] = field(default_factory=dict)
    crisis: Mapping[str, str] = field(default_factory=dict)
    release_days: int = 30
    release_longest: int = 180
    given: Given = Given.WRITTEN
    written_only: bool = False
    signs: bool = False
    switched_on: frozenset[str] = frozenset()
    card_name: str = ""
    latitude: float | None = None
    longitude: float | None = None
    smallest_cell: int = 11

    @property
    def near(self) -> Point | None:
        """Where the site is, when it says so."""
        if self.latitude is None or self.longitude is None:
            return None
        return Point(self.latitude, self.longitude)

    def limits_text(self, language: Language) -> SiteText:
        """What the person hears first about what must be passed on; the site's own words when it has them."""
        return _own_or_default(self.limits, language, language.text(DEFAULT_LIMITS))

    def crisis_text(self, language: Language) -> SiteText:
        """The crisis page, for when somebody does not feel safe; it works offline and calls nobody by itself."""
        return _own_or_default(self.crisis, language, language.text(DEFAULT_CRISIS))

    def to_json(self) -> dict[str, Any]:
        """The settings as plain JSON values."""
        return {**asdict(self), "given": self.given.value, "switched_on": sorted(self.switched_on)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Site:
        """The settings in ``data``; what is missing or unknown is left at its default."""
        known = {f.name: data[f.name] for f in fields(cls) if f.name in data}
        if "given" in known:
            known["given"] = Given(known["given"])
        known["switched_on"] = frozenset(known.get("switched_on", ()))
        return cls(**known)


def _own_or_default(own: Mapping[str, str], language: Language, default: str) -> SiteText:
    """The site's words in this language; else the default wording with the site's own under it, for somebody to read.

    Nobody is shown only words they cannot read, and nothing that a site must say is left out.
    """
    if own.get(language.tag):
        return SiteText(own[language.tag], language.tag)
    other = next((text for _, text in sorted(own.items()) if text), None)
    return SiteText(f"{default}\n{other}" if other else default, language.tag)
