"""The two languages the screen speaks now, the worker's and the survivor's, and everything that follows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Literal

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTranslator, Signal
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from intake_app.languages.catalogs import load_language
from intake_app.languages.digits import Digits
from intake_app.languages.language import Language
from intake_app.languages.typefaces import families_for
from intake_app.languages.words import Msg, msg
from intake_app.recordings import Recordings
from ui.in_sight import hold_in_sight

Speaker = Literal["worker", "survivor"]
# A message, or a function of the language for what is no message: a date, the name of a language.
Words = Msg | Callable[[Language], str]

# Qt's own words in the few of its widgets that are used; marked here so that they are translated with the rest.
QT_WORDS = (
    msg("OK"), msg("Cancel"), msg("Open"), msg("Save"), msg("Close"), msg("Choose"), msg("Undo"), msg("Redo"),
    msg("Cut"), msg("Copy"), msg("Paste"), msg("Delete"), msg("Select All"), msg("Look in:"), msg("Directory:"),
    msg("File name:"), msg("Files of type:"), msg("Back"), msg("Forward"), msg("Parent Directory"),
    msg("Create New Folder"), msg("List View"), msg("Detail View"), msg("Name"), msg("Size"), msg("Type"),
    msg("Date Modified"), msg("All Files (*)"), msg("Directories"), msg("New Folder"), msg("Rename"), msg("Computer"),
)  # fmt: skip


class ScreenLanguage(QObject):
    """The worker's and the survivor's language; ``changed`` comes after everything bound has been shown anew.

    ``recordings`` are the organisation's own of what the survivor's screen says; ``heard`` brings the files of those
    that are to be played, or none for silence.
    """

    changed = Signal()
    heard = Signal(object)

    def __init__(self, worker: Language, survivor: Language | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._survivor = survivor or worker
        self._spoken = self._survivor.tag
        self._interpreted = False
        self._swapped = False
        self._both = True
        self._digits: Digits = "western"
        self.recordings = Recordings()
        self._bindings: dict[int, list[Callable[[], object]]] = {}
        self._held: dict[int, QObject] = {}
        self._qt_words = _QtWords(worker)
        self._speak_qt()

    @property
    def worker(self) -> Language:
        """The language of the worker's pages."""
        return self._worker

    @property
    def survivor(self) -> Language:
        """The language the survivor chose, also while their screen is shown in the worker's."""
        return self._survivor

    @property
    def spoken(self) -> str:
        """The language that is spoken with the survivor (BCP 47), also one that the screen has no words in."""
        return self._spoken

    @property
    def interpreted(self) -> bool:
        """Whether somebody interprets between the two."""
        return self._interpreted

    @property
    def swapped(self) -> bool:
        """Whether the survivor's screen is shown in the worker's language for the moment."""
        return self._swapped

    @property
    def both(self) -> bool:
        """Whether the survivor's screen has the interpreter's line under each of its own."""
        return self._both

    def of(self, speaker: Speaker) -> Language:
        """The language that this speaker's words are shown in now."""
        return self._worker if speaker == "worker" or self._swapped else self._survivor

    def text(self, words: Words, *, speaker: Speaker = "worker") -> str:
        """The words as a label shows them, with places to break a line in scripts without spaces."""
        return spoken(words, self.of(speaker))

    def second(self, words: Words) -> str:
        """The survivor's words in the worker's language; empty where one line is enough or the same is said."""
        return self.two_lines(words)[1]

    def two_lines(self, words: Words) -> tuple[str, str]:
        """The survivor's words, and ``second`` of them."""
        text = self.text(words, speaker="survivor")
        under = self.text(words) if self._both else ""
        return text, "" if under == text else under

    def bind(
        self, widget: QObject, show: Callable[[str], object], words: Words, *, speaker: Speaker = "worker"
    ) -> None:
        """Show the words now, and again at every switch for as long as ``widget`` lives."""
        self.follow(widget, partial(self._show, show, words, speaker))

    def follow(self, widget: QObject, refresh: Callable[[], object]) -> None:
        """Call ``refresh`` now, and again at every switch for as long as ``widget`` lives."""
        key = id(widget)
        if key not in self._bindings:
            self._bindings[key] = []
            self._held[key] = widget
            widget.destroyed.connect(partial(self._forget, key))
        self._bindings[key].append(refresh)
        refresh()

    def follow_direction(self, widget: QWidget, speaker: Speaker) -> None:
        """Let ``widget`` and what is in it run the way of this speaker's language, in the letters of its script."""
        self.follow(widget, _Turning(self, widget, speaker))

    def switch_survivor(self, tag: str, *, spoken: str = "") -> None:
        """Let the survivor's words speak this language from now on. Raises BadInput for a language without words.

        ``spoken`` is the language that is spoken where the screen has to stand in with another.
        """
        self._survivor = load_language(tag).with_digits(self._digits)
        self._spoken = spoken or tag
        self._swapped = False
        self._show_all()

    def switch_worker(self, tag: str) -> None:
        """Let the worker's words speak this language from now on. Raises BadInput for a language without words."""
        self._worker = load_language(tag).with_digits(self._digits)
        self._speak_qt()
        self._show_all()

    def show_digits(self, digits: Digits) -> None:
        """Write numbers and dates in 0 to 9, or in each language's own digits, from now on."""
        self._digits = digits
        self._worker, self._survivor = self._worker.with_digits(digits), self._survivor.with_digits(digits)
        self._show_all()

    def interpret(self, interpreted: bool) -> None:
        """Somebody interprets from now on, or nobody does."""
        if interpreted != self._interpreted:
            self._interpreted = interpreted
            self._show_all()

    def reload(self) -> None:
        """Take up wordings that were laid over, or taken away, since the languages were loaded."""
        self._worker, self._survivor = load_language(self._worker.tag), load_language(self._survivor.tag)
        self._speak_qt()
        self._show_all()

    def recording_of(self, words: Words) -> Path | None:
        """The recording of these words in the spoken language, else in the one that the survivor's screen shows."""
        if not isinstance(words, Msg):
            return None
        shown = self.of("survivor").tag
        return self.recordings.find(words, (shown,) if self._swapped else (self._spoken, shown))

    def hear(self, files: Sequence[Path]) -> None:
        """Have these recordings played in turn; none is silence."""
        self.heard.emit(tuple(files))

    def swap(self) -> None:
        """Show the survivor's screen in the worker's language, or in the survivor's again."""
        self._swapped = not self._swapped
        self._show_all()

    def turn_both(self) -> None:
        """Show the interpreter's lines, or leave them out again."""
        self._both = not self._both
        self._show_all()

    def bound(self) -> int:
        """How many widgets are bound; falls as widgets die."""
        return len(self._bindings)

    def _show(self, show: Callable[[str], object], words: Words, speaker: Speaker) -> None:
        show(self.text(words, speaker=speaker))

    def _show_all(self) -> None:
        hold_in_sight()
        with _shown_once():
            for key, refreshes in list(self._bindings.items()):
                if key in self._held and shiboken6.isValid(self._held[key]):
                    for refresh in list(refreshes):
                        refresh()
            self.changed.emit()

    def _forget(self, key: int) -> None:
        self._bindings.pop(key, None)
        self._held.pop(key, None)

    def _speak_qt(self) -> None:
        self._qt_words.speaks = self._worker
        app = QCoreApplication.instance()
        if isinstance(app, QApplication):
            app.removeTranslator(self._qt_words)
            app.installTranslator(self._qt_words)
            app.setLayoutDirection(qt_direction(self._worker))


