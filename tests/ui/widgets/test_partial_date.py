"""Dates are entered in the calendar, the digits and the doubt of who tells them, and nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import Answer, State, Text, Value
from intake_app.conversation.consents import Category
from intake_app.forms.model import Kind, Question
from intake_app.languages.calendars import Calendar, month_names
from intake_app.languages.language import plain
from intake_app.languages.words import say
from ui.language import Speaker
from ui.widgets.date_editors import DateEditor, EdtfEditor
from ui.widgets.fields import AnswerField, Said
from ui.widgets.look import Look
from ui.widgets.partial_date import Note
from ui.widgets.words import BilingualLabel

QUESTION = Question("q", Kind.EDTF, say("Language"), Category.NEEDS)


def editor(look: Look, qtbot: QtBot, value: Value | None = None, *, speaker: Speaker = "survivor") -> EdtfEditor:
    made = EdtfEditor(look, QUESTION, speaker)
    qtbot.addWidget(made)
    made.show_value(value)
    return made


def choose(made: EdtfEditor, calendar: Calendar) -> None:
    at = made.parts.calendar.findData(calendar.value)
    made.parts.calendar.setCurrentIndex(at)
    made.parts.calendar.activated.emit(at)


def put(made: EdtfEditor, year: str = "", month: int = 0, day: str = "") -> None:
    made.parts.year.insert(year)
    if month:
        made.parts.month.setCurrentIndex(month)
        made.parts.month.activated.emit(month)
    made.parts.day.insert(day)


def said(made: EdtfEditor) -> str:
    """What the line under the boxes says, without the interpreter's."""
    line = made.parts.findChildren(Note)[0].line
    shown = line.accessibleName() if isinstance(line, BilingualLabel) else line.text()
    return plain(shown)


def test_every_language_starts_in_its_usual_calendar(look: Look, qtbot: QtBot) -> None:
    for tag, calendar, months in (
        ("fa", "persian", 12),
        ("am", "ethiopic", 13),
        ("ne", "nepali", 12),
        ("ar", "gregorian", 12),
    ):
        look.language.switch_survivor(tag)
        made = editor(look, qtbot)
        assert made.parts.calendar.currentData() == calendar
        assert made.parts.month.count() == months + 1
        assert month_names(Calendar(calendar), tag)[0] in made.parts.month.itemText(1)
        assert made.parts.calendar.count() == len(Calendar)


def test_an_empty_date_follows_the_language_and_a_written_one_stays_in_its_calendar(look: Look, qtbot: QtBot) -> None:
    look.language.switch_survivor("fa")
    empty, written = editor(look, qtbot), editor(look, qtbot)
    put(written, "1370", 5, "12")
    assert written.value() == "1991-08-03"
    look.language.switch_survivor("am")
    assert empty.parts.calendar.currentData() == "ethiopic"
    assert written.parts.calendar.currentData() == "persian"
    assert written.value() == "1991-08-03"
    look.language.swap()
    assert written.value() == "1991-08-03"
    assert "Mordad" in written.parts.month.currentText()


def test_what_is_typed_in_another_calendar_is_kept_in_the_gregorian_one_and_said_beside(
    look: Look, qtbot: QtBot
) -> None:
    look.language.switch_survivor("fa")
    made = editor(look, qtbot)
    put(made, "۱۳۷۰")
    assert made.value() == "1991-03-21/1992-03-20"
    put(made, "", 5)
    assert made.value() == "1991-07-23/1991-08-22"
    put(made, "", 0, "۱۲")
    assert made.value() == "1991-08-03"
    assert "1991" in said(made)
    choose(made, Calendar.GREGORIAN)
    assert made.parts.year.text() == "۱۳۷۰"
    assert made.value() == "1370-05-12"


@pytest.mark.parametrize(
    ("typed", "value"),
    [("١٩٩١", "1991"), ("२०४८", "2048"), ("၁၉၉၁", "1991"), ("១៩៩១", "1991"), ("๑๙๙๑", "1991"), ("১৯৯১", "1991")],
)
def test_any_digits_are_taken_and_0_to_9_are_kept(look: Look, qtbot: QtBot, typed: str, value: str) -> None:
    made = editor(look, qtbot)
    put(made, typed)
    assert made.value() == value
    other = editor(look, qtbot)
    other.age.insert(typed[:2])
    assert other.value() == value[:2]


@pytest.mark.parametrize(
    "value",
    ["1991~", "1991?", "1991%", "199X", "1985/1990", "1991-08-03", "1991-03-21/1992-03-20", "1991-03-21~/1992-03-20~",
     "31~", "31", "1985-XX-03", "2026-11", Text("after the flood", "en")],
)  # fmt: skip
@pytest.mark.parametrize("tag", ["en", "fa", "am"])
def test_what_is_only_shown_stays_as_it_came_doubt_and_all(look: Look, qtbot: QtBot, value: Value, tag: str) -> None:
    look.language.switch_survivor(tag)
    made = editor(look, qtbot, value)
    assert made.value() == value
    for calendar in Calendar:
        choose(made, calendar)
        assert made.value() == value


def test_a_year_of_another_calendar_is_shown_in_it_again(look: Look, qtbot: QtBot) -> None:
    made = editor(look, qtbot, "1991-03-21/1992-03-20")
    assert (made.parts.calendar.currentData(), made.parts.year.text()) == ("persian", "1370")
    assert said(made) == "between March 21, 1991 and March 20, 1992"


