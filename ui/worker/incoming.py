"""Noting a referral that came in: who sent the person, and what they wrote; the person still decides everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from intake_app.conversation.ids import new_id
from intake_app.conversation.incoming import Incoming, TheyAgreed
from intake_app.desk import Desk
from intake_app.languages.words import Msg, msg, pmsg
from intake_app.needs.catalogue import NEEDS
from intake_app.problems import BadInput
from intake_app.receiving import receive
from ui.shell.context import Context, Place
from ui.widgets.editors import PlainLines, private_line
from ui.widgets.words import button, icon_button, label, row
from ui.worker.one_of import OneOf
from ui.worker.page import Changing, WorkerPage, notice, section
from ui.worker.presence import language_box, narrow_box
from ui.worker.terms import need_words

_ASIDE = msg("What they wrote is kept beside what the person says, and never in its place.")
_ASK = msg("A new person is written down only if they say that the person agreed to being sent here.")
_NO_NAME = msg("Name the organisation that sent the person.")
AGREED: dict[TheyAgreed, Msg] = {
    TheyAgreed.YES: pmsg("they told of consent", "Yes"),
    TheyAgreed.NO: pmsg("they told of consent", "No"),
    TheyAgreed.UNKNOWN: msg("They do not say"),
}


class IncomingScreen(WorkerPage):
    """The form. With a ``record`` it joins that person; else it starts a new one and goes there."""

    def __init__(self, context: Context, record: str | None = None) -> None:
        super().__init__(context)
        self.record_id = record
        self.organization, self.contact, self.phone, self.reference, self.name, self.agreed_words = (
            private_line() for _ in range(6)
        )
        self.words = PlainLines()
        self.words.setFixedHeight(context.theme.px(120))
        self.spoken = language_box(context, "en")
        self.agreed: OneOf[TheyAgreed] = OneOf(context, AGREED, side_by_side=True)
        self.needs = AskedNeeds(context)
        self.show_parts(self._form())

    def keep_it(self) -> None:
        """Keep what was entered."""
        if not self.organization.text().strip():
            self.fail(BadInput(_NO_NAME, msg("Then keep it again.")))
            return
        entered = Incoming(
            id=new_id(),
            organization=self.organization.text().strip(),
            date=date.min,
            contact=self.contact.text().strip(),
            phone=self.phone.text().strip(),
            reference=self.reference.text().strip(),
            needs=self.needs.codes,
            agreed=self.agreed.value() or TheyAgreed.UNKNOWN,
            agreed_words=self.agreed_words.text().strip(),
            words=self.words.toPlainText().strip(),
            name=self.name.text().strip(),
        )
        self.keep(partial(_receive, entered, self.record_id, str(self.spoken.currentData())), self._kept)

    def _kept(self, record: str) -> None:
        self.context.go(Place("person", record=record))

    def _form(self) -> QWidget:
        context = self.context
        frame, column = section(context, msg("A referral that came in"), aside=_ASIDE)
        column.addLayout(_pair(context, msg("Organisation"), self.organization, msg("Whom to ask for"), self.contact))
        column.addLayout(_pair(context, msg("Their phone"), self.phone, msg("Their reference"), self.reference))
        if self.record_id is None:
            column.addWidget(notice(context, _ASK))
            column.addLayout(
                _pair(context, msg("What they call the person"), self.name, msg("Language they name"), self.spoken)
            )
        column.addWidget(label(context, msg("Do they say that the person agreed to being sent here?"), "label"))
        column.addWidget(self.agreed)
        _add(context, column, msg("What they told about consent"), self.agreed_words)
        column.addWidget(label(context, msg("What they ask for"), "label"))
        column.addWidget(self.needs)
        _add(context, column, msg("What else they wrote"), self.words)
        done = button(context, msg("Keep it"), self.keep_it, kind="primary", icon="check")
        column.addLayout(row(context, done))
        return frame


class AskedNeeds(QWidget):
    """Needs that the sender asks for, in no order; none is there before somebody adds it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.codes: tuple[str, ...] = ()
        self.box: QComboBox = narrow_box()
        for need in NEEDS:
            self.box.addItem("", need.code)
        self.add_button = button(context, msg("Add"), self.add, icon="plus")
        self._shown = Changing(context, spacing=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        line = row(context, stretch=False)
        line.addWidget(self.box, 1)
        line.addWidget(self.add_button)
        column.addLayout(line)
        column.addWidget(self._shown)
        context.language.follow(self, self._relabel)
        context.language.bind(self.box, self.box.setAccessibleName, msg("What they ask for"))

    def add(self) -> None:
        """Add the need that is chosen."""
        code = str(self.box.currentData())
        if code not in self.codes:
            self._set((*self.codes, code))

    def take_out(self, code: str) -> None:
        """Take a need out again."""
        self._set(tuple(each for each in self.codes if each != code))

    def _set(self, codes: tuple[str, ...]) -> None:
        self.codes = codes
        self._shown.show_parts(*map(self._entry, codes), stretch=False)

    def _entry(self, code: str) -> QWidget:
        whole = QWidget()
        taken = icon_button(self._context, "x", msg("Take it out"), partial(self.take_out, code))
        line = row(self._context, label(self._context, need_words(code)), taken)
        line.setContentsMargins(0, 0, 0, 0)
        whole.setLayout(line)
        return whole

    def _relabel(self) -> None:
        for at in range(self.box.count()):
            self.box.setItemText(at, self._context.language.text(need_words(str(self.box.itemData(at)))))


def _pair(context: Context, first: Msg, one: QWidget, second: Msg, other: QWidget) -> QVBoxLayout:
    whole = QVBoxLayout()
    line = row(context, spacing=20, stretch=False)
    for title, widget in ((first, one), (second, other)):
        column = QVBoxLayout()
        column.setSpacing(context.theme.px(4))
        _add(context, column, title, widget)
        line.addLayout(column, 1)
    whole.addLayout(line)
    return whole


def _add(context: Context, column: QVBoxLayout, title: Msg, widget: QWidget) -> None:
    column.addWidget(label(context, title, "label"))
    column.addWidget(widget)
    if isinstance(widget, QLineEdit | PlainLines | QComboBox):
        context.language.bind(widget, widget.setAccessibleName, title)


def _receive(entered: Incoming, record: str | None, language: str, desk: Desk) -> str:
    return receive(desk, replace(entered, date=desk.today()), record=record, language=language)
