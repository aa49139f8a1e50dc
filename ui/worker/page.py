"""A page of the worker's, a column of cards that scrolls, and the few pieces that every page is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from intake_app.problems import Problem
from ui.language import Words
from ui.shell.context import Context
from ui.widgets.form_view import Scroll
from ui.widgets.notices import inline_notice
from ui.widgets.words import card, label


class WorkerPage(Scroll):
    """A page that scrolls. ``body`` is a column that ``show_parts`` fills anew."""

    def __init__(self, context: Context, *, width: int = 920) -> None:
        column = QWidget()
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(context.theme.px(18))
        super().__init__(context, column, width=width, margin=24)
        self.setObjectName("page")
        self.context = context
        context.language.follow_direction(self, "worker")

    def show_parts(self, *parts: QWidget) -> None:
        """Show these one under the other, from the beginning, in place of what was shown."""
        self.replace_parts(*parts)
        self.verticalScrollBar().setValue(0)

    def replace_parts(self, *parts: QWidget) -> None:
        """Show these in place of what was shown, without moving the page."""
        empty(self.body)
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)

    def fail(self, problem: Problem) -> None:
        """Tell a problem where the window tells them."""
        self.context.notices.show_problem(problem)


def empty(layout: QLayout) -> None:
    """Remove everything from a layout; what was there dies at the next turn of the loop."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


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
