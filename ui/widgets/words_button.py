"""A button with words on it, bound to them; a survivor's has the interpreter's line under its own, smaller."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter

from intake_app.languages.typefaces import families_for
from ui.language import Speaker, Words, qt_direction
from ui.shell.theme import Role
from ui.widgets.broken_lines import broken, needs_breaking
from ui.widgets.look import Look

_WRAPS = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_ENDLESS = 1 << 20
_LETTERS, _WIDEST, _BESIDE, _ABOVE = 13, 170, 40, 8
"""Lengths at 100 per cent: the second line's letters and width, and what a button keeps free around its words."""


class WordsButton(QPushButton):
    """``says`` are its words. It grows with the second line, which wraps sooner than it widens the button."""

    def __init__(self, look: Look, words: Words, speaker: Speaker = "worker") -> None:
        super().__init__()
        self.says, self.speaker = words, speaker
        self._look = look
        self._second = ""
        self.setAutoDefault(True)  # Enter presses it, as Space does
        look.language.follow(self, self._speak)

    @property
    def second_line(self) -> str:
        """The interpreter's line as it is shown; empty for none."""
        return self._second

    def sizeHint(self) -> QSize:
        """As large as both lines need."""
        first = super().sizeHint()
        if not self._second:
            return first
        px = self._look.theme.px
        second = self._taken(max(first.width() - px(_BESIDE), px(_WIDEST)))
        high = self._first_height() + second.height() + px(_ABOVE)
        return first.expandedTo(QSize(second.width() + px(_BESIDE), high))

    def minimumSizeHint(self) -> QSize:
        """What it needs."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button as it always is, with its own words a little higher and the second line under them."""
        if not self._second:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        room = self._room()
        first, second = self._first_height(), self._taken(room.width()).height()
        top = room.center().y() - (first + second) // 2 + 1
        option.rect = QRect(room.left(), top, room.width(), first)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        painter.setFont(self._small_letters())
        painter.setLayoutDirection(qt_direction(self._look.language.worker))
        painter.setPen(self._look.theme.colour(self._ink()))
        under = QRect(QPoint(room.left(), top + first), QSize(room.width(), second))
        painter.drawText(under, _WRAPS, self._lines(room.width()))

    def _speak(self) -> None:
        language = self._look.language
        text = language.text(self.says, speaker=self.speaker)
        self._second = language.second(self.says) if self.speaker == "survivor" else ""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setAccessibleDescription(self._second)
        self.updateGeometry()
        self.update()

    def _ink(self) -> Role:
        return "on_accent" if self.property("kind") == "primary" and self.isEnabled() else "muted"

    def _room(self) -> QRect:
        beside = self._look.theme.px(_BESIDE) // 4
        return self.rect().adjusted(beside, 0, -beside, 0)

    def _first_height(self) -> int:
        icon = 0 if self.icon().isNull() else self.iconSize().height()
        return max(self.fontMetrics().height(), icon)

    def _small_letters(self) -> QFont:
        font = QFont(self.font())
        font.setFamilies(list(families_for(self._look.language.worker.script)))
        font.setPixelSize(self._look.theme.px(_LETTERS))
        font.setWeight(QFont.Weight.Normal)
        return font

    def _taken(self, width: int) -> QSize:
        letters = QFontMetrics(self._small_letters())
        return letters.boundingRect(QRect(0, 0, width, _ENDLESS), _WRAPS, self._lines(width)).size()

    def _lines(self, width: int) -> str:
        if not needs_breaking(self._second):
            return self._second
        letters = QFontMetrics(self._small_letters())
        return broken(self._second, width, letters.horizontalAdvance)
