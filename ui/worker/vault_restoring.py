"""Going back to a backup while the vault is open: which one, what happens, and the passphrase once more."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.backups import Kept
from intake_app.desk import Desk
from intake_app.languages.words import Ltr, Msg, msg
from intake_app.problems import BadInput, WrongPassphrase
from intake_app.restoring import restore_over_open
from ui.shell.context import Context
from ui.shell.passphrase import PassphraseLine
from ui.widgets.form_view import bring_into_sight
from ui.widgets.words import button, label, row, value_label
from ui.worker.dated import timed
from ui.worker.files import ask_folder
from ui.worker.one_of import OneOf
from ui.worker.page import Changing, stack
from ui.worker.passphrase_again import Doing, PassphraseAgain, confirm

HAPPENS: Final[tuple[Msg, ...]] = (
    msg("What the vault holds goes back to the day of the backup. What was written later is in it no more."),
    msg("Whom you removed since stays removed, and who can open the vault stays as it is now."),
    msg("The vault as it is now stays beside it, in a folder whose name ends in {ending}, until you delete that.")(
        ending=Ltr(".before-restore")
    ),
    msg("Then the vault locks. It opens with the passphrases of today."),
)
_OFFER: Final = msg("Restore from a backup")
_WHICH: Final = msg("Which backup?")
_OTHERS: Final = msg("The passphrase of that day, only if it was another one than yours today")
_SHOWN: Final = 5


class Restoring(QWidget):
    """A quiet button, and below it the backups to choose from and what restoring one does."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.backup: Path | None = None
        self.offer = button(context, _OFFER, self.ask, kind="quiet")
        self._choice, self._chosen = Changing(context, spacing=8), Changing(context, spacing=6)
        self.passphrase = PassphraseLine(context, _OTHERS)
        self.again = PassphraseAgain(
            context, msg("Restore this one"), explains=msg("The vault goes back to that day, and locks."),
            agrees=msg("Restore, and lock"), then=context.lock, doing=self._doing,
        )  # fmt: skip
        self._other = stack(context, label(context, _OTHERS, "small"), self.passphrase)
        self._inside = self._laid_out()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._inside)
        self._inside.hide()

    def show_backups(self, backups: tuple[Kept, ...]) -> None:
        """Offer these, the newest first."""
        newest = {each.path: timed(msg("{date}, {time}"), each.made) for each in backups[: -_SHOWN - 1 : -1]}
        self.which: OneOf[Path] = OneOf(self._context, newest)
        self.which.group.buttonClicked.connect(self._take_chosen)
        parts = (label(self._context, _WHICH, "label"), self.which) if newest else ()
        self._choice.show_parts(*parts, stretch=False)

    def ask(self) -> None:
        """Show what there is to choose and what happens."""
        self.offer.hide()
        self._inside.show()
        bring_into_sight(self._inside)

    def choose(self) -> None:
        """Ask for a backup elsewhere."""
        chosen = ask_folder(self._context, self)
        if chosen is not None:
            self.take(chosen)

    def take(self, backup: Path) -> None:
        """Let it be this one."""
        self.backup = backup
        self._chosen.show_parts(value_label(Ltr(str(backup))), stretch=False)
        for each in (self._other, self.again):
            each.show()
        bring_into_sight(self.again)

    def _take_chosen(self) -> None:
        chosen = self.which.value()
        if chosen is not None:
            self.take(chosen)

    def put_away(self) -> None:
        """Restore nothing."""
        self.backup = None
        self.passphrase.forget()
        self.again.cancel()
        self._chosen.show_parts(stretch=False)
        for each in (self._other, self.again, self._inside):
            each.hide()
        self.offer.show()
        self.offer.setFocus()

    def _doing(self) -> Doing:
        other = self.passphrase.text()
        return partial(_restore, self.backup, other) if self.backup is not None else confirm

    def _laid_out(self) -> QWidget:
        context = self._context
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(10))
        for line in HAPPENS:
            column.addWidget(label(context, line))
        column.addWidget(self._choice)
        elsewhere = button(context, msg("In another folder"), self.choose)
        column.addLayout(row(context, elsewhere, button(context, msg("Not now"), self.put_away)))
        for part in (self._chosen, self._other, self.again):
            column.addWidget(part)
        for part in (self._other, self.again):
            part.hide()
        return whole


def _restore(backup: Path, other: str, passphrase: str, desk: Desk) -> None:
    confirm(passphrase, desk)
    try:
        restore_over_open(desk.store, backup, other or passphrase, today=desk.today)
    except WrongPassphrase as problem:  # of the backup, which is no reason to lock
        raise BadInput(problem.what, problem.do) from problem
