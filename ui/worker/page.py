"""A page of the worker's, a column of cards that scrolls, and the few pieces that every page is made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from intake_app.desk import Desk
from intake_app.problems import Problem
from ui.language import Words
from ui.shell.context import Context
from ui.widgets.form_view import Scroll
from ui.widgets.notices import inline_notice
from ui.widgets.words import card, label, row
from ui.worker_thread import Failed

T = TypeVar("T")


class Changing(QWidget):
    """A column whose content is put in place of the former one, which dies at the next turn of the loop.

    The column is replaced whole: PySide6 6.12 loses a reference to None when a layout is emptied item by item.
    """

    def __init__(self, context: Context, *, spacing: int = 18) -> None:
        super().__init__()
        self._spacing = context.theme.px(spacing)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None

    def show_parts(self, *parts: QWidget, stretch: bool = True) -> None:
        """Show these one under the other."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._spacing)
        for part in parts:
            column.addWidget(part)
        if stretch:
            column.addStretch(1)
        if self._inside is not None:
            self._outer.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = inside
        self._outer.addWidget(inside)


class WorkerPage(Scroll):
    """A page that scrolls, with a column that is shown anew whenever something changed."""

    def __init__(self, context: Context, *, width: int = 920) -> None:
        self._body = Changing(context)
        super().__init__(context, self._body, width=width, margin=24)
        self.setObjectName("page")
        self.context = context
        context.language.follow_direction(self, "worker")

    def show_parts(self, *parts: QWidget) -> None:
        """Show these one under the other, from the beginning, in place of what was shown."""
        self.ready()
        self._body.show_parts(*parts)
        self.verticalScrollBar().setValue(0)

    def replace_parts(self, *parts: QWidget) -> None:
        """Show these in place of what was shown, without moving the page."""
        bar = self.verticalScrollBar()
        at = bar.value()
        self.ready()
        self._body.show_parts(*parts)
        QTimer.singleShot(0, self, lambda: bar.setValue(at))

    def keep(self, call: Callable[[Desk], T], then: Callable[[T], object], failed: Failed | None = None) -> None:
        """Let the desk keep something; until it has, nothing on the page can be pressed a second time."""
        self._body.setEnabled(False)
        self.context.desk.run(call, then, failed or self.fail)

    def ready(self) -> None:
        """Let the page be pressed again."""
        self._body.setEnabled(True)

    def fail(self, problem: Problem) -> None:
        """Tell a problem where the window tells them."""
        self.ready()
        self.context.notices.show_problem(problem)


def section(context: Context, title: Words, *, aside: Words | None = None) -> tuple[QFrame, QVBoxLayout]:
    """A card with a heading and, under it, a quiet line."""
    frame, column = card(context, margin=26, spacing=14)
    heading = QVBoxLayout()
    heading.setSpacing(context.theme.px(4))
    heading.addWidget(label(context, title, "heading"))
    if aside is not None:
        heading.addWidget(label(context, aside, "quiet"))
    column.addLayout(heading)
    return frame, column


class SectionCard(QFrame):
    """A card with a heading that is a widget of its own; what it shows goes into ``column``."""

    def __init__(self, context: Context, title: Words, *, aside: Words | None = None) -> None:
        super().__init__()
        self._context = context
        frame, self.column = section(context, title, aside=aside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)


def button_line(context: Context, *buttons: QWidget) -> QWidget:
    """Buttons beside each other, as a part of a column that changes."""
    line = QWidget()
    line.setLayout(row(context, *buttons))
    return line


def notice(context: Context, words: Words) -> QFrame:
    """A calm frame around a sentence."""
    return inline_notice(label(context, words))


def parting_line() -> QFrame:
    """A thin line between two entries."""
    line = QFrame()
    line.setObjectName("line")
    line.setFixedHeight(1)
    return line


def beside(context: Context, text: QWidget, *actions: QWidget) -> QHBoxLayout:
    """A block of words with what can be done about it at the end of the line."""
    line = QHBoxLayout()
    line.setSpacing(context.theme.px(12))
    line.addWidget(text, 1)
    for action in actions:
        line.addWidget(action, 0, Qt.AlignmentFlag.AlignTop)
    return line


def stack(context: Context, *widgets: QWidget | QLabel, spacing: int = 4) -> QWidget:
    """Words one under the other."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(context.theme.px(spacing))
    for widget in widgets:
        column.addWidget(widget)
    return whole
