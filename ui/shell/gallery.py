"""Every screen by name, and how to draw it to a picture: for review, for documentation, in any language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.backups import Kept
from intake_app.languages.catalogs import load_language
from intake_app.vault.engine import vault_damaged
from ui.language import ScreenLanguage
from ui.shell.backup_offer import GoodBackup
from ui.shell.closing import BeforeClosing
from ui.shell.context import Context, Place
from ui.shell.cover import Cover
from ui.shell.first_start import FirstStart
from ui.shell.language_panel import LanguagePanel
from ui.shell.preferences import PreferencesScreen
from ui.shell.preferences_file import KeptPreferences
from ui.shell.session_code import CodeGiver, CodePad, SessionCode
from ui.shell.theme import Theme
from ui.shell.top_bar import TopBar
from ui.shell.unlock import Unlock
from ui.widgets.notices import NoticeBar
from ui.widgets.veil import Veil
from ui.worker_thread import RunsDesk

Build = Callable[[Context], QWidget]
WIDE, NARROW = QSize(1280, 800), QSize(1024, 700)
# A path that is nobody's, so that the pictures are the same on every machine.
_SHOWN_FOLDER = Path("Cairn")


def _damaged(context: Context) -> QWidget:
    screen = Unlock(context, _SHOWN_FOLDER / "vault")
    kept = Kept(Path("backup-1"), 1, datetime(2026, 11, 23, 17, 40))
    screen.trouble.show_problem(GoodBackup(vault_damaged().what, kept))
    screen.offer.show_offer(kept)
    return screen


def _first_start(context: Context, step: int) -> QWidget:
    screen = FirstStart(context, _SHOWN_FOLDER)
    screen.show_step(screen.steps[step])
    return screen


def _veiled(context: Context, panel: Callable[[Context], QWidget]) -> QWidget:
    below = QWidget()
    below.setObjectName("page")
    below.resize(WIDE)
    Veil(context, below, panel(context))
    return below


def _covered(context: Context) -> QWidget:
    below = QWidget()
    below.resize(WIDE)
    Cover(context, below).show()
    return below


SCREENS: dict[str, Build] = {
    "unlock": lambda context: with_bar(context, Unlock(context, _SHOWN_FOLDER / "vault"), unlocked=False),
    "unlock-damaged": lambda context: with_bar(context, _damaged(context), unlocked=False),
    "first-start-1": lambda context: with_bar(context, _first_start(context, 0), unlocked=False),
    "first-start-2": lambda context: with_bar(context, _first_start(context, 1), unlocked=False),
    "first-start-3": lambda context: with_bar(context, _first_start(context, 2), unlocked=False),
    "first-start-4": lambda context: with_bar(context, _first_start(context, 3), unlocked=False),
    "settings": lambda context: with_bar(context, PreferencesScreen(context)),
    "language": lambda context: _veiled(context, lambda c: LanguagePanel(c, "worker")),
    "code-ask": lambda context: _veiled(context, lambda c: CodePad(c, SessionCode())),
    "code-give": lambda context: _veiled(context, lambda c: CodeGiver(c, _shown_code())),
    "closing": lambda context: _veiled(context, lambda c: BeforeClosing(c, may_keep=True)),
    "cover": _covered,
}


def every_screen() -> dict[str, Build]:
    """The screens of the shell, of the survivor and of the worker."""
    from ui.shell.opening_gallery import SCREENS as OPENING
    from ui.survivor.gallery import SCREENS as SURVIVOR
    from ui.worker.directory_gallery import SCREENS as DIRECTORY
    from ui.worker.figures_gallery import SCREENS as FIGURES
    from ui.worker.gallery import SCREENS as WORKER
    from ui.worker.papers_gallery import SCREENS as PAPERS
    from ui.worker.today_gallery import SCREENS as TODAY

    workers = {**OPENING, **WORKER, **DIRECTORY, **FIGURES, **PAPERS, **TODAY}
    return {**SCREENS, **SURVIVOR, **{name: _barred(build) for name, build in workers.items()}}


def with_bar(context: Context, screen: QWidget, *, unlocked: bool = True) -> QWidget:
    """The screen under the bar, as the window shows it."""
    whole = QWidget()
    whole.setObjectName("page")
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    bar = TopBar(context)
    bar.show_parts(unlocked=unlocked, back=unlocked)
    column.addWidget(bar)
    column.addWidget(screen, 1)
    return whole


def gallery_context(tag: str, theme: Theme, desk: RunsDesk, folder: Path) -> Context:
    """A context that speaks one language on both sides and goes nowhere."""
    language = ScreenLanguage(load_language(tag), parent=theme)
    look = _Look(language, theme)
    return Context(desk, language, theme, KeptPreferences(folder), NoticeBar(look), _stay)


def draw(out: Path, tag: str, context: Context, screens: dict[str, Build]) -> Iterator[Path]:
    """Draw screens to ``<language>-<screen>.png``; the first one also at the narrowest size."""
    context.theme.wear(script=context.language.worker.script)
    for at, (name, build) in enumerate(screens.items()):
        for size, ending in _sizes(at):
            path = out / f"{tag}-{name}{ending}.png"
            _draw_one(build(context), size, path)
            yield path


def _draw_one(screen: QWidget, size: QSize, path: Path) -> None:
    screen.resize(size)
    screen.show()
    for _ in range(3):
        QCoreApplication.processEvents()
    screen.grab().save(str(path))
    screen.close()
    screen.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _sizes(at: int) -> Iterable[tuple[QSize, str]]:
    return ((WIDE, ""), (NARROW, "-narrow")) if at == 0 else ((WIDE, ""),)


def _barred(build: Build) -> Build:
    return lambda context: with_bar(context, build(context))


def _shown_code() -> SessionCode:
    code = SessionCode()
    code.choose("2580")
    return code


class _Look:
    """The languages and the theme, before there is a context."""

    def __init__(self, language: ScreenLanguage, theme: Theme) -> None:
        self.language, self.theme = language, theme


def _stay(place: Place) -> None:
    """Go nowhere."""
