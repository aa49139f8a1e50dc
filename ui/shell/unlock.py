"""The unlock screen: which folder, and the passphrase that opens it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel

from intake_app.desk import Desk
from intake_app.languages.words import msg
from intake_app.problems import Problem
from ui.shell.backup_offer import BackupOffer, GoodBackup, opened_desk
from ui.shell.context import Context
from ui.shell.entrance import Entrance, Trouble, choose_folder
from ui.shell.passphrase import PassphraseLine
from ui.widgets.words import button, label, row, value_label


class Unlock(Entrance):
    """``unlocked`` when a desk is open; ``new_wanted`` to make another vault."""

    unlocked = Signal(str)
    new_wanted = Signal()

    def __init__(self, context: Context, vault: Path) -> None:
        super().__init__(context)
        self._context, self._vault = context, vault
        self.folder = _folder_label(vault)
        self.passphrase = PassphraseLine(context, msg("Passphrase"))
        self.trouble, self.offer = Trouble(context), BackupOffer(context)
        self.offer.wanted.connect(self.open_backup)
        self.open_button = button(context, msg("Unlock"), self.unlock, kind="primary")
        self.other_button = button(context, msg("Choose another folder"), self._choose, kind="quiet")
        self.new_button = button(context, msg("Start a new one"), self.new_wanted.emit, kind="quiet")
        self._lay_out()
        self.passphrase.entered.connect(self.unlock)
        self.passphrase.typed.connect(self.trouble.clear)
        self.setFocusProxy(self.passphrase)

    def unlock(self) -> None:
        """Open the vault with what was typed; the line is emptied at once."""
        if not self.open_button.isEnabled():
            return
        vault = self._vault
        self.offer.put_away()
        self._open(lambda typed: opened_desk(vault, typed), self._opened)

    def open_backup(self) -> None:
        """Open the backup that is offered, in a new folder, with the passphrase typed once more."""
        if self.passphrase.text():
            vault = self._vault
            self._open(lambda typed: self.offer.open_it(vault, typed), self._opened_backup)
        else:
            self.passphrase.setFocus()

    def _open(self, make: Callable[[str], Desk], then: Callable[[], object]) -> None:
        typed = self.passphrase.text()
        self.passphrase.forget()
        self._wait(True)
        self._context.desk.open(lambda: make(typed), then, self._refused)

    def _opened(self) -> None:
        self._wait(False)
        self.unlocked.emit(str(self._vault))

    def _opened_backup(self) -> None:
        self._wait(False)
        assert self.offer.restored is not None
        self.unlocked.emit(str(self.offer.restored.path))
        self.offer.tell()

    def _refused(self, problem: Problem) -> None:
        self._wait(False)
        self.trouble.show_problem(problem)
        if isinstance(problem, GoodBackup):
            self.offer.show_offer(problem.kept)
        self.passphrase.setFocus()

    def _wait(self, waiting: bool) -> None:
        for each in (self.open_button, self.other_button, self.new_button, self.passphrase, self.offer):
            each.setEnabled(not waiting)
        if waiting:
            self.trouble.busy(msg("Unlocking"))
        else:
            self.trouble.clear()

    def _lay_out(self) -> None:
        column, look = self.column, self.look
        column.addWidget(label(look, msg("Welcome back"), "title"))
        column.addWidget(label(look, msg("Folder"), "small"))
        column.addWidget(self.folder)
        column.addSpacing(look.theme.px(6))
        column.addWidget(label(look, msg("Passphrase"), "label"))
        column.addWidget(self.passphrase)
        column.addWidget(self.trouble)
        column.addWidget(self.offer)
        column.addWidget(self.open_button)
        column.addLayout(row(look, self.other_button, self.new_button, spacing=4))

    def _choose(self) -> None:
        choose_folder(self.look, self, self._vault.parent, self._take)

    def _take(self, folder: Path) -> None:
        self._vault = folder
        self.offer.put_away()
        self.folder.setText(str(folder))
        self.trouble.clear()


def _folder_label(vault: Path) -> QLabel:
    made = value_label(str(vault), "body")
    made.setMinimumSize(QSize(1, 1))
    return made
