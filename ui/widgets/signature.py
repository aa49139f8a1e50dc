"""A field to sign in with a finger, a pen or a mouse; what is kept are strokes, never a picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from intake_app.conversation.signatures import HEIGHT, MARK, WIDTH, Strokes, strokes_of
from intake_app.languages.words import msg, psay
from ui.widgets.look import Look
from ui.widgets.words import BilingualLabel, button, row

SIGN = psay("label", "Signature or mark")
_WIDEST = 640
Drawn = list[tuple[float, float]]


class SignaturePad(QWidget):
    """The field itself, always as wide as it is high times ``WIDTH / HEIGHT``. ``drawn`` tells of every change.

    Touch and pen arrive as a mouse's presses and moves, as Qt makes them of whatever nobody else has taken.
    """

    drawn = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lines: list[Drawn] = []
        self._drawing = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.CrossCursor)
        look.language.bind(self, self.setAccessibleName, SIGN, speaker="survivor")
        look.theme.follow(self, self._grow)

    @property
    def strokes(self) -> Strokes:
        """What was drawn."""
        return strokes_of(self._lines)

    def show_strokes(self, strokes: Strokes) -> None:
        """Show strokes in the place of what was drawn."""
        self._lines = [
            [(x / WIDTH, y / HEIGHT) for x, y in zip(stroke[0::2], stroke[1::2], strict=True)] for stroke in strokes
        ]
        self._changed()

    def undo(self) -> None:
        """Take the last stroke back."""
        self._lines = self._lines[:-1]
        self._changed()

    def sizeHint(self) -> QSize:
        """As a line on paper."""
        wide = self._look.theme.px(_WIDEST)
        return QSize(wide, self.heightForWidth(wide))

    def heightForWidth(self, width: int) -> int:
        """The height that keeps the field's shape."""
        return width * HEIGHT // WIDTH

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A stroke begins."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._drawing = True
            self._lines.append([])
            self._add(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It goes on."""
        if self._drawing:
            self._add(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It ends."""
        if self._drawing and event.button() is Qt.MouseButton.LeftButton:
            self._drawing = False
            self._changed()

    def paintEvent(self, _: QPaintEvent) -> None:
        """The field with a line to sign on, and what was drawn."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), theme.px(1)))
        painter.setBrush(QColor(theme.colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(8), theme.px(8))
        painter.setPen(QPen(QColor(theme.colours.soft), theme.px(1)))
        level, edge = self.height() * 0.78, self.width() * 0.05
        painter.drawLine(QPointF(edge, level), QPointF(self.width() - edge, level))
        pen = QPen(theme.colour("text"), theme.px(2.5))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in self._lines:
            painter.drawPath(self._path(line))
        painter.end()

    def _path(self, line: Drawn) -> QPainterPath:
        points = [QPointF(x * self.width(), y * self.height()) for x, y in line]
        path = QPainterPath(points[0])
        for point in points[1:] or [points[0] + QPointF(0.1, 0)]:
            path.lineTo(point)
        return path

    def _add(self, at: QPointF) -> None:
        self._lines[-1].append((at.x() / max(1, self.width()), at.y() / max(1, self.height())))
        self.update()

    def _changed(self) -> None:
        self.update()
        self.drawn.emit()

    def _grow(self) -> None:
        wide = self._look.theme.px(_WIDEST)
        self.setMaximumSize(wide, self.heightForWidth(wide))
        self.setMinimumWidth(self._look.theme.px(240))
        self.updateGeometry()


class SignatureField(QWidget):
    """The field with its name, and buttons: a stroke back, begin again, a mark without drawing."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.pad = SignaturePad(look)
        self.undo = button(look, msg("Undo"), self.pad.undo, kind="quiet")
        self.clear = button(look, msg("Begin again"), self._clear, kind="quiet")
        self.mark = button(look, msg("A mark instead"), self._mark, kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(6))
        column.addWidget(BilingualLabel(look, SIGN, "label"))
        column.addWidget(self.pad)
        column.addLayout(row(look, self.undo, self.clear, self.mark))
        look.language.follow_direction(self, "survivor")
        self.pad.drawn.connect(self._follow)
        self._follow()

    @property
    def strokes(self) -> Strokes:
        """What was drawn, or the mark."""
        return self.pad.strokes

    def _clear(self) -> None:
        self.pad.show_strokes(())

    def _mark(self) -> None:
        self.pad.show_strokes(MARK)

    def _follow(self) -> None:
        for each in (self.undo, self.clear):
            each.setEnabled(bool(self.pad.strokes))
