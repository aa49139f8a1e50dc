"""Reading aloud: what stands on a page, one passage at a time and large, in both languages; answered by numbers."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from intake_app.languages.words import say
from ui.widgets.look import Look
from ui.widgets.passages import Option, Passage, passages_of
from ui.widgets.picture_button import TouchButton, picture_label
from ui.widgets.words import BilingualLabel, LabelRole, button, empty_label, row

READS_ALOUD = say("Read aloud")
_WIDEST = 940
_ON = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_PageDown)
_BACK = (Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)


class Aloud(QScrollArea):
    """``ended`` and ``begun``: on past the last passage, back before the first. ``left`` asks for the page again.

    The place on each page is kept for when its reading is taken up again.
    """

    ended = Signal()
    begun = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._look = look
        self._page: QWidget | None = None
        self._hint: BilingualLabel | None = None
        self._alone = False
        self._places: dict[int, int] = {}
        self._passages: tuple[Passage, ...] = ()
        self.options: tuple[OptionRow, ...] = ()

    @property
    def passage(self) -> Passage | None:
        """What is read now."""
        return self._passages[self.place] if self._passages else None

    @property
    def place(self) -> int:
        """The place of the passage on its page, from 0."""
        return min(self._places.get(id(self._page), 0), max(0, len(self._passages) - 1))

    def read(self, page: QWidget, *, hint: BilingualLabel | None = None, alone: bool = False) -> None:
        """Read this page from where its reading stopped, else from its beginning.

        ``hint`` is read together with the words before it; ``alone`` leaves out the interpreter's lines.
        """
        if page is not self._page:
            page.destroyed.connect(partial(self._forget, id(page)))
        self._page, self._hint, self._alone = page, hint, alone
        self.refresh()

    def refresh(self) -> None:
        """Show the passage as its page has it now."""
        if self._page is None:
            return
        self._passages = passages_of(self._page, hint=self._hint)
        self._show()

    def forward(self) -> None:
        """The next passage, or past the last."""
        self._step(1)

    def backward(self) -> None:
        """The passage before, or before the first."""
        self._step(-1)

    def choose(self, number: int) -> None:
        """Touch the choice with this number, counted from 1."""
        if 0 < number <= len(self.options):
            self.options[number - 1].click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On, back, a number, or Escape to leave."""
        key, digit = event.key(), event.text()
        if key in _ON:
            self.forward()
        elif key in _BACK:
            self.backward()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif digit.isdecimal():
            self.choose(int(digit))
        else:
            super().keyPressEvent(event)

    def _forget(self, page: int, _: object = None) -> None:
        self._places.pop(page, None)

    def _step(self, by: int) -> None:
        to = self.place + by
        if not 0 <= to < len(self._passages):
            (self.ended if by > 0 else self.begun).emit()
            return
        self._places[id(self._page)] = to
        self._show()

    def _show(self) -> None:
        shown = QWidget()
        shown.setObjectName("page")
        column = QVBoxLayout(shown)
        px = self._look.theme.px
        column.setContentsMargins(px(40), px(24), px(40), px(24))
        column.setSpacing(px(14))
        inner = QWidget()
        inner.setMaximumWidth(px(_WIDEST))
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(inner, 100)
        line.addStretch(1)
        column.addStretch(1)
        column.addLayout(line)
        column.addStretch(2)
        self.options = ()
        if self.passage is not None:
            self._fill(QVBoxLayout(inner), self.passage)
        if self._alone:
            for each in shown.findChildren(BilingualLabel):
                each.speak_alone()
        former = self.takeWidget()
        if former is not None:
            former.deleteLater()  # a touch on it may have led here
        self.setWidget(shown)

    def _fill(self, column: QVBoxLayout, passage: Passage) -> None:
        look = self._look
        column.setSpacing(look.theme.px(10))
        column.addWidget(BilingualLabel(look, passage.words, "aloud", under="aloud_second", names=self))
        if passage.under is not None:
            column.addWidget(BilingualLabel(look, passage.under, "heading", under="quiet"))
        self.options = tuple(self._row(option, at) for at, option in enumerate(passage.options, 1))
        for each in self.options:
            column.addWidget(each)
        if len(self._passages) > 1:
            where = empty_label("small")
            where.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            where.setText(f"{self.place + 1} / {len(self._passages)}")
            column.addWidget(where)

    def _row(self, option: Option, number: int) -> OptionRow:
        made = OptionRow(self._look, option, number)
        made.clicked.connect(lambda _=False: self.touch(option))
        return made

    def touch(self, option: Option) -> None:
        """Do what a touch on this choice does, and show what became of it."""
        page = self._page
        option.touch.click()
        if self._page is page:
            self.refresh()


class AloudOver(Aloud):
    """Reading aloud laid over the whole window; it goes, and gives the keyboard back, at the end or at Escape."""

    def __init__(self, look: Look, page: QWidget) -> None:
        super().__init__(look)
        self._before = page.window().focusWidget()
        self.setParent(page.window())
        page.window().installEventFilter(self)
        for over in (self.ended, self.begun, self.left, page.destroyed):
            over.connect(self.take_away)
        look.language.follow_direction(self, "survivor")
        self.setGeometry(page.window().rect())
        self.read(page)
        self.show()
        self.raise_()
        self.setFocus()

    def _fill(self, column: QVBoxLayout, passage: Passage) -> None:
        """No bar of a page stands under it, so that it has its own way on and back."""
        super()._fill(column, passage)
        look = self._look
        back = button(look, say("Back"), self.backward, speaker="survivor")
        on = button(look, say("Next"), self.forward, kind="primary", speaker="survivor")
        for each in (back, on):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addLayout(row(look, back, on))

    def touch(self, option: Option) -> None:
        """After what only does something, the page shows what came of it."""
        if not option.touch.isCheckable():
            self.take_away()
        super().touch(option)

    def take_away(self, _: object = None) -> None:
        """Show the page again, where it was."""
        self.hide()
        if self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if isinstance(event, QResizeEvent) and watched is self.parent():
            self.setGeometry(QRect(QPoint(0, 0), event.size()))
        return False


class OptionRow(TouchButton):
    """A choice with its number, its words in both languages, and a tick once it is chosen."""

    def __init__(self, look: Look, option: Option, number: int) -> None:
        super().__init__(look)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCheckable(True)
        chosen = option.touch.isChecked()
        self.setChecked(chosen)
        self.put(_digits(str(number), "card"))
        if option.words is not None:
            self.put(BilingualLabel(look, option.words, "heading", names=self), 1)
        else:
            look.language.bind(self, self.setAccessibleName, option.touch.says, speaker="survivor")
            self.put(QWidget(), 1)
        place = getattr(option.touch, "place", "")
        if place:
            self.put(_digits(place, "rank"))
        elif option.touch.isCheckable():
            self.put(picture_label(look, "square-check" if chosen else "square", 28))


def _digits(text: str, role: LabelRole) -> QLabel:
    made = empty_label(role)
    made.setWordWrap(False)
    made.setText(text)
    return made
