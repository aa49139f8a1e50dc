"""What an imported directory held: counts, and every warning with its file and row."""

from __future__ import annotations

from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from intake_app.languages.words import msg, nmsg
from intake_app.readers.reading import DirectoryReading
from ui.shell.context import Context
from ui.widgets.broken_items import BrokenItems
from ui.widgets.words import label
from ui.worker.directory_model import WarningsModel

_TITLE = msg("The directory was taken in")
_FORM = msg("It is in the HSDS form, version {version}.")
_NO_WARNINGS = msg("Nothing was odd in it.")


class ImportReport(QWidget):
    """The report of one import."""

    def __init__(self, context: Context, reading: DirectoryReading) -> None:
        super().__init__()
        count = len(reading.warnings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(10))
        column.addWidget(label(context, _TITLE, "title"))
        column.addWidget(label(context, nmsg("{n} service", "{n} services", len(reading.services)), "lead"))
        column.addWidget(label(context, nmsg("{n} organisation", "{n} organisations", reading.organizations)))
        column.addWidget(label(context, _FORM(version=reading.version), "small"))
        column.addWidget(label(context, nmsg("{n} warning", "{n} warnings", count) if count else _NO_WARNINGS, "label"))
        if count:
            column.addWidget(self._table(context, reading), 1)
        else:
            column.addStretch(1)

    def _table(self, context: Context, reading: DirectoryReading) -> QTableView:
        self.table = QTableView()
        model = WarningsModel(context, reading.warnings)
        model.setParent(self.table)
        self.table.setModel(model)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setItemDelegate(BrokenItems(self.table))
        self.table.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.table.setMinimumHeight(context.theme.px(360))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.resizeSection(0, context.theme.px(220))
        header.resizeSection(1, context.theme.px(70))
        context.language.bind(self.table, self.table.setAccessibleName, msg("Warnings"))
        return self.table
