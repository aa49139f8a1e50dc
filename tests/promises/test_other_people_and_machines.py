"""Another account reads nothing; a small computer is enough, and says when it is not; nothing prints."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake_app.desk import Desk
from tests.conftest import PASSPHRASE, TODAY

ROOT = Path(__file__).parents[2]
NOBODY = 65534
SMALL = 1 << 30
"""Half of a computer with 2 GB; the rest is the system's."""

needs_posix = pytest.mark.skipif(
    not hasattr(os, "geteuid"), reason="Windows gives a folder to its account in its own way"
)


@pytest.fixture
def as_nobody() -> Iterator[None]:
    if os.geteuid() != 0:
        pytest.skip("only root can be another user")
    os.seteuid(NOBODY)
    yield
    os.seteuid(0)


@needs_posix
def test_another_account_lists_and_reads_nothing(vault: Path, request: pytest.FixtureRequest) -> None:
    """T66."""
    names = [each.name for each in vault.iterdir()]
    for up in vault.parents[:4]:
        if up.stat().st_uid == os.getuid() and up != Path("/tmp"):
            up.chmod(0o755)  # so that it is the vault's own modes that keep everybody out
    request.getfixturevalue("as_nobody")
    assert vault.is_dir()
    with pytest.raises(PermissionError):
        list(vault.iterdir())
    for name in names:
        with pytest.raises(PermissionError):
            (vault / name).read_bytes()


def test_nothing_here_prints() -> None:
    """T72: no spool and no preview of the system ever holds anything, since Cairn only writes files."""
    for file in [*ROOT.glob("intake_app/**/*.py"), *ROOT.glob("ui/**/*.py")]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [each.name for each in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            assert not any("PrintSupport" in name or name in ("QPrinter", "cups", "win32print") for name in names), file


_WORK = """
import sys
from datetime import date
from pathlib import Path
from intake_app.conversation.answers import State, Text
from intake_app.desk import Desk
from intake_app.languages.catalogs import load_language
from ui.shell.start import make_application
from ui.shell.application import Shell
from ui.shell.preferences_file import KeptPreferences

vault, home = Path(sys.argv[1]), Path(sys.argv[2])
app = make_application()
shell = Shell(app, KeptPreferences(home), home, restart=lambda place: None)
shell.show_entrance(vault)
shell.window.show()
app.processEvents()
Desk.create(vault.with_name("usual"), "river stone lamp").close()  # the key as costly as it is for everybody
with Desk.open(vault.with_name("usual"), "river stone lamp") as desk:
    sitting = desk.begin("ar")
    sitting.answer("consent_record", State.ANSWERED, "yes")
    assert sitting.answer("own_words", State.ANSWERED, Text("words " * 3000, "en"))
    for tag in ("en", "ar", "my"):
        assert desk.survivors_copy(sitting.record, language=load_language(tag))
# the most since this program began; getrusage would also count what the process was before it became this program
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(int(peak.split()[1]) * 1024)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="measured as Linux measures it")
def test_a_window_a_meeting_and_papers_fit_into_a_small_computer(vault: Path, tmp_path: Path) -> None:
    """T79."""
    done = subprocess.run([sys.executable, "-c", _WORK, str(vault), str(tmp_path)], stdout=subprocess.PIPE, text=True,
                          check=True, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})  # fmt: skip
    assert int(done.stdout) < SMALL


_SHORT = """
import resource, sys
from pathlib import Path
from intake_app.desk import Desk
from intake_app.problems import Problem
taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (taken + (48 << 20),) * 2)
try:
    Desk.open(Path(sys.argv[1]), sys.argv[2])
except Problem as problem:
    print(problem)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limited as Linux limits it")
def test_a_key_that_needs_more_memory_than_there_is_is_told_of_and_nothing_is_changed(vault: Path) -> None:
    """T79: 64 MiB for the key, 48 MiB there."""
    before = {each.name: each.read_bytes() for each in vault.iterdir()}
    done = subprocess.run([sys.executable, "-c", _SHORT, str(vault), PASSPHRASE], capture_output=True, text=True,
                          check=True, cwd=ROOT)  # fmt: skip
    assert done.stdout.startswith("There is too little free memory")
    assert not done.stderr
    assert {each.name: each.read_bytes() for each in vault.iterdir()} == before
    Desk.open(vault, PASSPHRASE, today=lambda: TODAY).close()
