"""A page as it is read aloud: one passage after the other, each with the choices that belong to it.

Nothing is listed by hand: the passages are found on the page itself, in the order in which its words stand there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from ui.language import Words
from ui.widgets.words import BilingualLabel

MOST_NUMBERS = 9
"""As many choices are told by number at once; more are read one by one."""


@runtime_checkable
class Choosable(Protocol):
    """What can be touched and says what it is: a choice, a card of an order, a line to tick."""

    says: Words

    def click(self) -> object:
        """Do what a touch does."""

    def isCheckable(self) -> bool:
        """Whether it can be chosen, or only does something."""

    def isChecked(self) -> bool:
        """Whether it is chosen."""


@runtime_checkable
class ReadInOrder(Protocol):
    """A widget that knows in which order its parts are read."""

    def read_parts(self) -> tuple[QWidget, ...]:
        """The parts, first to last."""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a passage; without words of its own where the passage is the choice."""

    touch: Choosable
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """What is read at once, the sentence under it, and what can be answered."""

    words: Words
    under: Words | None = None
    options: tuple[Option, ...] = ()


def passages_of(page: QWidget, *, hint: BilingualLabel | None = None) -> tuple[Passage, ...]:
    """What stands on the page now, first to last; ``hint`` is read with the words before it."""
    found: list[Passage] = []
    for part in _parts(page):
        last = found[-1] if found else None
        if isinstance(part, BilingualLabel):
            if part is hint and last is not None and not last.options:
                found[-1] = Passage(last.words, part.says)
            else:
                found.append(Passage(part.says))
        elif isinstance(part, Choosable):
            if getattr(part, "is_line", False) or last is None:
                found.append(Passage(part.says, None, (Option(part),)))
            else:
                found[-1] = Passage(last.words, last.under, (*last.options, Option(part, part.says)))
    return tuple(each for passage in found for each in _one_by_one(passage))


def _one_by_one(passage: Passage) -> Iterator[Passage]:
    """The passage, or where it has more choices than there are digits, each choice by itself after it."""
    if len(passage.options) <= MOST_NUMBERS:
        yield passage
        return
    yield Passage(passage.words, passage.under)
    for option in passage.options:
        if option.words is not None:
            yield Passage(option.words, None, (Option(option.touch),))


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """The words and choices in a widget, as they stand: what is hidden is not read, nor what the worker alone reads."""
    if widget.isHidden() and not widget.isWindow():
        return
    if isinstance(widget, BilingualLabel):
        yield widget
    elif isinstance(widget, Choosable):
        yield from _of_choice(widget)
    else:
        for part in _inside(widget):
            yield from _parts(part)


def _of_choice(widget: QWidget) -> Iterator[QWidget]:
    if getattr(widget, "speaker", "survivor") != "survivor":
        return
    if widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):  # shown, not offered
        yield from widget.findChildren(BilingualLabel)
    else:
        yield widget


def _inside(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, ReadInOrder):
        yield from widget.read_parts()
        return
    layout = widget.layout()
    if layout is not None:
        yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _of_layout(inner)
