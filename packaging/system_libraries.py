"""The libraries of the operating system that Qt and the tests need on Linux, found cheaply and named when missing."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

from told import Stop, say

#: Debian package -> the library file that proves it (measured on bare Debian 12, Qt 6.12).
WINDOW = {
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
}
X11 = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}
WAYLAND = {"libwayland-cursor0": "libwayland-cursor.so.0", "libwayland-egl1": "libwayland-egl.so.1"}
#: Debian package -> a program of it; only the tests call them.
PROGRAMS = {"xvfb": "Xvfb", "poppler-utils": "pdftotext"}


def ensure_for_window() -> None:
    """Stop, or install as root on Debian and Ubuntu, when a window could not open for want of a library."""
    here = (X11 if os.environ.get("DISPLAY") else {}) | (WAYLAND if os.environ.get("WAYLAND_DISPLAY") else {})
    install(_missing_libraries(WINDOW | here), why="Windows need libraries that are missing here.")


def ensure_for_tests() -> None:
    """Like ``ensure_for_window``; what only some tests need is named without stopping."""
    required = _missing_libraries(WINDOW)
    wished = _missing_libraries(X11) + [name for name, tool in PROGRAMS.items() if _absent(tool)]
    if required or (wished and _may_install()):
        install(required + wished, why="The tests need libraries that are missing here.")
    elif wished and sys.platform == "linux":
        say(f"Some tests want more than is installed: {_line(wished)}")


def install(packages: list[str], *, why: str) -> None:
    """Install Debian packages when this is root on Debian or Ubuntu; else stop and say the one line to run."""
    if not packages:
        return
    if not _may_install():
        raise Stop(f"{why} Run this once and start again:\n    {_line(packages)}")
    say(f"{why} Installing: {' '.join(packages)}")
    settings = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    update = ["apt-get", "update", "-qq"]
    add = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for step in (update, add):
        done = subprocess.run(step, env=settings, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        lines = [line for line in done.stderr.splitlines() if line.startswith("E:")] or ["no reason was given"]
        raise Stop(f"The system could not install them: {lines[-1]}\nRun this and start again:\n    {_line(packages)}")


def _may_install() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and Path("/etc/debian_version").exists()


def _line(packages: list[str]) -> str:
    return "sudo apt-get install " + " ".join(packages)


def _missing_libraries(wanted: dict[str, str]) -> list[str]:
    if sys.platform != "linux":
        return []
    return [package for package, library in wanted.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _absent(tool: str) -> bool:
    return shutil.which(tool) is None
