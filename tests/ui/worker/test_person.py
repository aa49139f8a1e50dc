"""A person's page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import Row, State, Text
from intake_app.conversation.consents import Category
from intake_app.desk import Desk
from intake_app.needs.choosing import Choosing
from intake_app.problems import BadInput
from intake_app.site import Site
from ui.shell.context import Context, Place
from ui.worker.person import PersonScreen
from ui.worker.person_consents import TellingLess

from .conftest import press, seen

Meet = Callable[..., str]
Refer = Callable[..., str]


@pytest.fixture
def show(qtbot: QtBot, context: Context) -> Callable[[str], PersonScreen]:
    def make(record: str) -> PersonScreen:
        screen = PersonScreen(context, record)
        qtbot.addWidget(screen)
        return screen

    return make


def test_the_page_says_whom_to_call_what_and_in_which_language(show: Callable[[str], PersonScreen], meet: Meet) -> None:
    page = seen(show(meet("Sample Lamp", language="ar")))
    assert "Sample Lamp" in page
    assert "Arabic" in page
    assert page.index("How to reach them safely") < page.index("What they want")


def test_somebody_without_a_name_is_no_blank(show: Callable[[str], PersonScreen], meet: Meet) -> None:
    assert "No name yet" in seen(show(meet(None)))


def test_without_a_safe_way_the_page_says_not_to_contact(show: Callable[[str], PersonScreen], meet: Meet) -> None:
    assert "Do not contact the person before they say how." in seen(show(meet()))


@pytest.mark.parametrize(("days", "old"), [(14, False), (15, True)])
def test_a_safe_way_older_than_two_weeks_is_to_be_asked_again(
    show: Callable[[str], PersonScreen], meet: Meet, desk: Desk, safe_way: tuple[Row, ...], days: int, old: bool
) -> None:
    checked = (desk.today() - timedelta(days=days)).isoformat()
    record = meet(contact_ok="yes", contact_ways=safe_way, contact_checked=checked, contact_voicemail="never")
    page = seen(show(record))
    assert "+44 7700 900123" in page
    assert "someone else may see or hear this" in page
    assert "Leave no voice message." in page
    assert ("Ask again before you use it." in page) is old


def test_a_way_that_nobody_dated_is_as_old_as_the_talk_about_it(
    show: Callable[[str], PersonScreen], meet: Meet, desk: Desk, safe_way: tuple[Row, ...]
) -> None:
    day = desk.today() - timedelta(days=40)
    record = meet(contact_ok="yes", contact_ways=safe_way, day=day)
    assert "Ask again before you use it." in seen(show(record))


def test_the_order_in_force_and_the_earlier_ones_can_be_read(
    show: Callable[[str], PersonScreen], meet: Meet, desk: Desk
) -> None:
    record = meet(wants=("learn.language",), day=date(2026, 11, 1))
    sitting = desk.begin("en", record=record)
    sitting.order(Choosing(("home.tonight", "health.urgent"), (), (("home.tonight",), ("health.urgent",))))
    screen = show(record)
    page = seen(screen)
    assert page.index("A safe place to sleep tonight") < page.index("A doctor or nurse now")
    assert "1. Language classes" not in page
    press(screen, "1 earlier order")
    assert "1. Language classes" in seen(screen)


def test_the_phase_stands_beside_a_need_and_sorts_nothing(show: Callable[[str], PersonScreen], meet: Meet) -> None:
    page = seen(show(meet(wants=("work.find", "home.tonight"))))
    assert page.index("Finding safe work") < page.index("A safe place to sleep tonight")
    assert "For planning: now" in page


def test_help_for_a_need_is_one_press_away(show: Callable[[str], PersonScreen], meet: Meet, look: object) -> None:
    record = meet(wants=("health.urgent",))
    press(show(record), "Find help")
    assert look.went == [Place("referral", record=record, need="health.urgent")]  # type: ignore[attr-defined]


def test_states_without_a_value_are_said(show: Callable[[str], PersonScreen], meet: Meet) -> None:
    assert "Rather not say" in seen(show(meet(safe_now=State.PREFER_NOT_TO_SAY)))


def test_words_of_a_person_are_shown_as_they_are_never_as_markup(
    show: Callable[[str], PersonScreen], meet: Meet
) -> None:
    hostile = "<b>bold</b> <img src=/etc/passwd> & &amp;"
    screen = show(meet(hostile, own_words=Text(hostile, "en")))
    assert seen(screen).count(hostile) >= 2
    assert {label.textFormat().name for label in screen.findChildren(QLabel)} == {"PlainText"}


def test_taking_a_release_back_is_asked_once_and_is_final(
    show: Callable[[str], PersonScreen], meet: Meet, refer: Refer, desk: Desk
) -> None:
    record = meet()
    refer(record)
    screen = show(record)
    press(screen, "Take back")
    assert desk.record(record).permission_for(desk.record(record).consents()[0].recipient.key, desk.today())
    press(screen, "Take it back")
    known = desk.record(record)
    assert known.withdrawn(known.consents()[0].id)
    assert "Taken back" in seen(screen)


def test_a_release_can_be_made_smaller(
    show: Callable[[str], PersonScreen], meet: Meet, refer: Refer, desk: Desk
) -> None:
    record = meet()
    refer(record)
    screen = show(record)
    less = screen.findChildren(TellingLess)[0]
    less.boxes[Category.IDENTITY].setChecked(False)
    less.apply()
    known = desk.record(record)
    allowed = known.permission_for(known.consents()[0].recipient.key, desk.today())
    assert allowed is not None
    assert allowed.categories == {Category.NEEDS}


def test_a_conversation_is_removed_after_a_question(
    show: Callable[[str], PersonScreen], meet: Meet, desk: Desk
) -> None:
    record = meet(day=date(2026, 11, 1))
    later = desk.begin("en", record=record)
    later.answer("worker_gender", State.ANSWERED, "woman")
    screen = show(record)
    press(screen, "Remove this conversation")
    assert "Removed from this vault. Older backups may still hold it" in seen(screen)
    assert len(desk.record(record).conversations) == 2
    press(screen, "Remove it")
    assert [c.date for c in desk.record(record).conversations] == [date(2026, 11, 1)]


def test_changing_ones_mind_removes_nothing(show: Callable[[str], PersonScreen], meet: Meet, desk: Desk) -> None:
    record = meet()
    screen = show(record)
    press(screen, "Remove this person")
    press(screen, "No, keep it")
    assert desk.record(record).conversations


def test_a_person_is_removed_whole(show: Callable[[str], PersonScreen], meet: Meet, desk: Desk, look: object) -> None:
    record = meet()
    screen = show(record)
    press(screen, "Remove this person")
    press(screen, "Remove everything")
    with pytest.raises(BadInput):
        desk.record(record)
    assert look.went == [Place("people")]  # type: ignore[attr-defined]


def test_under_eighteen_is_said_on_top(show: Callable[[str], PersonScreen], meet: Meet) -> None:
    assert "This person may be under 18" in seen(show(meet(age_band="under_18")))


def test_signs_are_offered_only_where_a_site_wants_them(
    show: Callable[[str], PersonScreen], meet: Meet, desk: Desk
) -> None:
    record = meet()
    assert "Signs seen" not in seen(show(record))
    desk.set_site(Site(signs=True))
    assert "Signs seen" in seen(show(record))


def test_signs_that_were_seen_are_not_among_the_answers(
    show: Callable[[str], PersonScreen], meet: Meet, desk: Desk
) -> None:
    record = meet(signs=("obs.debt",), signs_note=Text("A canary in the note", "en"))
    page = seen(show(record))
    assert "canary" not in page
    assert "debt" not in page


def test_an_unknown_person_is_a_notice_and_no_crash(show: Callable[[str], PersonScreen], context: Context) -> None:
    show("nobody")
    assert "There is no record with this id." in context.notices.shown_text()
