"""A disk that takes seconds for one save: the window goes on meanwhile, and the save is whole in the end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.runs import make_vault
from tests.faults.shim import WHY_NOT, shim, under_the_shim

_SCRIPT = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from intake_app.conversation.answers import State, Text
from tests.faults.runs import opened
from tests.faults.shim import slow_down, watch
from ui.shell.start import make_application
from ui.worker_thread import DeskThread

vault, app = Path(sys.argv[1]), make_application()
told, ticks = {}, []
watch(vault.parent)
def failed(error):
    raise SystemExit(str(error))
desk = DeskThread(failed=failed, mishap=failed)
def begin():
    slow_down(500)
    ticks.append(time.monotonic())
    timer.start(10)
    desk.run(save, saved)
def save(open_desk):
    sitting = open_desk.begin("en")
    return sitting.answer("consent_record", State.ANSWERED, "yes")
def saved(kept):
    timer.stop()
    told.update(kept=kept, took=ticks[-1] - ticks[0], gap=max(b - a for a, b in zip(ticks, ticks[1:])))
    slow_down(0)
    desk.close(app.quit)
timer = QTimer()
timer.timeout.connect(lambda: ticks.append(time.monotonic()))
desk.open(lambda: opened(vault), begin, failed)
app.exec()
desk.stop()
print(json.dumps(told))
"""


@pytest.mark.slow
@pytest.mark.skipif(shim() is None, reason=WHY_NOT)
def test_the_window_goes_on_while_a_slow_disk_saves(tmp_path: Path) -> None:
    """T99."""
    vault = make_vault(tmp_path / "vault")
    environment = {**under_the_shim(), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", _SCRIPT, str(vault)], env=environment, stdout=subprocess.PIPE,
                          text=True, check=True, cwd=Path(__file__).parents[2])  # fmt: skip
    told = json.loads(done.stdout)
    assert told["kept"]
    assert told["took"] > 1, "the disk was not slow"
    assert told["gap"] < told["took"] / 3, told