def qt_direction(language: Language) -> Qt.LayoutDirection:
    """The way a language's lines run, in Qt's terms."""
    return Qt.LayoutDirection.RightToLeft if language.rtl else Qt.LayoutDirection.LeftToRight


def spoken(words: Words, language: Language) -> str:
    """The words in a language as a label shows them."""
    return language.text(words) if isinstance(words, Msg) else words(language)


@contextmanager
def _shown_once() -> Iterator[None]:
    """Let no window paint, or find a place for, what is half in one language and half in the other.

    Qt would lay out the whole page again for each single part that a switch shows or hides.
    """
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.updatesEnabled()]
    layouts = [each for window in shown for each in window.findChildren(QLayout) if each.isEnabled()]
    for window in shown:
        window.setUpdatesEnabled(False)
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in filter(shiboken6.isValid, layouts):
            layout.setEnabled(True)
        for window in filter(shiboken6.isValid, shown):
            window.setUpdatesEnabled(True)


class _Turning:
    """Lets a widget run the way of its speaker's language, in the letters of its script, when these have changed."""

    def __init__(self, language: ScreenLanguage, widget: QWidget, speaker: Speaker) -> None:
        self._language, self._widget, self._speaker = language, widget, speaker
        self._script = ""

    def __call__(self) -> None:
        language = self._language.of(self._speaker)
        if language.script == self._script:
            return
        self._script = language.script
        self._widget.setLayoutDirection(qt_direction(language))
        font = self._widget.font()
        font.setFamilies(list(families_for(language.script)))
        self._widget.setFont(font)


class _QtWords(QTranslator):
    """Lets Qt's own buttons and menus speak from the worker's catalog.

    The application owns it: Qt holds a lock while it translates, and would wait for ever for that lock if Python's
    collector took away a translator in that moment.
    """

    def __init__(self, language: Language) -> None:
        super().__init__(QCoreApplication.instance())
        self.speaks = language

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Qt's word in the worker's language, or Qt's English."""
        return self.speaks.worker.find(Msg(source.replace("&", "")), None) or source
