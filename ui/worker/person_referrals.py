"""A person's referrals with where they stand, and the releases they rest on, each with a way to take it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from intake_app.conversation.consents import Recipient
from intake_app.conversation.record import ReferralView
from intake_app.languages.language import Language
from intake_app.languages.words import Msg, msg
from ui.shell.context import Context
from ui.widgets.words import button, label
from ui.worker.page import beside, parting_line, section, stack
from ui.worker.terms import STAGES, need_words

_NO_REFERRALS = msg("None yet. Choose “Find help” beside something they want.")


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
