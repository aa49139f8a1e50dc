"""The pages of the survivor's screen, one in sight, each in the middle of its room and scrolled where it is long."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QWidget

from ui.survivor.page import WIDEST, Page
from ui.widgets.look import Look

_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class PageStack(QStackedWidget):
    """``changed`` comes when the page in sight offers something else than before."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._areas: dict[Page, QScrollArea] = {}

    @property
    def page(self) -> Page | None:
        """The page in sight."""
        shown = self.currentWidget()
        return next((page for page, area in self._areas.items() if area is shown), None)

    def show_page(self, page: Page) -> None:
        """Bring a page in sight, where its reader left it."""
        self.setCurrentWidget(self._area_of(page))

    def drop(self, page: Page) -> None:
        """Let go of a page and of what was typed on it."""
        area = self._areas.pop(page, None)
        if area is not None:
            self.removeWidget(area)
            area.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what the keyboard leads to in sight; under a press of the mouse nothing moves."""
        led = isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in _BY_KEYS
        if led and isinstance(watched, QWidget):
            area = self.currentWidget()
            if isinstance(area, QScrollArea) and area.isAncestorOf(watched):
                area.ensureWidgetVisible(watched, 0, 40)
        return False

    def _area_of(self, page: Page) -> QWidget:
        if page not in self._areas:
            area = self._areas[page] = _scrolled(page, self._look.theme.px(WIDEST))
            self.addWidget(area)
            self._watch(page)
            page.changed.connect(self._page_changed)
        return self._areas[page]

    def _page_changed(self) -> None:
        if self.page is not None:
            self._watch(self.page)
            self.changed.emit()

    def _watch(self, page: Page) -> None:
        for each in page.findChildren(QWidget):
            each.installEventFilter(self)


def lead_on(page: Page, below: Iterable[QWidget]) -> None:
    """Let Tab go from the page to what stands below it; Qt puts whatever came last behind all the rest."""
    before, each = None, page.nextInFocusChain()
    while each is not None and each is not page:
        before = each if page.isAncestorOf(each) and each.focusPolicy() & Qt.FocusPolicy.TabFocus else before
        each = each.nextInFocusChain()
    if before is not None:
        for one, next_ in pairwise((before, *below)):
            QWidget.setTabOrder(one, next_)


def _scrolled(page: Page, widest: int) -> QScrollArea:
    """The page in the middle of whatever width there is, with room to scroll when it is long."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    room = QWidget()
    room.setObjectName("page")
    line = QHBoxLayout(room)
    line.setContentsMargins(28, 0, 28, 0)
    line.addStretch(1)
    line.addWidget(page, 100)
    line.addStretch(1)
    page.setMaximumWidth(widest)
    area.setWidget(room)
    return area
