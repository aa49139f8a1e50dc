"""Services for a need as cards: what concerns police and other authorities first, then why each fits."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from intake_app.directory.demands import demand_words
from intake_app.directory.entries import Schedule, fold
from intake_app.directory.hours import hours_line
from intake_app.directory.matching import Match, stated_order
from intake_app.languages.language import Language
from intake_app.languages.words import Msg, msg, nmsg
from ui.shell.context import Context
from ui.widgets.editors import private_line
from ui.widgets.notices import inline_notice
from ui.widgets.points import Points
from ui.widgets.words import button, card, label, row, value_label
from ui.worker.page import Changing, notice

ONLY_MARKED = msg(
    "Every service found for this is tied to police or another authority, or may be. "
    "Say so first. The person may choose none."
)
_NONE_FOUND = msg("Nobody on file helps with this yet.")
_NONE_FOUND_DO = msg("Look in the directory, or note it and ask around. It stays in the person’s order.")
_FIRST = msg("Say this first")
CHOOSE, CHOOSE_SAID = msg("Choose"), msg("I have said this: choose")
NONE_OF_THESE = msg("None of these")
NOT_FOUND, _SEARCH = msg("Nothing of this name was found."), msg("Search by name or need")
FEW, MOST_SHOWN = 8, 40
"""With more services than a few there is a line to search in; only so many cards are drawn at once."""
AVOID, AVOID_NO_MORE = msg("They do not want to go here"), msg("They would go here after all")
Avoid = Callable[[Match, bool], object]


class Matches(QWidget):
    """The services found; ``choose`` is called with a match, ``leave`` when none will do.

    ``avoid`` is called with a match and whether the person does not want to go there. Where there are many, the first
    stand here and the others are found as one types, all in the order that is stated.
    """

    def __init__(
        self,
        context: Context,
        found: tuple[Match, ...],
        *,
        choose: Callable[[Match], object],
        leave: Callable[[], object],
        avoid: Avoid,
    ) -> None:
        super().__init__()
        self._context, self._found, self._choose, self._avoid = context, found, choose, avoid
        self.search, self._shown = private_line(), Changing(context, spacing=16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(16))
        if len(found) > 1:
            column.addWidget(label(context, stated_order(found), "small"))
        column.addWidget(self.search)
        self.search.setVisible(len(found) > FEW)
        for name in (self.search.setPlaceholderText, self.search.setAccessibleName):
            context.language.bind(self.search, name, _SEARCH)
        column.addWidget(self._shown)
        column.addLayout(row(context, button(context, NONE_OF_THESE, leave)))
        column.addStretch(1)
        self.search.textChanged.connect(self.look_for)
        self.look_for("")

    def look_for(self, words: str) -> None:
        """Show the services that hold every word anywhere in what they say of themselves."""
        wanted = fold(words).split()
        fitting = [match for match in self._found if all(word in _said(match) for word in wanted)]
        parts: list[QWidget] = []
        if not self._found:
            parts += [label(self._context, _NONE_FOUND, "lead"), label(self._context, _NONE_FOUND_DO, "quiet")]
        elif not fitting:
            parts.append(label(self._context, NOT_FOUND, "quiet"))
        elif all(map(is_marked, fitting)):
            parts.append(notice(self._context, ONLY_MARKED))
        parts += [match_card(self._context, match, self._choose, self._avoid) for match in fitting[:MOST_SHOWN]]
        if len(fitting) > MOST_SHOWN:
            rest = len(fitting) - MOST_SHOWN
            parts.append(label(self._context, nmsg("And {n} more.", "And {n} more.", rest), "quiet"))
        self._shown.show_parts(*parts, stretch=False)


def _said(match: Match) -> str:
    """What a service says of itself, to be searched in."""
    service = match.service
    names = (service.name, service.organization.name, *service.also_called, *service.areas)
    spoken = (each.text for each in service.languages)
    return fold(" ".join((*names, *spoken, service.serves, service.eligibility, service.description)))


def is_marked(match: Match) -> bool:
    """Whether something about police or another authority must be said before this service is chosen."""
    return bool(demand_words(match.service))


def match_card(context: Context, match: Match, choose: Callable[[Match], object], avoid: Avoid) -> QFrame:
    """One service with what to say first, why it fits, and what else to know."""
    frame, column = card(context, margin=24, spacing=10)
    marks = demand_words(match.service)
    if marks:
        column.addWidget(said_first(context, marks))
    column.addWidget(value_label(match.service.name, "heading"))
    if match.service.organization.name not in ("", match.service.name):
        column.addWidget(value_label(match.service.organization.name, "quiet"))
    column.addWidget(Points(context, partial(_spoken, match.reasons)))
    rest = tuple(caution for caution in match.cautions if caution not in marks)
    if rest:
        column.addWidget(Points(context, partial(_spoken, rest), "quiet"))
    if match.service.schedules:
        column.addWidget(Points(context, partial(_hours, match.service.schedules), "quiet"))
    words = CHOOSE_SAID if marks else CHOOSE
    other = AVOID_NO_MORE if match.avoided else AVOID
    avoids = button(context, other, partial(avoid, match, not match.avoided), kind="quiet")
    column.addLayout(row(context, button(context, words, partial(choose, match), icon="check"), avoids))
    return frame


def _hours(schedules: tuple[Schedule, ...], language: Language) -> tuple[str, ...]:
    return tuple(line for each in schedules if (line := hours_line(each, language)))


def said_first(context: Context, marks: tuple[Msg, ...]) -> QFrame:
    """What must be said before anything else, in a frame of its own."""
    frame = inline_notice(label(context, _FIRST, "label"))
    inside = frame.layout()
    if inside is not None:
        inside.addWidget(Points(context, partial(_spoken, marks)))
    return frame


def _spoken(messages: tuple[Msg, ...], language: Language) -> tuple[str, ...]:
    return tuple(language.text(one) for one in messages)
