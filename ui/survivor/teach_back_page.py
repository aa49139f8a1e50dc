"""*Who will see this?* asked back, to find misunderstandings while they can still be put right."""

from __future__ import annotations

from functools import partial

from intake_app.conversation.answers import State, Text
from intake_app.forms.model import Question
from intake_app.languages.words import Msg, msg
from ui.survivor.question_page import FieldPage
from ui.widgets.look import Look
from ui.widgets.words import button, label, row

_ASK = msg("Ask: who will see this? Listen. Then type the answer, or touch what fits.")
_TICKS: tuple[Msg, ...] = (
    msg("Said it back as it is"),
    msg("We talked it through again"),
)


class TeachBackPage(FieldPage):
    """The question with its field, and two short answers for a worker with no time to type."""

    def __init__(self, look: Look, question: Question) -> None:
        super().__init__(look, question)
        at = self.column.count() - 2
        self.column.insertWidget(at, label(look, _ASK, "quiet"))
        self.ticks = [button(look, words, partial(self._tick, words)) for words in _TICKS]
        self.column.insertLayout(at + 2, row(look, *self.ticks))

    def _tick(self, words: Msg) -> None:
        worker = self.look.language.worker
        said = Text(worker.text(words), worker.tag)
        self.editor.show_value(said)
        self._tell((State.ANSWERED, said))
