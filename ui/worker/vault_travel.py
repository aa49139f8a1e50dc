"""Before a journey: everybody goes into a verified backup that stays behind, and out of the vault that is carried."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from intake_app.desk import Desk
from intake_app.languages.words import Ltr, Msg, msg
from intake_app.problems import Problem
from intake_app.travel import Emptied, after_emptying, travel_empty
from ui.shell.context import Context
from ui.widgets.words import button, label, row, value_label
from ui.worker.files import ask_folder
from ui.worker.page import Changing, SectionCard, button_line, stack
from ui.worker.passphrase_again import PassphraseAgain

_ASIDE = msg("Carry the vault without the people, and let them come back after the journey.")
STEPS: tuple[Msg, ...] = (
    msg("Choose a folder on a stick or disk that stays behind, in a safe place."),
    msg("Everything is written there as a backup, still encrypted, and read back."),
    msg("Then every person is removed here, and the vault gets a new key and locks."),
    msg("After the journey, restore that backup over this vault."),
)
_STAYS = msg(
    "What stays in the vault: the site, the directory, who can open it, and the days and counts of what happened."
    " The program and the vault can be seen by whoever looks."
)
_AGAIN = msg("Afterwards the people are in the backup alone. It opens with the passphrases of today.")
_FOLDER = "travel"


class TravelCard(SectionCard):
    """The steps, the folder, and the passphrase once more."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Before a journey"), aside=_ASIDE)
        self.place: Path | None = None
        column = self.column
        self.chosen, self.done = Changing(context, spacing=8), Changing(context, spacing=8)
        self.choose_button = button(context, msg("Choose a folder"), self.choose)
        self.empty = PassphraseAgain(
            context, msg("Back up, and empty this vault"), explains=_AGAIN, agrees=msg("Empty it"), then=self.leave
        )
        self.empty.hide()
        steps = [label(context, msg("{n}. {step}")(n=n, step=step)) for n, step in enumerate(STEPS, 1)]
        for part in (*steps, label(context, _STAYS, "quiet"), self.chosen):
            column.addWidget(part)
        column.addLayout(row(context, self.choose_button))
        column.addWidget(self.empty)
        column.addWidget(self.done)

    def choose(self) -> None:
        """Ask for the folder that stays behind."""
        chosen = ask_folder(self._context, self)
        if chosen is not None:
            self.take_place(chosen)

    def take_place(self, folder: Path) -> None:
        """Let the backup go into this folder, under a name that is free."""
        self.place = _free_in(folder)
        where = value_label(Ltr(str(self.place)))
        about = stack(self._context, label(self._context, msg("The backup"), "small"), where)
        self.chosen.show_parts(about, stretch=False)
        self.empty.show()

    def leave(self) -> None:
        """Back up, take everybody out, and lock."""
        if self.place is None:
            return
        self._wait(True)
        self._context.notices.busy(msg("Writing the backup and reading it back"))
        self._context.desk.run(partial(_travel, self.place), self._left, self._refused)

    def _left(self, done: Emptied) -> None:
        context = self._context
        context.notices.done()
        lock = button(context, msg("Lock now"), context.lock, kind="primary")
        self.done.show_parts(label(context, after_emptying(done), "label"), button_line(context, lock), stretch=False)

    def _refused(self, problem: Problem) -> None:
        self._wait(False)
        self._context.notices.done()
        self._context.notices.show_problem(problem)

    def _wait(self, waiting: bool) -> None:
        for part in (self.choose_button, self.empty):
            part.setEnabled(not waiting)


def _travel(place: Path, desk: Desk) -> Emptied:
    return travel_empty(desk.store, place, desk.today())


def _free_in(folder: Path) -> Path:
    """A name in the folder that nothing has yet."""
    names = (_FOLDER, *(f"{_FOLDER}-{n}" for n in range(2, 10_000)))
    return next(place for name in names if not (place := folder / name).exists())
