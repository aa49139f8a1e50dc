"""Asking where a file goes or comes from, with the window's own dialog, which keeps no list of recent files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from intake_app.languages.words import msg
from ui.shell.context import Context

# Nothing can be renamed or deleted from a dialog of ours.
_OWN = QFileDialog.Option.DontUseNativeDialog | QFileDialog.Option.ReadOnly


PDF, TABLE = "PDF (*.pdf)", "CSV (*.csv)"


def ask_new_file(context: Context, parent: QWidget, name: str, kind: str = PDF) -> Path | None:
    """Where to write a new file, suggested under ``name``; None when nobody wants to. Nothing is overwritten."""
    title = context.language.text(msg("Save"))
    chosen, _ = QFileDialog.getSaveFileName(
        parent, title, str(Path.home() / name), kind, options=_OWN | QFileDialog.Option.DontConfirmOverwrite
    )
    return Path(chosen) if chosen else None


def ask_folder(context: Context, parent: QWidget) -> Path | None:
    """A folder that is there."""
    title = context.language.text(msg("Choose"))
    chosen = QFileDialog.getExistingDirectory(parent, title, str(Path.home()), options=_OWN)
    return Path(chosen) if chosen else None


def ask_file(context: Context, parent: QWidget) -> Path | None:
    """A zip or a JSON file that is there."""
    title = context.language.text(msg("Choose"))
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()), "ZIP, JSON (*.zip *.json)", options=_OWN)
    return Path(chosen) if chosen else None
