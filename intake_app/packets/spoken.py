"""Answers as words in a packet's language: choices by their labels, the survivor's own words as they were said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from intake_app.conversation.answers import LanguageChoice, Row, Text, Value
from intake_app.conversation.consents import Category
from intake_app.forms.model import Kind, Question
from intake_app.languages.language import Language, isolated
from intake_app.languages.spoken_dates import edtf_words
from intake_app.languages.typefaces import is_right_to_left
from intake_app.languages.words import Ltr, Msg, say
from intake_app.packets.sheet import Words
from intake_app.typeset.cleaning import visible_controls

SHORT = 120
"""Characters. Longer words stand on their own, with their own direction."""

UNKNOWN_LANGUAGE = "und"
BETWEEN = "\u00a0· "
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_NUMBER = re.compile(r"[\d\s+()./:#*-]+")
_LINE_ENDS = re.compile(r"\s*\n\s*")
_ADDRESS = re.compile(r"[!-~]+@[!-~]+")

_SAID_IN = say("Said in {language}")
_INTERPRETED_IN = say("As interpreted, in {language}")
_INTERPRETED = say("As interpreted")
_TRANSLATED = say("Translated into {language}")


def readable(text: str) -> str:
    """A value in one line; left to right whatever surrounds it when it is a number, a time or an e-mail address."""
    shown = _LINE_ENDS.sub(BETWEEN, visible_controls(text).strip())
    return Ltr(shown) if _NUMBER.fullmatch(shown) or _ADDRESS.fullmatch(shown) else shown


def value_words(text: str, language: Language) -> Words:
    """A value of no language of its own, in the packet's direction."""
    return Words(isolated(readable(text)), language.tag, language.rtl)


def spoken(question: Question, value: Value, language: Language) -> tuple[Words, ...]:
    """The words for an answer, in ``language`` or as they were said."""
    match value:
        case Text():
            return said(value, language, quoted=question.long, marked=question.category is not Category.IDENTITY)
        case LanguageChoice():
            return (Words(_language_choice(value, language), language.tag, language.rtl),)
        case str():
            return (Words(_single(question, value, language), language.tag, language.rtl),)
        case _:
            return tuple(_several(question, value, language))


def said(text: Text, language: Language, *, quoted: bool, marked: bool = True) -> tuple[Words, ...]:
    """Words as they were said, and their translation beside them, each marked with its language.

    Words without a translation that are in the packet's language need no mark, nor does a name (``marked`` is False).
    """
    chain = list(_versions(text))
    if len(chain) == 1 and not text.interpreted and (text.language == language.tag or not marked):
        return (_as_said(text, "", language, quoted),)
    return tuple(_as_said(one, _caption(one, at, text, language), language, quoted) for at, one in enumerate(chain))


def _versions(text: Text) -> Iterator[Text]:
    """The words, their translation, and so on; blank ones left out."""
    current: Text | None = text
    while current is not None:
        if current.value.strip():
            yield current
        current = current.translation


def _caption(one: Text, at: int, first: Text, language: Language) -> str:
    known = _TAG.fullmatch(one.language) is not None
    if at and known:
        return language.text(_TRANSLATED(language=language.language_name(one.language)))
    if first.interpreted:
        named = _INTERPRETED_IN(language=language.language_name(one.language))
        return language.text(named if known else _INTERPRETED)
    return language.text(_SAID_IN(language=language.language_name(one.language))) if known else ""


def _as_said(one: Text, caption: str, language: Language, quoted: bool) -> Words:
    tag = one.language if _TAG.fullmatch(one.language) else UNKNOWN_LANGUAGE
    text = visible_controls(one.value).strip("\n")
    if quoted or len(text) > SHORT or "\n" in text:
        rtl = language.rtl if tag == UNKNOWN_LANGUAGE else is_right_to_left(tag)
        return Words(text, tag, rtl, caption, quoted=True)
    return Words(isolated(readable(text)), tag, language.rtl, caption)


def _single(question: Question, value: str, language: Language) -> str:
    choice = question.choice(value)
    if choice is not None:
        return language.text(choice.label)
    if question.kind is Kind.DATE:
        return language.date(date.fromisoformat(value))
    if question.kind is Kind.EDTF:
        return edtf_words(value, language)
    return isolated(readable(value))


def _language_choice(value: LanguageChoice, language: Language) -> str:
    named = language.language_name(value.tag) if _TAG.fullmatch(value.tag) else visible_controls(value.tag)
    parts = (named, readable(value.dialect))
    return BETWEEN.join(isolated(part) for part in parts if part)


def _several(question: Question, value: Iterable[str | Row], language: Language) -> Iterator[Words]:
    chosen = [_single(question, one, language) for one in value if isinstance(one, str)]
    if chosen:
        yield Words(BETWEEN.join(chosen), language.tag, language.rtl)
    for row in value:
        if isinstance(row, Row):
            yield Words(row_text(question, row, language), language.tag, language.rtl)


def row_text(question: Question, row: Row, language: Language, leaving_out: str = "") -> str:
    """One entry of a repeat in one line, choices by their labels; the column ``leaving_out`` is not told."""
    columns = {column.name: column for column in question.columns}
    told = [(columns[name], text) for name, text in row.cells if name in columns and name != leaving_out and text]
    return BETWEEN.join(_cell(column, text, language) for column, text in told)


def _cell(column: Question, text: str, language: Language) -> str:
    if column.name == "country" and re.fullmatch(r"[A-Za-z]{2}", text):
        return isolated(language.country_name(text))
    return _single(column, text, language)


def sentence(message: Msg, language: Language, **values: str) -> str:
    """A wording with a person's words in it, made harmless first."""
    return language.text(message(**{name: readable(value) for name, value in values.items()}))
