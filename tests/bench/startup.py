"""How long a start takes to the first painted window, against a bare Qt window with the same modules."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_ROUNDS = 7

_OURS = """
import sys
from pathlib import Path
from ui.shell.start import make_application
from ui.shell.application import Shell
from ui.shell.preferences_file import KeptPreferences
app = make_application()
folder = Path(sys.argv[1])
shell = Shell(app, KeptPreferences(folder), folder, restart=lambda place: None)
shell.show_entrance(folder / "vault")
shell.window.show()
app.processEvents()
shell.window.grab()
shell.desk.stop()
"""

_FLOOR = """
import sys
import ui.shell.start, ui.shell.application, ui.shell.preferences_file
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1200, 800)
window.show()
app.processEvents()
window.grab()
"""


def measure() -> dict[str, object]:
    """The medians of both, in milliseconds, taken in turns so that a busy moment hits both."""
    with tempfile.TemporaryDirectory() as folder:
        _run(_OURS, folder)
        pairs = [(_run(_OURS, folder), _run(_FLOOR, folder)) for _ in range(_ROUNDS)]
    ours, floor = (statistics.median(times) for times in zip(*pairs, strict=True))
    return {
        "bench": "startup",
        "ours": round(ours, 1),
        "floor": round(floor, 1),
        "ratio": round(ours / floor, 2),
        "unit": "ms",
    }


def _run(code: str, folder: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "CAIRN_HOME": folder}
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", code, folder], check=True, env=environment, cwd=Path(__file__).parents[2],
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return (time.perf_counter() - start) * 1000
