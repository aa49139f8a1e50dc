"""What was said, as labels for the worker: values in the worker's language, own words as they were said."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from intake_app.conversation.answers import Answer, Text
from intake_app.forms.model import Kind, Question
from intake_app.languages.calendars import calendar_told
from intake_app.languages.language import Language
from intake_app.languages.spoken_dates import edtf_beside
from intake_app.languages.words import msg, say
from intake_app.packets.labels import label_of
from intake_app.packets.spoken import said, spoken
from ui.shell.context import Context
from ui.widgets.words import label
from ui.worker.page import stack
from ui.worker.terms import STATES

CAPTIONED = say("{caption}: {words}")
_DOUBT = msg("Written by an older form: {name}")


def answer_lines(question: Question, answer: Answer, language: Language) -> Iterator[tuple[str, str]]:
    """What an answer says, as (caption, words); a state without a value says which.

    A date stands in the calendar that it was told in as well.
    """
    if not answer.answered or answer.value is None:
        state = STATES.get(answer.state)
        yield "", language.text(state) if state else ""
        return
    if question.kind in (Kind.DATE, Kind.EDTF) and isinstance(answer.value, str):
        yield "", edtf_beside(answer.value, calendar_told(answer.value, answer.language), language)
        return
    for words in spoken(question, answer.value, language):
        yield words.caption, words.text


def text_lines(text: Text, language: Language) -> Iterator[tuple[str, str]]:
    """Somebody's own words and their translation, as (caption, words)."""
    for words in said(text, language, quoted=True):
        yield words.caption, words.text


def joined(lines: Iterator[tuple[str, str]], language: Language) -> str:
    """Lines with their captions as one text."""
    return "\n".join(
        language.text(CAPTIONED(caption=caption, words=words)) if caption else words for caption, words in lines
    )


def answer_entry(context: Context, question: Question, answer: Answer) -> QWidget:
    """A question with its answer under it."""
    declined = not answer.answered
    return stack(
        context,
        label(context, label_of(question), "small"),
        label(
            context,
            lambda language: joined(answer_lines(question, answer, language), language),
            "quiet" if declined else "body",
        ),
        spacing=2,
    )


def unknown_entry(context: Context, answer: Answer) -> QWidget:
    """An answer to a question that no form of today asks."""
    return label(context, _DOUBT(name=answer.question), "small")


def own_words(context: Context, text: Text) -> QWidget:
    """Somebody's own words."""
    return label(context, lambda language: joined(text_lines(text, language), language), "quiet")
