"""The screens of what is to do, of an incoming referral, and of what follows a referral, for review."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from intake_app.conversation.answers import Row, State, Text
from intake_app.conversation.consents import Category, Given
from intake_app.conversation.ids import new_id
from intake_app.conversation.incoming import Incoming, TheyAgreed
from intake_app.conversation.record import Record
from intake_app.conversation.referrals import BY_RECIPIENT, Priority, Referral, Stage
from intake_app.desk import Desk
from intake_app.needs.choosing import Choosing
from intake_app.receiving import receive
from intake_app.sitting import Sitting, recipient_of
from intake_app.worklist import come_back_to
from ui.shell.context import Context
from ui.worker.finding import Finding
from ui.worker.gallery import invented_once
from ui.worker.incoming import IncomingScreen
from ui.worker.outcome import OutcomeCard
from ui.worker.page import WorkerPage
from ui.worker.person_follow_ups import FollowUpsCard, incoming_cards
from ui.worker.person_timeline import timeline_card
from ui.worker.today import TodayScreen

Build = Callable[[Context], QWidget]
_NAME = "Sample Fern"
_WANTED = ("home.tonight", "health.urgent")


def person(context: Context) -> str:
    """The record of an invented person about whom much is to do; made once in a vault."""
    return invented_once(context, _NAME, _made)


def _made(desk: Desk) -> str:
    day = desk.today() - timedelta(days=18)
    came = Incoming(
        new_id(), "Lake House", day, "A. Sample", "+44 20 7946 0177", "LH-7", _WANTED, TheyAgreed.YES,
        "She said yes, by phone.", "She can come on Tuesdays.", _NAME,
    )  # fmt: skip
    record = receive(desk, came)
    first = desk.begin("en", record=record, day=day)
    with first.held():
        _talk(first)
        answered = _refer(desk, first, "home.tonight", Priority.THREE_DAYS)
        first.step(answered.id, Stage.SENT, by="W-1")
        silent = _refer(desk, first, "health.urgent", Priority.DAY)
        first.step(silent.id, Stage.SENT, by="W-1")
        first.stop()
    later = desk.begin("en", record=record)
    with later.held():
        later.answer("usually_helps", State.NOT_ASKED)
        later.packet_given(answered.id, copy="recipient", language="en")
        later.stop()
    desk_work = desk.begin("en", record=record, day=day + timedelta(2))
    with desk_work.held():
        desk_work.step(answered.id, Stage.ACCEPTED, by=BY_RECIPIENT)
        desk_work.stop()
    come_back_to(desk, record, "The form for the school", desk.today())
    come_back_to(desk, record, "Which lawyer she liked", None)
    return record


def _talk(sitting: Sitting) -> None:
    sitting.answer("consent_record", State.ANSWERED, "yes")
    sitting.answer("call_name", State.ANSWERED, Text(_NAME, "en"))
    sitting.answer("contact_ok", State.ANSWERED, "yes")
    row = Row((("need", "mind.counselling"), ("provider", "the group at the library")))
    sitting.answer("already_with", State.ANSWERED, (row,))
    sitting.order(Choosing(_WANTED, (), tuple((code,) for code in _WANTED)))


def _refer(desk: Desk, sitting: Sitting, need: str, priority: Priority) -> Referral:
    recipient = recipient_of(desk.match(need)[0].service)
    sitting.consent(
        recipient=recipient, purpose=(need,), categories=(Category.NEEDS,),
        until=desk.today() + timedelta(days=4), given=Given.WRITTEN,
    )  # fmt: skip
    return sitting.refer(recipient=recipient, needs=(need,), priority=priority)


def _today(context: Context) -> TodayScreen:
    person(context)
    return TodayScreen(context)


def _put_off(context: Context) -> QWidget:
    page = _today(context)
    page.items[0].later.show()
    return page


def _cards(context: Context, make: Callable[[Context, Record, date], Iterable[QWidget]]) -> WorkerPage:
    """Cards of that person alone on a page."""
    id_, page = person(context), WorkerPage(context)
    context.desk.run(
        lambda desk: (desk.record(id_), desk.today()),
        lambda known: page.show_parts(*make(context, *known)),
    )
    return page


def _followed(context: Context, record: Record, today: date) -> Iterable[QWidget]:
    return (*incoming_cards(context, record, _nothing), FollowUpsCard(context, record, today, _nothing))


def _timeline(context: Context, record: Record, today: date) -> Iterable[QWidget]:
    return (timeline_card(context, record, _nothing),)


def _outcome(context: Context, record: Record, today: date) -> Iterable[QWidget]:
    return (OutcomeCard(context, record, record.referrals(today)[0], today, _nothing),)


def _nothing(_: object) -> None:
    """Do nothing."""


def _incoming(context: Context) -> IncomingScreen:
    page = IncomingScreen(context)
    page.needs.add()
    return page


def _scrolled(page: WorkerPage, part: int, parts: int) -> WorkerPage:
    bar = page.verticalScrollBar()
    bar.rangeChanged.connect(lambda _, last: bar.setValue(last * part // parts))
    return page


SCREENS: dict[str, Build] = {
    "today": _today,
    "today-2": _put_off,
    "incoming": _incoming,
    "incoming-2": lambda context: _scrolled(_incoming(context), 1, 1),
    "follow-ups": lambda context: _cards(context, _followed),
    "timeline": lambda context: _cards(context, _timeline),
    "outcome": lambda context: _cards(context, _outcome),
    "doubled": lambda context: Finding(context, person(context), "home.tonight"),
}
