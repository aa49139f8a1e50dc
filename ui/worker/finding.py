"""Finding help for what the person wants: who can help, who is here, the release, and by when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from intake_app.conversation.consents import Decision
from intake_app.conversation.record import Record
from intake_app.conversation.referrals import Priority
from intake_app.desk import Desk
from intake_app.directory.matching import Match
from intake_app.drafts import Draft
from intake_app.languages.words import msg
from intake_app.needs.catalogue import usual_priority
from intake_app.overlaps import Overlap, overlaps
from intake_app.problems import ConsentMissing, Problem
from intake_app.site import Site
from intake_app.sitting import Sitting, recipient_of
from ui.shell.context import Context, Place
from ui.shell.kept_drafts import KeptDraft, draft_of, drop_draft
from ui.widgets.words import button, label, row
from ui.worker.doubling import doubled_card
from ui.worker.matches import Matches
from ui.worker.more_questions import speak
from ui.worker.noting import language_of, note_at_desk
from ui.worker.one_of import OneOf
from ui.worker.page import WorkerPage, section, stack
from ui.worker.person_order import order_card
from ui.worker.person_referrals import needs_line, recipient_words
from ui.worker.presence import Presence, Present, latest_interpreter
from ui.worker.release import Release, Released
from ui.worker.release_draft import begun_card, drafted, match_of, name_of_draft, present_of, show_typed
from ui.worker.terms import PRIORITIES, need_words

_SAID_NO = msg("They said no. Nothing is told to anyone, and it stays in their order.")
_NOT_NOW = msg("Not now. Nothing is told to anyone. You can keep the referral as a draft and ask again another day.")


@dataclass(frozen=True, slots=True)
class Found:
    """What the page begins with."""

    record: Record
    site: Site
    today: date
    matches: tuple[Match, ...]
    begun: Draft | None = None


class Finding(WorkerPage):
    """From a need to a referral. With a ``sitting`` it belongs to that conversation; else it asks who is here.

    With a ``referral`` that was drafted it asks for the release alone and goes back to it.
    """

    def __init__(
        self, context: Context, record: str, need: str | None = None, *,
        sitting: Sitting | None = None, referral: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__(context)
        self.record_id, self._need, self._draft = record, need, referral
        self._sitting, self._ours = sitting, sitting is None
        self._found: Found | None = None
        self._match: Match | None = None
        self.release: Release | None = None
        self._needs: tuple[str, ...] = ()
        self._present: Present | None = None
        self._kept: KeptDraft | None = None
        self.when: OneOf[Priority] | None = None
        self._look_for(need)

    def _look_for(self, need: str | None) -> None:
        self._need = need
        call = partial(_find, self.record_id, need, self._sitting, self._draft)
        self.context.desk.run(call, self._begin, self.fail)

    def _begin(self, found: Found) -> None:
        self._found = found
        if self._need is None:
            self.show_parts(order_card(self.context, found.record, self._look_for))
            return
        match = match_of(found.begun, found.matches) if found.begun is not None else None
        if found.begun is None or match is None:
            self._start(found)
            return
        begun, go_on = found.begun, partial(self._go_on, match, found.begun)
        self.show_parts(begun_card(self.context, begun, match, go_on=go_on, anew=partial(self._begin_anew, found)))

    def _go_on(self, match: Match, draft: Draft) -> None:
        self._match = match
        self.begin(present_of(draft))

    def _begin_anew(self, found: Found) -> None:
        drop_draft(self.context, self._draft_name)
        self._begin(replace(found, begun=None))

    @property
    def _draft_name(self) -> str:
        return name_of_draft(self.record_id, self._need or "", self._draft)

    def _start(self, found: Found) -> None:
        doubled = overlaps(found.record, (self._need or "",), found.today)
        if self._draft is not None:
            self.choose(found.matches[0])
        elif doubled:
            self._show_doubled(doubled, self.show_matches)
        else:
            self.show_matches()

    @property
    def matches(self) -> tuple[Match, ...]:
        """Who was found to help with the need."""
        return self._found.matches if self._found is not None else ()

    def show_matches(self) -> None:
        """Show who can help with the need."""
        if self._found is None or self._need is None:
            return
        self.show_parts(
            label(self.context, need_words(self._need), "title"),
            Matches(self.context, self._found.matches, choose=self.choose, leave=self._leave, avoid=self.avoid),
        )

    def avoid(self, match: Match, still: bool) -> None:
        """Keep that the person does not want to go to a service, or does after all, and look again."""
        call = partial(_avoid, self.record_id, match.service.key, still, self._sitting)
        self.keep(call, lambda _: self._look_for(self._need))

    def choose(self, match: Match) -> None:
        """Go on with a service; what is there already is shown first."""
        self._match = match
        doubled = _doubled_there(self._found, self._need, match) if self._draft is None else ()
        self._show_doubled(doubled, self.take) if doubled else self.take()

    def _show_doubled(self, doubled: tuple[Overlap, ...], go_on: Callable[[], None]) -> None:
        self.show_parts(doubled_card(self.context, doubled, open_=self._open, go_on=go_on))

    def take(self) -> None:
        """Ask who is here, unless a conversation is open."""
        if self._sitting is not None:
            self._ask()
            return
        if self._found is not None:
            presence = Presence(
                self.context, language_of(self._found.record), earlier=latest_interpreter(self._found.record)
            )
            presence.begun.connect(self.begin)
            presence.put_off.connect(self._leave)
            self.show_parts(presence)

    def begin(self, present: Present) -> None:
        """Open a conversation with who is here, and ask for the release."""
        self._present = present
        speak(self.context, present.language)
        self.context.desk.run(partial(_sit_down, self.record_id, present), self._sat_down, self.fail)

    def _sat_down(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._ask()

    def _ask(self) -> None:
        if self._found is None or self._match is None or self._sitting is None or self._need is None:
            return
        allowed = self._sitting.record.permission_for(self._match.service.key, self._found.today)
        if self._draft is None and allowed is not None and self._need in allowed.purpose:
            self._ask_when((self._need,))
            return
        needs = (self._need, *(code for code in (allowed.purpose if allowed else ()) if code != self._need))
        self.release = Release(
            self.context, self._sitting.record, self._match.service,
            needs=needs, site=self._found.site, today=self._found.today,
        )  # fmt: skip
        self.release.decided.connect(self._take_decision)
        self._outlive_a_lock(self.release, self._match, self._found)
        self.show_parts(self.release)

    def _outlive_a_lock(self, release: Release, match: Match, found: Found) -> None:
        if self._present is None:
            return
        name = self._draft_name
        self._kept = drafted(self.context, release, match, self._present, record=self.record_id, name=name)
        if found.begun is not None:
            show_typed(release, found.begun, found.today)

    def _take_decision(self, said: Released) -> None:
        if self._sitting is not None and self._match is not None:
            call = partial(_keep_release, self._sitting, self._match, said, self._ours)
            self.keep(call, self._decided, self._refused)

    def _refused(self, problem: Problem) -> None:
        if isinstance(problem, ConsentMissing) and self.release is not None:
            self.ready()
            self.release.show_problem(problem)
        else:
            self.fail(problem)

    def _decided(self, said: Released) -> None:
        if self._kept is not None:
            self._kept.drop()
        if self._draft is not None:
            self._open(self._draft)
        elif said.decision is Decision.YES:
            self._ask_when(self._new_needs(said.purpose))
        elif said.decision is Decision.NOT_NOW:
            self._offer_draft(said.purpose)
        else:
            self.show_parts(stack(self.context, label(self.context, _SAID_NO, "lead"), self._back_button(), spacing=20))

    def _new_needs(self, purpose: tuple[str, ...]) -> tuple[str, ...]:
        """The needs of a new referral: the one at hand and those ticked beside it that nobody carries yet."""
        found = self._found
        if found is None:
            return purpose
        return tuple(code for code in purpose if code == self._need or not found.record.live_for(code, found.today))

    def _offer_draft(self, purpose: tuple[str, ...]) -> None:
        self._needs = self._new_needs(purpose)
        draft = button(self.context, msg("Keep as a draft"), partial(self.refer, Priority.TWO_WEEKS))
        self.show_parts(
            stack(self.context, label(self.context, _NOT_NOW, "lead"), draft, self._back_button(), spacing=20)
        )

    def _ask_when(self, needs: tuple[str, ...]) -> None:
        if self._match is None:
            return
        self._needs = needs
        frame, column = section(self.context, recipient_words(recipient_of(self._match.service)))
        column.addWidget(label(self.context, needs_line(needs)))
        column.addWidget(label(self.context, msg("By when is it wanted?"), "label"))
        self.when = OneOf(self.context, PRIORITIES, usual_priority(needs))
        column.addWidget(self.when)
        make = button(self.context, msg("Make the referral"), self._make, kind="primary", icon="check")
        column.addLayout(row(self.context, make))
        self.show_parts(frame)

    def _make(self) -> None:
        chosen = self.when.value() if self.when is not None else None
        self.refer(chosen or Priority.TWO_WEEKS)

    def refer(self, priority: Priority) -> None:
        """Make the referral and go to it."""
        if self._sitting is not None and self._match is not None:
            call = partial(_refer, self._sitting, self._match, self._needs, priority, self._ours)
            self.keep(call, self._open)

    def _open(self, referral: str) -> None:
        self.context.go(Place("referral", record=self.record_id, referral=referral))

    def _leave(self) -> None:
        self.context.go(Place("person", record=self.record_id))

    def _back_button(self) -> QWidget:
        return button(self.context, msg("Back to the person"), self._leave)


def _doubled_there(found: Found | None, need: str | None, match: Match) -> tuple[Overlap, ...]:
    """What going to this service would double, beyond what the need alone does, which was shown before."""
    if found is None or need is None:
        return ()
    known = overlaps(found.record, (need,), found.today)
    there = overlaps(found.record, (need,), found.today, recipient=recipient_of(match.service))
    return tuple(each for each in there if each not in known)


def _find(record: str, need: str | None, sitting: Sitting | None, draft: str | None, desk: Desk) -> Found:
    known = sitting.record if sitting is not None else desk.record(record)
    view = known.referral(draft, desk.today()) if draft is not None else None
    if view is not None:
        matches: tuple[Match, ...] = (Match(desk.service(*reversed(view.referral.recipient.key)), (), ()),)
    else:
        matches = desk.match(need, language_of(known), record=known) if need is not None else ()
    begun = draft_of(name_of_draft(record, need, draft), desk) if need is not None and sitting is None else None
    return Found(known, desk.site(), desk.today(), matches, begun)


def _avoid(record: str, service: tuple[str, str], still: bool, sitting: Sitting | None, desk: Desk) -> None:
    if sitting is not None:
        sitting.avoid(service, still=still)
    else:
        note_at_desk(desk, record, lambda noted: noted.avoid(service, still=still))


def _sit_down(record: str, present: Present, desk: Desk) -> Sitting:
    return desk.begin(present.language, record=record, kind=present.kind, interpreter=present.interpreter)


def _keep_release(sitting: Sitting, match: Match, said: Released, ours: bool, desk: Desk) -> Released:
    sitting.consent(
        recipient=recipient_of(match.service),
        purpose=said.purpose,
        categories=said.categories,
        decision=said.decision,
        until=said.until,
        given=said.given,
        witness=said.witness,
        items_withheld=said.withheld,
        story_confirmed=said.story_confirmed,
        agreement=said.agreement,
    )
    if ours and said.decision is Decision.NO:
        sitting.stop()
    return said


def _refer(sitting: Sitting, match: Match, needs: tuple[str, ...], priority: Priority, ours: bool, desk: Desk) -> str:
    with sitting.held():
        referral = sitting.refer(recipient=recipient_of(match.service), needs=needs, priority=priority)
        if ours:
            sitting.stop()
    return referral.id
