"""What an imported directory held: counts, and every warning with its file and row."""

from __future__ import annotations

from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from intake_app.languages.words import Msg, msg, nmsg
from intake_app.readers.reading import DirectoryReading, ReadingWarning
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(10))
        column.addWidget(label(context, _TITLE, "title"))
        column.addWidget(label(context, nmsg("{n} service", "{n} services", len(reading.services)), "lead"))
        column.addWidget(label(context, nmsg("{n} organisation", "{n} organisations", reading.organizations)))
        column.addWidget(label(context, _FORM(version=reading.version), "small"))
        column.addWidget(label(context, warning_count(reading.warnings), "label"))
        if reading.warnings:
            self.table = WarningsTable(context, reading.warnings)
            column.addWidget(self.table, 1)
        else:
            column.addStretch(1)


def warning_count(warnings: tuple[ReadingWarning, ...]) -> Msg:
    """How many warnings there are, in words."""
    count = len(warnings)
    return nmsg("{n} warning", "{n} warnings", count) if count else _NO_WARNINGS


class WarningsTable(QTableView):
    """Every warning with its file and row."""

    def __init__(self, context: Context, warnings: tuple[ReadingWarning, ...]) -> None:
        super().__init__()
        model = WarningsModel(context, warnings)
        model.setParent(self)
        self.setModel(model)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setItemDelegate(BrokenItems(self))
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setMinimumHeight(context.theme.px(360))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.resizeSection(0, context.theme.px(220))
        header.resizeSection(1, context.theme.px(70))
        context.language.bind(self, self.setAccessibleName, msg("Warnings"))
