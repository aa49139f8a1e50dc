"""A button with words on it, bound to them; a survivor's has the interpreter's line under its own, smaller."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter

from intake_app.languages.typefaces import families_for
from ui.language import Speaker, Words, qt_direction
from ui.shell.theme import Role
from ui.widgets.broken_lines import broken, needs_breaking
from ui.widgets.look import Look

_WRAPS = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_ENDLESS = 1 << 20
_LETTERS, _WIDEST, _BESIDE, _ABOVE, _BETWEEN = 13, 170, 40, 10, 4
"""Lengths at 100 per cent: the second line's letters and width; what stays free around both lines and between."""


class WordsButton(QPushButton):
    """``says`` are its words. It grows with the second line, which wraps sooner than it widens the button."""

    def __init__(self, look: Look, words: Words, speaker: Speaker = "worker") -> None:
        super().__init__()
        self.says, self.speaker = words, speaker
        self._look = look
        self._second = ""
        self._hint: QSize | None = None
        self.setAutoDefault(True)  # Enter presses it, as Space does
        look.language.follow(self, self._speak)

    @property
    def second_line(self) -> str:
        """The interpreter's line as it is shown; empty for none."""
        return self._second

    def sizeHint(self) -> QSize:
        """As large as both lines need; layouts ask again and again."""
        if self._hint is None:
            self._hint = self._needed()
        return self._hint

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in other letters or another style."""
        super().changeEvent(event)
        self._hint = None

    def _needed(self) -> QSize:
        first = super().sizeHint()
        if not self._second:
            return first
        px = self._look.theme.px
        second = self._taken(max(first.width() - px(_BESIDE), px(_WIDEST)))
        high = self._band() + px(_BETWEEN) + second.height() + px(_ABOVE)
        return first.expandedTo(QSize(second.width() + px(_BESIDE), high))

    def minimumSizeHint(self) -> QSize:
        """What it needs."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button as it always is, but running the way of its own words, with the second line under them."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.setLayoutDirection(qt_direction(self._look.language.of(self.speaker)))
        if not self._second:
            painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
            return
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        room, second = self._room(), self._taken(self._room().width())
        high = self._band() + self._look.theme.px(_BETWEEN) + second.height()
        top = room.top() + (room.height() - high) // 2
        option.rect = self._place_of_words(room, top)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        self._draw_second(painter, QRect(QPoint(room.left(), top + high - second.height()), second))

    def _speak(self) -> None:
        language = self._look.language
        if self.speaker == "survivor":
            self._take_letters(families_for(language.of("survivor").script))
            text, self._second = language.two_lines(self.says)
        else:
            text, self._second = language.text(self.says), ""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setAccessibleDescription(self._second)
        self._hint = None
        self.updateGeometry()
        self.update()

    def _take_letters(self, families: Sequence[str]) -> None:
        """The letters of the own words, also where those of the window are another script's."""
        font = self.font()
        if tuple(font.families()) != tuple(families):
            font.setFamilies(list(families))
            self.setFont(font)

    def _ink(self) -> Role:
        return "on_accent" if self.property("kind") == "primary" and self.isEnabled() else "muted"

    def _room(self) -> QRect:
        beside = self._look.theme.px(_BESIDE) // 4
        return self.rect().adjusted(beside, 0, -beside, 0)

    def _band(self) -> int:
        """The height that the own words take: that of their letters, not of all the room that a typeface asks for."""
        icon = 0 if self.icon().isNull() else self.iconSize().height()
        return max(sum(_reach(self.font(), self.text())), icon)

    def _place_of_words(self, room: QRect, top: int) -> QRect:
        """Where Qt puts the words, so that their letters stand in the band that begins at ``top``."""
        letters = self.fontMetrics()
        up, down = _reach(self.font(), self.text())
        baseline = top + (self._band() - up - down) // 2 + up
        return QRect(room.left(), baseline - letters.ascent(), room.width(), letters.height())

    def _draw_second(self, painter: QStylePainter, place: QRect) -> None:
        letters = QFontMetrics(self._small_letters())
        painter.setFont(self._small_letters())
        painter.setLayoutDirection(qt_direction(self._look.language.worker))
        painter.setPen(self._look.theme.colour(self._ink()))
        above = letters.ascent() - _reach(self._small_letters(), self._second)[0]
        whole = QRect(self._room().left(), place.top() - above, self._room().width(), _ENDLESS)
        painter.drawText(whole, _WRAPS, self._lines(self._room().width()))

    def _small_letters(self) -> QFont:
        font = QFont(self.font())
        font.setFamilies(list(families_for(self._look.language.worker.script)))
        font.setPixelSize(self._look.theme.px(_LETTERS))
        font.setWeight(QFont.Weight.Normal)
        return font

    def _taken(self, width: int) -> QSize:
        """The room of the second line's letters at this width."""
        letters = QFontMetrics(self._small_letters())
        size = letters.boundingRect(QRect(0, 0, width, _ENDLESS), _WRAPS, self._lines(width)).size()
        size.setHeight(size.height() - letters.height() + sum(_reach(self._small_letters(), self._second)))
        return size

    def _lines(self, width: int) -> str:
        if not needs_breaking(self._second):
            return self._second
        letters = QFontMetrics(self._small_letters())
        return broken(self._second, width, letters.horizontalAdvance)


def _reach(letters: QFont, text: str) -> tuple[int, int]:
    """How far the letters of a text reach over and under their line, as far as Latin ones at least, in pixels."""
    return _reach_of(letters.key(), letters, text)


@lru_cache(1024)
def _reach_of(_key: str, letters: QFont, text: str) -> tuple[int, int]:
    drawn = QPainterPath()  # Qt's own measure of letters misses marks of Burmese
    for each in (text, "Ay"):
        drawn.addText(0, 0, letters, each)
    return ceil(-drawn.boundingRect().top()), ceil(drawn.boundingRect().bottom())
