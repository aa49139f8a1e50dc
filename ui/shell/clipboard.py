"""What is copied from the window: marked as secret for managers and histories, and gone after half a minute."""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_MS: Final = 30_000
_MARKS: Final = (
    {
        "ExcludeClipboardContentFromMonitorProcessing": b"1",
        "CanIncludeInClipboardHistory": bytes(4),
        "CanUploadToCloudClipboard": bytes(4),
    }
    if sys.platform == "win32"
    else {"x-kde-passwordManagerHint": b"secret"}
)
"""What Windows' history and the managers of Linux desktops look for (Microsoft's clipboard formats; KDE's Klipper)."""


class ClipboardGuard(QObject):
    """Looks after the clipboard of the application, for as long as what is in it was copied here.

    What was copied elsewhere is left alone. On X11 the primary selection is taken back at once: it publishes each
    selection to all programs.
    """

    def __init__(self, app: QGuiApplication, board: QClipboard | None = None) -> None:
        super().__init__(app)
        self._board = board or app.clipboard()
        self.timer = QTimer(self, singleShot=True, interval=KEPT_MS)
        self.timer.timeout.connect(self.forget)
        self._board.dataChanged.connect(self._look)
        if self._board.supportsSelection():
            self._board.selectionChanged.connect(self._take_back)

    def forget(self) -> None:
        """Empty it now, if what is in it came from here."""
        self.timer.stop()
        if self._board.ownsClipboard():
            self._board.clear()
        self._take_back()

    def _look(self) -> None:
        if not self._board.ownsClipboard():
            self.timer.stop()
            return
        copied = self._board.mimeData()
        if not copied.hasText():
            return
        if all(copied.hasFormat(mark) for mark in _MARKS):
            self.timer.start()
        else:
            self._board.setMimeData(marked(copied.text()))  # which is a change again

    def _take_back(self) -> None:
        kind = QClipboard.Mode.Selection
        if self._board.supportsSelection() and self._board.ownsSelection() and self._board.text(kind):
            self._board.clear(kind)


def marked(words: str) -> QMimeData:
    """Words for the clipboard that say of themselves that they are secret; plain text, whatever was copied."""
    made = QMimeData()
    made.setText(words)
    for name, value in _MARKS.items():
        made.setData(name, value)
    return made
