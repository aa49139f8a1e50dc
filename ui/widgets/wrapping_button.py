"""A button whose words wrap, with a picture beside or above them: choices, tiles and everything large to touch."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QSizePolicy

from ui.language import Speaker, Words
from ui.widgets.look import Look
from ui.widgets.words import empty_label


def icon_file(name: str) -> Traversable:
    """The SVG of a window's icon."""
    return files("ui") / "icons" / f"{name}.svg"


class WrappingButton(QPushButton):
    """A button that grows with its words; when checkable, a tick beside them says so without colour."""

    def __init__(
        self,
        look: Look,
        words: Words,
        *,
        speaker: Speaker = "worker",
        picture: Traversable | None = None,
        px: int = 28,
        above: bool = False,
        checkable: bool = False,
    ) -> None:
        super().__init__()
        self._look, self._above = look, above
        self._words = self._inner("card")
        self._line = self._prepare(checkable)
        self._fill(picture, px, above)
        if checkable:
            self._add_tick(above)
        self.setSizePolicy(_growing(above))
        look.language.bind(self, self._speak, words, speaker=speaker)

    def _prepare(self, checkable: bool) -> QBoxLayout:
        self.setProperty("kind", "tile" if self._above else "choice")
        self.setCheckable(checkable)
        self.setAutoDefault(True)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        return QBoxLayout(down if self._above else across, self)

    def sizeHint(self) -> QSize:
        """As large as the words need, never less than a finger."""
        return self._line.totalSizeHint().expandedTo(self._least())

    def minimumSizeHint(self) -> QSize:
        """As narrow as the words can be."""
        return self._line.totalMinimumSize().expandedTo(self._least())

    def shown_text(self) -> str:
        """The words as they are shown."""
        return self._words.text()

    def _least(self) -> QSize:
        side = self._look.theme.measures.target
        return QSize(side, self._look.theme.px(176) if self._above else side + self._look.theme.px(8))

    def _inner(self, role: str) -> QLabel:
        inner = empty_label()
        inner.setProperty("role", role)
        inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return inner

    def _fill(self, picture: Traversable | None, px: int, above: bool) -> None:
        theme = self._look.theme
        self._line.setContentsMargins(*(theme.px(n) for n in ((14, 16, 14, 14) if above else (14, 8, 10, 8))))
        self._line.setSpacing(theme.px(12 if above else 7))
        if picture is not None:
            image = self._inner("body")
            image.setWordWrap(False)
            theme.put_pictogram(image, picture, px)
            self._line.addWidget(image, 0, Qt.AlignmentFlag.AlignCenter)
        if above:
            self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line.addWidget(self._words, 1)

    def _add_tick(self, above: bool) -> None:
        self._tick = self._inner("body")
        self._tick.setWordWrap(False)
        self._look.theme.put_pictogram(self._tick, icon_file("check"), 20)
        policy = self._tick.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._tick.setSizePolicy(policy)
        self._tick.setVisible(self.isChecked())
        self._line.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignCenter)
        self.toggled.connect(self._tick.setVisible)

    def _speak(self, text: str) -> None:
        self._words.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()


def _growing(above: bool) -> QSizePolicy:
    vertical = QSizePolicy.Policy.MinimumExpanding if above else QSizePolicy.Policy.Minimum
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, vertical)
    policy.setHeightForWidth(True)
    return policy
