"""What a new version of a directory would change, to be read before it is taken in: what could do harm first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from intake_app.directory.change_words import FIELD_WORDS, alarm_words
from intake_app.directory.changes import Alarm, Change, Changes, FieldChange, Gone, Use
from intake_app.directory.entries import Service
from intake_app.directory_desk import Incoming
from intake_app.languages.words import Msg, msg, nmsg
from ui.shell.context import Context
from ui.widgets.words import button, card, label, value_label
from ui.worker.directory_import import WarningsTable, warning_count
from ui.worker.page import button_line, notice, section, stack

MOST_SHOWN = 100
"""How many entries of a kind are shown; the rest is counted."""

_TITLE = msg("What would change")
_NOTHING_YET = msg("Nothing has been taken in yet.")
_CARE = msg(
    "A wrong number or address can send a person to somebody who means harm. "
    "Phone a number that you already know before you believe a new one."
)
_GRAVE = msg("Phones, addresses, e-mail and websites that change")
_ALARMS = msg("Names to look at twice")
_IN_USE_GONE = msg("No longer listed, and people were referred there")
_GONE = msg("No longer listed")
_OTHER = msg("Other changes")
_ADDED = msg("New")
_LIVE = msg("In use: a referral or a release is open.")
_WAS, _BECOMES, _OURS = msg("Until now"), msg("In the new file"), msg("Put right here, and kept")
_NOTHING = msg("nothing")
TAKE_IN, LEAVE = msg("Take it in"), msg("Leave everything as it is")

Make = Callable[[], QWidget]


class ChangesPage(QWidget):
    """The changes with the two answers, at the top and again at the end."""

    def __init__(
        self, context: Context, incoming: Incoming, *, take_in: Callable[[], object], leave: Callable[[], object]
    ) -> None:
        super().__init__()
        self._context, self._take_in, self._leave = context, take_in, leave
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(14))
        changes, warnings = incoming.changes, incoming.reading.warnings
        for part in (
            label(context, _TITLE, "title"),
            label(context, _NOTHING_YET, "lead"),
            *(label(context, words) for words in counts(changes)),
            self._answers(),
            *self._parts(changes),
            label(context, warning_count(warnings), "label"),
            *([WarningsTable(context, warnings)] if warnings else []),
            self._answers(),
        ):
            column.addWidget(part)
        column.addStretch(1)

    def _answers(self) -> QWidget:
        context = self._context
        return button_line(context, button(context, LEAVE, self._leave), button(context, TAKE_IN, self._take_in))

    def _parts(self, changes: Changes) -> list[QWidget]:
        context = self._context
        other = tuple(each for each in changes.changed if not each.grave)
        used = tuple(each for each in changes.gone if each.use is not Use.NONE)
        unused = tuple(each for each in changes.gone if each.use is Use.NONE)
        parts: list[QWidget] = []
        if changes.alarms or changes.grave:
            parts.append(notice(context, _CARE))
        entries: tuple[tuple[Msg, list[Make]], ...] = (
            (_ALARMS, [partial(self._alarm, each) for each in changes.alarms]),
            (_GRAVE, [partial(self._change, each) for each in changes.grave]),
            (_IN_USE_GONE, [partial(self._gone, each) for each in used]),
            (_OTHER, [partial(self._change, each) for each in other]),
            (_GONE, [partial(self._gone, each) for each in unused]),
            (_ADDED, [partial(self._named, each) for each in changes.added]),
        )
        return parts + [self._section(title, makes) for title, makes in entries if makes]

    def _section(self, title: Msg, makes: list[Make]) -> QFrame:
        frame, column = section(self._context, title)
        for make in makes[:MOST_SHOWN]:
            column.addWidget(make())
        if len(makes) > MOST_SHOWN:
            rest = len(makes) - MOST_SHOWN
            column.addWidget(label(self._context, nmsg("And {n} more.", "And {n} more.", rest), "quiet"))
        return frame

    def _change(self, change: Change) -> QWidget:
        whole = self._named(change.service)
        inside = whole.layout()
        if change.use is Use.LIVE and inside is not None:
            inside.addWidget(label(self._context, _LIVE, "label"))
        for each in change.fields if inside is not None else ():
            inside.addWidget(self._field(each))  # type: ignore[union-attr]
        return whole

    def _field(self, change: FieldChange) -> QFrame:
        frame, column = card(self._context, margin=12, spacing=4)
        if change.grave:
            frame.setObjectName("notice")
        column.addWidget(label(self._context, FIELD_WORDS[change.field], "label"))
        for title, lines in ((_WAS, change.old), (_BECOMES, change.new), (_OURS, change.ours)):
            if lines is not None:
                column.addWidget(label(self._context, title, "small"))
                column.addWidget(value_label("\n".join(lines)) if lines else label(self._context, _NOTHING, "quiet"))
        return frame

    def _alarm(self, alarm: Alarm) -> QWidget:
        return label(self._context, alarm_words(alarm))

    def _gone(self, gone: Gone) -> QWidget:
        whole = self._named(gone.service)
        inside = whole.layout()
        if gone.use is Use.LIVE and inside is not None:
            inside.addWidget(label(self._context, _LIVE, "label"))
        return whole

    def _named(self, service: Service) -> QWidget:
        names = [value_label(service.name, "label")]
        if service.organization.name not in ("", service.name):
            names.append(value_label(service.organization.name, "small"))
        return stack(self._context, *names, spacing=4)


def counts(changes: Changes) -> tuple[Msg, ...]:
    """How many services are new, changed, no longer listed and as they were; what is none is not said."""
    told = (
        (len(changes.changed), partial(nmsg, "{n} service changes.", "{n} services change.")),
        (len(changes.gone), partial(nmsg, "{n} service is no longer listed.", "{n} services are no longer listed.")),
        (len(changes.added), partial(nmsg, "{n} service is new.", "{n} services are new.")),
        (changes.same, partial(nmsg, "{n} service stays as it is.", "{n} services stay as they are.")),
    )
    return tuple(words(count) for count, words in told if count)
