"""How it went with a service, asked of the person: did it meet the need, is anything new, when to ask again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from intake_app.conversation.followups import Ending, Met
from intake_app.conversation.record import Record, ReferralView
from intake_app.conversation.referrals import Stage
from intake_app.conversation.tasks import TaskKind
from intake_app.languages.language import Language
from intake_app.languages.words import msg
from intake_app.worklist import outcome
from ui.shell.context import Context
from ui.widgets.words import button, label, row
from ui.worker.day_box import DayBox
from ui.worker.one_of import OneOf
from ui.worker.page import section
from ui.worker.task_words import MET

ASKED = frozenset({Stage.ACKNOWLEDGED, Stage.ACCEPTED, Stage.WAITLISTED, Stage.IN_SERVICE, Stage.DONE})
"""The stages at which there is something to ask the person about."""
_ASIDE = msg("Ask the person, and take their word for it. Nothing here has to be answered.")
_NEW = msg("There are new needs. Ask for a new order when you are together.")


class OutcomeCard(QFrame):
    """What was said before, and what is said now. ``note`` is called with an ``Ending``."""

    def __init__(
        self, context: Context, record: Record, view: ReferralView, today: date, note: Callable[[Ending], object]
    ) -> None:
        super().__init__()
        self._key, self._note = f"{TaskKind.OUTCOME}/{view.referral.id}", note
        self.met: OneOf[Met] = OneOf(context, MET, side_by_side=True)
        self.new_needs = QCheckBox()
        context.language.bind(self.new_needs, self.new_needs.setText, msg("There are new needs"))
        self.again = DayBox(context, today, msg("Ask again"), none=msg("Not again"))
        frame, column = section(context, msg("How it went"), aside=_ASIDE)
        for day, ending in _said(record, self._key):
            column.addWidget(label(context, partial(_line, day, ending), "small"))
        column.addWidget(label(context, msg("Did it meet the need?"), "label"))
        column.addWidget(self.met)
        column.addWidget(self.new_needs)
        column.addWidget(label(context, msg("Ask again"), "label"))
        column.addLayout(row(context, self.again))
        column.addLayout(row(context, button(context, msg("Note it"), self._noted, icon="pencil")))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def _noted(self) -> None:
        self._note(
            outcome(self._key, self.met.value(), new_needs=self.new_needs.isChecked(), next_day=self.again.day())
        )


def _said(record: Record, key: str) -> list[tuple[date, Ending]]:
    return [(c.date, e) for c in record.in_order for e in c.endings if e.task == key]


def _line(day: date, ending: Ending, language: Language) -> str:
    parts = [language.date(day)]
    if ending.met is not None:
        parts.append(language.text(msg("Met the need: {answer}")(answer=MET[ending.met])))
    if ending.new_needs:
        parts.append(language.text(_NEW))
    if ending.next is not None:
        parts.append(language.text(msg("Ask again on {date}")(date=language.date(ending.next))))
    return " · ".join(parts)
