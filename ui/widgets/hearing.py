"""Hearing what a page says from recordings: a button beside words that have one, and all of a page by one key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QToolButton, QWidget

from intake_app.languages.words import say
from ui.language import Words
from ui.widgets.look import Look
from ui.widgets.passages import Choosable, Passage, passages_of
from ui.widgets.words import icon_button

LISTEN = say("Listen")


def hear_button(look: Look, words: Words) -> QToolButton:
    """A button that plays the recording of these words; it is not there while there is none."""
    made = icon_button(look, "volume", LISTEN, lambda: look.language.hear(recorded(look, (words,))), speaker="survivor")
    made.setProperty("hears", True)
    look.language.follow(made, partial(_show_where_recorded, look, made, words))
    return made


def recorded(look: Look, words: Iterable[Words]) -> tuple[Path, ...]:
    """The recordings of those words that have one, in their order."""
    return tuple(file for each in words if (file := look.language.recording_of(each)) is not None)


def recordings_of_page(look: Look, page: QWidget) -> tuple[Path, ...]:
    """What a page plays: the choice that has the keyboard, where it has a recording, else all its words in turn."""
    focus = page.window().focusWidget()
    if focus is not None and page.isAncestorOf(focus) and isinstance(focus, Choosable):
        alone = recorded(look, (focus.says,))
        if alone:
            return alone
    return tuple(file for passage in passages_of(page) for file in recordings_of(look, passage))


def recordings_of(look: Look, passage: Passage) -> tuple[Path, ...]:
    """What one passage plays: its words, the sentence under them, and its choices."""
    return recorded(look, _words_of(passage))


def _words_of(passage: Passage) -> Iterator[Words]:
    yield passage.words
    if passage.under is not None:
        yield passage.under
    yield from (option.words for option in passage.options if option.words is not None)


def _show_where_recorded(look: Look, made: QToolButton, words: Words) -> None:
    there = look.language.recording_of(words) is not None
    if made.parentWidget() is not None or not there:  # without a parent it would be a window
        made.setVisible(there)
