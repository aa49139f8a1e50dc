"""The directory: search as one types, the entry beside the list, and taking in a new one from a folder or a zip."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.desk import Desk
from intake_app.directory.entries import Service
from intake_app.directory_desk import Incoming
from intake_app.languages.words import Msg, msg
from intake_app.problems import Problem
from intake_app.readers.reading import DirectoryReading
from ui.shell.context import Context, Place
from ui.widgets.editors import private_line
from ui.widgets.form_view import Scroll
from ui.widgets.words import button, label
from ui.worker.directory_changes import ChangesPage
from ui.worker.directory_entry import DirectoryEntry
from ui.worker.directory_import import ImportReport
from ui.worker.directory_model import ServicesModel
from ui.worker.files import ask_file, ask_folder
from ui.worker.page import Changing
from ui.worker.rows import long_list
from ui.worker.service_local import directory_of

SEARCH_PAUSE_MS = 120
Held = tuple[tuple[Service, ...], date]
_EMPTY = msg("There is no directory yet. Take one in: a folder or a zip in the HSDS form.")
_NOT_FOUND = msg("Nothing of this name was found.")
_CHOOSE = msg("Choose a service to see it here.")
_READING = msg("Reading the directory")


class DirectoryScreen(QWidget):
    """Every service on file. After an import its report is shown until a service is chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._today = date.min
        self.model = ServicesModel(context)
        self.model.setParent(self)
        self.list = long_list(context.theme, self.model)
        self.search = private_line()
        self.none = label(context, _EMPTY, "quiet")
        self.report: ImportReport | None = None
        self.changes: ChangesPage | None = None
        self.entry: DirectoryEntry | None = None
        self._pause = QTimer(self, singleShot=True, interval=SEARCH_PAUSE_MS)
        self._detail = Changing(context)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.search)
        self._read()

    def take_in(self, path: Path) -> None:
        """Read a directory from outside; a new version is taken in only after its changes were read."""
        self._context.notices.busy(_READING)
        self._context.desk.run(partial(_read_in, path), self._ask_about, self._not_taken_in)

    def confirm(self, incoming: Incoming) -> None:
        """Take in what was read, in place of its former version."""
        self._context.desk.run(partial(_take_in, incoming), self._taken_in, self._not_taken_in)

    def open_service(self, index: QModelIndex) -> None:
        """Show the entry of a row."""
        service = self.model.service(index.row())
        if service is not None:
            self._show_entry().open(service.key, self._today)

    def add(self) -> None:
        """Write an entry by hand."""
        self.list.clearSelection()
        self._show_entry().add()

    def _ask_about(self, incoming: Incoming) -> None:
        if incoming.first or not (incoming.changes.any or incoming.changes.alarms):
            self.confirm(incoming)
            return
        self._context.notices.done()
        self.changes = ChangesPage(
            self._context, incoming, take_in=partial(self.confirm, incoming), leave=self._show_nothing
        )
        self._show(self.changes)

    def _show_entry(self) -> DirectoryEntry:
        self.entry = DirectoryEntry(self._context, changed=self._read, emptied=self._show_nothing)
        self._show(self.entry)
        return self.entry

    def _show_nothing(self) -> None:
        self._show(label(self._context, _CHOOSE, "quiet"))

    def _lay_out(self) -> None:
        context, px = self._context, self._context.theme.px
        context.language.bind(self.search, self.search.setPlaceholderText, msg("Search by name or need"))
        context.language.bind(self.search, self.search.setAccessibleName, msg("Search by name or need"))
        context.language.bind(self.list, self.list.setAccessibleName, msg("Services"))
        context.language.follow_direction(self, "worker")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(28), px(20), px(28), px(12))
        whole.setSpacing(px(12))
        whole.addLayout(self._head())
        beside = QHBoxLayout()
        beside.setSpacing(px(16))
        beside.addLayout(self._left(), 2)
        beside.addWidget(self._right(), 3)
        whole.addLayout(beside, 1)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self._context.theme.px(8))
        line.addWidget(label(self._context, msg("Directory"), "title"), 1)
        table = partial(self._context.go, Place("need_table"))
        line.addWidget(button(self._context, msg("Words and needs"), table, kind="quiet"))
        line.addWidget(button(self._context, msg("Add one by hand"), self.add))
        for words, ask in ((msg("Take in a folder"), ask_folder), (msg("Take in a file"), ask_file)):
            line.addWidget(button(self._context, words, partial(self._ask, ask)))
        return line

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._context.theme.px(8))
        column.addWidget(self.search)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        return column

    def _right(self) -> QWidget:
        self._detail.show_parts(label(self._context, _CHOOSE, "quiet"))
        self.area = Scroll(self._context, self._detail, width=760, margin=12)
        return self.area

    def _connect(self) -> None:
        self.search.textChanged.connect(self._pause.start)
        self.search.returnPressed.connect(self._to_list)
        self._pause.timeout.connect(self._find)
        self.list.selectionModel().currentChanged.connect(self.open_service)
        self.list.clicked.connect(self.open_service)

    def _ask(self, ask: Callable[[Context, QWidget], Path | None]) -> None:
        path = ask(self._context, self)
        if path is not None:
            self.take_in(path)

    def _read(self) -> None:
        self._context.desk.run(_services, self._hold)

    def _hold(self, held: Held) -> None:
        services, self._today = held
        self.model.take(services)
        self._show_emptiness()

    def _find(self) -> None:
        self.model.find(self.search.text())
        self._show_emptiness()

    def _show_emptiness(self) -> None:
        words: Msg = _EMPTY if self.model.is_empty else _NOT_FOUND
        self.none.setText(self._context.language.text(words))
        self.none.setVisible(self.model.rowCount() == 0)
        self.list.setVisible(self.model.rowCount() > 0)

    def _to_list(self) -> None:
        self._find()
        if self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.list.setCurrentIndex(self.model.index(0))

    def _taken_in(self, reading: DirectoryReading) -> None:
        self._context.notices.done()
        self.changes = None
        self.report = ImportReport(self._context, reading)
        self._show(self.report)
        self._read()

    def _not_taken_in(self, problem: Problem) -> None:
        self._context.notices.done()
        self._context.notices.show_problem(problem)

    def _show(self, what: QWidget) -> None:
        self._detail.show_parts(what)
        self.area.verticalScrollBar().setValue(0)


def _services(desk: Desk) -> Held:
    return desk.services(), desk.today()


def _read_in(path: Path, desk: Desk) -> Incoming:
    return directory_of(desk).read(path)


def _take_in(incoming: Incoming, desk: Desk) -> DirectoryReading:
    directory_of(desk).take_in(incoming)
    return incoming.reading
