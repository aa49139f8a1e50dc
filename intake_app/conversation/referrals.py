"""Referrals: one need or several taken to one recipient, and the steps of what became of it."""

from __future__ import annotations

from collections.abc import Mapping
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

BY_SURVIVOR, BY_RECIPIENT = "survivor", "recipient"
"""Who takes a step, beside a worker by their code. The survivor's *withdrawn* is final."""

_NOT_WANTED = ("declined_by_survivor", "already_received", "provided_here")
_NOT_POSSIBLE = ("no_capacity", "not_eligible", "no_language", "unsafe", "service_unavailable", "not_applicable")
REASONS: Mapping[Stage, tuple[str, ...]] = {
    Stage.DECLINED: (*_NOT_POSSIBLE, *_NOT_WANTED, "other"),
    Stage.WAITLISTED: ("no_capacity", "no_language", "service_unavailable", "other"),
    Stage.UNREACHABLE: ("no_answer", "no_language", "service_unavailable", "unsafe", "other"),
    Stage.WITHDRAWN: (*_NOT_WANTED, "no_longer_needed", "unsafe", "not_applicable", "other"),
    Stage.DONE: ("need_met", "provided_here", "already_received", "moved_away", "other"),
}
"""Why, by the stage that it can be the reason of (Primero's ``lookup-service-referred``, and the reasons it lacks)."""


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
    """What became of a referral: ``by`` is *survivor*, *recipient* or a worker's code; ``reason`` is of ``REASONS``."""

    id: str
    referral: str
    stage: Stage
    by: str
    reason: str = ""
