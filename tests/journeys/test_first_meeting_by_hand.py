"""A whole first meeting by touch and by keys, in three languages, and every way out of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import State, Text
from intake_app.conversation.record import Kind, Record
from intake_app.desk import Desk
from intake_app.languages.catalogs import load_language
from intake_app.needs.catalogue import POLICE
from ui.language import ScreenLanguage
from ui.shell.context import Context, Place
from ui.shell.meeting import Meeting
from ui.shell.meeting_path import PARTS
from ui.shell.preferences_file import KeptPreferences
from ui.shell.theme import Theme, load_letters
from ui.survivor.calm_pages import CrisisPage, DoFirstPage, EndPage, PausePage, StoppedPage, Under18Page
from ui.survivor.choosing_pages import CardsPage, TilesPage
from ui.survivor.feedback_page import FeedbackPage
from ui.survivor.first_words_page import FirstWordsPage
from ui.survivor.language_page import LanguagePage
from ui.survivor.order_page import OrderPage
from ui.survivor.page import Page
from ui.survivor.paper_page import PaperPage
from ui.survivor.question_page import FieldPage, PicturePage
from ui.survivor.read_back_page import ReadBackPage
from ui.widgets.notices import NoticeBar
from ui.worker_thread import RunsAtOnce

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
LEFT = Qt.MouseButton.LeftButton
NAMES = {"en": "Sample", "ar": "نموذج", "my": "နမူနာ"}


class Walk:
    """A hand that touches what is on the screen."""

    def __init__(self, qtbot: QtBot, context: Context, meeting: Meeting, went: list[Place], paper: Path) -> None:
        self.qtbot, self.context, self.meeting, self.went, self.paper = qtbot, context, meeting, went, paper

    @property
    def page(self) -> Page:
        assert self.meeting.page is not None
        return self.meeting.page

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, LEFT)

    def hand_over(self) -> None:
        self.meeting.start.hand_over()
        self.click(self.meeting.start.giver.go)

    def on(self) -> None:
        self.click(self.meeting.frame.next_button)

    def back(self) -> None:
        self.click(self.meeting.frame.back_button)

    def stop(self) -> None:
        self.click(self.meeting.frame.stop_button)

    def choose(self, name: str) -> None:
        assert isinstance(self.page, PicturePage), type(self.page)
        self.click(self.page.choices[name])

    def type(self, words: str) -> None:
        assert isinstance(self.page, FieldPage)
        (box,) = self.page.editor.focus_parts()
        if isinstance(box, QLineEdit):
            box.setText(words)

    def until(self, kind: type[Page], question: str = "") -> None:
        """Leave every page as it is until this one."""
        for _ in range(60):
            shown = getattr(getattr(self.page, "question", None), "name", "")
            if isinstance(self.page, kind) and (not question or shown == question):
                return
            self.on()
        raise AssertionError(f"never came to {kind.__name__} {question}")

    def worker_takes_it_back(self) -> None:
        self.meeting.guard.line.setText("")
        self.qtbot.keyClicks(self.meeting.guard.line, self.context.code.digits)

    def people(self, desk: Desk) -> int:
        return len(desk.people().people)


Start = Callable[..., Walk]


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, desk: Desk, tmp_path: Path) -> Iterator[Start]:
    qapp.setStyle("Fusion")
    load_letters()
    theme = Theme()
    language = ScreenLanguage(load_language("en"), parent=theme)
    theme.wear()
    went: list[Place] = []
    notices = NoticeBar(type("Look", (), {"language": language, "theme": theme})())
    qtbot.addWidget(notices)
    runs = RunsAtOnce(failed=notices.show_problem, mishap=_raise)
    runs.open(lambda: desk, lambda: None, _raise)
    context = Context(runs, language, theme, KeptPreferences(tmp_path), notices, went.append)

    def begin(record: str | None = None, *, section: str = "") -> Walk:
        paper = tmp_path / "card.pdf"
        meeting = Meeting(context, record, section=section, choose_file=lambda _parent, _name: paper)
        qtbot.addWidget(meeting)
        meeting.resize(1024, 700)
        meeting.show()
        return Walk(qtbot, context, meeting, went, paper)

    yield begin
    qapp.removeTranslator(language._qt_words)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _raise(error: BaseException) -> None:
    raise error


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

    record = _only_record(desk)
    (conversation,) = record.conversations
    assert (conversation.kind, conversation.language, conversation.closed) == (Kind.MEETING, tag, True)
    order = record.order_in_force()
    assert order is not None
    assert (order.yes, order.later) == ((("family.contact",), ("health.urgent",)), ("child.care",))
    name = record.answer_in_force("call_name")
    assert name is not None
    assert name.value == Text(NAMES[tag], tag)

    walk.meeting.ask_for_worker()
    walk.worker_takes_it_back()
    assert walk.went == [Place("people"), Place("person", record=record.id)]


def test_the_meeting_by_keys_alone(start: Start, desk: Desk) -> None:
    walk = start()
    walk.hand_over()
    walk.until(PicturePage, "consent_record")
    assert isinstance(walk.page, PicturePage)
    walk.qtbot.keyClick(walk.page.choices["a_little"], Qt.Key.Key_Space)
    walk.until(TilesPage)
    assert isinstance(walk.page, TilesPage)
    walk.qtbot.keyClick(walk.page.tiles["work"], Qt.Key.Key_Space)
    walk.qtbot.keyClick(walk.meeting.frame.next_button, Qt.Key.Key_Space)
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
    walk.meeting.ask_for_worker()
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


def test_every_page_can_be_skipped(start: Start, desk: Desk) -> None:
    walk = start()
    walk.hand_over()
    walk.until(EndPage)
    assert walk.people(desk) == 0
    assert walk.meeting.talk.choosing.wanted == ()


def test_every_page_can_be_stopped_on_and_come_back_to(start: Start) -> None:
    walk = start()
    walk.hand_over()
    seen = 0
    while not isinstance(walk.page, EndPage):
        here = walk.page
        walk.stop()
        assert isinstance(walk.page, StoppedPage)
        walk.click(walk.page.ways["go_on"])
        assert walk.page is here
        walk.on()
        seen += 1
        assert seen < 40
    assert seen >= PARTS


def test_stopping_for_today_ends_and_thanks(start: Start, desk: Desk) -> None:
    walk = start()
    walk.hand_over()
    walk.until(PicturePage, "consent_record")
    walk.choose("yes")
    walk.stop()
    assert isinstance(walk.page, StoppedPage)
    walk.click(walk.page.ways["end"])
    assert isinstance(walk.page, EndPage)
    assert _only_record(desk).conversations[0].closed


def test_a_no_to_the_interpreter_shows_only_a_pause(start: Start) -> None:
    walk = start()
    walk.meeting.start.answered.emit("interp_used", (State.ANSWERED, "in_person"))
    walk.meeting.start.said["interp_used"] = (State.ANSWERED, "in_person")
    walk.meeting.talk.interpret(walk.meeting.start.interpreter)
    walk.hand_over()
    walk.until(PicturePage, "interp_ok")
    walk.choose("no")
    assert isinstance(walk.page, PausePage)
    shown = [w.text() for w in walk.meeting.frame.findChildren(QWidget) if w.isVisible() and getattr(w, "text", None)]
    assert [words for words in shown if words] == ["We need to pause."]
    walk.click(walk.page.door)
    walk.worker_takes_it_back()
    assert walk.meeting.start.isVisible()
    walk.hand_over()
    assert isinstance(walk.page, PicturePage)


def test_what_is_needed_this_minute_is_done_first(start: Start) -> None:
    walk = start()
    walk.hand_over()
    walk.until(PicturePage, "need_this_minute")
    walk.choose("food")
    walk.on()
    assert isinstance(walk.page, DoFirstPage)


def test_not_safe_now_opens_what_the_site_does(start: Start) -> None:
    walk = start()
    walk.hand_over()
    walk.until(PicturePage, "safe_now")
    walk.choose("no")
    assert isinstance(walk.page, CrisisPage)


def test_under_18_is_told_of_other_rules_and_goes_on(start: Start) -> None:
    walk = start()
    walk.hand_over()
    walk.until(FirstWordsPage)
    assert isinstance(walk.page, FirstWordsPage)
    walk.page.under_18.emit()
    assert isinstance(walk.page, Under18Page)
    walk.on()
    assert isinstance(walk.page, FirstWordsPage)


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
    walk.click(walk.meeting.frame.language_button)
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
    walk.page.others.chosen.emit("ti")
    assert walk.context.language.survivor.tag == "en"
    assert walk.meeting.talk.sitting.conversation.language == "ti"
    known = walk.meeting.talk.sitting.conversation.answer("spoken_language")
    assert known is not None
    assert getattr(known.value, "tag", "") == "ti"


def test_the_worker_page_needs_the_code_and_three_errors_lock(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = start()
    locked: list[bool] = []
    walk.meeting.guard.spent.connect(lambda: locked.append(True))
    walk.hand_over()
    walk.meeting.ask_for_worker()
    wrong = "0000" if walk.context.code.digits != "0000" else "1111"
    for _ in range(3):
        assert not walk.meeting.start.isVisible()
        walk.qtbot.keyClicks(walk.meeting.guard.line, wrong)
    assert locked == [True]
    assert not walk.meeting.start.isVisible()


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
