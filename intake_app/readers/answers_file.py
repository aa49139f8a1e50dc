"""The answers file: what one conversation is, as JSON; anything unknown in it is refused by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from intake_app.conversation.answers import State, Text, Value
from intake_app.conversation.consents import (
    SHAREABLE,
    Agreement,
    Category,
    Decision,
    Explained,
    Given,
    WithheldReason,
)
from intake_app.conversation.record import Interpreter
from intake_app.conversation.referrals import Priority
from intake_app.forms.answering import read_answer
from intake_app.forms.model import Form, Kind, Question
from intake_app.languages.words import Msg, msg
from intake_app.needs.catalogue import is_need
from intake_app.needs.choosing import Choosing
from intake_app.problems import BadInput
from intake_app.readers.json_file import load_json

_KEYS = ("language", "date", "worker", "site", "interpreter", "answers", "needs", "consents", "referrals")
_MODES = ("in_person", "phone", "video", "bilingual_worker")
_KEYS_OF_WORDS = ("state", "value", "language", "translation", "interpreted")
_KEYS_OF_AN_ANSWER = {
    Kind.TEXT: _KEYS_OF_WORDS,
    Kind.DATE: (*_KEYS_OF_WORDS, "calendar"),
    Kind.EDTF: (*_KEYS_OF_WORDS, "calendar"),
    Kind.LANGUAGE: ("state", "value", "language", "dialect"),
}
_SEE = msg("See the answers file in the README for what it may hold.")
_OTHER_WITNESS = msg("Ask a second adult who did not come with the person, or choose another way of giving it.")
E = TypeVar("E")


@dataclass(frozen=True, slots=True, repr=False)
class AnswerDraft:
    """One answer of the file, checked against its question."""

    question: str
    state: State
    value: Value | None


@dataclass(frozen=True, slots=True)
class ConsentDraft:
    """One release of the file; ``service`` is the directory's id."""

    service: str
    purpose: tuple[str, ...]
    decision: Decision
    categories: frozenset[Category]
    items_withheld: frozenset[str]
    until: date | None
    given: Given
    witness: str
    story_confirmed: bool
    language: str | None
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class ReferralDraft:
    """One referral of the file; ``service`` is the directory's id."""

    service: str
    needs: tuple[str, ...]
    priority: Priority


@dataclass(frozen=True, slots=True, repr=False)
class AnswersFile:
    """A conversation read from a file: everything checked but the directory's ids."""

    language: str
    date: date | None
    worker: str
    site: str
    interpreter: Interpreter | None
    answers: tuple[AnswerDraft, ...]
    choosing: Choosing | None
    own_words: Mapping[str, Text]
    consents: tuple[ConsentDraft, ...]
    referrals: tuple[ReferralDraft, ...]


def read_answers_file(path: Path, form: Form, *, is_language: Callable[[str], bool]) -> AnswersFile:
    """The conversation in ``path``. Raises BadInput that names the key, question, need or language it does not know."""
    return read_conversation(load_json(path), form, is_language=is_language)


def read_conversation(data: Any, form: Form, *, is_language: Callable[[str], bool]) -> AnswersFile:
    """The conversation in ``data``, the JSON value of an answers file."""
    top = _object(data, "answers file", _KEYS)
    language = _language(top.get("language", "en"), is_language)
    raw_needs = _object(top.get("needs", {}), "needs", ("yes", "later", "no", "own_words", "no_preference"))
    return AnswersFile(
        language=language,
        date=_day(top["date"], "date") if "date" in top else None,
        worker=_words(top.get("worker", ""), "worker"),
        site=_words(top.get("site", ""), "site"),
        interpreter=_interpreter(top.get("interpreter"), is_language),
        answers=_answers(top.get("answers", {}), form, language, is_language),
        choosing=_choosing(raw_needs) if raw_needs else None,
        own_words=_own_words(raw_needs, language, is_language),
        consents=tuple(_consent(one, form, is_language) for one in _list(top.get("consents", []), "consents")),
        referrals=tuple(_referral(one) for one in _list(top.get("referrals", []), "referrals")),
    )


