"""Everything for one person at once, each paper a file of its own in a folder, with progress and a way to stop."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QProgressBar, QVBoxLayout, QWidget

from intake_app.conversation.record import Record, ReferralView
from intake_app.desk import Desk
from intake_app.languages.catalogs import load_language, shipped_tags
from intake_app.languages.words import Msg, msg, nmsg
from intake_app.packets.sheet import Sheet
from intake_app.papers import Outcome, Unwritten, Wanted, write_set
from intake_app.problems import Problem
from ui.shell.context import Context, Place
from ui.widgets.words import button, label, row
from ui.worker.files import ask_folder
from ui.worker.noting import language_of
from ui.worker.packet_card import CARRY, SEALED, hidden_line, page_size
from ui.worker.page import Changing, SectionCard, WorkerPage, button_line, parting_line, section, stack
from ui.worker.person_referrals import needs_line, recipient_words
from ui.worker.presence import language_box
from ui.worker.recalling import AskFolder
from ui.worker.sheet_view import SheetView

_TITLE = msg("All papers at once")
_ASIDE = msg(
    "The packets that you read together, the consents, the person’s copy and the card: each a file of its own."
)
_PACKETS_ASIDE = msg("Open each and read it with the person. A packet that is not ticked is not written.")
_NO_PACKET = msg("No referral has a release. The person’s copy and the card can be written all the same.")
_STOPPED = msg("It was stopped before all were done.")
_READ = msg("We have read this together, line by line")


@dataclass(frozen=True, slots=True)
class Ready:
    """A referral of which a packet can be written, with what its recipient would read, or why there is none."""

    view: ReferralView
    sheets: tuple[Sheet, ...] = ()
    stop: Problem | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to write for one person."""

    record: Record
    ready: tuple[Ready, ...]


class PacketLine(QWidget):
    """One packet: what they will see, on request, and that it was read; it can be ticked once it was opened."""

    def __init__(self, context: Context, ready: Ready) -> None:
        super().__init__()
        self.ready = ready
        self.read = QCheckBox()
        context.language.bind(self.read, self.read.setText, _READ)
        self.read.hide()
        self.open = button(context, msg("What they will see"), kind="quiet")
        self.open.setCheckable(True)
        self._sheet: SheetView | None = None
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        recipient = recipient_words(ready.view.referral.recipient)
        self._column.addWidget(stack(context, label(context, recipient, "lead"), _needs(context, ready)))
        if ready.stop is not None:
            self._column.addWidget(label(context, ready.stop.what, "quiet"))
        else:
            self._column.addLayout(row(context, self.open, self.read))
            self.open.toggled.connect(self._show)

    @property
    def sheet(self) -> Sheet | None:
        """The packet's own sheet once it was read together."""
        return self.ready.sheets[-1] if self.read.isChecked() else None

    def _show(self, shown: bool) -> None:
        if self._sheet is None:
            self._sheet = SheetView(self._context, *self.ready.sheets)
            self._column.insertWidget(1, self._sheet)
        self._sheet.setVisible(shown)
        self.read.show()


def _needs(context: Context, ready: Ready) -> QWidget:
    return label(context, needs_line(ready.view.referral.needs))


