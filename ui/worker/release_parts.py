"""The parts of a release: what is explained, and what may be told or is kept back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.conversation.answers import Answer, Text
from intake_app.conversation.consents import SHAREABLE, Category, Explained, WithheldReason, words_item
from intake_app.conversation.record import Record
from intake_app.forms.answering import relevant
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import Question
from intake_app.languages.language import Language
from intake_app.languages.words import Msg, msg, say
from intake_app.packets.explained import Spoken
from intake_app.packets.labels import label_of
from ui.language import Words
from ui.shell.context import Context
from ui.widgets.words import BilingualLabel, label
from ui.worker.one_of import OneOf
from ui.worker.page import stack
from ui.worker.said import CAPTIONED, answer_lines, joined, text_lines
from ui.worker.terms import CATEGORIES, need_words
from ui.worker.tick import Tick

_NOTHING_YET = say("Nothing is written about this yet.")
_STORY = say("This goes on a page of its own. They do not need it to help you.")
REASONS: dict[WithheldReason, Msg] = {
    WithheldReason.NOT_SAID: msg("No reason noted"),
    WithheldReason.FEAR_OF_HARM: msg("They fear harm"),
    WithheldReason.TELLS_THEMSELVES: msg("They want to tell it themselves"),
    WithheldReason.OTHER: msg("Another reason"),
}
STORY_SURE = say("I am sure. Tell them this as well.")
_OF_THIS_MINUTE = frozenset({"need_this_minute"})


class ExplainedTicks(QWidget):
    """The lines to read aloud, each with a box to tick once it was explained."""

    def __init__(self, context: Context, lines: Mapping[Explained, Spoken]) -> None:
        super().__init__()
        self.ticks = {code: Tick(context, line) for code, line in lines.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(6))
        for tick in self.ticks.values():
            column.addWidget(tick)

    @property
    def ticked(self) -> frozenset[Explained]:
        """What was explained."""
        return frozenset(code for code, tick in self.ticks.items() if tick.ticked)

    @property
    def complete(self) -> bool:
        """Whether every line was explained."""
        return len(self.ticked) == len(self.ticks)


class CategoryTick(QWidget):
    """One category: nothing is ticked; once it is, so are its single items, and each can be kept back."""

    toggled = Signal()

    def __init__(self, context: Context, category: Category, known: Mapping[str, Words]) -> None:
        super().__init__()
        self.category, self._fresh = category, True
        self.tick = Tick(context, CATEGORIES[category])
        self._items = {item: Tick(context, words, "small") for item, words in known.items()}
        self.sure = Tick(context, STORY_SURE)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setSpacing(0)
        self._fill(context, column)
        context.language.follow(self._inside, partial(self._step_in, context, column))
        self._inside.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.tick)
        whole.addWidget(self._inside)
        self.tick.toggled.connect(self._turned)
        for each in (self.tick, *self._items.values()):
            each.toggled.connect(self.toggled)

    @property
    def chosen(self) -> bool:
        """Whether it may be told; the story only once it was confirmed a second time."""
        return self.tick.ticked and (self.category is not Category.STORY or self.sure.ticked)

    @property
    def withheld(self) -> tuple[str, ...]:
        """The items of this category that are kept back."""
        return tuple(name for name, tick in self._items.items() if not tick.ticked)

    def keep_back(self, item: str) -> None:
        """Keep one item back."""
        self._items[item].set_ticked(False)

    def _turned(self, told: bool) -> None:
        """All of a category is told, until single items are kept back; they stay so when it is ticked again."""
        self._inside.setVisible(told)
        fresh, self._fresh = self._fresh, False
        for tick in self._items.values() if fresh else ():
            tick.set_ticked(True)

    def _step_in(self, context: Context, column: QVBoxLayout) -> None:
        """Single items stand a step further in than their category, from where the person reads."""
        step, rtl = context.theme.px(36), context.language.of("survivor").rtl
        column.setContentsMargins(0 if rtl else step, 0, step if rtl else 0, context.theme.px(8))

    def _fill(self, context: Context, column: QVBoxLayout) -> None:
        if self.category is Category.STORY:
            column.addWidget(BilingualLabel(context, _STORY, "quiet"))
            column.addWidget(self.sure)
        if not self._items and self.category is not Category.NEEDS:
            column.addWidget(BilingualLabel(context, _NOTHING_YET, "quiet"))
        for tick in self._items.values():
            column.addWidget(tick)


def _item(question: Question, answer: Answer, language: Language) -> str:
    told = joined(answer_lines(question, answer, language), language)
    return language.text(CAPTIONED(caption=label_of(question), words=told))


class Categories(QWidget):
    """Every category that may ever leave, and why something of them is kept back; signs are never among them."""

    def __init__(self, context: Context, record: Record, needs: Iterable[str]) -> None:
        super().__init__()
        items = partial(_items_of, record, tuple(needs))
        self.ticks = {each: CategoryTick(context, each, items(each)) for each in SHAREABLE}
        self.reason: OneOf[WithheldReason] = OneOf(context, REASONS, WithheldReason.NOT_SAID)
        self._why = stack(context, label(context, msg("Why is this kept back?"), "label"), self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(6))
        for tick in self.ticks.values():
            column.addWidget(tick)
            tick.toggled.connect(self._ask_why)
        column.addSpacing(context.theme.px(8))
        column.addWidget(self._why)
        self._ask_why()

    def chosen(self) -> frozenset[Category]:
        """The categories that may be told."""
        return frozenset(category for category, tick in self.ticks.items() if tick.chosen)

    def withheld(self) -> tuple[str, ...]:
        """Questions that are kept back although their category may be told."""
        return tuple(name for tick in self.ticks.values() if tick.chosen for name in tick.withheld)

    def why(self) -> WithheldReason:
        """Why something is kept back, where something is."""
        chosen = self.reason.value() or WithheldReason.NOT_SAID
        return chosen if self.withheld() else WithheldReason.NOT_SAID

    def _ask_why(self) -> None:
        self._why.setVisible(bool(self.withheld()))


def _items_of(record: Record, needs: tuple[str, ...], category: Category) -> dict[str, Words]:
    """What a category would tell one by one: answers in the person's words, and what they said of a need."""
    items: dict[str, Words] = {q.name: partial(_item, q, answer) for q, answer in known_of(record, category)}
    order = record.order_in_force()
    if category is Category.NEEDS and order is not None:
        items |= {
            words_item(code): partial(_own_words, code, words) for code, words in order.own_words if code in needs
        }
    return items


def _own_words(code: str, words: Text, language: Language) -> str:
    return language.text(CAPTIONED(caption=need_words(code), words=joined(text_lines(words, language), language)))


def known_of(record: Record, category: Category) -> tuple[tuple[Question, Answer], ...]:
    """The answers of a category that a packet could tell."""
    shown, answers = relevant(INTAKE, record), record.answers_in_force()
    asked = [q for q in INTAKE.questions if q.category is category and q.name in shown]
    told = [(q, answers[q.name]) for q in asked if q.name in answers and q.name not in _OF_THIS_MINUTE]
    return tuple((question, answer) for question, answer in told if answer.answered)
