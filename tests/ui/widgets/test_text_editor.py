"""Words stay as they were said, in their language, with the interpreter's rendering beside them and marked as one."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import Text
from intake_app.conversation.consents import Category
from intake_app.forms.model import Kind, Question
from intake_app.languages.words import say
from ui.language import Speaker
from ui.widgets.language_tag import LanguageChoices
from ui.widgets.look import Look
from ui.widgets.text_editor import TextEditor

OTHER = "ar-XB"


def _editor(
    look: Any, qtbot: QtBot, *, category: Category = Category.NEEDS, speaker: Speaker = "survivor", long: bool = True
) -> TextEditor:
    question = Question("q", Kind.TEXT, say("In your own words, if you like"), category, long=long)
    editor = TextEditor(look, question, speaker)
    qtbot.addWidget(editor)
    editor.resize(700, 300)
    editor.show()
    return editor


def _type(qtbot: QtBot, editor: TextEditor, said: str = "", translated: str = "") -> None:
    qtbot.keyClicks(editor.said.box, said)
    qtbot.keyClicks(editor.translation.box, translated)


def test_where_both_speak_one_language_there_is_one_place_and_a_short_one_has_no_mark(look: Look, qtbot: QtBot) -> None:
    short = _editor(look, qtbot, long=False)
    editor = _editor(look, qtbot)
    parts = (editor.translation, editor.interpreted, short.said.mark)
    assert not any(part.isVisible() for part in parts)
    _type(qtbot, editor, "hello")
    assert editor.value() == Text("hello", "en")


@pytest.mark.parametrize("long", [False, True])
def test_with_two_languages_each_place_is_marked_and_runs_its_own_way(look: Look, qtbot: QtBot, long: bool) -> None:
    look.language.switch_survivor("ar")
    editor = _editor(look, qtbot, long=long)
    assert (editor.said.mark.text(), editor.translation.mark.text()) == ("العربية", "English")
    assert editor.said.box.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert editor.translation.box.layoutDirection() is Qt.LayoutDirection.LeftToRight
    _type(qtbot, editor, "kalimat", "words")
    assert editor.value() == Text("kalimat", "ar", Text("words", "en"))


@pytest.mark.parametrize("long", [False, True])
def test_an_empty_place_for_arabic_waits_for_words_on_the_right(look: Look, qtbot: QtBot, long: bool) -> None:
    look.language.switch_survivor("ar")
    editor = _editor(look, qtbot, long=long)
    for place, right in ((editor.said, True), (editor.translation, False)):
        box = place.box
        box.grab()
        cursor = box.cursorRect().center().x()
        assert (cursor > box.width() / 2) is right


def test_what_comes_through_an_interpreter_is_marked_so_unless_the_tick_is_taken_away(look: Look, qtbot: QtBot) -> None:
    look.language.switch_survivor("ar")
    look.language.interpret(True)
    editor = _editor(look, qtbot)
    _type(qtbot, editor, "kalimat", "words")
    assert editor.value() == Text("kalimat", "ar", Text("words", "en"), interpreted=True)
    with qtbot.waitSignal(editor.changed):
        editor.interpreted.click()
    assert editor.value() == Text("kalimat", "ar", Text("words", "en"))


def test_a_translation_alone_is_kept_in_its_own_language_and_shown_in_its_own_place(look: Look, qtbot: QtBot) -> None:
    look.language.switch_survivor("ar")
    look.language.interpret(True)
    editor = _editor(look, qtbot)
    _type(qtbot, editor, "", "words")
    kept = Text("words", "en", interpreted=True)
    assert editor.value() == kept
    again = _editor(look, qtbot)
    again.show_value(kept)
    assert (again.said.words(), again.translation.words()) == ("", "words")
    assert again.value() is kept


def test_a_language_without_words_on_the_screen_is_still_the_language_that_was_spoken(look: Look, qtbot: QtBot) -> None:
    look.language.switch_survivor("en", spoken="ti")
    editor = _editor(look, qtbot)
    _type(qtbot, editor, "qalat", "words")
    assert editor.value() == Text("qalat", "ti", Text("words", "en"))


def test_switching_and_swapping_lose_nothing_and_rename_nothing(look: Look, qtbot: QtBot) -> None:
    look.language.switch_survivor("ar")
    editor = _editor(look, qtbot)
    _type(qtbot, editor, "kalimat", "words")
    told = editor.value()
    for switch in (look.language.swap, lambda: look.language.switch_survivor("en"), look.language.swap):
        switch()
        assert editor.value() == told
        assert editor.translation.isVisible()
    assert editor.said.mark.text() == "العربية"


def test_a_text_that_is_only_shown_stays_as_it_came(look: Look, qtbot: QtBot) -> None:
    kept = Text("palabras", "es", Text("mots", "fr", Text("words", "en")), interpreted=True)
    look.language.switch_survivor("ar")
    editor = _editor(look, qtbot)
    editor.show_value(kept)
    assert (editor.said.mark.text(), editor.translation.mark.text()) == ("español", "français")
    assert isinstance(editor.interpreted, QCheckBox)
    assert editor.interpreted.isChecked()
    look.language.switch_survivor(OTHER)
    assert editor.value() is kept
    editor.show_value(None)
    assert editor.value() is None
    assert editor.said.mark.text() != "español"


def test_the_language_of_typed_words_can_be_chosen_and_is_kept_with_them(look: Look, qtbot: QtBot) -> None:
    look.language.switch_survivor("ar")
    editor = _editor(look, qtbot)
    _type(qtbot, editor, "gap")
    with qtbot.waitSignal(editor.changed):
        editor.said.mark.chosen.emit("uz")
    assert editor.value() == Text("gap", "uz")
    qtbot.keyClicks(editor.said.box, "lar")
    look.language.switch_survivor(OTHER)
    assert editor.value() == Text("gaplar", "uz")
    assert editor.said.mark.accessibleName().endswith(editor.said.mark.text())
    editor.show_value(None)
    _type(qtbot, editor, "new")
    assert editor.value() == Text("new", OTHER)


def test_words_that_are_mended_later_stay_in_their_language(look: Look, qtbot: QtBot) -> None:
    look.language.switch_survivor("ar")
    editor = _editor(look, qtbot)
    editor.show_value(Text("gap", "uz"))
    _type(qtbot, editor, "lar")
    said = editor.value()
    assert isinstance(said, Text)
    assert said.language == "uz"


def test_the_list_for_the_language_of_words_begins_with_those_spoken_here(look: Look, qtbot: QtBot) -> None:
    look.language.switch_survivor("ar")
    editor = _editor(look, qtbot)
    editor.said.mark.click()
    (choices,) = editor.window().findChildren(LanguageChoices)
    tags = [choices.languages.list.item(at).data(Qt.ItemDataRole.UserRole) for at in range(3)]
    assert tags[:2] == ["ar", "en"]
    qtbot.keyClicks(choices.languages.search, "uzbek")
    qtbot.keyClick(choices.languages.search, Qt.Key.Key_Return)
    assert editor.said.tag == "uz"
    assert not choices.isVisible()


def test_names_and_the_workers_own_words_have_one_place(look: Look, qtbot: QtBot) -> None:
    look.language.switch_survivor("ar")
    look.language.interpret(True)
    for editor in (_editor(look, qtbot, category=Category.IDENTITY), _editor(look, qtbot, speaker="worker")):
        assert not editor.translation.isVisible()
        assert not editor.interpreted.isVisible()
    named = _editor(look, qtbot, category=Category.IDENTITY)
    _type(qtbot, named, "Sample")
    assert named.value() == Text("Sample", "ar")


def test_both_stand_side_by_side_where_there_is_room(look: Look, qtbot: QtBot) -> None:
    look.language.switch_survivor("ar")
    editor = _editor(look, qtbot)
    qtbot.waitUntil(lambda: editor.said.y() == editor.translation.y())
    editor.resize(400, 500)
    qtbot.waitUntil(lambda: editor.said.y() < editor.translation.y())
