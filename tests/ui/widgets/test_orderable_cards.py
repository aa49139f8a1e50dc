"""Cards laid in order by tap, drag, buttons and keys; nothing has a place until it was given one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake_app.languages.words import say
from intake_app.needs.choosing import Choosing, Groups
from ui.widgets.look import Look
from ui.widgets.order_card import CardItem
from ui.widgets.order_steps import put_at, stepped, tapped, tie_turned
from ui.widgets.orderable_cards import OrderableCards

CODES = ("a", "b", "c", "d")
ITEMS = tuple(CardItem(code, say("Yes")) for code in CODES)


def _cards(look: Look, qtbot: QtBot, *placed: str) -> tuple[OrderableCards, list[Groups]]:
    choosing = Choosing(wanted=CODES, order=tuple((code,) for code in placed))
    cards, told = OrderableCards(look, ITEMS, choosing), list[Groups]()
    qtbot.addWidget(cards)
    cards.resize(600, 500)
    cards.show()
    cards.reordered.connect(told.append)
    return cards, told


def test_nothing_has_a_place_before_it_was_touched(look: Look, qtbot: QtBot) -> None:
    cards, told = _cards(look, qtbot)
    assert cards.choosing.order == ()
    assert all(cards.card(code).rank.text() == "" for code in CODES)
    assert told == []


def test_tapping_lays_first_second_third_and_another_tap_takes_a_place_back(look: Look, qtbot: QtBot) -> None:
    cards, told = _cards(look, qtbot)
    for code in ("c", "a", "c"):
        qtbot.mouseClick(cards.card(code), Qt.MouseButton.LeftButton, pos=QPoint(100, 20))
    assert told == [(("c",),), (("c",), ("a",)), (("a",),)]
    assert cards.card("a").rank.text() == "1"


def test_the_buttons_move_a_card_up_and_down(look: Look, qtbot: QtBot) -> None:
    cards, told = _cards(look, qtbot, "a", "b", "c")
    cards.card("c").up.click()
    cards.card("a").down.click()
    assert told == [(("a",), ("c",), ("b",)), (("c",), ("a",), ("b",))]


def test_tab_goes_through_the_cards_in_their_order_each_with_its_buttons(look: Look, qtbot: QtBot) -> None:
    cards, _ = _cards(look, qtbot, "a", "b", "c")
    cards.card("c").up.click()
    laid = [cards.card(code) for code in ("a", "c", "b", "d")]
    wanted = [part for card in laid for part in (card, card.tie, card.up, card.down)]
    order, each = list[QWidget](), cards.nextInFocusChain()
    while each is not cards:
        order.append(each)
        each = each.nextInFocusChain()
    assert [part for part in order if part in wanted] == wanted


def test_the_keys_move_tie_and_untie(look: Look, qtbot: QtBot) -> None:
    cards, told = _cards(look, qtbot, "a", "b", "c")
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(cards.card("c"), Qt.Key.Key_Up, control)
    qtbot.keyClick(cards.card("c"), Qt.Key.Key_T, control)
    qtbot.keyClick(cards.card("c"), Qt.Key.Key_T, control)
    qtbot.keyClick(cards.card("d"), Qt.Key.Key_Return)
    assert told == [
        (("a",), ("c",), ("b",)),
        (("a", "c"), ("b",)),
        (("a",), ("c",), ("b",)),
        (("a",), ("c",), ("b",), ("d",)),
    ]


@pytest.mark.parametrize(("code", "to_y", "order"), [("c", 2, "cab"), ("a", 400, "bca"), ("d", 2, "dabc")])
def test_the_mouse_drags_a_card_to_its_place(look: Look, qtbot: QtBot, code: str, to_y: int, order: str) -> None:
    cards, told = _cards(look, qtbot, "a", "b", "c")
    card = cards.card(code)
    qtbot.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(100, 20))
    for y in (card.y() + 40, (card.y() + to_y) // 2, to_y):
        qtbot.mouseMove(card, QPoint(100, y - card.y() + 20))
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(100, 20))
    assert told == [tuple((each,) for each in order)]


def test_a_trembling_tap_is_a_tap(look: Look, qtbot: QtBot) -> None:
    cards, told = _cards(look, qtbot)
    card = cards.card("b")
    qtbot.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(100, 20))
    qtbot.mouseMove(card, QPoint(102, 22))
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(102, 22))
    assert told == [(("b",),)]


def test_the_cards_stand_in_their_order_without_overlapping_in_both_directions(look: Look, qtbot: QtBot) -> None:
    cards, _ = _cards(look, qtbot, "c", "a")
    for tag in ("en", "ar-XB"):
        look.language.switch_survivor(tag)
        cards.resize(500, 700)
        rects = [cards.card(code).geometry() for code in cards.in_sequence()]
        assert cards.in_sequence() == ("c", "a", "b", "d")
        assert all(one.bottom() < two.top() for one, two in pairwise(rects))


def test_a_screen_reader_hears_a_list_and_its_items_with_their_places(look: Look, qtbot: QtBot) -> None:
    cards, _ = _cards(look, qtbot, "b")
    whole = QAccessible.queryAccessibleInterface(cards)
    item = QAccessible.queryAccessibleInterface(cards.card("b"))
    assert whole.role() is QAccessible.Role.List
    assert item.role() is QAccessible.Role.ListItem
    assert item.text(QAccessible.Text.Name) == "1. Yes"
    assert "no place yet" in QAccessible.queryAccessibleInterface(cards.card("a")).text(QAccessible.Text.Name)


def test_every_target_is_large_enough_to_touch(look: Look, qtbot: QtBot) -> None:
    cards, _ = _cards(look, qtbot, "b")
    card = cards.card("b")
    for part in (card, card.up, card.down, card.tie):
        assert min(part.width(), part.height()) >= 44


_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("tap"), st.sampled_from(CODES), st.just(0)),
        st.tuples(st.just("step"), st.sampled_from(CODES), st.sampled_from((-1, 1))),
        st.tuples(st.just("put"), st.sampled_from(CODES), st.integers(0, 4)),
        st.tuples(st.just("tie"), st.sampled_from(CODES), st.just(0)),
    ),
    max_size=20,
)


@given(_STEPS)
def test_no_step_loses_or_doubles_a_card(steps: list[tuple[str, str, int]]) -> None:
    choosing = Choosing(wanted=CODES)
    for what, code, number in steps:
        match what:
            case "tap":
                choosing = tapped(choosing, code)
            case "step":
                choosing = stepped(choosing, code, number)
            case "put":
                choosing = put_at(choosing, code, number)
            case _:
                choosing = tie_turned(choosing, code)
    assert sorted(code for group in choosing.yes for code in group) == sorted(CODES)
    assert all(choosing.order)


@given(st.permutations(CODES), st.sampled_from(CODES))
def test_up_and_then_down_is_where_it_was(order: list[str], code: str) -> None:
    choosing = Choosing(wanted=CODES, order=tuple((each,) for each in order))
    if order[0] != code:
        assert stepped(stepped(choosing, code, -1), code, 1).order == choosing.order


def test_places_have_the_digits_that_are_wished(look: Look, qtbot: QtBot) -> None:
    look.language.switch_survivor("ar")
    cards, _ = _cards(look, qtbot, "a")
    assert cards.card("a").rank.text() == "1"
    look.language.show_digits("native")
    assert cards.card("a").rank.text() == "١"
