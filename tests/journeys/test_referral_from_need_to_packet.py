"""From the list of people to a packet and back: a referral as a worker makes one, in three languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import State, Text
from intake_app.conversation.consents import Category, Decision
from intake_app.conversation.record import Interpreter
from intake_app.conversation.referrals import Stage
from intake_app.desk import Desk
from intake_app.languages.catalogs import load_language
from intake_app.languages.words import Msg, msg
from intake_app.needs.choosing import Choosing
from ui.language import ScreenLanguage
from ui.shell.context import Context, Place
from ui.shell.preferences_file import KeptPreferences
from ui.shell.rooms import Rooms
from ui.shell.theme import Theme, load_letters
from ui.shell.window import MainWindow
from ui.worker.finding import Finding
from ui.worker.people import PeopleScreen
from ui.worker.person import PersonScreen
from ui.worker.preview import ReferralPage
from ui.worker.recalling import RecallScreen
from ui.worker.referral import ReferralScreen
from ui.worker.tick import Tick
from ui.worker_thread import RunsAtOnce

NAME, SECRET = "مثال مصباح", "canary-of-the-story"


class Hands:
    """A worker's hands and eyes in the window."""

    def __init__(self, window: MainWindow, rooms: Rooms, context: Context) -> None:
        self.window, self.rooms, self.context = window, rooms, context

    @property
    def page(self) -> QWidget:
        screen = self.window.screen_now
        return screen.page if isinstance(screen, ReferralScreen) else screen  # type: ignore[return-value]

    def press(self, words: Msg, at: int = 0) -> None:
        QApplication.processEvents()
        shown = self.context.language.text(words)
        found = [b for b in self.page.findChildren(QAbstractButton) if b.text() == shown and b.isVisibleTo(self.page)]
        assert found, shown
        found[at].click()

    def says(self, words: Msg) -> bool:
        QApplication.processEvents()
        shown = self.context.language.text(words)
        return any(shown in each.text() for each in self.page.findChildren(QLabel) if each.isVisibleTo(self.page))


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication, desk: Desk, tmp_path: Path) -> Iterator[Hands]:
    qapp.setStyle("Fusion")
    load_letters()
    theme = Theme()
    language = ScreenLanguage(load_language("en"), parent=theme)
    theme.wear()
    preferences = KeptPreferences(tmp_path)
    look = type("Look", (), {"language": language, "theme": theme})()
    window = MainWindow(look, preferences)
    qtbot.addWidget(window)
    rooms = Rooms(window)
    runs = RunsAtOnce(failed=window.notices.show_problem, mishap=_raise)
    runs.open(lambda: desk, lambda: None, _raise)
    context = Context(runs, language, theme, preferences, window.notices, rooms.go)
    window.resize(1024, 700)
    window.show()
    yield Hands(window, rooms, context)
    qapp.removeTranslator(language._qt_words)
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _raise(error: BaseException) -> None:
    raise error


@pytest.fixture
def record(desk: Desk) -> str:
    """Somebody who speaks Arabic, wants two things, and told a story that nobody may hear."""
    sitting = desk.begin("ar", interpreter=Interpreter("I-7", "ar", "in_person"))
    with sitting.held():
        sitting.answer("consent_record", State.ANSWERED, "yes")
        sitting.answer("call_name", State.ANSWERED, Text(NAME, "ar"))
        sitting.answer("anything_else", State.ANSWERED, Text(SECRET, "ar"))
        wants = ("learn.language", "health.urgent")
        sitting.order(Choosing(wants, (), tuple((code,) for code in wants)))
        sitting.stop()
    return sitting.record.id


def _agree(page: Finding, *categories: Category) -> None:
    assert page.release is not None
    for tick in page.release.explained.findChildren(Tick):
        tick.set_ticked(True)
    for category in categories:
        page.release.categories.ticks[category].tick.set_ticked(True)
    page.release.how.on_paper.setChecked(True)
    page.release.decide(Decision.YES)


@pytest.mark.parametrize("tag", ["en", "ar", "my"])
def test_a_referral_goes_from_the_order_to_a_packet_and_can_be_taken_back(
    tag: str, hands: Hands, record: str, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    hands.context.language.switch_worker(tag)
    hands.rooms.enter(hands.context)
    people = hands.page
    assert isinstance(people, PeopleScreen)
    people.search.insert("مصباح")
    qtbot.waitUntil(lambda: people.model.rowCount() == 1 and not people._pause.isActive())
    people.search.returnPressed.emit()
    assert isinstance(hands.page, PersonScreen)

    hands.press(msg("Find help"), at=1)
    hands.press(msg("Choose"))
    hands.press(msg("An interpreter, by phone"))
    hands.press(msg("Begin"))
    assert hands.context.language.survivor.tag == "ar"
    finding = hands.page
    assert isinstance(finding, Finding)
    _agree(finding, Category.NEEDS, Category.IDENTITY)
    hands.press(msg("Make the referral"))

    referral = hands.page
    assert isinstance(referral, ReferralPage)
    assert referral.sheet is not None
    shown = "\n".join(referral.sheet.shown_texts())
    assert NAME in shown
    assert SECRET not in shown
    path = tmp_path / "packet.pdf"
    referral._ask_file = lambda *_: path
    assert referral.telling is not None
    referral.telling.together.setChecked(True)
    hands.press(msg("Save as a PDF"))
    assert path.read_bytes().startswith(b"%PDF")
    (view,) = desk.record(record).referrals(desk.today())
    assert view.stage is Stage.READY
    assert view.permission is not None
    assert view.permission.categories == {Category.NEEDS, Category.IDENTITY}

    hands.rooms.go(Place("person", record=record))
    hands.press(msg("Take back"))
    hands.press(msg("Take it back"))
    assert isinstance(hands.page, RecallScreen), "somebody holds the packet"
    hands.page._ask = lambda *_: tmp_path / "letters"
    hands.press(msg("Write all letters"))
    assert [file.name for file in (tmp_path / "letters").iterdir()] == [f"{view.referral.reference}-letter.pdf"]
    hands.press(msg("By phone"))
    assert desk.record(record).recalls_open(desk.today()) == ()
    hands.press(msg("Back to the person"))
    hands.press(msg("Open"))
    assert hands.says(msg("The person took back the release for this recipient, so there is no packet."))
    assert isinstance(hands.page, ReferralPage)
    assert hands.page.sheet is None


def test_a_word_half_typed_survives_a_switch_of_language(hands: Hands, record: str) -> None:
    hands.rooms.enter(hands.context, Place("person", record=record))
    hands.press(msg("Find help"), at=1)
    hands.press(msg("Choose"))
    hands.press(msg("An interpreter, by phone"))
    page = hands.page
    QApplication.processEvents()
    (line,) = [each for each in page.findChildren(QLineEdit) if each.isVisibleTo(page)]
    line.setText("I-2")
    line.setCursorPosition(2)
    hands.context.language.switch_worker("ar")
    assert hands.page is page
    assert (line.text(), line.cursorPosition()) == ("I-2", 2)
    assert hands.says(msg("Who is here?"))
