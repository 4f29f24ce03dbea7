"""The lines below a card, with the mark that says that its reasons led to it only together."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from ui.theme import theme

_WORD = "and"
_TEXT_PX = 12
_PAD_X, _HEIGHT = 9, 20


class Branching(QGraphicsPathItem):
    """All lines below one card; `junction` is where its trunk meets them."""

    def __init__(self) -> None:
        super().__init__()
        self.junction = QPointF()
        self._is_joint = False
        self.setZValue(-1)

    def set_joint(self, *, joint: bool) -> None:
        """Say whether the reasons below led to the one above only together."""
        if joint is not self._is_joint:
            self.prepareGeometryChange()
            self._is_joint = joint
            self.update()

    @property
    def is_joint(self) -> bool:
        """Whether the mark is shown."""
        return self._is_joint

    def boundingRect(self) -> QRectF:
        mark = self._mark() if self._is_joint else QRectF()
        return super().boundingRect().united(mark)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        super().paint(painter, option, widget)
        if not self._is_joint:
            return
        mark = self._mark()
        painter.setPen(QPen(theme.color("accent"), max(1.0, 1.5 * theme.zoom / 100)))
        painter.setBrush(theme.color("surface"))
        inner = mark.adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        painter.setFont(theme.font(_TEXT_PX, bold=True))
        painter.setPen(theme.color("accent"))
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, _WORD)

    def _mark(self) -> QRectF:
        width = QFontMetricsF(theme.font(_TEXT_PX, bold=True)).horizontalAdvance(_WORD)
        mark = QRectF(0, 0, width + 2 * theme.px(_PAD_X), theme.px(_HEIGHT))
        mark.moveCenter(self.junction)
        return mark
