"""Reading aloud: one passage at a time, answered by number, and back to where the conversation was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import State
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import Question
from intake_app.needs.choosing import Choosing
from intake_app.site import Site
from tests.windows import bring_forward
from ui.shell.context import Context
from ui.survivor.calm_pages import PausePage
from ui.survivor.choosing_pages import CardsPage, TilesPage, tile_named
from ui.survivor.first_words_page import FirstWordsPage
from ui.survivor.frame import Frame
from ui.survivor.gallery import SCREENS
from ui.survivor.order_page import OrderPage
from ui.survivor.page import Page
from ui.survivor.question_page import PicturePage
from ui.widgets.passages import Passage, passages_of
from ui.widgets.words import BilingualLabel

ORDERED = Choosing(wanted=("health.urgent", "family.contact", "learn.language"))


@pytest.fixture
def frame(context: Context, qtbot: QtBot) -> Frame:
    context.language.switch_survivor("ar")
    made = Frame(context)
    qtbot.addWidget(made)
    made.resize(1024, 700)
    bring_forward(made, qtbot)
    return made


def _read(frame: Frame, page: Page, qtbot: QtBot) -> None:
    frame.show_page(page, part=1, parts=9)
    qtbot.keyClick(page, Qt.Key.Key_F6)


def _lines(frame: Frame) -> list[tuple[str, str]]:
    return [(each._large.text(), each._small.text()) for each in frame.aloud.widget().findChildren(BilingualLabel)]


def test_a_question_is_read_large_in_both_languages_with_its_choices_by_number(
    frame: Frame, context: Context, qtbot: QtBot
) -> None:
    page = PicturePage(context, _question("safe_now"))
    told: list[object] = []
    page.answered.connect(lambda _name, said: told.append(said))
    _read(frame, page, qtbot)
    assert frame.aloud.isVisible()
    assert frame.aloud.hasFocus()
    assert [second for _, second in _lines(frame)] == ["Do you feel safe right now?", "Yes", "No", "Not sure"]
    qtbot.keyClick(frame.aloud, Qt.Key.Key_1)
    assert told == [(State.ANSWERED, "yes")]
    assert [row.isChecked() for row in frame.aloud.options] == [True, False, False]
    frame.aloud.options[2].click()
    assert told[-1] == (State.ANSWERED, "not_sure")
    qtbot.keyClick(frame.aloud, Qt.Key.Key_9)
    assert len(told) == 2


def test_escape_leads_back_to_the_page_with_what_was_answered(frame: Frame, context: Context, qtbot: QtBot) -> None:
    page = PicturePage(context, _question("safe_now"))
    _read(frame, page, qtbot)
    qtbot.keyClick(frame.aloud, Qt.Key.Key_1)
    qtbot.keyClick(frame.aloud, Qt.Key.Key_Escape)
    assert not frame.aloud.isVisible()
    assert page.isVisible()
    assert page.choices["yes"].isChecked()
    assert page.hasFocus() or page.isAncestorOf(frame.focusWidget() or frame)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_each_line_of_the_first_words_is_read_by_itself_and_the_last_leads_on(
    key: Qt.Key, frame: Frame, context: Context, qtbot: QtBot
) -> None:
    page = FirstWordsPage(context, Site())
    _read(frame, page, qtbot)
    heard, wanted = [_lines(frame)[0][1]], list[bool]()
    frame.next_wanted.connect(lambda: wanted.append(True))
    for _ in range(len(passages_of(page)) - 1):
        qtbot.keyClick(frame.aloud, key)
        heard.append(_lines(frame)[0][1])
    assert heard[:2] == ["Before we talk", "I am here to help. I am not the police."]
    assert len(set(heard)) == len(heard)
    assert wanted == []
    qtbot.keyClick(frame.aloud, key)
    assert wanted == [True]


def test_the_bars_buttons_step_through_the_passages_too(frame: Frame, context: Context, qtbot: QtBot) -> None:
    _read(frame, FirstWordsPage(context, Site()), qtbot)
    wanted: list[str] = []
    frame.next_wanted.connect(lambda: wanted.append("next"))
    frame.back_wanted.connect(lambda: wanted.append("back"))
    frame.next_button.click()
    assert (frame.aloud.place, frame.aloud.hasFocus()) == (1, True)
    qtbot.keyClick(frame.aloud, Qt.Key.Key_Up)
    assert (frame.aloud.place, wanted) == (0, [])
    frame.back_button.click()
    assert wanted == ["back"]


def test_the_place_is_kept_and_reading_goes_on_with_the_next_page(frame: Frame, context: Context, qtbot: QtBot) -> None:
    page = FirstWordsPage(context, Site())
    _read(frame, page, qtbot)
    for _ in range(3):
        qtbot.keyClick(frame.aloud, Qt.Key.Key_Down)
    for _ in range(2):
        qtbot.keyClick(frame.aloud, Qt.Key.Key_F6)
    assert frame.aloud.place == 3
    other = PicturePage(context, _question("safe_now"))
    frame.show_page(other, part=1, parts=9)
    assert (frame.aloud.isVisible(), frame.aloud.place) == (True, 0)
    frame.show_page(page, part=1, parts=9)
    assert frame.aloud.place == 3


def test_a_card_is_answered_by_number(frame: Frame, context: Context, qtbot: QtBot) -> None:
    tile = tile_named("health")
    assert tile is not None
    page = CardsPage(context, tile, "someone", Choosing(), {})
    _read(frame, page, qtbot)
    qtbot.keyClick(frame.aloud, Qt.Key.Key_Down)
    assert [second for _, second in _lines(frame)][1:] == ["Yes", "Maybe later", "Not for me"]
    with qtbot.waitSignal(page.chosen) as told:
        qtbot.keyClick(frame.aloud, Qt.Key.Key_2)
    assert told.args == [next(iter(page.cards)), "later"]


def test_more_choices_than_digits_are_read_one_by_one(frame: Frame, context: Context, qtbot: QtBot) -> None:
    page = TilesPage(context, "someone")
    _read(frame, page, qtbot)
    qtbot.keyClick(frame.aloud, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.turned) as told:
        qtbot.keyClick(frame.aloud, Qt.Key.Key_1)
    assert told.args == [next(iter(page.tiles)), True]
    assert len(passages_of(page)) == 2 + len(page.tiles)


def test_an_order_is_laid_by_the_numbers_of_its_cards(frame: Frame, context: Context, qtbot: QtBot) -> None:
    page = OrderPage(context, ORDERED)
    _read(frame, page, qtbot)
    for key in (Qt.Key.Key_2, Qt.Key.Key_3):
        qtbot.keyClick(frame.aloud, key)
    assert len(page.choosing.order) == 2


def test_what_stands_alone_or_lists_languages_is_shown_as_it_is(frame: Frame, context: Context, qtbot: QtBot) -> None:
    _read(frame, PicturePage(context, _question("safe_now")), qtbot)
    pause = PausePage(context)
    frame.show_page(pause, part=1, parts=9)
    assert pause.isVisible()
    assert not frame.aloud.isVisible()


def test_the_question_about_the_interpreter_is_read_in_the_survivors_language_alone(
    frame: Frame, context: Context, qtbot: QtBot
) -> None:
    page = PicturePage(context, _question("interp_ok"))
    page.speak_alone()
    _read(frame, page, qtbot)
    assert {second for _, second in _lines(frame)} == {""}


def test_the_passage_follows_the_language_in_place(frame: Frame, context: Context, qtbot: QtBot) -> None:
    _read(frame, FirstWordsPage(context, Site()), qtbot)
    qtbot.keyClick(frame.aloud, Qt.Key.Key_Down)
    context.language.swap()
    assert _lines(frame) == [("I am here to help. I am not the police.", "")]
    assert frame.aloud.hasFocus()


@pytest.mark.parametrize("name", [name for name in SCREENS if not name.startswith("survivor-00")])
def test_everything_a_page_says_is_among_its_passages(name: str, context: Context, qtbot: QtBot) -> None:
    frame = SCREENS[name](context)
    qtbot.addWidget(frame)
    frame.show()
    assert isinstance(frame, Frame)
    page = frame.page
    assert page is not None
    if not page.readable:
        return
    read = [words for passage in passages_of(page, hint=page.hint) for words in _spoken(context, passage)]
    shown = [each for each in page.findChildren(BilingualLabel) if each.isVisible()]
    text = context.language.text
    assert [text(each.says) for each in shown if text(each.says) not in read] == []


def _spoken(context: Context, passage: Passage) -> list[str]:
    said = [passage.words, passage.under, *(each.words for each in passage.options)]
    return [context.language.text(words) for words in said if words is not None]


def _question(name: str) -> Question:
    found = INTAKE.question(name)
    assert found is not None
    return found
