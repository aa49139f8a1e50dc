"""Who is here and how, asked before something that only the person can give: a release, an answer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.conversation.record import Interpreter, Kind, Record
from intake_app.desk import speaks_for_itself
from intake_app.languages.catalogs import shipped_tags
from intake_app.languages.review import draft_for_worker
from intake_app.languages.words import Msg, msg
from ui.shell.context import Context
from ui.widgets.editors import private_line
from ui.widgets.form_view import bring_into_sight
from ui.widgets.words import button, label
from ui.worker.one_of import OneOf
from ui.worker.page import notice, section

_HOW: dict[Kind, Msg] = {
    Kind.MEETING: msg("We are together"),
    Kind.CONTACT: msg("We are on the phone"),
}
_INTERPRETED: dict[str, Msg] = {
    "": msg("Nobody"),
    "in_person": msg("An interpreter, in person"),
    "phone": msg("An interpreter, by phone"),
    "video": msg("An interpreter, by video"),
    "bilingual_worker": msg("I speak the language"),
}
_REST = msg("Is the person exhausted, intoxicated or in crisis? Then first food, rest or a nurse. This can wait.")
_NOT_HERE = msg("Only the person can say this. If they are not here, do it when you next speak.")


@dataclass(frozen=True, slots=True)
class Present:
    """How the talk is held, in which language (BCP 47), and who interprets."""

    kind: Kind
    language: str
    interpreter: Interpreter | None

    @property
    def interpreted(self) -> bool:
        """Whether somebody else than the worker interprets."""
        return self.interpreter is not None and self.interpreter.mode != "bilingual_worker"


class Presence(QWidget):
    """Asks who is here. ``begun`` brings a ``Present``; ``put_off`` says that it is not for today.

    ``releases`` says that a release is to be asked for, whose wording somebody must vouch for; ``earlier`` is who
    interpreted before.
    """

    begun = Signal(object)
    put_off = Signal()

    def __init__(
        self, context: Context, language: str, *, releases: bool = True, earlier: Interpreter | None = None
    ) -> None:
        super().__init__()
        self._context, self._releases = context, releases
        self.how: OneOf[Kind] = OneOf(context, _HOW, Kind.MEETING)
        self.spoken = language_box(context, language)
        self.interpreted: OneOf[str] = OneOf(context, _INTERPRETED, earlier.mode if earlier else "")
        self.code = private_line()
        self.code.setMaximumWidth(context.theme.px(240))
        self.code.setText(earlier.code if earlier else "")
        self._alone = notice(context, draft_for_worker)
        context.language.bind(self.code, self.code.setPlaceholderText, msg("Interpreter’s code"))
        context.language.bind(self.code, self.code.setAccessibleName, msg("Interpreter’s code"))
        self._lay_out()
        self.interpreted.group.buttonToggled.connect(self._show_code)
        self._show_code()

    def present(self) -> Present:
        """What was said of who is here."""
        spoken, mode = str(self.spoken.currentData()), self.interpreted.value() or ""
        code = self.code.text().strip() or ("I" if mode else "")
        helper = Interpreter(code, spoken, mode) if mode else None
        return Present(self.how.value() or Kind.MEETING, spoken, helper)

    def _lay_out(self) -> None:
        context = self._context
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(context.theme.px(20))
        frame, column = section(context, msg("Who is here?"), aside=_NOT_HERE)
        line = QHBoxLayout()
        line.setSpacing(context.theme.px(40))
        line.addLayout(self._first(), 1)
        line.addLayout(self._second(), 1)
        column.addLayout(line)
        column.addWidget(self._alone)
        self._alone.hide()
        whole.addWidget(notice(context, _REST))
        whole.addWidget(frame)
        whole.addLayout(self._answers())

    def _first(self) -> QVBoxLayout:
        column = self._titled(msg("How do you speak?"), self.how)
        column.addSpacing(self._context.theme.px(12))
        column.addWidget(label(self._context, msg("In which language?"), "label"))
        column.addWidget(self.spoken)
        column.addStretch(1)
        return column

    def _second(self) -> QVBoxLayout:
        column = self._titled(msg("Who interprets?"), self.interpreted)
        column.addWidget(self.code)
        column.addStretch(1)
        return column

    def _titled(self, title: Msg, widget: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._context.theme.px(4))
        column.addWidget(label(self._context, title, "label"))
        column.addWidget(widget)
        return column

    def _answers(self) -> QHBoxLayout:
        later = button(self._context, msg("Not today"), self.put_off.emit)
        begin = button(self._context, msg("Begin"), self._begin)
        line = QHBoxLayout()
        line.setSpacing(self._context.theme.px(12))
        line.addWidget(later, 1)
        line.addWidget(begin, 1)
        return line

    def _show_code(self) -> None:
        self.code.setVisible(self.interpreted.value() not in ("", "bilingual_worker"))

    def _begin(self) -> None:
        present = self.present()
        alone = self._releases and present.interpreter is None and not speaks_for_itself(present.language)
        self._alone.setVisible(alone)
        if alone:
            bring_into_sight(self._alone)
        else:
            self.begun.emit(present)


def latest_interpreter(record: Record) -> Interpreter | None:
    """Who interpreted in the latest conversation that had somebody."""
    return next((talk.interpreter for talk in reversed(record.in_order) if talk.interpreter is not None), None)


def narrow_box() -> QComboBox:
    """A list to choose from that takes the room there is, however long its words."""
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    return box


def language_box(context: Context, chosen: str) -> QComboBox:
    """The shipped languages, and the chosen one, by the worker's names for them."""
    box = narrow_box()
    tags = list(dict.fromkeys((*shipped_tags(), chosen)))
    for tag in tags:
        box.addItem("", tag)
    box.setCurrentIndex(tags.index(chosen))

    def relabel() -> None:
        for at, tag in enumerate(tags):
            box.setItemText(at, context.language.worker.language_name(tag))

    context.language.follow(box, relabel)
    context.language.bind(box, box.setAccessibleName, msg("Language"))
    return box
