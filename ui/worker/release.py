"""The release: read to the person in their language and shown in two, answered with yes, no or not now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from intake_app.conversation.consents import Agreement, Category, Decision, Explained, Given
from intake_app.conversation.record import Record
from intake_app.directory.demands import demand_words
from intake_app.directory.entries import Service
from intake_app.languages.words import Msg, msg, say
from intake_app.packets.explained import explanations
from intake_app.problems import Problem
from intake_app.site import Site
from ui.shell.context import Context
from ui.shell.keys import READ_ALOUD
from ui.widgets.aloud import READS_ALOUD, AloudOver
from ui.widgets.form_view import bring_into_sight
from ui.widgets.words import BilingualLabel, button, card, icon_button, label
from ui.worker.page import Changing, notice, section
from ui.worker.release_how import HowGiven
from ui.worker.release_parts import Categories, ExplainedTicks
from ui.worker.terms import DECISIONS, need_words
from ui.worker.tick import Tick

_ASK = say("May I tell {recipient} about you?")
_ALSO = say("What else may they help with?")
_WHAT = say("What may they be told?")
_MEANS = say("What this means")
_DECIDE = say("What do you say?")
_DRAFT = msg("Draft wording, not yet read by a native speaker. Read it with the interpreter.")
_REPLACES = msg("They already have a release. A new answer takes its place, so tick everything that may be told.")
UNREAD = msg("Read every line aloud and tick it, then ask again.")
UNTICKED = msg("Nothing is ticked that may be told. Ask what they may know, or choose another answer.")
STORY_UNSURE = msg("What they wanted us to know needs the second tick, or leave it out.")
_STAND_YET = frozenset(Explained) - {Explained.PURPOSE, Explained.HOW_LONG}
"""What was explained stays so when the needs or the last day change."""


@dataclass(frozen=True, slots=True)
class Released:
    """What the person decided, and about what; ``purpose`` are need codes."""

    decision: Decision
    purpose: tuple[str, ...]
    categories: frozenset[Category]
    withheld: tuple[str, ...]
    until: date
    given: Given
    witness: str
    story_confirmed: bool
    agreement: Agreement


class Release(QWidget):
    """The page of one release. ``decided`` brings a ``Released``."""

    decided = Signal(object)

    def __init__(
        self, context: Context, record: Record, service: Service, *, needs: tuple[str, ...], site: Site, today: date
    ) -> None:
        super().__init__()
        self._context, self._record, self._service, self._needs = context, record, service, needs
        self._recipient = service.organization.name or service.name
        self.also = {code: Tick(context, need_words(code)) for code in self._other_needs()}
        self.how = HowGiven(context, site, today)
        self.categories = Categories(context, record, (*needs, *self.also))
        self.explained = ExplainedTicks(context, {})
        self._until = self.how.until.value() or today
        self._about: tuple[tuple[str, ...], date] | None = None
        self._explained_place = Changing(context)
        self._told = label(context, UNREAD)
        self._stop = _hidden(self._told)
        self._lay_out(today)
        self._explain_again()
        self._connect()

    def read_aloud(self) -> None:
        """Show it passage by passage over the whole window, to be read aloud and ticked."""
        self.how.read_aloud.setChecked(True)
        AloudOver(self._context, self)

    def purpose(self) -> tuple[str, ...]:
        """The needs it is for."""
        return (*self._needs, *(code for code, tick in self.also.items() if tick.ticked))

    def decide(self, decision: Decision) -> None:
        """Take the person's answer; a yes waits until everything was read and something may be told."""
        stop = self._missing() if decision is Decision.YES else None
        self._stop.setVisible(stop is not None)
        if stop is not None:
            self._told.setText(self._context.language.text(stop))
            bring_into_sight(self._stop)
            return
        story = self.categories.ticks[Category.STORY]
        self.decided.emit(
            Released(
                decision=decision,
                purpose=self.purpose(),
                categories=self.categories.chosen() if decision is Decision.YES else frozenset(),
                withheld=self.categories.withheld(),
                until=self._until,
                given=self.how.way,
                witness=self.how.code,
                story_confirmed=story.chosen,
                agreement=self._agreement(decision),
            )
        )

    def show_problem(self, problem: Problem) -> None:
        """Say beside the answers why there is no release."""
        text = self._context.language.text
        self._told.setText(f"{text(problem.what)} {text(problem.do)}")
        self._stop.show()
        bring_into_sight(self._stop)

    @property
    def shown_problem(self) -> str:
        """What is said beside the answers, if anything is."""
        return "" if self._stop.isHidden() else self._told.text()

    def _missing(self) -> Msg | None:
        story = self.categories.ticks[Category.STORY]
        for missing, words in (
            (not self.explained.complete, UNREAD),
            (story.tick.ticked and not story.sure.ticked, STORY_UNSURE),
            (not self.categories.chosen(), UNTICKED),
        ):
            if missing:
                return words
        return self.how.missing()

    def _agreement(self, decision: Decision) -> Agreement:
        """How it came about; a signature is kept with a yes alone."""
        return Agreement(
            withheld_reason=self.categories.why(),
            explained=self.explained.ticked,
            read_aloud=self.how.read_aloud.isChecked(),
            signature=self.how.strokes if decision is Decision.YES else (),
        )

    def _other_needs(self) -> tuple[str, ...]:
        """What else the person wants that this service helps with, in the person's order."""
        order = self._record.order_in_force()
        wanted = order.codes if order is not None else ()
        return tuple(code for code in wanted if code in self._service.needs and code not in self._needs)

    def _lay_out(self, today: date) -> None:
        context = self._context
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(context.theme.px(20))
        if context.language.survivor.is_draft:
            whole.addWidget(notice(context, _DRAFT))
        if self._record.permission_for(self._service.key, today) is not None:
            whole.addWidget(notice(context, _REPLACES))
        whole.addWidget(self._asked())
        frame, column = card(context)
        column.addWidget(BilingualLabel(context, _WHAT, "heading"))
        column.addWidget(self.categories)
        whole.addWidget(frame)
        frame, column = section(context, msg("Until when"))
        column.addWidget(self.how.until)
        whole.addWidget(frame)
        frame, column = card(context)
        column.addWidget(BilingualLabel(context, _MEANS, "heading"))
        column.addWidget(self._explained_place)
        whole.addWidget(frame)
        frame, column = section(context, msg("How it is given"))
        column.addWidget(self.how)
        whole.addWidget(frame)
        whole.addWidget(self._deciding())

    def _asked(self) -> QFrame:
        context = self._context
        frame, column = card(context)
        for mark in demand_words(self._service):
            column.addWidget(BilingualLabel(context, mark, "label"))
        aloud = icon_button(context, "message-circle", READS_ALOUD, self.read_aloud, speaker="survivor")
        line = QHBoxLayout()
        line.addWidget(BilingualLabel(context, _ASK(recipient=self._recipient), "question"), 1)
        line.addWidget(aloud, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        if self._service.name != self._recipient:
            column.addWidget(BilingualLabel(context, lambda _: self._service.name, "body"))
        for code in self._needs:
            column.addWidget(BilingualLabel(context, need_words(code), "lead"))
        if self.also:
            column.addWidget(BilingualLabel(context, _ALSO, "label"))
            for tick in self.also.values():
                column.addWidget(tick)
        return frame

    def _deciding(self) -> QFrame:
        context = self._context
        frame, column = card(context)
        column.addWidget(BilingualLabel(context, _DECIDE, "question"))
        line = QHBoxLayout()
        line.setSpacing(context.theme.px(12))
        for decision, words in DECISIONS.items():
            answer = button(context, words, partial(self.decide, decision), speaker="survivor")
            answer.setMinimumHeight(context.theme.px(60))
            answer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            line.addWidget(answer, 1)
        column.addLayout(line)
        column.addWidget(self._stop)
        return frame

    def _connect(self) -> None:
        QShortcut(QKeySequence(READ_ALOUD), self).activated.connect(self.read_aloud)
        self.how.until.changed.connect(self._explain_again)
        for tick in self.also.values():
            tick.toggled.connect(self._explain_again)

    def _explain_again(self) -> None:
        """What was explained of other needs or another day counts no more."""
        self._until = self.how.until.value() or self._until
        about = (self.purpose(), self._until)
        if about == self._about:
            return
        self._about, stand = about, self.explained.ticked & _STAND_YET
        lines = explanations(self._recipient, map(need_words, self.purpose()), self._until)
        self.explained = ExplainedTicks(self._context, lines)
        for code in stand:
            self.explained.ticks[code].set_ticked(True)
        self._explained_place.show_parts(self.explained, stretch=False)


def _hidden(words: QLabel) -> QFrame:
    frame = QFrame()
    frame.setObjectName("notice")
    column = QVBoxLayout(frame)
    column.addWidget(words)
    frame.hide()
    return frame
