"""Rows of long lists: two lines of words and one at the end, painted so that ten thousand cost nothing."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from intake_app.languages.language import isolated
from ui.shell.theme import Role, Theme

Index = QModelIndex | QPersistentModelIndex
SECOND_LINE = int(Qt.ItemDataRole.UserRole)
END_WORDS = int(Qt.ItemDataRole.UserRole) + 1
QUIET = int(Qt.ItemDataRole.UserRole) + 2


class TwoLines(QStyledItemDelegate):
    """Paints the display role large, ``SECOND_LINE`` under it and ``END_WORDS`` at the end; ``QUIET`` is muted."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as every other."""
        return QSize(1, self._theme.px(72))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, rect = self._theme.px, QRect(option.rect)
        box = rect.adjusted(1, px(3), -1, -px(3))
        self._draw_ground(painter, option, box)
        inner = box.adjusted(px(18), px(8), -px(18), -px(8))
        end = self._draw_end(painter, option, index, inner)
        words = inner.adjusted(0, 0, -end, 0) if not _is_rtl(option) else inner.adjusted(end, 0, 0, 0)
        top = QRect(words.left(), words.top(), words.width(), words.height() // 2 + px(4))
        low = QRect(words.left(), top.bottom(), words.width(), words.bottom() - top.bottom())
        quiet = bool(index.data(QUIET))
        self._draw(painter, option, top, str(index.data() or ""), size=18, quiet=quiet, strong=not quiet)
        self._draw(painter, option, low, str(index.data(SECOND_LINE) or ""), size=14, quiet=True)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        state: QStyle.StateFlag = option.state
        colours, px = self._theme.colours, self._theme.px
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        path = QPainterPath()
        path.addRoundedRect(box, px(12), px(12))
        painter.fillPath(path, QColor(colours.wash if chosen else colours.raised if over else colours.surface))
        painter.setPen(QColor(colours.accent if chosen else colours.soft))
        painter.drawPath(path)

    def _draw_end(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, box: QRect) -> int:
        words = str(index.data(END_WORDS) or "")
        if not words:
            return 0
        width = min(box.width() // 2, painter.fontMetrics().horizontalAdvance(words) + self._theme.px(8))
        left = box.left() if _is_rtl(option) else box.right() - width
        self._draw(painter, option, QRect(left, box.top(), width, box.height()), words, size=14, at_end=True)
        return width + self._theme.px(12)

    def _draw(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, words: str,
        *, size: int, quiet: bool = False, strong: bool = False, at_end: bool = False,
    ) -> None:  # fmt: skip
        font = QFont(option.font)
        font.setPixelSize(self._theme.px(size))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        painter.setFont(font)
        role: Role = "accent" if at_end else "muted" if quiet else "text"
        painter.setPen(self._theme.colour(role))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        to_right = _is_rtl(option) is not at_end
        side = Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft
        place = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        flags = int(place) | int(Qt.TextFlag.TextDontClip)  # tall scripts reach out of the box
        painter.drawText(box, flags, isolated(shown))  # a name runs its own way on a page that runs the other


def long_list(theme: Theme, model: QAbstractItemModel) -> QListView:
    """A list of two-line rows over a model."""
    view = QListView()
    view.setObjectName("page")
    view.setModel(model)
    view.setItemDelegate(TwoLines(theme, view))
    view.setUniformItemSizes(True)
    view.setMouseTracking(True)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setFrameShape(QListView.Shape.NoFrame)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    theme.follow(view, view.doItemsLayout)
    return view


def _is_rtl(option: QStyleOptionViewItem) -> bool:
    direction: Qt.LayoutDirection = option.direction
    return direction == Qt.LayoutDirection.RightToLeft
