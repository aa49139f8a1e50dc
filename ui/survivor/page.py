"""What every page of the survivor's screen has: a heading, room for one thing at a time, and how it is left."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.conversation.answers import State
from ui.language import Words
from ui.widgets.hearing import hear_button
from ui.widgets.look import Look
from ui.widgets.picture_button import Picture, picture_label
from ui.widgets.words import BilingualLabel, LabelRole

WIDEST = 940
"""The widest column of words, in pixels at 100 per cent; longer lines are hard to read."""


class Page(QWidget):
    """One page. ``changed`` comes when what the frame offers may be another.

    ``states`` are the other ways to meet the question on it, none where there is no question; ``state`` is the one
    taken. ``bare`` says that the page stands alone, without the bars; ``last`` that nothing follows it; ``readable``
    that there is something on it to read aloud, one line at a time; ``alone`` that it has no interpreter's lines.
    """

    changed = Signal()
    states: tuple[State, ...] = ()
    state: State | None = None
    bare = False
    last = False
    readable = True
    alone = False

    def __init__(
        self, look: Look, title: Words | None = None, hint: Words | None = None, *, icon: Picture = None
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.look = look
        self.column = QVBoxLayout(self)
        px = look.theme.px
        self.column.setContentsMargins(px(8), px(12), px(8), px(12))
        self.column.setSpacing(px(12))
        self.title = self.head(title, icon) if title is not None else None
        self.hint = self.tell(hint, "lead") if hint is not None else None

    def head(self, words: Words, icon: Picture = None) -> BilingualLabel:
        """Put the heading at the top, with an icon beside it when it has one."""
        title = BilingualLabel(self.look, words, "title")
        line = QHBoxLayout()
        line.setSpacing(self.look.theme.px(18))
        if icon is not None:
            line.addWidget(picture_label(self.look, icon, 44), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(title, 1)
        line.addWidget(hear_button(self.look, words), 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(line)
        return title

    def tell(self, words: Words, role: LabelRole = "lead") -> BilingualLabel:
        """Put a sentence below what is there."""
        made = BilingualLabel(self.look, words, role)
        self.column.addWidget(made)
        return made

    def take_state(self, state: State) -> None:
        """Meet the question with *I'd rather not say*, *I don't know* or *ask me later*; again takes it back."""

    def leave(self) -> None:
        """Hand over what was typed and not yet handed over; called before the page is left."""

    def speak_alone(self) -> None:
        """Be for the survivor's eyes only: no interpreter's line, whatever the key for it says."""
        self.alone = True
        for each in self.findChildren(BilingualLabel):
            each.speak_alone()

    def finish_column(self) -> None:
        """Let what is free stand below."""
        self.column.addStretch(1)


def soon(owner: QWidget, milliseconds: int = 1000) -> QTimer:
    """A timer that rings once, ``milliseconds`` after its last start."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
