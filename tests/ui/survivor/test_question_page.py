"""One question at a time, any answer as easy as any other, and words typed are never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import Answer, State, Text
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import AskedOf, Question
from ui.shell.context import Context
from ui.survivor.frame import Frame
from ui.survivor.question_page import FieldPage, PicturePage, question_page


def _question(name: str) -> Question:
    found = INTAKE.question(name)
    assert found is not None
    return found


SURVIVORS = [q.name for q in INTAKE.questions if q.asked_of is AskedOf.SURVIVOR]


@pytest.mark.parametrize("name", SURVIVORS)
def test_every_question_of_the_intake_makes_a_page_with_nothing_chosen(
    name: str, context: Context, qtbot: QtBot
) -> None:
    page = question_page(context, _question(name))
    qtbot.addWidget(page)
    assert page.states
    assert page.state is None
    if isinstance(page, PicturePage):
        assert page.value is None
    if isinstance(page, FieldPage):
        assert page.editor.value() is None


def test_one_choice_takes_the_place_of_another_and_can_be_taken_back(context: Context, qtbot: QtBot) -> None:
    page = question_page(context, _question("safe_now"))
    qtbot.addWidget(page)
    told: list[object] = []
    page.answered.connect(lambda name, said: told.append(said))
    assert isinstance(page, PicturePage)
    for name in ("yes", "not_sure", "not_sure"):
        qtbot.mouseClick(page.choices[name], Qt.MouseButton.LeftButton)
    assert told == [(State.ANSWERED, "yes"), (State.ANSWERED, "not_sure"), (State.NOT_ASKED, None)]


def test_several_choices_stand_together(context: Context, qtbot: QtBot) -> None:
    page = question_page(context, _question("need_this_minute"))
    qtbot.addWidget(page)
    assert isinstance(page, PicturePage)
    for name in ("rest", "food"):
        page.touch(name)
    assert page.value == ("food", "rest")


def test_the_states_are_in_view_and_clear_the_choice(context: Context, qtbot: QtBot) -> None:
    frame = Frame(context)
    qtbot.addWidget(frame)
    frame.resize(1024, 700)
    frame.show()
    page = question_page(context, _question("contact_ok"))
    told: list[object] = []
    page.answered.connect(lambda name, said: told.append(said))
    frame.show_page(page, part=7, parts=9)
    assert isinstance(page, PicturePage)
    page.touch("yes")
    button = frame.states.buttons[State.PREFER_NOT_TO_SAY]
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told[-1] == (State.PREFER_NOT_TO_SAY, None)
    assert page.value is None
    page.touch("yes")
    assert not button.isChecked()


def test_what_was_typed_is_told_on_leaving(context: Context, qtbot: QtBot) -> None:
    page = question_page(context, _question("call_name"))
    qtbot.addWidget(page)
    assert isinstance(page, FieldPage)
    (box,) = page.editor.focus_parts()
    qtbot.keyClicks(box, "Sample")
    with qtbot.waitSignal(page.answered) as told:
        page.leave()
    assert told.args == ["call_name", (State.ANSWERED, Text("Sample", "en"))]


def test_what_is_known_is_shown_without_being_told_again(context: Context, qtbot: QtBot) -> None:
    known = Answer("1", "contact_ok", State.ANSWERED, "yes", "en")
    with qtbot.assertNotEmitted(question_page(context, _question("contact_ok")).answered):
        page = question_page(context, _question("contact_ok"), known)
    qtbot.addWidget(page)
    assert isinstance(page, PicturePage)
    assert page.value == "yes"
