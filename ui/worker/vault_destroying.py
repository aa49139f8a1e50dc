"""Removing the whole vault, its keys first; the older copies that still open are named before."""

from __future__ import annotations

from pathlib import Path

from intake_app.desk import Desk
from intake_app.destroying import Gone, after_destroying, destroy_open_vault, older_copies
from intake_app.languages.words import Ltr, msg
from intake_app.problems import Problem
from ui.shell.context import Context
from ui.widgets.words import button, label, value_label
from ui.worker.page import Changing, SectionCard, button_line, stack
from ui.worker.passphrase_again import PassphraseAgain

_ASIDE = msg("What opens it goes first, then the vault. It works on a full disk too, and cannot be undone.")
_LAW = msg("Removing records that a court or a law asks for can be an offence. If you are not sure, ask first.")
_AGAIN = msg("Every person, the directory and the settings are gone from this computer afterwards.")
_COPIES = msg("These older copies still open afterwards. Remove them too if they should not:")
_NO_COPIES = msg("Cairn knows of no backup of this vault. Copies that somebody made elsewhere it cannot know.")


class DestroyingCard(SectionCard):
    """What it means, what it does not reach, and the passphrase once more."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Remove the whole vault"), aside=_ASIDE)
        column = self.column
        self.copies, self.done = Changing(context, spacing=4), Changing(context, spacing=8)
        self.remove = PassphraseAgain(
            context, msg("Remove this vault"), explains=_AGAIN, agrees=msg("Yes, remove it"), then=self.remove_all
        )
        for part in (label(context, _LAW, "quiet"), self.copies, self.remove, self.done):
            column.addWidget(part)
        context.desk.run(_copies, self._show_copies)

    def remove_all(self) -> None:
        """Remove it, once the passphrase was right."""
        self.remove.setEnabled(False)
        self._context.desk.run(lambda desk: destroy_open_vault(desk.store), self._destroyed, self._refused)

    def _destroyed(self, gone: Gone) -> None:
        context = self._context
        end = button_line(context, button(context, msg("Close"), context.lock, kind="primary"))
        said = (label(context, each) for each in after_destroying(gone))
        self.done.show_parts(*said, end, stretch=False)

    def _refused(self, problem: Problem) -> None:
        self.remove.setEnabled(True)
        self._context.notices.show_problem(problem)

    def _show_copies(self, copies: tuple[Path, ...]) -> None:
        context = self._context
        if not copies:
            self.copies.show_parts(label(context, _NO_COPIES), stretch=False)
            return
        paths = (value_label(Ltr(str(each))) for each in copies)
        self.copies.show_parts(stack(context, label(context, _COPIES), *paths), stretch=False)


def _copies(desk: Desk) -> tuple[Path, ...]:
    return older_copies(desk.store.vault.path)
