"""A box to tick with its words in two languages beside it; the whole line can be touched."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ui.language import Words
from ui.widgets.look import Look
from ui.widgets.words import BilingualLabel, LabelRole


class Tick(QWidget):
    """Never ticked before somebody ticks it."""

    toggled = Signal(bool)

    def __init__(self, look: Look, words: Words, role: LabelRole = "body") -> None:
        super().__init__()
        self.box = QCheckBox()
        look.language.bind(self.box, self.box.setAccessibleName, words, speaker="survivor")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, look.theme.px(2), 0, look.theme.px(2))
        line.setSpacing(look.theme.px(6))
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        self.words = BilingualLabel(look, words, role)
        line.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.box.toggled.connect(self.toggled)

    @property
    def ticked(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_ticked(self, ticked: bool) -> None:
        """Tick or clear it."""
        self.box.setChecked(ticked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A touch anywhere on the line ticks it."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.toggle()
            self.box.setFocus()
        super().mouseReleaseEvent(event)
