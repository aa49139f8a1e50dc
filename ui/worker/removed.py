"""What is told once something was removed: exactly as strong as the facts, with the backups that still hold it."""

from __future__ import annotations

from intake_app.desk import Desk
from intake_app.destroying import after_erasing, older_copies
from intake_app.languages.words import Msg
from ui.shell.context import Context


def tell_removed(context: Context) -> None:
    """Tell what may truly be said, where the window tells things."""
    context.desk.run(_told, lambda told: context.notices.tell(*told))


def _told(desk: Desk) -> tuple[Msg, ...]:
    return after_erasing(older_copies(desk.store.vault.path), tidy=desk.store.tidying.is_done)
