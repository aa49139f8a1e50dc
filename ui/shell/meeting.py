"""A meeting from the first greeting to the way to meet again; it alone knows which page follows which."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.conversation.answers import State
from intake_app.desk import Desk
from intake_app.forms.age import may_be_minor
from intake_app.problems import Problem
from intake_app.site import Site
from intake_app.sitting import Sitting
from ui.shell.context import Context, Place
from ui.shell.meeting_pages import MeetingPages
from ui.shell.meeting_papers import ChooseFile, make_paper
from ui.shell.meeting_path import (
    END,
    INTERPRETER,
    LANGUAGE,
    ORDER,
    Step,
    parts,
    path,
    step_after,
    step_before,
    step_of_the_order,
)
from ui.shell.meeting_stage import Stage
from ui.shell.meeting_talk import Talk
from ui.shell.meeting_unkept import Unkept
from ui.survivor.calm_pages import PausePage, Under18Page
from ui.survivor.feedback_page import FeedbackPage
from ui.survivor.language_page import LanguagePage, nearest_shipped
from ui.survivor.page import Page
from ui.survivor.paper_page import PaperPage
from ui.widgets.fields import Said
from ui.worker.files import ask_new_file


class Meeting(QWidget):
    """The whole meeting in one place. ``record`` names the person at a later meeting; None is a new person.

    ``section`` talks about one section of the intake only. ``choose_file`` asks where a paper is to be saved.
    """

    def __init__(
        self,
        context: Context,
        record: str | None = None,
        *,
        section: str = "",
        choose_file: ChooseFile | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context, self._section, self._choose_file = context, section, choose_file
        self.step: Step = LANGUAGE
        self.talk: Talk
        self._rules_told = self._sits = False
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        sit_down = partial(_sit_down, record=record, language=context.language.worker.tag)
        context.desk.run(sit_down, self._begun, partial(_lead_back, context))

    @property
    def page(self) -> Page | None:
        """The page the person sees now; None until the desk has begun the meeting."""
        return self.stage.page if self._sits else None

    def go_on(self) -> None:
        """Leave the page for the next one, once everything said on it has been kept."""
        self._leave_page(self._went_on)

    def go_back(self) -> None:
        """Leave the page for the one before it."""
        self._leave_page(self._went_back)

    def stop_here(self) -> None:
        """Stop, without a question."""
        self._leave_page(self._stopped)

    def end(self) -> None:
        """Close the conversation and thank the person."""
        self.stage.end_detour()
        self.talk.state_order()
        self._show_step(END)

    def settle(self) -> None:
        """Hand over everything said and typed so far, as before a lock."""
        if self._sits:
            self.stage.settle()
            self.talk.state_order()

    def comes_back_to(self) -> Place:
        """The person, when they are kept; else the people, told when something was in memory only."""
        return self.talk.comes_back_to() if self._sits else Place("people")

    def choose_language(self) -> None:
        """Open the choice of languages over the page at hand, which keeps everything typed on it."""
        if self.step != LANGUAGE or self.stage.detour is not None:
            self.stage.take_detour(self.pages.page(LANGUAGE))

    def _begun(self, found: tuple[Sitting, Site]) -> None:
        sitting, site = found
        context = self._context
        spoken = sitting.conversation.language
        context.language.switch_survivor(nearest_shipped(spoken), spoken=spoken)
        self.talk = Talk(context, sitting, site, section=self._section, parent=self)
        self.pages, self.stage = MeetingPages(context, self.talk, self), Stage(context)
        self.unkept = Unkept(self.talk, self.stage, self._show_step)
        self._whole.addWidget(self.stage)
        self._connect_stage()
        self._connect_pages()
        self._sits = True
        self._show_step(path(self.talk.situation)[0])

    def _connect_stage(self) -> None:
        start, frame = self.stage.start, self.stage.frame
        start.answered.connect(self._worker_answered)
        start.handed_over.connect(self._handed_over)
        start.ended.connect(self._ended_by_worker)
        frame.next_wanted.connect(self.go_on)
        frame.back_wanted.connect(self.go_back)
        frame.stop_wanted.connect(self.stop_here)
        frame.language_wanted.connect(self.choose_language)
        frame.worker_wanted.connect(self.stage.ask_for_worker)
        self.stage.worker_came.connect(self._worker_came)

    def _connect_pages(self) -> None:
        pages = self.pages
        pages.worker_wanted.connect(self.stage.ask_for_worker)
        pages.language_chosen.connect(self._language_chosen)
        pages.alarmed.connect(self.stage.pause)
        pages.under_18.connect(self._said_under_18)
        pages.change_wanted.connect(self._change)
        pages.paper_wanted.connect(self._make_paper)
        pages.started_from_earlier.connect(self._change)
        self.talk.kept.connect(self._show_kept)
        self._context.language.changed.connect(self._language_changed)

    def _worker_answered(self, question: str, said: Said) -> None:
        self.talk.answer(question, said, shown_in=self._context.language.worker.tag)
        self.talk.interpret(self.stage.start.interpreter)

    def _leave_page(self, then: Callable[[], object]) -> None:
        page = self.page
        if page is None or page.bare or page.last:
            return
        page.leave()
        if self.stage.detour is None and self.step == ORDER:
            self.talk.state_order()
        self._context.desk.run(lambda _desk: None, partial(self._left, page, then))

    def _left(self, page: Page, then: Callable[[], object], _: object) -> None:
        """What was said is kept: go, unless an earlier touch has led away from the page already."""
        if self.page is page:
            then()

    def _went_on(self) -> None:
        if isinstance(self.stage.detour, LanguagePage | Under18Page):
            self.stage.end_detour()
            return
        if self.step.of in ("age_band", "birth") and self._tell_other_rules():
            return
        if isinstance(self.page, FeedbackPage):
            self.talk.give_feedback(self.page.given)
        following = step_after(self.step, self.talk.situation)
        if following.part > ORDER.part > self.step.part:
            self.talk.state_order()
        self._show_step(following)

    def _went_back(self) -> None:
        if self.stage.detour is not None:
            self.stage.end_detour()
        else:
            self._show_step(step_before(self.step, self.talk.situation))

    def _stopped(self) -> None:
        self.talk.state_order()
        self.stage.stop(saved=self.talk.sitting.saved).connect(self.end)

    def _show_step(self, step: Step) -> None:
        self.step = step
        if step == END:
            self.talk.stop()
        now = self.talk.situation
        self.stage.turn_to(self.pages.page(step), part=step.part, parts=parts(now), first=step == path(now)[0])
        self._show_kept()

    def _show_kept(self) -> None:
        self.stage.frame.show_kept(self.talk.where_kept)

    def _language_chosen(self, tag: str) -> None:
        self.talk.speak(tag)
        self._context.language.switch_survivor(nearest_shipped(tag), spoken=tag)

    def _language_changed(self) -> None:
        """The language was switched elsewhere, by a key or from the shell's own list."""
        shown = self._context.language.survivor.tag
        if nearest_shipped(self.talk.spoken) != shown:
            self.talk.speak(shown)

    def _said_under_18(self) -> None:
        self.talk.answer("age_band", (State.ANSWERED, "under_18"), shown_in=self._context.language.of("survivor").tag)
        self._context.desk.run(lambda _desk: None, self._tell_other_rules)

    def _tell_other_rules(self, _: object = None) -> bool:
        """Tell once that other rules apply, when the person may be under 18."""
        young = may_be_minor(self.talk.record, self.talk.sitting.conversation.date)
        if not young or self._rules_told:
            return False
        self._rules_told = True
        self.stage.take_detour(Under18Page(self._context))
        return True

    def _change(self) -> None:
        self._show_step(step_of_the_order(self.talk.situation))

    def _handed_over(self) -> None:
        if isinstance(self.stage.detour, PausePage):
            self.stage.end_detour()
            now = self.talk.situation
            self._show_step(INTERPRETER if now.interpreted else step_after(INTERPRETER, now))
        self.stage.show_survivors()

    def _worker_came(self) -> None:
        if self.step == END:
            self._go_home()
            return
        self.stage.show_workers(paused=isinstance(self.stage.detour, PausePage))

    def _ended_by_worker(self) -> None:
        self.talk.state_order()
        self.talk.stop()
        self._context.desk.run(lambda _desk: None, self._go_home)

    def _go_home(self, _: object = None) -> None:
        saved = self.talk.sitting.saved
        self._context.go(Place("people"))
        if saved:
            self._context.go(Place("person", record=self.talk.record.id))

    def _make_paper(self, page: PaperPage) -> None:
        make_paper(self._context, page, self.talk.record, self._choose_file or partial(ask_new_file, self._context))


def _sit_down(desk: Desk, *, record: str | None, language: str) -> tuple[Sitting, Site]:
    """Go on with today's open meeting, or begin in the language of the last one, or in the worker's."""
    if record is not None:
        open_one = desk.resume(record)
        if open_one is not None:
            return open_one, desk.site()
        earlier = desk.record(record).in_order
        language = earlier[-1].language if earlier else language
    return desk.begin(language, record=record), desk.site()


def _lead_back(context: Context, problem: Problem) -> None:
    """There is no other way out of a meeting that has no pages."""
    context.go(Place("back"))
    context.notices.show_problem(problem)
