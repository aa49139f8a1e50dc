"""The journal as a card: what happened to the vault, newest first, in the worker's words; and as a table to keep."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from intake_app.desk import Desk
from intake_app.languages.language import Language
from intake_app.languages.words import Ltr, msg, nmsg
from intake_app.logbook import Logbook, Told
from intake_app.outbox import write_new_file
from ui.shell.context import Context
from ui.widgets.words import button, label, row
from ui.worker.files import TABLE, ask_new_file
from ui.worker.page import Changing, SectionCard, parting_line, stack

_ASIDE = msg("Days, keys and counts. It holds no names and nothing that was said.")
_LINE = msg("{date}: {what}")
_RECORD = msg("Record {id}")
SHOWN = 12
FILE_NAME = "journal.csv"
Page = tuple[tuple[Told, ...], int]


class JournalCard(SectionCard):
    """Some entries at a time."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("What happened"), aside=_ASIDE)
        self._skip = 0
        column = self.column
        self.entries = Changing(context, spacing=8)
        self.newer_button = button(context, msg("Newer"), partial(self.turn, -SHOWN), kind="quiet")
        self.older_button = button(context, msg("Older"), partial(self.turn, SHOWN), kind="quiet")
        self.save_button = button(context, msg("Save as a table"), self.save)
        column.addWidget(self.entries)
        column.addLayout(row(context, self.newer_button, self.older_button, self.save_button))
        self.refresh()

    def refresh(self) -> None:
        """Read it anew, from the newest."""
        self._skip = 0
        self.turn(0)

    def turn(self, by: int) -> None:
        """Show so many entries further back."""
        skip = self._skip = max(self._skip + by, 0)
        self._context.desk.run(partial(_page, skip), self._show)

    def save(self) -> None:
        """Ask where to, and write the whole journal there."""
        path = ask_new_file(self._context, self, FILE_NAME, TABLE)
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the whole journal to a new file."""
        self._context.desk.run(partial(_write, path, self._context.language.worker), self._written)

    def _written(self, entries: int) -> None:
        self._context.notices.tell(nmsg("{n} entry is written.", "{n} entries are written.", entries))

    def _show(self, page: Page) -> None:
        entries, length = page
        lines: list[QWidget] = []
        for told in entries:
            lines += [*([parting_line()] if lines else []), _entry(self._context, told)]
        self.entries.show_parts(*lines, stretch=False)
        self.newer_button.setEnabled(self._skip > 0)
        self.older_button.setEnabled(self._skip + len(entries) < length)


def _entry(context: Context, told: Told) -> QWidget:
    def line(language: Language) -> str:
        return language.text(_LINE(date=language.date(told.day), what=told.what))

    about = [label(context, _RECORD(id=Ltr(told.record)), "small")] if told.record else []
    return stack(context, label(context, line), *about, spacing=2)


def _page(skip: int, desk: Desk) -> Page:
    book = Logbook(desk.store, desk.today())
    return book.page(skip, SHOWN), book.length


def _write(path: Path, language: Language, desk: Desk) -> int:
    book = Logbook(desk.store, desk.today())
    write_new_file(path, book.as_table(language))
    return book.length
