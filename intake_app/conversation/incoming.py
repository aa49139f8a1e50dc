"""A referral that came in: who sent the person here, and what they wrote. It decides nothing for the person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class TheyAgreed(StrEnum):
    """What the sender told about the person's agreement to being sent here."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, repr=False)
class Incoming:
    """One incoming referral, as its sender told it.

    ``needs`` are the codes they asked for and never the person's own order. ``name`` is what they call the person.
    ``agreed`` and ``agreed_words`` are what they told about consent; ``words`` is everything else they wrote.
    HTCDS 2.0: cas_ReferringOrganisation, cas_ReferringPrimaryCaseWorker, cas_IncomingReferralDate and
    cas_IncomingReferralDetails.
    """

    id: str
    organization: str
    date: date
    contact: str = ""
    phone: str = ""
    reference: str = ""
    needs: tuple[str, ...] = ()
    agreed: TheyAgreed = TheyAgreed.UNKNOWN
    agreed_words: str = ""
    words: str = ""
    name: str = ""

    def __repr__(self) -> str:
        return f"Incoming({self.id}, {self.date})"

    @property
    def has_words(self) -> bool:
        """Whether it tells anything of the person in words."""
        return bool(self.agreed_words or self.words or self.name or self.needs)

    def without_words(self) -> Incoming:
        """That it came, and from whom; nothing of the person."""
        return replace(self, agreed_words="", words="", name="", needs=())
