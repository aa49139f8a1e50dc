"""How long things are kept, and what is due for a look: nothing goes before a person says so."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from intake_app.conversation.answers import Text
from intake_app.desk import Desk
from intake_app.languages.language import Language
from intake_app.languages.words import Msg, msg, nmsg
from intake_app.problems import Problem
from intake_app.retention import PART_WORDS, Due, Part, Periods, Today
from ui.shell.context import Context, Place
from ui.shell.preferences import Alternatives
from ui.widgets.words import button, label, row
from ui.worker.confirm import Confirm
from ui.worker.holding import held_words
from ui.worker.page import Changing, SectionCard, button_line, notice, parting_line, stack
from ui.worker.people_model import MASK
from ui.worker.removed import tell_removed
from ui.worker.terms import NO_NAME

_ASIDE = msg("After the last word with a person. Nothing is removed by itself: it is listed here for a look.")
_OFFERED: dict[Part, tuple[int, ...]] = {
    Part.UNFINISHED: (7, 14, 30),
    Part.CONTACT: (90, 180, 365),
    Part.STORY: (30, 180, 365),
    Part.PERSON: (365, 730, 1095),
    Part.RECORD: (1095, 1825, 2555),
}
_WHEN = msg("Last noted on {last}. Due since {since}.")
_LIVE = msg("A referral is still open.")
_DOUBT = msg("The clock says {clock}, and this vault was last used on {known}. Please look at a calendar.")
_GOES = msg("It is removed from this vault for good.")
_SHOWN = 20
Found = tuple[tuple[tuple[Due, str], ...], int, Today]


class RetentionCard(SectionCard):
    """The periods, each kept at once, and the list."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("How long things are kept"), aside=_ASIDE)
        column = self.column
        self.periods, self.due = Changing(context, spacing=12), Changing(context, spacing=10)
        self.look_button = button(context, msg("What is due for a look?"), self.look)
        column.addWidget(self.periods)
        column.addLayout(row(context, self.look_button))
        column.addWidget(self.due)
        context.desk.run(lambda desk: desk.retention.periods(), self._show_periods)

    def look(self) -> None:
        """List what is due."""
        self._context.desk.run(_found, self._show_due, self._refused)

    def confirm_today(self) -> None:
        """Say that the clock is right."""
        self._context.desk.run(lambda desk: desk.retention.confirm_today(), lambda _: self.look(), self._refused)

    def remove(self, due: Due) -> None:
        """Remove what is due."""
        self._context.desk.run(partial(_remove, due), self._removed, self._refused)

    def take(self, part: Part, days: int) -> None:
        """Keep a part so long from now on."""
        self._context.desk.run(partial(_set, part, days), self._show_periods, self._not_taken)

    def _removed(self, _: int) -> None:
        tell_removed(self._context)
        self.look()

    def _refused(self, problem: Problem) -> None:
        self._context.notices.show_problem(problem)

    def _not_taken(self, problem: Problem) -> None:
        self._refused(problem)
        self._context.desk.run(lambda desk: desk.retention.periods(), self._show_periods)

    def _show_periods(self, periods: Periods) -> None:
        choices = (self._choice(part, periods.of(part)) for part in Part)
        self.periods.show_parts(*choices, stretch=False)

    def _choice(self, part: Part, now: int) -> QWidget:
        values = {days: _span(days) for days in sorted({*_OFFERED[part], now})}
        return Alternatives(self._context, PART_WORDS[part], values, now, partial(self.take, part))

    def _show_due(self, found: Found) -> None:
        dues, count, today = found
        context = self._context
        parts: list[QWidget] = [self._doubt(today)] if today.doubtful else []
        if not dues:
            parts.append(label(context, msg("Nothing is due for a look."), "quiet"))
        for due, name in dues:
            parts += [parting_line(), self._entry(due, name)]
        if count > len(dues):
            more = nmsg("And {n} more.", "And {n} more.", count - len(dues))
            parts += [parting_line(), label(context, more, "quiet")]
        self.due.show_parts(*parts, stretch=False)

    def _doubt(self, today: Today) -> QWidget:
        context = self._context
        right = button(context, msg("Today is right"), self.confirm_today)
        line = button_line(context, right)
        return stack(context, notice(context, partial(_doubt_words, today)), line, spacing=8)

    def _entry(self, due: Due, name: str) -> QWidget:
        context = self._context
        shown = MASK if context.preferences.now.hide_names and name else name
        lines = [
            label(context, msg("{name}")(name=shown) if shown else NO_NAME, "label"),
            label(context, PART_WORDS[due.part]),
            label(context, partial(_when, due), "small"),
        ]
        if due.live:
            lines.append(label(context, _LIVE, "small"))
        about = stack(context, *lines, spacing=2)
        opened = button(context, msg("Open this person"), partial(self._open, due.record), kind="quiet")
        line = button_line(context, opened)
        if due.hold is not None:
            return stack(context, about, label(context, partial(held_words, due.hold), "small"), line)
        confirm = Confirm(
            context, msg("Remove"), asks=msg("Remove this for good?"), explains=_GOES, agrees=msg("Yes, remove it"),
            then=partial(self.remove, due), about=about,
        )  # fmt: skip
        return stack(context, confirm, line)

    def _open(self, record: str) -> None:
        self._context.go(Place("person", record=record))


def _span(days: int) -> Msg:
    years, rest = divmod(days, 365)
    return nmsg("{n} day", "{n} days", days) if rest or not years else nmsg("{n} year", "{n} years", years)


def _when(due: Due, language: Language) -> str:
    return language.text(_WHEN(last=language.date(due.last), since=language.date(due.since)))


def _doubt_words(today: Today, language: Language) -> str:
    return language.text(_DOUBT(clock=language.date(today.clock), known=language.date(today.known)))


def _found(desk: Desk) -> Found:
    dues = desk.retention.due()
    named = tuple((due, _name(desk, due.record)) for due in dues[:_SHOWN])
    return named, len(dues), desk.retention.today()


def _name(desk: Desk, record: str) -> str:
    known = desk.record(record)
    answers = (known.answer_in_force(question) for question in ("call_name", "name_full"))
    said = (a.value.value.strip() for a in answers if a is not None and a.answered and isinstance(a.value, Text))
    return next(filter(None, said), "")


def _set(part: Part, days: int, desk: Desk) -> Periods:
    desk.retention.set_periods(replace(desk.retention.periods(), **{part.value: days}))
    return desk.retention.periods()


def _remove(due: Due, desk: Desk) -> int:
    return desk.retention.remove(due.record, due.part)
