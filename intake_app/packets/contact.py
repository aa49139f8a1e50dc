"""How to reach the person safely, as what to do and what not to do; without a clear yes there is only the referrer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from intake_app.conversation.answers import Row, Text
from intake_app.forms.intake import CONTACT_CHECK_DAYS
from intake_app.languages.language import Language, isolated
from intake_app.languages.words import Msg, psay, say
from intake_app.packets.share import Contact, Shared
from intake_app.packets.sheet import Advice
from intake_app.packets.spoken import BETWEEN, readable, row_text, sentence


class Office(Protocol):
    """Who refers: the organisation and its office line, never a worker's own."""

    @property
    def organization(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def office_phone(self) -> str: ...

    @property
    def office_hours(self) -> str: ...


_DO = psay("heading of a list", "Do")
_DONT = psay("heading of a list", "Do not")
_CALL_REFERRER = say("Call the referrer: {phone}")
_CALL_REFERRER_PLAIN = say("Call the referrer.")
_DO_NOT_CONTACT = say("Do not contact the person.")
_PERSON_CALLS = say("The person will contact you. Please wait for that.")
_OTHER_WAYS = say("Use no other way and no other time than these.")
_SAY_WHY = say("Tell nobody but the person who you are or why you call.")
_NO_VOICEMAIL = say("Leave no voice message.")
_SHARED_LINE = say("{way} (someone else may see or hear this)")
_OLD = say("This was last checked on {date}. Call the referrer before you use it.")
_CHECKED = say("Last checked on {date}.")
# Translators: in several languages the hours of the day are counted from sunrise: their three is nine elsewhere.
_WHICH_CLOCK = say("Make sure which clock is meant: the hours may be counted from six o’clock.")
_POST = say("Post: {address}")
_MEETING = say("A safe way to meet: {way}")

_FROM_SUNRISE = frozenset({"am", "ti", "om", "sw"})
"""Languages whose speakers count the hours of the day from six o'clock, also where no dictionary of times says so."""

_CHOSEN: dict[tuple[str, str], tuple[bool, Msg]] = {
    ("contact_voicemail", "neutral_only"): (
        True,
        say("Leave only a neutral voice message, and name no service."),
    ),
    ("contact_voicemail", "ok"): (True, say("A voice message is fine.")),
    ("contact_if_other", "hang_up"): (True, say("If somebody else answers, hang up.")),
    ("contact_if_other", "wrong_number"): (True, say("If somebody else answers, say it is a wrong number.")),
    ("contact_if_other", "say_cover_name"): (True, say("If somebody else answers, give only the name above.")),
    ("contact_dropped", "do_not_call_back"): (False, say("If the call drops, do not call back.")),
    ("contact_dropped", "call_once"): (True, say("If the call drops, call back once.")),
    ("contact_dropped", "wait"): (True, say("If the call drops, wait until the person calls.")),
}
_WORDED: dict[str, Msg] = {
    "contact_say": say("Say you are {words}."),
    "contact_ask_for": say("Ask for {words}."),
    "contact_code_word": say("Say the word {words} to show that it is you."),
    "contact_unsafe_word": say("If the person says {words}, it is not safe: end the call."),
}


def advice(shared: Shared, language: Language, site: Office) -> Advice:
    """The lines of contact for page one."""
    do, dont = (language.text(title) for title in (_DO, _DONT))
    if shared.contact is Contact.SAFE_WAYS:
        return Advice(do, tuple(_do(shared, language)), dont, tuple(_dont(shared, language)))
    waiting = (language.text(_PERSON_CALLS),) if shared.contact is Contact.PERSON_CALLS else ()
    return Advice(do, (*waiting, _call_referrer(language, site)), dont, (language.text(_DO_NOT_CONTACT),))


def _call_referrer(language: Language, site: Office) -> str:
    return office_line(_CALL_REFERRER, language, site) or language.text(_CALL_REFERRER_PLAIN)


def office_line(wording: Msg, language: Language, site: Office) -> str:
    """``wording`` with the office's ``{phone}``, and its hours after; empty when the site has no phone."""
    if not site.office_phone:
        return ""
    hours = f"{BETWEEN}{isolated(readable(site.office_hours))}" if site.office_hours else ""
    return sentence(wording, language, phone=site.office_phone) + hours


def _do(shared: Shared, language: Language) -> Iterator[str]:
    yield from _ways(shared, language)
    for name, wording in _WORDED.items():
        value = shared.value(name)
        if isinstance(value, Text) and value.value.strip():
            yield sentence(wording, language, words=value.value)
    yield from _chosen(shared, language, do=True)
    for name, wording, field in (("address", _POST, "address"), ("meet_again", _MEETING, "way")):
        value = shared.value(name)
        if isinstance(value, Text) and value.value.strip():
            yield sentence(wording, language, **{field: value.value})
    yield from _checked(shared, language)


def _dont(shared: Shared, language: Language) -> Iterator[str]:
    yield language.text(_OTHER_WAYS)
    yield language.text(_SAY_WHY)
    if shared.value("contact_voicemail") not in ("neutral_only", "ok"):
        yield language.text(_NO_VOICEMAIL)
    yield from _chosen(shared, language, do=False)


def _ways(shared: Shared, language: Language) -> Iterator[str]:
    told = next((a for a in shared.answers if a.question.name == "contact_ways"), None)
    if told is None or not isinstance(told.value, tuple):
        return
    for row in told.value:
        if isinstance(row, Row):
            line = row_text(told.question, row, language, leaving_out="shared")
            seen = row.get("shared") in ("yes", "not_sure")
            yield language.text(_SHARED_LINE(way=line)) if seen else line
    hours = any(isinstance(row, Row) and row.get("hours") for row in told.value)
    if hours and told.language.split("-")[0] in _FROM_SUNRISE:
        yield language.text(_WHICH_CLOCK)


def _chosen(shared: Shared, language: Language, *, do: bool) -> Iterator[str]:
    for (name, choice), (is_do, wording) in _CHOSEN.items():
        if is_do is do and shared.value(name) == choice:
            yield language.text(wording)


def _checked(shared: Shared, language: Language) -> Iterator[str]:
    value = shared.value("contact_checked")
    if isinstance(value, str):
        day = date.fromisoformat(value)
        old = (shared.today - day).days > CONTACT_CHECK_DAYS
        yield language.text((_OLD if old else _CHECKED)(date=language.date(day)))
