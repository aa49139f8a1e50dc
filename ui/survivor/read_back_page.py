"""What was chosen, read back in the survivor's order with their own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from intake_app.conversation.answers import Text
from intake_app.languages.language import Language, isolated
from intake_app.languages.words import Msg, say
from intake_app.needs.catalogue import need
from intake_app.needs.choosing import Choosing
from ui.survivor.page import Page
from ui.widgets.look import Look
from ui.widgets.picture_button import picture_label
from ui.widgets.words import BilingualLabel, button, card, empty_label, row

_HEADLINE = say("Did I understand you?")
_IN_ORDER = say("This is what you told me, in your order. You can change it now, and at any time later.")
_ALIKE = say("This is what you told me. All of them matter equally.")
_NOTHING = say("You have not chosen anything. That is fine. There is no hurry.")
_LATER = say("Maybe later")
NO_PROMISE = say("Choosing is not a promise that it exists here. I will tell you honestly what I find.")


class ReadBackPage(Page):
    """The order as it stands; ``change_wanted`` asks to go back and change it."""

    change_wanted = Signal()

    def __init__(self, look: Look, choosing: Choosing, words: Mapping[str, Text]) -> None:
        super().__init__(look, _HEADLINE)
        self._words = words
        self.tell(self._lead(choosing))
        for place, group in enumerate(choosing.yes, 1):
            self._add_group("" if choosing.no_preference else str(place), group)
        if choosing.later:
            self.tell(_LATER, "heading")
            self._add_group("", choosing.later)
        change = button(look, say("Change something"), self.change_wanted.emit, icon="pencil", speaker="survivor")
        self.column.addLayout(row(look, change))
        self.tell(NO_PROMISE, "body")
        self.finish_column()

    def _lead(self, choosing: Choosing) -> Msg:
        if not choosing.wanted and not choosing.later:
            return _NOTHING
        return _ALIKE if choosing.no_preference else _IN_ORDER

    def _add_group(self, place: str, codes: Iterable[str]) -> None:
        px = self.look.theme.px
        frame, inside = card(self.look, margin=14, spacing=8)
        line = QHBoxLayout()
        line.setSpacing(px(16))
        if place:
            line.addWidget(
                _rank(self.look.language.of("survivor").in_digits(place), px(36)), 0, Qt.AlignmentFlag.AlignTop
            )
        needs = QVBoxLayout()
        needs.setSpacing(px(10))
        for code in codes:
            needs.addLayout(self._line_of(code))
        line.addLayout(needs, 1)
        inside.addLayout(line)
        self.column.addWidget(frame)

    def _line_of(self, code: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.look.theme.px(14))
        line.addWidget(picture_label(self.look, need(code).pictogram, 36), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.addWidget(BilingualLabel(self.look, need(code).label, "card"))
        said = self._words.get(code)
        if said is not None:
            column.addWidget(BilingualLabel(self.look, partial(_quoted, said), "body"))
        line.addLayout(column, 1)
        return line


def _quoted(said: Text, language: Language) -> str:
    """Own words as they were said, or their translation for whoever reads that language; each runs its own way."""
    one = said.translation if said.translation and said.translation.language == language.tag else said
    return f"“{isolated(one.value)}”"


def _rank(place: str, side: int) -> QLabel:
    made = empty_label("rank")
    made.setText(place)
    made.setMinimumWidth(side)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    return made
