"""Finding the language by its greeting, its script or its own name."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.languages.catalogs import load_language, shipped_tags
from intake_app.languages.known import autonym, known_languages
from intake_app.languages.language import Language
from intake_app.languages.typefaces import families_for
from intake_app.languages.words import say
from ui.language import qt_direction
from ui.survivor.page import Page
from ui.widgets.choosing_cards import ColumnGrid
from ui.widgets.editors import private_line
from ui.widgets.language_editor import DIALECT, LanguageList
from ui.widgets.look import Look
from ui.widgets.picture_button import TouchButton
from ui.widgets.words import LabelRole, SecondLine, button, row, second_line, value_label

_WHICH = say("Which language is best for you?")
GREETING = say("Hello")


class LanguagePage(Page):
    """A button for each language with words, then the list of all others, then room for a dialect in words.

    ``chosen`` brings a BCP 47 tag, ``dialect_named`` the dialect of the language that was chosen last.
    """

    chosen = Signal(str)
    dialect_named = Signal(str)
    readable = False

    def __init__(self, look: Look, dialect: str = "") -> None:
        super().__init__(look, _WHICH, icon="language")
        self._told = dialect
        self.greetings = {tag: self._greeting(tag) for tag in shipped_tags()}
        self.column.addWidget(ColumnGrid(look, list(self.greetings.values()), least=230, most=3, spacing=14))
        another = button(look, say("Another language"), self.show_others, icon="plus", speaker="survivor")
        self.column.addLayout(row(look, another))
        self.others = LanguageList(look, [t for t in known_languages() if t not in self.greetings], "survivor", rows=6)
        self.others.chosen.connect(self.chosen)
        self.others.hide()
        self.others.chosen.connect(self._forget_dialect)
        self.column.addWidget(self.others)
        self.tell(DIALECT, "label")
        self.dialect = private_line()
        self.dialect.setText(dialect)
        look.language.bind(self.dialect, self.dialect.setAccessibleName, DIALECT, speaker="survivor")
        self.dialect.editingFinished.connect(self.leave)
        self.column.addWidget(self.dialect)
        self.finish_column()

    def leave(self) -> None:
        """Tell now which dialect was named."""
        named = self.dialect.text().strip()
        if named != self._told:
            self._told = named
            self.dialect_named.emit(named)

    def show_others(self) -> None:
        """Open the list of every known language by its own name."""
        self.others.show()
        self.others.search.setFocus()
        self.changed.emit()

    def _forget_dialect(self) -> None:
        """Another language has other dialects."""
        self._told = ""
        self.dialect.clear()

    def _greeting(self, tag: str) -> GreetingButton:
        made = GreetingButton(self.look, load_language(tag))
        made.setCheckable(True)
        made.clicked.connect(lambda _=False: self._touched(tag))
        self.look.language.follow(made, partial(self._mark, made, tag))
        return made

    def _mark(self, made: GreetingButton, tag: str) -> None:
        made.setChecked(self.look.language.survivor.tag == tag)

    def _touched(self, tag: str) -> None:
        self._forget_dialect()
        self.chosen.emit(tag)
        for each, made in self.greetings.items():
            self._mark(made, each)


class GreetingButton(TouchButton):
    """A greeting and the name of one language, in that language and its script whatever the screen speaks.

    Under them stands the interpreter's name for it.
    """

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__(look, above=True)
        name = autonym(language.tag)
        for words, role in ((language.text(GREETING), "heading"), (name, "lead")):
            line = value_label(words, cast(LabelRole, role))
            line.setLayoutDirection(qt_direction(language))
            self.put(line)
            font = line.font()
            font.setFamilies(list(families_for(language.script)))
            line.setFont(font)
        self.setAccessibleName(name)
        self.put(self._second(look, language.tag, name, line))

    def _second(self, look: Look, tag: str, own: str, under: QWidget) -> SecondLine:
        made = second_line()
        made.under = under
        look.language.follow_direction(made, "worker")
        look.language.follow(made, lambda: made.setText(_other_name(look, tag, own)))
        look.language.follow(made, made.stand_at_start)
        return made


def _other_name(look: Look, tag: str, own: str) -> str:
    name = look.language.worker.language_name(tag)
    return name if look.language.both and name.casefold() != own.casefold() else ""


def nearest_shipped(tag: str) -> str:
    """The language with words that stands nearest to ``tag``: itself, its parent or a sister, else English."""
    shipped = shipped_tags()
    if tag in shipped:
        return tag
    parent = tag.split("-")[0]
    return next((each for each in shipped if each.split("-")[0] == parent), "en")
