"""Removing one thing that a person told: an answer or their own words for a need, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.conversation.record import Record
from intake_app.desk import Desk
from intake_app.forms.intake import INTAKE
from intake_app.languages.words import Msg, msg
from intake_app.packets.labels import label_of
from intake_app.problems import Problem
from intake_app.sitting import PERMISSION
from ui.shell.context import Context
from ui.widgets.words import button, label, row
from ui.worker.confirm import Confirm
from ui.worker.page import Changing, button_line, parting_line, section
from ui.worker.removed import tell_removed
from ui.worker.terms import need_words

_OFFER = msg("Remove one thing they told")
_ASIDE = msg("Everything ever said to it goes, from earlier conversations too. The rest stays.")
_WORDS = msg("Their own words: {need}")
_GOES = msg("It is removed from this vault for good.")
Removal = Callable[[Desk], int]


class RemovingOne(QWidget):
    """A quiet button that opens the list of what can go; ``removed`` is called when something went."""

    def __init__(self, context: Context, record: Record, removed: Callable[[], object]) -> None:
        super().__init__()
        self._context, self._record, self._removed = context, record, removed
        self.now = Changing(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.now)
        self.put_away()

    def put_away(self) -> None:
        """Show the button alone."""
        line = button_line(self._context, button(self._context, _OFFER, self.ask, kind="quiet"))
        self.now.show_parts(line, stretch=False)

    def ask(self) -> None:
        """Show what can go."""
        context = self._context
        frame, column = section(context, _OFFER, aside=_ASIDE)
        for words, removal in removable(self._record):
            column.addWidget(parting_line())
            column.addWidget(self._entry(words, removal))
        column.addLayout(row(context, button(context, msg("Not now"), self.put_away)))
        self.now.show_parts(frame, stretch=False)

    def _entry(self, words: Msg, removal: Removal) -> QWidget:
        return Confirm(
            self._context, msg("Remove"), asks=msg("Remove this for good?"), explains=_GOES,
            agrees=msg("Yes, remove it"), then=partial(self._remove, removal), about=label(self._context, words),
        )  # fmt: skip

    def _remove(self, removal: Removal) -> None:
        self._context.desk.run(removal, self._gone, self._refused)

    def _gone(self, _: int) -> None:
        tell_removed(self._context)
        self._removed()

    def _refused(self, problem: Problem) -> None:
        self._context.notices.show_problem(problem)
        self.put_away()


def removable(record: Record) -> Iterator[tuple[Msg, Removal]]:
    """What can go one by one, with its words, in the order of the form; answers that newer ones hide as well.

    That the person agreed to be written down goes with the record alone.
    """
    said = {answer.question for conversation in record.conversations for answer in conversation.answers}
    for question in INTAKE.questions:
        if question.name in said and question.name != PERMISSION:
            yield label_of(question), partial(_erase_answers, record.id, question.name)
    for name in sorted(said - {question.name for question in INTAKE.questions}):
        yield msg("{name}")(name=name), partial(_erase_answers, record.id, name)
    needs = {code: None for stated in record.orderings() for code, _ in stated.ordering.own_words}
    for code in needs:
        yield _WORDS(need=need_words(code)), partial(_erase_words, record.id, code)


def _erase_answers(record: str, question: str, desk: Desk) -> int:
    return desk.erase_answer(record, question)


def _erase_words(record: str, need: str, desk: Desk) -> int:
    return desk.retention.erase_own_words(record, need)
