"""What is known of a person, by section of the form."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout

from intake_app.conversation.answers import Answer
from intake_app.conversation.consents import Category
from intake_app.conversation.record import Record
from intake_app.forms.answering import relevant
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import Question
from intake_app.languages.words import msg
from ui.shell.context import Context
from ui.widgets.words import label
from ui.worker.page import section
from ui.worker.said import answer_entry, unknown_entry

_NOTHING = msg("Nothing else was said yet.")


def answers_card(context: Context, record: Record) -> QFrame:
    """The answers in force, section by section, contact and signs left to their own places."""
    answers, shown = record.answers_in_force(), relevant(INTAKE, record)
    frame, column = section(context, msg("What they told us"))
    for part in INTAKE.sections:
        known = [q for q in part.questions if q.name in answers and q.name in shown and _belongs_here(q, answers)]
        if known:
            column.addWidget(label(context, part.label, "label"))
            column.addLayout(_grid(context, known, answers))
    unknown = [answer for name, answer in answers.items() if INTAKE.question(name) is None]
    for answer in unknown:
        column.addWidget(unknown_entry(context, answer))
    if column.count() == 1:
        column.addWidget(label(context, _NOTHING, "quiet"))
    return frame


def _belongs_here(question: Question, answers: dict[str, Answer]) -> bool:
    """Signs have a page of their own; a safe way that is known stands on top of the page."""
    if question.category is Category.CONTACT:
        return not answers[question.name].answered
    return question.category is not Category.SIGNS


def _grid(context: Context, questions: list[Question], answers: dict[str, Answer]) -> QGridLayout:
    """Short answers two to a line, long ones over the whole width."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(context.theme.px(28))
    grid.setVerticalSpacing(context.theme.px(12))
    row = column = 0
    for question in questions:
        wide = 2 if question.long or question.columns else 1
        if wide + column > 2:
            row, column = row + 1, 0
        grid.addWidget(answer_entry(context, question, answers[question.name]), row, column, 1, wide)
        column += wide
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid
