"""The recovery sheet: made, written down, and rehearsed, with honest words about what is lost without it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from intake_app.desk import Desk
from intake_app.keyholders import Keyholder
from intake_app.languages.language import isolated
from intake_app.languages.words import Ltr, msg
from intake_app.outbox import write_new_file
from intake_app.packets.recovery_sheet import make_recovery_sheet
from intake_app.problems import Problem
from ui.shell.context import Context
from ui.shell.entrance import Trouble
from ui.widgets.editors import private_line
from ui.widgets.words import button, label, value_label
from ui.worker.dated import dated
from ui.worker.files import ask_new_file
from ui.worker.page import Changing, SectionCard, button_line
from ui.worker.passphrase_again import PassphraseAgain
from ui.worker.vault_keys import keyholders_of

_TITLE = msg("If every passphrase is lost")
_NONE = msg("There is no recovery sheet. If every passphrase is lost, nobody can read this vault again.")
_HAVE = msg("A recovery sheet was made on {date}. It opens this vault like a passphrase.")
_REHEARSED = msg("Its code was last tried on {date}, and it opened the vault.")
_UNTRIED = msg("Its code was never tried. A sheet that was not tried may be a wrong one.")
_EXPLAINS = msg("The sheet opens everything. An earlier sheet opens nothing any more once this one is made.")
_COPY = msg("Print it, or copy these digits by hand onto paper. They are shown this once.")
_TRY = msg("Now type the code from the paper, to be sure that it opens the vault.")
FILE_NAME = "sheet.pdf"


class RecoveryCard(SectionCard):
    """Whether there is a sheet, and making and trying one; ``changed`` brings the sheet, or None, when it is read."""

    changed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context, _TITLE)
        column = self.column
        self.state, self.doing = Changing(context, spacing=6), Changing(context, spacing=10)
        self.make_offer = PassphraseAgain(
            context, msg("Make a recovery sheet"), explains=_EXPLAINS, agrees=msg("Make it"), then=self.make
        )
        self.code_line, self.trouble = private_line(), Trouble(context)
        for each in (self.state, self.make_offer, self.doing):
            column.addWidget(each)
        self.refresh()

    def refresh(self) -> None:
        """Ask anew whether there is a sheet."""
        self._context.desk.run(lambda desk: keyholders_of(desk).recovery(), self._show)

    def make(self) -> None:
        """Make a new code and show it."""
        self._context.desk.run(lambda desk: keyholders_of(desk).make_recovery(), self._made, self._refused)

    def ask_for_code(self) -> None:
        """Open the line for the code on paper."""
        context = self._context
        self.code_line, self.trouble = private_line(), Trouble(context)
        self.code_line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.code_line.returnPressed.connect(self.rehearse)
        context.language.bind(self.code_line, self.code_line.setAccessibleName, _TRY)
        try_button = button(context, msg("Try it"), self.rehearse, kind="primary")
        self.doing.show_parts(label(context, _TRY), self.code_line, self.trouble, try_button, stretch=False)
        self.code_line.setFocus()

    def rehearse(self) -> None:
        """Try the code that was typed."""
        typed = self.code_line.text()
        self.code_line.setText("")
        self.trouble.busy(msg("One moment"))
        self._context.desk.run(lambda desk: keyholders_of(desk).rehearse(typed), self._rehearsed, self._not_rehearsed)

    def _made(self, code: str) -> None:
        context = self._context
        shown = value_label(isolated(Ltr(code)), "title")
        save = button(context, msg("Save the sheet as a PDF"), lambda: self._save(code))
        go_on = button(context, msg("It is on paper"), self.ask_for_code, kind="primary")
        self.doing.show_parts(label(context, _COPY), shown, button_line(context, save, go_on), stretch=False)
        self.refresh()

    def _save(self, code: str) -> None:
        context = self._context
        path = ask_new_file(context, self, FILE_NAME)
        if path is None:
            return

        def write(desk: Desk) -> None:
            write_new_file(path, make_recovery_sheet(code, language=context.language.worker, day=desk.today()))

        told = msg("The sheet is written. Print it, and delete the file.")
        context.desk.run(write, lambda _: context.notices.tell(told), self._refused)

    def _rehearsed(self, _: Keyholder) -> None:
        self.doing.show_parts(stretch=False)
        self._context.notices.tell(msg("The code of the sheet opens this vault."))
        self.refresh()

    def _not_rehearsed(self, problem: Problem) -> None:
        self.trouble.show_problem(problem)
        self.code_line.setFocus()

    def _refused(self, problem: Problem) -> None:
        self._context.notices.show_problem(problem)

    def _show(self, sheet: Keyholder | None) -> None:
        context = self._context
        self.changed.emit(sheet)
        if sheet is None:
            self.state.show_parts(label(context, _NONE), stretch=False)
            return
        made = [label(context, dated(_HAVE, sheet.since))] if sheet.since is not None else []
        tried = dated(_REHEARSED, sheet.rehearsed) if sheet.rehearsed is not None else _UNTRIED
        again = button(context, msg("Try its code"), self.ask_for_code, kind="quiet")
        self.state.show_parts(*made, label(context, tried), button_line(context, again), stretch=False)
