"""Names say what things are, every word on a screen can be translated, and no title says why a person is here."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "core"}
SPEAKING_METHODS = {
    *("setText", "setWindowTitle", "setToolTip", "setPlaceholderText", "setAccessibleName", "setAccessibleDescription"),
    *("setStatusTip", "setWhatsThis", "setTitle", "setInformativeText", "setLabelText", "showMessage", "setPlainText"),
}
SPEAKING_WIDGETS = {"QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction"}
NAMING_METHODS = {"setWindowTitle", "setApplicationName", "setApplicationDisplayName", "setDesktopFileName"}
#: Put together here, so that this file does not find itself.
UNSPOKEN = "traf" + "fick"
MACHINE_PATH = re.compile("(?<![A-Za-z0-9._-])/" + r"(?:wor" + r"k|roo" + r"t|farm|home/[a-z][a-z0-9_-]*)/")


def docstring_problem(path: str, tree: ast.Module) -> str:
    """What is wrong with a module's docstring, or ''."""
    words = ast.get_docstring(tree)
    if not words:
        return f"{path}: no docstring"
    first = words.split("\n\n")[0].replace("\n", " ").strip()
    return "" if first.endswith((".", "?", "!")) else f"{path}: its first paragraph is not a sentence"


def spoken_literals(path: str, tree: ast.Module) -> list[str]:
    """Calls that put words on a screen that no catalog can translate."""
    found = []
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or _called(call) not in SPEAKING_METHODS | SPEAKING_WIDGETS:
            continue
        if any(_has_letters(argument) for argument in call.args):
            found.append(f"{path}:{call.lineno} {_called(call)}")
    return found


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _has_letters(node: ast.expr) -> bool:
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return any(character.isalpha() for text in texts for character in text)


def naming_strings(tree: ast.Module) -> list[str]:
    """Every text that goes into a window's title or the application's name, also inside ``msg(...)``."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = [call for call in calls if _called(call) in NAMING_METHODS or _binds_a_title(call)]
    inner = [node for call in named for node in ast.walk(call) if isinstance(node, ast.Constant)]
    return [node.value for node in inner if isinstance(node.value, str)]


def _binds_a_title(call: ast.Call) -> bool:
    return any(isinstance(argument, ast.Attribute) and argument.attr in NAMING_METHODS for argument in call.args)


def test_every_module_says_in_a_sentence_what_it_is(code: dict[str, ast.Module]) -> None:
    assert [problem for path, tree in code.items() if (problem := docstring_problem(path, tree))] == []


def test_no_module_has_a_name_that_says_nothing(project_files: list[str]) -> None:
    parts = {name: set(name.removesuffix(".py").split("/")) for name in project_files if name.endswith(".py")}
    assert [name for name, words in parts.items() if words & VAGUE_NAMES] == []


def test_every_word_on_a_screen_can_be_translated(code: dict[str, ast.Module]) -> None:
    windows = {path: tree for path, tree in code.items() if path.startswith("ui/")}
    assert [found for path, tree in windows.items() for found in spoken_literals(path, tree)] == []


def test_no_title_and_no_file_name_says_why_a_person_is_here(
    code: dict[str, ast.Module], project_files: list[str], top: Path
) -> None:
    project = tomllib.loads((top / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [*project_files, project["name"], project["description"], *project.get("keywords", [])]
    names += [*project.get("scripts", {}), *project.get("gui-scripts", {})]
    names += [text for tree in code.values() for text in naming_strings(tree)]
    names += [(top / name).read_text(encoding="utf-8") for name in project_files if name.endswith((".desktop", ".svg"))]
    assert [name for name in names if UNSPOKEN in name.lower()] == []


def test_no_file_names_a_place_on_one_machine(project_files: list[str], top: Path) -> None:
    found = []
    for name in project_files:
        content = (top / name).read_bytes()
        if b"\0" not in content and MACHINE_PATH.search(content.decode("utf-8", "replace")):
            found.append(name)
    assert found == []


def test_the_checks_see_missing_and_half_docstrings() -> None:
    assert docstring_problem("a.py", ast.parse("x = 1"))
    assert docstring_problem("a.py", ast.parse('"""Things"""'))
    assert docstring_problem("a.py", ast.parse('"""The things that\nare kept.\n\nMore"""')) == ""


def test_the_checks_see_words_that_no_catalog_knows() -> None:
    for line in ("label.setText('Save')", "QLabel('Name')", "w.setToolTip(f'{n} people')", "QPushButton('OK', self)"):
        assert spoken_literals("ui/a.py", ast.parse(line)), line
    for line in ("label.setText('')", "label.setText('•')", "label.setText(words)", "QLabel('1 / 2')"):
        assert spoken_literals("ui/a.py", ast.parse(line)) == [], line


def test_the_checks_see_a_title_also_inside_a_binding() -> None:
    assert naming_strings(ast.parse("language.bind(self, self.setWindowTitle, msg('Cairn'))")) == ["Cairn"]
    assert naming_strings(ast.parse("window.setWindowTitle(text(msg('Cairn')))")) == ["Cairn"]


def test_the_checks_see_a_place_on_one_machine() -> None:
    for place in ("/ho" + "me/ada/x", "see /ro" + "ot/venv", '"/wo' + 'rk/x"'):
        assert MACHINE_PATH.search(place), place
    for harmless in ("network/work/x", "https://example.org/home/x", "~/.local/share"):
        assert not MACHINE_PATH.search(harmless), harmless
