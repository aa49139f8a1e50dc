"""A record as plain JSON values: the views that a worker reads, for scripts and for the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from intake_app.conversation.answers import Answer, LanguageChoice, Row, Text, Value
from intake_app.conversation.consents import Consent
from intake_app.conversation.followups import FollowUp
from intake_app.conversation.incoming import Incoming
from intake_app.conversation.needs_order import Ordering
from intake_app.conversation.recalls import Recall
from intake_app.conversation.record import Conversation, Record, ReferralView
from intake_app.conversation.tasks import ask_later

Json = Any


def record_view(record: Record, today: date) -> dict[str, Json]:
    """The answers and the order in force, the earlier orders, the consents and the referrals, as of ``today``."""
    statements = [{"date": said.date.isoformat(), **_ordering(said.ordering)} for said in record.orderings()]
    return {
        "record": record.id,
        "conversations": [_conversation(c) for c in record.in_order],
        "answers": {name: _answer(answer) for name, answer in record.answers_in_force().items()},
        "order": statements[0] if statements else None,
        "earlier_orders": statements[1:],
        "consents": [_consent(record, c, today) for c in record.consents()],
        "referrals": [_referral(view) for view in record.referrals(today)],
        "recalls": [_recall(recall) for recall in record.recalls()],
        "incoming": [_incoming(each) for c in record.in_order for each in c.incoming],
        "follow_ups": [_follow_up(each) for c in record.in_order for each in c.follow_ups],
        "ask_later": list(ask_later(record)),
    }


def _conversation(conversation: Conversation) -> dict[str, Json]:
    return {
        "id": conversation.id,
        "kind": conversation.kind.value,
        "date": conversation.date.isoformat(),
        "worker": conversation.worker,
        "site": conversation.site,
        "language": conversation.language,
        "interpreted": conversation.interpreter is not None,
        "closed": conversation.closed,
    }


def _incoming(incoming: Incoming) -> dict[str, Json]:
    return {
        "id": incoming.id,
        "organization": incoming.organization,
        "contact": incoming.contact,
        "phone": incoming.phone,
        "reference": incoming.reference,
        "date": incoming.date.isoformat(),
        "needs": list(incoming.needs),
        "agreed": incoming.agreed.value,
        "agreed_words": incoming.agreed_words,
        "words": incoming.words,
        "name": incoming.name,
    }


def _follow_up(one: FollowUp) -> dict[str, Json]:
    due = one.due.isoformat() if one.due is not None else None
    return {"id": one.id, "due": due, "about": one.about.value, "subject": one.subject, "note": one.note}


def _answer(answer: Answer) -> dict[str, Json]:
    found: dict[str, Json] = {"state": answer.state.value, "shown_in": answer.language}
    return {**found, "value": plain_value(answer.value)} if answer.answered else found


def plain_value(value: Value | None) -> Json:
    """A value as an answers file writes it."""
    match value:
        case Text():
            return _text(value)
        case LanguageChoice():
            return {"language": value.tag, "dialect": value.dialect} if value.dialect else value.tag
        case tuple():
            return [dict(one.cells) if isinstance(one, Row) else one for one in value]
        case _:
            return value


def _text(text: Text) -> dict[str, Json]:
    found: dict[str, Json] = {"value": text.value, "language": text.language}
    if text.interpreted:
        found["interpreted"] = True
    if text.translation is not None:
        found["translation"] = _text(text.translation)
    return found


def _ordering(ordering: Ordering) -> dict[str, Json]:
    return {
        "id": ordering.id,
        "yes": [group[0] if len(group) == 1 else list(group) for group in ordering.yes],
        "later": list(ordering.later),
        "no_preference": ordering.no_preference,
        "own_words": {code: _text(words) for code, words in ordering.own_words},
    }


def _consent(record: Record, consent: Consent, today: date) -> Mapping[str, Json]:
    allowed = record.permission_for(consent.recipient.key, today)
    return {
        "id": consent.id,
        "service": consent.recipient.service,
        "organization": consent.recipient.organization,
        "service_name": consent.recipient.service_name,
        "decision": consent.decision.value,
        "purpose": list(consent.purpose),
        "categories": sorted(consent.categories),
        "items_withheld": sorted(consent.items_withheld),
        "until": consent.until.isoformat(),
        "given": consent.given.value,
        "witness": consent.witness,
        "withheld_reason": consent.withheld_reason.value,
        "explained": sorted(consent.explained),
        "read_aloud": consent.read_aloud,
        "signed": bool(consent.signature),
        "language": consent.language,
        "narrowed": [
            {"categories": sorted(n.categories), "items": sorted(n.items), "needs": sorted(n.needs)}
            for c in record.in_order
            for n in c.narrowings
            if n.consent == consent.id
        ],
        "withdrawn": record.withdrawn(consent.id),
        "in_force": allowed is not None and consent.id in allowed.consents,
    }


def _recall(recall: Recall) -> dict[str, Json]:
    """What a recipient was given and may not use any more, and how they were told, if they were."""
    told = {"date": recall.told[0].isoformat(), "how": recall.told[1].how.value} if recall.told else None
    return {
        "referral": recall.referral.id,
        "since": recall.since.isoformat(),
        "given": [{"date": each.date.isoformat(), "language": each.packet.language} for each in recall.handed],
        "told": told,
    }


def _referral(view: ReferralView) -> dict[str, Json]:
    return {
        "id": view.referral.id,
        "reference": view.referral.reference,
        "service": view.referral.recipient.service,
        "organization": view.referral.recipient.organization,
        "service_name": view.referral.recipient.service_name,
        "needs": list(view.referral.needs),
        "priority": view.referral.priority.value,
        "stage": view.stage.value,
        "steps": [
            {"date": day.isoformat(), "stage": step.stage.value, "by": step.by, "reason": step.reason}
            for day, step in view.steps
        ],
    }
