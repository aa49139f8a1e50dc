"""What keeps the window from leaving traces: settings, selections, clipboard, core files, undo."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from intake_app.vault.process import harden_process


def before_application() -> None:
    """To be called before the application is made: no core files, no settings written by Qt, no dialogs but Qt's.

    Qt's own file dialog would write the folders that were visited into its settings.
    """
    os.umask(0o077)
    harden_process()
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, f"{os.devnull}/none")
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


class SelectionGuard(QObject):
    """X11 publishes every selection to all programs; this takes it back at once."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._clipboard = app.clipboard()
        if self._clipboard.supportsSelection():
            self._clipboard.selectionChanged.connect(self._take_back)

    def _take_back(self) -> None:
        if self._clipboard.ownsSelection() and self._clipboard.text(QClipboard.Mode.Selection):
            self._clipboard.clear(QClipboard.Mode.Selection)


def clear_clipboard() -> None:
    """Empty the clipboard if what is in it came from here."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()


def forget_typed(root: QWidget) -> None:
    """Empty every box below ``root`` so that no undo brings its words back."""
    for line in root.findChildren(QLineEdit):
        line.blockSignals(True)
        line.setText("")
    for box in root.findChildren(QPlainTextEdit):
        box.blockSignals(True)
        box.setPlainText("")
