"""The worker's screens with invented people in them, for review and documentation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path

from PySide6.QtWidgets import QWidget

from intake_app.backups import Kept, Plan, Standing
from intake_app.conversation.answers import Row, State, Text, Value
from intake_app.conversation.consents import Category, Decision, Given
from intake_app.conversation.record import Interpreter, Kind
from intake_app.conversation.referrals import Priority
from intake_app.desk import Desk
from intake_app.drafts import Draft
from intake_app.needs.choosing import Choosing
from intake_app.retention import Periods
from intake_app.sitting import Sitting, recipient_of
from ui.shell.context import Context, Place
from ui.worker.before_first import BeforeFirst
from ui.worker.directory import DirectoryScreen
from ui.worker.finding import Finding
from ui.worker.more_questions import MoreQuestions
from ui.worker.page import WorkerPage
from ui.worker.people import PeopleScreen
from ui.worker.person import PersonScreen
from ui.worker.presence import Present
from ui.worker.preview import ReferralPage
from ui.worker.referral import ReferralScreen
from ui.worker.release_draft import begun_card
from ui.worker.signs import SignsPage
from ui.worker.vault_backups import BackupsCard
from ui.worker.vault_destroying import DestroyingCard
from ui.worker.vault_journal import JournalCard
from ui.worker.vault_page import VaultScreen
from ui.worker.vault_retention import RetentionCard
from ui.worker.vault_travel import TravelCard

_NAME = "Sample Lantern"
_WANTED = ("home.tonight", "health.urgent", "law.advice", "police.talk")


def person(context: Context) -> str:
    """The record of an invented person whose page is full; made once in a vault."""
    return invented_once(context, _NAME, _made)


def invented_once(context: Context, name: str, made: Callable[[Desk], str]) -> str:
    """The record of the person with this name; ``made`` makes it when nobody has the name yet."""
    found: list[str] = []
    context.desk.run(partial(_found_or_made, name, made), found.append)
    return found[0]


def _found_or_made(name: str, made: Callable[[Desk], str], desk: Desk) -> str:
    known = desk.people(name).people
    return known[0].record if known else made(desk)


def _made(desk: Desk) -> str:
    day = desk.today() - timedelta(days=20)
    first = desk.begin("ar", interpreter=Interpreter("I-7", "ar", "in_person"), day=day)
    with first.held():
        first.order(_choosing(("learn.language", "home.tonight")))
        for question, value in _answers(day.isoformat()):
            first.answer(question, State.ANSWERED, value)
        first.answer("safe_now", State.PREFER_NOT_TO_SAY)
        first.stop()
    record = first.record.id
    later = desk.begin("ar", record=record, interpreter=Interpreter("I-7", "ar", "in_person"), kind=Kind.MEETING)
    with later.held():
        words = Text(
            "مكان هادئ مع باب يُقفل.", "ar", Text("A quiet place with a door that locks.", "en"), interpreted=True
        )
        later.order(_choosing(_WANTED), {"home.tonight": words})
        _refer(desk, later)
        later.stop()
    return record


def _answers(day: str) -> tuple[tuple[str, Value], ...]:
    way = Row((("way", "text"), ("value", "+44 7700 900123"), ("shared", "yes"), ("hours", "10:00–12:00")))
    return (
        ("consent_record", "yes"),
        ("call_name", Text(_NAME, "ar")),
        ("contact_ok", "yes"),
        ("contact_ways", (way,)),
        ("contact_say", Text("the sewing class", "en")),
        ("contact_voicemail", "never"),
        ("contact_if_other", "wrong_number"),
        ("contact_checked", day),
        ("worker_gender", "woman"),
        ("own_words", Text("أحتاج إلى النوم أولاً.", "ar", Text("I need to sleep first.", "en"), interpreted=True)),
        ("anything_else", Text("أفضّل الصباح.", "ar", Text("I prefer mornings.", "en"), interpreted=True)),
    )


def _choosing(codes: tuple[str, ...]) -> Choosing:
    return Choosing(codes, ("community",), tuple((code,) for code in codes))


def _refer(desk: Desk, sitting: Sitting) -> None:
    """A referral with a release, and a draft without one."""
    home = recipient_of(desk.match("home.tonight")[0].service)
    sitting.consent(
        recipient=home, purpose=("home.tonight",), until=desk.today() + timedelta(days=30), given=Given.WRITTEN,
        categories=(Category.NEEDS, Category.IDENTITY, Category.CONTACT, Category.ACCESS),
    )  # fmt: skip
    sitting.refer(recipient=home, needs=("home.tonight",), priority=Priority.DAY)
    law = recipient_of(desk.match("law.advice")[0].service)
    sitting.refer(recipient=law, needs=("law.advice",), priority=Priority.TWO_WEEKS)


def _referral(context: Context, at: int) -> str:
    record = person(context)
    found: list[str] = []
    context.desk.run(lambda desk: desk.record(record).referrals(desk.today())[at].referral.id, found.append)
    return found[0]


def _person_screen(context: Context) -> PersonScreen:
    return PersonScreen(context, person(context))


def _scrolled(page: WorkerPage, part: int, parts: int) -> QWidget:
    """The page as it stands further down, once it has its size."""
    bar = page.verticalScrollBar()
    bar.rangeChanged.connect(lambda _, last: bar.setValue(last * part // parts))
    return page


def _inside(context: Context, make: Callable[[Context, str], QWidget]) -> QWidget:
    page = WorkerPage(context)
    page.show_parts(make(context, person(context)))
    return page


def _more(context: Context, record: str, *, begun: bool) -> QWidget:
    found: list[MoreQuestions] = []
    context.desk.run(lambda desk: desk.record(record), lambda known: found.append(MoreQuestions(context, known)))
    if begun:
        found[0].presence.begun.emit(Present(Kind.MEETING, "ar", Interpreter("I-7", "ar", "in_person")))
    return found[0]


def _signs(context: Context, record: str) -> QWidget:
    found: list[SignsPage] = []
    context.desk.run(lambda desk: desk.record(record), lambda known: found.append(SignsPage(context, known)))
    return found[0]


def _finding(context: Context, need: str | None) -> Finding:
    return Finding(context, person(context), need)


def _release(context: Context, part: int) -> QWidget:
    return _scrolled(_asking(context, "health.urgent"), part, 3)


def _asking(context: Context, need: str) -> Finding:
    """The page of a release, or what follows it when there is one."""
    page = _finding(context, need)
    page.choose(page.matches[0])
    page.begin(Present(Kind.MEETING, "ar", Interpreter("I-7", "ar", "in_person")))
    return page


def _begun(context: Context) -> QWidget:
    """What is offered after a lock in the middle of a release."""
    page = _finding(context, "health.urgent")
    draft = Draft(page.record_id, date(2026, 11, 24), {})
    page.show_parts(begun_card(context, draft, page.matches[0], go_on=lambda: None, anew=lambda: None))
    return page


def _agreed(context: Context) -> QWidget:
    page = _asking(context, "mind.counselling")
    if page.release is not None:
        for tick in page.release.explained.ticks.values():
            tick.set_ticked(True)
        page.release.how.on_paper.setChecked(True)
        page.release.categories.ticks[Category.NEEDS].tick.set_ticked(True)
        page.release.decide(Decision.YES)
    return page


def _directory(context: Context, row: int) -> QWidget:
    screen = DirectoryScreen(context)
    screen.list.setCurrentIndex(screen.model.index(row))
    return screen


def _imported(context: Context) -> QWidget:
    screen = DirectoryScreen(context)
    with as_file(files("intake_app") / "examples" / "directory") as folder:
        screen.take_in(folder)
    return screen


def _backups(context: Context, restoring: bool = False) -> QWidget:
    """The card as it stands with an old backup, at a place that is nobody's; or ready to restore one of them."""
    page, card = WorkerPage(context), BackupsCard(context)
    days = [datetime(2026, 11, day, 17, 40) for day in (10, 12, 14)]
    kept = tuple(Kept(Path(f"backup-{n}"), n, made) for n, made in enumerate(days, 1))
    card.show_standing(Standing(Plan("/media/stick"), True, kept, days[-1], True, datetime(2026, 11, 24)))
    page.show_parts(card)
    if restoring:
        card.restoring.ask()
        next(iter(card.restoring.which.buttons.values())).click()
        card.restoring.again.ask()
        return _scrolled(page, 1, 1)
    return page


