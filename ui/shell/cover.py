"""The cover: a calm empty surface over everything, for a door that opens, for tears, and while the window locks."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QMetaObject, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QToolTip, QVBoxLayout, QWidget

from ui.shell.keys import HELD_KEYS
from ui.widgets.look import Look
from ui.widgets.wrapping_button import icon_file

_ENDS_IT = frozenset((QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin))
_INPUT = _ENDS_IT | {
    QEvent.Type.KeyRelease, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseMove,
    QEvent.Type.Wheel, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.Shortcut,
    QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod, QEvent.Type.ContextMenu,
}  # fmt: skip


class Cover(QWidget):
    """Covers its window and hides its dialogs, also those that open while it covers. Any key or touch brings them back,
    and reaches nothing beneath; the lock key still locks. ``coming_off`` comes just before; a lock then keeps it on.
    """

    lock_wanted = Signal()
    coming_off = Signal()

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("cover")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # so that nothing beneath is painted first
        self._look = look
        self._stays = False
        self._dialogs: list[QWidget] = []
        self._focus: QWidget | None = None
        column = QVBoxLayout(self)
        stone = QLabel()
        look.theme.put_pictogram(stone, icon_file("cairn"), 96)
        column.addWidget(stone, 0, Qt.AlignmentFlag.AlignCenter)
        window.installEventFilter(self)
        self.hide()

    @property
    def stays(self) -> bool:
        """Whether nothing takes it off any more."""
        return self._stays

    def put_on(self, *, stays: bool = False) -> None:
        """Cover now; with ``stays`` nothing takes it off, as while locking. Painted before this returns."""
        self._stays = self._stays or stays
        if not self.isVisible():
            self._focus = QApplication.focusWidget()
            self._hide_dialogs()
            self.setGeometry(self.window().rect())
            self.raise_()
            self.show()
            app = QApplication.instance()
            if app is not None:
                app.installEventFilter(self)
        self.repaint()

    def take_off(self) -> None:
        """Show again what was there, with the keyboard where it was; nothing, when it stays."""
        self.coming_off.emit()
        if self._stays:
            return
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self.hide()
        for dialog in self._dialogs:
            if shiboken6.isValid(dialog):
                dialog.show()
        self._dialogs = []
        if self._focus is not None and shiboken6.isValid(self._focus):
            self._focus.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """One calm colour."""
        QPainter(self).fillRect(event.rect(), QColor(self._look.theme.colours.page))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow what is typed or touched while covered; follow the window's size."""
        if watched is self.parent() and isinstance(event, QResizeEvent):
            self.resize(event.size())
        if not self.isVisible():
            return False
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget):
            self._keep_hidden(watched)
        if event.type() not in _INPUT or (isinstance(event, QKeyEvent) and event.key() in HELD_KEYS):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # the key then comes as a key, and not as the shortcut of what is beneath
        elif not self._stays and isinstance(event, QKeyEvent) and _is_lock_key(event):
            self.lock_wanted.emit()
        elif event.type() in _ENDS_IT and not self._stays:
            self.take_off()
        return True

    def _keep_hidden(self, widget: QWidget) -> None:
        """What opens now is hidden before it is painted, as soon as it is open, and comes back with the rest."""
        if widget.isWindow() and widget is not self.window():
            QMetaObject.invokeMethod(widget, "hide", Qt.ConnectionType.QueuedConnection)
            if _is_dialog(widget) and widget not in self._dialogs:
                self._dialogs.append(widget)

    def _hide_dialogs(self) -> None:
        QToolTip.hideText()
        while (open_list := QApplication.activePopupWidget()) is not None and open_list.close():
            continue  # an open list or menu does not come back with what lies beneath
        own = self.window()
        self._dialogs = [
            each for each in QApplication.topLevelWidgets() if each is not own and each.isVisible() and _is_dialog(each)
        ]
        for dialog in self._dialogs:
            dialog.hide()


def _is_lock_key(event: QKeyEvent) -> bool:
    held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    pressed = event.type() is QEvent.Type.KeyPress
    return pressed and (event.key() == Qt.Key.Key_F9 or (held and event.key() == Qt.Key.Key_L))


def _is_dialog(widget: QWidget) -> bool:
    return isinstance(widget, QDialog) or widget.windowType() in (Qt.WindowType.Popup, Qt.WindowType.Dialog)
