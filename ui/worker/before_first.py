"""Before the first person is written down: a recovery sheet that was tried, or the open decision to go without."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from intake_app.keyholders import Keyholder
from intake_app.languages.words import msg
from ui.shell.context import Context, Place
from ui.widgets.words import button, label
from ui.worker.confirm import Confirm
from ui.worker.page import WorkerPage, button_line, section
from ui.worker.vault_keys import keyholders_of
from ui.worker.vault_recovery import RecoveryCard

_WHY = msg(
    "Nobody has been written down yet. Decide now what happens if the passphrase is lost: afterwards it is too late."
)
_WITHOUT = msg("Go on without a sheet")
_EXPLAINS = msg("If every passphrase is lost, what people told you is lost for ever, and no one can bring it back.")


class BeforeFirst(WorkerPage):
    """The recovery card, the way on once the sheet was tried, and the way on without one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.recovery = RecoveryCard(context)
        self.go_on_button = button(context, msg("Go on to the meeting"), self.go_on, kind="primary")
        self.go_on_button.setEnabled(False)
        self.without = Confirm(
            context, _WITHOUT, asks=_WITHOUT, explains=_EXPLAINS, agrees=msg("Yes, without a sheet"), then=self.decline
        )
        self.recovery.changed.connect(self._show_way)
        self.show_parts(
            label(context, msg("Before the first person"), "title"), label(context, _WHY), self.recovery, self._ways()
        )
        self.recovery.refresh()

    def go_on(self) -> None:
        """To the meeting, with the list of people behind it."""
        self.context.go(Place("people"))
        self.context.go(Place("meeting"))

    def decline(self) -> None:
        """Note that this vault goes without a sheet."""
        self.keep(lambda desk: keyholders_of(desk).go_without_recovery(), lambda _: self.go_on())

    def _show_way(self, sheet: Keyholder | None) -> None:
        self.go_on_button.setEnabled(sheet is not None and sheet.rehearsed is not None)

    def _ways(self) -> QFrame:
        frame, column = section(self.context, msg("The way on"))
        line = button_line(self.context, self.go_on_button)
        column.addWidget(line)
        column.addWidget(self.without)
        return frame
