"""The parts of a release: what is explained, what may be told, until when and how it is given."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from intake_app.conversation.answers import Answer
from intake_app.conversation.consents import SHAREABLE, Category, Given
from intake_app.conversation.record import Record
from intake_app.forms.answering import relevant
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import Question
from intake_app.languages.language import Language
from intake_app.languages.words import Msg, msg, nmsg, say
from intake_app.packets.labels import label_of
from intake_app.site import Site
from ui.shell.context import Context
from ui.widgets.editors import private_line
from ui.widgets.words import BilingualLabel, label
from ui.worker.one_of import OneOf
from ui.worker.page import notice
from ui.worker.said import CAPTIONED, answer_lines, joined
from ui.worker.terms import CATEGORIES, GIVEN
from ui.worker.tick import Tick

_NOTHING_YET = say("Nothing is written about this yet.")
_STORY = say("This goes on a page of its own. They do not need it to help you.")
STORY_SURE = say("I am sure. Tell them this as well.")
_OF_THIS_MINUTE = frozenset({"need_this_minute"})
_DAYS = (7, 14, 30, 90, 180)


def explanations(recipient: str, needs: Iterable[Msg], until: date) -> tuple[Msg | partial[str], ...]:
    """What a person must have heard before saying yes (IOM, NNEDV): why, who, until when, and what is free."""
    return (
        partial(_for_what, tuple(needs)),
        say("Only {recipient} is told. We ask them to pass it on to nobody.")(recipient=recipient),
        partial(_until, until),
        say("You can take this back at any time. Saying so is enough."),
        say("What they have read cannot be taken out of their heads. We would ask them not to use it."),
        say("We help you all the same if you say no. Help does not depend on talking to the police."),
    )


def _for_what(needs: tuple[Msg, ...], language: Language) -> str:
    listed = " · ".join(language.text(one) for one in needs)
    return language.text(say("They are told so that they can help with: {needs}")(needs=listed))


def _until(until: date, language: Language) -> str:
    return language.text(say("They may use it until {date}.")(date=language.date(until)))


class Explained(QWidget):
    """The lines to read aloud, each with a box to tick once it was explained."""

    def __init__(self, context: Context, lines: Iterable[Msg | partial[str]]) -> None:
        super().__init__()
        self.ticks = tuple(Tick(context, line) for line in lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(6))
        for tick in self.ticks:
            column.addWidget(tick)

    @property
    def complete(self) -> bool:
        """Whether every line was explained."""
        return all(tick.ticked for tick in self.ticks)


class CategoryTick(QWidget):
    """One category: nothing is ticked; once it is, so are its single items, and each can be kept back."""

    def __init__(self, context: Context, category: Category, known: tuple[tuple[Question, Answer], ...]) -> None:
        super().__init__()
        self.category, self._fresh = category, True
        self.tick = Tick(context, CATEGORIES[category])
        self._items = {
            question.name: Tick(context, partial(_item, question, answer), "small") for question, answer in known
        }
        self.sure = Tick(context, STORY_SURE)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(context.theme.px(52), 0, 0, context.theme.px(8))
        column.setSpacing(0)
        self._fill(context, column)
        self._inside.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.tick)
        whole.addWidget(self._inside)
        self.tick.toggled.connect(self._turned)

    @property
    def chosen(self) -> bool:
        """Whether it may be told; the story only once it was confirmed a second time."""
        return self.tick.ticked and (self.category is not Category.STORY or self.sure.ticked)

    @property
    def withheld(self) -> tuple[str, ...]:
        """The questions of this category whose answers are kept back."""
        return tuple(name for name, tick in self._items.items() if not tick.ticked)

    def keep_back(self, question: str) -> None:
        """Keep one item back."""
        self._items[question].set_ticked(False)

    def _turned(self, told: bool) -> None:
        """All of a category is told, until single items are kept back; they stay so when it is ticked again."""
        self._inside.setVisible(told)
        fresh, self._fresh = self._fresh, False
        for tick in self._items.values() if fresh else ():
            tick.set_ticked(True)

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
    """Every category that may ever leave; signs are never among them."""

    def __init__(self, context: Context, record: Record) -> None:
        super().__init__()
        self.ticks = {each: CategoryTick(context, each, known_of(record, each)) for each in SHAREABLE}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(6))
        for tick in self.ticks.values():
            column.addWidget(tick)

    def chosen(self) -> frozenset[Category]:
        """The categories that may be told."""
        return frozenset(category for category, tick in self.ticks.items() if tick.chosen)

    def withheld(self) -> tuple[str, ...]:
        """Questions that are kept back although their category may be told."""
        return tuple(name for tick in self.ticks.values() if tick.chosen for name in tick.withheld)


def known_of(record: Record, category: Category) -> tuple[tuple[Question, Answer], ...]:
    """The answers of a category that a packet could tell."""
    shown, answers = relevant(INTAKE, record), record.answers_in_force()
    asked = [q for q in INTAKE.questions if q.category is category and q.name in shown]
    told = [(q, answers[q.name]) for q in asked if q.name in answers and q.name not in _OF_THIS_MINUTE]
    return tuple((question, answer) for question, answer in told if answer.answered)


def days_offered(site: Site) -> tuple[int, ...]:
    """How long a release may hold here, in days, the site's usual span among them."""
    return tuple(sorted({d for d in (*_DAYS, usual_days(site)) if d <= site.release_longest} | {usual_days(site)}))


def usual_days(site: Site) -> int:
    """The span in days unless another is chosen."""
    return min(site.release_days, site.release_longest)


class HowGiven(QWidget):
    """Until when it holds, how it was given, and who witnessed a spoken one."""

    def __init__(self, context: Context, site: Site, today: date) -> None:
        super().__init__()
        self._today = today
        spans = {days: partial(_span, days, today) for days in days_offered(site)}
        self.days: OneOf[int] = OneOf(context, spans, usual_days(site))
        self.given: OneOf[Given] = OneOf(context, GIVEN, site.given)
        self.witness: QLineEdit = private_line()
        self.witness.setMaximumWidth(context.theme.px(280))
        context.language.bind(self.witness, self.witness.setPlaceholderText, msg("Witness’s code"))
        context.language.bind(self.witness, self.witness.setAccessibleName, msg("Witness’s code"))
        self._hint = notice(context, msg("The witness is a second adult, never a companion of the person."))
        self._lay_out(context)
        self.given.group.buttonToggled.connect(self._show_witness)
        self._show_witness()

    def until(self) -> date:
        """The last day it holds."""
        return self._today + timedelta(days=self.days.value() or 0)

    @property
    def witness_missing(self) -> bool:
        """Whether a spoken release has no witness yet."""
        return self.given.value() is Given.VERBAL and not self.witness.text().strip()

    def _lay_out(self, context: Context) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(6))
        column.addWidget(label(context, msg("Until when"), "label"))
        column.addWidget(self.days)
        column.addSpacing(context.theme.px(8))
        column.addWidget(label(context, msg("How it is given"), "label"))
        for part in (self.given, self.witness, self._hint):
            column.addWidget(part)

    def _show_witness(self) -> None:
        spoken = self.given.value() is Given.VERBAL
        self.witness.setVisible(spoken)
        self._hint.setVisible(spoken)


def _span(days: int, today: date, language: Language) -> str:
    last = language.date(today + timedelta(days=days))
    span = nmsg("{n} day", "{n} days", days)
    return language.text(msg("{span}, until {date}")(span=span, date=last))
