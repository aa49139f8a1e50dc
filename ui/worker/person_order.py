"""What the person wants, in their own order, with the way to help for each; earlier orders stay readable."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.conversation.needs_order import Ordering
from intake_app.conversation.record import OrderStatement, Record
from intake_app.languages.words import msg, nmsg
from intake_app.needs.catalogue import NOT_SURE, is_need, need
from ui.shell.context import Context
from ui.widgets.words import button, empty_label, label, value_label
from ui.worker.dated import dated
from ui.worker.page import beside, section, stack
from ui.worker.said import own_words
from ui.worker.terms import need_words, phase_words

_TITLE = msg("What they want")
_ASIDE = msg("In their own order, as said on {date}.")
_NOTHING = msg("Nothing was chosen yet. There is no hurry.")
_ALIKE = msg("All of these, none before another.")
_LATER = msg("Maybe later")
_FIND = msg("Find help")


def order_card(context: Context, record: Record, find: Callable[[str], object]) -> QFrame:
    """The order in force; ``find`` is called with a need's code."""
    said = record.orderings()
    frame, column = section(context, _TITLE, aside=dated(_ASIDE, said[0].date) if said else _NOTHING)
    if said:
        _add_order(context, column, said[0].ordering, find)
    if len(said) > 1:
        _add_earlier(context, column, said[1:])
    return frame


def _add_order(context: Context, column: QVBoxLayout, order: Ordering, find: Callable[[str], object]) -> None:
    if order.no_preference:
        column.addWidget(label(context, _ALIKE))
    for place, group in enumerate(order.yes, 1):
        for code in group:
            column.addLayout(_need_line(context, order, code, "" if order.no_preference else str(place), find))
    if order.later:
        column.addWidget(label(context, _LATER, "label"))
        for code in order.later:
            column.addLayout(_need_line(context, order, code, "", find))


def _need_line(context: Context, order: Ordering, code: str, place: str, find: Callable[[str], object]) -> QHBoxLayout:
    words: list[QWidget] = [label(context, need_words(code), "lead")]
    text = order.words_for(code)
    if text is not None:
        words.append(own_words(context, text))
    phase = phase_words(code)
    if phase is not None:
        words.append(label(context, phase, "small"))
    helping = () if code == NOT_SURE else (button(context, _FIND, partial(find, code), icon="search"),)
    line = beside(context, stack(context, *words, spacing=2), *helping)
    line.insertWidget(0, _picture(context, code), 0, Qt.AlignmentFlag.AlignTop)
    line.insertWidget(0, _number(context, place), 0, Qt.AlignmentFlag.AlignTop)
    return line


def _number(context: Context, place: str) -> QWidget:
    number = value_label(place, "rank")
    number.setMinimumWidth(context.theme.px(30))
    return number


def _picture(context: Context, code: str) -> QWidget:
    picture = empty_label()
    if is_need(code):
        context.theme.put_pictogram(picture, need(code).pictogram, 32)
    return picture


def _add_earlier(context: Context, column: QVBoxLayout, earlier: tuple[OrderStatement, ...]) -> None:
    """The earlier statements, each with its day, behind a button."""
    inside = stack(context, *(_statement(context, said) for said in earlier), spacing=14)
    inside.hide()
    offer = button(context, nmsg("{n} earlier order", "{n} earlier orders", len(earlier)), kind="quiet", icon="clock")
    offer.setCheckable(True)
    offer.toggled.connect(inside.setVisible)
    line = QHBoxLayout()
    line.addWidget(offer)
    line.addStretch(1)
    column.addLayout(line)
    column.addWidget(inside)


def _statement(context: Context, said: OrderStatement) -> QWidget:
    order = said.ordering
    lines = [
        label(context, msg("{place}. {need}")(place=place, need=need_words(code)))
        for place, group in enumerate(order.yes, 1)
        for code in group
    ]
    later = [label(context, msg("Maybe later: {need}")(need=need_words(code)), "quiet") for code in order.later]
    return stack(context, label(context, dated(msg("Said on {date}"), said.date), "label"), *lines, *later, spacing=2)
