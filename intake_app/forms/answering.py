"""Raw answers checked against their question: what a file or a field holds becomes a value, or a clear problem."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any

from intake_app.conversation.answers import LanguageChoice, Row, State, Text, Value, plain
from intake_app.conversation.record import Record
from intake_app.forms.expressions import is_true
from intake_app.forms.model import Form, Kind, Question
from intake_app.languages.calendars import in_gregorian
from intake_app.languages.digits import western, western_number
from intake_app.languages.edtf import read_edtf
from intake_app.languages.words import Msg, msg
from intake_app.problems import BadInput

LONGEST_ANSWER = 1_000_000
"""Characters of one text, a book of five hundred pages. A longer one is refused whole, never cut."""

MOST_TRANSLATIONS = 8
"""How often words may be translated on, from hand to hand."""

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


def read_answer(question: Question, raw: Any, language: str) -> tuple[State, Value | None]:
    """The state and value of ``raw``, an answer as the answers file writes it.

    A bare value is *answered*; ``{"state": ...}`` stands for the other three; ``{"value", "language", "translation"}``
    is a text with its language. Raises BadInput that names the question and never the answer.
    """
    if isinstance(raw, Mapping) and "state" in raw:
        state = _state(question, raw)
        if state is not State.ANSWERED:
            return state, None
        raw = raw.get("value")
    if raw is None:
        return State.NOT_ASKED, None
    return State.ANSWERED, _READERS[question.kind](question, raw, language)


def _state(question: Question, raw: Mapping[str, Any]) -> State:
    try:
        return State(raw["state"])
    except ValueError:
        raise _bad(question, msg("“{question}” has a state that Cairn does not know.")) from None


def _bad(question: Question, what: Msg) -> BadInput:
    return BadInput(what(question=question.name), msg("See the list of questions, their kinds and their choices."))


def _text(question: Question, raw: Any, language: str) -> Text:
    if isinstance(raw, str):
        raw = {"value": raw, "language": language}
    if not isinstance(raw, Mapping) or not isinstance(raw.get("value"), str):
        raise _bad(question, msg("“{question}” takes words."))
    if len(raw["value"]) > LONGEST_ANSWER or _translations(raw) > MOST_TRANSLATIONS:
        raise _too_long(question)
    translation = raw.get("translation")
    return Text(
        value=raw["value"],
        language=str(raw.get("language", language)),
        translation=None if translation is None else _text(question, translation, language),
        interpreted=raw.get("interpreted") is True,
    )


def _translations(raw: Mapping[str, Any]) -> int:
    count, inner = 0, raw.get("translation")
    while isinstance(inner, Mapping) and count <= MOST_TRANSLATIONS:
        count, inner = count + 1, inner.get("translation")
    return count


def _too_long(question: Question) -> BadInput:
    return _bad(question, msg("The answer to “{question}” is longer than Cairn keeps; nothing was cut or stored."))


def _select_one(question: Question, raw: Any, language: str) -> str:
    if not isinstance(raw, str) or question.choice(raw) is None:
        raise _bad(question, msg("“{question}” has no such choice."))
    return raw


def _select_multiple(question: Question, raw: Any, language: str) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise _bad(question, msg("“{question}” takes a list of choices."))
    return tuple(dict.fromkeys(_select_one(question, one, language) for one in raw))


def _language(question: Question, raw: Any, language: str) -> LanguageChoice:
    if isinstance(raw, str):
        raw = {"language": raw}
    if not isinstance(raw, Mapping) or not isinstance(raw.get("language"), str):
        raise _bad(question, msg("“{question}” takes a language tag."))
    dialect = raw.get("dialect", "")
    if not isinstance(dialect, str):
        raise _bad(question, msg("“{question}” takes a language tag."))
    if len(dialect) > LONGEST_ANSWER:
        raise _too_long(question)
    return LanguageChoice(raw["language"], dialect)


def _time(question: Question, raw: Any, language: str) -> str:
    text = western(raw) if isinstance(raw, str) else ""
    if not _TIME.fullmatch(text):
        raise _bad(question, msg("“{question}” takes a time such as 14:30."))
    return time.fromisoformat(text).isoformat("minutes")


def _date(question: Question, raw: Any, language: str) -> str | Text:
    if _is_in_words(raw):
        return _text(question, raw, language)
    try:
        return date.fromisoformat(_gregorian(raw)).isoformat()
    except (TypeError, ValueError):
        raise _bad(question, msg("“{question}” takes a date such as 2026-11-20.")) from None


def _edtf(question: Question, raw: Any, language: str) -> str | Text:
    if _is_in_words(raw):
        return _text(question, raw, language)
    text = _gregorian(raw)
    if not is_edtf(text):
        raise _bad(question, msg("“{question}” takes an age, a year, or a date such as 1985-04."))
    return text


def _is_in_words(raw: Any) -> bool:
    """Whether a date was told in words with their language, as what was typed and is no date is kept."""
    return isinstance(raw, Mapping) and "language" in raw


def _gregorian(raw: Any) -> str:
    """An age or a date as EDTF; ``{"calendar", "value"}`` is a year, month or day of another calendar. Else empty."""
    if isinstance(raw, Mapping) and set(raw) == {"calendar", "value"}:
        return in_gregorian(str(raw["calendar"]), western(str(raw["value"]))) or ""
    return western(str(raw)) if isinstance(raw, str | int) else ""


def fits(value: Value | Row | None) -> bool:
    """Whether every text of a value is short enough to be kept."""
    match value:
        case str():
            return len(value) <= LONGEST_ANSWER
        case Text():
            return len(value.value) <= LONGEST_ANSWER and fits(value.translation)
        case LanguageChoice():
            return len(value.dialect) <= LONGEST_ANSWER
        case Row():
            return all(len(cell) <= LONGEST_ANSWER for _, cell in value.cells)
    return all(fits(each) for each in value or ())


def is_edtf(text: str) -> bool:
    """Whether ``text`` is an age in years or a date in the EDTF forms that Cairn keeps (ISO 8601-2, levels 0 and 1)."""
    return read_edtf(text) is not None


def _repeat(question: Question, raw: Any, language: str) -> tuple[Row, ...]:
    if not isinstance(raw, list):
        raise _bad(question, msg("“{question}” takes a list of entries."))
    return tuple(_row(question, entry) for entry in raw)


def _row(question: Question, entry: Any) -> Row:
    if isinstance(entry, str):
        entry = {question.columns[0].name: entry}
    if not isinstance(entry, Mapping):
        raise _bad(question, msg("“{question}” takes a list of entries."))
    columns = {column.name: column for column in question.columns}
    for name, value in entry.items():
        column = columns.get(name)
        if column is None or not isinstance(value, str) or len(value) > LONGEST_ANSWER:
            raise _bad(question, msg("An entry of “{question}” has a part that Cairn does not know."))
        if column.choices and column.choice(value) is None:
            raise _bad(question, msg("“{question}” has no such choice."))
    return Row(tuple((name, western_number(entry[name])) for name in columns if entry.get(name)))


_READERS: dict[Kind, Callable[[Question, Any, str], Value]] = {
    Kind.TEXT: _text,
    Kind.SELECT_ONE: _select_one,
    Kind.SELECT_MULTIPLE: _select_multiple,
    Kind.LANGUAGE: _language,
    Kind.TIME: _time,
    Kind.DATE: _date,
    Kind.EDTF: _edtf,
    Kind.REPEAT: _repeat,
}


def relevant(form: Form, record: Record) -> frozenset[str]:
    """The names of the questions that are relevant to what is known; the others are hidden and excluded."""
    known = {name: plain(a.value) for name, a in record.answers_in_force().items() if a.answered}
    return frozenset(q.name for q in form.questions if is_true(q.relevant, known))
