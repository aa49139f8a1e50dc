"""One card of an order: its rank, picture and words, and buttons to move it; dragged, tapped, or moved by keys."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from importlib.resources.abc import Traversable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QToolButton

from intake_app.languages.words import Msg, say
from ui.language import Speaker, Words
from ui.widgets.look import Look
from ui.widgets.words import empty_label, icon_button, label
from ui.widgets.wrapping_button import icon_file

NO_PLACE = say("no place yet")
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class CardItem:
    """What a card shows: a code, its words, its pictogram."""

    code: str
    words: Words
    picture: Traversable | None = None


class OrderCard(QFrame):
    """A card that asks its list to move it; it changes nothing by itself."""

    tapped = Signal(str)
    stepped = Signal(str, int)
    tied = Signal(str)
    dragged = Signal(str, int)
    dropped = Signal(str)
    wandered = Signal(str, int)

    def __init__(self, look: Look, item: CardItem, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.item = item
        self._look, self._speaker = look, speaker
        self._press: QPoint | None = None
        self._dragging = False
        self._place = ""
        self.says = item.words
        self.rank, self.words = empty_label("rank"), label(look, item.words, "card", speaker=speaker)
        self.tie = self._button("equal", say("As important as the one above"), partial(self.tied.emit, item.code))
        self.up = self._button("chevron-up", say("Move up"), partial(self.stepped.emit, item.code, -1))
        self.down = self._button("chevron-down", say("Move down"), partial(self.stepped.emit, item.code, 1))
        self._lay_out()
        look.language.follow(self, self._speak)

    def show_place(self, place: int | None, *, tied: bool) -> None:
        """Show the place (from 1) or none; ``tied`` with the card above or below."""
        self._place = "" if place is None else str(place)
        self._show_rank()
        self.setProperty("state", "placed" if place is not None else "")
        self.style().polish(self)
        self.tie.setEnabled(place is not None and (place > 1 or tied))
        self.down.setEnabled(place is not None)
        self._speak()

    def click(self) -> None:
        """Do what a tap does."""
        self.tapped.emit(self.item.code)

    def isCheckable(self) -> bool:
        """It can have a place."""
        return True

    def isChecked(self) -> bool:
        """Whether it has a place."""
        return bool(self._place)

    @property
    def place(self) -> str:
        """Its place as it is shown; empty for none."""
        return self._place

    def is_dragged(self) -> bool:
        """Whether a finger or the mouse holds it."""
        return self._dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where it was touched; nothing moves yet."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position().toPoint()
            self.raise_()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the hand once it has moved further than a tap trembles."""
        if self._press is None:
            return
        at = event.position().toPoint()
        far = (at - self._press).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging or far:
            self._dragging = True
            self.dragged.emit(self.item.code, self.mapToParent(at).y() - self._press.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A drag ends at its place; a touch without a drag is a tap."""
        pressed, dragging = self._press is not None, self._dragging
        self._press, self._dragging = None, False
        if dragging:
            self.dropped.emit(self.item.code)
        elif pressed and self.rect().contains(event.position().toPoint()):
            self.tapped.emit(self.item.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter taps; Ctrl with an arrow moves; Ctrl+T ties; an arrow alone goes to the next card."""
        key, held = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.tapped.emit(self.item.code)
        elif held and key is Qt.Key.Key_T:
            self.tied.emit(self.item.code)
        elif key in _MOVES:
            (self.stepped if held else self.wandered).emit(self.item.code, _MOVES[key])
        else:
            super().keyPressEvent(event)

    def _button(self, icon: str, words: Msg, clicked: partial[None]) -> QToolButton:
        made = icon_button(self._look, icon, words, clicked, speaker=self._speaker)
        whole = partial(self._of_this, words)
        self._look.language.bind(made, made.setAccessibleName, whole, speaker=self._speaker)
        return made

    def _of_this(self, words: Msg, language: object) -> str:
        text = self._look.language.text
        return f"{text(words, speaker=self._speaker)}: {text(self.item.words, speaker=self._speaker)}"

    def _lay_out(self) -> None:
        px = self._look.theme.px
        line = QHBoxLayout(self)
        line.setContentsMargins(px(16), px(10), px(12), px(10))
        line.setSpacing(px(14))
        self.rank.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.rank.setMinimumWidth(px(32))
        line.addWidget(self.rank)
        if self.item.picture is not None:
            picture = QLabel()
            self._look.theme.put_pictogram(picture, self.item.picture, 40)
            line.addWidget(picture)
        line.addWidget(self.words, 1)
        for each in (self.tie, self.up, self.down):
            line.addWidget(each)

    def _show_rank(self) -> None:
        if self._place:
            self.rank.setText(self._look.language.of(self._speaker).in_digits(self._place))
        else:
            self.rank.setPixmap(self._look.theme.picture(icon_file("circle"), self._look.theme.px(28), "line"))

    def _speak(self) -> None:
        language = self._look.language
        text = language.text(self.item.words, speaker=self._speaker)
        self.setAccessibleDescription(language.second(self.item.words) if self._speaker == "survivor" else "")
        place = self._place or language.text(NO_PLACE, speaker=self._speaker)
        self.setAccessibleName(f"{text}, {place}" if not self._place else f"{place}. {text}")
        if self._place:
            self._show_rank()
