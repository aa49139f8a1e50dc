"""The pages about papers with an invented person in them: everything at once, and what is called back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from intake_app.conversation.answers import State, Text
from intake_app.conversation.consents import Category, Given
from intake_app.conversation.recalls import How
from intake_app.conversation.record import Interpreter
from intake_app.desk import Desk
from intake_app.needs.choosing import Choosing
from intake_app.packets.naming import Copy
from intake_app.papers import tell_recalled
from intake_app.sitting import recipient_of
from ui.shell.context import Context
from ui.worker.recalling import RecallScreen
from ui.worker.whole_set import WholeSetScreen

_NAME = "Sample Ferry"
_NEEDS = ("home.tonight", "health.urgent", "law.advice")


def _person(context: Context, make: Callable[[Desk], str]) -> str:
    found: list[str] = []
    context.desk.run(make, found.append)
    return found[0]


def _referred(desk: Desk) -> str:
    """Somebody with three referrals: two with a release, one without."""
    day = desk.today() - timedelta(days=9)
    sitting = desk.begin("ar", day=day, interpreter=Interpreter("I-7", "ar", "in_person"))
    with sitting.held():
        sitting.answer("consent_record", State.ANSWERED, "yes")
        sitting.answer("call_name", State.ANSWERED, Text(_NAME, "ar"))
        sitting.order(Choosing(_NEEDS, (), tuple((code,) for code in _NEEDS)))
        for code in _NEEDS:
            to = recipient_of(desk.match(code)[0].service)
            if code != "law.advice":
                sitting.consent(
                    recipient=to, purpose=(code,), categories=(Category.NEEDS, Category.IDENTITY),
                    until=desk.today() + timedelta(days=30), given=Given.WRITTEN,
                )  # fmt: skip
            sitting.refer(recipient=to, needs=(code,))
        sitting.stop()
    return sitting.record.id


def _called_back(desk: Desk) -> str:
    """Two packets were given, both consents were taken back, and one of the two recipients was told."""
    record = _referred(desk)
    sitting = desk.begin("ar", record=record)
    views = desk.record(record).referrals(desk.today())[:2]
    with sitting.held():
        for view, language in zip(views, ("en", "fr"), strict=True):
            sitting.packet_given(view.referral.id, copy=Copy.RECIPIENT.value, language=language)
        for consent in desk.record(record).consents():
            sitting.withdraw(consent.id)
        sitting.stop()
    tell_recalled(desk, record, views[0].referral.id, How.PHONE)
    return record


def _set(context: Context) -> QWidget:
    screen = WholeSetScreen(context, _person(context, _referred))
    screen.lines[0].open.setChecked(True)
    screen.lines[0].read.setChecked(True)
    return screen


SCREENS: dict[str, Callable[[Context], QWidget]] = {
    "papers": lambda context: WholeSetScreen(context, _person(context, _referred)),
    "papers-read": _set,
    "recall": lambda context: RecallScreen(context, _person(context, _called_back)),
}
