"""What is told once something was removed: exactly as strong as the facts, with the backups that still hold it."""

from __future__ import annotations

from pathlib import Path

from intake_app.desk import Desk
from intake_app.destroying import after_erasing, older_copies
from ui.shell.context import Context


def tell_removed(context: Context) -> None:
    """Tell what may truly be said, where the window tells things."""
    context.desk.run(_copies, lambda copies: context.notices.tell(*after_erasing(copies)))


def _copies(desk: Desk) -> tuple[Path, ...]:
    return older_copies(desk.store.vault.path)
