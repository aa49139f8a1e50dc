"""The frame of the screens before anything is open: a card in the middle, a calm picture, room for one notice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar, QVBoxLayout, QWidget

from intake_app.languages.words import msg
from intake_app.problems import Problem
from ui.language import Words
from ui.widgets.form_view import Scroll
from ui.widgets.look import Look
from ui.widgets.notices import inline_notice
from ui.widgets.words import card, empty_label
from ui.widgets.wrapping_button import icon_file


class Entrance(Scroll):
    """A card of fixed width in the middle of the window."""

    def __init__(self, look: Look) -> None:
        self.look = look
        middle = QWidget()
        outside = QVBoxLayout(middle)
        outside.setContentsMargins(0, look.theme.px(12), 0, 0)
        outside.setSpacing(look.theme.px(20))
        self.frame, self.column = card(look, margin=40, spacing=14)
        stone = QLabel()
        look.theme.put_pictogram(stone, icon_file("cairn"), 84)
        outside.addWidget(stone, 0, Qt.AlignmentFlag.AlignHCenter)
        outside.addWidget(self.frame)
        super().__init__(look, middle, width=560)
        look.language.follow_direction(self, "worker")


class Trouble(QWidget):
    """A problem, or that something is being done, inside a card."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words: tuple[Words, ...] = ()
        self._text = empty_label()
        self._frame = inline_notice(self._text)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        column.addWidget(self._bar)
        look.language.follow(self, self._speak)
        self.clear()

    def show_problem(self, problem: Problem) -> None:
        """What happened and what to do."""
        self._show((problem.what, problem.do), busy=False)

    def tell(self, *words: Words) -> None:
        """Something else that is worth knowing; no words clear it."""
        self._show(words, busy=False)

    def busy(self, words: Words) -> None:
        """Something that takes a moment."""
        self._show((words,), busy=True)

    def clear(self) -> None:
        """Nothing to tell."""
        self._show((), busy=False)

    def shown_text(self) -> str:
        """What is shown now."""
        return self._text.text()

    def _show(self, words: tuple[Words, ...], *, busy: bool) -> None:
        self._words = words
        self._bar.setVisible(busy)
        self._frame.setVisible(bool(words))
        self._speak()

    def _speak(self) -> None:
        self._text.setText(" ".join(self._look.language.text(each) for each in self._words))


def choose_folder(look: Look, parent: QWidget, start: Path, take: Callable[[Path], object]) -> QFileDialog:
    """Let a folder be chosen in Qt's own dialog, which keeps no history here; the window stays usable."""
    dialog = QFileDialog(parent)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setDirectory(str(start if start.is_dir() else Path.home()))
    dialog.setWindowTitle(look.language.text(msg("Choose a folder")))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: take(Path(chosen)))
    dialog.open()
    return dialog
