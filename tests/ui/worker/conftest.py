"""Invented people in the vault, and hands and eyes for the worker's screens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import LanguageChoice, Row, State, Text, Value
from intake_app.conversation.consents import Category, Given
from intake_app.conversation.record import Interpreter
from intake_app.desk import Desk
from intake_app.needs.choosing import Choosing
from intake_app.sitting import recipient_of
from ui.shell.context import Context

Meet = Callable[..., str]


def texts(widget: QWidget) -> list[str]:
    """Every text that is not hidden in ``widget``, labels before buttons.

    Asking for every QWidget would wrap Qt's inner ones too, which PySide6 6.12 counts wrongly at the end.
    """
    found = (*widget.findChildren(QLabel), *widget.findChildren(QAbstractButton))
    return [each.text() for each in found if each.text() and each.isVisibleTo(widget)]


def seen(widget: QWidget) -> str:
    """All that is not hidden as one text, without isolates."""
    marks = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200b"))
    return "\n".join(texts(widget)).translate(marks)


def press(widget: QWidget, words: str, at: int = 0) -> None:
    """Press the visible button with these words."""
    found = [b for b in widget.findChildren(QAbstractButton) if b.text() == words and b.isVisibleTo(widget)]
    assert found, f"{words!r} is not among {[b.text() for b in widget.findChildren(QAbstractButton)]}"
    found[at].click()


def shown_small(qtbot: QtBot, context: Context, build: Callable[[Context], QWidget], tag: str, size: int) -> QWidget:
    """A screen in a small window, with letters of this size (per cent), in the worker's language ``tag``."""
    context.theme.wear(size=size)
    context.language.switch_worker(tag)
    screen = build(context)
    qtbot.addWidget(screen)
    screen.resize(1024, 700)
    screen.show()
    QApplication.processEvents()
    return screen


@pytest.fixture
def meet(desk: Desk) -> Meet:
    """Hold a first meeting: a name, an order and answers; the record's id."""

    def hold(
        name: str | None = "Sample Lamp", *, wants: tuple[str, ...] = ("health.urgent", "home.tonight"),
        language: str = "en", day: date | None = None, **answers: Value | State,
    ) -> str:  # fmt: skip
        helper = None if language == "en" else Interpreter("I-7", language, "in_person")
        sitting = desk.begin(language, day=day, interpreter=helper)
        with sitting.held():
            sitting.answer("consent_record", State.ANSWERED, "yes")
            if name:
                sitting.answer("call_name", State.ANSWERED, Text(name, language))
            sitting.answer("spoken_language", State.ANSWERED, LanguageChoice(language))
            if wants:
                sitting.order(Choosing(wants, (), tuple((code,) for code in wants)))
            for question, value in answers.items():
                if isinstance(value, State):
                    sitting.answer(question, value)
                else:
                    sitting.answer(question, State.ANSWERED, value)
            sitting.stop()
        return sitting.record.id

    return hold


@pytest.fixture
def refer(desk: Desk) -> Callable[..., str]:
    """Make a referral for a need, with a release unless said otherwise; the referral's id."""

    def make(record: str, need: str = "health.urgent", *, released: bool = True, **more: object) -> str:
        sitting = desk.begin("en", record=record)
        recipient = recipient_of(desk.match(need)[0].service)
        with sitting.held():
            if released:
                sitting.consent(
                    recipient=recipient, purpose=(need,), categories=(Category.NEEDS, Category.IDENTITY),
                    until=desk.today() + timedelta(days=30), given=Given.WRITTEN, **more,
                )  # fmt: skip
            referral = sitting.refer(recipient=recipient, needs=(need,))
            sitting.stop()
        return referral.id

    return make


@pytest.fixture
def safe_way() -> tuple[Row, ...]:
    """A safe way to reach somebody, on a line that others may see."""
    return (Row((("way", "text"), ("value", "+44 7700 900123"), ("shared", "yes"))),)
