"""The list of people: search as one types, keys, and the ways on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from intake_app.desk import Desk
from ui.shell.context import Context, Place
from ui.worker.people import PeopleScreen
from ui.worker.vault_keys import keyholders_of

from .conftest import press, seen

Meet = Callable[..., str]


@pytest.fixture
def show(qtbot: QtBot, context: Context) -> Callable[[], PeopleScreen]:
    def make() -> PeopleScreen:
        screen = PeopleScreen(context)
        qtbot.addWidget(screen)
        screen.resize(1024, 700)
        screen.show()
        return screen

    return make


def _names(screen: PeopleScreen) -> list[str]:
    return [str(screen.model.data(screen.model.index(row))) for row in range(screen.model.rowCount())]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("émil", "Émilie Exemple"), ("EMILIE", "Émilie Exemple"), ("نهر", "مثال نهر"), ("lie ex", "Émilie Exemple")],
)
def test_typing_finds_names_in_any_script_and_without_accents(
    qtbot: QtBot, show: Callable[[], PeopleScreen], meet: Meet, typed: str, found: str
) -> None:
    meet("Émilie Exemple", language="fr")
    meet("مثال نهر", language="ar")
    screen = show()
    screen.search.insert(typed)
    qtbot.waitUntil(lambda: _names(screen) == [found])


def test_nobody_found_is_said_kindly(qtbot: QtBot, show: Callable[[], PeopleScreen], meet: Meet) -> None:
    meet()
    screen = show()
    qtbot.keyClicks(screen.search, "zzz")
    qtbot.waitUntil(lambda: "Nobody of this name was found." in seen(screen))


def test_an_empty_vault_says_what_to_do(show: Callable[[], PeopleScreen]) -> None:
    assert "Begin with a meeting." in seen(show())


def test_arrows_move_and_enter_opens(qtbot: QtBot, show: Callable[[], PeopleScreen], meet: Meet, look: object) -> None:
    ids = [meet("Sample A"), meet("Sample B")]
    screen = show()
    qtbot.keyClick(screen.search, Qt.Key.Key_Down)
    qtbot.keyClick(screen.list, Qt.Key.Key_Down)
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    (place,) = look.went  # type: ignore[attr-defined]
    assert place.name == "person"
    assert place.record == screen.model.person(1).record  # type: ignore[union-attr]
    assert place.record in ids


def test_enter_in_the_search_opens_the_only_one_and_never_one_of_several(
    qtbot: QtBot, show: Callable[[], PeopleScreen], meet: Meet, look: object
) -> None:
    meet("Sample A")
    record = meet("Sample B")
    screen = show()
    qtbot.keyClick(screen.search, Qt.Key.Key_Return)
    assert look.went == []  # type: ignore[attr-defined]
    qtbot.keyClicks(screen.search, "sample b")
    qtbot.waitUntil(lambda: _names(screen) == ["Sample B"])
    qtbot.keyClick(screen.search, Qt.Key.Key_Return)
    assert look.went == [Place("person", record=record)]  # type: ignore[attr-defined]


def test_enter_in_an_empty_search_opens_nobody(
    qtbot: QtBot, show: Callable[[], PeopleScreen], meet: Meet, look: object
) -> None:
    meet()
    screen = show()
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    qtbot.keyClick(screen.search, Qt.Key.Key_Return)
    qtbot.keyClick(screen.search, Qt.Key.Key_Return)
    assert look.went == []  # type: ignore[attr-defined]


def test_letters_typed_in_the_list_go_to_the_search(qtbot: QtBot, show: Callable[[], PeopleScreen], meet: Meet) -> None:
    meet()
    screen = show()
    qtbot.keyClicks(screen.list, "la")
    assert screen.search.text() == "la"


def test_the_ways_on_are_there(show: Callable[[], PeopleScreen], look: object, desk: Desk) -> None:
    keyholders_of(desk).go_without_recovery()
    screen = show()
    press(screen, "New meeting")
    press(screen, "Directory")
    assert [place.name for place in look.went] == ["meeting", "directory"]  # type: ignore[attr-defined]


def test_names_that_were_hidden_stay_hidden_when_the_list_is_opened_again(context: Context, qtbot: QtBot) -> None:
    first = PeopleScreen(context)
    qtbot.addWidget(first)
    first._mask.click()
    again = PeopleScreen(context)
    qtbot.addWidget(again)
    assert again._mask.isChecked()
    assert again.model._masked
