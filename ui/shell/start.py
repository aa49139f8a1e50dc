"""Starting the window: what must come before Qt, then the application, then its shell."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from intake_app.last_seen import settings_folder
from ui.shell.application import Shell
from ui.shell.mishap import hush, report_bugs_to
from ui.shell.no_trace import before_application
from ui.shell.preferences_file import KeptPreferences, home_folder
from ui.shell.restart import place_to_return_to, start_afresh
from ui.shell.theme import load_letters
from ui.shell.window import TITLE


def make_application() -> QApplication:
    """The application with its style and letters, leaving no trace."""
    hush()
    before_application()
    app = QApplication(sys.argv[:1])
    app.setApplicationName(TITLE)
    app.setApplicationDisplayName(TITLE)
    app.setStyle("Fusion")
    load_letters()
    return app


def open_shell(path: Path | None) -> tuple[QApplication, Shell]:
    """The application with its window on the screen, at the unlock screen or the first start."""
    app = make_application()
    preferences = KeptPreferences(settings_folder())
    shell = Shell(app, preferences, home_folder(), restart=start_afresh, first=place_to_return_to())
    report_bugs_to(shell.tell)
    app.setWindowIcon(shell.theme.icon("cairn", px=64))
    shell.show_entrance(path)
    shell.window.show()
    shell.listen()
    return app, shell


def run_window(path: Path | None) -> int:
    """Open the window and run until it is closed."""
    app, _shell = open_shell(path)
    return app.exec()
