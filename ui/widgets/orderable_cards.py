"""Cards that the survivor lays in order: by tapping first, second, third, by dragging, by buttons or by keys."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, QRect, QSize, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface, QResizeEvent
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea, QSizePolicy, QWidget

from intake_app.languages.words import say
from intake_app.needs.choosing import Choosing
from ui.language import Speaker
from ui.widgets.look import Look
from ui.widgets.order_card import CardItem, OrderCard
from ui.widgets.order_steps import group_of, put_at, stepped, tapped, tie_turned

_GAP, _GAP_IN_TIE, _MOVE_MS = 12, 3, 160
_PLACED = say("{need}: place {place} of {count}")
_LIFTED = say("{need}: no place yet")


class OrderableCards(QWidget):
    """``reordered`` brings the new groups after each step; nothing has a place until it was given one."""

    reordered = Signal(object)

    def __init__(
        self, look: Look, items: Iterable[CardItem], choosing: Choosing, *, speaker: Speaker = "survivor"
    ) -> None:
        super().__init__()
        self._look, self._speaker = look, speaker
        self._choosing = choosing
        self._cards = {item.code: self._card(item) for item in items}
        self._drag_to: int | None = None
        self._still: dict[str, QRect] = {}
        self.setSizePolicy(_as_high_as_needed())
        look.language.bind(self, self.setAccessibleName, say("Your order"), speaker=speaker)
        look.language.follow(self, self._settle)
        look.theme.follow(self, self._settle)
        teach_accessibility()

    @property
    def choosing(self) -> Choosing:
        """The choosing as it stands."""
        return self._choosing

    def show_choosing(self, choosing: Choosing) -> None:
        """Show another state without a signal, as after *no preference* or a duel."""
        self._choosing = choosing
        self._settle(animate=True)

    def card(self, code: str) -> OrderCard:
        """The card of a code."""
        return self._cards[code]

    def in_sequence(self, choosing: Choosing | None = None) -> tuple[str, ...]:
        """The codes from top to bottom: those placed, then those without a place."""
        order = (choosing or self._choosing).order
        placed = tuple(code for group in order for code in group if code in self._cards)
        return placed + tuple(code for code in self._cards if code not in placed)

    def read_parts(self) -> tuple[QWidget, ...]:
        """The cards from top to bottom, as they are read aloud."""
        return tuple(self._cards[code] for code in self.in_sequence())

    def sizeHint(self) -> QSize:
        """As high as all cards."""
        return QSize(self._look.theme.px(560), self.heightForWidth(max(self.width(), self._look.theme.px(320))))

    def minimumSizeHint(self) -> QSize:
        """As high as all cards."""
        return QSize(self._look.theme.px(320), self.heightForWidth(max(self.width(), self._look.theme.px(320))))

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all cards at this width."""
        return sum(self._height(code, width) + self._gap_after(code) for code in self.in_sequence())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out anew."""
        self._place_cards(animate=False)

    def _card(self, item: CardItem) -> OrderCard:
        card = OrderCard(self._look, item, self._speaker)
        card.setParent(self)
        card.tapped.connect(lambda code: self._take(code, tapped(self._choosing, code)))
        card.stepped.connect(lambda code, step: self._take(code, stepped(self._choosing, code, step)))
        card.tied.connect(lambda code: self._take(code, tie_turned(self._choosing, code)))
        card.dragged.connect(self._drag)
        card.dropped.connect(self._drop)
        card.wandered.connect(self._wander)
        return card

    def _take(self, code: str, choosing: Choosing) -> None:
        changed = choosing.order != self._choosing.order
        self._choosing = choosing
        self._settle(animate=True)
        self._cards[code].setFocus()
        if changed:
            self._announce(code)
            self.reordered.emit(choosing.order)

    def _drag(self, code: str, y: int) -> None:
        card = self._cards[code]
        if self._drag_to is None:
            self._still = {each: self._cards[each].geometry() for each in self._cards}
        card.move(card.x(), y)
        edge = y if y < self._still[code].y() else y + card.height()
        rest = self._choosing.lift(code).order
        to = sum(1 for group in rest if self._middle_of(group) < edge)
        if to != self._drag_to:
            self._drag_to = to
            self._place_cards(put_at(self._choosing, code, to), animate=True)
        area = _scroll_area(self)
        if area is not None:
            area.ensureWidgetVisible(card, 0, 24)

    def _middle_of(self, group: tuple[str, ...]) -> int:
        rects = [self._still[code] for code in group if code in self._still]
        return sum(rect.center().y() for rect in rects) // max(1, len(rects))

    def _drop(self, code: str) -> None:
        to, self._drag_to = self._drag_to, None
        self._take(code, self._choosing if to is None else put_at(self._choosing, code, to))

    def _wander(self, code: str, step: int) -> None:
        codes = self.in_sequence()
        self._cards[codes[max(0, min(len(codes) - 1, codes.index(code) + step))]].setFocus()

    def _settle(self, animate: bool = False) -> None:
        for code, card in self._cards.items():
            at = group_of(self._choosing, code)
            tied = at is not None and len(self._choosing.order[at]) > 1
            card.show_place(None if at is None else at + 1, tied=tied)
        self.updateGeometry()
        self._place_cards(animate=animate)
        cards = [self._cards[code] for code in self.in_sequence()]
        for before, after in pairwise(part for card in cards for part in (card, card.tie, card.up, card.down)):
            QWidget.setTabOrder(before, after)

    def _place_cards(self, choosing: Choosing | None = None, *, animate: bool) -> None:
        y = 0
        for code in self.in_sequence(choosing):
            card = self._cards[code]
            place = QRect(0, y, self.width(), self._height(code, self.width()))
            y += place.height() + self._gap_after(code)
            if card.is_dragged():
                continue
            if animate and self.isVisible():
                _glide(card, place)
            else:
                card.setGeometry(place)

    def _height(self, code: str, width: int) -> int:
        card = self._cards[code]
        least = self._look.theme.px(76)
        return max(least, card.heightForWidth(width), card.minimumSizeHint().height())

    def _gap_after(self, code: str) -> int:
        at = group_of(self._choosing, code)
        tied = at is not None and self._choosing.order[at][-1] != code
        return self._look.theme.px(_GAP_IN_TIE if tied else _GAP)

    def _announce(self, code: str) -> None:
        at = group_of(self._choosing, code)
        text = self._look.language.text
        need = text(self._cards[code].item.words, speaker=self._speaker)
        words = _LIFTED(need=need) if at is None else _PLACED(need=need, place=at + 1, count=len(self._cards))
        event = QAccessibleAnnouncementEvent(self._cards[code], text(words, speaker=self._speaker))
        QAccessible.updateAccessibility(event)


def _glide(card: QWidget, place: QRect) -> None:
    glide = QPropertyAnimation(card, b"geometry", card)
    glide.setDuration(_MOVE_MS)
    glide.setEasingCurve(QEasingCurve.Type.OutCubic)
    glide.setEndValue(place)
    glide.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)


def _scroll_area(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def _as_high_as_needed() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


_KNOWN_TO_READERS: list[QAccessibleInterface] = []  # Qt holds no reference of Python's; they live as long as the window


def teach_accessibility() -> None:
    """Let screen readers see cards as a list and its items; once for the application."""
    if not getattr(teach_accessibility, "done", False):
        QAccessible.installFactory(_accessible)
        teach_accessibility.done = True  # type: ignore[attr-defined]


def _accessible(_key: str, thing: object) -> QAccessibleInterface | None:
    if isinstance(thing, OrderCard):
        made = QAccessibleWidget(thing, QAccessible.Role.ListItem)
    elif isinstance(thing, OrderableCards):
        made = QAccessibleWidget(thing, QAccessible.Role.List)
    else:
        return None
    _KNOWN_TO_READERS.append(made)
    return made
