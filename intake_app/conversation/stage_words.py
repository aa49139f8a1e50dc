"""The words for where a referral stands and for why it ended."""

from __future__ import annotations

from intake_app.conversation.referrals import Stage
from intake_app.languages.words import Msg, msg, pmsg

STAGES: dict[Stage, Msg] = {
    Stage.DRAFTED: msg("Draft"),
    Stage.CONSENT_PENDING: msg("Waiting for a release"),
    Stage.READY: msg("Ready to send"),
    Stage.EXPIRED: msg("The release has ended"),
    Stage.SENT: pmsg("referral", "Sent"),
    Stage.ACKNOWLEDGED: pmsg("referral", "Received"),
    Stage.ACCEPTED: pmsg("referral", "Accepted"),
    Stage.WAITLISTED: pmsg("referral", "On a waiting list"),
    Stage.DECLINED: pmsg("referral", "Declined"),
    Stage.IN_SERVICE: msg("Help has begun"),
    Stage.DONE: pmsg("referral", "Done"),
    Stage.UNREACHABLE: pmsg("referral", "Could not be reached"),
    Stage.WITHDRAWN: pmsg("referral", "Taken back"),
}

REASONS: dict[str, Msg] = {
    "": msg("No reason noted"),
    "declined_by_survivor": msg("The person did not want it"),
    "no_capacity": msg("No room"),
    "not_eligible": msg("Not eligible"),
    "no_language": msg("No common language"),
    "unsafe": msg("Not safe"),
    "service_unavailable": msg("The service is not available"),
    "already_received": msg("Already helped elsewhere"),
    "provided_here": msg("Helped by us"),
    "not_applicable": msg("Does not apply here"),
    "no_answer": msg("Nobody answered"),
    "no_longer_needed": msg("Not needed any more"),
    "need_met": msg("The need is met"),
    "moved_away": msg("The person moved away"),
    "other": msg("Another reason"),
}
