"""Sentences one under the other, each behind a mark; what wraps stands under its own words, not under the mark."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from intake_app.languages.language import Language
from ui.widgets.look import Look
from ui.widgets.words import LabelRole, empty_label


class Points(QWidget):
    """The sentences that ``lines`` gives in the worker's language, and again at every switch."""

    def __init__(self, look: Look, lines: Callable[[Language], tuple[str, ...]], role: LabelRole = "body") -> None:
        super().__init__()
        self._look, self._lines, self._role = look, lines, role
        self._labels: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.theme.px(8))
        self._grid.setVerticalSpacing(look.theme.px(2))
        self._grid.setColumnStretch(1, 1)
        look.language.follow_direction(self, "worker")
        look.language.follow(self, self._speak)

    def _speak(self) -> None:
        lines = self._lines(self._look.language.worker)
        while len(self._labels) < len(lines):
            self._add()
        for at, pair in enumerate(self._labels):
            for each in pair:
                each.setVisible(at < len(lines))
            pair[1].setText(lines[at] if at < len(lines) else "")

    def _add(self) -> None:
        mark, words = empty_label(self._role), empty_label(self._role)
        mark.setText("•")
        mark.setWordWrap(False)
        at = len(self._labels)
        self._grid.addWidget(mark, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, at, 1)
        self._labels.append((mark, words))
