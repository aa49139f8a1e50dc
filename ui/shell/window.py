"""The main window: one screen at a time, a bar above it, and the keys that cover, lock and change the language."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.language import Speaker
from ui.shell.cover import Cover
from ui.shell.keys import BOTH_LANGUAGES, CTRL_L, F8, F9, LANGUAGE_PICKER, LANGUAGES_SWAPPED, KeysEverywhere
from ui.shell.language_panel import LanguagePanel
from ui.shell.preferences_file import KeptPreferences
from ui.shell.tokens import MODES, next_of
from ui.shell.top_bar import TopBar
from ui.widgets.look import Look
from ui.widgets.notices import NoticeBar
from ui.widgets.veil import Veil

# Neutral on purpose, in every language and at every moment: a title is read by whoever passes behind.
TITLE = "Cairn"


class MainWindow(QMainWindow):
    """Shows screens. ``lock_wanted``, ``went`` (a place's name) and ``closing`` are for the shell, and so is
    ``may_close``, which is asked before the window closes.
    """

    lock_wanted = Signal()
    went = Signal(str)
    closing = Signal()

    def __init__(self, look: Look, preferences: KeptPreferences) -> None:
        super().__init__()
        self._look, self._preferences = look, preferences
        self._survivors = False
        self._unlocked = False
        self.may_close: Callable[[], bool] = lambda: True
        self.setWindowTitle(TITLE)
        self.bar = TopBar(look)
        self.notices = NoticeBar(look)
        self.screens = QStackedWidget()
        self._lay_out()
        self.cover = Cover(look, self)
        self.cover.lock_wanted.connect(self._lock)
        self._connect()
        self._add_keys()

    @property
    def screen_now(self) -> QWidget | None:
        """The screen that is shown."""
        return self.screens.currentWidget()

    def show_screen(
        self, screen: QWidget, *, survivors: bool = False, unlocked: bool = True, back: bool = False
    ) -> None:
        """Show a screen in place of the former one, which is deleted. A survivor's screen brings its own bar."""
        former = self.screens.currentWidget()
        self._survivors, self._unlocked = survivors, unlocked
        self.notices.clear()
        self.bar.setVisible(not survivors)
        self.bar.show_parts(unlocked=unlocked, back=back)
        self.screens.addWidget(screen)
        self.screens.setCurrentWidget(screen)
        if former is not None:
            self.screens.removeWidget(former)
            former.deleteLater()
        screen.setFocus()

    def blank(self) -> None:
        """Cover without locking, and be silent."""
        self._look.language.hear(())
        self.cover.put_on()

    def choose_language(self, speaker: Speaker | None = None) -> None:
        """Open the panel of languages, for the one whose screen it is."""
        if any(each.isVisible() for each in self.findChildren(Veil)):
            return
        panel = LanguagePanel(self._look, speaker or ("survivor" if self._survivors else "worker"))
        veil = Veil(self._look, self, panel)
        panel.chosen.connect(self._keep_language)
        panel.chosen.connect(veil.close_veil)

    def grow_text(self) -> None:
        """The next text size, and from the largest to the smallest."""
        self._look.theme.grow()
        self._preferences.change(size=self._look.theme.measures.size)

    def change_contrast(self) -> None:
        """The next look."""
        mode = next_of(MODES, self._look.theme.mode)
        self._look.theme.wear(mode)
        self._preferences.change(contrast=mode)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay while something would be lost; else let the shell save before the window goes."""
        if self.may_close():
            self.closing.emit()
            event.accept()
        else:
            event.ignore()

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("page")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        between = QVBoxLayout()
        between.setContentsMargins(16, 0, 16, 0)
        between.addWidget(self.notices)
        column.addLayout(between)
        column.addWidget(self.screens, 1)
        self.setCentralWidget(body)
        self.setMinimumSize(720, 520)
        self.resize(1200, 800)

    def _connect(self) -> None:
        bar = self.bar
        bar.back_wanted.connect(lambda: self.went.emit("back"))
        bar.home_wanted.connect(lambda: self.went.emit("people"))
        bar.today_wanted.connect(lambda: self.went.emit("today"))
        bar.settings_wanted.connect(lambda: self.went.emit("preferences"))
        bar.language_wanted.connect(lambda: self.choose_language())
        bar.size_wanted.connect(self.grow_text)
        bar.contrast_wanted.connect(self.change_contrast)
        bar.blank_wanted.connect(self.blank)
        bar.lock_wanted.connect(self.lock_wanted)

    def _add_keys(self) -> None:
        for key, act in (
            (LANGUAGES_SWAPPED, self._look.language.swap), (LANGUAGE_PICKER, self.choose_language),
            (BOTH_LANGUAGES, self._look.language.turn_both),
            ("F8", self.blank), ("F9", self._lock), ("Ctrl+L", self._lock),
        ):  # fmt: skip
            self._add_key(key, act)
        self._everywhere = KeysEverywhere(self, {F8: self.blank, F9: self._lock, CTRL_L: self._lock}, self._lock)

    def _add_key(self, key: str, act: Callable[[], None]) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(act)

    def _lock(self) -> None:
        if self._unlocked:
            self.lock_wanted.emit()

    def _keep_language(self, _tag: str) -> None:
        self._preferences.change(language=self._look.language.worker.tag)
