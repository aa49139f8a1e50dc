"""A choice of one among a few, as radio buttons side by side or one under the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QRadioButton, QWidget

from ui.language import Words
from ui.widgets.look import Look

T = TypeVar("T")


class OneOf(QWidget, Generic[T]):
    """Values with their words; ``value`` is None as long as nothing was chosen."""

    def __init__(
        self, look: Look, choices: Mapping[T, Words], chosen: T | None = None, *, side_by_side: bool = False
    ) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        self.buttons: dict[T, QRadioButton] = {}
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        line = QBoxLayout(across if side_by_side else down, self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.theme.px(12 if side_by_side else 2))
        for value, words in choices.items():
            made = QRadioButton()
            look.language.bind(made, made.setText, words)
            made.setChecked(value == chosen)
            self.group.addButton(made)
            self.buttons[value] = made
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        if side_by_side:
            line.addStretch(1)

    def value(self) -> T | None:
        """What is chosen."""
        return next((value for value, button in self.buttons.items() if button.isChecked()), None)

    def choose(self, value: T) -> None:
        """Choose a value."""
        self.buttons[value].setChecked(True)
