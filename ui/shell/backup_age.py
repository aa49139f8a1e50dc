"""Backups around a lock: one is made before it when it is due, and after unlocking an old one is told of."""

from __future__ import annotations

import contextlib

from intake_app.backups import Backups, Standing
from intake_app.desk import Desk
from intake_app.languages.words import Msg, msg, nmsg
from intake_app.problems import Problem
from ui.shell.context import Context

_MAKE_ONE = msg("Connect the place for backups, and make one under This vault, in the settings.")


def old_words(days: int) -> Msg:
    """How old the newest backup is."""
    return nmsg("The newest backup is {n} day old.", "The newest backup is {n} days old.", days)


def back_up_if_due(desk: Desk) -> None:
    """Make a backup before a lock or after unlocking when one is due.

    A stick that is away or full stops no lock: the age tells of it.

    A vault that was closed before, by a new key or by its end, is let be.
    """
    if not desk.store.vault.is_open:
        return
    with contextlib.suppress(Problem):
        Backups(desk.store).make_if_due()


def tell_age(context: Context) -> None:
    """Tell after unlocking when the newest backup is old, unless something else is told."""

    def tell(standing: Standing) -> None:
        if standing.is_old and not context.notices.shown_text():
            context.notices.tell(old_words(standing.days), _MAKE_ONE)

    context.desk.run(lambda desk: Backups(desk.store).standing(look=False), tell, lambda _: None)
