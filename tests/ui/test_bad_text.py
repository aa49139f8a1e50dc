"""Bad text in the real fields and lists, T20, T22, T24 and T25 of the catalogue of faults."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import State, Text
from intake_app.conversation.consents import Category
from intake_app.desk import Desk
from intake_app.forms.answering import LONGEST_ANSWER
from intake_app.forms.model import Kind, Question
from intake_app.languages.words import say
from intake_app.store.refusals import TooLong
from tests.catalogue.conftest import Spoken
from ui.shell.context import Context
from ui.widgets.editors import PlainLines
from ui.widgets.fields import AnswerField, Said
from ui.worker.people_model import PeopleModel

BOTH = pytest.mark.parametrize("long", [False, True], ids=["a line", "several lines"])


@pytest.fixture
def spoken(desk: Desk) -> Spoken:
    """Somebody who agreed to be written down."""
    sitting = desk.begin("en")
    sitting.answer("consent_record", State.ANSWERED, "yes")
    return Spoken(desk, sitting)


@pytest.fixture
def field(context: Context, qtbot: QtBot, long: bool) -> AnswerField:
    made = AnswerField(context, Question("own_words", Kind.TEXT, say("Language"), Category.NEEDS, long=long))
    qtbot.addWidget(made)
    made.show()
    return made


def words_of(length: int) -> str:
    """Ordinary words of so many letters and blanks."""
    return ("word " * (length // 5 + 1))[: length - 1] + "."


def box_of(field: AnswerField) -> QLineEdit | QPlainTextEdit:
    box = field.editor.focus_parts()[0]
    assert isinstance(box, QLineEdit | QPlainTextEdit)
    return box


def put(field: AnswerField, text: str) -> list[Said]:
    """Paste a text and let the pause pass; what the field told."""
    told: list[Said] = []
    field.answered.connect(told.append)
    box = box_of(field)
    if isinstance(box, QLineEdit):
        box.insert(text)
    else:
        box.insertPlainText(text)
    field.settle()
    return told


@BOTH
@pytest.mark.parametrize("length", [1, 32_767, 32_768, 200_000])
def test_a_pasted_text_is_told_whole(field: AnswerField, length: int) -> None:
    """T25: Qt itself would cut a line after 32,767."""
    text = words_of(length)
    assert put(field, text) == [(State.ANSWERED, Text(text, "en"))]


@BOTH
@pytest.mark.parametrize("letters", ["x", "س"])
def test_one_word_as_long_as_the_limit_holds_no_field_up(field: AnswerField, qtbot: QtBot, letters: str) -> None:
    """T25: shown, written on and told as it is; Qt by itself takes 13 s for each key, as often as one is pressed."""
    text = letters * LONGEST_ANSWER
    start = time.process_time()
    assert put(field, text)[-1] == (State.ANSWERED, Text(text, "en"))
    field.grab()
    qtbot.keyClick(box_of(field), Qt.Key.Key_Y)
    field.grab()
    assert time.process_time() - start < 6


def test_words_break_between_words_again_once_the_long_one_is_gone(qtbot: QtBot) -> None:
    box = PlainLines()
    qtbot.addWidget(box)
    modes = []
    for text in ("some words", "x" * 20_000, "word " * 4000):
        box.setPlainText(text)
        modes.append(box.wordWrapMode())
    usual = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    assert modes == [usual, QTextOption.WrapMode.WrapAnywhere, usual]


@BOTH
def test_a_text_above_the_limit_is_refused_and_stays_in_its_field(field: AnswerField, spoken: Spoken) -> None:
    """T25: the desk refuses in words, nothing of it is kept, and nothing is missing from the field."""
    text = words_of(LONGEST_ANSWER + 1)
    ((state, value),) = put(field, text)
    with pytest.raises(TooLong):
        spoken.sitting.answer("own_words", state, value)
    box = box_of(field)
    assert (box.text() if isinstance(box, QLineEdit) else box.toPlainText()) == text
    assert spoken.say(call_name="after").answers_in_force().keys() == {"consent_record", "call_name"}


@BOTH
def test_a_line_cut_through_a_character_leaves_what_can_be_saved(field: AnswerField, spoken: Spoken) -> None:
    """T20: half of a character, as a cursor in its middle would leave it."""
    told = put(field, "a😀b")
    box = box_of(field)
    if isinstance(box, QLineEdit):
        box.setMaxLength(2)
    told = told[-1:] or told
    (state, value) = told[0]
    spoken.sitting.answer("own_words", state, value)
    spoken.sitting.answer("own_words", State.ANSWERED, Text(field.editor.said.words(), "en"))  # type: ignore[attr-defined]
    assert spoken.sitting.saved


@BOTH
@pytest.mark.parametrize(
    ("came", "read"),
    [
        ("a\ud800b", "a\ufffdb"),
        ("\udc00", "\ufffd"),
        ("😀\ud83d😀\udc00\ud800", "😀\ufffd😀\ufffd\ufffd"),
    ],
)
def test_half_of_a_character_is_read_as_a_mark_and_told_until_it_is_gone(
    field: AnswerField, spoken: Spoken, came: str, read: str
) -> None:
    """T20: Qt gives such a text to Python without the half, as if nothing had stood there."""
    assert put(field, came) == [(State.ANSWERED, Text(read, "en"))]
    told = [each for each in field.findChildren(QLabel) if "could not be read" in each.text()]
    assert [each.isVisible() for each in told] == [True]
    spoken.sitting.answer("own_words", State.ANSWERED, field.editor.value())
    kept = spoken.sitting.record.answer_in_force("own_words")
    assert kept is not None
    assert kept.value == Text(read, "en")
    box_of(field).clear()
    put(field, "words")
    assert [each.isVisible() for each in told] == [False]


@BOTH
@pytest.mark.parametrize(
    "text", ["a" + "\u0301" * 5000, "👩🏽‍⚕️👨‍👩‍👧‍👦" * 200, "\uffff\ufffe\U0010ffff", "می‌خواهم\u202eevil", "\ue000𐐷𠀀"]
)
def test_odd_characters_hold_no_field_up_and_are_told_as_they_are(field: AnswerField, qtbot: QtBot, text: str) -> None:
    """T22, T24: shown, told and shown again in under two seconds of an idle machine."""
    start = time.process_time()
    told = put(field, text)
    field.grab()
    qtbot.keyClick(box_of(field), Qt.Key.Key_Home)
    field.grab()
    assert time.process_time() - start < 4
    assert told == [(State.ANSWERED, Text(text, "en"))]


@pytest.mark.parametrize(
    "name", ["\u202eevil Amina\u2069", "a" + "\u0301" * 5000, "👩🏽‍⚕️" * 300, "x" * 100_000, "a\0b\nc"]
)
def test_the_list_of_people_shows_any_name_in_time(context: Context, spoken: Spoken, qtbot: QtBot, name: str) -> None:
    """T22, T24, T25."""
    spoken.say(call_name=name)
    start = time.process_time()
    model = PeopleModel(context)
    model.find("")
    assert model.rowCount() == 1
    shown = str(model.data(model.index(0), Qt.ItemDataRole.DisplayRole))
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\0")
    assert time.process_time() - start < 4