class Progress(QWidget):
    """How many papers are done, and a button that stops before the next. ``advanced`` may come from any thread."""

    advanced = Signal(int, int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.stopping = Event()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = button(context, msg("Stop"), self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addLayout(row(context, self.stop))
        self.advanced.connect(self._advance)
        self.destroyed.connect(self.stopping.set)
        self.hide()

    def begin(self) -> None:
        """Show that it goes on."""
        self.stopping.clear()
        self.stop.setEnabled(True)
        self.bar.setRange(0, 0)
        self.show()

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.stopping.set()

    def _advance(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)


class WholeSetScreen(WorkerPage):
    """All papers of one person, by the id of their record."""

    def __init__(self, context: Context, record: str, ask: AskFolder = ask_folder) -> None:
        super().__init__(context, width=1080)
        self.record_id, self._ask = record, ask
        self.lines: list[PacketLine] = []
        self._how = self._how_part()
        self.progress = Progress(context)
        self._packets, self._came_of_it = Changing(context), Changing(context)
        self.write_button = button(context, msg("Write them into a folder"), self.write, kind="primary")
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Read what there is to write; what was ticked before was about other words."""
        call = partial(_find, self.record_id, str(self.spoken.currentData()))
        self.context.desk.run(call, self._show, self.fail)

    def write(self) -> None:
        """Ask for a folder and write."""
        folder = self._ask(self.context, self)
        if folder is None:
            return
        wanted = Wanted(str(self.spoken.currentData()), self.page.value() or "A4", self.passphrase.text() or None)
        read = {line.ready.view.referral.id: line.sheet for line in self.lines if line.sheet is not None}
        self._busy(True)
        self.progress.begin()
        goes_on = partial(_go_on, self.progress.stopping, self.progress.advanced.emit)
        call = partial(_write, self.record_id, folder, wanted, read, goes_on)
        self.context.desk.run(call, self._written, self._not_written)

    def settle(self) -> None:
        """Stop before the next paper, so that a lock waits for one at most."""
        self.progress.stopping.set()

    def comes_back_to(self) -> Place:
        """The same page."""
        return Place("papers", record=self.record_id)

    def _lay_out(self) -> None:
        context = self.context
        head = stack(context, label(context, _TITLE, "title"), label(context, _ASIDE, "quiet"))
        back = button(context, msg("Back to the person"), self._leave, kind="quiet")
        line = button_line(context, self.write_button, back)
        self.show_parts(head, self._packets, self._how, line, self.progress, self._came_of_it)

    def _how_part(self) -> QWidget:
        context = self.context
        card = SectionCard(context, msg("How"))
        self.spoken = language_box(context, context.language.worker.tag)
        self.spoken.currentIndexChanged.connect(self.refresh)
        self.page, self.passphrase = page_size(context), hidden_line(context)
        parts = (
            label(context, msg("Language of the packets"), "label"),
            self.spoken,
            self.page,
            self.passphrase,
            label(context, SEALED, "small"),
            label(context, CARRY, "quiet"),
        )
        for part in parts:
            card.column.addWidget(part)
        return card

    def _show(self, found: Found) -> None:
        context = self.context
        some = any(each.stop is None for each in found.ready)
        frame, column = section(context, msg("Packets"), aside=_PACKETS_ASIDE if some else _NO_PACKET)
        self.lines = [PacketLine(context, each) for each in found.ready]
        for at, line in enumerate(self.lines):
            if at:
                column.addWidget(parting_line())
            column.addWidget(line)
        self._packets.show_parts(frame)

    def _written(self, outcome: Outcome) -> None:
        self._busy(False)
        context = self.context
        count = nmsg("{n} paper is written.", "{n} papers are written.", len(outcome.files))
        frame, column = section(
            context, count, aside=msg("It was stopped before all were done.") if outcome.stopped else None
        )
        for name in outcome.files:
            column.addWidget(label(context, msg("{name}")(name=name), "small"))
        for each in outcome.unwritten:
            column.addWidget(_unwritten(context, each))
        self._came_of_it.show_parts(frame)

    def _not_written(self, problem: Problem) -> None:
        self._busy(False)
        self.fail(problem)

    def _busy(self, busy: bool) -> None:
        for each in (self._packets, self._how, self.write_button):
            each.setEnabled(not busy)
        self.progress.setVisible(busy)

    def _leave(self) -> None:
        self.progress.stopping.set()
        self.context.go(Place("person", record=self.record_id))


def _unwritten(context: Context, each: Unwritten) -> QWidget:
    told: Msg = msg("{name} was not written.")(name=each.name)
    return stack(context, label(context, told), label(context, each.problem.what, "quiet"))


def _go_on(stopping: Event, advanced: Callable[[int, int], object], done: int, of: int) -> bool:
    if stopping.is_set():
        return False
    with contextlib.suppress(RuntimeError):  # the page may be gone by now
        advanced(done, of)
    return True


def _find(record_id: str, language: str, desk: Desk) -> Found:
    record = desk.record(record_id)
    tags = dict.fromkeys(tag for tag in (language_of(record), language) if tag in shipped_tags())
    found = []
    for view in record.referrals(desk.today()):
        if view.live:
            found.append(_ready(desk, record, view, tuple(tags)))
    return Found(record, tuple(found))


def _ready(desk: Desk, record: Record, view: ReferralView, tags: tuple[str, ...]) -> Ready:
    try:
        return Ready(view, tuple(desk.preview(record, view.referral.id, language=load_language(tag)) for tag in tags))
    except Problem as stop:
        return Ready(view, stop=stop)


def _write(
    record: str, folder: Path, wanted: Wanted, read: dict[str, Sheet], goes_on: Callable[[int, int], bool], desk: Desk
) -> Outcome:
    return write_set(desk, record, folder, wanted, read=read, goes_on=goes_on)
