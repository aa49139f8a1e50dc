"""This vault: whether it is whole and what it does not protect against; more cards stand in modules of their own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from intake_app.desk import Desk
from intake_app.languages.words import Ltr, Msg, msg
from intake_app.problems import Problem
from intake_app.vault.backup import second_copies
from intake_app.vault.check import CheckReport
from ui.shell.context import Context
from ui.widgets.words import button, label, row
from ui.worker.page import Changing, SectionCard, WorkerPage
from ui.worker.vault_backups import BackupsCard
from ui.worker.vault_destroying import DestroyingCard
from ui.worker.vault_journal import JournalCard
from ui.worker.vault_keys import KeysCard
from ui.worker.vault_limits import limits_card
from ui.worker.vault_recovery import RecoveryCard
from ui.worker.vault_retention import RetentionCard
from ui.worker.vault_travel import TravelCard

_WHOLE = msg("Everything is as it was written.")
_TWICE = msg(
    "Other copies of the vault’s files lie beside them, as a program that syncs folders leaves them: {names}."
    " They may hold what this one lacks. Keep the vault out of such a folder."
)
_DAMAGED = msg("Something is not as it was written. Go on with the newest good backup.")


class VaultScreen(WorkerPage):
    """The cards of the vault, one under the other."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.show_parts(label(context, msg("This vault"), "title"), *(make(context) for make in CARDS))


class CheckCard(SectionCard):
    """Reads the whole vault and tells what it found."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Is it whole?"), aside=msg("Reads every page, and changes nothing."))
        column = self.column
        self.found = Changing(context, spacing=6)
        self.check_button = button(context, msg("Check it now"), self.check)
        column.addLayout(row(context, self.check_button))
        column.addWidget(self.found)

    def check(self) -> None:
        """Check now."""
        self.check_button.setEnabled(False)
        self._context.notices.busy(msg("Reading the vault"))
        self._context.desk.run(_looked_through, self._checked, self._refused)

    def _checked(self, looked: tuple[CheckReport, tuple[str, ...]]) -> None:
        report, twice = looked
        lines: tuple[Msg, ...] = (_WHOLE,) if report.ok else (_DAMAGED, *report.findings)
        lines += (_TWICE(names=Ltr(", ".join(twice))),) if twice else ()
        self._end()
        self.found.show_parts(*(label(self._context, line) for line in lines), stretch=False)

    def _refused(self, problem: Problem) -> None:
        self._end()
        self._context.notices.show_problem(problem)

    def _end(self) -> None:
        self._context.notices.done()
        self.check_button.setEnabled(True)


def _looked_through(desk: Desk) -> tuple[CheckReport, tuple[str, ...]]:
    return desk.check(), second_copies(desk.store.vault.path)


CARDS: tuple[Callable[[Context], QFrame], ...] = (
    KeysCard, RecoveryCard, BackupsCard, RetentionCard, TravelCard, CheckCard, JournalCard, limits_card, DestroyingCard,
)  # fmt: skip
"""The cards of the page, in their order."""
