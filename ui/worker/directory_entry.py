"""One entry of the directory in its place: read it, put it right, note what is known here, or write a new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from intake_app.desk import Desk
from intake_app.directory.entries import Service
from intake_app.directory.local import OWN_SOURCE, Kept
from intake_app.languages.words import msg
from intake_app.problems import Problem
from ui.shell.context import Context
from ui.widgets.words import button
from ui.worker.page import Changing, button_line
from ui.worker.service_detail import service_detail
from ui.worker.service_editor import ServiceEditor
from ui.worker.service_local import Change, LocalCard, directory_of

_NEW, _RIGHT = msg("A new service"), msg("Put it right")
_KEPT = msg("Kept.")
Key = tuple[str, str]


class DirectoryEntry(Changing):
    """``changed`` is called when the list should be read anew; ``emptied`` when nothing is to be shown here."""

    def __init__(self, context: Context, *, changed: Callable[[], object], emptied: Callable[[], object]) -> None:
        super().__init__(context)
        self._context, self._changed, self._emptied = context, changed, emptied
        self._today = date.min
        self.kept: Kept | None = None
        self.local: LocalCard | None = None
        self.editor: ServiceEditor | None = None

    def open(self, key: Key, today: date) -> None:
        """Show the entry of a service."""
        self._today = today
        self._context.desk.run(partial(_kept, key), self._show, self._fail)

    def add(self) -> None:
        """Write a new entry."""
        blank = Service("", OWN_SOURCE, "")
        self._edit(blank, keep=self._add, leave=self._emptied, title_is_new=True)

    def correct(self) -> None:
        """Put the entry that is shown right."""
        if self.kept is not None:
            self._edit(self.kept.service, keep=self._correct, leave=partial(self._show, self.kept), title_is_new=False)

    def change(self, act: Change) -> None:
        """Let the directory's desk do something with the entry that is shown, and show it as it then is."""
        if self.kept is not None:
            call = partial(_changed, self.kept.service.key, act)
            self._context.desk.run(call, self._show_changed, self._fail)

    def _edit(
        self,
        service: Service,
        *,
        keep: Callable[[dict[str, Any]], object],
        leave: Callable[[], object],
        title_is_new: bool,
    ) -> None:
        title = _NEW if title_is_new else _RIGHT
        self.editor = ServiceEditor(self._context, service, title=title, keep=keep, leave=leave)
        self.show_parts(self.editor)
        self.editor.setFocus()

    def _add(self, fields: dict[str, Any]) -> None:
        if self.editor is not None:
            self._context.desk.run(partial(_add, fields), self._show_changed, self.editor.refuse)

    def _correct(self, fields: dict[str, Any]) -> None:
        if self.kept is not None and self.editor is not None:
            key = self.kept.service.key
            call = partial(_changed, key, lambda desk: desk.correct(key, **fields) if fields else None)
            self._context.desk.run(call, self._show_changed, self.editor.refuse)

    def _show_changed(self, kept: Kept) -> None:
        self._show(kept)
        self._context.notices.tell(_KEPT)
        self._changed()

    def _show(self, kept: Kept) -> None:
        self.kept = kept
        right = button(self._context, _RIGHT, self.correct, icon="pencil")
        self.local = LocalCard(self._context, kept, change=self.change)
        detail = service_detail(self._context, kept.service, self._today)
        self.show_parts(detail, button_line(self._context, right), self.local)

    def _fail(self, problem: Problem) -> None:
        self._context.notices.show_problem(problem)


def _kept(key: Key, desk: Desk) -> Kept:
    return directory_of(desk).kept(key)


def _add(fields: dict[str, Any], desk: Desk) -> Kept:
    blank = Service("", OWN_SOURCE, "")
    added = directory_of(desk).add(replace(blank, **fields))
    return _kept(added.key, desk)


def _changed(key: Key, act: Change, desk: Desk) -> Kept:
    act(directory_of(desk))
    return _kept(key, desk)
