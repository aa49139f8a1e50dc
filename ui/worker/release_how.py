"""Until when a release holds and how it is given: a last day, a signature or a mark, a witness, a telephone."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from intake_app.conversation.consents import SIGNED, Category, Given
from intake_app.conversation.signatures import Strokes
from intake_app.forms.model import Kind, Question
from intake_app.languages.language import Language
from intake_app.languages.words import Msg, msg, nmsg
from intake_app.site import Site
from ui.language import Words
from ui.shell.context import Context
from ui.widgets.date_editors import DateEditor
from ui.widgets.editors import private_line
from ui.widgets.signature import SignatureField
from ui.widgets.words import label
from ui.worker.one_of import OneOf
from ui.worker.page import notice, stack
from ui.worker.terms import GIVEN

_DAYS = (7, 14, 30, 90, 180)
_OTHER_DAY = 0
_LAST_DAY = Question("until", Kind.DATE, msg("Last day"), Category.NONE)
NO_DAY = msg("Choose a last day that is not over and not later than the site allows.")
NO_SIGNATURE = msg("Nothing is signed yet. Let them sign or make a mark, or tick that they sign on paper.")
NO_WITNESS = msg("Note the witness’s code, or choose another way of giving it.")
NOT_A_COMPANION = msg("Ask a second adult who did not come with the person to be the witness, and tick it.")


def days_offered(site: Site) -> tuple[int, ...]:
    """How long a release may hold here, in days, the site's usual span among them."""
    return tuple(sorted({d for d in (*_DAYS, usual_days(site)) if d <= site.release_longest} | {usual_days(site)}))


def usual_days(site: Site) -> int:
    """The span in days unless another is chosen."""
    return min(site.release_days, site.release_longest)


class Until(QWidget):
    """The last day: a span of days that is offered, or any day as far as the site lets it hold."""

    changed = Signal()

    def __init__(self, context: Context, site: Site, today: date) -> None:
        super().__init__()
        self._today, self._longest = today, site.release_longest
        spans: dict[int, Words] = {days: partial(_span, days, today) for days in days_offered(site)}
        self.days: OneOf[int] = OneOf(context, {**spans, _OTHER_DAY: msg("Another day")}, usual_days(site))
        self.day = DateEditor(context, _LAST_DAY, "worker")
        latest = label(context, partial(_latest, today + timedelta(days=self._longest)), "small")
        self._other = stack(context, self.day, latest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.days)
        column.addWidget(self._other)
        self._other.hide()
        self.days.group.buttonToggled.connect(self._turn)
        self.day.typed.connect(self.changed)
        self.day.left.connect(self.changed)

    def value(self) -> date | None:
        """The last day; None as long as none that may be chosen stands here."""
        days = self.days.value()
        if days:
            return self._today + timedelta(days=days)
        typed = self.day.value()
        day = date.fromisoformat(typed) if isinstance(typed, str) else None
        fits = day is not None and self._today <= day <= self._today + timedelta(days=self._longest)
        return day if fits else None

    def choose_day(self, day: date) -> None:
        """Choose another day than those offered."""
        self.days.choose(_OTHER_DAY)
        self.day.show_value(day.isoformat())
        self.changed.emit()

    def _turn(self) -> None:
        self._other.setVisible(self.days.value() == _OTHER_DAY)
        self.changed.emit()


class HowGiven(QWidget):
    """How it was given, and what bears that out; ``until`` is the last day, to be laid out by whoever shows this."""

    def __init__(self, context: Context, site: Site, today: date) -> None:
        super().__init__()
        self.until = Until(context, site, today)
        ways = {given: words for given, words in GIVEN.items() if given in SIGNED or not site.written_only}
        self.given: OneOf[Given] = OneOf(context, ways, site.given if site.given in ways else Given.WRITTEN)
        self.signature = SignatureField(context)
        self.on_paper = _box(context, msg("They sign the paper record instead"))
        self.witness: QLineEdit = private_line()
        self.witness.setMaximumWidth(context.theme.px(280))
        context.language.bind(self.witness, self.witness.setPlaceholderText, msg("Witness’s code"))
        context.language.bind(self.witness, self.witness.setAccessibleName, msg("Witness’s code"))
        self.apart = _box(context, msg("The witness is not somebody who came with the person"))
        self.read_aloud = _box(context, msg("It was read aloud to the person"))
        hint = notice(context, msg("The witness is a second adult, never a companion of the person."))
        self._signed = stack(context, self.signature, self.on_paper)
        self._witnessed = stack(context, self.witness, self.apart, hint, spacing=8)
        self._lay_out(context)
        self.given.group.buttonToggled.connect(self._show_parts)
        self._show_parts()

    @property
    def way(self) -> Given:
        """How it is given."""
        return self.given.value() or Given.WRITTEN

    @property
    def strokes(self) -> Strokes:
        """What was drawn, where something is to be signed."""
        return self.signature.strokes if self.way in SIGNED else ()

    @property
    def code(self) -> str:
        """The witness's code, where one is needed."""
        return self.witness.text().strip() if self.way is Given.VERBAL else ""

    def missing(self) -> Msg | None:
        """What is still to be done for a yes."""
        spoken = self.way is Given.VERBAL
        for missing, words in (
            (self.until.value() is None, NO_DAY),
            (self.way in SIGNED and not self.strokes and not self.on_paper.isChecked(), NO_SIGNATURE),
            (spoken and not self.code, NO_WITNESS),
            (spoken and not self.apart.isChecked(), NOT_A_COMPANION),
        ):
            if missing:
                return words
        return None

    def _lay_out(self, context: Context) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(6))
        for part in (self.given, self._signed, self._witnessed):
            column.addWidget(part)
        column.addSpacing(context.theme.px(8))
        column.addWidget(self.read_aloud)

    def _show_parts(self) -> None:
        self._signed.setVisible(self.way in SIGNED)
        self._witnessed.setVisible(self.way is Given.VERBAL)


def _box(context: Context, words: Msg) -> QCheckBox:
    box = QCheckBox()
    context.language.bind(box, box.setText, words)
    return box


def _span(days: int, today: date, language: Language) -> str:
    last = language.date(today + timedelta(days=days))
    span = nmsg("{n} day", "{n} days", days)
    return language.text(msg("{span}, until {date}")(span=span, date=last))


def _latest(day: date, language: Language) -> str:
    return language.text(msg("At the latest {date}")(date=language.date(day)))
