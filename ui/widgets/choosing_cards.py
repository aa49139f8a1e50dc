"""Equal columns for whatever is chosen from, and the words of the three answers, alike in every place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from intake_app.languages.words import psay, say
from ui.widgets.look import Look

YES, LATER, NOT_FOR_ME = psay("want", "Yes"), say("Maybe later"), say("Not for me")


class ColumnGrid(QWidget):
    """Widgets in as many equal columns as fit, each at least ``least`` logical pixels wide at 100 per cent."""

    def __init__(self, look: Look, widgets: Sequence[QWidget], *, least: int, spacing: int = 16, most: int = 5) -> None:
        super().__init__()
        self._look, self._widgets, self._least, self._most = look, list(widgets), least, most
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look.theme.px(spacing))
        self._arrange(min(most, 2))
        look.theme.follow(self, self._fit)

    def minimumSizeHint(self) -> QSize:
        """One column must fit; the height follows the width."""
        return QSize(self._look.theme.px(self._least), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as fit now."""
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        step = self._look.theme.px(self._least) + self._grid.spacing()
        fitting = max(1, (self.width() + self._grid.spacing()) // step)
        self._arrange(_even(len(self._widgets), min(self._most, fitting)))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for at in range(self._columns):
            self._grid.setColumnStretch(at, 0)
        self._columns = columns
        for at, widget in enumerate(self._widgets):
            self._grid.addWidget(widget, at // columns, at % columns)
        for at in range(columns):
            self._grid.setColumnStretch(at, 1)


def _even(count: int, most: int) -> int:
    """The number of columns, at most ``most``, that leaves the fewest places empty and needs the fewest rows."""
    rows = -(-count // max(1, most))
    return max(1, -(-count // max(1, rows)))
