"""How long from the press of a key until everything is covered, over a full page and a dialog, against a bare widget.

Painting included. ``worst`` is the longest of all presses (F8, F9, Shift for the third time), in milliseconds; it is to
stay under 150.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, qInstallMessageHandler
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget

from intake_app.forms.intake import INTAKE
from intake_app.languages.catalogs import load_language
from tests.bench.language import BenchLook
from ui.language import ScreenLanguage
from ui.shell.preferences_file import KeptPreferences
from ui.shell.theme import Theme, load_letters
from ui.shell.window import MainWindow
from ui.widgets.form_view import FormView

_FIELDS, _ROUNDS = 60, 30
_PRESSES = ([Qt.Key.Key_F8], [Qt.Key.Key_F9], [Qt.Key.Key_Shift] * 3)


def measure() -> dict[str, object]:
    """The median over all presses, and the longest, in milliseconds."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    qInstallMessageHandler(lambda *_: None)
    app.setStyle("Fusion")
    load_letters()
    look = BenchLook(ScreenLanguage(load_language("en")), Theme())
    look.theme.wear()
    with tempfile.TemporaryDirectory() as folder:
        window = _window(app, look, Path(folder))
        ours = [_covering(app, window, keys) for keys in islice(cycle(_PRESSES), 3 * _ROUNDS)]
        floor = [_bare(app, window) for _ in range(_ROUNDS)]
    one, other = statistics.median(ours), statistics.median(floor)
    return {
        "bench": "cover",
        "ours": round(one, 2),
        "floor": round(other, 2),
        "ratio": round(one / other, 2),
        "unit": "ms",
        "worst": round(max(ours), 2),
        "presses": len(ours),
        "limit": 150,
    }


def _window(app: QApplication, look: BenchLook, folder: Path) -> MainWindow:
    window = MainWindow(look, KeptPreferences(folder))
    window.show_screen(FormView(look, tuple(islice(cycle(INTAKE.questions), _FIELDS))))
    window.lock_wanted.connect(window.cover.put_on)
    window.show()
    window.activateWindow()
    app.processEvents()
    return window


def _covering(app: QApplication, window: MainWindow, keys: list[Qt.Key]) -> float:
    dialog = QDialog(window)
    QVBoxLayout(dialog).addWidget(QLineEdit("words"))
    dialog.open()
    app.processEvents()
    *before, last = keys
    for key in before:
        _press(dialog, key)
    taken = _timed(partial(_press, dialog, last))
    assert window.cover.isVisible()
    assert not dialog.isVisible()
    window.cover.take_off()
    dialog.close()
    app.processEvents()
    return taken


def _press(widget: QWidget, key: Qt.Key) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget.windowHandle(), QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


def _bare(app: QApplication, window: MainWindow) -> float:
    """A widget of one colour over the same window."""
    sheet = QWidget(window)
    sheet.setAutoFillBackground(True)
    sheet.setGeometry(window.rect())

    def cover() -> None:
        sheet.show()
        sheet.repaint()

    taken = _timed(cover)
    sheet.hide()
    sheet.deleteLater()
    app.processEvents()
    return taken


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000
