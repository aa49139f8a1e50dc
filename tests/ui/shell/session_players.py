"""Both sides of a session on a bus: Cairn's ears in this process, and in another one logind and a screen saver.

Run as a program with the names of what is to be sent; prints what was heard.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import IO, Any

from PySide6.QtCore import SLOT, ClassInfo, Property, QCoreApplication, QObject, QSocketNotifier, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor
from PySide6.QtWidgets import QApplication, QWidget

LOGIND, MANAGER = "org.freedesktop.login1", "org.freedesktop.login1.Manager"
SESSION, PROPERTIES = "org.freedesktop.login1.Session", "org.freedesktop.DBus.Properties"
TEST = "org.example.Test"
ROOT, MINE = "/org/freedesktop/login1", "/org/freedesktop/login1/session/_31"
SIGNALS: dict[str, tuple[str, str, str, list[Any]]] = {
    "sleep": (ROOT, MANAGER, "PrepareForSleep", [True]),
    "wake": (ROOT, MANAGER, "PrepareForSleep", [False]),
    "shutdown": (ROOT, MANAGER, "PrepareForShutdown", [True]),
    "lock": (MINE, SESSION, "Lock", []),
    "somebody-elses-lock": (MINE, "org.example.Session", "Lock", []),
    "other-user": (MINE, PROPERTIES, "PropertiesChanged", [SESSION, {"Active": False}, ["Active"]]),
    "locked-hint": ("/locked", PROPERTIES, "PropertiesChanged", [SESSION, {"LockedHint": True}, ["LockedHint"]]),
    "same-user": ("/here", PROPERTIES, "PropertiesChanged", [SESSION, {"IdleHint": True}, ["IdleHint"]]),
    "saver": ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", [True]),
    "saver-ends": ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", [False]),
    "gnome-saver": ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", [True]),
}


@ClassInfo({"D-Bus Interface": SESSION})
class LoginSession(QObject):
    """A session of logind's."""

    def __init__(self, *, active: bool, locked: bool) -> None:
        super().__init__()
        self._active, self._locked = active, locked

    @Property(bool)
    def Active(self) -> bool:
        return self._active

    @Property(bool)
    def LockedHint(self) -> bool:
        return self._locked


@ClassInfo({"D-Bus Interface": MANAGER})
class Manager(QObject):
    """logind itself."""

    @Slot(str, str, str, str, result="QDBusUnixFileDescriptor")
    def Inhibit(self, what: str, who: str, why: str, mode: str) -> QDBusUnixFileDescriptor:
        assert (what, who, mode) == ("sleep", "Cairn", "delay")
        return QDBusUnixFileDescriptor(0)


def play() -> None:
    """Be logind and the savers: send what is read, a line each."""
    app = QCoreApplication([])
    bus = QDBusConnection.systemBus()
    held: dict[str, QObject] = {
        ROOT: Manager(),
        MINE: LoginSession(active=False, locked=False),
        "/locked": LoginSession(active=True, locked=True),
        "/here": LoginSession(active=True, locked=False),
    }
    for path, each in held.items():
        assert bus.registerObject(path, each, QDBusConnection.RegisterOption.ExportAllContents)
    assert bus.registerService(LOGIND)
    print("ready", flush=True)

    def send() -> None:
        line = sys.stdin.readline().strip()
        if not line:
            app.quit()
            return
        path, interface, name, arguments = SIGNALS[line]
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(arguments)
        bus.send(message)
        bus.send(QDBusMessage.createSignal("/", TEST, "Done"))

    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
    notifier.activated.connect(send)
    app.exec()


def listen(wanted: list[str]) -> None:
    """Listen, let each signal be sent, and print what was heard."""
    from ui.shell.session_linux import LinuxSession

    player = subprocess.Popen(
        [sys.executable, str(Path(__file__)), "--play"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert player.stdin is not None
    assert player.stdout is not None
    player.stdout.readline()
    app, window = QApplication([]), QWidget()
    session, opened = LinuxSession(), "nothing-open" not in wanted

    def leave() -> bool:
        print("left", flush=True)
        return opened

    print("listening" if session.listen(leave, window) else "deaf", flush=True)
    turns = Turns(session, player.stdin, [each for each in wanted if each != "nothing-open"])
    QDBusConnection.systemBus().connect("", "/", TEST, "Done", turns, SLOT("take()"))  # type: ignore[arg-type]
    QTimer.singleShot(0, turns.take)
    QTimer.singleShot(20_000, app.quit)
    turns.over.connect(app.quit)
    app.exec()
    player.stdin.close()
    player.wait(10)
    print("end")


class Turns(QObject):
    """One thing after the other; each is done when the player's own last word on it has come."""

    over = Signal()

    def __init__(self, session: Any, to: IO[str], names: list[str]) -> None:
        super().__init__()
        self._session, self._to, self._names = session, to, names

    @Slot()
    def take(self) -> None:
        while self._names and self._names[0] == "waits":
            self._names.pop(0)
            print("waits" if self._session._waits is not None else "free", flush=True)
        if self._names:
            _send(self._to, self._names.pop(0))
        else:
            self.over.emit()


def _send(to: IO[str], name: str) -> None:
    print(name, flush=True)
    to.write(f"{name}\n")
    to.flush()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[3]))
    play() if sys.argv[1:] == ["--play"] else listen(sys.argv[1:])
