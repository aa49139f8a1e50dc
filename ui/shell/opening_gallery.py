"""What a vault may tell when it was opened, over the list of people, for review and documentation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.last_seen import Seen
from intake_app.opening import LITTLE_ROOM, News, not_whole, older, wrong_clock
from intake_app.retention import Today
from intake_app.vault.engine import vault_damaged
from ui.shell.context import Context
from ui.widgets.notices import NoticeBar

_DAY: Final = date(2026, 11, 24)
NEWS: Final[dict[str, News]] = {
    "opening-not-whole": not_whole(vault_damaged().what),
    "opening-older": older(Seen(412, datetime(2026, 11, 23, 17, 40)), 398),
    "opening-clock-behind": wrong_clock(Today(date(2026, 11, 2), _DAY)),
    "opening-clock-ahead": wrong_clock(Today(date(2027, 6, 1), _DAY)),
    "opening-little-room": LITTLE_ROOM,
}


def _told(news: News, context: Context) -> QWidget:
    from ui.worker.people import PeopleScreen

    page, bar, column = QWidget(), NoticeBar(context), QVBoxLayout()
    column.setContentsMargins(16, 0, 16, 0)
    column.addWidget(bar)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addLayout(column)
    whole.addWidget(PeopleScreen(context), 1)
    bar.tell(news.what, news.do)
    return page


SCREENS: Final[dict[str, Callable[[Context], QWidget]]] = {name: partial(_told, news) for name, news in NEWS.items()}
