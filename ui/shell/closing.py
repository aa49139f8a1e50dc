"""Closing the window: at once when everything is kept, else after one calm question that loses nothing by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout

from intake_app.languages.words import msg
from ui.shell.context import HoldsBack, MayLose
from ui.shell.window import MainWindow
from ui.widgets.look import Look
from ui.widgets.veil import Veil
from ui.widgets.words import button, label
from ui.widgets.wrapping_button import WrappingButton
from ui.worker_thread import RunsDesk

_ASKS = msg("Something is in memory only.")
_EXPLAINS = msg("It was not written down. When the window closes, it is gone for good.")


class BeforeClosing(QFrame):
    """The question. ``stayed``, ``kept`` and ``ended`` are its answers; to keep it is offered where the person may
    still be asked whether it may be written down.
    """

    stayed = Signal()
    kept = Signal()
    ended = Signal()

    def __init__(self, look: Look, *, may_keep: bool) -> None:
        super().__init__()
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(*([look.theme.px(28)] * 4))
        column.setSpacing(look.theme.px(14))
        column.addWidget(label(look, _ASKS, "heading"))
        column.addWidget(label(look, _EXPLAINS))
        self.stay = button(look, msg("Go back"), self.stayed.emit, kind="primary")
        self.keep = WrappingButton(look, msg("Ask the person whether it may be written down"))
        self.end = WrappingButton(look, msg("Close, and keep nothing"))
        self.keep.clicked.connect(lambda _=False: self.kept.emit())
        self.end.clicked.connect(lambda _=False: self.ended.emit())
        for each in (self.stay, *((self.keep,) if may_keep else ()), self.end):
            column.addWidget(each)
        self.keep.setVisible(may_keep)
        look.language.follow_direction(self, "worker")


class Closing(QObject):
    """Lets the window close when nothing would be lost. ``settle`` hands over what is half typed."""

    def __init__(self, window: MainWindow, look: Look, desk: RunsDesk, settle: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._look, self._desk, self._settle = window, look, desk, settle
        self._sure = self._within = False
        self.question: BeforeClosing | None = None
        window.may_close = self.may_close

    def may_close(self) -> bool:
        """Whether to close at once; else the window closes by itself, or asks, once the desk has answered.

        Nobody is asked while the system's session ends, as nobody could answer.
        """
        app, screen = QApplication.instance(), self._window.screen_now
        ending = isinstance(app, QApplication) and app.isSavingSession()
        if self._sure or ending or self._window.cover.stays or not isinstance(screen, MayLose):
            return True
        self._settle()
        self._within = True
        self._desk.run(lambda _: None, self._answered)
        self._within = False
        return self._sure

    def _answered(self, _: None) -> None:
        screen = self._window.screen_now
        if isinstance(screen, MayLose) and screen.unkept.would_be_lost:
            self._ask(screen.unkept)
        else:
            self._close()

    def _ask(self, unkept: HoldsBack) -> None:
        if any(each.isVisible() for each in self._window.findChildren(BeforeClosing)):
            return
        self._look.language.hear(())
        self.question = BeforeClosing(self._look, may_keep=unkept.may_be_asked)
        veil = Veil(self._look, self._window, self.question)
        for answer in (self.question.stayed, self.question.kept, self.question.ended):
            answer.connect(veil.close_veil)
        self.question.kept.connect(unkept.ask_permission)
        self.question.ended.connect(self._close)

    def _close(self) -> None:
        self._sure = True
        if not self._within:
            self._window.close()
