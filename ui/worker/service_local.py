"""What people here know of a service: a call that confirmed it, what was asked of it, and what was put right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from intake_app.desk import Desk
from intake_app.directory.change_words import FIELD_WORDS
from intake_app.directory.entries import Demand
from intake_app.directory.local import Correction, Former, Kept
from intake_app.directory_desk import DirectoryDesk, Settled
from intake_app.languages.language import Language
from intake_app.languages.words import Ltr, Msg, msg
from ui.shell.context import Context
from ui.widgets.editors import private_line
from ui.widgets.half_characters import text_of
from ui.widgets.words import button, label, value_label
from ui.worker.confirm import Confirm
from ui.worker.dated import dated
from ui.worker.page import SectionCard, beside, button_line, notice, stack
from ui.worker.presence import narrow_box

Change = Callable[[DirectoryDesk], object]

_ASIDE = msg("What you note here stays when a new version of the directory comes.")
_PHONED = msg("Somebody here phoned on {date}, and the details were right.")
_NEVER = msg("Nobody here has phoned them yet.")
_CALLED = msg("I phoned today: the details are right")
_ASKED = msg("Asked, and they say")
_NOT_ASKED, _YES, _NO = msg("Not asked"), msg("They do"), msg("They do not")
_DEMANDS: dict[Demand, Msg] = {
    Demand.POLICE_REPORT: msg("Ask for a police report"),
    Demand.POLICE_COOPERATION: msg("Ask people to work with the police"),
    Demand.INFORMS_POLICE: msg("Tell the police"),
    Demand.INFORMS_IMMIGRATION: msg("Tell the immigration authorities"),
    Demand.INFORMS_CONSULATE: msg("Tell a consulate or embassy"),
    Demand.INFORMS_STATE_BODY: msg("Tell a state office"),
    Demand.IS_LAW_ENFORCEMENT: msg("Are a law enforcement office"),
}
_SAFE_FOR, _NOTE = msg("For whom it is safe"), msg("A note for workers, never shown to others")
_SECRET = msg("Keep the address secret")
_SECRET_ASKS = msg("Take the address out of this vault?")
_SECRET_SAYS = msg(
    "It is printed nowhere, and no later version of the directory brings it back. Older backups have it."
)
_OUT, _BACK = msg("Offer it no more"), msg("Offer it again")
_TAKEN_OUT = msg("It was taken out on {date} and is not offered.")
_UNLISTED = msg("The source no longer lists it since {date}.")
_MOVED = msg("This was put right here, and the source has changed it since. Which holds?")
_KEEP_OURS, _TAKE_THEIRS = msg("Keep ours"), msg("Take theirs")
_UNTIL = msg("Until {date}")
_BEFORE = msg("What it said before")


class LocalCard(SectionCard):
    """The notes on one service. ``change`` is handed what the directory's desk should do."""

    def __init__(self, context: Context, kept: Kept, *, change: Callable[[Change], object]) -> None:
        super().__init__(context, msg("What we know here"), aside=_ASIDE)
        self._kept, self._change = kept, change
        self.phoned_button = button(context, msg("Note it"), self.phoned, icon="phone")
        self.demands = {demand: _answer(context, words, kept, demand) for demand, words in _DEMANDS.items()}
        self.safe_for, self.note = private_line(), private_line()
        self.keep_button = button(context, msg("Keep these notes"), self.keep)
        for part in self._parts():
            self.column.addWidget(part)

    def phoned(self) -> None:
        """Note that somebody phoned today."""
        self._do(lambda desk, key: desk.phoned(key))

    def keep(self) -> None:
        """Keep what was asked, for whom it is safe, and the note."""
        answers = {demand: box.currentData() for demand, box in self.demands.items()}
        before = {asked.demand: asked.yes for asked in self._kept.local.asked}
        changed = {demand: yes for demand, yes in answers.items() if yes != before.get(demand)}
        safe_for, note = text_of(self.safe_for), text_of(self.note)

        def do(desk: DirectoryDesk, key: tuple[str, str]) -> None:
            for demand in (each for each, yes in changed.items() if yes is None):
                desk.unmark(key, demand)
            yes, no = ([d for d, said in changed.items() if said is wanted] for wanted in (True, False))
            desk.mark(key, demands=yes, not_demands=no, safe_for=safe_for, note=note)

        self._do(do)

    def settle(self, field: str, decision: Settled) -> None:
        """Decide between what was put right here and what the source now says."""
        self._do(lambda desk, key: desk.settle(key, field, decision))

    def _do(self, act: Callable[[DirectoryDesk, tuple[str, str]], object]) -> None:
        key = self._kept.service.key
        self._change(lambda desk: act(desk, key))

    def _parts(self) -> list[QWidget]:
        context, kept = self._context, self._kept
        moved = [self._moved(each) for each in kept.local.corrections if each.moved]
        return [
            *moved,
            *self._calls(),
            label(context, _ASKED, "label"),
            self._asked(),
            self._line(_SAFE_FOR, self.safe_for, kept.local.safe_for),
            self._line(_NOTE, self.note, kept.local.note),
            button_line(context, self.keep_button),
            *self._former(),
            *self._secret(),
            self._offered(),
        ]

    def _calls(self) -> list[QWidget]:
        context, phoned = self._context, self._kept.local.phoned
        said = label(context, dated(_PHONED, date.fromisoformat(phoned)) if phoned else _NEVER)
        called = QWidget()
        called.setLayout(beside(context, label(context, _CALLED, "label"), self.phoned_button))
        return [said, called]

    def _asked(self) -> QWidget:
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        for at, (demand, box) in enumerate(self.demands.items()):
            grid.addWidget(label(self._context, _DEMANDS[demand]), at, 0)
            grid.addWidget(box, at, 1)
            box.setMinimumContentsLength(4)
        return whole

    def _line(self, words: Msg, box: QLineEdit, text: str) -> QWidget:
        box.setText(text)
        self._context.language.bind(box, box.setAccessibleName, words)
        return stack(self._context, label(self._context, words, "label"), box)

    def _moved(self, correction: Correction) -> QWidget:
        context = self._context
        answers = [
            button(context, words, partial(self.settle, correction.field, decision))
            for words, decision in ((_KEEP_OURS, Settled.KEEP_OURS), (_TAKE_THEIRS, Settled.TAKE_THEIRS))
        ]
        named = label(context, FIELD_WORDS[correction.field], "label")
        return stack(context, notice(context, _MOVED), named, button_line(context, *answers), spacing=8)

    def _former(self) -> list[QWidget]:
        context = self._context
        said = [(each, _lines(each)) for each in reversed(self._kept.history)]
        lines = [
            stack(context, label(context, partial(_former_words, each), "small"), value_label(text), spacing=2)
            for each, text in said
            if text
        ]
        return [label(context, _BEFORE, "label"), *lines] if lines else []

    def _secret(self) -> list[QWidget]:
        if all(place.confidential for place in self._kept.service.places):
            return []
        return [
            Confirm(
                self._context, _SECRET, asks=_SECRET_ASKS, explains=_SECRET_SAYS, agrees=msg("Yes, take it out"),
                then=partial(self._do, lambda desk, key: desk.keep_secret(key)),
            )
        ]  # fmt: skip

    def _offered(self) -> QWidget:
        context, gone, out = self._context, self._kept.service.gone, self._kept.local.out
        if gone and not out:
            return notice(context, dated(_UNLISTED, date.fromisoformat(gone)))
        if out:
            back = button(context, _BACK, partial(self._do, lambda desk, key: desk.put_back(key)))
            said = notice(context, dated(_TAKEN_OUT, date.fromisoformat(out)))
            return stack(context, said, button_line(context, back), spacing=8)
        take_out = button(context, _OUT, partial(self._do, lambda desk, key: desk.take_out(key)), kind="quiet")
        return button_line(context, take_out)


