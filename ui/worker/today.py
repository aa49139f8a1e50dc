"""What is to be done today and within the week: each line opens its page, is ticked off, or put off to a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.conversation.followups import Ended
from intake_app.conversation.tasks import TaskKind
from intake_app.desk import Desk
from intake_app.languages.language import Language
from intake_app.languages.words import Msg, msg, nmsg
from intake_app.worklist import Item, Lists, end_item, lists
from ui.shell.context import Context, Place
from ui.widgets.words import button, label, row
from ui.worker.dated import dated
from ui.worker.day_box import DayBox
from ui.worker.page import WorkerPage, parting_line, section, stack
from ui.worker.people_model import MASK
from ui.worker.task_words import place_of, task_words
from ui.worker.terms import NO_NAME

SHOWN = 20
NOTED_THERE = frozenset({TaskKind.SEND, TaskKind.RECALL, TaskKind.OUTCOME})
"""What is done by noting it on its own page, so that a tick here cannot stand in for it."""
_TITLE = msg("To do")
_ORDER = msg("In the order of the day it is due, then of the name. Nobody comes before another for any other reason.")
_TODAY, _WEEK = msg("Today"), msg("Within a week")
_DUE, _SINCE = msg("Due on {date}"), msg("Due since {date}")
_NOTHING = msg("Nothing is left to do here.")
_LOOK = msg("Delete what is not needed any more: see what is due for a look.")
Act = Callable[[Item, Ended, date | None], object]


class TodayScreen(WorkerPage):
    """Both lists, each with its first lines; more are shown on request."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, width=1000)
        self.setObjectName("page")
        self.items: list[TaskLine] = []
        self._shown = {_TODAY: SHOWN, _WEEK: SHOWN}
        self.refresh()

    def refresh(self) -> None:
        """Read the lists and show them anew."""
        self.context.desk.run(lists, self._show, self.fail)

    def act(self, item: Item, ended: Ended, next_day: date | None = None) -> None:
        """Keep that an item was done, is not needed, or is put off."""
        self.keep(partial(_end, item, ended, next_day), self._show)

    def _show(self, found: Lists) -> None:
        self._found = found
        self.items = []
        context = self.context
        head = stack(context, label(context, _TITLE, "title"), label(context, _ORDER, "quiet"))
        today, week = self._list(_TODAY, found.same_day), self._list(_WEEK, found.next_week)
        self.replace_parts(head, today, week, self._look())

    def _list(self, title: Msg, items: tuple[Item, ...]) -> QFrame:
        context = self.context
        frame, column = section(context, title)
        if not items:
            column.addWidget(label(context, _NOTHING, "quiet"))
        for at, item in enumerate(items[: self._shown[title]]):
            if at:
                column.addWidget(parting_line())
            line = TaskLine(context, item, self._found.today, self.act)
            self.items.append(line)
            column.addWidget(line)
        left = len(items) - self._shown[title]
        if left > 0:
            column.addWidget(parting_line())
            more = button(context, nmsg("Show {n} more", "Show {n} more", min(left, SHOWN)), partial(self._more, title))
            rest = nmsg("{n} is not shown yet.", "{n} are not shown yet.", left)
            column.addLayout(row(context, more, label(context, rest, "small"), stretch=False))
        return frame

    def _more(self, title: Msg) -> None:
        self._shown[title] += SHOWN
        self._show(self._found)

    def _look(self) -> QWidget:
        context = self.context
        open_ = button(context, msg("What is due for a look?"), partial(context.go, Place("vault")), kind="quiet")
        return stack(context, label(context, _LOOK, "quiet"), _at_start(open_))


class TaskLine(QWidget):
    """One thing to do, about whom, since when, and what can be done about it."""

    def __init__(self, context: Context, item: Item, today: date, act: Act) -> None:
        super().__init__()
        self.item = item
        self._context, self._act = context, act
        self.later = _Later(context, today, partial(self._end, Ended.PUT_OFF))
        self.later.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(8))
        column.addWidget(self._told(today))
        column.addLayout(row(context, *self._buttons(), spacing=8))
        column.addWidget(self.later)

    def _told(self, today: date) -> QWidget:
        context, task = self._context, self.item.shown.task
        masked = context.preferences.now.hide_names
        due = dated(_SINCE if task.due < today else _DUE, task.due)
        below = label(context, partial(self._second, due), "small")
        return stack(context, label(context, task_words(task, masked=masked), "label"), below, spacing=2)

    def _second(self, due: Callable[[Language], str], language: Language) -> str:
        if not self.item.of_a_person:
            return due(language)
        name = self.item.shown.name
        masked = self._context.preferences.now.hide_names
        known = msg("{name}")(name=MASK if masked else name) if name else NO_NAME
        return f"{language.text(known)} · {due(language)}"

    def _buttons(self) -> list[QWidget]:
        context, task = self._context, self.item.shown.task
        made: list[QWidget] = []
        if self.item.of_a_person:
            go = partial(context.go, place_of(self.item.shown.record, task))
            made.append(button(context, msg("Open"), go, icon="file-text"))
        if task.kind not in NOTED_THERE:
            made.append(button(context, msg("Done"), partial(self._end, Ended.DONE, None), icon="check"))
        made.append(button(context, msg("Put off"), self._toggle, kind="quiet"))
        if task.kind is not TaskKind.RECALL:
            not_needed = partial(self._end, Ended.NOT_NEEDED, None)
            made.append(button(context, msg("Not needed"), not_needed, kind="quiet"))
        return made

    def _toggle(self) -> None:
        self.later.setVisible(not self.later.isVisibleTo(self))

    def _end(self, ended: Ended, next_day: date | None) -> None:
        self._act(self.item, ended, next_day)


class _Later(QFrame):
    """Asks for the day that something is put off to."""

    def __init__(self, context: Context, today: date, then: Callable[[date | None], object]) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.box = DayBox(context, today, msg("Put off to this day"))
        px = context.theme.px
        line = QHBoxLayout(self)
        line.setContentsMargins(px(18), px(10), px(18), px(10))
        line.addWidget(label(context, msg("Until when?"), "label"))
        line.addWidget(self.box, 1)
        line.addWidget(button(context, msg("Put it off"), lambda: then(self.box.day())))


def _at_start(widget: QWidget) -> QWidget:
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    line.addStretch(1)
    return whole


def _end(item: Item, ended: Ended, next_day: date | None, desk: Desk) -> Lists:
    end_item(desk, item, ended, next_day)
    return lists(desk)
