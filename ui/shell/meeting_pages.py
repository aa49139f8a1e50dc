"""The page for each step of a meeting, joined to what it tells; pages know nothing of each other."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from intake_app.conversation.answers import Answer, State
from intake_app.desk import CardWords
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import Question
from ui.shell.context import Context
from ui.shell.meeting_path import CONTACT_QUESTIONS, Step
from ui.shell.meeting_talk import Talk
from ui.survivor.calm_pages import CrisisPage, DoFirstPage, EndPage
from ui.survivor.choosing_pages import CardsPage, SomethingElsePage, TilesPage, tile_named
from ui.survivor.feedback_page import FeedbackPage
from ui.survivor.first_words_page import FirstWordsPage
from ui.survivor.language_page import LanguagePage
from ui.survivor.order_page import OrderPage
from ui.survivor.page import Page
from ui.survivor.paper_page import PaperPage
from ui.survivor.question_page import question_page
from ui.survivor.read_back_page import ReadBackPage
from ui.survivor.teach_back_page import TeachBackPage
from ui.widgets.fields import Said

_STAYS_TRUE = frozenset({"call_name", "contact_ok", "meet_again", *CONTACT_QUESTIONS})
"""Questions whose earlier answer is shown again at a later meeting; the rest is asked afresh."""


class MeetingPages(QObject):
    """Makes pages. ``language_chosen`` brings a tag, ``alarmed`` comes at an answer that cannot wait."""

    language_chosen = Signal(str)
    alarmed = Signal()
    under_18 = Signal()
    change_wanted = Signal()
    worker_wanted = Signal()
    paper_wanted = Signal(object)
    started_from_earlier = Signal()

    def __init__(self, context: Context, talk: Talk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._talk = context, talk

    def page(self, step: Step) -> Page:
        """A new page for a step, showing what is known."""
        made = getattr(self, f"_{step.name}")(step)
        assert isinstance(made, Page)
        return made

    def _language(self, _: Step) -> Page:
        made = LanguagePage(self._context, self._talk.dialect)
        made.dialect_named.connect(self._talk.name_dialect)
        made.chosen.connect(self.language_chosen)
        return made

    def _first_words(self, _: Step) -> Page:
        made = FirstWordsPage(self._context, self._talk.site)
        made.under_18.connect(self.under_18)
        return made

    def _interpreter(self, step: Step) -> Page:
        made = question_page(self._context, _named(step.of), self._known(step.of))
        made.speak_alone()
        made.answered.connect(self._answered)
        return made

    def _question(self, step: Step) -> Page:
        made = question_page(self._context, _named(step.of), self._known(step.of))
        made.answered.connect(self._answered)
        return made

    def _do_first(self, _: Step) -> Page:
        known = self._known("need_this_minute")
        return DoFirstPage(self._context, known.value if known and isinstance(known.value, tuple) else ())  # type: ignore[arg-type]

    def _crisis(self, _: Step) -> Page:
        return CrisisPage(self._context, self._talk.site)

    def _tiles(self, _: Step) -> Page:
        earlier = not self._talk.tiles and self._talk.record.order_in_force() is not None
        made = TilesPage(self._context, self._talk.record.id, self._talk.tiles, earlier=earlier)
        made.turned.connect(self._talk.turn_tile)
        made.earlier_wanted.connect(self._talk.take_up_earlier)
        made.earlier_wanted.connect(self.started_from_earlier)
        return made

    def _cards(self, step: Step) -> Page:
        tile, talk = tile_named(step.of), self._talk
        assert tile is not None
        made = CardsPage(self._context, tile, talk.record.id, talk.choosing, talk.words)
        made.chosen.connect(talk.choose)
        made.said.connect(talk.say)
        return made

    def _else(self, step: Step) -> Page:
        made = SomethingElsePage(self._context, self._talk.words.get("other"))
        made.said.connect(self._talk.say)
        return made

    def _order(self, _: Step) -> Page:
        made = OrderPage(self._context, self._talk.choosing)
        made.reordered.connect(self._talk.arrange)
        return made

    def _read_back(self, _: Step) -> Page:
        made = ReadBackPage(self._context, self._talk.choosing, self._talk.words)
        made.change_wanted.connect(self.change_wanted)
        return made

    def _teach_back(self, step: Step) -> Page:
        made = TeachBackPage(self._context, _named(step.of))
        made.show_answer(self._known(step.of))
        made.answered.connect(self._answered)
        return made

    def _paper(self, step: Step) -> Page:
        site = self._talk.site
        words = CardWords(name=site.card_name, phone=site.office_phone)
        made = PaperPage(self._context, step.of, words)
        made.wanted.connect(partial(self.paper_wanted.emit, made))
        return made

    def _feedback(self, _: Step) -> Page:
        return FeedbackPage(self._context)

    def _end(self, _: Step) -> Page:
        made = EndPage(self._context)
        made.worker_wanted.connect(self.worker_wanted)
        return made

    def _known(self, question: str) -> Answer | None:
        own = self._talk.sitting.conversation.answer(question)
        if own is not None or not (self._talk.section or question in _STAYS_TRUE):
            return own
        return self._talk.record.answer_in_force(question)

    def _answered(self, question: str, said: Said) -> None:
        self._talk.answer(question, said, shown_in=self._context.language.of("survivor").tag)
        if said == (State.ANSWERED, "no") and question == "interp_ok":
            self.alarmed.emit()


def _named(question: str) -> Question:
    found = INTAKE.question(question)
    assert found is not None
    return found
