"""The page of one referral: where it stands, what they will see, and the packet and copies to write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFrame, QWidget

from intake_app.conversation.followups import Ending
from intake_app.conversation.record import Record, ReferralView
from intake_app.conversation.referrals import Stage
from intake_app.desk import Desk
from intake_app.languages.catalogs import load_language, shipped_tags
from intake_app.languages.language import Language
from intake_app.languages.words import msg
from intake_app.outbox import written
from intake_app.packets.naming import Copy, file_name
from intake_app.packets.telling import Leaving, Preview, preview
from intake_app.papers import make_paper
from intake_app.problems import BadInput, ConsentMissing, PacketBlocked, Problem
from intake_app.site import Site
from intake_app.sitting import Sitting
from intake_app.worklist import end_task
from ui.shell.context import Context, Place
from ui.widgets.form_view import bring_into_sight
from ui.widgets.words import button, label, row
from ui.worker.files import ask_new_file
from ui.worker.lifecycle import Lifecycle
from ui.worker.noting import language_of, note_at_desk
from ui.worker.outcome import ASKED, OutcomeCard
from ui.worker.packet_card import PacketCard, Wanted
from ui.worker.page import Changing, WorkerPage, section, stack
from ui.worker.person_referrals import needs_line, recipient_words
from ui.worker.sheet_view import SheetView
from ui.worker.telling_view import Telling
from ui.worker.terms import PRIORITIES
from ui.worker.vault_limits import OUTSIDE

AskNewFile = Callable[[Context, QWidget, str], Path | None]
_SEE = msg("What they will see")
_LEFT_OUT = msg("That is not told any more.")
_READ_FIRST = msg("Read with the person what they will see, and tick it below, before the packet is saved.")
_WRITTEN = msg("The packet is written.")


@dataclass(frozen=True, slots=True)
class Seen:
    """A referral as it stands, and what its recipient would read, or why there is nothing to read."""

    record: Record
    view: ReferralView
    site: Site
    today: date
    previews: tuple[Preview, ...] = ()
    stop: Problem | None = None


class ReferralPage(WorkerPage):
    """One referral by the ids of its record and its own. ``ask_file`` asks where a file goes."""

    def __init__(self, context: Context, record: str, referral: str, ask_file: AskNewFile = ask_new_file) -> None:
        super().__init__(context, width=1080)
        self.record_id, self.referral_id = record, referral
        self._ask_file = ask_file
        self._language = context.language.worker.tag
        self._preview = Changing(context)
        self._seen: Seen | None = None
        self.telling: Telling | None = None
        self.packet: PacketCard | None = None
        self.lifecycle: Lifecycle | None = None
        self.refresh()

    def refresh(self) -> None:
        """Read the referral and show it anew."""
        self.context.desk.run(partial(_see, self.record_id, self.referral_id, self._language), self._show, self.fail)

    def _show(self, seen: Seen) -> None:
        self.lifecycle = Lifecycle(self.context, seen.view, seen.site.worker, self._note)
        self.packet = PacketCard(
            self.context, packet=seen.stop is None, language=self._language,
            survivor=language_of(seen.record), site=seen.site,
        )  # fmt: skip
        self.packet.wanted.connect(self._write)
        self.packet.language_chosen.connect(self._speak)
        self.packet.everything.connect(partial(self.context.go, Place("papers", record=self.record_id)))
        self._preview = Changing(self.context)
        parts = [self._head(seen.view), self._preview, self.packet, self.lifecycle]
        if seen.view.stage in ASKED:
            parts.append(OutcomeCard(self.context, seen.record, seen.view, seen.today, self._how_it_went))
        self.replace_parts(*parts)
        self._show_preview(seen)

    def _head(self, view: ReferralView) -> QWidget:
        referral = view.referral
        return stack(
            self.context,
            label(self.context, recipient_words(referral.recipient), "title"),
            label(self.context, needs_line(referral.needs), "lead"),
            label(self.context, PRIORITIES[referral.priority], "quiet"),
        )

    def _show_preview(self, seen: Seen, *, less: bool = False) -> None:
        """Show what they will see; that it was read stands as long as it says the same, or ``less``."""
        same = less or (self._seen is not None and self._seen.previews == seen.previews)
        self._seen = seen
        if seen.stop is not None:
            self._preview.show_parts(self._stopped(seen.stop, seen.view))
            return
        read = same and self.telling is not None and self.telling.read
        self.telling = Telling(self.context, seen.previews, self._ask_release)
        self.telling.together.setChecked(read)
        self.telling.left_out.connect(self._leave_out)
        self._preview.show_parts(self.telling)

    @property
    def sheet(self) -> SheetView | None:
        """What they will see, as it is shown."""
        return self.telling.sheet if self.telling is not None else None

    def _leave_out(self, leaving: Leaving) -> None:
        call = partial(_leave_out, self.record_id, self.referral_id, self._language, leaving)
        self.keep(call, self._less)

    def _less(self, seen: Seen) -> None:
        """Show what is still told; nothing else on the page changes as long as there is a packet."""
        self.context.notices.tell(_LEFT_OUT)
        if seen.stop is not None:
            self.telling = None
            self._show(seen)
            return
        self.ready()
        self._show_preview(seen, less=True)

    def _stopped(self, problem: Problem, view: ReferralView) -> QFrame:
        frame, column = section(self.context, _SEE)
        column.addWidget(label(self.context, problem.what, "lead"))
        column.addWidget(label(self.context, problem.do, "quiet"))
        if isinstance(problem, ConsentMissing) and view.stage is not Stage.WITHDRAWN:
            ask = button(self.context, msg("Ask for a release"), self._ask_release, kind="primary")
            column.addLayout(row(self.context, ask))
        return frame

    def _ask_release(self) -> None:
        if self._seen is not None:
            need = self._seen.view.referral.needs[0]
            self.context.go(Place("referral", record=self.record_id, referral=self.referral_id, need=need))

    def _speak(self, tag: str) -> None:
        if tag != self._language:
            self._language = tag
            call = partial(_see, self.record_id, self.referral_id, tag)
            self.context.desk.run(call, self._show_preview, self.fail)

    def _note(self, stage: Stage, by: str, reason: str) -> None:
        call = partial(_note, self.record_id, self.referral_id, self._language, (stage, by, reason))
        self.keep(call, self._show)

    def _how_it_went(self, ending: Ending) -> None:
        call = partial(_end, self.record_id, self.referral_id, self._language, ending)
        self.keep(call, self._show)

    def _write(self, wanted: Wanted) -> None:
        if self._seen is None:
            return
        if wanted.copy is Copy.RECIPIENT and not (self.telling is not None and self.telling.read):
            self.context.notices.tell(_READ_FIRST)
            bring_into_sight(self._preview)
            return
        path = self._ask_file(self.context, self, file_name(self._seen.view.referral.reference, wanted.copy))
        if path is not None:
            call = partial(_write, self._seen, self.referral_id, self._language, wanted, path)
            self.context.notices.busy(msg("Writing the file"))
            self.keep(call, self._written, self._not_written)

    def _written(self, seen: Seen) -> None:
        self.context.notices.done()
        self._show(seen)
        self.context.notices.tell(_WRITTEN, OUTSIDE)

    def _not_written(self, problem: Problem) -> None:
        self.context.notices.done()
        self.fail(problem)


def _see(record_id: str, referral: str, language: str, desk: Desk) -> Seen:
    record = desk.record(record_id)
    view = record.referral(referral, desk.today())
    if view is None:
        raise BadInput(msg("There is no such referral in this record."), msg("Look at the person’s referrals."))
    try:
        two, site, today = _two(record, language), desk.site(), desk.today()
        previews = tuple(preview(record, referral, language=each, site=site, today=today) for each in two)
    except (ConsentMissing, PacketBlocked) as stop:
        return Seen(record, view, desk.site(), desk.today(), stop=stop)
    return Seen(record, view, site, desk.today(), previews)


def _two(record: Record, language: str) -> tuple[Language, ...]:
    """The person's language, when Cairn speaks it, and then the recipient's."""
    own = language_of(record)
    tags = dict.fromkeys(tag for tag in (own, language) if tag in shipped_tags())
    return tuple(load_language(tag) for tag in tags)


def _end(record: str, referral: str, language: str, ending: Ending, desk: Desk) -> Seen:
    end_task(desk, record, ending)
    return _see(record, referral, language, desk)


def _note(record: str, referral: str, language: str, step: tuple[Stage, str, str], desk: Desk) -> Seen:
    stage, by, reason = step
    note_at_desk(desk, record, lambda sitting: sitting.step(referral, stage, by=by, reason=reason))
    return _see(record, referral, language, desk)


def _leave_out(record_id: str, referral: str, language: str, leaving: Leaving, desk: Desk) -> Seen:
    """Make every release that the packet rests on smaller, at once and for good."""
    view = desk.record(record_id).referral(referral, desk.today())
    consents = view.permission.consents if view is not None and view.permission is not None else ()

    def narrow(sitting: Sitting) -> None:
        for consent in consents:
            sitting.narrow(consent, items=leaving.items, needs=leaving.needs)

    note_at_desk(desk, record_id, narrow)
    return _see(record_id, referral, language, desk)


def _as_read(seen: Seen, referral: str, wanted: Wanted, desk: Desk) -> None:
    """Raise BadInput when the packet would say anything else than what was read."""
    if wanted.copy is not Copy.RECIPIENT:
        return
    sheet = desk.preview(desk.record(seen.record.id), referral, language=load_language(wanted.language))
    if all(sheet != each.sheet for each in seen.previews):
        raise BadInput(
            msg("What they will see has changed since it was read."), msg("Open the referral again, and read it anew.")
        )


def _write(seen: Seen, referral: str, language: str, wanted: Wanted, path: Path, desk: Desk) -> Seen:
    _as_read(seen, referral, wanted, desk)
    record_id = seen.record.id
    data = make_paper(desk, desk.record(record_id), referral, wanted.copy, wanted.as_asked)
    with written(path, data):
        note_at_desk(
            desk,
            record_id,
            lambda sitting: desk.note_packet(sitting, referral, copy=wanted.copy, language=wanted.language),
        )
    return _see(record_id, referral, language, desk)
