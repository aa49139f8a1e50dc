"""The order is only ever what the survivor laid, however they laid it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from intake_app.needs.catalogue import NOT_SURE
from intake_app.needs.choosing import Choosing
from ui.shell.context import Context
from ui.survivor.order_page import OrderPage

CODES = ("health.urgent", "home.tonight", "family.contact", "learn.language")


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> OrderPage:
    made = OrderPage(context, Choosing(wanted=CODES))
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.show()
    return made


def _title(page: OrderPage) -> str:
    assert page.title is not None
    return page.title.accessibleName()


def test_nothing_has_a_place_before_a_touch(page: OrderPage) -> None:
    assert page.choosing.order == ()
    assert _title(page) == "Which first?"


def test_first_second_third_by_tapping(page: OrderPage, qtbot: QtBot) -> None:
    for code in ("family.contact", "health.urgent", "home.tonight"):
        qtbot.mouseClick(page.cards.card(code), Qt.MouseButton.LeftButton)
    assert page.choosing.order == (("family.contact",), ("health.urgent",), ("home.tonight",))
    assert _title(page).startswith("Three are enough")


def test_the_same_order_by_keys(page: OrderPage, qtbot: QtBot) -> None:
    for code in ("family.contact", "health.urgent"):
        qtbot.keyClick(page.cards.card(code), Qt.Key.Key_Return)
    qtbot.keyClick(page.cards.card("health.urgent"), Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert page.choosing.order == (("health.urgent",), ("family.contact",))


def test_no_preference_lays_all_side_by_side_and_a_tap_takes_it_back(page: OrderPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.no_preference, Qt.MouseButton.LeftButton)
    assert (page.choosing.order, page.choosing.no_preference) == ((CODES,), True)
    qtbot.mouseClick(page.cards.card("home.tonight"), Qt.MouseButton.LeftButton)
    assert not page.choosing.no_preference


def test_start_again_takes_every_place_back(page: OrderPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.cards.card("home.tonight"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    assert (page.choosing.order, page.choosing.wanted) == ((), CODES)


def test_two_at_a_time_gives_the_order_of_the_answers(page: OrderPage, qtbot: QtBot) -> None:
    wanted = ("learn.language", "family.contact", "home.tonight", "health.urgent")
    qtbot.mouseClick(page.two, Qt.MouseButton.LeftButton)
    asked = 0
    while page.duel.isVisible():
        first = min(page.duel.pair, key=wanted.index)
        qtbot.mouseClick(page.duel.pair[first], Qt.MouseButton.LeftButton)
        asked += 1
        assert asked < 10
    assert page.choosing.order == tuple((code,) for code in wanted)


def test_not_being_sure_is_no_card_to_lay(context: Context, qtbot: QtBot) -> None:
    page = OrderPage(context, Choosing(wanted=("health.urgent", NOT_SURE, "work.find")))
    qtbot.addWidget(page)
    assert set(page.cards.in_sequence()) == {"health.urgent", "work.find"}


def test_two_at_a_time_can_be_left_without_a_change(page: OrderPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.two, Qt.MouseButton.LeftButton)
    enough = next(b for b in page.duel.findChildren(QPushButton) if b.text() == "Enough of this")
    enough.click()
    assert page.choosing.order == ()
    assert page.cards.isVisible()


def test_two_at_a_time_keeps_what_was_answered_when_it_is_left(page: OrderPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.two, Qt.MouseButton.LeftButton)
    first, second = page.duel.pair
    page.duel.prefer(second)
    next(b for b in page.duel.findChildren(QPushButton) if b.text() == "Enough of this").click()
    assert page.choosing.order[:2] == ((second,), (first,))
