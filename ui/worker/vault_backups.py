"""The backups of a vault: where they go, how old the newest is, making one now, and trying that it opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from intake_app.backups import Backups, Kept, Plan, Standing, Tried
from intake_app.desk import Desk
from intake_app.languages.words import Ltr, msg, nmsg
from intake_app.problems import Problem
from ui.language import Words
from ui.shell.backup_age import old_words
from ui.shell.context import Context
from ui.shell.preferences import Alternatives
from ui.widgets.words import button, label, row, value_label
from ui.worker.dated import timed
from ui.worker.files import ask_folder
from ui.worker.page import Changing, SectionCard, notice, stack
from ui.worker.vault_restoring import Restoring

_ABOUT = msg(
    "A backup is the whole vault, still encrypted, in another folder. It opens with the passphrases of its day."
)
_NO_PLACE = msg("No place is chosen yet. A stick or a second disk is best: a backup on this disk is lost with it.")
_AWAY = msg("The place is not there now. Connect the stick or disk. Everything else goes on without it.")
_NONE = msg("There is no backup yet.")
_NEWEST = msg("The newest backup is of {date}, {time}.")
_MADE = msg("The backup is made and was read back: {date}, {time}.")
_STILL_HOLDS = msg(
    "An older backup still holds whom you removed since, until it makes room for a newer one."
    " Restored over this vault, it does not bring them back."
)
_KEEP, _HOURS = (3, 5, 10), (8, 24, 72)
_SHOWN = 5


class BackupsCard(SectionCard):
    """How it stands with the backups, and what can be done about it; every change is kept at once."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Backups"), aside=_ABOUT)
        column = self.column
        self.state, self.decided, self.result = (Changing(context, spacing=each) for each in (6, 10, 6))
        self.choose_button = button(context, msg("Choose a place"), self.choose)
        self.make_button = button(context, msg("Back up now"), self.make, kind="primary")
        self.try_button = button(context, msg("Try the newest"), self.try_newest)
        column.addWidget(self.state)
        column.addLayout(row(context, self.make_button, self.try_button, self.choose_button))
        self.restoring = Restoring(context)
        for each in (self.result, self.decided, label(context, _STILL_HOLDS, "quiet"), self.restoring):
            column.addWidget(each)
        self.refresh()

    def refresh(self) -> None:
        """Ask anew how it stands."""
        self._context.desk.run(lambda desk: Backups(desk.store).standing(), self.show_standing, self._refused)

    def choose(self) -> None:
        """Ask for the place."""
        chosen = ask_folder(self._context, self)
        if chosen is not None:
            self.take_place(chosen)

    def take_place(self, place: Path) -> None:
        """Let backups go there from now on."""
        self._decide(lambda backups: backups.choose_place(place))

    def make(self) -> None:
        """Make one now."""
        self._wait(msg("Writing the backup and reading it back"))
        self._context.desk.run(lambda desk: Backups(desk.store).make(), self._made, self._refused)

    def try_newest(self) -> None:
        """Open a copy of the newest and read it through."""
        self._wait(msg("Reading the newest backup"))
        self._context.desk.run(lambda desk: Backups(desk.store).try_newest(), self._tried, self._refused)

    def show_standing(self, standing: Standing) -> None:
        """Show how it stands."""
        chosen = bool(standing.plan.place)
        self.make_button.setVisible(chosen)
        self.make_button.setEnabled(standing.place_is_there)
        self.try_button.setVisible(bool(standing.backups))
        self.restoring.show_backups(standing.backups)
        self.state.show_parts(*self._told(standing), stretch=False)
        self.decided.show_parts(*(self._choices(standing.plan) if chosen else ()), stretch=False)

    def _told(self, standing: Standing) -> list[QWidget]:
        context = self._context
        if not standing.plan.place:
            return [label(context, _NO_PLACE)]
        where = value_label(Ltr(standing.plan.place))
        parts: list[QWidget] = [stack(context, label(context, msg("Place"), "small"), where)]
        if not standing.place_is_there:
            parts.append(notice(context, _AWAY))
        parts.append(label(context, timed(_NEWEST, standing.last) if standing.last else _NONE))
        if standing.is_old:
            parts.append(notice(context, old_words(standing.days)))
        earlier = standing.backups[-2 : -_SHOWN - 2 : -1]
        if earlier:
            parts.append(label(context, msg("Earlier ones that are there"), "small"))
        return parts + [label(context, timed(msg("{date}, {time}"), each.made), "quiet") for each in earlier]

    def _choices(self, plan: Plan) -> tuple[QWidget, ...]:
        keep = {n: nmsg("{n} backup", "{n} backups", n) for n in _KEEP}
        hours = {n: nmsg("{n} hour", "{n} hours", n) for n in _HOURS}
        return (
            Alternatives(self._context, msg("Keep"), keep, plan.keep, self._keep),
            Alternatives(
                self._context,
                msg("When you lock, make one if the newest is older than"),
                hours,
                plan.hours,
                self._every,
            ),
        )

    def _keep(self, keep: int) -> None:
        self._decide(lambda backups: backups.set_plan(replace(backups.plan(), keep=keep)))

    def _every(self, hours: int) -> None:
        self._decide(lambda backups: backups.set_plan(replace(backups.plan(), hours=hours)))

    def _decide(self, change: Callable[[Backups], None]) -> None:
        def decide(desk: Desk) -> Standing:
            backups = Backups(desk.store)
            change(backups)
            return backups.standing()

        self._context.desk.run(decide, self.show_standing, self._refused)

    def _made(self, kept: Kept) -> None:
        self._ready(timed(_MADE, kept.made))
        self.refresh()

    def _tried(self, tried: Tried) -> None:
        opened = nmsg("It opens and is whole. It holds {n} person.", "It opens and is whole. It holds {n} people.", 0)
        self._ready(timed(_NEWEST, tried.kept.made), opened(n=tried.people))

    def _refused(self, problem: Problem) -> None:
        self._ready(problem.what, problem.do)

    def _wait(self, words: Words) -> None:
        self._buttons(False)
        self.result.show_parts(stretch=False)
        self._context.notices.busy(words)

    def _ready(self, *words: Words) -> None:
        self._context.notices.done()
        self._buttons(True)
        self.result.show_parts(*(notice(self._context, each) for each in words), stretch=False)

    def _buttons(self, on: bool) -> None:
        for each in (self.make_button, self.try_button, self.choose_button):
            each.setEnabled(on)
