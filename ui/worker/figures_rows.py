"""People as rows of a standard, for the organisation's own case system: without names, or with them and a reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from intake_app.desk import Desk
from intake_app.given_out import LONGEST_REASON, NAMED_FILE, NAMELESS_FILE, PLAIN_FILE, GivingOut
from intake_app.languages.words import Msg, msg, nmsg
from intake_app.problems import Problem
from intake_app.reports.htcds import Sheet
from ui.shell.context import Context
from ui.widgets.editors import private_line
from ui.widgets.words import label
from ui.worker.files import TABLE, ask_new_file
from ui.worker.page import Changing, SectionCard
from ui.worker.passphrase_again import PassphraseAgain

FILE_NAME = "rows.csv"
_ASIDE = msg("One row for each person who said yes to figures, in the fields of HTCDS 2.0. Everybody else is left out.")
_BOTH = msg("{first} {second}")
_WHY = msg("Why are names needed? Write no name here.")


class RowsCard(SectionCard):
    """The two ways, each behind the passphrase."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("People as rows"), aside=_ASIDE)
        self.reason = private_line()
        self.reason.setMaxLength(LONGEST_REASON)
        context.language.bind(self.reason, self.reason.setAccessibleName, _WHY)
        self.told = Changing(context, spacing=4)
        nameless, named = _BOTH(first=NAMELESS_FILE, second=PLAIN_FILE), _BOTH(first=NAMED_FILE, second=PLAIN_FILE)
        self.nameless = self._again(msg("Write rows without names"), nameless, self.save)
        self.named = self._again(msg("Write rows with names"), named, self.save_named)
        for part in (self.nameless, label(context, _WHY, "label"), self.reason, self.named, self.told):
            self.column.addWidget(part)

    def save(self) -> None:
        """Ask where to, and write the rows without names."""
        self._save(None)

    def save_named(self) -> None:
        """Ask where to, and write the rows with names, for the reason that stands here."""
        self._save(self.reason.text())

    def write(self, path: Path, reason: str | None) -> None:
        """Write the rows to a new file; with a reason they tell names."""
        self._context.desk.run(partial(_write, path, reason), self._written, self._refused)

    def _save(self, reason: str | None) -> None:
        path = ask_new_file(self._context, self, FILE_NAME, TABLE)
        if path is not None:
            self.write(path, reason)

    def _written(self, sheet: Sheet) -> None:
        written = nmsg("{n} row is written.", "{n} rows are written.", len(sheet.rows))
        left_out = nmsg("{n} person is left out.", "{n} people are left out.", sheet.left_out)
        self.told.show_parts(*(label(self._context, words) for words in (written, left_out)), stretch=False)

    def _refused(self, problem: Problem) -> None:
        self._context.notices.show_problem(problem)

    def _again(self, offer: Msg, explains: Msg, then: Callable[[], object]) -> PassphraseAgain:
        return PassphraseAgain(self._context, offer, explains=explains, agrees=msg("Write the file"), then=then)


def _write(path: Path, reason: str | None, desk: Desk) -> Sheet:
    return GivingOut(desk.store, desk.site(), desk.today()).write_rows(path, reason=reason)
