"""Where a referral stands, what became of it so far, and what a worker can note next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.conversation.record import ReferralView
from intake_app.conversation.referrals import COMPUTED, ENDED, Stage, Step
from intake_app.conversation.referrals import REASONS as REASONS_OF
from intake_app.languages.language import Language
from intake_app.languages.words import Msg, msg
from ui.shell.context import Context
from ui.widgets.words import button, label, row
from ui.worker.one_of import OneOf
from ui.worker.page import section
from ui.worker.presence import narrow_box
from ui.worker.terms import BY, BY_RECIPIENT, REASONS, STAGES, by_words

_FINAL = msg("The person took this back. That is final; a new referral can be made if they want one.")
Note = Callable[[Stage, str, str], object]


class Lifecycle(QFrame):
    """The steps and, below them, the next one. ``note`` is called with stage, who and coded reason."""

    def __init__(self, context: Context, view: ReferralView, worker: str, note: Note) -> None:
        super().__init__()
        self._context, self._note = context, note
        self.stage = _box(context, msg("What happened"), {each.value: STAGES[each] for each in _next(view.stage)})
        self.by: OneOf[str] = OneOf(context, {**BY, worker: by_words(worker)}, BY_RECIPIENT)
        self.reason = _Reasons(context)
        frame, column = section(context, msg("What became of it"))
        for line in history(context, view):
            column.addWidget(line)
        if view.final:
            column.addWidget(label(context, _FINAL, "quiet"))
        else:
            self._add_next(column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        self.stage.currentIndexChanged.connect(self._show_reason)
        self._show_reason()

    def _add_next(self, column: QVBoxLayout) -> None:
        context = self._context
        column.addWidget(label(context, msg("Note what happened next"), "label"))
        line = QHBoxLayout()
        line.setSpacing(context.theme.px(12))
        line.addWidget(self.stage, 1)
        line.addWidget(self.reason, 1)
        column.addLayout(line)
        column.addWidget(label(context, msg("Who said or did so?"), "small"))
        column.addWidget(self.by)
        column.addLayout(row(context, button(context, msg("Note it"), self._noted, icon="pencil")))

    def _show_reason(self) -> None:
        self.reason.offer(self._chosen())

    def _chosen(self) -> Stage:
        return Stage(str(self.stage.currentData()))

    def _noted(self) -> None:
        stage = self._chosen()
        self._note(stage, self.by.value() or BY_RECIPIENT, self.reason.code())


class _Reasons(QComboBox):
    """The reasons that a stage can have; hidden for one that has none."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        context.language.bind(self, self.setAccessibleName, msg("Why"))
        context.language.follow(self, self._relabel)

    def offer(self, stage: Stage) -> None:
        """Offer the reasons of ``stage``."""
        known = REASONS_OF.get(stage, ())
        self.clear()
        for code in ("", *known):
            self.addItem("", code)
        self._relabel()
        self.setVisible(bool(known))

    def code(self) -> str:
        """The code of the chosen reason; empty when none was noted."""
        return str(self.currentData() or "")

    def _relabel(self) -> None:
        for at in range(self.count()):
            self.setItemText(at, self._context.language.text(REASONS[str(self.itemData(at))]))


def history(context: Context, view: ReferralView) -> list[QWidget]:
    """Where it stands, and every step with its day and who took it."""
    lines: list[QWidget] = [label(context, STAGES[view.stage], "lead")]
    lines += [label(context, partial(_step_words, day, step), "small") for day, step in view.steps]
    return lines


def _step_words(day: date, step: Step, language: Language) -> str:
    parts = [STAGES[step.stage], by_words(step.by)]
    if step.reason:
        parts.append(REASONS.get(step.reason) or msg("{code}")(code=step.reason))
    return " · ".join((language.date(day), *map(language.text, parts)))


def _next(now: Stage) -> list[Stage]:
    """What can be noted next: every stage that is kept, but the draft and where it stands already."""
    left_out = {*COMPUTED, Stage.DRAFTED, now, *((Stage.SENT,) if now in ENDED else ())}
    return [each for each in STAGES if each not in left_out]


def _box(context: Context, name: Msg, choices: dict[str, Msg]) -> QComboBox:
    box = narrow_box()
    for value in choices:
        box.addItem("", value)

    def relabel() -> None:
        for at, words in enumerate(choices.values()):
            box.setItemText(at, context.language.text(words))

    context.language.follow(box, relabel)
    context.language.bind(box, box.setAccessibleName, name)
    return box
