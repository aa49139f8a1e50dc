"""The worker alone, the screen turned away: is it private, who interprets, when must the person leave."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.conversation.answers import Answer, LanguageChoice, State, Text
from intake_app.conversation.record import Interpreter
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import AskedOf
from intake_app.languages.words import msg
from ui.shell.context import Context, Place
from ui.shell.session_code import CodeGiver
from ui.widgets.fields import Said
from ui.widgets.form_view import FormView
from ui.widgets.notices import inline_notice
from ui.widgets.words import button, label

_ALONE = msg("Only you should see this page. Turn the screen away from everyone else.")
_OVERHEARD = msg("Somebody may overhear. Give general information only. Ask nothing until you are in private.")
_UNTRAINED = msg("Explain the rules to the interpreter, and again in front of the person: everything, nothing added.")
_PAUSED = msg("The person asked for a pause. Go on with another interpreter, by phone, or without one.")
_INTERPRETER = ("interp_code", "interp_language", "interp_trained")
QUESTIONS = tuple(q for q in INTAKE.section("start").questions if q.asked_of is AskedOf.WORKER)


class StartPage(QWidget):
    """Before the screen is handed over, and again whenever the worker takes it back.

    ``answered`` brings a question's name and (State, Value | None). ``handed_over`` gives the screen to the person.
    """

    answered = Signal(str, object)
    handed_over = Signal()
    ended = Signal()

    def __init__(self, context: Context, answers: Mapping[str, Answer] | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self.said: dict[str, Said] = {name: (a.state, a.value) for name, a in (answers or {}).items()}
        self.form = FormView(context, QUESTIONS, speaker="worker", answers=answers)
        self.form.answered.connect(self._answered)
        self._overheard, self._paused = (inline_notice(label(context, words)) for words in (_OVERHEARD, _PAUSED))
        self._untrained = inline_notice(label(context, _UNTRAINED))
        self.giver = CodeGiver(context, context.code)
        self._lay_out()
        self.giver.ready.connect(self.handed_over)
        self.giver.cancelled.connect(self._keep_screen)
        context.language.follow_direction(self, "worker")
        self._paused.hide()
        self._keep_screen()
        self._refresh()

    def hand_over(self) -> None:
        """Show the code that leads back, then hand over."""
        self.form.questions.settle()
        self._form_and_feet.hide()
        self._giving.show()
        self.giver.go.setFocus()

    def take_back(self, *, paused: bool) -> None:
        """The worker has the screen again."""
        self._paused.setVisible(paused)
        self._end.show()
        self.leave.hide()
        self._keep_screen()

    @property
    def interpreter(self) -> Interpreter | None:
        """Who interprets, as answered so far."""
        mode = self._value("interp_used")
        if not isinstance(mode, str) or mode == "none":
            return None
        code, language = self._value("interp_code"), self._value("interp_language")
        return Interpreter(
            code=code.value if isinstance(code, Text) else "",
            language=language.tag if isinstance(language, LanguageChoice) else "",
            mode=mode,
        )

    def _value(self, name: str) -> object:
        state, value = self.said.get(name, (State.NOT_ASKED, None))
        return value if state is State.ANSWERED else None

    def _answered(self, name: str, said: Said) -> None:
        self.said[name] = said
        self._refresh()
        self.answered.emit(name, said)

    def _refresh(self) -> None:
        mode = self._value("interp_used")
        alone = not isinstance(mode, str) or mode in ("none", "bilingual_worker")
        hidden = set(_INTERPRETER) if alone else set()
        self.form.questions.show_only({q.name for q in QUESTIONS} - hidden)
        self._overheard.setVisible(self._value("place_private") in ("no", "unsure"))
        self._untrained.setVisible(not alone and self._value("interp_trained") in ("no", "unknown"))

    def _keep_screen(self) -> None:
        self._giving.hide()
        self._form_and_feet.show()

    def _lay_out(self) -> None:
        px = self._context.theme.px
        self._form_and_feet, self._giving = QWidget(), QWidget()
        column = QVBoxLayout(self._form_and_feet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.form, 1)
        column.addWidget(self._feet())
        middle = QVBoxLayout(self._giving)
        middle.addWidget(self.giver, 0, Qt.AlignmentFlag.AlignCenter)
        self.giver.setMaximumWidth(px(460))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._form_and_feet)
        whole.addWidget(self._giving)

    def _head(self) -> QWidget:
        px = self._context.theme.px
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(px(40), px(24), px(40), 0)
        column.setSpacing(px(10))
        column.addWidget(label(self._context, msg("Before you sit down together"), "title"))
        column.addWidget(label(self._context, _ALONE, "quiet"))
        for each in (self._paused, self._overheard, self._untrained):
            column.addWidget(each)
        return head

    def _feet(self) -> QFrame:
        px = self._context.theme.px
        feet = QFrame()
        feet.setObjectName("bar")
        line = QHBoxLayout(feet)
        line.setContentsMargins(px(28), px(10), px(28), px(12))
        self._end = button(self._context, msg("End this conversation"), self.ended.emit)
        self._end.hide()
        self.leave = button(self._context, msg("Back"), self._go_away, kind="quiet")
        line.addWidget(self.leave)
        line.addWidget(self._end)
        line.addStretch(1)
        line.addWidget(button(self._context, msg("Hand over the screen"), self.hand_over, kind="primary", icon="users"))
        return feet

    def _go_away(self) -> None:
        self._context.go(Place("back"))
