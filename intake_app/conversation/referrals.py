"""Referrals: one need or several taken to one recipient, and the steps of what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from intake_app.conversation.consents import Recipient


class Stage(StrEnum):
    """Where a referral stands. The last three are computed and never stored."""

    DRAFTED = "drafted"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    ACCEPTED = "accepted"
    WAITLISTED = "waitlisted"
    DECLINED = "declined"
    IN_SERVICE = "in_service"
    DONE = "done"
    UNREACHABLE = "unreachable"
    WITHDRAWN = "withdrawn"
    CONSENT_PENDING = "consent_pending"
    READY = "ready"
    EXPIRED = "expired"


COMPUTED = frozenset({Stage.CONSENT_PENDING, Stage.READY, Stage.EXPIRED})
ENDED = frozenset({Stage.DECLINED, Stage.DONE, Stage.WITHDRAWN, Stage.UNREACHABLE})


class Priority(StrEnum):
    """By when it is wanted (IASC inter-agency referral form: emergency, urgent, normal)."""

    DAY = "24h"
    THREE_DAYS = "72h"
    TWO_WEEKS = "2w"


@dataclass(frozen=True, slots=True)
class Referral:
    """Needs taken to one recipient. ``reference`` is random, for paper, and known to this recipient alone."""

    id: str
    reference: str
    recipient: Recipient
    needs: tuple[str, ...]
    priority: Priority = Priority.TWO_WEEKS


@dataclass(frozen=True, slots=True)
class Step:
    """What became of a referral: ``by`` is *survivor*, *recipient* or a worker's code; ``reason`` is coded."""

    id: str
    referral: str
    stage: Stage
    by: str
    reason: str = ""
