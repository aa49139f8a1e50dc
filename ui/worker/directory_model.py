"""The services that the directory's list shows, and the warnings of an import as a table."""

from __future__ import annotations

from html import escape
from typing import Any

from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from intake_app.directory.demands import demand_words
from intake_app.directory.entries import Service, fold
from intake_app.languages.words import Msg, msg
from intake_app.readers.reading import ReadingWarning
from ui.shell.context import Context
from ui.worker.rows import END_WORDS, SECOND_LINE
from ui.worker.terms import need_words

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
MARKED = msg("Say first")
_COLUMNS: tuple[Msg, ...] = (msg("File"), msg("Row"), msg("What is odd"))


class ServicesModel(QAbstractListModel):
    """Services by name; ``find`` keeps those that hold every word anywhere in their names and needs."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._all: tuple[tuple[str, Service], ...] = ()
        self._found: tuple[Service, ...] = ()
        self._search = ""

    def take(self, services: tuple[Service, ...]) -> None:
        """Hold these services."""
        self._all = tuple((self._folded(service), service) for service in services)
        self.find(self._search)

    def find(self, search: str) -> None:
        """Show the services that hold every word."""
        self._search = search
        words = fold(search).split()
        self.beginResetModel()
        self._found = tuple(service for folded, service in self._all if all(word in folded for word in words))
        self.endResetModel()

    @property
    def is_empty(self) -> bool:
        """Whether there is no directory at all."""
        return not self._all

    def service(self, row: int) -> Service | None:
        """The service of a row."""
        return self._found[row] if 0 <= row < len(self._found) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many were found."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, organisation, and whether something must be said first."""
        service = self.service(index.row())
        if service is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return service.name
        if role == SECOND_LINE:
            return service.organization.name
        if role == END_WORDS and demand_words(service):
            return self._context.language.text(MARKED)
        return None

    def _folded(self, service: Service) -> str:
        text = self._context.language.text
        needs = " ".join(text(need_words(code)) for code in service.needs)
        return fold(f"{service.name} {service.organization.name} {needs} {' '.join(service.areas)}")


class WarningsModel(QAbstractTableModel):
    """What was odd in an imported directory: file, row, and what."""

    def __init__(self, context: Context, warnings: tuple[ReadingWarning, ...]) -> None:
        super().__init__()
        self._context, self._warnings = context, warnings

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One row for each warning."""
        return 0 if parent.isValid() else len(self._warnings)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """File, row, what."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._context.language.text(_COLUMNS[section])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell; row 0 is the whole file and shows nothing.

        A tip guesses whether its words are HTML, so it is given HTML in which they are literal.
        """
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        warning = self._warnings[index.row()]
        cells = (warning.file, str(warning.row) if warning.row else "", self._context.language.text(warning.what))
        words = cells[index.column()]
        return words if role == Qt.ItemDataRole.DisplayRole else f"<p>{escape(words)}</p>"
