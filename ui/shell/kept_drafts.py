"""A form whose half typed content outlives a lock: handed over before it, shown again at the same place after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from intake_app.desk import Desk
from intake_app.drafts import Draft, Drafts
from intake_app.languages.words import msg
from ui.shell.context import Context

STANDS_AGAIN: Final = msg("What was typed before the lock stands here again.")
Typed = Mapping[str, Any]


class KeptDraft(QObject):
    """Belongs to a form and dies with it. ``typed`` gives what stands there as JSON, or None when nothing was begun."""

    def __init__(
        self, context: Context, form: QWidget, name: str, *, record: str, typed: Callable[[], Typed | None]
    ) -> None:
        super().__init__(form)
        self._context, self._name, self._record, self._typed = context, name, record, typed

    def keep(self) -> None:
        """Hand over what stands in the form, as before a lock."""
        typed = self._typed()
        if typed is not None:
            self._context.desk.run(partial(_put, self._name, self._record, typed), _done)

    def drop(self) -> None:
        """The form was kept or given up."""
        drop_draft(self._context, self._name)


def keep_drafts(window: QWidget) -> None:
    """Hand over every half filled form of a window."""
    for draft in window.findChildren(KeptDraft):
        draft.keep()


def tidy_drafts(desk: Desk) -> None:
    """Let go of old ones, as after unlocking."""
    Drafts(desk.store, desk.today()).tidy()


def drop_draft(context: Context, name: str) -> None:
    """Let go of one."""
    context.desk.run(partial(_drop, name), _done)


def draft_of(name: str, desk: Desk) -> Draft | None:
    """The draft of a form."""
    return Drafts(desk.store, desk.today()).get(name)


def _put(name: str, record: str, typed: Typed, desk: Desk) -> None:
    if desk.store.vault.is_open:
        Drafts(desk.store, desk.today()).put(name, record, typed)


def _drop(name: str, desk: Desk) -> None:
    Drafts(desk.store, desk.today()).drop(name)


def _done(_: object) -> None:
    """Nothing follows."""
