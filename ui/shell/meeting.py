"""A meeting from the first greeting to the way to meet again; it alone knows which page follows which."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from intake_app.conversation.answers import State
from intake_app.conversation.record import Record
from intake_app.desk import CardWords, Desk
from intake_app.forms.age import may_be_minor
from intake_app.languages.language import Language
from intake_app.outbox import write_new_file
from intake_app.packets.naming import Copy, file_name
from intake_app.site import Site
from intake_app.sitting import Sitting
from ui.shell.context import Context, Place
from ui.shell.meeting_pages import MeetingPages
from ui.shell.meeting_path import (
    CRISIS,
    END,
    INTERPRETER,
    LANGUAGE,
    ORDER,
    TILES,
    Step,
    parts,
    path,
    step_after,
    step_before,
)
from ui.shell.meeting_talk import Talk
from ui.shell.session_code import CodePad
from ui.survivor.calm_pages import PausePage, StoppedPage, Under18Page
from ui.survivor.feedback_page import FeedbackPage
from ui.survivor.frame import Frame
from ui.survivor.language_page import LanguagePage, nearest_shipped
from ui.survivor.page import Page
from ui.survivor.paper_page import PaperPage
from ui.survivor.save_path import ask_where_to_save
from ui.survivor.start_page import StartPage
from ui.widgets.fields import Said

ChooseFile = Callable[[QWidget, str], Path | None]


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
        choose_file: ChooseFile = ask_where_to_save,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context, self._section, self._choose_file = context, section, choose_file
        self.step: Step = LANGUAGE
        self.talk: Talk
        self._page: Page | None = None
        self._detour: Page | None = None
        self._rules_told = False
        self._stack = QStackedWidget(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        context.desk.run(partial(_sit_down, record=record, language=context.language.worker.tag), self._begun)

    @property
    def page(self) -> Page | None:
        """The page the person sees now."""
        return self._detour or self._page

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
        self._end_detour()
        self.talk.state_order()
        self._show_step(END)

    def choose_language(self) -> None:
        """Open the choice of languages over the page at hand, which keeps everything typed on it."""
        if self.step != LANGUAGE or self._detour is not None:
            self._take_detour(self.pages.page(LANGUAGE))

    def ask_for_worker(self) -> None:
        """The way back to the worker's page: by the code of the session."""
        self.guard.show()
        self._stack.setCurrentWidget(self._guard_page)
        self.guard.line.setFocus()

    # -- beginning -----------------------------------------------------------------------------------------------

    def _begun(self, found: tuple[Sitting, Site]) -> None:
        sitting, site = found
        context = self._context
        context.language.switch_survivor(nearest_shipped(sitting.conversation.language))
        self.talk = Talk(context, sitting, site, section=self._section, parent=self)
        self.pages = MeetingPages(context, self.talk, self)
        self.start, self.frame, self.guard = StartPage(context), Frame(context), CodePad(context, context.code)
        self._guard_page = _centred(self.guard)
        for each in (self.start, self.frame, self._guard_page):
            self._stack.addWidget(each)
        self._connect()
        self._show_step(path(self.talk.situation)[0])
        self._stack.setCurrentWidget(self.start)

    def _connect(self) -> None:
        pages, frame = self.pages, self.frame
        self.start.answered.connect(self._worker_answered)
        self.start.handed_over.connect(self._handed_over)
        self.start.ended.connect(self._ended_by_worker)
        frame.next_wanted.connect(self.go_on)
        frame.back_wanted.connect(self.go_back)
        frame.stop_wanted.connect(self.stop_here)
        frame.language_wanted.connect(self.choose_language)
        for wanted in (frame.worker_wanted, pages.worker_wanted):
            wanted.connect(self.ask_for_worker)
        self.guard.passed.connect(self._worker_is_back)
        self.guard.cancelled.connect(partial(self._stack.setCurrentWidget, frame))
        self.guard.spent.connect(self._context.lock)
        pages.language_chosen.connect(self._language_chosen)
        pages.alarmed.connect(self._alarmed)
        pages.under_18.connect(self._said_under_18)
        pages.change_wanted.connect(self._change)
        pages.paper_wanted.connect(self._make_paper)
        pages.started_from_earlier.connect(lambda: self._show_step(ORDER))
        self.talk.kept.connect(self._show_kept)
        self._context.language.changed.connect(self._language_changed)

    def _worker_answered(self, question: str, said: Said) -> None:
        self.talk.answer(question, said, shown_in=self._context.language.worker.tag)
        self.talk.interpret(self.start.interpreter)

    # -- going on and back ----------------------------------------------------------------------------------------

    def _leave_page(self, then: Callable[[object], None]) -> None:
        if self.page is not None:
            self.page.leave()
        if self._detour is None and self.step == ORDER:
            self.talk.state_order()
        self._context.desk.run(lambda _desk: None, then)

    def _went_on(self, _: object) -> None:
        if isinstance(self._detour, LanguagePage | Under18Page):
            self._end_detour()
            return
        if self.step.of in ("age_band", "birth") and self._tell_other_rules():
            return
        if isinstance(self._page, FeedbackPage):
            self._keep_feedback(self._page)
        following = step_after(self.step, self.talk.situation)
        if following.part > ORDER.part > self.step.part or self.step == TILES:
            self.talk.state_order()
        self._show_step(following)

    def _went_back(self, _: object) -> None:
        if self._detour is not None:
            self._end_detour()
        else:
            self._show_step(step_before(self.step, self.talk.situation))

    def _stopped(self, _: object) -> None:
        self.talk.state_order()
        page = StoppedPage(self._context, saved=self.talk.sitting.saved)
        page.go_on.connect(self._end_detour)
        page.end_now.connect(self.end)
        self._take_detour(page)

    def _show_step(self, step: Step) -> None:
        former, self.step = self._page, step
        self._page = self.pages.page(step)
        if step == END:
            self.talk.stop()
        self._show(self._page)
        if former is not None:
            self.frame.drop(former)

    def _show(self, page: Page) -> None:
        now = self.talk.situation
        first = page is self._page and self.step == path(now)[0]
        self.frame.show_page(page, part=self.step.part, parts=parts(now), first=first)
        self._show_kept()

    def _take_detour(self, page: Page) -> None:
        self._end_detour()
        self._detour = page
        self._show(page)

    def _end_detour(self) -> None:
        gone, self._detour = self._detour, None
        if gone is not None and self._page is not None:
            self._show(self._page)
            self.frame.drop(gone)

    def _show_kept(self) -> None:
        self.frame.show_kept(self.talk.where_kept)

    # -- what cannot wait -----------------------------------------------------------------------------------------

    def _language_chosen(self, tag: str) -> None:
        self.talk.speak(tag)
        self._context.language.switch_survivor(nearest_shipped(tag))

    def _language_changed(self) -> None:
        """The language was switched elsewhere, by a key or from the shell's own list."""
        spoken, shown = self.talk.sitting.conversation.language, self._context.language.survivor.tag
        if nearest_shipped(spoken) != shown:
            self.talk.speak(shown)

    def _alarmed(self, question: str) -> None:
        if question == "safe_now":
            self._show_step(CRISIS)
            return
        page = PausePage(self._context)
        page.worker_wanted.connect(self.ask_for_worker)
        self._take_detour(page)

    def _said_under_18(self) -> None:
        self.talk.answer("age_band", (State.ANSWERED, "under_18"), shown_in=self._context.language.of("survivor").tag)
        self._context.desk.run(lambda _desk: None, lambda _: self._tell_other_rules())

    def _tell_other_rules(self) -> bool:
        """Tell once that other rules apply, when the person may be under 18."""
        young = may_be_minor(self.talk.record, self.talk.sitting.conversation.date)
        if not young or self._rules_told:
            return False
        self._rules_told = True
        self._take_detour(Under18Page(self._context))
        return True

    def _change(self) -> None:
        self._show_step(ORDER if len(self.talk.choosing.wanted) > 1 else TILES)

    # -- the worker's page ----------------------------------------------------------------------------------------

    def _handed_over(self) -> None:
        if isinstance(self._detour, PausePage):
            self._end_detour()
            now = self.talk.situation
            self._show_step(INTERPRETER if now.interpreted else step_after(INTERPRETER, now))
        self._stack.setCurrentWidget(self.frame)

    def _worker_is_back(self) -> None:
        if self.step == END:
            self._go_home()
            return
        self.start.take_back(paused=isinstance(self._detour, PausePage))
        self._stack.setCurrentWidget(self.start)

    def _ended_by_worker(self) -> None:
        self.talk.state_order()
        self.talk.stop()
        self._context.desk.run(lambda _desk: None, lambda _: self._go_home())

    def _go_home(self) -> None:
        saved = self.talk.sitting.saved
        self._context.go(Place("people"))
        if saved:
            self._context.go(Place("person", record=self.talk.record.id))

    # -- what leaves ----------------------------------------------------------------------------------------------

    def _keep_feedback(self, page: FeedbackPage) -> None:
        given = page.given
        if any(given):
            self._context.desk.run(lambda desk: desk.add_feedback(*given), lambda _: None)

    def _make_paper(self, page: PaperPage) -> None:
        copy = Copy.DISCREET if page.kind == "card" else Copy.SURVIVOR
        where = self._choose_file(self, file_name("", copy))
        if where is None:
            return
        language, record = self._context.language.survivor, self.talk.record
        draw = partial(_card, words=page.words) if copy is Copy.DISCREET else partial(_copy, record=record)
        call = partial(_write, where=where, draw=partial(draw, language=language))
        self._context.desk.run(call, lambda _: page.tell_made(), self._context.notices.show_problem)


def _card(desk: Desk, *, words: CardWords, language: Language) -> bytes:
    return desk.card(words, language=language)


def _copy(desk: Desk, *, record: Record, language: Language) -> bytes:
    return desk.survivors_copy(record, language=language)


def _write(desk: Desk, *, where: Path, draw: Callable[[Desk], bytes]) -> None:
    write_new_file(where, draw(desk))


def _sit_down(desk: Desk, *, record: str | None, language: str) -> tuple[Sitting, Site]:
    """Begin a conversation in the language of the last one, or in the worker's with a new person."""
    if record is not None:
        earlier = desk.record(record).in_order
        language = earlier[-1].language if earlier else language
    return desk.begin(language, record=record), desk.site()


def _centred(widget: QWidget) -> QWidget:
    around = QWidget()
    around.setObjectName("page")
    column = QVBoxLayout(around)
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)
    return around
