"""How everything looks: palette, style sheet, letters, icons and pictograms, in one look at one text size."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from typing import Literal

import shiboken6
from PySide6.QtCore import QByteArray, QDir, QLoggingCategory, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from intake_app.languages.typefaces import families_for, font_files
from ui.shell.style_sheet import style_sheet
from ui.shell.tokens import COLOURS, SIZES, Colours, Measures, Mode, next_of

Role = Literal["text", "muted", "accent", "on_accent", "line"]
_ICONS = files("ui") / "icons"


class Theme(QObject):
    """The look in force; ``changed`` comes after the application has taken a new one."""

    changed = Signal()

    def __init__(self, mode: Mode = "light", size: int = 100, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode: Mode = mode
        self._measures = Measures(size)
        self._script = "Latn"
        self._pictures: dict[tuple[str, str, int, float], QPixmap] = {}
        self._tinted: dict[int, tuple[QObject, list[Callable[[], object]]]] = {}

    @property
    def mode(self) -> Mode:
        """Which of the three looks it is."""
        return self._mode

    @property
    def colours(self) -> Colours:
        """The colours of the look."""
        return COLOURS[self._mode]

    @property
    def measures(self) -> Measures:
        """The lengths at the text size."""
        return self._measures

    def px(self, at_hundred: float) -> int:
        """A length in logical pixels that grows with the text."""
        return self._measures.px(at_hundred)

    def colour(self, role: Role) -> QColor:
        """The colour of a role in this look."""
        return QColor(str(getattr(self.colours, role)))

    def wear(self, mode: Mode | None = None, size: int | None = None, script: str = "") -> None:
        """Let the application take this look, text size (per cent) and script of the first letters; else as before."""
        self._mode = mode or self._mode
        self._measures = Measures(size or self._measures.size)
        self._script = script or self._script
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(self.font(self._script))
            app.setPalette(self._palette())
            app.setStyleSheet(style_sheet(self._mode, self.colours, self._measures))
        self._repaint_tinted()
        self.changed.emit()

    def grow(self) -> None:
        """Let the application take the next text size, and after the largest the smallest."""
        self.wear(size=next_of(SIZES, self._measures.size))

    def font(self, script: str = "Latn") -> QFont:
        """The letters of running text, those of ``script`` first: fallback alone gives the wrong hand for Arabic."""
        font = QFont()
        font.setFamilies(list(families_for(script)))
        font.setPixelSize(self._measures.body)
        return font

    def icon(self, name: str, role: Role = "text", px: int = 24) -> QIcon:
        """The icon of this name in the colour of a role."""
        return QIcon(self.picture(_ICONS / f"{name}.svg", px, role))

    def pictogram(self, picture: Traversable, px: int, role: Role = "accent") -> QPixmap:
        """A pictogram of a tile or need, ``px`` logical pixels wide at 100 per cent."""
        return self.picture(picture, self.px(px), role)

    def picture(self, source: Traversable, px: int, role: Role) -> QPixmap:
        """An SVG drawn ``px`` logical pixels wide in the colour of a role; drawn once and kept."""
        app = QApplication.instance()
        ratio = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
        key = (str(source), self.colour(role).name(), px, ratio)
        if key not in self._pictures:
            self._pictures[key] = _drawn(source.read_text("utf-8").replace("currentColor", key[1]), px, ratio)
        return self._pictures[key]

    def put_icon(self, button: QAbstractButton, name: str, role: Role = "text", px: int = 24) -> None:
        """Give a button an icon that follows look and text size."""
        self.follow(button, partial(self._set_icon, button, name, role, px))

    def put_pictogram(self, label: QLabel, picture: Traversable, px: int, role: Role = "accent") -> None:
        """Give a label a pictogram that follows look and text size."""
        self.follow(label, lambda: label.setPixmap(self.pictogram(picture, px, role)))

    def put_icon_on_label(self, label: QLabel, name: str, px: int, role: Role = "accent") -> None:
        """Give a label an icon that follows look and text size."""
        self.put_pictogram(label, _ICONS / f"{name}.svg", px, role)

    def follow(self, widget: QObject, refresh: Callable[[], object]) -> None:
        """Call ``refresh`` now, and again when the look or the text size changes while ``widget`` lives."""
        key = id(widget)
        if key not in self._tinted:
            self._tinted[key] = (widget, [])
            widget.destroyed.connect(partial(self._forget, key))
        self._tinted[key][1].append(refresh)
        refresh()

    def _set_icon(self, button: QAbstractButton, name: str, role: Role, px: int) -> None:
        side = self.px(px)
        button.setIcon(self.icon(name, role, side))
        button.setIconSize(QSize(side, side))

    def _repaint_tinted(self) -> None:
        for widget, refreshes in list(self._tinted.values()):
            if shiboken6.isValid(widget):
                for refresh in refreshes:
                    refresh()

    def _forget(self, key: int) -> None:
        self._tinted.pop(key, None)

    def _palette(self) -> QPalette:
        colours, palette, role = self.colours, QPalette(), QPalette.ColorRole
        for each, colour in (
            (role.Window, colours.page), (role.WindowText, colours.text), (role.Base, colours.surface),
            (role.AlternateBase, colours.raised), (role.Text, colours.text), (role.Button, colours.surface),
            (role.ButtonText, colours.text), (role.Highlight, colours.accent), (role.Accent, colours.accent),
            (role.HighlightedText, colours.on_accent), (role.PlaceholderText, colours.muted),
            (role.ToolTipBase, colours.surface), (role.ToolTipText, colours.text), (role.Link, colours.accent),
        ):  # fmt: skip
            palette.setColor(each, QColor(colour))
        return palette


def load_letters() -> None:
    """Load every bundled typeface and set where the style sheet finds its small pictures; once, at the start."""
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    for path in font_files():
        QFontDatabase.addApplicationFont(str(path))
    with as_file(_ICONS / "tinted") as folder:
        QDir.setSearchPaths("tinted", [str(folder)])


def _drawn(svg: str, px: int, ratio: float) -> QPixmap:
    side = round(px * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
