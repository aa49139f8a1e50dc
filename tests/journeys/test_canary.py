"""A session of the real application with a canary in all that is typed: it stands nowhere but in the saved PDF."""

from __future__ import annotations

import base64
import contextlib
import gzip
import os
import re
import shutil
import stat
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest

from intake_app.conversation.answers import Text
from intake_app.desk import Desk
from intake_app.vault.slots import Work
from tests.journeys.canary import CANARY, TYPED_PASSPHRASE, hits, hits_below, memory_hits

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
ROOT = Path(__file__).parents[2]
_WRITTEN = re.compile(
    r'(?:openat\(AT_FDCWD, |open\(|creat\()"((?:[^"\\]|\\.)*)", [^)]*(?:O_WRONLY|O_RDWR|O_CREAT)[^)]*\) += \d'
)
_JOINED = re.compile(r"connect\(\d+, \{sa_family=(\w+)")
CALLS = "trace=open,openat,creat,connect"


@dataclass
class Session:
    """What a session left behind: its folder, what it printed, its memory before and after the lock."""

    folder: Path
    pid: int = 0
    printed: list[str] = field(default_factory=list)
    complained: str = ""
    asked_for: str = ""
    memory_before: list[str] | None = None
    memory_after: list[str] | None = None
    environment: bytes = b""
    started_afresh: list[str] = field(default_factory=list)
    held_after: list[str] = field(default_factory=list)

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def vault(self) -> Path:
        return self.folder / "home" / "vault"

    @property
    def paper(self) -> Path:
        return self.home / f"{CANARY}.pdf"


