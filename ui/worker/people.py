"""The list of people: search as one types, the way to a new meeting, to the directory and to the settings."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from intake_app.languages.words import msg
from ui.shell.context import Context, Place
from ui.widgets.editors import private_line
from ui.widgets.words import button, label
from ui.worker.people_model import PeopleModel
from ui.worker.rows import long_list
from ui.worker.vault_keys import keyholders_of

SEARCH_PAUSE_MS = 150
NOBODY = msg("Nobody is here yet.")
NOBODY_DO = msg("Begin with a meeting. Nothing is written down until the person agrees.")
NOT_FOUND = msg("Nobody of this name was found.")
NOT_FOUND_DO = msg("Try a part of the name, or another spelling. Someone without a name is in the list.")


class PeopleScreen(QWidget):
    """Everyone in the vault, newest day first. Typing searches, arrows move, Enter opens."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self.model = PeopleModel(context)
        self.model.setParent(self)
        self.list: QListView = long_list(context.theme, self.model)
        self.search = private_line()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_PAUSE_MS)
        self._mask = button(context, msg("Hide names"), kind="quiet")
        self._mask.setCheckable(True)
        self._empty, self._empty_do = label(context, NOBODY, "heading"), label(context, NOBODY_DO, "quiet")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.search)
        self.model.find("")

    def refresh(self) -> None:
        """Read the list anew, as after a change."""
        self.model.find(self.search.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows lead from the search into the list, and letters from the list into the search."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.search and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
                self._enter_list()
                return True
            if watched is self.list:
                return self._key_in_list(event)
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        """To a meeting; in an empty vault by way of what happens when the passphrase is lost."""
        self._context.desk.run(lambda desk: keyholders_of(desk).is_settled(), self._begin_once_settled)

    def _begin_once_settled(self, settled: bool) -> None:
        self._go(Place("meeting" if settled else "before_first"))

    def _key_in_list(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.list.currentIndex())
            return True
        if event.text().isprintable() and event.text().strip():
            self.search.setFocus()
            self.search.insert(event.text())
            return True
        return False

    def _lay_out(self) -> None:
        context, px = self._context, self._context.theme.px
        context.language.bind(self.search, self.search.setPlaceholderText, msg("Search by any name"))
        context.language.bind(self.search, self.search.setAccessibleName, msg("Search by any name"))
        context.language.bind(self.list, self.list.setAccessibleName, msg("People"))
        context.language.follow_direction(self, "worker")
        inner = QWidget()
        inner.setMaximumWidth(px(1040))
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(28), px(24), px(28), px(16))
        column.setSpacing(px(14))
        column.addLayout(self._head())
        column.addLayout(self._tools())
        for part in (self._empty, self._empty_do):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            part.hide()
            column.addWidget(part)
        column.addWidget(self.list, 1000)
        column.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(inner, 100)
        line.addStretch(1)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self._context.theme.px(8))
        line.addWidget(label(self._context, msg("People"), "title"), 1)
        context = self._context
        meeting = button(context, msg("New meeting"), self._begin, kind="primary", icon="plus")
        meeting.setMinimumHeight(self._context.theme.px(56))
        meeting.setMinimumWidth(self._context.theme.px(200))
        line.addWidget(meeting)
        return line

    def _tools(self) -> QHBoxLayout:
        context = self._context
        to_directory = partial(self._go, Place("directory"))
        line = QHBoxLayout()
        line.setSpacing(context.theme.px(8))
        line.addWidget(self.search, 1)
        line.addWidget(self._mask)
        to_do = partial(self._go, Place("today"))
        came_in = partial(self._go, Place("incoming"))
        line.addWidget(button(context, msg("To do"), to_do, kind="quiet", icon="calendar"))
        line.addWidget(button(context, msg("Sent to us"), came_in, kind="quiet", icon="file-text"))
        line.addWidget(button(context, msg("Directory"), to_directory, kind="quiet", icon="building-community"))
        line.addWidget(button(context, msg("Figures"), partial(self._go, Place("figures")), kind="quiet"))
        return line

    def _connect(self) -> None:
        self.search.textChanged.connect(self._pause.start)
        self.search.returnPressed.connect(self._open_only)
        self._pause.timeout.connect(self.refresh)
        self.model.loaded.connect(self._show_emptiness)
        self.list.clicked.connect(self._open)
        self._mask.toggled.connect(self.model.mask)
        self._mask.setChecked(self._context.preferences.now.hide_names)
        self._mask.toggled.connect(lambda hidden: self._context.preferences.change(hide_names=hidden))
        self._context.language.follow(self, self.model.refresh)
        for watched in (self.search, self.list):
            watched.installEventFilter(self)

    def _show_emptiness(self) -> None:
        found, searching = self.model.rowCount() > 0, bool(self.search.text().strip())
        self.list.setVisible(found)
        for part in (self._empty, self._empty_do):
            part.setVisible(not found)
        words = (NOT_FOUND, NOT_FOUND_DO) if searching else (NOBODY, NOBODY_DO)
        for part, one in zip((self._empty, self._empty_do), words, strict=True):
            part.setText(self._context.language.text(one))

    def _enter_list(self) -> None:
        if self.model.rowCount():
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0))

    def _open_only(self) -> None:
        if not self.search.text().strip():
            return
        if self._pause.isActive():
            self._pause.stop()
            self.refresh()
        elif self.model.rowCount() == 1:
            self._open(self.model.index(0))
        else:
            self._enter_list()

    def _open(self, index: QModelIndex) -> None:
        person = self.model.person(index.row())
        if person is not None:
            self._go(Place("person", record=person.record))

    def _go(self, place: Place) -> None:
        self._context.go(place)
