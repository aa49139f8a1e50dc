"""A box to tick with its words in two languages beside it; the whole line can be touched."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.language import Words
from ui.widgets.look import Look
from ui.widgets.words import LabelRole, empty_label


class Tick(QWidget):
    """Never ticked before somebody ticks it. Both lines stand beside the box, on the side the survivor reads from."""

    toggled = Signal(bool)
    is_line = True  # read aloud by itself

    def __init__(self, look: Look, words: Words, role: LabelRole = "body") -> None:
        super().__init__()
        self.says = words
        self._look = look
        self.box = QCheckBox()
        self.large, self.small = empty_label(role), empty_label("quiet")
        self._lay_out()
        look.language.bind(self.box, self.box.setAccessibleName, words, speaker="survivor")
        look.language.follow_direction(self, "survivor")
        look.language.follow_direction(self.large, "survivor")
        look.language.follow_direction(self.small, "worker")
        look.language.follow(self, self._speak)
        self.box.toggled.connect(self.toggled)

    @property
    def ticked(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_ticked(self, ticked: bool) -> None:
        """Tick or clear it."""
        self.box.setChecked(ticked)

    def click(self) -> None:
        """Do what a touch does."""
        self.box.toggle()

    def isCheckable(self) -> bool:
        """It can be ticked."""
        return True

    def isChecked(self) -> bool:
        """Whether it is ticked."""
        return self.ticked

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A touch anywhere on the line ticks it."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.toggle()
            self.box.setFocus()
        super().mouseReleaseEvent(event)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        column = QVBoxLayout()
        column.setSpacing(px(2))
        column.addWidget(self.large)
        column.addWidget(self.small)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, px(2), 0, px(2))
        line.setSpacing(px(6))
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)
        line.setAlignment(column, Qt.AlignmentFlag.AlignVCenter)

    def _speak(self) -> None:
        language = self._look.language
        small = language.second(self.says)
        self.large.setText(language.text(self.says, speaker="survivor"))
        self.small.setText(small)
        self.small.setVisible(bool(small))
        self.box.setAccessibleDescription(small)
        side = Qt.AlignmentFlag.AlignRight if language.of("survivor").rtl else Qt.AlignmentFlag.AlignLeft
        for each in (self.large, self.small):
            each.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
