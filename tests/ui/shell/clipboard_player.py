"""Copies on a real clipboard and prints what another program sees there; with ``--look`` it is that other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from PySide6.QtCore import QProcess, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.shell.clipboard import ClipboardGuard


def look(app: QApplication, mode: str) -> None:
    """Print what is there; ``--take`` puts words of its own there and stays until its input ends."""
    board = app.clipboard()
    if mode == "--take":
        board.setText("theirs")
        print("taken", flush=True)
        QTimer.singleShot(4000, app.quit)
        app.exec()
        return
    kind = QClipboard.Mode.Selection if mode == "--selection" else QClipboard.Mode.Clipboard
    data = board.mimeData(kind)
    mark = bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"
    print(f"{data.text()!r}{' marked' if mark else ''}", flush=True)


def seen(app: QApplication, mode: str) -> str:
    """What another program sees, while this one goes on answering."""
    other = QProcess()
    other.start(sys.executable, [__file__, mode])
    while other.state() is not QProcess.ProcessState.NotRunning:
        app.processEvents()
        other.waitForFinished(20)
    return bytes(other.readAllStandardOutput().data()).decode().strip()


def copy(app: QApplication) -> None:
    """Copy from a line as a person does, and let the time pass."""
    guard, line = ClipboardGuard(app), QLineEdit("secret")
    line.show()
    line.selectAll()
    line.copy()
    print("copied:", seen(app, "--look"))
    print("selected:", seen(app, "--selection"))
    guard.timer.timeout.emit()
    print("after:", seen(app, "--look"))
    line.copy()
    with subprocess.Popen([sys.executable, __file__, "--take"], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        other.stdout.readline()
        while app.clipboard().ownsClipboard():
            app.processEvents()
        guard.forget()
        print("theirs stays:", seen(app, "--look"))
        other.terminate()


if __name__ == "__main__":
    application = QApplication([])
    look(application, sys.argv[1]) if sys.argv[1:] else copy(application)
