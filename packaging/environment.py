"""The virtual environment that Cairn runs in: made once, locked by hashes, left alone while nothing changed."""

from __future__ import annotations

import hashlib
import importlib.util
import locale
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import system_libraries
from told import Stop, say

TOP = Path(__file__).resolve().parent.parent
RUNTIME_LOCK = TOP / "packaging" / "requirements.txt"
DEVELOPER_LOCK = TOP / "packaging" / "requirements-dev.txt"
WINDOWS = sys.platform == "win32"
ROOM = "Is there room on the disk (about 600 MB)? Start again to go on from here."


def folder() -> Path:
    """Where the environment stands: ``.venv`` at the top of the project, or where CAIRN_VENV says."""
    return Path(os.environ.get("CAIRN_VENV") or TOP / ".venv").absolute()


def program(name: str) -> Path:
    """A program of the environment, such as ``python`` or ``lint-imports``."""
    return folder() / ("Scripts" if WINDOWS else "bin") / (f"{name}.exe" if WINDOWS else name)


def prepare(*, developer: bool) -> None:
    """Make the environment ready for running (or for developing), doing only what is not done yet."""
    _make_if_missing()
    lock_file = DEVELOPER_LOCK if developer else RUNTIME_LOCK
    if not _is_installed(lock_file, developer=developer):
        _install(lock_file)
        _link_project()
        _stamp(lock_file.stem).write_text(_fingerprint(lock_file), encoding="utf-8")
    _compile_catalogs_if_stale()


def command(*arguments: str) -> list[str]:
    """The command line ``cairn ARGUMENTS`` inside the environment; -P keeps the current folder out of imports."""
    return [str(program("python")), "-P", "-m", "ui.app", *arguments]


def _identity() -> str:
    major, minor = sys.version_info[:2]
    return f"{major}.{minor} {Path(sys.base_prefix).resolve()} {folder()}"


def _fingerprint(lock_file: Path) -> str:
    return hashlib.sha256(lock_file.read_bytes() + str(TOP).encode("utf-8", "surrogateescape")).hexdigest()


def _stamp(name: str) -> Path:
    return folder() / f"cairn-{name}.stamp"


def _reads(stamp: Path, content: str) -> bool:
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == content


def _is_installed(lock_file: Path, *, developer: bool) -> bool:
    """Whether the stamp fits; the developers' lock holds everything that running needs, so its stamp serves both."""
    locks = [lock_file] if developer else [lock_file, DEVELOPER_LOCK]
    return any(_reads(_stamp(lock.stem), _fingerprint(lock)) for lock in locks)


def _make_if_missing() -> None:
    if program("python").exists() and _reads(_stamp("made"), _identity()):
        return
    if not importlib.util.find_spec("ensurepip") or not importlib.util.find_spec("venv"):
        system_libraries.install(["python3-venv"], why="Python here cannot make environments yet.")
    place = folder()
    if place.exists() and not (place / "pyvenv.cfg").exists() and any(place.iterdir()):
        raise Stop(f"{place} is not a Python environment. Move it away, or set CAIRN_VENV to another folder.")
    say(f"Making a Python environment in {place}")
    ours = ["--clear"] if _stamp("made").exists() else []
    make = [sys.executable, "-m", "venv", *ours, str(place)]
    done = subprocess.run(make, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Stop(f"The environment could not be made: {_last_line(done.stdout + done.stderr)}\n{ROOM}")
    _stamp("made").write_text(_identity(), encoding="utf-8")


def _install(lock_file: Path) -> None:
    packages = sum(1 for line in lock_file.read_text(encoding="utf-8").splitlines() if "==" in line)
    say(f"Installing {packages} packages, each checked by its hash (once; a few minutes on a slow line)")
    pip = [str(program("python")), "-I", "-m", "pip", "install", "--quiet", "--no-input", "--retries", "3"]
    pip += ["--disable-pip-version-check", "--no-compile", "--require-hashes", "--only-binary", ":all:"]
    done = subprocess.run([*pip, "-r", str(lock_file)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Stop(f"The packages could not be installed: {_last_line(done.stderr)}\nIs there a network? {ROOM}")


def _link_project() -> None:
    """Let the environment import the project from this folder and give it the program ``cairn``."""
    site = subprocess.run(
        [str(program("python")), "-I", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    encoding = "utf-8" if sys.version_info >= (3, 13) else locale.getpreferredencoding(False)
    (Path(site) / "cairn.pth").write_text(f"{TOP}\n", encoding=encoding)
    if WINDOWS:
        (folder() / "Scripts" / "cairn.bat").write_text('@"%~dp0python.exe" -P -m ui.app %*\n', encoding="utf-8")
        return
    script = program("cairn")
    python = shlex.quote(str(program("python")))
    script.write_text(f'#!/bin/sh\nexec {python} -P -m ui.app "$@"\n', encoding="utf-8")
    script.chmod(0o755)


def _compile_catalogs_if_stale() -> None:
    catalogs = [(source, source.with_suffix(".mo")) for source in sorted(TOP.glob("locales/*/LC_MESSAGES/*.po"))]
    stale = [s for s, made in catalogs if not made.exists() or made.stat().st_mtime < s.stat().st_mtime]
    if not stale:
        return
    say(f"Compiling {len(stale)} catalogs of words")
    compiler = [str(program("python")), str(TOP / "packaging" / "catalogs.py"), "compile"]
    done = subprocess.run(compiler, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Stop(f"A catalog of words could not be compiled: {_last_line(done.stderr)}")


def lock(arguments: list[str]) -> int:
    """Write both lock files anew from pyproject.toml; needs the program ``uv`` and a network."""
    uv = shutil.which("uv")
    if uv is None:
        raise Stop("Locking needs the program uv. Install it with: python3 -m pip install uv")
    for lock_file, extras in ((RUNTIME_LOCK, []), (DEVELOPER_LOCK, ["--extra", "dev"])):
        say(f"Locking {lock_file.relative_to(TOP)}")
        compile_ = [uv, "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--python-version", "3.11"]
        compile_ += ["--no-emit-index-url", "--custom-compile-command", "python3 packaging/run.py lock"]
        place = ["pyproject.toml", "--output-file", str(lock_file.relative_to(TOP))]
        done = subprocess.run([*compile_, *extras, *arguments, *place], cwd=TOP, check=False)
        if done.returncode != 0:
            raise Stop(f"uv could not lock {lock_file.name}; what it says stands above.")
    return 0


def _last_line(output: str) -> str:
    """The most telling line of a program's output: its last error, or its last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if "error" in line.lower()]
    return (errors or lines or ["no reason was given"])[-1]
