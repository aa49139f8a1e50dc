"""Labels and buttons as every screen makes them: plain text only, bound to their words, named for a screen reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from math import ceil
from typing import Literal, TypeVar, overload

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from intake_app.languages.language import FSI, PDI
from ui.language import Speaker, Words
from ui.shell.theme import Role
from ui.widgets.broken_lines import broken, needs_breaking
from ui.widgets.look import Look
from ui.widgets.words_button import WordsButton

LabelRole = Literal[
    "title", "heading", "question", "lead", "card", "body", "label", "quiet", "small", "second", "saved", "rank",
    "aloud", "aloud_second",
]  # fmt: skip
Label = TypeVar("Label", bound="PlainLabel")
ButtonKind = Literal["plain", "primary", "quiet", "state", "choice"]


_ENDLESS = 1 << 20
_REMEMBERED = 6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
_REACH = (
    (re.compile("[\u1780-\u17ff]"), 0.0, 0.2),  # Khmer: the letters under letters
    (re.compile("[\u0900-\u09ff]"), 0.07, 0.0),  # Devanagari and Bengali: the signs above
)
"""How far letters of a script reach above and below the line of their bundled font, in parts of the letters' size."""


@dataclass(slots=True)
class _Measures:
    """How large one text is in one font: the height at each width that was asked for, and Qt's hints."""

    heights: dict[int, int] = field(default_factory=dict)
    hint: QSize | None = None
    least: QSize | None = None


class PlainLabel(QLabel):
    """A label that stands at the side where its page begins, whichever way its own letters run.

    With ``under`` it stands at the side where that other label begins. It remembers the measures of its last texts:
    nested layouts ask for the same ones dozens of times, and languages are switched to and fro.
    """

    under: QWidget | None = None
    _said = ""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[tuple[str, str], _Measures] = {}
        self._measures = _Measures()
        self._letters = self.font().key()
        self._room = (0, 0)
        self._at_right: bool | None = None

    def setText(self, text: str) -> None:
        """Show ``text``; in a script without spaces its lines end where its words do."""
        self._said = text
        self._recall()
        self._make_room()
        self._break_lines()

    def text(self) -> str:
        """The text as it was given, without the line feeds that break it."""
        return self._said

    def heightForWidth(self, width: int) -> int:
        """The height that the text takes at this width."""
        height = self._measures.heights.get(width)
        if height is None:
            height = self._measures.heights[width] = self._height_for(width)
        return height

    def sizeHint(self) -> QSize:
        """Qt's own hint; for lines broken here it changes with the width, and is not remembered."""
        hint = self._measures.hint
        if hint is None:
            hint = super().sizeHint()
            self._measures.hint = None if self._breaks_itself() else hint
        return hint

    def minimumSizeHint(self) -> QSize:
        """As ``sizeHint``."""
        least = self._measures.least
        if least is None:
            least = super().minimumSizeHint()
            self._measures.least = None if self._breaks_itself() else least
        return least

    def _recall(self) -> None:
        """Take up what is known of this text in these letters."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        self._measures = self._known.setdefault((self._letters, self._said), _Measures())

    def _height_for(self, width: int) -> int:
        if not self._breaks_itself():
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        inside = width - margins.left() - margins.right() - 2 * self.margin()
        room = QRect(0, 0, inside, _ENDLESS)
        taken = self.fontMetrics().boundingRect(room, int(self.alignment()), self._broken_for(inside))
        return taken.height() + margins.top() + margins.bottom() + 2 * self.margin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._break_lines()

    def _make_room(self) -> None:
        """Leave room for the letters that reach beyond their font's own line, which a label would cut off."""
        reach = next(((above, below) for script, above, below in _REACH if script.search(self._said)), (0.0, 0.0))
        size = QFontInfo(self.font()).pixelSize() if any(reach) else 0
        room = (ceil(reach[0] * size), ceil(reach[1] * size))
        if room != self._room:
            self._room = room
            self.setContentsMargins(0, room[0], 0, room[1])

    def _breaks_itself(self) -> bool:
        return self.wordWrap() and needs_breaking(self._said)

    def _broken_for(self, width: int) -> str:
        return broken(self._said, width, QFontMetricsF(self.font()).horizontalAdvance)

    def _break_lines(self) -> None:
        width = self.contentsRect().width() - 2 * self.margin()
        shown = self._broken_for(width) if width > 0 and self._breaks_itself() else self._said
        if shown != super().text():
            super().setText(shown)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the page's direction; Qt alone would follow that of the letters."""
        super().changeEvent(event)
        kind = event.type()
        if kind is QEvent.Type.StyleChange:
            self._known.clear()
        if kind is QEvent.Type.FontChange or kind is QEvent.Type.StyleChange:
            self._letters = self.font().key()
            self._recall()
            self._make_room()
            self._break_lines()
        if kind is QEvent.Type.LayoutDirectionChange:
            self.stand_at_start()

    def stand_at_start(self) -> None:
        """Stand at the side where the page begins, unless it stands in the middle."""
        rtl = (self.under or self).layoutDirection() is Qt.LayoutDirection.RightToLeft
        if rtl is self._at_right or self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return
        self._at_right = rtl
        side = _RIGHT if rtl else _LEFT
        vertical = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
        self.setAlignment(side | vertical)


class SecondLine(PlainLabel):
    """A label that takes no room while it has no words: hiding and showing would lay out the whole page each time."""

    def sizeHint(self) -> QSize:
        """Nothing for nothing."""
        return super().sizeHint() if self.text() else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """Nothing for nothing."""
        return super().minimumSizeHint() if self.text() else QSize(0, 0)

    def _height_for(self, width: int) -> int:
        return super()._height_for(width) if self._said else 0


