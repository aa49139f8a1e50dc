"""The shell at work: everything is built once here, and here is decided what follows unlocking, locking and a bug."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from intake_app.languages.catalogs import load_language, own_words
from intake_app.languages.language import Language
from intake_app.languages.words import Ltr, msg
from intake_app.player import Player
from intake_app.problems import Problem
from intake_app.recordings import find_recordings, recordings_folder
from intake_app.vault.vault import is_vault
from ui.language import ScreenLanguage
from ui.shell.backup_age import back_up_if_due, tell_age
from ui.shell.clipboard import ClipboardGuard
from ui.shell.closing import Closing
from ui.shell.composing import Composing
from ui.shell.context import Context, Place, Settles
from ui.shell.first_start import FirstStart
from ui.shell.idle import IdleWatch
from ui.shell.kept_drafts import keep_drafts, tidy_drafts
from ui.shell.mishap import as_problem
from ui.shell.no_trace import forget_typed
from ui.shell.opening_news import keep_how_far, tell_news
from ui.shell.preferences_file import KeptPreferences, Preferences
from ui.shell.rooms import HOME, Rooms
from ui.shell.screen_capture import CaptureShield
from ui.shell.session_of import session_of
from ui.shell.session_watch import HearsSession
from ui.shell.theme import Theme
from ui.shell.unlock import Unlock
from ui.shell.window import MainWindow
from ui.widgets.fields import AnswerField
from ui.worker_thread import DeskCalls, DeskThread

_GONE = msg("What was kept in memory only is gone.")
_OWN_WORDS = msg("Some of the organisation’s own wordings do not fit and are not used. {command} says which.")
_LONGEST_LOCK_MS = 60_000
Restart = Callable[[Place | None], object]


class Shell(QObject):
    """Holds the window and the desk's thread. ``restart`` starts the application afresh; tests hand in their own."""

    def __init__(
        self,
        app: QApplication,
        preferences: KeptPreferences,
        home: Path,
        *,
        restart: Restart,
        desk: DeskCalls | None = None,
        first: Place | None = None,
    ) -> None:
        super().__init__()
        self._app, self._preferences, self._home, self._restart = app, preferences, home, restart
        self._first, self._locking = first, False
        self._dress(preferences.now)
        self.window = MainWindow(self, preferences)
        self.desk = desk or DeskThread(failed=self.tell, mishap=self.mishap, parent=self)
        self.rooms = Rooms(self.window)
        self.context = self._new_context()
        self.idle, self.player, self.copied = IdleWatch(app), Player(), ClipboardGuard(app)
        self._shield, self._composing = CaptureShield(app), Composing(app)
        self._closing = Closing(self.window, self.context, self.desk, self._settle)
        self._connect()

    def show_entrance(self, path: Path | None = None) -> None:
        """The unlock screen for a vault that is named or was last used, else the first start."""
        named = path or (Path(self._preferences.now.last_vault) if self._preferences.now.last_vault else None)
        if path is not None or (named is not None and is_vault(named)):
            self._show_unlock(str(named))
        else:
            self._show_first_start()

    def listen(self, session: HearsSession | None = None) -> None:
        """Hear from now on when the system's session is left; tests hand in their own ears."""
        self._session = session or session_of()
        self._session.listen(self._leave, self.window)

    def lock(self) -> None:
        """Cover at once, tell what was typed, save, make the backup that is due, close, forget, and start afresh.

        What the desk is doing is completed first. A disk that does not answer cannot keep the key in memory: after a
        minute the process ends as by a power cut, which loses nothing that was shown as saved.
        """
        self._lock(has_time=True)

    def _lock(self, *, has_time: bool) -> None:
        """A system that is about to sleep waits for seconds only: the backup then waits for the next unlocking."""
        if self._locking:
            return
        self._locking = True
        self.window.cover.put_on(stays=True)
        self.idle.disarm()
        self.player.stop()
        self._settle()
        self._deadline.start()
        self._look_back(has_time=has_time)
        self.desk.close(self._closed, silently=True)

    def tell(self, problem: Problem) -> None:
        """A problem that no screen tells by itself."""
        self.window.notices.show_problem(problem)

    def mishap(self, error: BaseException) -> None:
        """A bug: its code, and nothing else of it."""
        self.tell(as_problem(error))

    def _dress(self, now: Preferences) -> None:
        self.theme = Theme(now.contrast, now.size, self)
        self.language = ScreenLanguage(_language(now.language), parent=self)
        self.language.show_digits(now.digits)
        self.theme.wear(script=self.language.worker.script)

    def _new_context(self) -> Context:
        notices, kept = self.window.notices, self._preferences
        return Context(self.desk, self.language, self.theme, kept, notices, self.rooms.go, lock=self.lock)

    def _connect(self) -> None:
        self._deadline = QTimer(self, singleShot=True, interval=_LONGEST_LOCK_MS)
        self._deadline.timeout.connect(self._closed)
        self.window.lock_wanted.connect(self.lock)
        self.window.went.connect(lambda name: self.rooms.go(Place(name)))
        self.window.closing.connect(self._close)
        self.idle.wanted.connect(self.lock)
        self.window.cover.coming_off.connect(self.idle.look)
        self.language.changed.connect(self._follow_script)
        self.language.heard.connect(self._hear)
        self._script = self.language.worker.script

    def _show_unlock(self, folder: str) -> None:
        screen = Unlock(self.context, Path(folder))
        screen.unlocked.connect(self._enter)
        screen.new_wanted.connect(self._show_first_start)
        self.window.show_screen(screen, unlocked=False)

    def _show_first_start(self) -> None:
        screen = FirstStart(self.context, self._home)
        screen.made.connect(self._enter)
        screen.old_wanted.connect(self._show_unlock)
        self.window.show_screen(screen, unlocked=False)

    def _enter(self, folder: str) -> None:
        self._preferences.change(last_vault=folder)
        self._take_up(Path(folder))
        self.idle.arm(lambda: self._preferences.now.lock_minutes * 60)
        first, self._first = self._first or HOME, None
        self.desk.run(tidy_drafts, lambda _: None)
        self.rooms.enter(self.context, replace(first, lost=False))
        if first.lost:
            self.window.notices.tell(_GONE)
        if any(own.refused for own in own_words()):
            self.window.notices.tell(_OWN_WORDS(command=Ltr("cairn words")))
        self.desk.run(back_up_if_due, lambda _: None)
        tell_news(self.context, self._preferences.folder)
        tell_age(self.context)

    def _take_up(self, vault: Path) -> None:
        """Speak the organisation's own words from now on, and play its own recordings."""
        self.language.recordings = find_recordings(recordings_folder(vault))
        if own_words():
            self.language.reload()

    def _hear(self, files: tuple[Path, ...]) -> None:
        """Play; the same key is silence while something plays."""
        was_playing = self.player.is_playing
        self.player.stop()
        if files and not was_playing:
            try:
                self.player.play(files)
            except Problem as problem:
                self.tell(problem)

    def _settle(self) -> None:
        self._composing.finish()
        for field in self.window.findChildren(AnswerField):
            field.settle()
        screen = self.window.screen_now
        if isinstance(screen, Settles):
            screen.settle()
        keep_drafts(self.window)

    def _look_back(self, *, has_time: bool) -> None:
        if self.desk.is_open:
            if has_time:
                self.desk.run(back_up_if_due, lambda _: None)
            self.desk.run(partial(keep_how_far, self._preferences.folder), lambda _: None, lambda _: None)

    def _leave(self) -> bool:
        if self.desk.is_open:
            self._lock(has_time=False)
        return self._locking

    def _closed(self) -> None:
        self._deadline.stop()
        screen = self.window.screen_now
        here = screen.comes_back_to() if isinstance(screen, Settles) else self.rooms.here
        if here is not None and (self.desk.failed_while_closing or self.desk.is_open):
            here = replace(here, lost=True)
        self.copied.forget()
        forget_typed(self.window)
        self._restart(here)

    def _close(self) -> None:
        self.idle.disarm()
        if not self._locking:
            self._locking = True
            self._settle()
            self._look_back(has_time=True)
            self.desk.close(lambda: None)  # also while a vault is still being opened
        self.player.close()
        self.copied.forget()
        if isinstance(self.desk, DeskThread):
            self.desk.stop()

    def _follow_script(self) -> None:
        if self.language.worker.script != self._script:
            self._script = self.language.worker.script
            self.theme.wear(script=self._script)


def _language(tag: str) -> Language:
    try:
        return load_language(tag)
    except Problem:
        return load_language("en")
