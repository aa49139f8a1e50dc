"""A person's referrals with where they stand, and the releases they rest on, each with a way to take it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from intake_app.conversation.consents import SHAREABLE, Consent, Decision, Recipient
from intake_app.conversation.record import Record, ReferralView
from intake_app.languages.language import Language
from intake_app.languages.words import Msg, msg
from ui.shell.context import Context
from ui.widgets.words import button, label
from ui.worker.confirm import Confirm
from ui.worker.dated import dated
from ui.worker.page import beside, parting_line, section, stack
from ui.worker.terms import DECISIONS, GIVEN, SHORT_CATEGORIES, STAGES, need_words

_NO_REFERRALS = msg("None yet. Choose “Find help” beside something they want.")
_NO_RELEASES = msg("None yet. Nothing leaves without one.")


def referrals_card(context: Context, views: tuple[ReferralView, ...], open_: Callable[[str], object]) -> QFrame:
    """The referrals, newest first; ``open_`` is called with a referral's id."""
    frame, column = section(context, msg("Referrals"), aside=None if views else _NO_REFERRALS)
    for at, view in enumerate(reversed(views)):
        if at:
            column.addWidget(parting_line())
        column.addLayout(beside(context, _referral(context, view), _opener(context, view, open_)))
    return frame


def recipient_words(recipient: Recipient) -> Msg:
    """The organisation and its service, as names."""
    if not recipient.organization or recipient.organization == recipient.service_name:
        return msg("{name}")(name=recipient.service_name or recipient.organization)
    return msg("{organization}: {service}")(organization=recipient.organization, service=recipient.service_name)


def needs_line(codes: tuple[str, ...]) -> Callable[[Language], str]:
    """Needs beside each other, in the order given."""
    return lambda language: " · ".join(language.text(need_words(code)) for code in codes)


def _referral(context: Context, view: ReferralView) -> QWidget:
    return stack(
        context,
        label(context, recipient_words(view.referral.recipient), "lead"),
        label(context, needs_line(view.referral.needs)),
        label(context, STAGES[view.stage], "saved"),
    )


def _opener(context: Context, view: ReferralView, open_: Callable[[str], object]) -> QWidget:
    return button(context, msg("Open"), partial(open_, view.referral.id), icon="file-text")


def consents_card(context: Context, record: Record, today: date, take_back: Callable[[str], object]) -> QFrame:
    """The releases, newest first; ``take_back`` is called with a consent's id."""
    consents = record.consents()
    frame, column = section(context, msg("Releases"), aside=None if consents else _NO_RELEASES)
    for at, consent in enumerate(reversed(consents)):
        if at:
            column.addWidget(parting_line())
        column.addWidget(_consent(context, record, consent, today))
        if in_force(record, consent, today):
            column.addWidget(_taking_back(context, consent, take_back))
    return frame


def in_force(record: Record, consent: Consent, today: date) -> bool:
    """Whether this release is one that its recipient may be told under today."""
    allowed = record.permission_for(consent.recipient.key, today)
    return allowed is not None and consent.id in allowed.consents


def _consent(context: Context, record: Record, consent: Consent, today: date) -> QWidget:
    lines: list[QWidget] = [label(context, recipient_words(consent.recipient), "lead")]
    lines.append(label(context, standing(record, consent, today), "saved"))
    if consent.decision is Decision.YES:
        lines.append(label(context, partial(_told, consent)))
        lines.append(label(context, GIVEN[consent.given], "small"))
    return stack(context, *lines)


def standing(record: Record, consent: Consent, today: date) -> Msg | Callable[[Language], str]:
    """How a release stands today."""
    if record.withdrawn(consent.id):
        return msg("Taken back")
    if consent.decision is not Decision.YES:
        return msg("They said: {decision}")(decision=DECISIONS[consent.decision])
    if any(consent.id in later.replaces for later in record.consents()):
        return msg("Replaced by a later release")
    ended = consent.until < today
    return dated(msg("Ended on {date}") if ended else msg("Holds until {date}"), consent.until)


def _told(consent: Consent, language: Language) -> str:
    told = [language.text(SHORT_CATEGORIES[each]) for each in SHAREABLE if each in consent.categories]
    return language.text(msg("May be told: {what}")(what=", ".join(told)))


def _taking_back(context: Context, consent: Consent, take_back: Callable[[str], object]) -> Confirm:
    return Confirm(
        context,
        msg("Take back"),
        asks=msg("Take this release back?"),
        explains=msg("No packet is written under it any more. What was sent cannot be unread: ask them not to use it."),
        agrees=msg("Take it back"),
        then=partial(take_back, consent.id),
    )
