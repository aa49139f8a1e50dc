"""Paper, terminal and tables, T51 to T61 of the catalogue of faults: what comes out is what was said, and no more."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import re
import stat
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.languages.catalogs import load_language
from intake_app.problems import CharacterWithoutGlyph
from intake_app.reports.table import table
from intake_app.terminal import Terminal
from tests.catalogue.conftest import Spoken, paper_of
from tests.fuzzing.worker import Fence

ROOT = Path(__file__).parents[2]
ENGLISH = load_language("en")
SAID = ("call_name", "name_full", "own_words", "gender", "faith_diet", "contact_say", "meet_again", "anything_else")


def text_of(pdf: bytes, folder: Path) -> str:
    """What poppler copies out of it, without blanks."""
    (folder / "x.pdf").write_bytes(pdf)
    shown = subprocess.run(["pdftotext", "-raw", str(folder / "x.pdf"), "-"], capture_output=True, check=True)
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", shown.stdout.decode()))


PAYLOADS = [
    *(
        f"<{tag}>x"
        for tag in ("b", "i", "u", "para", "font size=999", "seq", "seqreset", "index item='x'", "greek", "super")
    ),
    "</para><para>",
    "<img src='file:///etc/passwd' width='1' height='1'/>",
    '<img src="http://127.0.0.1:9/x.png"/>',
    "<img src='data:image/png;base64,iVBORw0KGgo='/>",
    "<a href='javascript:app.alert(1)'>x</a>",
    "<a href='file:///etc/passwd'>x</a>",
    "<a href='http://127.0.0.1:9/'>x</a>",
    "<font color=\"[[[getattr(pow, Word('__globals__'))]]]\">x</font>",
    "<onDraw name='x' label='y'/>",
    "<unichar code='0x41'/>",
    "<evalString imports='os' code='os.getcwd()'/>",
    "<script>x</script>",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    "&lt;b&gt;&#65;&amp;",
    "<link destination='x'/>",
    "<bullet>x</bullet>",
    "<![CDATA[x]]>",
    "<?xml version='1.0'?>",
    "(x) Tj ET Q",
    ") /URI (http://127.0.0.1:9/)",
    "/JavaScript /OpenAction",
    "endstream endobj",
]


@pytest.fixture(scope="module")
def fence(tmp_path_factory: pytest.TempPathFactory) -> Fence:
    """What the interpreter opens while paper is drawn."""
    return Fence(tmp_path_factory.mktemp("inside"))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_is_only_letters_and_opens_nothing(tmp_path: Path, fence: Fence, payload: str) -> None:
    """T51, T52: more than thirty payloads in every field for words that a packet shows."""
    paper_of(call_name="warm")
    fence.crossed, fence.watching = "", True
    try:
        pdf = paper_of(**dict.fromkeys(SAID, payload))
    finally:
        fence.watching = False
    assert fence.crossed == ""
    flat = re.sub(r"\s+", "", unicodedata.normalize("NFKC", payload))
    assert text_of(pdf, tmp_path).count(flat) >= len(SAID)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert "/OpenAction" not in document.Root
        kinds = {str(each.get("/Subtype")) for each in document.objects if isinstance(each, pikepdf.Dictionary)}
        assert not kinds & {"/Image", "/Link"}
        assert not [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/URI" in each]


def test_paper_tells_nothing_of_its_making(fence: Fence) -> None:
    """T53: no name, login, machine, path or program, in any spelling."""
    pdf = paper_of(call_name="CANARYNAME")
    with pikepdf.open(io.BytesIO(pdf)) as document:
        held = b"".join(repr(each).encode() for each in document.objects) + repr(document.trailer).encode()
        assert "/Info" not in document.trailer or not {"/Author", "/Creator"} & set(document.docinfo)
    for word in ("CANARYNAME", "reportlab", "ReportLab", "anonymous", os.environ.get("USER", "root-user"), str(ROOT)):
        assert word.encode() not in held


@pytest.mark.parametrize("length", [25_000, 50_000, 100_000, 200_000])
def test_one_endless_word_is_set_whole_and_in_time(tmp_path: Path, length: int) -> None:
    """T56: time grows as the word does; the bound is five seconds of an idle machine, thrice that on a busy one."""
    start = time.process_time()
    pdf = paper_of(own_words="x" * length)
    assert time.process_time() - start < 15
    assert text_of(pdf, tmp_path).count("x") >= length


def test_long_ordinary_words_and_ten_thousand_lines_are_set_whole(tmp_path: Path) -> None:
    """T56."""
    start = time.process_time()
    pdf = paper_of(own_words="word " * 40_000, anything_else="\n".join(f"line{n}." for n in range(10_000)))
    assert time.process_time() - start < 30
    shown = text_of(pdf, tmp_path)
    assert shown.count("word") >= 40_000
    assert all(f"line{n}." in shown for n in range(0, 10_000, 500))


def test_paper_after_paper_that_failed_holds_nothing_of_it(tmp_path: Path) -> None:
    """T58: also after a letter that nothing can draw stopped the one before."""
    for stopped in ("FIRSTPERSON \U0001f9ff", "FIRSTPERSON"):
        with contextlib.suppress(CharacterWithoutGlyph):
            paper_of(**dict.fromkeys(SAID, stopped))
        pdf = paper_of(**dict.fromkeys(SAID, "second person"))
        assert "FIRSTPERSON" not in text_of(pdf, tmp_path)


@pytest.mark.parametrize(
    "said", ["\x1b[2J\x1b]0;x\x07", "a\nb\rc", "\u202eevil", "\u2028x", "a\x08\x08\x08b", "\x9b31m"]
)
def test_a_line_on_a_terminal_is_one_line_and_moves_nothing(
    said: str, capsys: pytest.CaptureFixture[str], spoken: Spoken
) -> None:
    """T70 as far as words go that somebody typed: one line, no control, no turn of direction."""
    record = spoken.say(call_name=said)
    (person,) = spoken.desk.people().people
    Terminal(ENGLISH, as_json=False).give({}, (f"{record.id} {person.name} {said}",))
    shown = capsys.readouterr().out
    assert shown.count("\n") == 1
    assert not set(shown[:-1]) & set(map(chr, [*range(32), *range(0x7F, 0xA0), *range(0x202A, 0x202F), 0x2028]))


FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x", " =1", "\u00a0=1", "\u200b=1",
    "\ufeff=1", "\u2066=1", "+234 800 123", "-5", '=cmd|" /C calc"!A0', '=HYPERLINK("http://x")',
]  # fmt: skip


@pytest.mark.parametrize("cell", FORMULAS)
def test_no_cell_of_a_table_is_taken_for_a_formula_and_each_comes_back(cell: str) -> None:
    """T61: an apostrophe stands before it, in quotes; without it the text is what it was."""
    ((_,), (written,)) = csv.reader(io.StringIO(table(["x"], [[cell]]).decode("utf-8-sig"), newline=""))
    assert written == f"'{cell}"


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")), min_size=1, max_size=4))
def test_a_table_comes_back_as_it_was_written(cells: list[str]) -> None:
    """T61: but for the apostrophes, which stand only where they must."""
    (_, row) = csv.reader(io.StringIO(table(cells, [cells]).decode("utf-8-sig"), newline=""))
    assert [each[1:] if each != cell else each for each, cell in zip(row, cells, strict=True)] == cells
    plain = [cell for cell in cells if cell[:1].isalnum()]
    assert [each for each in row if each[:1].isalnum()] == plain


def test_a_number_in_a_table_stays_a_number() -> None:
    """T61."""
    assert table(["n"], [[-5]]).decode("utf-8-sig") == '"n"\r\n"-5"\r\n'


HOSTILE = "import os, pathlib; pathlib.Path(os.environ['TELL_TALE']).write_text('ran')\n"
SHOW_QT = "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'; import sys; sys.argv = ['cairn']; " + (
    "import ui.app, ui.shell.start; ui.shell.start.run_window = lambda path: print(os.environ.get('QT_PLUGIN_PATH')); "
    "ui.app.open_window(None)"
)


def test_a_place_of_plugins_that_the_environment_names_is_not_used() -> None:
    """T60."""
    env = {**os.environ, "QT_PLUGIN_PATH": "plugins-of-somebody", "PYTHONPATH": str(ROOT)}
    shown = subprocess.run([sys.executable, "-c", SHOW_QT], env=env, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "None"


def test_the_reader_in_the_child_runs_nobody_s_code(tmp_path: Path, make_hostile: Callable[[], dict[str, str]]) -> None:
    """T60: no site customisation, no module of the folder that it is started in, no path of the environment."""
    env = make_hostile()
    program = (
        "from pathlib import Path; import sys; sys.path.insert(0, sys.argv[1]);"
        "from intake_app.readers.child import read_directory_safely as r;"
        "print(len(r(Path(sys.argv[1]) / 'intake_app/examples/directory').services))"
    )
    command = [sys.executable, "-I", "-c", program, str(ROOT)]
    shown = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert int(shown.stdout) > 0
    assert not (tmp_path / "told").exists()


@pytest.fixture
def make_hostile(tmp_path: Path) -> Callable[[], dict[str, str]]:
    """An environment and a folder full of code that would tell of having been run."""

    def make() -> dict[str, str]:
        for name in ("sitecustomize", "usercustomize", "csv", "json", "reportlab_settings", "local_rl_settings"):
            (tmp_path / f"{name}.py").write_text(HOSTILE)
        (tmp_path / ".reportlab_settings").write_text(HOSTILE)
        told = {"TELL_TALE": str(tmp_path / "told"), "HOME": str(tmp_path), "PYTHONPATH": str(tmp_path)}
        return {**os.environ, **told, "PYTHONSTARTUP": str(tmp_path / "csv.py"), "RL_invariant": "0"}

    return make


def test_paper_on_the_disk_is_for_this_account_alone(tmp_path: Path) -> None:
    """T54: whatever the umask; never over a file that is there."""
    from intake_app.outbox import write_new_file
    from intake_app.problems import BadInput

    if sys.platform == "win32":
        pytest.skip("modes are those of POSIX")
    before = os.umask(0)
    try:
        write_new_file(tmp_path / "K7QM-3F9D-copy.pdf", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "K7QM-3F9D-copy.pdf").stat().st_mode) == 0o600
    with pytest.raises(BadInput):
        write_new_file(tmp_path / "K7QM-3F9D-copy.pdf", b"y")
