"""The page of figures with invented numbers in it, for review and documentation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from intake_app.reports import counting
from intake_app.reports.counting import Groups, Key
from intake_app.reports.figures import Figures, make_figures
from intake_app.reports.period import EVERYTHING
from ui.shell.context import Context
from ui.worker.figures import FiguresScreen
from ui.worker.figures_rows import RowsCard
from ui.worker.page import WorkerPage

_COUNTS: dict[Key, int] = {
    (counting.PEOPLE, counting.EVERYBODY): 148,
    (counting.WANTED, "home.tonight"): 96,
    (counting.WANTED, "health.urgent"): 71,
    (counting.WANTED, "law.advice"): 52,
    (counting.WANTED, "money.now"): 23,
    (counting.WANTED, "police.talk"): 4,
    (counting.FIRST, "home.tonight"): 83,
    (counting.FIRST, "family.contact"): 21,
    (counting.LATER, "learn.language"): 64,
    (counting.UNMET, "basic.belongings"): 31,
    (counting.UNMET, "law.advice"): 27,
    (counting.LANGUAGES, "ar"): 58,
    (counting.LANGUAGES, "my"): 49,
    (counting.LANGUAGES, "en"): 36,
    (counting.LANGUAGES, "mam"): 5,
    (counting.INTERPRETERS, "none"): 36,
    (counting.INTERPRETERS, "in_person"): 104,
    (counting.INTERPRETERS, "phone"): 8,
    (counting.STAGES, "accepted"): 34,
    (counting.STAGES, "waitlisted"): 18,
    (counting.STAGES, "declined"): 12,
    (counting.DECLINED, "no_capacity"): 12,
    (counting.WAITING, "3_7"): 26,
    (counting.WAITING, "8_14"): 14,
}
_FEEDBACK = [{"choice": "good", "understood": "good", "treated": "good"}] * 41 + [{"choice": "middle"}] * 13


def invented() -> Figures:
    """Figures of people who do not exist."""
    groups: Groups = {key: frozenset(map(str, range(count))) for key, count in _COUNTS.items()}
    return make_figures(groups, _FEEDBACK, EVERYTHING, 11, unserved=("basic.belongings",))


def _page(context: Context, part: int = 0) -> QWidget:
    screen = FiguresScreen(context)
    screen.show_figures(invented())
    bar = screen.verticalScrollBar()
    bar.rangeChanged.connect(lambda _, last: bar.setValue(last * part // 3))
    return screen


def _rows(context: Context) -> QWidget:
    page, card = WorkerPage(context), RowsCard(context)
    card.nameless.ask()
    page.show_parts(card)
    return page


SCREENS: dict[str, Callable[[Context], QWidget]] = {
    "figures": _page,
    "figures-2": lambda context: _page(context, 1),
    "figures-3": lambda context: _page(context, 2),
    "figures-4": lambda context: _page(context, 3),
    "figures-rows": _rows,
}