def _environment(session: Session) -> dict[str, str]:
    folder = session.folder
    own = {name: str(folder / name.lower()) for name in ("TMPDIR", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")}
    for each in own.values():
        Path(each).mkdir(mode=0o700)
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH", "VIRTUAL_ENV") if name in os.environ}
    return {
        **kept, **own, "HOME": str(session.home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1", "PYTHONFAULTHANDLER": "1",
    }  # fmt: skip


def _until(reached: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(1200):
        if reached():
            return
        pause.wait(0.05)
    raise AssertionError("never came to it")


def _command_of(pid: int) -> list[str]:
    return [part.decode() for part in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0") if part]


def _memory(pid: int) -> list[str] | None:
    try:
        return memory_hits(pid, CANARY, TYPED_PASSPHRASE)
    except PermissionError:
        return None  # who may not read it is kept out by the system, as everybody but root is


def _is_afresh(session: Session) -> bool:
    return _command_of(session.pid)[-2:] == ["-m", "ui.app"]


def _play(session: Session) -> None:
    traced = shutil.which("strace")
    before = [traced, "-f", "-qq", "-s", "512", "-e", CALLS, "-o", str(session.folder / "calls")] if traced else []
    player = [sys.executable, str(Path(__file__).with_name("canary_player.py")), str(session.vault), str(session.paper)]
    running = subprocess.Popen(
        [*before, *player], env=_environment(session), cwd=session.folder, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    watchdog = threading.Timer(120, lambda: [_end(session.pid), running.kill()])
    watchdog.start()
    try:
        _watch(session, running)
    finally:
        _end(session.pid)
        _, session.complained = running.communicate(timeout=60)
        watchdog.cancel()
    calls = session.folder / "calls"
    session.asked_for = calls.read_text(errors="replace") if traced else ""
    calls.unlink(missing_ok=True)


def _end(pid: int) -> None:
    if pid:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, 9)


def _watch(session: Session, running: subprocess.Popen[str]) -> None:
    assert running.stdin is not None
    assert running.stdout is not None
    for line in running.stdout:
        session.printed.append(line.strip())
        if line.startswith("pid "):
            session.pid = int(line.split()[1])
        if line.strip() == "waits":
            session.memory_before = _memory(session.pid)
            session.environment = _environment_of(session.pid)
            running.stdin.write("go\n")
            running.stdin.flush()
            break
    _until(lambda: _is_afresh(session) and not _holds(session.pid, session.vault))
    _until(lambda: _has_a_window(session.pid))
    session.memory_after, session.started_afresh = _memory(session.pid), _command_of(session.pid)
    session.held_after = _holds(session.pid, session.home)
    session.environment += _environment_of(session.pid)


def _has_a_window(pid: int) -> bool:
    """Whether Qt is up in it, as far as one may look."""
    try:
        return "offscreen" in Path(f"/proc/{pid}/maps").read_text()
    except PermissionError:
        return True


def _environment_of(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes()
    except PermissionError:
        return b""


def _holds(pid: int, folder: Path) -> list[str]:
    """The files below a folder that a process has open; empty where that may not be seen."""
    try:
        opened = [str(each.readlink()) for each in Path(f"/proc/{pid}/fd").iterdir()]
    except OSError:
        return []
    return [each for each in opened if each.startswith(str(folder))]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The session, played once."""
    made = Session(tmp_path_factory.mktemp("canary"))
    made.home.mkdir()
    Desk.create(made.vault, TYPED_PASSPHRASE, work=Work(64, 3)).close()
    _play(made)
    return made


def test_the_session_got_where_it_should(session: Session) -> None:
    assert {"saved", "paper", "shown True", "waits"} <= set(session.printed), session.complained
    with Desk.open(session.vault, TYPED_PASSPHRASE) as desk:
        (person,) = desk.people(CANARY).people
        record = desk.record(person.record)
    assert repr(record).count(CANARY) == 0
    name = record.answer_in_force("call_name")
    assert name is not None
    assert isinstance(name.value, Text)
    assert name.value.value == CANARY
    assert session.paper.read_bytes().startswith(b"%PDF")


def test_no_file_holds_it_but_the_saved_pdf(session: Session) -> None:
    """T63, T67: home, caches, temporary folder, settings, vault, in every form and inside what is deflated."""
    found = hits_below(session.folder, CANARY, TYPED_PASSPHRASE)
    assert found.pop(str(session.paper.relative_to(session.folder)), None) is not None  # by its name at least
    assert found == {}


def test_no_file_is_written_but_those_that_should_be(session: Session) -> None:
    """T64: everything that was opened for writing, by the system's own account."""
    if not session.asked_for:
        pytest.skip("needs strace")
    written = {path.encode().decode("unicode_escape") for path in _WRITTEN.findall(session.asked_for)}
    settings = session.home / ".config" / "cairn"
    allowed = (session.vault, settings)
    fixed = {str(session.paper), str(session.home / f".{session.pid}.new"), "/dev/null", "/dev/tty"}
    others = {path for path in written if not path.startswith(tuple(map(str, allowed))) and path not in fixed}
    assert any(path.startswith(str(session.vault)) for path in written)
    assert others == set()


def test_nothing_is_asked_of_the_network(session: Session) -> None:
    """T62: sockets of this machine at most."""
    assert set(_JOINED.findall(session.asked_for)) <= {"AF_UNIX"}


def test_all_that_was_written_is_for_this_account_alone(session: Session) -> None:
    """T65."""
    for path in (*session.home.rglob("*"), session.vault):
        if path.name not in (".config", ".cache", ".local"):
            mode = stat.S_IMODE(path.stat().st_mode)
            assert mode & 0o077 == 0, path


def test_bugs_are_told_by_a_code_and_nothing_of_the_canary_is_printed(session: Session) -> None:
    """T69, T70: an uncaught error, one in a thread, one in a destructor, one at the desk, a warning and a log entry."""
    printed = "\n".join(session.printed) + session.complained
    assert hits(printed.encode(), CANARY, TYPED_PASSPHRASE) == []
    assert [line.split()[1] for line in session.complained.splitlines() if line.startswith("cairn: ")] == [
        "KeyError", "UserWarning", "ValueError", "KeyError",
    ]  # fmt: skip
    assert "\x1b" not in session.complained
    assert "Traceback" not in session.complained


def test_title_names_arguments_and_environment_say_nothing(session: Session) -> None:
    """T68."""
    assert "names Cairn Cairn" in session.printed
    assert hits(session.environment, CANARY, TYPED_PASSPHRASE) == []
    assert session.started_afresh[-2:] == ["-m", "ui.app"]


def test_after_the_lock_memory_holds_neither_words_nor_passphrase(session: Session) -> None:
    """T15, with what was there before as the failing control."""
    assert session.held_after == []
    if session.memory_before is None:
        pytest.skip("the memory of the process may not be read, not even by its owner")
    assert session.memory_before
    assert session.memory_after == []


def test_the_search_finds_every_form(tmp_path: Path) -> None:
    """The failing control of the search itself."""
    for at, data in enumerate((
        CANARY.encode(), CANARY.encode("utf-16-le"), quote(CANARY).encode(), zlib.compress(b"-" * 99 + CANARY.encode()),
        base64.b64encode(b"xy" + CANARY.encode()), gzip.compress(CANARY.encode()),
    )):  # fmt: skip
        (tmp_path / str(at)).write_bytes(b"before" + data + b"after")
    (tmp_path / f"{CANARY}.txt").write_bytes(b"")
    assert len(hits_below(tmp_path, CANARY)) == 7
