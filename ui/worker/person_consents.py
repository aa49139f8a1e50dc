"""The releases a person gave: what each allows and until when, and the ways to take it back or make it smaller."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from intake_app.conversation.consents import SHAREABLE, Category, Consent, Decision
from intake_app.conversation.record import Record
from intake_app.languages.language import Language
from intake_app.languages.words import Msg, msg, nmsg, pmsg
from ui.shell.context import Context
from ui.widgets.words import button, label
from ui.worker.confirm import Confirm
from ui.worker.dated import dated
from ui.worker.page import beside, parting_line, section, stack
from ui.worker.person_referrals import recipient_words
from ui.worker.terms import DECISIONS, GIVEN, SHORT_CATEGORIES

_NO_RELEASES = msg("None yet. Nothing leaves without one.")
Narrow = Callable[[str, frozenset[Category]], object]


def consents_card(
    context: Context,
    record: Record,
    today: date,
    *,
    take_back: Callable[[str], object],
    narrow: Narrow,
    call_back: Callable[[], object] = lambda: None,
) -> QFrame:
    """The releases, newest first; ``take_back`` gets a consent's id, ``narrow`` also what is told no more.

    ``call_back`` opens who is to be told of what was taken back, where anybody was given something.
    """
    consents = record.consents()
    frame, column = section(context, msg("Releases"), aside=None if consents else _NO_RELEASES)
    for at, consent in enumerate(reversed(consents)):
        if at:
            column.addWidget(parting_line())
        told = _consent(context, record, consent, today)
        if in_force(record, consent, today):
            column.addWidget(_taking_back(context, consent, take_back, told))
            column.addWidget(TellingLess(context, consent, told_under(record, consent, today), narrow))
        else:
            column.addWidget(told)
    if record.recalls():
        column.addWidget(_calling_back(context, len(record.recalls_open(today)), call_back))
    return frame


def _calling_back(context: Context, waiting: int, call_back: Callable[[], object]) -> QWidget:
    """How many are still to be told, with the way to them."""
    still = nmsg("{n} recipient is still to be told.", "{n} recipients are still to be told.", waiting)
    words = still if waiting else msg("Everybody who was given something was told.")
    who = button(context, msg("Who is to be told"), call_back, kind="plain" if waiting else "quiet")
    told, line = QWidget(), beside(context, label(context, words), who)
    line.setContentsMargins(0, 0, 0, 0)
    told.setLayout(line)
    return told


def in_force(record: Record, consent: Consent, today: date) -> bool:
    """Whether this release is one that its recipient may be told under today."""
    allowed = record.permission_for(consent.recipient.key, today)
    return allowed is not None and consent.id in allowed.consents


def _consent(context: Context, record: Record, consent: Consent, today: date) -> QWidget:
    lines: list[QWidget] = [label(context, recipient_words(consent.recipient), "lead")]
    lines.append(label(context, standing(record, consent, today), "saved"))
    if consent.decision is Decision.YES:
        lines.append(label(context, partial(_told, told_under(record, consent, today) or consent.categories)))
        lines.append(label(context, GIVEN[consent.given], "small"))
    return stack(context, *lines)


def standing(record: Record, consent: Consent, today: date) -> Msg | Callable[[Language], str]:
    """How a release stands today."""
    if record.withdrawn(consent.id):
        return pmsg("release", "Taken back")
    if consent.decision is not Decision.YES:
        return msg("They said: {decision}")(decision=DECISIONS[consent.decision])
    if any(consent.id in later.replaces for later in record.consents()):
        return msg("Replaced by a later release")
    ended = consent.until < today
    return dated(msg("Ended on {date}") if ended else msg("Holds until {date}"), consent.until)


def told_under(record: Record, consent: Consent, today: date) -> frozenset[Category]:
    """The categories that the recipient may still be told today."""
    allowed = record.permission_for(consent.recipient.key, today)
    return allowed.categories if allowed is not None and consent.id in allowed.consents else frozenset()


def _told(categories: frozenset[Category], language: Language) -> str:
    told = [language.text(SHORT_CATEGORIES[each]) for each in SHAREABLE if each in categories]
    return language.text(msg("May be told: {what}")(what=" · ".join(told)))


def _taking_back(context: Context, consent: Consent, take_back: Callable[[str], object], told: QWidget) -> Confirm:
    return Confirm(
        context,
        msg("Take back"),
        asks=msg("Take this release back?"),
        explains=msg("No packet is written under it any more. What was sent cannot be unread: ask them not to use it."),
        agrees=msg("Take it back"),
        then=partial(take_back, consent.id),
        about=told,
    )


class TellingLess(QWidget):
    """Boxes for what is told now; what is cleared is told no more, for good."""

    def __init__(self, context: Context, consent: Consent, told: frozenset[Category], narrow: Narrow) -> None:
        super().__init__()
        self._consent, self._narrow = consent.id, narrow
        self.boxes = {each: _box(context, SHORT_CATEGORIES[each]) for each in SHAREABLE if each in told}
        self.offer = button(context, msg("Tell less"), kind="quiet")
        self.offer.setCheckable(True)
        self.keep = button(context, msg("Save this"), self.apply)
        self._inside = stack(
            context,
            label(context, msg("Clear what they may not be told any more. This is final."), "quiet"),
            *self.boxes.values(),
            self.keep,
        )
        self._inside.hide()
        self.offer.toggled.connect(self._inside.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._inside)
        self.setVisible(len(self.boxes) > 1)

    def apply(self) -> None:
        """Tell no more what was cleared."""
        cleared = frozenset(each for each, box in self.boxes.items() if not box.isChecked())
        if cleared:
            self._narrow(self._consent, cleared)
        else:
            self.offer.setChecked(False)


def _box(context: Context, words: Msg) -> QCheckBox:
    box = QCheckBox()
    context.language.bind(box, box.setText, words)
    box.setChecked(True)
    return box
