"""The directory's screens for review and documentation: an entry with its notes, one by hand, a new version."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree

from PySide6.QtWidgets import QWidget

from ui.shell.context import Context
from ui.worker.directory import DirectoryScreen
from ui.worker.need_table_page import NeedTablePage

Build = Callable[[Context], QWidget]
_PHONE = ("7946 0131", "7946 0177")


def _notes(context: Context) -> QWidget:
    """An entry scrolled down to what is known here."""
    screen = DirectoryScreen(context)
    screen.list.setCurrentIndex(screen.model.index(0))
    bar = screen.area.verticalScrollBar()
    bar.rangeChanged.connect(lambda _, last: bar.setValue(last))
    return screen


def _by_hand(context: Context) -> QWidget:
    screen = DirectoryScreen(context)
    screen.add()
    return screen


def _new_version(context: Context) -> QWidget:
    screen = DirectoryScreen(context)
    with tempfile.TemporaryDirectory() as folder, as_file(files("intake_app") / "examples" / "directory") as published:
        screen.take_in(_changed(copytree(published, Path(folder) / published.name)))
    return screen


def _changed(package: Path) -> Path:
    """The invented directory with another phone number, and without its first service."""
    phones, services = package / "phones.csv", package / "services.csv"
    phones.write_text(phones.read_text("utf-8").replace(*_PHONE), "utf-8")
    rows = services.read_text("utf-8").splitlines(keepends=True)
    services.write_text("".join(rows[:1] + rows[2:]), "utf-8")
    return package


SCREENS: dict[str, Build] = {
    "directory-notes": _notes,
    "directory-by-hand": _by_hand,
    "directory-new-version": _new_version,
    "need-table": NeedTablePage,
}
