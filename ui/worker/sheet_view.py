"""What a packet says, line by line, in two languages beside each other: the very lines that the paper is drawn from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from intake_app.languages.typefaces import families_for
from intake_app.packets.sheet import (
    Advice,
    Asked,
    Beside,
    Grid,
    Heading,
    Line,
    NewPage,
    Part,
    Points,
    Sentence,
    Sheet,
    Signature,
    SignHere,
    Slip,
    Words,
)
from ui.widgets.look import Look
from ui.widgets.words import LabelRole, value_label
from ui.worker.page import parting_line

Pair = tuple[Part | None, Part | None]
Shown = tuple[str, LabelRole, str]
MakeBeside = Callable[[Pair], QWidget | None]


class SheetView(QWidget):
    """One sheet, or two of the same content side by side; ``beside`` makes what stands before a line, if anything."""

    def __init__(
        self, look: Look, left: Sheet, right: Sheet | None = None, *, beside: MakeBeside | None = None
    ) -> None:
        super().__init__()
        self.labels: list[QLabel] = []
        self._beside, self._columns = beside, _columns(look, left, beside is not None)
        self._look, self._sheets = look, (left,) if right is None else (left, right)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.theme.px(36))
        self._grid.setVerticalSpacing(look.theme.px(8))
        for at, sheet in enumerate(self._sheets):
            self._grid.setColumnStretch(self._columns[at], 1)
            self._put(
                0, at, ((f"{sheet.headline} {sheet.reference}".strip(), "heading", ""), (sheet.date, "small", ""))
            )
        for row, pair in enumerate(_rows(left, right), 1):
            self._add_row(row, pair)
        last = self._grid.rowCount()
        for at, sheet in enumerate(self._sheets):
            self._put(last, at, ((sheet.footer, "small", ""),))

    def shown_texts(self) -> list[str]:
        """Every text that is shown, in reading order row by row."""
        return [label.text() for label in self.labels]

    def _add_row(self, row: int, pair: Pair) -> None:
        if any(isinstance(part, NewPage) for part in pair):
            self._grid.addWidget(parting_line(), row, 0, 1, len(self._columns))
            return
        made = self._beside(pair) if self._beside is not None else None
        if made is not None:
            self._grid.addWidget(made, row, self._columns[2], Qt.AlignmentFlag.AlignTop)
        for at, part in enumerate(pair[: len(self._sheets)]):
            if part is not None:
                self._put(row, at, tuple(shown(part)))

    def _put(self, row: int, at: int, texts: tuple[Shown, ...]) -> None:
        sheet = self._sheets[at]
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.theme.px(2))
        for text, role, tag in texts:
            if text:
                column.addWidget(self._label(text, role, tag or sheet.language, sheet.rtl))
        column.addStretch(1)
        self._grid.addWidget(cell, row, self._columns[at])

    def _label(self, text: str, role: LabelRole, tag: str, rtl: bool) -> QLabel:
        made = value_label(text, role)
        font = made.font()
        font.setFamilies(list(families_for(tag)))
        made.setFont(font)
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        made.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        self.labels.append(made)
        return made


def _columns(look: Look, left: Sheet, beside: bool) -> tuple[int, ...]:
    """The columns of the two sheets and, where something stands beside, of that: where the left one is read from."""
    if not beside:
        return (0, 1)
    return (1, 2, 0) if left.rtl == look.language.worker.rtl else (0, 2, 1)


def shown(part: Part) -> Iterator[Shown]:
    """The texts of a part as (text, role, language or nothing); nothing of a sheet is left out."""
    match part:
        case Heading(text):
            yield text, "label", ""
        case Sentence(text, strong, small):
            yield text, "label" if strong else "small" if small else "body", ""
        case Line() | Grid():
            yield from _lines((part,) if isinstance(part, Line) else part.lines)
        case Asked(rank, label, words):
            yield f"{rank}.  {label}" if rank else label, "body", ""
            yield from _said(words)
        case Points(items):
            yield from ((f"•  {item}", "body", "") for item in items)
        case Advice():
            yield from _advice(part)
        case _:
            yield from _more_than_words(part)


def _more_than_words(part: Slip | Beside | NewPage | Signature | SignHere) -> Iterator[Shown]:
    """A break between pages and a signature have no words."""
    match part:
        case Slip():
            yield from _slip(part)
        case Beside(here, there):
            yield from (text for each in (*here, *there) for text in shown(each))


def _slip(part: Slip) -> Iterator[Shown]:
    yield part.title, "label", ""
    yield part.reference, "small", ""
    yield from ((f"☐  {text}", "body", "") for text, _ in part.answers)
    yield part.closing, "small", ""


def _lines(lines: tuple[Line, ...]) -> Iterator[Shown]:
    for line in lines:
        yield line.label, "small", ""
        yield from _said(line.words)


def _said(words: tuple[Words, ...]) -> Iterator[Shown]:
    for one in words:
        yield one.caption, "small", ""
        yield one.text, "body", one.language


def _advice(part: Advice) -> Iterator[Shown]:
    for title, lines in ((part.do_title, part.do), (part.dont_title, part.dont)):
        if lines:
            yield title, "small", ""
            yield from ((f"•  {line}", "body", "") for line in lines)


def _rows(left: Sheet, right: Sheet | None) -> Iterator[Pair]:
    if right is None:
        yield from ((part, None) for part in left.parts)
        return
    yield from pairs(left.parts, right.parts)


def pairs(left: tuple[Part, ...], right: tuple[Part, ...]) -> Iterator[Pair]:
    """The parts that say the same beside each other; what only one language has (a note on it) stands alone."""
    left, right = tuple(_apart(left)), tuple(_apart(right))
    keys = [_kind(part) for part in left], [_kind(part) for part in right]
    for _, a, b, c, d in SequenceMatcher(a=keys[0], b=keys[1], autojunk=False).get_opcodes():
        yield from zip_longest(left[a:b], right[c:d])


def _apart(parts: tuple[Part, ...]) -> Iterator[Part]:
    """The parts with every short line by itself."""
    for part in parts:
        yield from part.lines if isinstance(part, Grid) else (part,)


def _kind(part: Part) -> str:
    match part:
        case Sentence(_, strong, small):
            return f"sentence {strong} {small}"
        case Points(items):
            return f"points {len(items)}"
    return type(part).__name__
