"""A button whose words wrap, with a picture beside them: the choices of a form."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.language import Speaker, Words
from ui.widgets.look import Look
from ui.widgets.words import BilingualLabel, empty_label, label


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
        checkable: bool = False,
    ) -> None:
        super().__init__()
        self._look = look
        self.says, self.speaker = words, speaker
        self._words = self._spoken(words)
        self._line = self._prepare(checkable)
        self._fill(picture, px)
        if checkable:
            self._add_tick()
        self.setSizePolicy(_growing())

    def _prepare(self, checkable: bool) -> QHBoxLayout:
        self.setProperty("kind", "choice")
        self.setCheckable(checkable)
        self.setAutoDefault(True)
        return QHBoxLayout(self)

    def sizeHint(self) -> QSize:
        """As large as the words need, never less than a finger."""
        return self._line.totalSizeHint().expandedTo(self._least())

    def minimumSizeHint(self) -> QSize:
        """As narrow as the words can be."""
        return self._line.totalMinimumSize().expandedTo(self._least())

    def shown_text(self) -> str:
        """The words as they are shown."""
        return self.accessibleName()

    def _least(self) -> QSize:
        side = self._look.theme.measures.target
        return QSize(side, side + self._look.theme.px(8))

    def event(self, event: QEvent) -> bool:
        """Tell the layout around it when what is in it grows or shrinks."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def _spoken(self, words: Words) -> QWidget:
        if self.speaker == "survivor":
            made: QWidget = BilingualLabel(self._look, words, "card", names=self)
        else:
            made = label(self._look, words, "card")
            self._look.language.bind(self, self.setAccessibleName, words)
        for each in (made, *made.findChildren(QWidget)):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return made

    def _inner(self, role: str) -> QLabel:
        inner = empty_label()
        inner.setProperty("role", role)
        inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return inner

    def _fill(self, picture: Traversable | None, px: int) -> None:
        theme = self._look.theme
        self._line.setContentsMargins(*(theme.px(n) for n in (14, 8, 10, 8)))
        self._line.setSpacing(theme.px(7))
        if picture is not None:
            image = self._inner("body")
            image.setWordWrap(False)
            theme.put_pictogram(image, picture, px)
            self._line.addWidget(image, 0, Qt.AlignmentFlag.AlignCenter)
        self._line.addWidget(self._words, 1)

    def _add_tick(self) -> None:
        self._tick = self._inner("body")
        self._tick.setWordWrap(False)
        self._look.theme.put_pictogram(self._tick, icon_file("check"), 20)
        policy = self._tick.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._tick.setSizePolicy(policy)
        self._tick.setVisible(self.isChecked())
        self._line.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignCenter)
        self.toggled.connect(self._tick.setVisible)


def _growing() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy
