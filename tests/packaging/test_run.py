"""The set-up command tells people in one sentence why it cannot go on, and does the whole main job without a window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
PACKAGING = str(TOP / "packaging")


def python(program: str, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a small program in a process of its own that finds the set-up's modules, with this environment as Cairn's."""
    prepared = f"import sys; sys.path.insert(0, {PACKAGING!r}); {program}"
    environment = os.environ | {"CAIRN_VENV": sys.prefix, "PYTHONPATH": str(TOP)} | settings
    command = [sys.executable, "-c", prepared, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_an_old_python_is_told_in_one_sentence() -> None:
    done = python("sys.version_info = (3, 8, 1, 'final', 0); import run; sys.exit(run.main([]))")
    assert done.returncode == 2
    assert done.stderr.startswith("Cairn needs Python 3.11 or newer; this is Python 3.8.1.")
    assert done.stderr.count("\n") == 1


def test_an_unknown_word_is_named_with_the_usage() -> None:
    done = python("import run; sys.exit(run.main(['--windowless']))")
    assert (done.returncode, done.stdout) == (2, "")
    assert "'--windowless'" in done.stderr
    assert "Usage: " in done.stderr


def test_a_folder_that_is_no_environment_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    done = python("import run; sys.exit(run.main(['--headless']))", CAIRN_VENV=str(tmp_path))
    assert done.returncode == 2
    assert "is not a Python environment" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("number", ["ENOSPC", "EROFS", "EACCES", "EIO"])
def test_a_fault_of_the_disk_becomes_a_sentence(number: str) -> None:
    fault = f"OSError(errno.{number}, 'a reason', '/some/where')"
    done = python(f"import errno, tasks; print(tasks._disk_sentence({fault}))")
    assert done.returncode == 0, done.stderr
    assert "/some/where" in done.stdout


def test_a_missing_library_stops_with_the_line_to_run() -> None:
    done = python(
        "import tasks, system_libraries as libraries\n"
        "libraries._may_install = bool\n"
        "tasks.trial.run = lambda **_: libraries.install(['libgl1'], why='Windows need it.')\n"
        "sys.exit(tasks.run([]))"
    )
    assert done.returncode == 2
    assert done.stderr == "Windows need it. Run this once and start again:\n    sudo apt-get install libgl1\n"


def test_a_changed_lock_file_is_noticed_and_an_unchanged_one_is_not_installed_again(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.txt"
    seen = []
    for pins in ("a==1", "a==2", "a==1"):
        lock.write_text(pins, encoding="utf-8")
        program = "import environment; from pathlib import Path; print(environment._fingerprint(Path(sys.argv[1])))"
        seen.append(python(program, str(lock)).stdout)
    assert seen[0] == seen[2] != seen[1]


@pytest.mark.slow
def test_the_main_job_without_a_window_ends_in_packets(tmp_path: Path) -> None:
    out = tmp_path / "a folder with spaces"
    done = python("import trial; from pathlib import Path; sys.exit(trial.main_job(Path(sys.argv[1])))", str(out))
    assert done.returncode == 0, done.stderr + done.stdout
    packets = sorted((out / "packets").glob("*.pdf"))
    assert {path.stem.split("-")[-2] for path in packets} == {"recipient", "survivor", "discreet"}
    assert all(path.read_bytes().startswith(b"%PDF-") for path in packets)
    assert str(out / "packets") in done.stdout
