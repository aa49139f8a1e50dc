"""A drop-down of days to come, written as the worker's language writes them."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QComboBox

from intake_app.languages.words import Msg
from ui.shell.context import Context

AHEAD = (*range(1, 15), 21, 28, 42, 60, 90)


class DayBox(QComboBox):
    """Days from tomorrow on; with ``none`` the first entry is no day, and says so. ``name`` is for a screen reader."""

    def __init__(self, context: Context, today: date, name: Msg, *, none: Msg | None = None) -> None:
        super().__init__()
        self._context, self._none = context, none
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        if none is not None:
            self.addItem("", "")
        for days in AHEAD:
            self.addItem("", (today + timedelta(days)).isoformat())
        context.language.bind(self, self.setAccessibleName, name)
        context.language.follow(self, self._relabel)

    def day(self) -> date | None:
        """The day that is chosen."""
        chosen = str(self.currentData() or "")
        return date.fromisoformat(chosen) if chosen else None

    def choose(self, day: date | None) -> None:
        """Choose a day that is offered."""
        self.setCurrentIndex(self.findData(day.isoformat() if day is not None else ""))

    def _relabel(self) -> None:
        language = self._context.language.worker
        for at in range(self.count()):
            day = str(self.itemData(at))
            if day:
                self.setItemText(at, language.date(date.fromisoformat(day)))
            elif self._none is not None:
                self.setItemText(at, self._context.language.text(self._none))