def _alone(context: Context, card: QWidget) -> QWidget:
    page = WorkerPage(context)
    page.show_parts(card)
    return page


def _retention(context: Context) -> QWidget:
    """Somebody who is due for a look, on hold, and somebody who is not."""
    person(context)
    context.desk.run(_due, lambda _: None)
    card = RetentionCard(context)
    card.look()
    return _alone(context, card)


def _due(desk: Desk) -> None:
    if desk.people("Sample Reed").people:
        return
    desk.retention.set_periods(Periods(unfinished=1, contact=1, story=1))
    day = desk.today() - timedelta(days=40)
    sitting = desk.begin("en", day=day)
    with sitting.held():
        sitting.answer("consent_record", State.ANSWERED, "yes")
        sitting.answer("call_name", State.ANSWERED, Text("Sample Reed", "en"))
        sitting.answer("anything_else", State.ANSWERED, Text("Told once.", "en"))
        sitting.order(_choosing(("learn.language",)))
        sitting.stop()
    desk.retention.hold(sitting.record.id, "Letter of a court, file 12", desk.today() + timedelta(days=90))
    left = desk.begin("en", day=day)
    with left.held():
        left.answer("consent_record", State.ANSWERED, "yes")
        left.stop()


def _travel(context: Context) -> QWidget:
    card = TravelCard(context)
    card.take_place(Path("/media/stick"))
    card.empty.ask()
    return _alone(context, card)


