"""Asking where a file goes or comes from, with the window's own dialog, which keeps no list of recent files.

The dialog is opened and not executed: an executed one would take being covered for its end.
"""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QFileDialog, QWidget

from intake_app.languages.words import Msg, msg
from ui.shell.context import Context

# Nothing can be renamed, deleted or written over from a dialog of ours.
_OWN = (
    QFileDialog.Option.DontUseNativeDialog
    | QFileDialog.Option.ReadOnly
    | QFileDialog.Option.DontConfirmOverwrite
    | QFileDialog.Option.DontResolveSymlinks
)
PDF, TABLE = "PDF (*.pdf)", "CSV (*.csv)"


def ask_new_file(context: Context, parent: QWidget, name: str, kind: str = PDF) -> Path | None:
    """Where to write a new file, suggested under ``name``; None when nobody wants to. Nothing is overwritten."""
    dialog = _dialog(context, parent, msg("Save"), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.selectFile(name)
    return _chosen(dialog)


def ask_folder(context: Context, parent: QWidget) -> Path | None:
    """A folder that is there."""
    dialog = _dialog(context, parent, msg("Choose"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    return _chosen(dialog)


def ask_file(context: Context, parent: QWidget) -> Path | None:
    """A zip or a JSON file that is there."""
    dialog = _dialog(context, parent, msg("Choose"), "ZIP, JSON (*.zip *.json)")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def _dialog(context: Context, parent: QWidget, title: Msg, kind: str = "") -> QFileDialog:
    return QFileDialog(parent, context.language.text(title), str(Path.home()), kind, options=_OWN)


def _chosen(dialog: QFileDialog) -> Path | None:
    """Wait until it has ended, also when it was covered meanwhile; None when its page is gone by then."""
    loop = QEventLoop()
    dialog.finished.connect(loop.quit)
    dialog.destroyed.connect(loop.quit)
    dialog.open()
    loop.exec()
    if not shiboken6.isValid(dialog):
        return None
    files = dialog.selectedFiles() if dialog.result() == QFileDialog.DialogCode.Accepted else []
    dialog.deleteLater()
    return Path(files[0]) if files else None
