"""People as rows of a standard, for the organisation's own case system, without names."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from intake_app.desk import Desk
from intake_app.given_out import NAMELESS_FILE, PLAIN_FILE, GivingOut
from intake_app.languages.words import msg, nmsg
from intake_app.problems import Problem
from intake_app.reports.htcds import Sheet
from ui.shell.context import Context
from ui.widgets.words import label
from ui.worker.files import TABLE, ask_new_file
from ui.worker.page import Changing, SectionCard
from ui.worker.passphrase_again import PassphraseAgain

FILE_NAME = "rows.csv"
_ASIDE = msg("One row for each person who said yes to figures, in the fields of HTCDS 2.0. Everybody else is left out.")
_BOTH = msg("{first} {second}")


class RowsCard(SectionCard):
    """Behind the passphrase."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("People as rows"), aside=_ASIDE)
        self.told = Changing(context, spacing=4)
        explains = _BOTH(first=NAMELESS_FILE, second=PLAIN_FILE)
        self.nameless = PassphraseAgain(
            context, msg("Write rows without names"), explains=explains, agrees=msg("Write the file"), then=self.save
        )
        for part in (self.nameless, self.told):
            self.column.addWidget(part)

    def save(self) -> None:
        """Ask where to, and write the rows."""
        path = ask_new_file(self._context, self, FILE_NAME, TABLE)
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the rows to a new file."""
        self._context.desk.run(partial(_write, path), self._written, self._refused)

    def _written(self, sheet: Sheet) -> None:
        written = nmsg("{n} row is written.", "{n} rows are written.", len(sheet.rows))
        left_out = nmsg("{n} person is left out.", "{n} people are left out.", sheet.left_out)
        self.told.show_parts(*(label(self._context, words) for words in (written, left_out)), stretch=False)

    def _refused(self, problem: Problem) -> None:
        self._context.notices.show_problem(problem)


def _write(path: Path, desk: Desk) -> Sheet:
    return GivingOut(desk.store, desk.site(), desk.today()).write_rows(path)
