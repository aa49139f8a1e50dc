"""How to reach the person safely, at the top of their page: what to do, what not to do, and whether that is old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from intake_app.conversation.consents import Category, Recipient
from intake_app.conversation.record import Record
from intake_app.conversation.referrals import Priority
from intake_app.forms.answering import relevant
from intake_app.forms.intake import CONTACT_CHECK_DAYS, INTAKE
from intake_app.languages.language import Language
from intake_app.languages.words import msg
from intake_app.packets.contact import advice
from intake_app.packets.share import Contact, Shared, SharedAnswer
from intake_app.site import Site
from ui.shell.context import Context
from ui.widgets.points import Points
from ui.widgets.words import label
from ui.worker.dated import dated
from ui.worker.page import notice, section, stack

CHECKED = "contact_checked"
_UNKNOWN = msg("No safe way is known yet. Do not contact the person before they say how.")
_PERSON_CALLS = msg("They will contact us. Wait for that, and do not contact them.")
_OLD = msg("Last checked on {date}, more than two weeks ago. Ask again before you use it.")
_CHECKED = msg("Last checked on {date}.")
_DO, _DONT = msg("Do"), msg("Do not")
_NOWHERE = Recipient("", "", "", "")


def contact_card(context: Context, record: Record, site: Site, today: date) -> QFrame:
    """The card that stands first on a person's page."""
    frame, column = section(context, msg("How to reach them safely"))
    said = record.answer_in_force("contact_ok")
    answer = said.value if said is not None and said.answered else None
    if answer != "yes":
        column.addWidget(label(context, _PERSON_CALLS if answer == "no_i_will_contact_you" else _UNKNOWN, "lead"))
        return frame
    day = checked_on(record)
    if day is not None and is_old(day, today):
        column.addWidget(notice(context, dated(_OLD, day)))
    _add_advice(context, column, shared_contact(record, today), site)
    if day is not None and not is_old(day, today):
        column.addWidget(label(context, dated(_CHECKED, day), "small"))
    return frame


def checked_on(record: Record) -> date | None:
    """The day on which the safe way was last checked: as noted, else the day it was last spoken of."""
    noted = record.answer_in_force(CHECKED)
    if noted is not None and noted.answered and isinstance(noted.value, str):
        return date.fromisoformat(noted.value)
    spoken_of = [c.date for c in record.in_order if c.answer("contact_ways") or c.answer("contact_ok")]
    return spoken_of[-1] if spoken_of else None


def is_old(day: date, today: date) -> bool:
    """Whether a check is older than a safe way may be."""
    return (today - day).days > CONTACT_CHECK_DAYS


def shared_contact(record: Record, today: date) -> Shared:
    """Every answer on safe contact, as the lines of contact want them; it leaves this page for nowhere."""
    return Shared("", _NOWHERE, Priority.TWO_WEEKS, today, today, (), Contact.SAFE_WAYS, tuple(_answers(record)))


def _answers(record: Record) -> Iterator[SharedAnswer]:
    shown = relevant(INTAKE, record)
    for question in INTAKE.questions:
        answer = record.answer_in_force(question.name)
        of_contact = question.category is Category.CONTACT and question.name in shown and question.name != CHECKED
        if of_contact and answer is not None and answer.answered and answer.value is not None:
            yield SharedAnswer(question, answer.value, answer.language)


def _add_advice(context: Context, column: QVBoxLayout, shared: Shared, site: Site) -> None:
    def do(language: Language) -> tuple[str, ...]:
        return advice(shared, language, site).do

    def dont(language: Language) -> tuple[str, ...]:
        return advice(shared, language, site).dont

    sides = (
        stack(context, label(context, _DO, "label"), Points(context, do)),
        stack(context, label(context, _DONT, "label"), Points(context, dont)),
    )
    line = QHBoxLayout()
    line.setSpacing(context.theme.px(32))
    for side in sides:
        line.addWidget(side, 1, Qt.AlignmentFlag.AlignTop)
    column.addLayout(line)
