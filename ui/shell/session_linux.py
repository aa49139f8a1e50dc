"""The session on Linux, over D-Bus: logind's sleep, lock and change of user, and the screen savers' own word."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusVariant
from PySide6.QtWidgets import QWidget

from ui.shell.session_watch import Leave

_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
    ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
)
_LOGIND, _MANAGER_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
_MANAGER, _SESSION = f"{_LOGIND}.Manager", f"{_LOGIND}.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_WAIT_MS = 500


class LinuxSession(QObject):
    """Listens to every session of the laptop, not to its own alone: to lock once too often does no harm.

    It asks logind to wait with a sleep until the lock is done (a *delay* inhibitor): the handle goes with the process
    that a lock ends, and is given back at once when there is nothing to lock.
    """

    def __init__(self) -> None:
        super().__init__()
        self._leave: Leave = bool
        self._waits: QDBusMessage | None = None

    def listen(self, leave: Leave, window: QWidget) -> bool:
        """Start listening on both buses; False when neither is there."""
        self._leave = leave
        return any([self._hear_savers(QDBusConnection.sessionBus()), self._hear_logind(QDBusConnection.systemBus())])

    @Slot(bool)
    def on_change(self, begins: bool) -> None:
        """A screen saver that locks, or a shutdown, when it ``begins``."""
        if begins:
            self._leave()

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:
        """The laptop is about to sleep, or woke."""
        locking = self._leave()
        if not begins:
            self._ask_to_wait()
        elif not locking:
            self._waits = None

    @Slot()
    def on_lock(self) -> None:
        """A session is to be locked."""
        self._leave()

    @Slot(QDBusMessage)
    def on_properties(self, message: QDBusMessage) -> None:
        """Something about a session changed: has it been left, or locked? Its properties are asked for."""
        told = message.arguments()
        if told and told[0] == _SESSION:
            path = message.path()
            if _property(path, "Active") is False or _property(path, "LockedHint") is True:
                self._leave()

    def _hear_savers(self, bus: QDBusConnection) -> bool:
        if not bus.isConnected():
            return False
        heard = [_connect(bus, "", path, name, "ActiveChanged", self, "on_change(bool)") for name, path in _SAVERS]
        return any(heard)

    def _hear_logind(self, bus: QDBusConnection) -> bool:
        if not bus.isConnected():
            return False
        self._ask_to_wait()
        return all((
            _connect(bus, _LOGIND, _MANAGER_PATH, _MANAGER, "PrepareForSleep", self, "on_sleep(bool)"),
            _connect(bus, _LOGIND, _MANAGER_PATH, _MANAGER, "PrepareForShutdown", self, "on_change(bool)"),
            _connect(bus, _LOGIND, "", _SESSION, "Lock", self, "on_lock()"),
            _connect(bus, _LOGIND, "", _PROPERTIES, "PropertiesChanged", self, "on_properties(QDBusMessage)"),
        ))  # fmt: skip

    def _ask_to_wait(self) -> None:
        """The reply holds the handle; when nobody answers, the sleep does not wait, and waking locks."""
        self._waits = _call(_MANAGER_PATH, _MANAGER, "Inhibit", ["sleep", "Cairn", "Lock", "delay"])


def _connect(
    bus: QDBusConnection, service: str, path: str, interface: str, name: str, receiver: QObject, slot: str
) -> bool:
    """An empty service or path means any. The stubs of PySide6 ask for bytes and its code for what SLOT makes."""
    return bus.connect(service, path, interface, name, receiver, cast(Any, SLOT(slot)))


def _property(path: str, name: str) -> object:
    reply = _call(path, _PROPERTIES, "Get", [_SESSION, name])
    found = reply.arguments()[0] if reply is not None and reply.arguments() else None
    return found.variant() if isinstance(found, QDBusVariant) else found


def _call(path: str, interface: str, method: str, arguments: list[object]) -> QDBusMessage | None:
    asked = QDBusMessage.createMethodCall(_LOGIND, path, interface, method)
    asked.setAutoStartService(False)
    asked.setArguments(arguments)
    reply = QDBusConnection.systemBus().call(asked, QDBus.CallMode.Block, _WAIT_MS)
    return reply if reply.type() is QDBusMessage.MessageType.ReplyMessage else None
