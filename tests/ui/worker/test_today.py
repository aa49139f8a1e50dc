"""What is to do, on the worker's pages: opened, ticked, put off, noted; and what came in from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import Row, State
from intake_app.conversation.followups import Met
from intake_app.conversation.incoming import TheyAgreed
from intake_app.conversation.referrals import Stage
from intake_app.conversation.tasks import TaskKind, last_endings
from intake_app.desk import Desk
from intake_app.worklist import SAME_DAY
from tests.ui.conftest import PlainLook
from ui.shell.context import Context, Place
from ui.widgets.form_view import Scroll
from ui.worker.finding import Finding
from ui.worker.incoming import IncomingScreen
from ui.worker.people_model import MASK
from ui.worker.person import PersonScreen
from ui.worker.preview import ReferralPage
from ui.worker.task_words import TASKS
from ui.worker.today import SHOWN, TaskLine, TodayScreen
from ui.worker.today_gallery import SCREENS

from .conftest import press, seen, shown_small

Meet = Callable[..., str]
Refer = Callable[..., str]


@pytest.fixture
def show(qtbot: QtBot, context: Context) -> Callable[[], TodayScreen]:
    def made() -> TodayScreen:
        page = TodayScreen(context)
        qtbot.addWidget(page)
        return page

    return made


def step(desk: Desk, record: str, referral: str, stage: Stage, day: date | None = None) -> None:
    sitting = desk.begin("en", record=record, day=day)
    sitting.step(referral, stage, by="recipient")


def line_of(page: TodayScreen, kind: TaskKind) -> TaskLine:
    return next(line for line in page.items if line.item.shown.task.kind is kind)


def test_every_task_has_words() -> None:
    assert set(TASKS) == set(TaskKind)
    assert set(TaskKind) > SAME_DAY


def test_a_task_opens_its_page_and_is_gone_when_ticked(
    show: Callable[[], TodayScreen], desk: Desk, meet: Meet, refer: Refer, look: PlainLook
) -> None:
    record = meet()
    referral = refer(record)
    page = show()
    sending = line_of(page, TaskKind.SEND)
    press(sending, "Open")
    assert look.went == [Place("referral", record=record, referral=referral)]
    assert "Done" not in seen(sending)  # that it was sent is a step
    notes = [line for line in page.items if line.item.shown.task.kind is TaskKind.NOTE]
    press(notes[0], "Done")
    assert len([line for line in page.items if line.item.shown.task.kind is TaskKind.NOTE]) == len(notes) - 1
    assert notes[0].item.shown.task.key in last_endings(desk.record(record))


def test_a_recall_is_noted_on_its_own_page_and_is_never_not_needed(
    show: Callable[[], TodayScreen], desk: Desk, meet: Meet, refer: Refer, look: PlainLook
) -> None:
    record = meet()
    referral = refer(record)
    step(desk, record, referral, Stage.SENT)
    consent = desk.record(record).consents()[0].id
    desk.begin("en", record=record).withdraw(consent)
    line = line_of(show(), TaskKind.RECALL)
    assert not {"Done", "Not needed"} & set(seen(line).split("\n"))
    press(line, "Open")
    assert look.went == [Place("recall", record=record)]


def test_a_task_is_put_off_to_the_day_that_is_chosen(
    show: Callable[[], TodayScreen], desk: Desk, meet: Meet, refer: Refer
) -> None:
    refer(meet())
    page = show()
    line = line_of(page, TaskKind.SEND)
    press(line, "Put off")
    line.later.box.choose(desk.today() + timedelta(3))
    press(line, "Put it off")
    assert line_of(page, TaskKind.SEND).item.shown.task.due == desk.today() + timedelta(3)
    assert "Due on November 27, 2026" in seen(page)


def test_names_and_notes_are_covered_where_names_are(
    show: Callable[[], TodayScreen], context: Context, desk: Desk, meet: Meet, qtbot: QtBot
) -> None:
    record = meet("Sample Lamp")
    person = PersonScreen(context, record)
    qtbot.addWidget(person)
    _come_back(person, "Ask about the key")
    assert "Ask about the key" in seen(show())
    context.preferences.change(hide_names=True)
    page = show()
    assert "Sample Lamp" not in seen(page)
    assert "Ask about the key" not in seen(page)
    assert MASK in seen(page)


def test_a_long_list_shows_its_first_lines_and_more_on_request(show: Callable[[], TodayScreen], meet: Meet) -> None:
    for number in range(SHOWN + 3):
        meet(f"Sample {number:02}", wants=())
    page = show()
    assert len(page.items) == SHOWN
    press(page, "Show 4 more")  # a note for each, and one talk over the day
    assert len(page.items) == SHOWN + 4


def _come_back(person: PersonScreen, words: str) -> None:
    from ui.worker.person_follow_ups import FollowUpsCard

    card = person.findChild(FollowUpsCard)
    assert card is not None
    card.words.setText(words)
    card.day.setCurrentIndex(1)
    card.add()


def test_what_waits_for_the_next_meeting_stands_on_the_persons_page(
    context: Context, desk: Desk, meet: Meet, qtbot: QtBot
) -> None:
    record = meet(usually_helps=State.NOT_ASKED)
    page = PersonScreen(context, record)
    qtbot.addWidget(page)
    assert "They said “ask me later”: What usually helps you?" in seen(page)
    press(page, "Not needed")
    assert "ask me later" not in seen(page)


def test_the_person_is_asked_whether_the_need_was_met(
    context: Context, desk: Desk, meet: Meet, refer: Refer, qtbot: QtBot
) -> None:
    from ui.worker.outcome import OutcomeCard

    record = meet()
    referral = refer(record)
    step(desk, record, referral, Stage.IN_SERVICE)
    page = ReferralPage(context, record, referral)
    qtbot.addWidget(page)
    card = page.findChild(OutcomeCard)
    assert card is not None
    assert card.met.value() is None
    card.met.choose(Met.PARTLY)
    card.new_needs.setChecked(True)
    press(card, "Note it")
    _, kept = last_endings(desk.record(record))[f"outcome/{referral}"]
    assert (kept.met, kept.new_needs, kept.next) == (Met.PARTLY, True, None)
    assert "Met the need: Partly" in seen(page)


def test_the_timeline_tells_what_was_done_and_never_what_was_said(
    context: Context, desk: Desk, meet: Meet, refer: Refer, qtbot: QtBot
) -> None:
    from ui.worker.person_timeline import happened

    record = meet("Sample Lamp", usually_helps=State.NOT_ASKED)
    referral = refer(record)
    step(desk, record, referral, Stage.ACCEPTED)
    names = {referral: "Mill Lane", desk.record(record).consents()[0].id: "Mill Lane"}
    language = context.language.worker
    lines = [
        language.text(words) if not callable(words) or hasattr(words, "id") else words(language)
        for conversation in desk.record(record).in_order
        for words in happened(conversation, names)
    ]
    told = "\n".join(lines).translate(dict.fromkeys(map(ord, "\u2068\u2069")))
    assert "3 questions were answered" in told
    assert "1 question was left for later" in told
    assert "The order was said: 2 needs" in told
    assert "Release for Mill Lane: Yes" in told
    assert "Accepted: Mill Lane · The service" in told
    assert "Sample Lamp" not in told


def test_an_incoming_referral_is_shown_as_what_they_wrote(
    context: Context, desk: Desk, look: PlainLook, qtbot: QtBot
) -> None:
    page = IncomingScreen(context)
    qtbot.addWidget(page)
    page.organization.setText("Lake House")
    page.name.setText("Sample Fern")
    page.needs.add()
    press(page, "Keep it")
    assert "do not say that the person agreed" in context.notices.shown_text()
    page.agreed.choose(TheyAgreed.YES)
    press(page, "Keep it")
    (place,) = look.went
    assert place.record is not None
    record = desk.record(place.record)
    assert (record.order_in_force(), record.answers_in_force()) == (None, {})
    person = PersonScreen(context, place.record)
    qtbot.addWidget(person)
    assert "They wrote that these are needed: Being safe right now" in seen(person)
    press(person, "Told them that it arrived")
    assert "They were told on November 24, 2026 that it arrived." in seen(person)


def test_what_the_person_has_already_is_shown_before_a_referral_is_made(
    context: Context, meet: Meet, desk: Desk, qtbot: QtBot
) -> None:
    clinic = desk.match("health.urgent")[0]
    here = Row((("need", "A bed"), ("provider", clinic.service.organization.name)))
    record = meet(already_with=(here,))
    page = Finding(context, record, "health.urgent")
    qtbot.addWidget(page)
    page.choose(page.matches[0])
    assert "The person says that they get help from" in seen(page)
    press(page, "Look all the same")
    assert "We are together" in seen(page)


@pytest.mark.parametrize(("tag", "size"), [("ar", 100), ("fr", 175)])
def test_the_pages_fit_a_small_window_with_large_letters(qtbot: QtBot, context: Context, tag: str, size: int) -> None:
    for name, build in SCREENS.items():
        screen = shown_small(qtbot, context, build, tag, size)
        assert screen.minimumSizeHint().width() <= 1024, name
        assert (screen.layoutDirection() is Qt.LayoutDirection.RightToLeft) is (tag == "ar")
        for area in screen.findChildren(Scroll):
            assert area.widget().minimumSizeHint().width() <= area.viewport().width(), name
        for label in screen.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText
