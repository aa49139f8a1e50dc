"""The people that a list shows: read a page at a time, as far as somebody scrolls."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from intake_app.desk import Desk
from intake_app.languages.words import msg, nmsg
from intake_app.store.people import Mark, PeoplePage, PersonRow
from ui.shell.context import Context
from ui.worker.rows import END_WORDS, QUIET, SECOND_LINE
from ui.worker.terms import NO_NAME

PAGE = 50
MASK = "●●●●●●"
_SECOND = msg("{language} · last met on {date}")
_ROOT = QModelIndex()


class PeopleModel(QAbstractListModel):
    """People, newest day first. ``loaded`` comes with every page that arrives; names may be masked."""

    loaded = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._people: list[PersonRow] = []
        self._search, self._turn = "", 0
        self._next: Mark | None = None
        self._asking = False
        self._masked = False

    def find(self, search: str) -> None:
        """Begin anew with the people whose names hold every word of ``search``."""
        self._search, self._turn, self._asking = search, self._turn + 1, False
        self._ask(None)

    def mask(self, masked: bool) -> None:
        """Hide or show the names."""
        self._masked = masked
        self.refresh()

    def refresh(self) -> None:
        """Show every row anew, as after a switch of language."""
        if self._people:
            self.dataChanged.emit(self.index(0), self.index(len(self._people) - 1))

    def person(self, row: int) -> PersonRow | None:
        """The person of a row."""
        return self._people[row] if 0 <= row < len(self._people) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """How many people were read so far."""
        return 0 if parent.isValid() else len(self._people)

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether another page waits."""
        return not parent.isValid() and self._next is not None and not self._asking

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Ask for the next page."""
        if self.canFetchMore(parent):
            self._ask(self._next)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, the second line, the live referrals, and all of it for a screen reader."""
        person = self.person(index.row())
        if person is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._name(person)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (self._name(person), self._second(person), self._end(person))))
        return {SECOND_LINE: self._second, END_WORDS: self._end, QUIET: _is_nameless}.get(role, _nothing)(person)

    def _ask(self, after: Mark | None) -> None:
        self._asking = True
        self._context.desk.run(partial(_page, self._turn, self._search, after), self._take)

    def _take(self, found: tuple[int, bool, PeoplePage]) -> None:
        turn, first, page = found
        if turn != self._turn:
            return
        if first:
            self.beginResetModel()
            self._people = list(page.people)
            self.endResetModel()
        elif page.people:
            self.beginInsertRows(_ROOT, len(self._people), len(self._people) + len(page.people) - 1)
            self._people.extend(page.people)
            self.endInsertRows()
        self._next, self._asking = page.next, False
        self.loaded.emit()

    def _name(self, person: PersonRow) -> str:
        if person.name is None:
            return self._context.language.text(NO_NAME)
        return MASK if self._masked else person.name

    def _second(self, person: PersonRow) -> str:
        language = self._context.language.worker
        words = _SECOND(language=language.language_name(person.language), date=language.short_date(person.last_day))
        return language.text(words)

    def _end(self, person: PersonRow) -> str:
        live = person.live_referrals
        return self._context.language.text(nmsg("{n} live referral", "{n} live referrals", live)) if live else ""


def _page(turn: int, search: str, after: Mark | None, desk: Desk) -> tuple[int, bool, PeoplePage]:
    return turn, after is None, desk.people(search, after=after, limit=PAGE)


def _is_nameless(person: PersonRow) -> bool:
    return person.name is None


def _nothing(person: PersonRow) -> None:
    return None
