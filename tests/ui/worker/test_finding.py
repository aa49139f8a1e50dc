"""From a need to a referral: who can help, what is said first, the release, by when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from intake_app.conversation.consents import Category, Decision, Given
from intake_app.conversation.record import Interpreter, Kind
from intake_app.conversation.referrals import Priority, Stage
from intake_app.desk import Desk
from ui.shell.context import Context, Place
from ui.worker.finding import Finding
from ui.worker.matches import ONLY_MARKED, Matches, is_marked
from ui.worker.presence import Present
from ui.worker.release import Release
from ui.worker_thread import RunsAtOnce

from .conftest import press, seen

Meet = Callable[..., str]
Refer = Callable[..., str]
TOGETHER = Present(Kind.MEETING, "en", None)


@pytest.fixture
def find(qtbot: QtBot, context: Context) -> Callable[..., Finding]:
    def make(record: str, need: str | None = "health.urgent", **more: object) -> Finding:
        page = Finding(context, record, need, **more)  # type: ignore[arg-type]
        qtbot.addWidget(page)
        return page

    return make


class _Waiting(RunsAtOnce):
    """A desk that is at work and has not answered yet."""

    def __init__(self, waiting: list[object]) -> None:
        super().__init__(failed=print, mishap=print)
        self._waiting = waiting

    def run(self, call: object, then: object, failed: object = None) -> None:
        self._waiting.append(call)


def _release(page: Finding, present: Present = TOGETHER) -> Release:
    page.choose(page.matches[0])
    page.begin(present)
    assert page.release is not None
    return page.release


def _read_and_agree(release: Release, *categories: Category) -> None:
    for tick in release.explained.ticks.values():
        tick.set_ticked(True)
    release.how.on_paper.setChecked(True)
    for category in categories:
        release.categories.ticks[category].tick.set_ticked(True)
    release.decide(Decision.YES)


def test_a_referral_is_made_from_the_persons_order(
    find: Callable[..., Finding], meet: Meet, desk: Desk, look: object
) -> None:
    record = meet(wants=("learn.language", "health.urgent"))
    page = find(record, None)
    assert seen(page).index("Language classes") < seen(page).index("A doctor or nurse now")
    press(page, "Find help", at=1)
    press(page, "Choose")
    press(page, "Begin")
    assert page.release is not None
    _read_and_agree(page.release, Category.NEEDS)
    page.when.choose(Priority.DAY)  # type: ignore[union-attr]
    press(page, "Make the referral")
    (view,) = desk.record(record).referrals(desk.today())
    assert view.referral.needs == ("health.urgent",)
    assert view.referral.priority is Priority.DAY
    assert view.stage is Stage.READY
    assert look.went[-1] == Place("referral", record=record, referral=view.referral.id)  # type: ignore[attr-defined]


def test_what_concerns_police_is_said_before_a_service_is_chosen(find: Callable[..., Finding], meet: Meet) -> None:
    page = seen(find(meet(wants=("police.talk",)), "police.talk"))
    assert ONLY_MARKED.id in page
    said = page.index("This is the police or another law enforcement office.")
    assert said < page.index("Sampleford Police talking room") < page.index("I have said this: choose")
    assert "Choose" not in page.split("\n")
    assert "None of these" in page


def test_choosing_none_keeps_nothing(find: Callable[..., Finding], meet: Meet, desk: Desk, look: object) -> None:
    record = meet()
    press(find(record), "None of these")
    assert look.went == [Place("person", record=record)]  # type: ignore[attr-defined]
    assert desk.record(record).referrals(desk.today()) == ()


def test_a_live_referral_is_shown_before_a_second_one(
    find: Callable[..., Finding], meet: Meet, refer: Refer, look: object
) -> None:
    record = meet()
    referral = refer(record)
    page = find(record)
    assert "there is a live referral to Example Mill Lane Clinic already" in seen(page)
    assert "Choose" not in seen(page).split("\n")
    press(page, "Open")
    assert look.went == [Place("referral", record=record, referral=referral)]  # type: ignore[attr-defined]
    press(page, "Look all the same")
    assert "Choose" in seen(page).split("\n")


def test_who_is_here_is_asked_before_a_release_and_rest_comes_first(
    find: Callable[..., Finding], meet: Meet, look: object
) -> None:
    record = meet()
    page = find(record)
    page.choose(page.matches[0])
    assert "Then first food, rest or a nurse." in seen(page)
    press(page, "Not today")
    assert look.went == [Place("person", record=record)]  # type: ignore[attr-defined]


def test_within_a_meeting_nobody_is_asked_who_is_here(find: Callable[..., Finding], meet: Meet, desk: Desk) -> None:
    record = meet()
    page = find(record, sitting=desk.begin("en", record=record))
    page.choose(page.matches[0])
    assert page.release is not None


def test_a_second_press_while_the_desk_is_at_work_does_nothing(
    find: Callable[..., Finding], meet: Meet, refer: Refer, desk: Desk, context: Context
) -> None:
    record = meet()
    refer(record, "home.tonight")
    page = find(record, "home.tonight")
    page.show_matches()
    page.choose(page.matches[0])
    page.begin(TOGETHER)
    waiting: list[object] = []
    slow = replace(context, desk=_Waiting(waiting))
    page.context = slow
    press(page, "Make the referral")
    press(page, "Make the referral")
    assert len(waiting) == 1


def test_a_refused_release_can_be_answered_again(find: Callable[..., Finding], meet: Meet) -> None:
    page = find(meet(language="ar"))
    release = _release(page, Present(Kind.MEETING, "ar", None))
    _read_and_agree(release, Category.NEEDS)
    assert release.isEnabled()


def test_a_no_is_kept_and_nothing_is_told(find: Callable[..., Finding], meet: Meet, desk: Desk) -> None:
    record = meet()
    page = find(record)
    _release(page).decide(Decision.NO)
    known = desk.record(record)
    assert [c.decision for c in known.consents()] == [Decision.NO]
    assert known.referrals(desk.today()) == ()
    assert "Nothing is told to anyone" in seen(page)


def test_not_now_can_stay_a_draft_that_waits_for_a_release(
    find: Callable[..., Finding], meet: Meet, desk: Desk
) -> None:
    record = meet()
    page = find(record)
    _release(page).decide(Decision.NOT_NOW)
    press(page, "Keep as a draft")
    (view,) = desk.record(record).referrals(desk.today())
    assert view.stage is Stage.CONSENT_PENDING


def test_a_draft_asks_for_its_release_and_is_not_made_twice(
    find: Callable[..., Finding], meet: Meet, refer: Refer, desk: Desk, look: object
) -> None:
    record = meet()
    referral = refer(record, released=False)
    page = find(record, referral=referral)
    page.begin(TOGETHER)
    assert page.release is not None
    _read_and_agree(page.release, Category.NEEDS)
    (view,) = desk.record(record).referrals(desk.today())
    assert view.stage is Stage.READY
    assert look.went == [Place("referral", record=record, referral=referral)]  # type: ignore[attr-defined]


def test_an_unreviewed_wording_alone_makes_no_release_and_says_so_in_its_place(
    find: Callable[..., Finding], meet: Meet, desk: Desk
) -> None:
    record = meet(language="ar")
    page = find(record)
    release = _release(page, Present(Kind.MEETING, "ar", None))
    assert "Read it with the interpreter." in seen(release)
    _read_and_agree(release, Category.NEEDS)
    assert "nobody interprets" in release.shown_problem
    assert desk.record(record).consents() == ()


def test_a_new_release_can_be_asked_for_although_one_holds_and_names_it(
    find: Callable[..., Finding], meet: Meet, refer: Refer, desk: Desk
) -> None:
    record = meet("Sample Lamp")
    referral = refer(record)
    release = _release(find(record, referral=referral))
    assert "They already have a release" in seen(release)
    _read_and_agree(release, Category.NEEDS, Category.IDENTITY)
    old, new = desk.record(record).consents()
    assert new.replaces == {old.id}
    assert [view.referral.id for view in desk.record(record).referrals(desk.today())] == [referral]


def test_what_was_agreed_is_kept_as_it_was_ticked(find: Callable[..., Finding], meet: Meet, desk: Desk) -> None:
    record = meet("Sample Lamp")
    release = _release(find(record))
    release.how.until.days.choose(14)
    release.how.given.choose(Given.VERBAL)
    release.how.witness.setText("W-4")
    release.how.apart.setChecked(True)
    release.categories.ticks[Category.IDENTITY].tick.set_ticked(True)
    release.categories.ticks[Category.IDENTITY].keep_back("call_name")
    _read_and_agree(release, Category.IDENTITY, Category.NEEDS)
    (consent,) = desk.record(record).consents()
    assert consent.purpose == ("health.urgent",)
    assert consent.categories == {Category.IDENTITY, Category.NEEDS}
    assert consent.items_withheld == {"call_name"}
    assert (consent.given, consent.witness) == (Given.VERBAL, "W-4")
    assert (consent.until - desk.today()).days == 14


def test_with_an_interpreter_the_release_stands(find: Callable[..., Finding], meet: Meet, desk: Desk) -> None:
    record = meet(language="ar")
    page = find(record)
    release = _release(page, Present(Kind.CONTACT, "ar", Interpreter("I-3", "ar", "phone")))
    _read_and_agree(release, Category.NEEDS)
    (consent,) = desk.record(record).consents()
    assert (consent.language, consent.interpreter) == ("ar", "I-3")


def test_a_release_that_covers_the_need_is_not_asked_for_again(
    find: Callable[..., Finding], meet: Meet, refer: Refer
) -> None:
    record = meet()
    refer(record)
    page = find(record)
    page.show_matches()
    page.choose(page.matches[0])
    page.begin(TOGETHER)
    assert page.release is None
    assert "By when is it wanted?" in seen(page)


def test_where_they_do_not_want_to_go_is_said_each_time_until_they_would_after_all(
    find: Callable[..., Finding], meet: Meet, desk: Desk
) -> None:
    record = meet()
    page = find(record)
    first = page.matches[0].service
    press(page, "They do not want to go here")
    assert desk.record(record).avoided() == {first.key}
    again = find(record)
    assert again.matches[0].avoided
    assert "You said that you do not want to go here." in seen(again)
    press(again, "They would go here after all")
    assert desk.record(record).avoided() == frozenset()


def test_where_many_are_found_they_are_searched_in_and_stay_in_the_stated_order(
    context: Context, qtbot: QtBot, desk: Desk
) -> None:
    one = desk.match("health.urgent")[0]
    found = tuple(replace(one, service=replace(one.service, id=str(n), name=f"Sample {n:03}")) for n in range(60))
    page = Matches(context, found, choose=print, leave=print, avoid=print)
    qtbot.addWidget(page)
    assert "And 20 more." in seen(page)
    qtbot.keyClicks(page.search, "sample 05")
    shown = [f"Sample {n:03}" for n in range(60) if f"Sample {n:03}" in seen(page)]
    assert shown == ["Sample 005", *(f"Sample 0{n}" for n in range(50, 60))]
    page.search.setText("zzz")
    assert "Nothing of this name was found." in seen(page)


def test_a_search_that_leaves_only_marked_services_says_so(context: Context, qtbot: QtBot, desk: Desk) -> None:
    marked = next(each for need in ("police.talk", "home.return") for each in desk.match(need) if is_marked(each))
    plain = next(each for each in desk.match("health.urgent") if not is_marked(each))
    page = Matches(context, (plain, marked), choose=print, leave=print, avoid=print)
    qtbot.addWidget(page)
    assert ONLY_MARKED.id not in seen(page)
    page.look_for(marked.service.name)
    assert ONLY_MARKED.id in seen(page)
