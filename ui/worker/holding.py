"""A person on hold: why and until when nothing of them may be removed, and setting or ending it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.desk import Desk
from intake_app.drafts import Draft, Drafts
from intake_app.languages.language import Language
from intake_app.languages.words import msg, nmsg
from intake_app.problems import Problem
from intake_app.retention import Hold
from ui.shell.context import Context
from ui.shell.entrance import Trouble
from ui.shell.kept_drafts import STANDS_AGAIN, KeptDraft, draft_of, drop_draft
from ui.widgets.editors import private_line
from ui.widgets.form_view import bring_into_sight
from ui.widgets.half_characters import text_of
from ui.widgets.words import button, label, row
from ui.worker.confirm import Confirm
from ui.worker.one_of import OneOf
from ui.worker.page import Changing, SectionCard, button_line

HELD = msg("On hold until {date}: {reason}")
_OFFER = msg("Put on hold")
_WHY = msg("Why must nothing be removed? Name the rule or the request, never what was told.")
_UNTIL = msg("Until when? Then somebody looks at it again.")
_SPANS = {
    90: nmsg("{n} day", "{n} days", 90),
    365: nmsg("{n} year", "{n} years", 1),
    730: nmsg("{n} year", "{n} years", 2),
}
_USUAL = 365
_ENDING = msg("Everything can be removed again, now or when it is due.")


class Holding(QWidget):
    """The hold of one record, as it is now."""

    def __init__(self, context: Context, record: str) -> None:
        super().__init__()
        self._context, self._record = context, record
        self.now = Changing(context, spacing=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.now)
        context.desk.run(partial(_begin, record), self._begin)

    def ask(self) -> None:
        """Open the form."""
        self._open()
        self.form.setFocus()
        bring_into_sight(self.form)

    def _begin(self, known: tuple[Hold | None, Draft | None]) -> None:
        hold, begun = known
        self._show(hold)
        if hold is None and begun is not None:
            self._open().show_again(begun)

    def _open(self) -> HoldForm:
        self.form = HoldForm(self._context, kept=self._keep, cancelled=self._give_up)
        KeptDraft(self._context, self.form, _name(self._record), record=self._record, typed=self.form.typed)
        self.now.show_parts(self.form, stretch=False)
        return self.form

    def _give_up(self) -> None:
        drop_draft(self._context, _name(self._record))
        self._show(None)

    def end(self) -> None:
        """End the hold."""
        self._context.desk.run(partial(_end, self._record), self._show)

    def _keep(self, reason: str, days: int) -> None:
        self._context.desk.run(partial(_set, self._record, reason, days), self._show, self.form.refuse)

    def _show(self, hold: Hold | None) -> None:
        context = self._context
        if hold is None:
            offer = button(context, _OFFER, self.ask, kind="quiet")
            line = button_line(context, offer)
            self.now.show_parts(line, stretch=False)
            return
        ending = Confirm(
            context, msg("End the hold"), asks=msg("End the hold before its day?"), explains=_ENDING,
            agrees=msg("Yes, end it"), then=self.end, about=label(context, partial(held_words, hold)),
        )  # fmt: skip
        self.now.show_parts(ending, stretch=False)


class HoldForm(SectionCard):
    """A reason in a few words, and how long."""

    def __init__(
        self, context: Context, *, kept: Callable[[str, int], object], cancelled: Callable[[], object]
    ) -> None:
        super().__init__(context, _OFFER)
        self._kept = kept
        self.reason, self.trouble = private_line(), Trouble(context)
        self.span: OneOf[int] = OneOf(context, _SPANS, _USUAL, side_by_side=True)
        self.keep_button = button(context, _OFFER, self._keep, kind="primary")
        context.language.bind(self.reason, self.reason.setAccessibleName, _WHY)
        column = self.column
        self.again = label(context, STANDS_AGAIN, "quiet")
        self.again.hide()
        parts = (label(context, _WHY), self.reason, self.again, label(context, _UNTIL), self.span, self.trouble)
        for part in parts:
            column.addWidget(part)
        column.addLayout(row(context, self.keep_button, button(context, msg("Not now"), cancelled)))
        self.setFocusProxy(self.reason)

    def typed(self) -> Mapping[str, Any] | None:
        """What was typed; nothing without a reason."""
        reason = text_of(self.reason)
        return {"reason": reason, "days": self.span.value()} if reason.strip() else None

    def show_again(self, begun: Draft) -> None:
        """Put back what was typed before a lock."""
        self.reason.setText(begun.typed["reason"])
        self.span.choose(begun.typed["days"])
        self.again.show()

    def refuse(self, problem: Problem) -> None:
        """It cannot be kept."""
        self.trouble.show_problem(problem)

    def _keep(self) -> None:
        self._kept(text_of(self.reason), self.span.value() or _USUAL)


def held_words(hold: Hold, language: Language) -> str:
    """Why and until when."""
    return language.text(HELD(date=language.date(hold.until), reason=hold.reason))


def _name(record: str) -> str:
    return f"hold:{record}"


def _begin(record: str, desk: Desk) -> tuple[Hold | None, Draft | None]:
    return desk.retention.hold_of(record), draft_of(_name(record), desk)


def _set(record: str, reason: str, days: int, desk: Desk) -> Hold:
    hold = desk.retention.hold(record, reason, desk.today() + timedelta(days=days))
    Drafts(desk.store, desk.today()).drop(_name(record))
    return hold


def _end(record: str, desk: Desk) -> None:
    desk.retention.end_hold(record)
