"""What they will see, read line by line in two languages: every line about the person can be left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.languages.words import msg, say
from intake_app.packets.sheet import Part
from intake_app.packets.telling import Leaving, Preview
from ui.shell.context import Context
from ui.widgets.form_view import bring_into_sight
from ui.widgets.words import BilingualLabel, button, label, row
from ui.worker.page import section
from ui.worker.sheet_view import Pair, SheetView, shown

_SEE = msg("What they will see")
_SEE_ASIDE = msg("Read it with the person, line by line. What is not here is not told.")
_CLEAR = msg("Clear the box of a line to leave it out. That is final: only a new release can tell it again.")
_ASK_BACK = msg("Ask this back and listen. What the person answers is not kept.")
_READ = msg("We have read this together, line by line")


class Telling(QWidget):
    """The person's language first, the packet's beside it. ``left_out`` brings the ``Leaving`` of a cleared line."""

    left_out = Signal(object)

    def __init__(self, context: Context, previews: Sequence[Preview], ask_anew: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        self._leaving = [(line.part, line.leaving) for each in previews for line in each.lines if line.leaving]
        self.ticks: list[tuple[Leaving, QCheckBox]] = []
        self.sheet = SheetView(context, *(each.in_lines for each in previews), beside=self._tick)
        self.together = QCheckBox()
        context.language.bind(self.together, self.together.setText, _READ)
        frame, column = section(context, _SEE, aside=_SEE_ASIDE)
        column.addWidget(label(context, _CLEAR, "quiet"))
        column.addWidget(self.sheet)
        column.addLayout(row(context, button(context, msg("Ask for a new release"), ask_anew, kind="quiet")))
        column.addWidget(self._asked_back())
        column.addWidget(self.together)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    @property
    def read(self) -> bool:
        """Whether it was read together."""
        return self.together.isChecked()

    def _tick(self, pair: Pair) -> QWidget | None:
        leaving = next((found for part in pair if part is not None and (found := self._leaving_of(part))), None)
        if leaving is None:
            return None
        box = QCheckBox()
        box.setChecked(True)
        part = next(each for each in pair if each is not None)
        box.setAccessibleName(" ".join(text for text, _, _ in shown(part) if text))
        box.toggled.connect(partial(self._turned, leaving))
        self.ticks.append((leaving, box))
        return box

    def _leaving_of(self, part: Part) -> Leaving | None:
        return next((leaving for known, leaving in self._leaving if known is part), None)

    def _turned(self, leaving: Leaving, told: bool) -> None:
        if not told:
            self.left_out.emit(leaving)

    def _asked_back(self) -> QFrame:
        """*Who will see this?*, with two ways to go on; neither is kept."""
        context = self._context
        frame = QFrame()
        frame.setObjectName("notice")
        column = QVBoxLayout(frame)
        side, above = context.theme.px(18), context.theme.px(14)
        column.setContentsMargins(side, above, side, above)
        column.setSpacing(context.theme.px(10))
        column.addWidget(BilingualLabel(context, say("Who will see this?"), "question"))
        column.addWidget(label(context, _ASK_BACK, "quiet"))
        understood = button(context, msg("Said it back as it is"))
        understood.setCheckable(True)
        again = button(context, msg("Go through it again"), partial(bring_into_sight, self.sheet))
        line = QHBoxLayout()
        for each in (understood, again):
            line.addWidget(each, 0, Qt.AlignmentFlag.AlignLeading)
        line.addStretch(1)
        column.addLayout(line)
        return frame
