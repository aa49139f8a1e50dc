"""What is there already, shown before a second referral is made; it stands in nobody's way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from intake_app.languages.words import msg
from intake_app.overlaps import Overlap, overlap_words
from ui.shell.context import Context
from ui.widgets.words import button, label, row
from ui.worker.page import beside, section, stack
from ui.worker.terms import STAGES

_TITLE = msg("Is this there already?")
_ASIDE = msg("A second referral would have the person tell everything twice.")
_GO_ON = msg("Look all the same")


def doubled_card(
    context: Context, found: tuple[Overlap, ...], *, open_: Callable[[str], object], go_on: Callable[[], object]
) -> QWidget:
    """Each overlap, with its live referral to open; ``go_on`` is for when a second one is wanted all the same."""
    frame, column = section(context, _TITLE, aside=_ASIDE)
    for each in found:
        lines: list[QWidget] = [label(context, overlap_words(each), "lead")]
        if each.stage is not None:
            lines.append(label(context, STAGES[each.stage], "saved"))
        actions: tuple[QWidget, ...] = ()
        if each.referral:
            actions = (button(context, msg("Open"), partial(open_, each.referral), icon="file-text"),)
        column.addLayout(beside(context, stack(context, *lines), *actions))
    column.addLayout(row(context, button(context, _GO_ON, go_on)))
    return frame
