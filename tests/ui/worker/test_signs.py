"""What a worker saw stays with the worker."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import State
from intake_app.conversation.record import Kind
from intake_app.desk import Desk
from ui.shell.context import Context
from ui.worker.signs import SignsPage

from .conftest import press, seen

Meet = Callable[..., str]


@pytest.fixture
def page(qtbot: QtBot, context: Context, desk: Desk, meet: Meet) -> SignsPage:
    made = SignsPage(context, desk.record(meet(language="es")))
    qtbot.addWidget(made)
    return made


def test_the_page_says_that_a_sign_is_not_proof_and_counts_nothing(page: SignsPage) -> None:
    words = seen(page)
    assert "A sign is not proof, and no sign is not proof of safety." in words
    assert not any(character.isdigit() for character in words)


def test_what_was_seen_is_kept_at_the_desk_in_the_persons_language(page: SignsPage, desk: Desk) -> None:
    page.questions.answered.emit("signs", (State.ANSWERED, ("obs.debt",)))
    press(page, "Done")
    noted = desk.record(page._record.id).in_order[-1]
    assert (noted.kind, noted.language, noted.closed) == (Kind.DESK, "es", True)
    answer = noted.answer("signs")
    assert answer is not None
    assert answer.value == ("obs.debt",)


def test_looking_without_noting_leaves_no_conversation(page: SignsPage, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.left):
        press(page, "Done")
    assert len(desk.record(page._record.id).conversations) == 1


def test_somebody_who_speaks_for_the_person_is_not_to_interpret(page: SignsPage) -> None:
    assert "Find a way to speak with the person alone." not in seen(page)
    page.questions.answered.emit("signs", (State.ANSWERED, ("obs.third_party_speaks",)))
    assert "Find a way to speak with the person alone." in seen(page)


def test_nothing_can_be_ticked_before_there_is_a_conversation_to_keep_it(
    qtbot: QtBot, context: Context, desk: Desk, meet: Meet
) -> None:
    gone = desk.record(meet())
    desk.erase_record(gone.id)
    page = SignsPage(context, gone)
    qtbot.addWidget(page)
    assert not page.questions.isEnabled()
    with qtbot.waitSignal(page.left):
        press(page, "Done")
