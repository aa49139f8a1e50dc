"""Halves of characters that a clipboard or an input method left in a box: read as U+FFFD, and told of.

Qt keeps them, but its text comes to Python without them, as if nothing had stood there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from intake_app.conversation.answers import LanguageChoice, Row, Text, Value
from intake_app.languages.words import msg
from ui.widgets.look import Look
from ui.widgets.words import label

_HALF: Final = "\ufffd"
_TOLD: Final = msg("{mark} stands where part of a character could not be read. Everything else is as it came.")


def text_of(box: QLineEdit | QPlainTextEdit) -> str:
    """What stands in a box, with U+FFFD in the place of every half of a character."""
    text = box.text() if isinstance(box, QLineEdit) else box.toPlainText()
    if _length_in(box) == len(text.encode("utf-16-le")) // 2:
        return text
    halves = "".join(_units_in(box)).encode("utf-16-le", "surrogatepass")
    return halves.decode("utf-16-le", "replace").replace("\u2029", "\n")


def told_of_halves(look: Look) -> QLabel:
    """The words to stand below a field, hidden as yet."""
    made = label(look, _TOLD(mark=_HALF), "quiet")
    made.hide()
    return made


def has_halves(value: Value | None) -> bool:
    """Whether such a mark stands in the words of a value."""
    return any(_HALF in words for words in _words_in(value))


def _length_in(box: QLineEdit | QPlainTextEdit) -> int:
    """In halves of characters, as Qt counts."""
    if isinstance(box, QPlainTextEdit):
        return box.document().characterCount() - 1
    return QAccessible.queryAccessibleInterface(box).textInterface().characterCount()


def _units_in(box: QLineEdit | QPlainTextEdit) -> Iterator[str]:
    """Each character, or the half of one that has no other half."""
    if isinstance(box, QPlainTextEdit):
        yield from (box.document().characterAt(at) for at in range(_length_in(box)))
        return
    inside, at = QAccessible.queryAccessibleInterface(box).textInterface(), 0
    while at < inside.characterCount():
        one, two = inside.text(at, at + 1), inside.text(at, at + 2)
        pair = not one and len(two) == 1 and ord(two) > 0xFFFF
        yield two if pair else one or _HALF
        at += 2 if pair else 1


def _words_in(value: Value | Row | None) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Text():
            yield value.value
            yield from _words_in(value.translation)
        case LanguageChoice():
            yield value.dialect
        case Row():
            yield from (str(cell) for _, cell in value.cells)
        case tuple():
            for each in value:
                yield from _words_in(each)
