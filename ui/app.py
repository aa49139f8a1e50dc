"""``cairn``: opens the window, draws the screens, and hands every other command to the command line without Qt."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

_WHERE_PLUGINS_LIE = ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QML_IMPORT_PATH", "QML2_IMPORT_PATH")


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``cairn``; the exit code is 0, or 2 for what was asked wrongly."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["--read-in-child"]:  # an installed program starts itself as the limited reader
        from intake_app.readers.child import child_main

        child_main()
        return 0
    if not arguments or _is_path(arguments):
        return open_window(Path(arguments[0]) if arguments else None)
    if arguments[0] == "screens":
        from ui.shell.screens import draw_screens

        return draw_screens(arguments[1:])
    from intake_app.cli import main as command_line

    return command_line(arguments)


def open_window(path: Path | None) -> int:
    """Open the window, at the unlock screen of a vault when ``path`` names one; returns when it is closed."""
    for name in _WHERE_PLUGINS_LIE:  # Qt would load and run whatever lies there
        os.environ.pop(name, None)
    from ui.shell.start import run_window

    return run_window(path)


def _is_path(arguments: Sequence[str]) -> bool:
    """One argument that names a folder, or at least looks like a path, is a vault to open."""
    only = arguments[0]
    return len(arguments) == 1 and not only.startswith("-") and ("/" in only or "\\" in only or Path(only).is_dir())


if __name__ == "__main__":
    raise SystemExit(main())
