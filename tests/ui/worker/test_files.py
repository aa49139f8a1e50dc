"""Asking for a file: what was typed is the answer, also after the screen was covered, and nothing is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.context import Context
from ui.shell.cover import Cover
from ui.worker.files import ask_file, ask_folder, ask_new_file

Act = Callable[[QFileDialog], object]


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


def _soon(*acts: Act) -> None:
    """Do these things to the dialog once it is open, one after the other."""

    def act() -> None:
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
        if found and acts:
            acts[0](found[0])
            _soon(*acts[1:])

    if acts:
        QTimer.singleShot(0, act)


def _type(path: Path) -> Act:
    def typed(dialog: QFileDialog) -> None:
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setText(str(path))

    return typed


def _accept(dialog: QFileDialog) -> None:
    dialog.accept()


def _reject(dialog: QFileDialog) -> None:
    dialog.reject()


def test_a_new_file_is_where_it_was_typed(context: Context, page: QWidget, tmp_path: Path) -> None:
    _soon(_type(tmp_path / "new.pdf"), _accept)
    assert ask_new_file(context, page, "suggested.pdf") == tmp_path / "new.pdf"


def test_nobody_wants_to(context: Context, page: QWidget) -> None:
    _soon(_reject)
    assert ask_new_file(context, page, "suggested.pdf") is None


def test_a_file_and_a_folder_that_are_there(context: Context, page: QWidget, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"")
    _soon(_type(tmp_path / "a.zip"), _accept)
    assert ask_file(context, page) == tmp_path / "a.zip"
    _soon(_type(tmp_path), _accept)
    assert ask_folder(context, page) == tmp_path


def test_a_dialog_that_was_covered_goes_on_where_it_was(context: Context, page: QWidget, tmp_path: Path) -> None:
    cover, seen = Cover(context, page), list[bool]()

    def covered(dialog: QFileDialog) -> None:
        cover.put_on()
        seen.append(dialog.isVisible())
        cover.take_off()
        seen.append(dialog.isVisible())

    _soon(_type(tmp_path / "half.pdf"), covered, _accept)
    assert ask_new_file(context, page, "suggested.pdf") == tmp_path / "half.pdf"
    assert seen == [False, True]


def test_a_page_that_goes_meanwhile_takes_the_question_along(context: Context, page: QWidget) -> None:
    _soon(lambda dialog: dialog.deleteLater())
    assert ask_new_file(context, page, "suggested.pdf") is None
