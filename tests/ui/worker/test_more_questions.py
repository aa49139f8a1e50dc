"""The questions of later meetings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import State
from intake_app.conversation.record import Interpreter, Kind
from intake_app.desk import Desk
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import When
from intake_app.site import Site
from ui.shell.context import Context
from ui.worker.more_questions import MoreQuestions
from ui.worker.presence import Present

from .conftest import press, seen

Meet = Callable[..., str]


@pytest.fixture
def page(qtbot: QtBot, context: Context, desk: Desk, meet: Meet) -> MoreQuestions:
    made = MoreQuestions(context, desk.record(meet()))
    qtbot.addWidget(made)
    return made


def _asked(page: MoreQuestions) -> set[str]:
    return {name for each in page.lists for name in each.fields}


def test_every_later_question_can_be_asked_and_no_other(page: MoreQuestions) -> None:
    page.presence.begun.emit(Present(Kind.MEETING, "en", None))
    assert _asked(page) == {q.name for q in INTAKE.questions if q.when is When.LATER}


def test_what_is_off_is_asked_only_where_a_site_switched_it_on(page: MoreQuestions, desk: Desk) -> None:
    desk.set_site(Site(switched_on=frozenset({"citizenship"}), signs=True))
    page.presence.begun.emit(Present(Kind.MEETING, "en", None))
    assert "citizenship" in _asked(page)
    assert not {"signs", "signs_note"} & _asked(page)


def test_an_answer_is_saved_in_a_conversation_with_whoever_interpreted(page: MoreQuestions, desk: Desk) -> None:
    helper = Interpreter("I-2", "es", "phone")
    page.presence.begun.emit(Present(Kind.CONTACT, "es", helper))
    page.lists[0].answered.emit("age_band", (State.ANSWERED, "25_34"))
    assert any(each.fields["age_band"].saved_text() for each in page.lists if "age_band" in each.fields)
    press(page, "Done")
    held = desk.record(page._record.id).in_order[-1]
    assert (held.kind, held.language, held.interpreter, held.closed) == (Kind.CONTACT, "es", helper, True)
    assert held.answer("age_band") is not None


def test_not_today_leaves_without_a_trace(page: MoreQuestions, desk: Desk, qtbot: QtBot) -> None:
    assert "Then first food, rest or a nurse." in seen(page)
    with qtbot.waitSignal(page.left):
        press(page, "Not today")
    assert len(desk.record(page._record.id).conversations) == 1


def test_an_answer_remembers_that_its_question_was_shown_in_the_workers_language(
    page: MoreQuestions, desk: Desk, context: Context
) -> None:
    page.presence.begun.emit(Present(Kind.MEETING, "es", None))
    page.lists[0].answered.emit("age_band", (State.ANSWERED, "25_34"))
    context.language.swap()
    page.lists[0].answered.emit("interp_gender", (State.ANSWERED, "woman"))
    press(page, "Done")
    held = desk.record(page._record.id).in_order[-1]
    shown = {name: held.answer(name).language for name in ("age_band", "interp_gender")}  # type: ignore[union-attr]
    assert shown == {"age_band": "es", "interp_gender": "en"}