def test_a_whole_date_can_be_looked_at_in_every_calendar(look: Look, qtbot: QtBot) -> None:
    made = editor(look, qtbot, "1991-08-03")
    shown = {}
    for calendar in Calendar:
        choose(made, calendar)
        parts = made.parts
        shown[calendar.value] = (parts.year.text(), parts.month.currentIndex(), parts.day.text())
    assert shown["persian"] == ("1370", 5, "12")
    assert shown["nepali"] == ("2048", 4, "18")
    assert shown["buddhist"] == ("2534", 8, "3")
    assert shown["gregorian"] == ("1991", 8, "3")


def test_about_is_one_button_and_can_be_taken_back(look: Look, qtbot: QtBot) -> None:
    made = editor(look, qtbot)
    put(made, "1991")
    made.parts.about.click()
    assert made.value() == "1991~"
    made.parts.about.click()
    assert made.value() == "1991"
    shown = editor(look, qtbot, "1991?")
    assert shown.parts.about.isChecked()
    put(shown, "", 8)
    assert shown.value() == "1991-08?"
    shown.parts.about.click()
    assert shown.value() == "1991-08"
    unseen = editor(look, qtbot, "199X")
    unseen.parts.about.click()
    assert unseen.value() == "199X~"


def test_about_counts_for_an_age_and_leaves_it_standing(look: Look, qtbot: QtBot) -> None:
    made = editor(look, qtbot)
    made.age.insert("30")
    made.parts.about.click()
    assert made.value() == "30~"
    again = editor(look, qtbot, "30~")
    assert again.age.text() == "30"
    assert again.parts.about.isChecked()
    put(again, "1991")
    assert again.value() == "1991~"
    assert again.age.text() == ""


def test_what_is_no_date_yet_stays_and_is_kept_as_words(look: Look, qtbot: QtBot) -> None:
    made = editor(look, qtbot)
    put(made, "2000", 2, "31")
    assert made.value() == Text("31 February 2000", "en")
    assert made.parts.year.text() == "2000"
    assert said(made) == ""
    made.parts.note_typing(over=True)
    assert said(made) == "This is not yet a date. What you typed is kept as words."
    again = editor(look, qtbot, made.value())
    assert said(again).startswith("31 February 2000\n")
    assert again.value() == made.value()


def test_an_age_that_is_no_number_is_kept_as_words_too(look: Look, qtbot: QtBot) -> None:
    made = editor(look, qtbot)
    made.age.insert("17 or 18")
    made.age.editingFinished.emit()
    assert made.value() == Text("17 or 18", "en")
    assert "kept as words" in said(made)
    made.age.setText("17")
    assert made.value() == "17"
    assert said(made) == ""


def test_nothing_is_said_of_a_date_until_the_whole_of_it_is_left(look: Look, qtbot: QtBot) -> None:
    page, elsewhere = QWidget(), QLineEdit()
    qtbot.addWidget(page)
    made = EdtfEditor(look, QUESTION, "survivor")
    column = QVBoxLayout(page)
    column.addWidget(made)
    column.addWidget(elsewhere)
    page.show()
    with qtbot.waitExposed(page):
        page.activateWindow()
    made.parts.day.setFocus()
    qtbot.keyClicks(made.parts.day, "12")
    made.parts.month.setFocus()
    assert said(made) == ""
    elsewhere.setFocus()
    assert "not yet a date" in said(made)
    made.parts.year.setFocus()
    qtbot.keyClicks(made.parts.year, "1")
    assert said(made) == ""


def test_a_part_of_a_full_date_is_kept_as_words_until_it_is_whole(look: Look, qtbot: QtBot) -> None:
    field, told = AnswerField(look, Question("q", Kind.DATE, say("Language"), Category.NEEDS)), list[Said]()
    qtbot.addWidget(field)
    field.answered.connect(told.append)
    made = field.editor
    assert isinstance(made, DateEditor)
    assert made.parts.about.isHidden()
    qtbot.keyClicks(made.parts.year, "2026")
    field.settle()
    made.parts.month.setCurrentIndex(11)
    qtbot.keyClicks(made.parts.day, "20")
    field.settle()
    assert told == [(State.ANSWERED, Text("2026", "en")), (State.ANSWERED, "2026-11-20")]
    field.show_answer(Answer("1", "q", State.ANSWERED, told[0][1], "en"))
    assert made.value() == Text("2026", "en")


def test_own_digits_are_shown_where_they_are_wished(look: Look, qtbot: QtBot) -> None:
    look.language.switch_survivor("fa")
    look.language.show_digits("native")
    made = editor(look, qtbot, "1991-08-03")
    assert (made.parts.year.text(), made.parts.day.text()) == ("۱۳۷۰", "۱۲")
    assert "۱۹۹۱" in said(made)
    assert made.value() == "1991-08-03"
    look.language.switch_survivor("ar")
    assert look.language.survivor.number(12) == "١٢"
    look.language.show_digits("western")
    assert look.language.survivor.number(12) == "12"


def test_a_worker_hears_it_in_the_workers_language_alone(look: Look, qtbot: QtBot) -> None:
    look.language.switch_survivor("fa")
    made = editor(look, qtbot, "1991-08-03", speaker="worker")
    assert made.parts.calendar.currentData() == "gregorian"
    assert said(made) == ""
    assert made.parts.month.currentText() == "August"


def test_parts_have_names_for_a_screen_reader(look: Look, qtbot: QtBot) -> None:
    parts = editor(look, qtbot).parts
    named = [parts.day, parts.month, parts.year, parts.calendar, parts.about]
    assert [each.accessibleName() for each in named] == ["Day", "Month", "Year", "Calendar", "About, not exactly"]
