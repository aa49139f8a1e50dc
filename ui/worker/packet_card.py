"""What to write for whom: the packet, the person's copy or the discreet card, in which language and how sealed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from intake_app import papers
from intake_app.desk import CardWords
from intake_app.languages.words import Msg, msg
from intake_app.packets.naming import Copy
from intake_app.site import Site
from ui.shell.context import Context
from ui.widgets.editors import private_line
from ui.widgets.words import button, label, row
from ui.worker.one_of import OneOf
from ui.worker.page import section
from ui.worker.presence import language_box
from ui.worker.terms import COPIES

CARRY = msg("Ask first: is it safe to carry? A paper that is found can put a person in danger.")
SEALED = msg("Tell them the passphrase another way, by phone for example.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to be written. ``language`` is BCP 47; an empty ``passphrase`` leaves it open."""

    copy: Copy
    language: str
    page: str
    passphrase: str
    card: CardWords

    def __repr__(self) -> str:
        return f"Wanted({self.copy})"

    @property
    def as_asked(self) -> papers.Wanted:
        """How the paper is to be; a card that is carried is never sealed."""
        sealed = None if self.copy is Copy.DISCREET else self.passphrase or None
        return papers.Wanted(self.language, self.page, sealed, self.card)


class PacketCard(QFrame):
    """Asks what to write. ``wanted`` brings a ``Wanted``; ``language_chosen`` the packet's language; ``everything``
    that all papers of the person are wanted at once."""

    wanted = Signal(object)
    everything = Signal()
    language_chosen = Signal(str)

    def __init__(self, context: Context, *, packet: bool, language: str, survivor: str, site: Site) -> None:
        super().__init__()
        self._context, self._survivor, self._language = context, survivor, language
        copies = {copy: words for copy, words in COPIES.items() if packet or copy is not Copy.RECIPIENT}
        self.copy: OneOf[Copy] = OneOf(context, copies, next(iter(copies)))
        self.spoken = language_box(context, language)
        self.page: OneOf[str] = page_size(context)
        self.passphrase = hidden_line(context)
        known = ((msg("A neutral name"), site.card_name), (msg("A time"), ""), (msg("A number"), site.office_phone))
        self.card = tuple(_line(context, words, text) for words, text in known)
        self._paper, self._card = self._paper_part(), self._card_part()
        self._lay_out()
        self.copy.group.buttonToggled.connect(self._show_parts)
        self.spoken.currentIndexChanged.connect(self._tell_language)
        self._show_parts()

    def _lay_out(self) -> None:
        context = self._context
        frame, column = section(context, msg("Write it"))
        column.addWidget(self.copy)
        column.addWidget(self._paper)
        column.addWidget(self._card)
        self._carry = label(context, CARRY, "quiet")
        column.addWidget(self._carry)
        save = button(context, msg("Save as a PDF"), self._want, kind="primary", icon="file-type-pdf")
        several = button(context, msg("All papers at once"), self.everything.emit, kind="quiet")
        column.addLayout(row(context, save, several))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def _paper_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        line.setSpacing(self._context.theme.px(24))
        line.addLayout(_titled(self._context, msg("Language of the paper"), self.spoken), 1)
        line.addLayout(_titled(self._context, msg("Size of the paper"), self.page), 1)
        column.addLayout(line)
        column.addWidget(self.passphrase)
        column.addWidget(label(self._context, SEALED, "small"))
        return part

    def _card_part(self) -> QWidget:
        part = QWidget()
        line = QHBoxLayout(part)
        line.setContentsMargins(0, 0, 0, 0)
        for box in self.card:
            line.addWidget(box, 1)
        return part

    def _show_parts(self) -> None:
        copy = self.copy.value()
        self._card.setVisible(copy is Copy.DISCREET)
        self._paper.setVisible(copy is not Copy.DISCREET)
        self._carry.setVisible(copy is not Copy.RECIPIENT)
        at = self.spoken.findData(self._survivor if copy is Copy.SURVIVOR else self._language)
        self.spoken.setCurrentIndex(max(0, at))

    def _tell_language(self) -> None:
        if self.copy.value() is Copy.RECIPIENT:
            self.language_chosen.emit(str(self.spoken.currentData()))

    def _want(self) -> None:
        copy = self.copy.value() or Copy.RECIPIENT
        language = self._survivor if copy is Copy.DISCREET else str(self.spoken.currentData())
        name, when, phone = (box.text().strip() for box in self.card)
        wanted = Wanted(copy, language, self.page.value() or "A4", self.passphrase.text(), CardWords(name, when, phone))
        self.wanted.emit(wanted)


def _titled(context: Context, title: Msg, widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(context.theme.px(4))
    column.addWidget(label(context, title, "label"))
    column.addWidget(widget)
    column.addStretch(1)
    return column


def _line(context: Context, words: Msg, text: str) -> QLineEdit:
    box = private_line()
    box.setText(text)
    context.language.bind(box, box.setPlaceholderText, words)
    context.language.bind(box, box.setAccessibleName, words)
    return box


def hidden_line(context: Context) -> QLineEdit:
    """A field for the passphrase that seals a paper."""
    box = _line(context, msg("Passphrase, if it should be sealed"), "")
    box.setEchoMode(QLineEdit.EchoMode.Password)
    return box


def page_size(context: Context) -> OneOf[str]:
    """A choice between A4 and Letter."""
    return OneOf(context, {"A4": msg("A4"), "Letter": msg("Letter")}, "A4", side_by_side=True)
