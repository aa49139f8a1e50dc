"""One process of a fuzzing run: it reads inputs one after the other and writes down whatever was no good answer."""

from __future__ import annotations

import json
import mmap
import os
import struct
import sys
import sysconfig
import time
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from intake_app.problems import Problem
from tests.fuzzing.corpora import TOP
from tests.fuzzing.targets import GROUPS, Target, input_of

MOST_MEMORY = 4 << 30
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod")
_NEVER = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "urllib.", "ftplib.")


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is to do: every ``step``-th input from ``first`` to before ``last``, in a folder of its own."""

    folder: str
    seed: int
    first: int
    last: int
    step: int
    group: str = "readers"

    @property
    def targets(self) -> tuple[Target, ...]:
        """The readers of this run."""
        return GROUPS[self.group]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was no good answer: the reader, the number of the input, and what happened where; never the input."""

    target: str
    number: int
    what: str


class Fence:
    """Watches what the interpreter opens and changes while an input is read."""

    def __init__(self, folder: Path) -> None:
        self._inside = (str(folder.resolve()), str(folder))
        readable = (
            sys.prefix,
            sys.base_prefix,
            str(TOP),
            sysconfig.get_path("stdlib"),
            "/usr/",
            "/dev/null",
            "/dev/urandom",
        )
        self._readable = (*self._inside, *readable, *sys.path[1:])
        self.watching = False
        self.crossed = ""
        sys.addaudithook(self._hook)

    def _hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.watching:
            return
        if event == "open":
            self._opened(*arguments[:3])
        elif event in _CHANGES and not self._is(arguments[0], self._inside):
            self.crossed = f"{event} outside"
        elif event.startswith(_NEVER):
            self.crossed = event

    def _opened(self, path: Any, mode: Any, flags: Any) -> None:
        writes = bool((flags or 0) & _WRITES)
        if not self._is(path, self._inside if writes else self._readable):
            self.crossed = f"{'wrote' if writes else 'read'} outside"

    @staticmethod
    def _is(path: Any, places: tuple[str, ...]) -> bool:
        if isinstance(path, int):
            return True
        return os.path.normpath(Path.cwd() / os.fsdecode(path)).startswith(places)


def work(order: Order) -> None:
    """Read the inputs of the order. The number that is being read stands in ``at``, what was found in ``found``."""
    folder = Path(order.folder)
    os.chdir(folder)
    _limit()
    fence = Fence(folder)
    with (folder / "at").open("r+b") as at, (folder / "found").open("a", encoding="utf-8") as found:
        place = mmap.mmap(at.fileno(), 16)
        for number in range(order.first, order.last, order.step):
            place[:8] = struct.pack("<q", number)
            target, data = input_of(order.targets, order.seed, number)
            start = time.process_time()
            what = _read(target, folder, data, fence)
            taken = time.process_time() - start
            if what or taken > 1:
                found.write(json.dumps(asdict(Finding(target.name, number, what or f"slow: {taken:.1f} s"))) + "\n")
                found.flush()
        place[8:] = struct.pack("<q", 1)


def _read(target: Target, folder: Path, data: bytes, fence: Fence) -> str:
    """What went wrong, or nothing."""
    fence.watching, fence.crossed = True, ""
    try:
        target.read(folder, data)
    except Problem:
        pass
    except Exception as error:  # noqa: BLE001 - whatever a reader raises is what is looked for
        return _place_of(error)
    finally:
        fence.watching = False
    return fence.crossed


def _place_of(error: Exception) -> str:
    """The kind of a fault and the last place in the application that it went through."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "intake_app" in frame.filename or "ui/" in frame.filename]
    last = (ours or frames)[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"


def _limit() -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    work(Order(**json.loads(sys.argv[1])))
