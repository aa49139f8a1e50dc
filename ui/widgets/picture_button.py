"""A large button with a pictogram and two languages on it; what a survivor touches to answer or to choose."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources.abc import Traversable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.language import Words
from ui.widgets.look import Look
from ui.widgets.words import BilingualLabel

Picture = Traversable | str | None
"""A pictogram of a need or tile, the name of an icon of the window, or nothing."""


class TouchButton(QPushButton):
    """A button around any widgets, which grows with them; a touch on any of them is a touch on the button."""

    def __init__(self, look: Look, *, above: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "choice")
        self.setAutoDefault(False)
        px = look.theme.px
        way = QBoxLayout.Direction.TopToBottom if above else QBoxLayout.Direction.LeftToRight
        self._box = QBoxLayout(way, self)
        self._box.setContentsMargins(px(16), px(11), px(16), px(10))
        self._box.setSpacing(px(5 if above else 16))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def put(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget after the others."""
        for each in (widget, *widget.findChildren(QWidget)):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if isinstance(widget, QLabel) and not widget.wordWrap():
            self._box.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        else:
            self._box.addWidget(widget, stretch)

    def sizeHint(self) -> QSize:
        """As large as what is in it."""
        return self._box.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """As small as what is in it can be."""
        return self._box.totalMinimumSize()

    def event(self, event: QEvent) -> bool:
        """Tell the layout around it when what is in it grows or shrinks."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


class PictureButton(TouchButton):
    """A pictogram, the survivor's words and the line under them.

    ``above`` puts the pictogram over the words, as on a tile; else it stands beside them.
    """

    def __init__(self, look: Look, words: Words, picture: Picture = None, *, above: bool = False, px: int = 52) -> None:
        super().__init__(look, above=above)
        if picture is not None:
            self.put(picture_label(look, picture, px if above else 36))
        self.says = words
        self.put(BilingualLabel(look, words, "card", names=self), 0 if above else 1)
        if above:
            self._box.addStretch(1)


class AnswerButton(TouchButton):
    """Words alone, in the middle and wrapping, that stay down when touched; several of them look alike."""

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__(look)
        self.setCheckable(True)
        px = look.theme.px
        self._box.setContentsMargins(px(8), px(8), px(8), px(8))
        self.says = words
        self.put(BilingualLabel(look, words, "body", centred=True, names=self), 1)
        look.theme.follow(self, lambda: self.setMinimumHeight(look.theme.px(48)))


def picture_label(look: Look, picture: Traversable | str, px: int) -> QLabel:
    """A label that shows a pictogram, ``px`` wide at 100 per cent, and says nothing to a screen reader."""
    made = QLabel()
    if isinstance(picture, str):
        look.theme.put_icon_on_label(made, picture, px)
    else:
        look.theme.put_pictogram(made, picture, px)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def toggling(button: PictureButton, checked: bool, toggled: Callable[[bool], object]) -> PictureButton:
    """The button as one that stays down when touched; ``toggled`` hears of touches, not of the first state."""
    button.setCheckable(True)
    button.setChecked(checked)
    button.clicked.connect(lambda checked: toggled(checked))
    return button