def directory_of(desk: Desk) -> DirectoryDesk:
    """The directory's desk over the open store."""
    return DirectoryDesk(desk.store, desk.today)


def _answer(context: Context, words: Msg, kept: Kept, demand: Demand) -> QComboBox:
    box = narrow_box()
    said = {asked.demand: asked.yes for asked in kept.local.asked}
    for value, choice in ((None, _NOT_ASKED), (True, _YES), (False, _NO)):
        box.addItem(context.language.text(choice), value)
    box.setCurrentIndex(box.findData(said.get(demand)))
    context.language.bind(box, box.setAccessibleName, words)
    return box


def _former_words(former: Former, language: Language) -> str:
    field = language.text(FIELD_WORDS[former.field])
    return f"{field} · {language.text(_UNTIL(date=language.date(date.fromisoformat(former.day))))}"


def _lines(former: Former) -> str:
    """The former value as lines: phones by their numbers, places by their addresses."""
    value = former.value if isinstance(former.value, list) else [former.value]
    return "\n".join(filter(None, map(_line_of, value)))


def _line_of(value: object) -> str:
    if isinstance(value, dict):
        address = value.get("address")
        written = ", ".join(address) if isinstance(address, list) else value.get("number", "")
        return str(Ltr(written)) if written else ""
    return str(value or "")
