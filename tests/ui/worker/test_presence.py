"""Who is here, asked before something that only the person can give."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from intake_app.conversation.record import Interpreter
from intake_app.desk import Desk
from intake_app.languages.words import msg
from ui.shell.context import Context
from ui.widgets.words import value_label
from ui.worker.confirm import Confirm
from ui.worker.page import WorkerPage
from ui.worker.presence import Presence, Present, latest_interpreter

from .conftest import press, seen


def _begun(qtbot: QtBot, presence: Presence) -> list[Present]:
    qtbot.addWidget(presence)
    begun: list[Present] = []
    presence.begun.connect(begun.append)
    press(presence, "Begin")
    return begun


def test_a_release_in_unreviewed_words_does_not_begin_with_nobody(qtbot: QtBot, context: Context) -> None:
    presence = Presence(context, "ar")
    assert _begun(qtbot, presence) == []
    assert "Read them with the interpreter" in seen(presence)
    presence.interpreted.choose("phone")
    (present,) = _begun(qtbot, presence)
    assert present.interpreter is not None
    assert "Read them with the interpreter" not in seen(presence)


def test_more_questions_may_be_asked_without_an_interpreter(qtbot: QtBot, context: Context) -> None:
    assert len(_begun(qtbot, Presence(context, "ar", releases=False))) == 1


def test_the_interpreter_of_last_time_is_offered(
    qtbot: QtBot, context: Context, meet: Callable[..., str], desk: Desk
) -> None:
    earlier = latest_interpreter(desk.record(meet(language="ar")))
    assert earlier == Interpreter("I-7", "ar", "in_person")
    (present,) = _begun(qtbot, Presence(context, "ar", earlier=earlier))
    assert present.interpreter == earlier


def test_a_question_that_opens_below_the_edge_comes_into_sight(qtbot: QtBot, context: Context) -> None:
    page = WorkerPage(context)
    words = msg("Read every line aloud and tick it, then ask again.")
    confirm = Confirm(context, words, asks=words, explains=words, agrees=words, then=lambda: None)
    tall = value_label("", "body")
    tall.setFixedHeight(900)
    page.show_parts(tall, confirm)
    qtbot.addWidget(page)
    page.resize(600, 300)
    page.show()
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.value() == 0
    confirm.ask()
    qtbot.waitUntil(lambda: bar.value() > 300)
