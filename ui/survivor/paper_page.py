"""Something to take along: a small card that says next to nothing, or a full copy."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from intake_app.desk import CardWords
from intake_app.languages.words import Msg, say
from ui.survivor.page import Page
from ui.widgets.editors import private_line
from ui.widgets.look import Look
from ui.widgets.words import BilingualLabel, button, row

_SAFE = say("Is it safe to carry? If you are not sure, it is better to take nothing.")
_COPY = say("It says what you chose, in your order, and your rights. Anyone who finds it can read it.")
_CARD = say("It says only what stands here. You can leave any line empty.")
_MADE = say("It is made. The file can be deleted once it is printed.")
_FIELDS: dict[str, Msg] = {"name": say("A neutral name"), "when": say("When"), "phone": say("A number to call")}


class PaperPage(Page):
    """``wanted`` asks for the paper. ``kind`` is *card* or *copy*; ``words`` is what a card would say."""

    wanted = Signal()

    def __init__(self, look: Look, kind: str, words: CardWords | None = None) -> None:
        given = words or CardWords()
        super().__init__(look, say("A small card") if kind == "card" else say("A full copy"), _SAFE)
        self.kind = kind
        self.lines: dict[str, QLineEdit] = {}
        self.tell(_CARD if kind == "card" else _COPY, "body")
        if kind == "card":
            for name, text in (("name", given.name), ("when", given.when), ("phone", given.phone)):
                self._add_line(name, text)
        self.make = button(look, say("Make it"), self.wanted.emit, icon="printer", speaker="survivor")
        self.column.addLayout(row(look, self.make))
        self._made = self.tell(_MADE, "body")
        self._made.hide()
        self.finish_column()

    @property
    def words(self) -> CardWords:
        """What the card would say now."""
        return CardWords(**{name: line.text().strip() for name, line in self.lines.items()})

    def tell_made(self, _: object = None) -> None:
        """Say that the paper is there."""
        self._made.show()

    def _add_line(self, name: str, text: str) -> None:
        line = private_line()
        line.setText(text)
        self.look.language.bind(line, line.setAccessibleName, _FIELDS[name], speaker="survivor")
        self.column.addWidget(BilingualLabel(self.look, _FIELDS[name], "label"))
        self.column.addWidget(line)
        self.lines[name] = line
