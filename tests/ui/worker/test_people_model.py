"""A list of people reads a page at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from intake_app.desk import Desk
from ui.shell.context import Context
from ui.worker.people_model import MASK, PAGE, PeopleModel
from ui.worker.rows import SECOND_LINE, long_list

Meet = Callable[..., str]


def _many(desk: Desk, count: int) -> None:
    """Rows of the list alone, without records behind them, to be fast."""
    link = desk.store._link
    rows = [
        (f"{n:08}", f"2026-{n % 12 + 1:02}-{n % 28 + 1:02}", "ar", 0, f"Sample {n}", f"sample {n}")
        for n in range(count)
    ]
    with link.writing():
        link.change_each(
            "INSERT INTO people (record, last_day, language, live_referrals, name, folded) VALUES (?, ?, ?, ?, ?, ?)",
            rows,
        )


def test_ten_thousand_people_are_not_all_read_at_once(context: Context, desk: Desk, qtbot: QtBot) -> None:
    _many(desk, 10_000)
    model = PeopleModel(context)
    view = long_list(context.theme, model)
    qtbot.addWidget(view)
    view.resize(600, 500)
    view.show()
    model.find("")
    assert model.rowCount() <= 2 * PAGE
    before = model.rowCount()
    view.scrollToBottom()
    qtbot.waitUntil(lambda: model.rowCount() > before)
    assert model.rowCount() <= before + 2 * PAGE


def test_reading_on_comes_to_everybody_once(context: Context, desk: Desk) -> None:
    _many(desk, 3 * PAGE + 7)
    model = PeopleModel(context)
    model.find("")
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    people = [model.person(row) for row in range(model.rowCount())]
    assert len({person.record for person in people if person}) == len(people) == 3 * PAGE + 7


def test_a_late_answer_to_an_older_search_is_dropped(context: Context, desk: Desk, meet: Meet) -> None:
    meet("Sample River")
    meet("Sample Stone")
    model = PeopleModel(context)
    model.find("river")
    old = (model._turn - 1, True, desk.people(""))
    model._take(old)
    assert [model.data(model.index(row)) for row in range(model.rowCount())] == ["Sample River"]


def test_a_masked_name_is_nowhere_in_the_row(context: Context, meet: Meet) -> None:
    meet("Sample River")
    model = PeopleModel(context)
    model.find("")
    model.mask(True)
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, SECOND_LINE)
    shown = [str(model.data(model.index(0), role)) for role in roles]
    assert MASK in shown[0]
    assert not any("River" in text for text in shown)


def test_a_screen_reader_hears_the_whole_row(context: Context, meet: Meet) -> None:
    meet(None)
    model = PeopleModel(context)
    model.find("")
    heard = str(model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole))
    assert "No name yet" in heard
    assert "English" in heard
    assert "Nov 24, 2026" in heard