def _unknown(kind: Msg, name: object) -> BadInput:
    return BadInput(kind(name=str(name)[:80]), _SEE)


def _object(value: Any, where: str, keys: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadInput(msg("“{where}” should be an object with keys.")(where=where), _SEE)
    for key in value:
        if key not in keys:
            raise _unknown(msg("The answers file has an unknown key: {name}."), key)
    return value


def _list(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise BadInput(msg("“{where}” should be a list.")(where=where), _SEE)
    return value


def _words(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise BadInput(msg("“{where}” should be text.")(where=where), _SEE)
    return value


def _language(value: Any, is_language: Callable[[str], bool]) -> str:
    if not isinstance(value, str) or not is_language(value):
        raise _unknown(msg("Cairn does not know the language {name}."), value)
    return value


def _day(value: Any, where: str) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadInput(msg("“{where}” should be a date such as 2026-11-20.")(where=where), _SEE) from None


def _one_of(kind: Callable[[Any], E], value: Any, where: str) -> E:
    try:
        return kind(value)
    except ValueError:
        raise BadInput(
            msg("“{where}” has a word that Cairn does not know: {name}.")(where=where, name=str(value)[:80]), _SEE
        ) from None


def _flag(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise BadInput(
            msg("“{where}” has a word that Cairn does not know: {name}.")(where=where, name=str(value)[:80]), _SEE
        )
    return value


def _interpreter(value: Any, is_language: Callable[[str], bool]) -> Interpreter | None:
    if value is None:
        return None
    given = _object(value, "interpreter", ("code", "language", "mode"))
    mode = given.get("mode", "in_person")
    if mode not in _MODES:
        raise _unknown(msg("Cairn does not know this way of interpreting: {name}."), mode)
    return Interpreter(_words(given.get("code", ""), "code"), _language(given.get("language", "en"), is_language), mode)


def _answers(value: Any, form: Form, language: str, is_language: Callable[[str], bool]) -> tuple[AnswerDraft, ...]:
    if not isinstance(value, dict):
        raise BadInput(msg("“{where}” should be an object with keys.")(where="answers"), _SEE)
    drafts = []
    for name, raw in value.items():
        question = form.question(name)
        if question is None:
            raise _unknown(msg("The answers file has an unknown question: {name}."), name)
        state, found = read_answer(question, raw, language)
        _known_parts(question, raw, is_language)
        drafts.append(AnswerDraft(name, state, found))
    return tuple(drafts)


def _known_parts(question: Question, raw: Any, is_language: Callable[[str], bool]) -> None:
    """Raise BadInput for a key or a language that Cairn does not know, in an answer that is otherwise well formed."""
    while isinstance(raw, dict):
        _object(raw, question.name, _KEYS_OF_AN_ANSWER.get(question.kind, ("state", "value")))
        _flag(raw.get("interpreted", False), "interpreted")
        if "language" in raw:
            _language(raw["language"], is_language)
        inner = raw.get("translation")
        raw = raw.get("value") if inner is None else inner
    if question.kind is Kind.LANGUAGE and isinstance(raw, str):
        _language(raw, is_language)


def _need(code: Any) -> str:
    if not isinstance(code, str) or not is_need(code):
        raise _unknown(msg("The answers file has an unknown need: {name}."), code)
    return code


def _choosing(raw: Mapping[str, Any]) -> Choosing:
    groups = []
    for entry in _list(raw.get("yes", []), "yes"):
        codes = entry if isinstance(entry, list) else [entry]
        groups.append(tuple(dict.fromkeys(_need(code) for code in codes)))
    wanted = tuple(code for group in groups for code in group)
    if len(set(wanted)) != len(wanted):
        raise BadInput(msg("A need stands twice in the order."), _SEE)
    later = tuple(dict.fromkeys(_need(code) for code in _list(raw.get("later", []), "later")))
    for code in _list(raw.get("no", []), "no"):
        _need(code)
    return Choosing(
        wanted=wanted,
        later=tuple(code for code in later if code not in wanted),
        order=tuple(group for group in groups if group),
        no_preference=_flag(raw.get("no_preference", False), "no_preference"),
    )


def _own_words(needs: Mapping[str, Any], language: str, is_language: Callable[[str], bool]) -> dict[str, Text]:
    """What was said of the needs; what was said of a *no* is not kept either."""
    raw = needs.get("own_words", {})
    if not isinstance(raw, dict):
        raise BadInput(msg("“{where}” should be an object with keys.")(where="own_words"), _SEE)
    question = Question("own_words", Kind.TEXT, msg("In your own words"), Category.NEEDS)
    found: dict[str, Text] = {}
    for code, words in raw.items():
        _, value = read_answer(question, words, language)
        _known_parts(question, words, is_language)
        if isinstance(value, Text) and _need(code) not in _list(needs.get("no", []), "no"):
            found[code] = value
    return found


def _consent(raw: Any, form: Form, is_language: Callable[[str], bool]) -> ConsentDraft:
    keys = ("service", "purpose", "decision", "categories", "items_withheld", "until", "given", "witness", "language")
    how = ("story_confirmed", "withheld_reason", "explained", "read_aloud", "witness_is_companion")
    given = _object(raw, "consents", (*keys, *how))
    if _flag(given.get("witness_is_companion", False), "witness_is_companion"):
        raise BadInput(msg("A release is never witnessed by somebody who came with the person."), _OTHER_WITNESS)
    categories = [_one_of(Category, c, "categories") for c in _list(given.get("categories", []), "categories")]
    for category in categories:
        if category not in SHAREABLE:
            raise _unknown(msg("This category never leaves: {name}."), category)
    withheld = _list(given.get("items_withheld", []), "items_withheld")
    for name in withheld:
        if not isinstance(name, str) or not _is_item(name, form):
            raise _unknown(msg("The answers file has an unknown question: {name}."), name)
    return ConsentDraft(
        service=_words(given.get("service"), "service"),
        purpose=tuple(_need(code) for code in _list(given.get("purpose", []), "purpose")),
        decision=_one_of(Decision, given.get("decision", "yes"), "decision"),
        categories=frozenset(categories),
        items_withheld=frozenset(withheld),
        until=_day(given["until"], "until") if "until" in given else None,
        given=_one_of(Given, given.get("given", "written"), "given"),
        witness=_words(given.get("witness", ""), "witness"),
        story_confirmed=_flag(given.get("story_confirmed", False), "story_confirmed"),
        language=_language(given["language"], is_language) if "language" in given else None,
        agreement=_agreement(given),
    )


def _is_item(name: str, form: Form) -> bool:
    """Whether this can be kept back: a question, or ``own_words/<need>`` for the person's words for one need."""
    question, _, code = name.partition("/")
    return form.question(question) is not None and (not code or (question == "own_words" and is_need(code)))


def _agreement(given: Mapping[str, Any]) -> Agreement:
    return Agreement(
        withheld_reason=_one_of(WithheldReason, given.get("withheld_reason", "not_said"), "withheld_reason"),
        explained=frozenset(
            _one_of(Explained, each, "explained") for each in _list(given.get("explained", []), "explained")
        ),
        read_aloud=_flag(given.get("read_aloud", False), "read_aloud"),
    )


def _referral(raw: Any) -> ReferralDraft:
    given = _object(raw, "referrals", ("service", "needs", "priority"))
    return ReferralDraft(
        service=_words(given.get("service"), "service"),
        needs=tuple(_need(code) for code in _list(given.get("needs", []), "needs")),
        priority=_one_of(Priority, given.get("priority", "2w"), "priority"),
    )
