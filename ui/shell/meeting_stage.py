"""The two sides of a meeting's screen, the worker's and the survivor's, and the code that stands between them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.shell.context import Context
from ui.shell.session_code import CodePad
from ui.survivor.calm_pages import PausePage, StoppedPage
from ui.survivor.frame import Frame
from ui.survivor.page import Page
from ui.survivor.start_page import StartPage


class Stage(QStackedWidget):
    """Begins at the worker's page. ``worker_came`` comes only after the right code; three errors lock."""

    worker_came = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.start, self.frame, self.guard = StartPage(context), Frame(context), CodePad(context, context.code)
        self._page: Page | None = None
        self.detour: Page | None = None
        self._place = (-1, 1)
        self._first = True
        self._guard_page = _centred(self.guard)
        for each in (self.start, self.frame, self._guard_page):
            self.addWidget(each)
        self.guard.passed.connect(self.worker_came)
        self.guard.cancelled.connect(self.show_survivors)
        self.guard.spent.connect(context.lock)

    @property
    def page(self) -> Page | None:
        """The page the person sees now."""
        return self.detour or self._page

    def turn_to(self, page: Page, *, part: int, parts: int, first: bool) -> None:
        """Show the page of the next step and let go of the former one."""
        former, self._page = self._page, page
        self._place, self._first = (part, parts), first
        self._show(page)
        if former is not None:
            self.frame.drop(former)

    def take_detour(self, page: Page) -> None:
        """Show a page over the one at hand, which keeps everything typed on it."""
        self.end_detour()
        self.detour = page
        self._show(page)

    def end_detour(self) -> None:
        """Come back to the page at hand."""
        gone, self.detour = self.detour, None
        if gone is not None and self._page is not None:
            self._show(self._page)
            self.frame.drop(gone)

    def pause(self) -> None:
        """Stop for the worker to come."""
        page = PausePage(self._context)
        page.worker_wanted.connect(self.ask_for_worker)
        self.take_detour(page)

    def stop(self, *, saved: bool) -> SignalInstance:
        """Offer to go on or to end; the signal is that of ending."""
        page = StoppedPage(self._context, saved=saved)
        page.go_on.connect(self.end_detour)
        self.take_detour(page)
        return page.end_now

    def settle(self) -> None:
        """Let every page tell what was typed on it."""
        for page in (self._page, self.detour):
            if page is not None:
                page.leave()

    def show_survivors(self) -> None:
        """Show the survivor's side."""
        self.setCurrentWidget(self.frame)
        if self.page is not None:
            self.page.setFocus()

    def show_workers(self, *, paused: bool) -> None:
        """Show the worker's side; ``paused`` when the person asked for a pause.

        Nothing that Enter would press has the keyboard, as the code opens at its last digit.
        """
        self.start.take_back(paused=paused)
        self.setCurrentWidget(self.start)
        self.start.form.setFocus()

    def ask_for_worker(self) -> None:
        """Ask for the code that leads to the worker's side."""
        self.guard.show()
        self.setCurrentWidget(self._guard_page)
        self.guard.line.setFocus()

    def _show(self, page: Page) -> None:
        part, parts = self._place
        self.frame.show_page(page, part=part, parts=parts, first=page is self._page and self._first)


def _centred(widget: QWidget) -> QWidget:
    around = QWidget()
    around.setObjectName("page")
    column = QVBoxLayout(around)
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)
    return around
