"""The place of referrals: making one from a need, or the page of one that was made."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.sitting import Sitting
from ui.shell.context import Context, Place
from ui.worker.finding import Finding
from ui.worker.preview import ReferralPage


class ReferralScreen(QWidget):
    """By ``place``: a referral alone is its page, with a need it asks for the release; a need alone finds help."""

    def __init__(self, context: Context, place: Place, sitting: Sitting | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self.page = _page(context, place, sitting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.setFocusProxy(self.page)


def _page(context: Context, place: Place, sitting: Sitting | None) -> Finding | ReferralPage:
    record = place.record or ""
    if place.referral is not None and place.need is None:
        return ReferralPage(context, record, place.referral)
    return Finding(context, record, place.need, sitting=sitting, referral=place.referral)
