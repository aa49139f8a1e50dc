"""What the unlock screen offers when a vault is damaged: the newest good backup, restored to a new folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.backups import Kept
from intake_app.desk import Desk
from intake_app.languages.words import Msg, msg
from intake_app.problems import VaultIsDamaged
from intake_app.restoring import Restored, good_backup_of, restore_beside
from ui.shell.context import Context
from ui.widgets.words import button, label
from ui.worker.dated import timed
from ui.worker.page import Changing

_WHOLE = msg("The backup of {date}, {time} is whole. It can be opened in a new folder; the damaged one stays as it is.")
_OPEN = msg("Open the backup of {date}")
_AGAIN = msg("Type the passphrase once more to open the backup.")
_NOW = msg("This is the backup of {date}, {time}. What was written later is not in it.")
_CANNOT_KNOW = msg("What was removed after that day may be in it again: look through it.")


class GoodBackup(VaultIsDamaged):
    """The vault is damaged, and this backup of it opens with the passphrase that was typed."""

    def __init__(self, what: Msg, kept: Kept) -> None:
        super().__init__(what, _AGAIN)
        self.kept = kept


def opened_desk(vault: Path, passphrase: str) -> Desk:
    """The desk over a vault. Raises as ``Desk.open``, or GoodBackup when it is damaged and a good backup is there."""
    try:
        return Desk.open(vault, passphrase)
    except VaultIsDamaged as problem:
        kept = good_backup_of(vault, passphrase)
        if kept is None:
            raise
        raise GoodBackup(problem.what, kept) from problem


class BackupOffer(QWidget):
    """The offer, hidden until there is one; ``wanted`` when it is taken. The passphrase is asked for once more."""

    wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.kept: Kept | None = None
        self.restored: Restored | None = None
        self._inside = Changing(context, spacing=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._inside)
        self.put_away()

    def show_offer(self, kept: Kept) -> None:
        """Offer this backup."""
        self.kept = kept
        self.open_button = button(self._context, timed(_OPEN, kept.made), self.wanted.emit)
        self._inside.show_parts(label(self._context, timed(_WHOLE, kept.made)), self.open_button, stretch=False)
        self.show()

    def put_away(self) -> None:
        """Offer nothing."""
        self.kept = None
        self.hide()

    def open_it(self, damaged: Path, passphrase: str) -> Desk:
        """Restore the backup beside the damaged vault and open it; on the desk's thread. Raises as ``restore``."""
        assert self.kept is not None
        self.restored = restore_beside(damaged, self.kept.path, passphrase)
        return Desk.open(self.restored.path, passphrase)

    def tell(self) -> None:
        """Tell the worker what they have before them now."""
        if self.kept is not None and self.restored is not None:
            words = timed(_NOW, self.kept.made)
            self._context.notices.tell(words, *(() if self.restored.knows else (_CANNOT_KNOW,)))