SCREENS: dict[str, Callable[[Context], QWidget]] = {
    "people": PeopleScreen,
    "person": _person_screen,
    "person-2": lambda context: _scrolled(_person_screen(context), 1, 3),
    "person-3": lambda context: _scrolled(_person_screen(context), 2, 3),
    "person-4": lambda context: _scrolled(_person_screen(context), 3, 3),
    "questions-who": lambda context: _inside(context, lambda c, record: _more(c, record, begun=False)),
    "questions": lambda context: _inside(context, lambda c, record: _more(c, record, begun=True)),
    "signs": lambda context: _inside(context, _signs),
    "finding": lambda context: _finding(context, "health.urgent"),
    "finding-said-first": lambda context: _finding(context, "police.talk"),
    "finding-live": lambda context: _finding(context, "home.tonight"),
    "release": lambda context: _release(context, 0),
    "release-2": lambda context: _release(context, 1),
    "release-3": lambda context: _release(context, 2),
    "release-4": lambda context: _release(context, 3),
    "release-begun": _begun,
    "release-when": _agreed,
    "referral": lambda context: ReferralPage(context, person(context), _referral(context, 0)),
    "referral-2": lambda context: _scrolled(ReferralPage(context, person(context), _referral(context, 0)), 1, 1),
    "referral-no-release": lambda context: ReferralScreen(
        context, Place("referral", record=person(context), referral=_referral(context, 1))
    ),
    "directory": lambda context: _directory(context, 0),
    "directory-2": lambda context: _directory(context, 2),
    "directory-import": _imported,
    "before-first": BeforeFirst,
    "vault": VaultScreen,
    "vault-backups": _backups,
    "vault-restoring": lambda context: _backups(context, restoring=True),
    "vault-retention": _retention,
    "vault-journal": lambda context: _alone(context, JournalCard(context)),
    "vault-travel": _travel,
    "vault-destroying": lambda context: _alone(context, DestroyingCard(context)),
    "vault-2": lambda context: _scrolled(VaultScreen(context), 1, 1),
}
