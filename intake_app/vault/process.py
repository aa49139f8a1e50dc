"""The process as the operating system sees it: no core file, and no other program reads its memory."""

from __future__ import annotations

import contextlib
import ctypes
import sys

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def harden_process() -> None:
    """Forbid core files and reading by other processes of the same user; best effort, nothing on other systems."""
    if sys.platform == "linux":
        _forbid_core_files()
        _forbid_reading()


def _forbid_core_files() -> None:
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _forbid_reading() -> None:
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
