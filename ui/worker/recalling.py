"""Who has to be told that a consent was taken back: the letters to them, and how each was told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFrame, QWidget

from intake_app.conversation.recalls import How, Recall
from intake_app.desk import Desk
from intake_app.languages.language import Language, isolated
from intake_app.languages.words import Ltr, Msg, msg, nmsg
from intake_app.papers import Outcome, Wanted, tell_recalled, write_letters
from ui.shell.context import Context, Place
from ui.widgets.words import button, label, row
from ui.worker.dated import dated
from ui.worker.files import ask_folder
from ui.worker.packet_card import hidden_line, page_size
from ui.worker.page import WorkerPage, button_line, section, stack
from ui.worker.person_referrals import recipient_words

AskFolder = Callable[[Context, QWidget], Path | None]
HOW: dict[How, Msg] = {
    How.PHONE: msg("By phone"),
    How.POST: msg("By letter"),
    How.HAND: msg("In person"),
    How.EMAIL: msg("By e-mail"),
}
_TITLE = msg("Ask them to stop using it")
_ASIDE = msg("What was sent cannot be unread. Phone them first if you can, then send the letter.")
_LETTERS_ASIDE = msg(
    "One for each who is still to be told, in the language of the packet. It names the reference and no person."
)
_NOBODY = msg("Nobody has to be told.")
_ALL_TOLD = msg("All of them were told.")


class RecallScreen(WorkerPage):
    """Everybody who was given something of one person that they may not use any more."""

    def __init__(self, context: Context, record: str, ask: AskFolder = ask_folder) -> None:
        super().__init__(context)
        self.record_id, self._ask = record, ask
        self.page, self.passphrase = page_size(context), hidden_line(context)
        self.refresh()

    def refresh(self) -> None:
        """Read the recalls and show them anew."""
        self.context.desk.run(partial(_recalls, self.record_id), self._show, self.fail)

    def _show(self, recalls: tuple[Recall, ...]) -> None:
        context = self.context
        waiting = [each for each in recalls if each.open]
        said = _ASIDE if waiting else _ALL_TOLD if recalls else _NOBODY
        parts: list[QWidget] = [stack(context, label(context, _TITLE, "title"), label(context, said, "quiet"))]
        parts += [self._card(each) for each in (*waiting, *(each for each in recalls if not each.open))]
        if waiting:
            parts.append(self._letters())
        parts.append(button_line(context, button(context, msg("Back to the person"), self._leave, kind="quiet")))
        self.replace_parts(*parts)

    def _card(self, recall: Recall) -> QFrame:
        context = self.context
        frame, column = section(context, recipient_words(recall.referral.recipient), aside=partial(_known, recall))
        for each in recall.handed:
            column.addWidget(label(context, partial(_given, each.packet.language, each.date), "small"))
        if recall.told is not None:
            day, told = recall.told
            column.addWidget(label(context, partial(_told, told.how, day), "saved"))
        else:
            column.addWidget(label(context, msg("They were told:"), "label"))
            ways = (button(context, words, partial(self.tell, recall, how)) for how, words in HOW.items())
            column.addLayout(row(context, *ways))
        return frame

    def _letters(self) -> QFrame:
        context = self.context
        self.page, self.passphrase = page_size(context), hidden_line(context)
        frame, column = section(context, msg("Letters"), aside=_LETTERS_ASIDE)
        column.addWidget(self.page)
        column.addWidget(self.passphrase)
        write = button(context, msg("Write all letters"), self.write, kind="primary", icon="file-type-pdf")
        column.addLayout(row(context, write))
        return frame

    def tell(self, recall: Recall, how: How) -> None:
        """Keep that a recipient was told."""
        self.keep(partial(_tell, self.record_id, recall.referral.id, how), self._show)

    def write(self) -> None:
        """Write the letters into a folder."""
        folder = self._ask(self.context, self)
        if folder is not None:
            wanted = Wanted(self.context.language.worker.tag, self.page.value() or "A4", self.passphrase.text() or None)
            self.context.notices.busy(msg("Writing the letters"))
            self.keep(partial(_write, self.record_id, folder, wanted), self._written)

    def _written(self, outcome: Outcome) -> None:
        self.context.notices.done()
        self.ready()
        if outcome.unwritten:
            self.context.notices.show_problem(outcome.unwritten[0].problem)
        else:
            count = len(outcome.files)
            self.context.notices.tell(nmsg("{n} letter is written.", "{n} letters are written.", count))

    def _leave(self) -> None:
        self.context.go(Place("person", record=self.record_id))


def _known(recall: Recall, language: Language) -> str:
    """The reference, when it was taken back, and whom to phone."""
    parts = [
        language.text(msg("Reference {reference}")(reference=Ltr(recall.referral.reference))),
        dated(msg("Taken back on {date}"), recall.since)(language),
        isolated(Ltr(recall.referral.recipient.phone)) if recall.referral.recipient.phone else "",
    ]
    return " · ".join(filter(None, parts))


def _given(tag: str, day: date, language: Language) -> str:
    told = msg("A packet in {language}, given on {date}")
    return language.text(told(language=language.language_name(tag), date=language.date(day)))


def _told(how: How, day: date, language: Language) -> str:
    return language.text(msg("Told on {date}: {how}")(date=language.date(day), how=HOW[how]))


def _recalls(record: str, desk: Desk) -> tuple[Recall, ...]:
    return desk.record(record).recalls()


def _tell(record: str, referral: str, how: How, desk: Desk) -> tuple[Recall, ...]:
    tell_recalled(desk, record, referral, how)
    return _recalls(record, desk)


def _write(record: str, folder: Path, wanted: Wanted, desk: Desk) -> Outcome:
    return write_letters(desk, record, folder, wanted)
