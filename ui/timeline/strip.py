"""The strip over the table: the incident drawn to scale, in step with the rows."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from pmdesk import strip
from pmdesk.changes import Operation, Set
from pmdesk.dates import event_time
from pmdesk.model import Postmortem, TimelineEvent
from pmdesk.session import Edit
from pmdesk.strip import Dot
from ui.document import Document
from ui.theme import theme
from ui.timeline import strip_paint
from ui.timeline.strip_paint import Rows
from ui.widgets.text import tooltip_text

_REACH = 12
"""How near to a dot the pointer must be, in pixels at 100 %: targets are 24 wide."""
_SIDES = 8
_SOON = 60
"""Milliseconds after an edit at which the picture follows: typing comes first."""
_WORDS = {"text", "source", "link", "confirmed"}
"""Fields of an event that the picture does not show."""
_BEFORE_EVENTS = "Type what happened below: the incident draws itself here to scale."
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TimelineStrip(QWidget):
    """The drawn strip; arrows go from event to event, Enter goes to the table.

    The picture is painted once for a record, a width and a theme; what is chosen or hovered is
    painted over it.
    """

    hovered = Signal(str)
    """The event under the pointer, empty where there is none."""
    chosen = Signal(str)
    """The event that was clicked or walked to."""
    entered = Signal()
    """Enter was pressed: on to the chosen event's row."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._plan: strip.Strip | None = None
        self._picture: QPixmap | None = None
        self._places: dict[str, int] = {}
        self._chosen: tuple[str, ...] = ()
        self._current = ""
        self._hovered = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Timeline, drawn to scale")
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.plan_again)
        document.changed.connect(self._follow)
        theme.changed.connect(self.plan_again)
        theme.changed.connect(self.updateGeometry)
        self._describe()

    @property
    def plan(self) -> strip.Strip:
        """Where everything is at the present width."""
        if self._plan is None:
            metrics = QFontMetricsF(theme.font(strip_paint.LABEL_SIZE, bold=True))
            width = max(self.width() - 2 * theme.px(_SIDES), 1)
            self._plan = strip.plan(self._document.record, width, metrics.horizontalAdvance)
            self._places = {dot.event: place for place, dot in enumerate(self._plan.dots)}
        return self._plan

    def plan_again(self) -> None:
        """Look at the record, the width and the theme again, when next painted."""
        rows = self._plan.rows if self._plan else None
        self._plan = self._picture = None
        if self.plan.rows != rows:
            self.updateGeometry()
        self._describe()
        self.update()

    def mark_chosen(self, events: Sequence[str], current: str) -> None:
        """Mark the rows selected in the table, and the one that arrows start from."""
        self._chosen, self._current = tuple(events), current
        self._describe()
        self.update()

    def mark_hovered(self, event: str) -> None:
        """Mark the row under the pointer."""
        if event != self._hovered:
            self._hovered = event
            self.update()

    def dot_at(self, place: QPoint) -> Dot | None:
        """Return the nearest event in reach of a place, if there is one."""
        dots, x = self.plan.dots, place.x() - theme.px(_SIDES)
        after = bisect_left(dots, float(x), key=lambda dot: dot.x)
        around = dots[max(after - 1, 0) : after + 1]
        near = min(around, key=lambda dot: abs(dot.x - x), default=None)
        if near is None or abs(near.x - x) > theme.px(_REACH):
            return None
        return near if abs(place.y() - Rows(self.plan.rows).dots) <= theme.px(_REACH) else None

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), Rows(self.plan.rows).height)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.plan_again()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self.plan.dots and not self.plan.bars:
            painter.setPen(theme.color("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _BEFORE_EVENTS)
        else:
            painter.drawPixmap(0, 0, self._painted())
            painter.translate(theme.px(_SIDES), 0)
            self._paint_marks(painter)
            painter.resetTransform()
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("focus"), theme.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = theme.px(7)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        dots = self.plan.dots
        key = Qt.Key(event.key())
        if key in _STEPS and dots:
            self._walk(_STEPS[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and dots:
            self.chosen.emit(dots[0 if key == Qt.Key.Key_Home else -1].event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        dot = self.dot_at(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if dot else Qt.CursorShape.ArrowCursor)
        self._point_to(dot.event if dot else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        dot = self.dot_at(event.position().toPoint())
        if dot and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(dot.event)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_to("")

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            dot = self.dot_at(event.pos())
            QToolTip.showText(event.globalPos(), tooltip_text(self._said(dot.event)) if dot else "")
            return True
        return super().event(event)

    def _walk(self, by: int) -> None:
        place = self._places.get(self._current, -1 if by > 0 else 0)
        dots = self.plan.dots
        self.chosen.emit(dots[max(0, min(place + by, len(dots) - 1))].event)

    def _point_to(self, event: str) -> None:
        if event != self._hovered:
            self.mark_hovered(event)
            self.hovered.emit(event)

    def _painted(self) -> QPixmap:
        if self._picture is None:
            ratio = self.devicePixelRatioF()
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            painter.translate(theme.px(_SIDES), 0)
            strip_paint.paint(painter, self.plan)
            painter.end()
        return self._picture

    def _paint_marks(self, painter: QPainter) -> None:
        rows, dots, places = Rows(self.plan.rows), self.plan.dots, self._places
        marked = [dots[places[event]] for event in self._chosen if event in places]
        for dot in {round(dot.x): dot for dot in marked}.values():
            strip_paint.paint_mark(painter, dot, rows, strong=True)
        if self._hovered in places and self._hovered not in self._chosen:
            dot = dots[places[self._hovered]]
            strip_paint.paint_mark(painter, dot, rows, strong=False)

    def _follow(self, edit: Edit) -> None:
        if any(_moves_something(operation) for operation in edit.change.operations):
            self._soon.start()

    def _describe(self) -> None:
        """Say in words what is drawn, and which event is the current one."""
        plan = self.plan
        phases = [bar.title for bar in plan.bars]
        moments = [label.text for label in plan.labels]
        said = ". ".join([*phases, f"{len(plan.dots)} events", *moments])
        here = self._said(self._current)
        self.setAccessibleDescription(f"{here}. {said}." if here else f"{said}.")

    def _said(self, event_id: str) -> str:
        event = self._document.record.get(TimelineEvent, event_id)
        if event is None:
            return ""
        zone = self._document.record.postmortem.tzinfo
        return f"{event_time(event, zone, dated=True)} {event.text}"


def _moves_something(operation: Operation) -> bool:
    """Tell whether an operation changes what is drawn."""
    if isinstance(operation, Set) and operation.kind is TimelineEvent:
        return not {change.field for change in operation.fields} <= _WORDS
    return operation.kind in {TimelineEvent, Postmortem}
