"""Fields drawn from questions: what they tell, when, and that *saved* is said only after the desk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import Answer, LanguageChoice, Row, State, Text, Value
from intake_app.conversation.consents import Category
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import Choice, Kind, Question
from intake_app.languages.words import say
from ui.widgets.date_editors import DateEditor, EdtfEditor, TimeEditor, read_time
from ui.widgets.editors import PRIVATE_HINTS, ChoiceEditor
from ui.widgets.fields import EDITORS, PAUSE_MS, AnswerField, Said
from ui.widgets.form_view import FormView
from ui.widgets.language_editor import LanguageEditor
from ui.widgets.look import Look
from ui.widgets.rows_editor import RowsEditor

CHOICES = (Choice("a", say("Yes")), Choice("b", say("No")), Choice("c", say("Not sure")))
COLUMNS = (
    Question("name", Kind.TEXT, say("The name"), Category.IDENTITY),
    Question("who", Kind.SELECT_ONE, say("No preference"), Category.IDENTITY, choices=CHOICES),
)
VALUES: dict[Kind, Value] = {
    Kind.TEXT: Text("مرحبا", "ar"),
    Kind.SELECT_ONE: "b",
    Kind.SELECT_MULTIPLE: ("a", "c"),
    Kind.LANGUAGE: LanguageChoice("ti", "of the coast"),
    Kind.TIME: "14:30",
    Kind.DATE: "2026-11-20",
    Kind.EDTF: "1985-04",
    Kind.REPEAT: (Row((("name", "One"), ("who", "b"))), Row((("name", "Two"),))),
}


def _question(kind: Kind, *, long: bool = False) -> Question:
    columns = COLUMNS if kind is Kind.REPEAT else ()
    return Question("q", kind, say("Language"), Category.NEEDS, choices=CHOICES, columns=columns, long=long)


def _field(look: Look, qtbot: QtBot, kind: Kind, *, long: bool = False) -> tuple[AnswerField, list[Said]]:
    field, told = AnswerField(look, _question(kind, long=long)), list[Said]()
    qtbot.addWidget(field)
    field.answered.connect(told.append)
    return field, told


def test_every_kind_of_question_has_a_field() -> None:
    assert set(EDITORS) == set(Kind)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_value_that_is_shown_comes_back_as_it_was(look: Look, qtbot: QtBot, kind: Kind) -> None:
    field, told = _field(look, qtbot, kind)
    field.show_answer(Answer("1", "q", State.ANSWERED, VALUES[kind], "ar"))
    assert field.editor.value() == VALUES[kind]
    assert told == []
    field.show_answer(None)
    assert field.editor.value() is None


@pytest.mark.parametrize("long", [False, True])
def test_words_are_told_after_a_pause_in_the_language_on_the_screen(look: Look, qtbot: QtBot, long: bool) -> None:
    look.language.switch_survivor("ar-XB")
    field, told = _field(look, qtbot, Kind.TEXT, long=long)
    qtbot.keyClicks(field.editor.focus_parts()[0], "hello")
    assert told == []
    assert field._pause.interval() == PAUSE_MS
    field.settle()
    assert told == [(State.ANSWERED, Text("hello", "ar-XB"))]
    field.settle()
    assert len(told) == 1


def test_leaving_the_line_tells_at_once(look: Look, qtbot: QtBot) -> None:
    field, told = _field(look, qtbot, Kind.TEXT)
    box = field.editor.focus_parts()[0]
    qtbot.keyClicks(box, "hello")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert told == [(State.ANSWERED, Text("hello", "en"))]


def test_a_choice_is_told_at_once_and_another_touch_takes_it_back(look: Look, qtbot: QtBot) -> None:
    field, told = _field(look, qtbot, Kind.SELECT_ONE)
    assert isinstance(field.editor, ChoiceEditor)
    for name in ("a", "b", "b"):
        field.editor.button_of(name).click()
    assert told == [(State.ANSWERED, "a"), (State.ANSWERED, "b"), (State.NOT_ASKED, None)]


def test_several_choices_are_told_together(look: Look, qtbot: QtBot) -> None:
    field, told = _field(look, qtbot, Kind.SELECT_MULTIPLE)
    assert isinstance(field.editor, ChoiceEditor)
    field.editor.button_of("c").click()
    field.editor.button_of("a").click()
    assert told == [(State.ANSWERED, ("c",)), (State.ANSWERED, ("a", "c"))]


@pytest.mark.parametrize("state", [State.PREFER_NOT_TO_SAY, State.DOES_NOT_KNOW, State.NOT_ASKED])
def test_the_other_states_are_told_at_once_and_empty_the_field(look: Look, qtbot: QtBot, state: State) -> None:
    field, told = _field(look, qtbot, Kind.TEXT)
    qtbot.keyClicks(field.editor.focus_parts()[0], "hello")
    field.state_button(state).click()
    assert told == [(state, None)]
    assert field.editor.value() is None
    qtbot.keyClicks(field.editor.focus_parts()[0], "x")
    field.settle()
    assert told[-1] == (State.ANSWERED, Text("x", "en"))
    assert not field.state_button(state).isChecked()


def test_the_four_states_look_equal(look: Look, qtbot: QtBot) -> None:
    field, _ = _field(look, qtbot, Kind.TEXT)
    kinds = {field.state_button(s).property("kind") for s in State if s is not State.ANSWERED}
    assert kinds == {"state"}


def test_saved_is_said_only_after_the_desk_and_goes_with_the_next_letter(look: Look, qtbot: QtBot) -> None:
    field, _ = _field(look, qtbot, Kind.TEXT)
    qtbot.keyClicks(field.editor.focus_parts()[0], "a")
    field.settle()
    assert field.saved_text() == ""
    field.mark_saved(True)
    assert field.saved_text() == "Saved"
    qtbot.keyClicks(field.editor.focus_parts()[0], "b")
    assert field.saved_text() == ""
    field.mark_saved(False)
    assert field.saved_text() == "Not written down"


@pytest.mark.parametrize("long", [False, True])
def test_what_was_emptied_cannot_be_undone(look: Look, qtbot: QtBot, long: bool) -> None:
    field, _ = _field(look, qtbot, Kind.TEXT, long=long)
    box = field.editor.focus_parts()[0]
    qtbot.keyClicks(box, "secret")
    field.state_button(State.PREFER_NOT_TO_SAY).click()
    assert isinstance(box, QLineEdit | QPlainTextEdit)
    box.undo()
    assert field.editor.value() is None


@pytest.mark.parametrize(
    ("typed", "time"), [("9", "09:00"), ("930", "09:30"), ("14.05", "14:05"), ("25", None), ("x", None)]
)
def test_a_time_is_read_in_any_usual_way(typed: str, time: str | None) -> None:
    assert read_time(typed) == time


def test_a_time_is_told_in_one_form(look: Look, qtbot: QtBot) -> None:
    field, told = _field(look, qtbot, Kind.TIME)
    assert isinstance(field.editor, TimeEditor)
    qtbot.keyClicks(field.editor.focus_parts()[0], "930")
    qtbot.keyClick(field.editor.focus_parts()[0], Qt.Key.Key_Return)
    assert told == [(State.ANSWERED, "09:30")]


@pytest.mark.parametrize(
    ("typed", "stands"),
    [("99:99", ""), ("25:30", ""), ("14:3", ""), ("noon", ""), ("9.15", "09:15"), ("١٤:٣٠", "14:30")],
)
def test_what_is_no_time_does_not_stay_as_if_it_were_kept(look: Look, qtbot: QtBot, typed: str, stands: str) -> None:
    field, _ = _field(look, qtbot, Kind.TIME)
    (box,) = field.editor.focus_parts()
    assert isinstance(box, QLineEdit)
    for letter in typed:
        box.insert(letter)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == stands


def test_an_age_a_year_or_a_date_is_enough(look: Look, qtbot: QtBot) -> None:
    field, told = _field(look, qtbot, Kind.EDTF)
    editor = field.editor
    assert isinstance(editor, EdtfEditor)
    qtbot.keyClicks(editor.age, "31")
    field.settle()
    qtbot.keyClicks(editor.parts.year, "1995")
    field.settle()
    editor.parts.month.setCurrentIndex(4)
    editor.parts.month.activated.emit(4)
    field.settle()
    assert told == [(State.ANSWERED, "31"), (State.ANSWERED, "1995"), (State.ANSWERED, "1995-04")]


def test_a_date_that_does_not_exist_is_told_as_the_words_that_were_typed(look: Look, qtbot: QtBot) -> None:
    field, told = _field(look, qtbot, Kind.DATE)
    assert isinstance(field.editor, DateEditor)
    qtbot.keyClicks(field.editor.parts.year, "2026")
    field.editor.parts.month.setCurrentIndex(2)
    qtbot.keyClicks(field.editor.parts.day, "30")
    field.settle()
    assert told == [(State.ANSWERED, Text("30 February 2026", "en"))]


def test_the_months_speak_the_language_of_the_screen(look: Look, qtbot: QtBot) -> None:
    field, _ = _field(look, qtbot, Kind.DATE)
    assert isinstance(field.editor, DateEditor)
    assert field.editor.parts.month.itemText(1) == "January"
    look.language.switch_survivor("ar-XB")
    assert field.editor.parts.month.itemText(1) != "January"


def test_a_language_is_found_by_its_own_name(look: Look, qtbot: QtBot) -> None:
    field, told = _field(look, qtbot, Kind.LANGUAGE)
    assert isinstance(field.editor, LanguageEditor)
    field.editor.languages.search.insert("ትግር")
    qtbot.keyClick(field.editor.languages.search, Qt.Key.Key_Return)
    assert told == [(State.ANSWERED, LanguageChoice("ti"))]


def test_entries_are_added_told_and_taken_away(look: Look, qtbot: QtBot) -> None:
    field, told = _field(look, qtbot, Kind.REPEAT)
    editor = field.editor
    assert isinstance(editor, RowsEditor)
    editor.add_entry()
    cell = editor.entries[0].cells["name"]
    qtbot.keyClicks(cell, "One")
    field.settle()
    editor.remove_entry(editor.entries[0])
    assert told == [(State.ANSWERED, (Row((("name", "One"),)),)), (State.NOT_ASKED, None)]


def test_no_keyboard_learns_what_is_typed(look: Look, qtbot: QtBot) -> None:
    form = FormView(look, INTAKE.questions)
    qtbot.addWidget(form)
    boxes = [*form.findChildren(QLineEdit), *form.findChildren(QPlainTextEdit)]
    own = [box for box in boxes if box.objectName() != "qt_spinbox_lineedit"]
    assert len(own) > 20
    assert all(box.inputMethodHints() & PRIVATE_HINTS == PRIVATE_HINTS for box in own)


def test_the_whole_intake_is_drawn_and_irrelevant_questions_are_hidden(look: Look, qtbot: QtBot) -> None:
    form = FormView(look, INTAKE.questions)
    qtbot.addWidget(form)
    assert set(form.questions.fields) == {q.name for q in INTAKE.questions}
    form.questions.show_only({"call_name"})
    shown = {name for name, field in form.questions.fields.items() if field.isVisibleTo(form)}
    assert shown == {"call_name"}


def test_a_switch_in_the_middle_of_a_sentence_loses_nothing(look: Look, qtbot: QtBot) -> None:
    field, told = _field(look, qtbot, Kind.TEXT, long=True)
    box = field.editor.focus_parts()[0]
    qtbot.keyClicks(box, "half a ")
    look.language.switch_survivor("ar-XB")
    qtbot.keyClicks(box, "sentence")
    field.settle()
    assert told == [(State.ANSWERED, Text("half a sentence", "ar-XB"))]
