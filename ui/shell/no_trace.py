"""What keeps the window from leaving traces: settings, messages, core files, undo."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QSettings, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from intake_app.vault.process import harden_process


def before_application() -> None:
    """To be called before the application is made: no core files, no settings or messages of Qt's, no dialogs but its.

    Qt's own file dialog would write the folders that were visited into its settings.
    """
    os.umask(0o077)
    harden_process()
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, f"{os.devnull}/none")
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    qInstallMessageHandler(_say_nothing)


def _say_nothing(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's messages may quote what a widget shows; only that something fatal happened is told."""
    if kind is QtMsgType.QtFatalMsg:
        sys.stderr.write("cairn: Qt ended the program.\n")


def forget_typed(root: QWidget) -> None:
    """Empty every box below ``root`` so that no undo brings its words back."""
    for line in root.findChildren(QLineEdit):
        line.blockSignals(True)
        line.setText("")
    for box in root.findChildren(QPlainTextEdit):
        box.blockSignals(True)
        box.setPlainText("")
