"""Where the worker wants a paper saved: asked in a window of our own, which remembers no folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where_to_save(parent: QWidget, name: str) -> Path | None:
    """The path the worker chose for a file with this neutral name, or None when they chose none."""
    dialog = QFileDialog(parent)
    own, keep = QFileDialog.Option.DontUseNativeDialog, QFileDialog.Option.DontConfirmOverwrite
    dialog.setOptions(own | keep | QFileDialog.Option.ReadOnly)  # nothing can be renamed or deleted from here
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.selectFile(name)
    chosen = Path(dialog.selectedFiles()[0]) if dialog.exec() and dialog.selectedFiles() else None
    dialog.deleteLater()
    return chosen