def empty_label(role: LabelRole = "body") -> QLabel:
    """A label without words: plain text, so that ``<b>`` is shown and an image is never fetched; wraps."""
    return _plain(PlainLabel(), role)


def _plain(made: Label, role: LabelRole) -> Label:
    made.stand_at_start()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("role", role)
    return made


@overload
def label(look: Look, words: Words, role: LabelRole = "body") -> QLabel: ...
@overload
def label(look: Look, words: Words, role: LabelRole = "body", *, speaker: Speaker) -> QWidget: ...
def label(look: Look, words: Words, role: LabelRole = "body", *, speaker: Speaker = "worker") -> QWidget:
    """A label bound to its words; a survivor's has the interpreter's line under its own."""
    if speaker == "survivor":
        return BilingualLabel(look, words, role)
    made = empty_label(role)
    look.language.bind(made, made.setText, words)
    return made


def in_line(look: Look, words: Words, speaker: Speaker) -> str:
    """The words for a place of one line, such as a list's entry; a survivor's with the interpreter's beside them."""
    text = look.language.text(words, speaker=speaker)
    second = look.language.second(words) if speaker == "survivor" else ""
    return f"{text}  ·  {FSI}{second}{PDI}" if second else text  # the first words give the line its direction


def second_line(role: LabelRole = "second") -> SecondLine:
    """An interpreter's line without words; it takes no room until it has some."""
    return _plain(SecondLine(), role)


def value_label(text: str, role: LabelRole = "body") -> QLabel:
    """A label that shows somebody's own words, as they are."""
    made = empty_label(role)
    made.setText(text)
    return made


def button(
    look: Look,
    words: Words,
    clicked: Callable[[], object] | None = None,
    *,
    kind: ButtonKind = "plain",
    icon: str = "",
    speaker: Speaker = "worker",
) -> WordsButton:
    """A button bound to its words; ``clicked`` is called without arguments."""
    made = WordsButton(look, words, speaker)
    made.setProperty("kind", kind)
    if icon:
        role: Role = "on_accent" if kind == "primary" else "accent"
        look.theme.put_icon(made, icon, role)
    if clicked is not None:
        made.clicked.connect(lambda _=False: clicked())
    return made


def icon_button(
    look: Look,
    name: str,
    words: Words,
    clicked: Callable[[], object] | None = None,
    *,
    speaker: Speaker = "worker",
) -> QToolButton:
    """A button that shows an icon only; its words are its name and its tooltip."""
    made = QToolButton()
    made.setProperty("kind", "quiet")
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    look.theme.put_icon(made, name)
    look.language.follow(made, partial(_name_icon, look, made, words, speaker))
    if clicked is not None:
        made.clicked.connect(lambda _=False: clicked())
    return made


def _name_icon(look: Look, made: QToolButton, words: Words, speaker: Speaker) -> None:
    text = look.language.text(words, speaker=speaker)
    second = look.language.second(words) if speaker == "survivor" else ""
    made.setAccessibleName(text)
    made.setAccessibleDescription(second)
    made.setToolTip("\n".join(filter(None, (text, second))))


def card(look: Look, frame: QFrame | None = None, *, margin: int = 24, spacing: int = 12) -> tuple[QFrame, QVBoxLayout]:
    """A rounded surface and its column; lengths at 100 per cent."""
    frame = frame or QFrame()
    frame.setObjectName("card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(*([look.theme.px(margin)] * 4))
    column.setSpacing(look.theme.px(spacing))
    return frame, column


def row(look: Look, *widgets: QWidget, spacing: int = 12, stretch: bool = True) -> QHBoxLayout:
    """Widgets beside each other, with the rest of the line left free."""
    line = QHBoxLayout()
    line.setSpacing(look.theme.px(spacing))
    for widget in widgets:
        line.addWidget(widget)
    if stretch:
        line.addStretch(1)
    return line


def plain_hint(widget: QWidget) -> QSize:
    """The hint of what gets its width from around it: wide as its widest part, high as all of them together.

    Qt's own would also work out, all the way down, how high everything is at that width, which is never more.
    """
    layout = widget.layout()
    return layout.sizeHint() if layout else QSize()


class BilingualLabel(QWidget):
    """A sentence in the survivor's language, large, with the worker's or interpreter's line under it.

    The second line is left out when both languages say the same or when it is switched off. A screen reader hears the
    first as the name, the second as the description, of the widget that it ``names``: a button that it stands on, or
    the label itself.
    """

    def __init__(
        self,
        look: Look,
        words: Words,
        role: LabelRole = "question",
        *,
        under: LabelRole = "second",
        centred: bool = False,
        names: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.says = words
        self._look, self._alone, self._named = look, False, names or self
        self._large, self._small = empty_label(role), second_line(under)
        self._small.under = self._large
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        for each in (self._large, self._small):
            column.addWidget(each)
            if centred:
                each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        look.language.follow_direction(self._large, "survivor")
        look.language.follow_direction(self._small, "worker")
        look.language.follow(self, self._speak)

    def sizeHint(self) -> QSize:
        """Plain."""
        return plain_hint(self)

    def say(self, words: Words) -> None:
        """Show other words."""
        self.says = words
        self._speak()

    def speak_alone(self) -> None:
        """Never have a second line: what stands here is for the survivor's eyes only."""
        self._alone = True
        self._speak()

    def _speak(self) -> None:
        language = self._look.language
        large, small = language.two_lines(self.says)
        small = "" if self._alone else small
        self._large.setText(large)
        self._small.setText(small)
        self._small.stand_at_start()
        self._named.setAccessibleName(large)
        self._named.setAccessibleDescription(small)
