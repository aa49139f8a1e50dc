"""Bugs of every kind, in a process of their own: a code is written, and neither text nor value nor a core file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
BEGIN = "import sys; from ui.shell.start import make_application; app = make_application(); "
WORD = "CANARY-9931"
UNCAUGHT = f"name = {WORD!r}; raise ValueError(name)"
FATAL = f"from PySide6.QtCore import qFatal; qFatal({WORD!r})"
WARNED = f"from PySide6.QtCore import qWarning; qWarning({WORD!r}); print('went on')"
FAULT = f"import ctypes; name = {WORD!r}; ctypes.string_at(0)"
THREAD = f"import threading\ndef f(): raise ValueError({WORD!r})\nt = threading.Thread(target=f)\nt.start()\nt.join()\n"
UNCLOSED = f"import gc; f = open({WORD!r}, 'w'); del f; gc.collect(); print('went on')"
LOGGED = f"import logging; logging.getLogger('x').critical({WORD!r} + '\\n\\x1b[31m'); print('went on')"
MEMORY = "import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 20, 1 << 20)); " + f"x = {WORD!r} * (1 << 30)"


def _run(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder), "PYTHONPATH": str(ROOT),
        "PYTHONFAULTHANDLER": "1",
    }  # fmt: skip
    environment.pop("PYTHONSTARTUP", None)
    script = folder / "script.py"
    script.write_text(BEGIN + "\n" + code)
    return subprocess.run(
        [sys.executable, "-X", "dev", str(script)], env=environment, cwd=folder, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="signals and limits are Linux's here")
@pytest.mark.parametrize(
    ("code", "told"),
    [
        (UNCAUGHT, "cairn: ValueError __main__:2"), (THREAD, "cairn: ValueError threading:"),
        (FATAL, "cairn: Qt ended the program."), (FAULT, "Fatal Python error: Segmentation fault"),
        (WARNED, ""), (UNCLOSED, "cairn: ResourceWarning script:2"), (LOGGED, ""), (MEMORY, "cairn: MemoryError"),
    ],
    ids=["uncaught", "thread", "qt-fatal", "fault", "qt-warning", "unclosed", "logged", "memory"],
)  # fmt: skip
def test_a_bug_says_where_and_nothing_of_what(code: str, told: str, tmp_path: Path) -> None:
    done = _run(code, tmp_path)
    assert told in done.stderr
    assert WORD not in done.stderr + done.stdout
    assert "\x1b" not in done.stderr
    assert {path.name for path in tmp_path.iterdir()} <= {"script.py", WORD, ".cache", ".config"}
    if "went on" in code:
        assert done.stdout == "went on\n"
