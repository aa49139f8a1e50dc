"""The page of one release."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import Text
from intake_app.conversation.consents import (
    SHAREABLE,
    Category,
    Decision,
    Explained,
    Given,
    WithheldReason,
)
from intake_app.conversation.signatures import MARK
from intake_app.desk import Desk
from intake_app.languages.words import say
from intake_app.needs.choosing import Choosing
from intake_app.site import Site
from ui.shell.context import Context
from ui.widgets.aloud import AloudOver
from ui.worker.release import Release, Released

from .conftest import press, seen

Meet = Callable[..., str]
Ask = Callable[..., Release]


@pytest.fixture
def ask(qtbot: QtBot, context: Context, desk: Desk) -> Ask:
    def make(record: str, need: str = "health.urgent") -> Release:
        release = Release(
            context, desk.record(record), desk.match(need)[0].service, needs=(need,), site=desk.site(),
            today=desk.today(),
        )  # fmt: skip
        qtbot.addWidget(release)
        return release

    return make


def _read(release: Release) -> None:
    """Read every line, and let them sign on paper."""
    for tick in release.explained.ticks.values():
        tick.set_ticked(True)
    release.how.on_paper.setChecked(True)


def _said(release: Release) -> list[Released]:
    said: list[Released] = []
    release.decided.connect(said.append)
    return said


def test_nothing_is_ticked_before_somebody_ticks_it(ask: Ask, meet: Meet) -> None:
    release = ask(meet(anything_else=Text("A few words", "en")))
    assert not any(box.isChecked() for box in release.findChildren(QCheckBox))


def test_signs_are_never_offered(ask: Ask, meet: Meet) -> None:
    release = ask(meet(signs=("obs.debt",)))
    assert set(release.categories.ticks) == set(SHAREABLE)
    assert Category.SIGNS not in release.categories.ticks


def test_yes_waits_until_every_line_was_read(ask: Ask, meet: Meet) -> None:
    release = ask(meet())
    said = _said(release)
    release.categories.ticks[Category.NEEDS].tick.set_ticked(True)
    release.decide(Decision.YES)
    assert said == []
    assert "Read every line aloud" in release.shown_problem
    _read(release)
    release.decide(Decision.YES)
    assert [each.decision for each in said] == [Decision.YES]
    assert release.shown_problem == ""


@pytest.mark.parametrize("decision", [Decision.NO, Decision.NOT_NOW])
def test_no_and_not_now_need_nothing(ask: Ask, meet: Meet, decision: Decision) -> None:
    release = ask(meet())
    said = _said(release)
    release.decide(decision)
    assert [(each.decision, each.categories) for each in said] == [(decision, frozenset())]


def test_the_story_needs_a_second_confirmation(ask: Ask, meet: Meet) -> None:
    release = ask(meet(anything_else=Text("A few words", "en")))
    said = _said(release)
    _read(release)
    story = release.categories.ticks[Category.STORY]
    release.categories.ticks[Category.NEEDS].tick.set_ticked(True)
    story.tick.set_ticked(True)
    assert release.categories.chosen() == {Category.NEEDS}
    release.decide(Decision.YES)
    assert said == []
    assert "second tick" in release.shown_problem
    story.sure.set_ticked(True)
    release.decide(Decision.YES)
    assert said[0].story_confirmed
    assert said[0].categories == {Category.NEEDS, Category.STORY}


def test_a_single_item_can_be_kept_back(ask: Ask, meet: Meet) -> None:
    release = ask(meet("Sample Lamp"))
    said = _said(release)
    _read(release)
    identity = release.categories.ticks[Category.IDENTITY]
    identity.tick.set_ticked(True)
    assert "Name to use: Sample Lamp" in seen(release)
    assert identity.withheld == ()
    identity.keep_back("call_name")
    release.decide(Decision.YES)
    assert said[0].withheld == ("call_name",)


def test_what_was_signed_explained_and_kept_back_goes_into_the_release(ask: Ask, meet: Meet) -> None:
    release = ask(meet("Sample Lamp"))
    said = _said(release)
    _read(release)
    release.how.on_paper.setChecked(False)
    identity = release.categories.ticks[Category.IDENTITY]
    identity.tick.set_ticked(True)
    release.decide(Decision.YES)
    assert "Nothing is signed yet" in release.shown_problem
    assert "Why is this kept back?" not in seen(release)
    identity.keep_back("call_name")
    assert "Why is this kept back?" in seen(release)
    release.categories.reason.choose(WithheldReason.FEAR_OF_HARM)
    press(release, "A mark instead")
    release.decide(Decision.YES)
    (agreement,) = [each.agreement for each in said]
    assert agreement.signature == MARK
    assert agreement.explained == set(Explained)
    assert agreement.withheld_reason is WithheldReason.FEAR_OF_HARM
    assert not agreement.read_aloud


def test_a_site_that_wants_it_in_writing_offers_nothing_else(ask: Ask, meet: Meet, desk: Desk) -> None:
    desk.set_site(Site(written_only=True, given=Given.VERBAL))
    release = ask(meet())
    assert list(release.how.given.buttons) == [Given.WRITTEN, Given.MARK]
    assert release.how.way is Given.WRITTEN


def test_the_words_for_one_need_can_be_kept_back(ask: Ask, meet: Meet, desk: Desk) -> None:
    record = meet()
    sitting = desk.begin("en", record=record)
    sitting.order(Choosing(("health.urgent",), (), (("health.urgent",),)), {"health.urgent": Text("My arm", "en")})
    release = ask(record)
    needs = release.categories.ticks[Category.NEEDS]
    needs.tick.set_ticked(True)
    assert "My arm" in seen(release)
    needs.keep_back("own_words/health.urgent")
    assert release.categories.withheld() == ("own_words/health.urgent",)


def test_what_is_kept_back_stays_so_when_its_category_is_ticked_again(ask: Ask, meet: Meet) -> None:
    identity = ask(meet("Sample Lamp")).categories.ticks[Category.IDENTITY]
    identity.tick.set_ticked(True)
    identity.keep_back("call_name")
    identity.tick.set_ticked(False)
    identity.tick.set_ticked(True)
    assert identity.withheld == ("call_name",)


def test_a_spoken_release_names_its_witness(ask: Ask, meet: Meet) -> None:
    release = ask(meet())
    said = _said(release)
    _read(release)
    release.categories.ticks[Category.NEEDS].tick.set_ticked(True)
    release.how.given.choose(Given.VERBAL)
    release.decide(Decision.YES)
    assert said == []
    release.how.witness.setText("W-4")
    release.decide(Decision.YES)
    assert said == []
    assert "did not come with the person" in release.shown_problem
    release.how.apart.setChecked(True)
    release.decide(Decision.YES)
    assert (said[0].given, said[0].witness) == (Given.VERBAL, "W-4")


def test_a_release_holds_no_longer_than_the_site_allows(ask: Ask, meet: Meet, desk: Desk) -> None:
    desk.set_site(Site(release_days=20, release_longest=60))
    release = ask(meet())
    assert sorted(release.how.until.days.buttons) == [0, 7, 14, 20, 30]
    assert release.how.until.value() == desk.today() + timedelta(days=20)
    release.how.until.choose_day(desk.today() + timedelta(days=60))
    assert release.how.until.value() == desk.today() + timedelta(days=60)
    release.how.until.choose_day(desk.today() + timedelta(days=61))
    assert release.how.until.value() is None
    said = _said(release)
    _read(release)
    release.categories.ticks[Category.NEEDS].tick.set_ticked(True)
    release.decide(Decision.YES)
    assert said == []
    assert "Choose a last day" in release.shown_problem


def test_another_last_day_is_to_be_read_again(ask: Ask, meet: Meet) -> None:
    release = ask(meet())
    _read(release)
    release.how.until.days.choose(7)
    assert not release.explained.complete
    assert set(Explained) - release.explained.ticked == {Explained.PURPOSE, Explained.HOW_LONG}
    assert "December 1, 2026" in seen(release)


def test_a_day_that_is_typed_is_the_last_day_as_soon_as_it_is_whole(ask: Ask, meet: Meet) -> None:
    release = ask(meet())
    said = _said(release)
    release.categories.ticks[Category.NEEDS].tick.set_ticked(True)
    release.how.until.days.choose(0)
    parts = release.how.until.day.parts
    parts.day.setText("15")
    parts.year.setText("2026")
    assert release.how.until.value() is None
    parts.month.setCurrentIndex(12)
    parts.month.activated.emit(12)
    assert "They may use it until December 15, 2026." in seen(release)
    _read(release)
    release.decide(Decision.YES)
    assert [each.until for each in said] == [date(2026, 12, 15)]


def test_what_else_the_service_helps_with_is_offered_and_not_taken(ask: Ask, meet: Meet) -> None:
    release = ask(meet(wants=("health.sexual", "health.pregnancy")), "health.sexual")
    assert list(release.also) == ["health.pregnancy"]
    assert release.purpose() == ("health.sexual",)
    release.also["health.pregnancy"].set_ticked(True)
    assert release.purpose() == ("health.sexual", "health.pregnancy")


def test_police_is_said_first_on_the_release_too(ask: Ask, meet: Meet) -> None:
    page = seen(ask(meet(), "police.talk"))
    assert page.index("This is the police") < page.index("May I tell")


def test_the_release_speaks_two_languages(ask: Ask, meet: Meet, context: Context) -> None:
    context.language.switch_survivor("es")
    page = seen(ask(meet()))
    assert "What may they be told?" in page
    assert context.language.survivor.text(say("What may they be told?")) in page


def test_it_is_read_aloud_line_by_line_ticked_by_a_key_and_answered_where_it_stands(
    ask: Ask, meet: Meet, context: Context, qtbot: QtBot
) -> None:
    context.language.switch_survivor("ar")
    release = ask(meet())
    said = _said(release)
    release.how.on_paper.setChecked(True)
    release.show()
    release.read_aloud()
    assert release.how.read_aloud.isChecked()
    (aloud,) = release.findChildren(AloudOver)
    heard = list[str]()
    for _ in range(40):
        passage = aloud.passage
        assert passage is not None
        heard.append(context.language.text(passage.words))
        if len(passage.options) == 1:
            qtbot.keyClick(aloud, Qt.Key.Key_1)
        if len(passage.options) == len(Decision):
            break
        qtbot.keyClick(aloud, Qt.Key.Key_Space)
    assert release.explained.complete
    assert all(context.language.text(line.says) in heard for line in release.explained.ticks.values())
    qtbot.keyClick(aloud, Qt.Key.Key_1)
    assert len(said) == 1
    assert not aloud.isVisible()


def test_reading_a_release_aloud_goes_on_and_back_by_touch_too(
    ask: Ask, meet: Meet, context: Context, qtbot: QtBot
) -> None:
    release = ask(meet())
    release.show()
    release.read_aloud()
    (aloud,) = release.findChildren(AloudOver)
    press(aloud, "Next")
    assert aloud.place == 1
    press(aloud, "Back")
    press(aloud, "Back")
    assert not aloud.isVisible()
