"""Choosing: nothing is chosen for anybody, the order of the pictures favours nothing, and a no leaves nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from intake_app.needs.catalogue import NOT_SURE, POLICE, SOMETHING_ELSE, TILES, needs_of
from intake_app.needs.choosing import Choosing
from ui.shell.context import Context
from ui.survivor.choosing_pages import CardsPage, SomethingElsePage, TilesPage, tile_named

PERSON, OTHER = "0199a000-0000-7000-8000-00000000000a", "0199a000-0000-7000-8000-00000000000b"


def _cards(context: Context, qtbot: QtBot, tile: str) -> CardsPage:
    found = tile_named(tile)
    assert found is not None
    page = CardsPage(context, found, PERSON, Choosing(), {})
    qtbot.addWidget(page)
    return page


def test_no_tile_is_chosen_before_a_touch(context: Context, qtbot: QtBot) -> None:
    page = TilesPage(context, PERSON)
    qtbot.addWidget(page)
    assert set(page.tiles) == {t.code for t in TILES} | {SOMETHING_ELSE, NOT_SURE}
    assert not any(tile.isChecked() for tile in page.tiles.values())


def test_the_tiles_of_two_people_differ_and_those_of_one_stay(context: Context, qtbot: QtBot) -> None:
    pages = [TilesPage(context, person) for person in (PERSON, OTHER, PERSON)]
    for page in pages:
        qtbot.addWidget(page)
    first, other, again = (list(page.tiles) for page in pages)
    assert first == again
    assert first != other


def test_a_touch_and_a_key_turn_a_tile(context: Context, qtbot: QtBot) -> None:
    page = TilesPage(context, PERSON)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.turned) as told:
        qtbot.mouseClick(page.tiles["health"], Qt.MouseButton.LeftButton)
    assert told.args == ["health", True]
    with qtbot.waitSignal(page.turned) as told:
        qtbot.keyClick(page.tiles["health"], Qt.Key.Key_Space)
    assert told.args == ["health", False]


def test_the_three_answers_of_a_card_have_one_size_and_none_is_taken(context: Context, qtbot: QtBot) -> None:
    page = _cards(context, qtbot, "health")
    page.resize(900, 700)
    page.show()
    assert set(page.cards) == {n.code for n in needs_of("health")}
    for card in page.cards.values():
        assert not any(answer.isChecked() for answer in card.answers.values())
        assert len({answer.height() for answer in card.answers.values()}) == 1
        widths = [answer.width() for answer in card.answers.values()]
        assert max(widths) - min(widths) <= 1


def test_touching_an_answer_again_takes_it_back(context: Context, qtbot: QtBot) -> None:
    page = _cards(context, qtbot, "health")
    told: list[tuple[str, str]] = []
    page.chosen.connect(lambda code, answer: told.append((code, answer)))
    yes = page.cards["health.urgent"].answers["yes"]
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert told == [("health.urgent", "yes"), ("health.urgent", "no")]


def test_a_later_answer_takes_the_place_of_the_former(context: Context, qtbot: QtBot) -> None:
    page = _cards(context, qtbot, "health")
    card = page.cards["health.check"]
    for answer in ("yes", "later", "no"):
        qtbot.mouseClick(card.answers[answer], Qt.MouseButton.LeftButton)
    assert [name for name, each in card.answers.items() if each.isChecked()] == ["no"]


def test_the_police_stand_among_the_others_and_say_only_if_i_want(context: Context, qtbot: QtBot) -> None:
    page = _cards(context, qtbot, "papers")
    card = page.cards[POLICE]
    assert "only if I want" in card.accessibleName()
    qtbot.mouseClick(card.answers["yes"], Qt.MouseButton.LeftButton)
    others = [each for code, each in page.cards.items() if code != POLICE]
    assert not any(answer.isChecked() for each in others for answer in each.answers.values())
    assert all(answer.isEnabled() for each in others for answer in each.answers.values())


def test_own_words_are_told_with_their_language_on_leaving(context: Context, qtbot: QtBot) -> None:
    page = _cards(context, qtbot, "family")
    card = page.cards["family.contact"]
    qtbot.mouseClick(card.pencil, Qt.MouseButton.LeftButton)
    assert card.own is not None
    (box,) = card.own.editor.focus_parts()
    qtbot.keyClicks(box, "my sister")
    with qtbot.waitSignal(page.said) as told:
        page.leave()
    assert told.args is not None
    assert (told.args[0], told.args[1].value, told.args[1].language) == ("family.contact", "my sister", "en")


def test_something_else_is_in_own_words(context: Context, qtbot: QtBot) -> None:
    page = SomethingElsePage(context, None)
    qtbot.addWidget(page)
    (box,) = page.own.editor.focus_parts()
    qtbot.keyClicks(box, "a bicycle")
    with qtbot.waitSignal(page.said) as told:
        page.leave()
    assert told.args is not None
    assert (told.args[0], told.args[1].value) == (SOMETHING_ELSE, "a bicycle")
