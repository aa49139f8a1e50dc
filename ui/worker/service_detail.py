"""One service of the directory: what to say first, then how to reach it and what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.directory.change_words import FIELD_WORDS
from intake_app.directory.changes import field_lines
from intake_app.directory.demands import demand_words
from intake_app.directory.entries import Phone, Service
from intake_app.directory.hours import hours_line
from intake_app.directory.matching import cautions_for, checked_on, is_checked
from intake_app.languages.language import Language, isolated
from intake_app.languages.words import Ltr, Msg, msg
from ui.shell.context import Context
from ui.widgets.points import Points
from ui.widgets.words import label, value_label
from ui.worker.dated import dated
from ui.worker.matches import said_first
from ui.worker.page import notice, stack
from ui.worker.person_referrals import needs_line

_STALE = msg("Not checked since {date}. Call before you send anyone.")
_NEVER = msg("Nobody noted when these details were last right. Call before you send anyone.")
_ASSURED = msg("Last checked on {date}.")
_SECRET = msg("The address is kept secret, for safety. Call them.")


def service_detail(context: Context, service: Service, today: date) -> QWidget:
    """The whole entry as a column."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(context.theme.px(12))
    marks = demand_words(service)
    if marks:
        column.addWidget(said_first(context, marks))
    column.addWidget(value_label(service.name, "title"))
    if service.organization.name not in ("", service.name):
        column.addWidget(value_label(service.organization.name, "lead"))
    column.addWidget(_assured(context, service, today))
    rest = tuple(c for c in cautions_for(service, None, today) if c not in marks and not _said_elsewhere(c))
    if rest:
        column.addWidget(Points(context, partial(_listed, rest)))
    if service.description:
        column.addWidget(value_label(service.description))
    if service.needs:
        column.addWidget(_fact(context, msg("Helps with"), label(context, needs_line(service.needs))))
    for title, words in _facts(service):
        said = value_label(words) if isinstance(words, str) else label(context, words)
        column.addWidget(_fact(context, title, said))
    if any(place.confidential for place in service.places):
        column.addWidget(label(context, _SECRET, "label"))
    column.addStretch(1)
    return whole


def _fact(context: Context, title: Msg, words: QWidget) -> QWidget:
    return stack(context, label(context, title, "small"), words, spacing=2)


def _facts(service: Service) -> Iterator[tuple[Msg, str | Callable[[Language], str]]]:
    """Titles and the provider's own words, or what has a wording in each language; a secret place gives no address."""
    hours = partial(_hours, service) if service.schedules else ""
    languages = partial(_languages, service) if service.languages else ""
    facts: tuple[tuple[Msg, str | Callable[[Language], str]], ...] = (
        (msg("Phone"), "\n".join(map(_phone, service.phones))),
        (msg("E-mail"), "\n".join(isolated(Ltr(email)) for email in service.emails)),
        (msg("Address"), "\n".join(", ".join(lines) for lines in service.addresses)),
        (msg("Hours"), hours),
        (msg("Languages"), languages),
        (msg("Interpreters"), service.interpretation),
        (FIELD_WORDS["contacts"], "\n".join(field_lines(service, "contacts"))),
        (FIELD_WORDS["capacity"], service.capacity),
        (FIELD_WORDS["payments"], " · ".join(service.payments)),
        (FIELD_WORDS["also_called"], " · ".join(service.also_called)),
        (msg("How to apply"), service.application),
        (msg("Website"), service.website),
    )
    return ((title, words) for title, words in facts if not isinstance(words, str) or words.strip())


def _hours(service: Service, language: Language) -> str:
    return "\n".join(filter(None, (hours_line(each, language) for each in service.schedules)))


def _languages(service: Service, language: Language) -> str:
    named = (language.language_name(each.tag) if each.tag else each.text for each in service.languages)
    return " · ".join(isolated(name) for name in named if name)


def _phone(phone: Phone) -> str:
    parts = (isolated(Ltr(phone.number)), phone.extension, phone.note)
    return " · ".join(part for part in parts if part)


def _listed(messages: tuple[Msg, ...], language: Language) -> tuple[str, ...]:
    return tuple(language.text(one) for one in messages)


def _said_elsewhere(caution: Msg) -> bool:
    """Whether the page says it in another place: the age of the entry and a secret address."""
    return caution.id.startswith(("Not checked", "Their address"))


def _assured(context: Context, service: Service, today: date) -> QWidget:
    checked = checked_on(service, today)
    if checked is None:
        return notice(context, _NEVER)
    if not is_checked(service, today):
        return notice(context, dated(_STALE, checked))
    return label(context, dated(_ASSURED, checked), "small")
