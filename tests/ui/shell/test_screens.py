"""Every screen of the shell, walked: plain text only, names for screen readers, targets to touch, no literal words."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

import ui
from ui.shell.context import Context
from ui.shell.gallery import SCREENS, draw

SHOWS = {"setText", "setPlaceholderText", "setToolTip", "setAccessibleName", "setWindowTitle", "setTitle", "addItem"}


@pytest.fixture(params=sorted(SCREENS))
def screen(request: pytest.FixtureRequest, context: Context, qtbot: QtBot) -> QWidget:
    made = SCREENS[request.param](context)
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    return made


def test_every_label_shows_plain_text(screen: QWidget) -> None:
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in screen.findChildren(QLabel) if each.text())


def test_every_button_has_a_name_and_is_large_enough(screen: QWidget) -> None:
    for each in screen.findChildren(QAbstractButton):
        if each.isVisible():
            name = QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
            assert name, each
            assert each.height() >= 44, name
            assert each.width() >= 44, name


def test_every_field_that_takes_keys_has_a_name(screen: QWidget) -> None:
    for each in screen.findChildren(QWidget):
        takes_text = each.metaObject().className() in ("QLineEdit", "QComboBox", "QSpinBox", "QPlainTextEdit")
        inside = each.objectName() == "qt_spinbox_lineedit"
        if each.isVisible() and takes_text and not inside and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert each.accessibleName(), each


def test_every_screen_is_drawn_to_a_picture(context: Context, tmp_path: Path) -> None:
    drawn = list(draw(tmp_path, "en", context, SCREENS))
    assert {path.name for path in drawn} >= {f"en-{name}.png" for name in SCREENS}
    assert all(path.stat().st_size > 1000 for path in drawn)


def _literals(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SHOWS:
            first = node.args[0] if node.args else None
            parts = first.values if isinstance(first, ast.JoinedStr) else [first]
            words = [part.value for part in parts if isinstance(part, ast.Constant)]
            if any(isinstance(each, str) and re.search(r"\w", each) for each in words):
                found.append(f"{path.name}:{node.lineno}")
    return found


def test_no_literal_is_shown_in_any_window() -> None:
    folder = Path(ui.__file__).parent
    assert [each for path in sorted(folder.rglob("*.py")) for each in _literals(path)] == []


def test_other_commands_do_not_load_qt() -> None:
    code = "import sys; from ui.app import main; main(['languages', '--json']); print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("False")
