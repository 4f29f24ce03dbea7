"""A part of the report drawn on the screen; a click on a number asks what is behind it."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pmdesk.standing import Canvas, Chart, Part, drawing
from pmdesk.standing.chart import SIZE, spoken
from ui.shapes import paint
from ui.theme import theme


class ChartView(QWidget):
    """Draws a part as wide as it is; its keyboard twin is the table below it."""

    asked = Signal(int, int)
    """The row and the column of the number that was clicked."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self._chart: Chart | None = None
        self.setAccessibleName(spoken(part))
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._plan_again)

    def show_part(self, part: Part) -> None:
        """Draw another part."""
        self._part = part
        self.setAccessibleName(spoken(part))
        self._plan_again()

    @property
    def chart(self) -> Chart:
        """The plan for the present width."""
        if self._chart is None:
            self._chart = self._planned(self.width())
        return self._chart

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._planned(width).height)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), self.heightForWidth(max(self.width(), theme.px(480))))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), self.heightForWidth(max(self.width(), theme.px(200))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._chart = None

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint(painter, self.chart.shapes)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if self._spot(event) else Qt.CursorShape.ArrowCursor
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = self._spot(event)
        if spot is not None and event.button() is Qt.MouseButton.LeftButton:
            self.asked.emit(*spot)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange:
            self._plan_again()
        return super().event(event)

    def _spot(self, event: QMouseEvent) -> tuple[int, int] | None:
        place = event.position()
        spot = self.chart.at(place.x(), place.y())
        return (spot.row, spot.column) if spot else None

    def _planned(self, width: int) -> Chart:
        unit = theme.zoom / 100
        font = QFontMetricsF(theme.font(SIZE))
        return drawing(self._part, Canvas(width, font.horizontalAdvance, unit))

    def _plan_again(self) -> None:
        self._chart = None
        self.updateGeometry()
        self.update()
