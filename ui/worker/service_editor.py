"""The entry of a service to be written or put right by hand: a line for each thing, and what it helps with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from intake_app.directory.entries import Service
from intake_app.entry_by_hand import SEVERAL, fields_of, texts_of
from intake_app.languages.words import Msg, msg
from intake_app.needs.catalogue import NEEDS
from intake_app.problems import Problem
from ui.shell.context import Context
from ui.shell.entrance import Trouble
from ui.widgets.editors import PlainLines, private_line
from ui.widgets.half_characters import text_of
from ui.widgets.words import button, label
from ui.worker.page import button_line, section, stack
from ui.worker.terms import need_words

_ASIDE = msg("Write what you know. Everything but the name can stay empty.")
_HELPS = msg("What it helps with")
_ONE_A_LINE = msg("One on each line, the most useful first.")
_ASKED: tuple[tuple[str, Msg], ...] = (
    ("name", msg("Name of the service")),
    ("organization", msg("Organisation")),
    ("phones", msg("Phone")),
    ("address", msg("Address")),
    ("schedules", msg("Hours")),
    ("languages", msg("Languages")),
    ("interpretation", msg("Interpreters")),
    ("serves", msg("Whom they serve")),
    ("eligibility", msg("Who can come")),
    ("cost", msg("Cost")),
    ("wait", msg("Waiting time")),
    ("longest_stay", msg("Longest stay")),
    ("application", msg("How to apply")),
    ("areas", msg("Area they serve")),
    ("emails", msg("E-mail")),
    ("website", msg("Website")),
    ("description", msg("Description")),
)
_LISTED = frozenset({"phones", "emails", "languages", "schedules", "areas"})


class ServiceEditor(QWidget):
    """``keep`` is called with the fields of ``Service`` that were changed; ``leave`` when nothing is to be kept."""

    def __init__(
        self,
        context: Context,
        service: Service,
        *,
        title: Msg,
        keep: Callable[[dict[str, Any]], object],
        leave: Callable[[], object],
    ) -> None:
        super().__init__()
        self._context, self._service, self._keep = context, service, keep
        self.boxes: dict[str, QLineEdit | PlainLines] = {}
        self.needs: dict[str, QCheckBox] = {}
        self.trouble = Trouble(context)
        frame, column = section(context, title, aside=_ASIDE)
        self._ask(column)
        keep_it = button(context, msg("Keep it"), self.finish, kind="primary")
        answers = button_line(context, keep_it, button(context, msg("Not now"), leave))
        for part in (label(context, _HELPS, "label"), self._needs(), self.trouble, answers):
            column.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        self.setFocusProxy(self.boxes["name"])

    def finish(self) -> None:
        """Hand over what was changed."""
        texts = {name: text_of(box) for name, box in self.boxes.items()}
        fields = fields_of(self._service, texts, self._context.language.worker)
        chosen = tuple(sorted(code for code, box in self.needs.items() if box.isChecked()))
        if chosen != self._service.needs:
            fields["needs"] = chosen
        self.setEnabled(False)
        self._keep(fields)

    def refuse(self, problem: Problem) -> None:
        """Say why it cannot be kept; what was written stays."""
        self.setEnabled(True)
        self.trouble.show_problem(problem)

    def _ask(self, column: QVBoxLayout) -> None:
        context = self._context
        texts = texts_of(self._service, context.language.worker)
        for name, words in _ASKED:
            box = self._lines(texts[name]) if name in SEVERAL else _line(texts[name])
            context.language.bind(box, box.setAccessibleName, words)
            self.boxes[name] = box
            above = [
                label(context, words, "label"),
                *([label(context, _ONE_A_LINE, "small")] if name in _LISTED else []),
            ]
            column.addWidget(stack(context, *above, box))

    def _lines(self, text: str) -> PlainLines:
        box = PlainLines()
        box.setPlainText(text)
        box.setFixedHeight(self._context.theme.px(92))
        return box

    def _needs(self) -> QWidget:
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, need in enumerate(NEEDS):
            box = QCheckBox()
            self._context.language.bind(box, box.setText, need_words(need.code))
            box.setChecked(need.code in self._service.needs)
            self.needs[need.code] = box
            grid.addWidget(box, at // 2, at % 2, Qt.AlignmentFlag.AlignLeading)
        return whole


def _line(text: str) -> QLineEdit:
    box = private_line()
    box.setText(text)
    return box
