"""A whole first meeting by touch and by keys, in three languages, and what becomes of what was said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from intake_app.conversation.answers import LanguageChoice, Text
from intake_app.conversation.record import Kind, Record
from intake_app.desk import Desk
from intake_app.needs.catalogue import POLICE
from ui.shell.context import Place
from ui.survivor.calm_pages import EndPage, Under18Page
from ui.survivor.choosing_pages import CardsPage, TilesPage
from ui.survivor.feedback_page import FeedbackPage
from ui.survivor.first_words_page import FirstWordsPage
from ui.survivor.language_page import LanguagePage
from ui.survivor.order_page import OrderPage
from ui.survivor.paper_page import PaperPage
from ui.survivor.question_page import FieldPage, PicturePage
from ui.survivor.read_back_page import ReadBackPage

Start = Callable[..., Any]
NAMES = {"en": "Sample", "ar": "نموذج", "my": "နမူနာ"}


def _only_record(desk: Desk) -> Record:
    (person,) = desk.people().people
    return desk.record(person.record)


@pytest.mark.parametrize("tag", ["en", "ar", "my"])
def test_a_whole_first_meeting(tag: str, start: Start, desk: Desk) -> None:
    walk = start()
    walk.hand_over()
    assert isinstance(walk.page, LanguagePage)
    walk.click(walk.page.greetings[tag])
    assert walk.context.language.survivor.tag == tag
    walk.on()
    assert isinstance(walk.page, FirstWordsPage)
    walk.until(PicturePage, "safe_now")
    walk.choose("yes")
    walk.until(PicturePage, "consent_record")
    assert walk.people(desk) == 0
    walk.choose("yes")
    assert walk.people(desk) == 1
    walk.on()
    walk.type(NAMES[tag])
    _choose_and_lay_in_order(walk)
    assert isinstance(walk.page, ReadBackPage)
    walk.until(PicturePage, "take_away")
    walk.choose("card")
    walk.on()
    assert isinstance(walk.page, PaperPage)
    walk.click(walk.page.make)
    assert walk.paper.read_bytes().startswith(b"%PDF")
    walk.until(FeedbackPage)
    assert isinstance(walk.page, FeedbackPage)
    walk.click(walk.page.buttons["feedback_choice"]["good"])
    walk.on()
    assert isinstance(walk.page, EndPage)
    _holds_what_was_said(_only_record(desk), tag)
    walk.meeting.stage.ask_for_worker()
    walk.worker_takes_it_back()
    assert walk.went == [Place("people"), Place("person", record=_only_record(desk).id)]


def _choose_and_lay_in_order(walk: Any) -> None:
    walk.until(TilesPage)
    assert isinstance(walk.page, TilesPage)
    for tile in ("health", "family"):
        walk.click(walk.page.tiles[tile])
    walk.on()
    assert isinstance(walk.page, CardsPage)
    walk.click(walk.page.cards["health.urgent"].answers["yes"])
    walk.click(walk.page.cards["health.dental"].answers["no"])
    walk.on()
    assert isinstance(walk.page, CardsPage)
    walk.click(walk.page.cards["family.contact"].answers["yes"])
    walk.click(walk.page.cards["child.care"].answers["later"])
    walk.on()
    assert isinstance(walk.page, OrderPage)
    for code in ("family.contact", "health.urgent"):
        walk.click(walk.page.cards.card(code))
    walk.on()


def _holds_what_was_said(record: Record, tag: str) -> None:
    (conversation,) = record.conversations
    assert (conversation.kind, conversation.language, conversation.closed) == (Kind.MEETING, tag, True)
    order = record.order_in_force()
    assert order is not None
    assert (order.yes, order.later) == ((("family.contact",), ("health.urgent",)), ("child.care",))
    name = record.answer_in_force("call_name")
    assert name is not None
    assert name.value == Text(NAMES[tag], tag)


def test_the_meeting_by_keys_alone(start: Start, desk: Desk) -> None:
    walk = start()
    walk.hand_over()
    walk.until(PicturePage, "consent_record")
    assert isinstance(walk.page, PicturePage)
    walk.qtbot.keyClick(walk.page.choices["a_little"], Qt.Key.Key_Space)
    walk.until(TilesPage)
    assert isinstance(walk.page, TilesPage)
    walk.qtbot.keyClick(walk.page.tiles["work"], Qt.Key.Key_Space)
    walk.qtbot.keyClick(walk.meeting.stage.frame.next_button, Qt.Key.Key_Space)
    assert isinstance(walk.page, CardsPage)
    for code in ("work.find", "learn.language", "work.training"):
        walk.qtbot.keyClick(walk.page.cards[code].answers["yes"], Qt.Key.Key_Space)
    walk.on()
    assert isinstance(walk.page, OrderPage)
    for code in ("learn.language", "work.find"):
        walk.qtbot.keyClick(walk.page.cards.card(code), Qt.Key.Key_Return)
    walk.on()
    order = _only_record(desk).order_in_force()
    assert order is not None
    assert order.yes == (("learn.language",), ("work.find",), ("work.training",))


def test_after_a_no_nothing_reaches_the_vault_and_the_card_still_comes(start: Start, desk: Desk) -> None:
    walk = start()
    walk.hand_over()
    walk.until(PicturePage, "consent_record")
    walk.choose("no")
    walk.until(TilesPage)
    assert isinstance(walk.page, TilesPage)
    walk.click(walk.page.tiles["sleep"])
    walk.on()
    assert isinstance(walk.page, CardsPage)
    walk.click(walk.page.cards["home.tonight"].answers["yes"])
    walk.until(ReadBackPage)
    walk.until(PicturePage, "take_away")
    walk.choose("copy")
    walk.on()
    assert isinstance(walk.page, PaperPage)
    walk.click(walk.page.make)
    assert walk.paper.read_bytes().startswith(b"%PDF")
    walk.until(EndPage)
    assert walk.people(desk) == 0
    walk.meeting.stage.ask_for_worker()
    walk.worker_takes_it_back()
    assert walk.went == [Place("people")]


def test_a_no_after_a_yes_takes_the_conversation_out_again(start: Start, desk: Desk) -> None:
    walk = start()
    walk.hand_over()
    walk.until(PicturePage, "consent_record")
    walk.choose("yes")
    assert walk.people(desk) == 1
    walk.choose("no")
    assert walk.people(desk) == 0


def test_the_language_switches_in_the_middle_of_a_sentence(start: Start) -> None:
    walk = start()
    walk.hand_over()
    walk.until(FieldPage, "call_name")
    page = walk.page
    assert isinstance(page, FieldPage)
    (box,) = page.editor.focus_parts()
    assert isinstance(box, QLineEdit)
    walk.qtbot.keyClicks(box, "Sam")
    box.setCursorPosition(1)
    for tag in ("ar", "my", "en"):
        walk.context.language.switch_survivor(tag)
        walk.context.language.swap()
        walk.context.language.swap()
        assert (box.text(), box.cursorPosition()) == ("Sam", 1)
    walk.click(walk.meeting.stage.frame.language_button)
    assert isinstance(walk.page, LanguagePage)
    walk.click(walk.page.greetings["ar"])
    walk.on()
    assert walk.page is page
    assert box.text() == "Sam"
    assert walk.meeting.talk.sitting.conversation.language == "ar"


def test_a_spoken_language_without_words_is_kept(start: Start) -> None:
    walk = start()
    walk.hand_over()
    assert isinstance(walk.page, LanguagePage)
    walk.page.others.chosen.emit("ig")
    assert walk.context.language.survivor.tag == "en"
    assert walk.meeting.talk.sitting.conversation.language == "ig"
    known = walk.meeting.talk.sitting.conversation.answer("spoken_language")
    assert known is not None
    assert getattr(known.value, "tag", "") == "ig"


def test_the_police_change_nothing_else(start: Start) -> None:
    orders = []
    for with_police in (False, True):
        walk = start()
        walk.hand_over()
        walk.until(TilesPage)
        assert isinstance(walk.page, TilesPage)
        walk.click(walk.page.tiles["papers"])
        walk.on()
        assert isinstance(walk.page, CardsPage)
        walk.click(walk.page.cards["law.advice"].answers["yes"])
        if with_police:
            walk.click(walk.page.cards[POLICE].answers["yes"])
        walk.until(ReadBackPage)
        orders.append([code for code in walk.meeting.talk.choosing.wanted if code != POLICE])
        walk.until(EndPage)
    assert orders[0] == orders[1] == ["law.advice"]


def test_a_later_meeting_starts_from_nothing_unless_asked(start: Start, desk: Desk) -> None:
    walk = start()
    walk.hand_over()
    walk.until(PicturePage, "consent_record")
    walk.choose("yes")
    walk.until(TilesPage)
    assert isinstance(walk.page, TilesPage)
    walk.click(walk.page.tiles["money"])
    walk.on()
    assert isinstance(walk.page, CardsPage)
    for code in ("money.now", "money.debt"):
        walk.click(walk.page.cards[code].answers["yes"])
    walk.until(EndPage)
    again = start(_only_record(desk).id)
    again.hand_over()
    again.until(TilesPage)
    assert isinstance(again.page, TilesPage)
    assert again.meeting.talk.choosing.wanted == ()
    again.page.earlier_wanted.emit()
    assert again.meeting.talk.choosing.wanted == ("money.now", "money.debt")
    assert isinstance(again.page, OrderPage)


def test_one_section_is_asked_alone_and_an_age_under_18_is_met_with_other_rules(start: Start, desk: Desk) -> None:
    walk = start()
    walk.hand_over()
    walk.until(PicturePage, "consent_record")
    walk.choose("yes")
    walk.until(EndPage)
    record = _only_record(desk).id
    later = start(record, section="about")
    later.hand_over()
    assert isinstance(later.page, FieldPage)
    assert later.page.question.name == "faith_diet"
    later.until(PicturePage, "age_band")
    later.choose("under_18")
    later.on()
    assert isinstance(later.page, Under18Page)
    later.on()
    later.until(EndPage)
    age = desk.record(record).answer_in_force("age_band")
    assert age is not None
    assert age.value == "under_18"


def test_a_dialect_is_kept_in_words_beside_the_language_it_belongs_to(start: Start) -> None:
    walk = start()
    walk.hand_over()
    assert isinstance(walk.page, LanguagePage)
    walk.page.chosen.emit("ar")
    walk.page.dialect.setText("of the coast")
    walk.meeting.go_on()
    known = walk.meeting.talk.sitting.conversation.answer("spoken_language")
    assert known is not None
    assert known.value == LanguageChoice("ar", "of the coast")
    walk.meeting.go_back()
    assert isinstance(walk.page, LanguagePage)
    assert walk.page.dialect.text() == "of the coast"
    walk.page.greetings["fr"].click()
    assert walk.meeting.talk.dialect == walk.page.dialect.text() == ""
