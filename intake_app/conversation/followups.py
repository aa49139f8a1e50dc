"""Follow-ups: what somebody means to come back to about a person, on which day, and how each one ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class About(StrEnum):
    """What a follow-up concerns."""

    NONE = "none"
    REFERRAL = "referral"
    QUESTION = "question"


class Ended(StrEnum):
    """How something to be done was left: only ``PUT_OFF`` leaves it open."""

    DONE = "done"
    NOT_NEEDED = "not_needed"
    PUT_OFF = "put_off"


class Met(StrEnum):
    """Whether a service met the need, as the person says (the GBV information system's follow-up form)."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True, repr=False)
class FollowUp:
    """Something to come back to. ``due`` None is the next meeting; ``subject`` a referral's id or a question's name.

    ``note`` is a worker's few words.
    """

    id: str
    due: date | None = None
    about: About = About.NONE
    subject: str = ""
    note: str = ""

    def __repr__(self) -> str:
        return f"FollowUp({self.id}, {self.due})"


@dataclass(frozen=True, slots=True)
class Ending:
    """How one task was left. ``task`` is its key (``Task.key``), whether somebody wrote it down or it was computed.

    ``met`` and ``new_needs`` are what the person said of a referral; which needs are new is for a new order to say.
    ``next`` is the day on which it comes back.
    """

    id: str
    task: str
    ended: Ended
    met: Met | None = None
    new_needs: bool = False
    next: date | None = None
