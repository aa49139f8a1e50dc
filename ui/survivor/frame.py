"""What stands around every page of the survivor's screen: language, text size, stopping, and the way on and back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from intake_app.languages.known import autonym
from intake_app.languages.language import Language
from intake_app.languages.words import Msg, msg, say
from ui.shell.context import Context
from ui.shell.keys import HEAR, READ_ALOUD
from ui.survivor.calm_pages import TO_THE_WORKER
from ui.survivor.dots import Dots
from ui.survivor.page import Page
from ui.survivor.page_stack import PageStack, lead_on
from ui.survivor.state_strip import StateStrip
from ui.widgets.aloud import READS_ALOUD, Aloud
from ui.widgets.hearing import recordings_of, recordings_of_page
from ui.widgets.words import button, empty_label, icon_button, in_line

KEPT_NOWHERE = say("Nothing is written")
KEPT_IN_MEMORY = say("Kept in memory only")
KEPT_SAVED = say("Saved")
STOP_HERE = say("Stop here")
_DRAFT = msg("Draft wording: read it with the interpreter.")


class Frame(QWidget):
    """The bars and the page between them. It knows no page and no order of pages; it says what was asked for."""

    next_wanted = Signal()
    back_wanted = Signal()
    stop_wanted = Signal()
    language_wanted = Signal()
    worker_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._kept: Msg = KEPT_NOWHERE
        self._top, self._foot = QFrame(), QFrame()
        self._dots = Dots(context)
        self.states = StateStrip(context)
        self._saved, self._draft = empty_label("small"), empty_label("small")
        self.pages, self._middle, self.aloud = PageStack(context), QStackedWidget(), Aloud(context)
        self.reads_aloud = False
        self._make_buttons()
        self._lay_out()
        self._keys()
        self._follow_pages()
        context.language.follow_direction(self, "survivor")
        context.language.follow(self, self._speak)
        context.theme.follow(self, self._draw_arrows)

    @property
    def page(self) -> Page | None:
        """The page shown now."""
        return self.pages.page

    def show_page(self, page: Page, *, part: int, parts: int, first: bool = False) -> None:
        """Show a page, the ``part``-th of ``parts`` (from 0; -1 for none); ``first`` has nothing before it."""
        self._context.language.hear(())
        self.pages.show_page(page)
        self._top.setVisible(not page.bare)
        self._foot.setVisible(not page.bare and not page.last)
        self._dots.show_part(part, parts)
        self.back_button.setEnabled(not first)
        self.states.show_page(page)
        self.stop_button.setVisible(not page.last)
        lead_on(page, self._below)
        self._show_reading()

    def show_kept(self, kept: Msg) -> None:
        """Say where what was said is kept now."""
        self._kept = kept
        self._speak()

    @property
    def kept(self) -> Msg:
        """Where what was said is kept, as the screen says it."""
        return self._kept

    def read_aloud(self) -> None:
        """Show the page passage by passage, to be read aloud; or the page again, where the conversation was."""
        self.reads_aloud = not self.reads_aloud
        self._show_reading()

    def hear(self) -> None:
        """Play what is recorded of the passage that is read aloud, else of the page."""
        look, passage = self._context, self.aloud.passage
        if self._is_reading and passage is not None:
            look.language.hear(recordings_of(look, passage))
        elif self.page is not None:
            look.language.hear(recordings_of_page(look, self.page))

    def drop(self, page: Page) -> None:
        """Let go of a page and of what was typed on it."""
        self.pages.drop(page)

    def _make_buttons(self) -> None:
        look = self._context
        self.language_button = button(
            look, _own_name, self.language_wanted.emit, kind="quiet", icon="language", speaker="survivor"
        )
        self._size = icon_button(look, "text-size", say("Text size"), self.grow_text, speaker="survivor")
        self.aloud_button = icon_button(look, "message-circle", READS_ALOUD, self.read_aloud, speaker="survivor")
        look.language.follow(self.aloud_button, partial(_tell_key, self.aloud_button, READ_ALOUD))
        self.stop_button = button(look, STOP_HERE, self.stop_wanted.emit, icon="hand-stop", speaker="survivor")
        self.door_button = icon_button(look, "door-exit", TO_THE_WORKER, self.worker_wanted.emit, speaker="survivor")
        self.back_button = button(look, say("Back"), self._go_back, speaker="survivor")
        self.next_button = button(look, say("Next"), self._go_on, kind="primary", speaker="survivor")
        for each in (self.back_button, self.next_button):
            each.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _lay_out(self) -> None:
        px = self._context.theme.px
        self._draft.setAlignment(Qt.AlignmentFlag.AlignCenter)
        _bar(
            self._top,
            (self.language_button, self._size, self.aloud_button, self._draft, self.stop_button, self.door_button),
            px(10),
            px(20),
        )
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._dots, 0, Qt.AlignmentFlag.AlignHCenter)
        self._saved.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle.addWidget(self._saved)
        self._foot.setObjectName("bar")
        foot = self._feet = QGridLayout(self._foot)
        foot.setContentsMargins(px(28), px(10), px(28), px(12))
        foot.addWidget(self.back_button, 0, 0)
        foot.addLayout(middle, 0, 1)
        foot.addWidget(self.next_button, 0, 2)
        for column, stretch in enumerate((2, 5, 2)):
            foot.setColumnStretch(column, stretch)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top)
        for each in (self.pages, self.aloud):
            self._middle.addWidget(each)
        whole.addWidget(self._middle, 1)
        whole.addWidget(self.states)
        whole.addWidget(self._foot)

    def _keys(self) -> None:
        for keys, do in (
            (READ_ALOUD, self.read_aloud),
            (HEAR, self.hear),
            ("Ctrl+Return", self._go_on),
            ("Alt+Left", self._go_back),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    @property
    def _below(self) -> tuple[QWidget, ...]:
        """What Tab comes to after the page."""
        return (*self.states.buttons.values(), self.back_button, self.next_button)

    def _follow_pages(self) -> None:
        self.pages.changed.connect(self._page_changed)
        self.aloud.ended.connect(self.next_wanted)
        self.aloud.begun.connect(self.back_wanted)
        self.aloud.left.connect(self.read_aloud)

    def grow_text(self) -> None:
        """The next text size, and from the largest to the smallest."""
        self._context.theme.grow()

    def _page_changed(self) -> None:
        if self._is_reading:
            self.aloud.refresh()
        if self.page is not None:
            self.states.show_page(self.page)
            lead_on(self.page, self._below)

    @property
    def _is_reading(self) -> bool:
        return self._middle.currentWidget() is self.aloud

    def _show_reading(self) -> None:
        page = self.page
        if page is None:
            return
        reading = self.reads_aloud and page.readable
        if reading:
            self.aloud.read(page, hint=page.hint, alone=page.alone)
        self._middle.setCurrentWidget(self.aloud if reading else self.pages)
        self.aloud_button.setEnabled(page.readable)
        (self.aloud if reading else page).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        self._step(self.aloud.forward, self.next_wanted.emit)

    def _go_back(self) -> None:
        self._step(self.aloud.backward, self.back_wanted.emit)

    def _step(self, reading: Callable[[], object], leaving: Callable[[], object]) -> None:
        """While a page is read aloud, its passages come before the pages around it."""
        if self._is_reading:
            self.aloud.setFocus()
            reading()
        else:
            leaving()

    def _speak(self) -> None:
        language = self._context.language
        self._saved.setText(in_line(self._context, self._kept, "survivor"))
        draft = language.survivor.is_draft and language.survivor.tag != language.worker.tag
        self._draft.setText(language.text(_DRAFT) if draft else "")
        self._draw_arrows()

    def _draw_arrows(self) -> None:
        rtl = self._context.language.of("survivor").rtl
        theme, side = self._context.theme, self._context.theme.px(22)
        self.back_button.setIcon(theme.icon("chevron-right" if rtl else "chevron-left", "text", side))
        self.next_button.setIcon(theme.icon("chevron-left" if rtl else "chevron-right", "on_accent", side))
        self.next_button.setLayoutDirection(Qt.LayoutDirection.LeftToRight if rtl else Qt.LayoutDirection.RightToLeft)
        _widen(self._feet, self.back_button, self.next_button)


def _tell_key(tool: QToolButton, key: str) -> None:
    tool.setToolTip(f"{tool.toolTip()} ({key})")


def _own_name(language: Language) -> str:
    return autonym(language.tag)


def _widen(feet: QGridLayout, *buttons: QWidget) -> None:
    """Give both buttons the width that the wider one needs."""
    for each in buttons:
        each.ensurePolished()
    widest = max(each.sizeHint().width() for each in buttons)
    for column in (0, 2):
        feet.setColumnMinimumWidth(column, widest)


def _bar(frame: QFrame, parts: tuple[QWidget, ...], high: int, wide: int) -> None:
    frame.setObjectName("bar")
    line = QHBoxLayout(frame)
    line.setContentsMargins(wide, high, wide, high)
    line.setSpacing(high)
    for part in parts:
        # Aligned, so that the lowest part of a bar does not hold down the highest.
        line.addWidget(part, 1 if isinstance(part, QLabel) else 0, Qt.AlignmentFlag.AlignVCenter)
