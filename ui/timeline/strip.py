"""The strip over the table: the incident drawn to scale, in step with the rows."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import datetime
from math import floor

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from pmdesk.changes import Operation, Set
from pmdesk.halving import gained
from pmdesk.model import Postmortem, TimelineEvent
from pmdesk.session import Edit
from pmdesk.shapes import Shape
from pmdesk.strip import Window, figure, marks
from pmdesk.strip.dots import Dot
from pmdesk.strip.figure import OVERVIEW
from pmdesk.strip.spoken import describe
from ui.document import Document
from ui.shapes import paint
from ui.theme import theme
from ui.timeline import strip_verbs, strip_words
from ui.timeline.halving import Halving
from ui.timeline.strip_pointer import Pointer
from ui.timeline.strip_sight import Sight, text_width
from ui.widgets.text import tooltip_text

SIDES = 8
"""What is free at both sides, in pixels at 100 %."""

_REACH = 12
"""How near to a dot the pointer must be, in pixels at 100 %: targets are 24 wide."""
_SOON = 60
"""Milliseconds after an edit at which the picture follows: typing comes first."""
_AROUND = 100
"""How far around a cursor or a mark something changes, in pixels at 100 %."""
_WORDS = {"text", "source", "link", "confirmed", "written", "origin"}
"""Fields of an event that the picture does not show; of a key moment it shows the text."""
_BEFORE_EVENTS = "Type what happened below: the incident draws itself here to scale."


class TimelineStrip(QWidget):
    """The drawn strip; arrows go from event to event, Enter goes to the table.

    The picture is painted once for a record, a window of time, a width and a theme; what is
    chosen or pointed at is painted over it, and only where that changes.
    """

    hovered = Signal(str)
    """The event under the pointer, empty where there is none."""
    chosen = Signal(list)
    """The events that were clicked or walked to."""
    entered = Signal()
    """Enter was pressed: on to the chosen event's row."""

    def __init__(self, document: Document, halving: Halving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.halving: Halving = halving
        self.sight: Sight = Sight(document)
        self._picture: QPixmap | None = None
        self._chosen: tuple[str, ...] = ()
        self._current = ""
        self._hovered = ""
        self._cursor: datetime | None = None
        self._stretch: tuple[float, float] | None = None
        self._pointer = Pointer(self)
        self.setMouseTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Timeline, drawn to scale")
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.look_again)
        document.changed.connect(self._follow)
        halving.changed.connect(self._follow_thought)
        theme.changed.connect(self.look_again)
        theme.changed.connect(self.updateGeometry)
        self.sight.changed.connect(self._paint_again)
        self._describe()

    def look_again(self) -> None:
        """Look at the record and the theme again, when next painted."""
        rows = self.sight.rows
        self.sight.look_again()
        if self.sight.rows != rows:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = self.sight.rows
        return QSize(theme.px(480), round(rows.height + OVERVIEW * rows.unit))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sight.set_width(self._room())

    # What is marked.

    def mark_chosen(self, events: Sequence[str], current: str) -> None:
        """Mark the rows selected in the table, and bring the current one into view."""
        is_new = (self._chosen, self._current) != (tuple(events), current)
        self._chosen, self._current = tuple(events), current
        event = self._document.record.get(TimelineEvent, current)
        self.sight.focus = event.start if event else None
        if event and is_new and current in events:
            self.sight.show_moment(event.start)
        self._describe()
        self.update()

    def mark_hovered(self, event: str) -> None:
        """Mark the row under the pointer."""
        if event != self._hovered:
            before, self._hovered = self._hovered, event
            for dot in self.sight.dots_of((before, event)):
                self._update_around(dot.x)

    def set_cursor_at(self, moment: datetime | None) -> None:
        """Show a line with its time at a moment, or none."""
        before, self._cursor = self._cursor, moment
        scale = self.sight.scale
        for changed in (before, moment):
            self._update_around(scale.x(changed) if scale and changed else None)

    def step_cursor(self, steps: int) -> None:
        """Move the line along by some steps of a hundredth of what is in view, and say its time."""
        if window := self.sight.window:
            start = self._cursor or self.sight.middle(window)
            self.set_cursor_at(window.at(window.share(start) + steps / 100))
            self._describe()

    def hide_cursor(self) -> None:
        """Show no line."""
        self.set_cursor_at(None)
        self._describe()

    def set_stretch(self, stretch: tuple[float, float] | None) -> None:
        """Mark the stretch from place to place that is about to be shown larger."""
        self._stretch = stretch
        self.update()

    def show_chosen(self) -> None:
        """Show the chosen events as large as the width allows."""
        self.sight.show_events(self._chosen)

    def dot_at(self, place: QPoint) -> Dot | None:
        """Return the nearest event in reach of a place, if there is one."""
        dots, x = self.sight.plan.dots, self.along(place)
        after = bisect_left(dots, x, key=lambda dot: dot.x)
        around = dots[max(after - 1, 0) : after + 1]
        near = min(around, key=lambda dot: abs(dot.x - x), default=None)
        if near is None or abs(near.x - x) > theme.px(_REACH):
            return None
        return near if abs(place.y() - self.sight.rows.dots) <= theme.px(_REACH) else None

    def along(self, place: QPoint | QPointF) -> float:
        """Return how far from the left of the scale a place of the widget is."""
        return float(place.x() - theme.px(SIDES))

    def point_to(self, dot: Dot | None) -> None:
        """Tell which event the pointer is on."""
        event = dot.events[0] if dot else ""
        if event != self._hovered:
            self.mark_hovered(event)
            self.hovered.emit(event)

    def walk(self, by: int) -> None:
        """Go to an event before or after the current one."""
        events = self.sight.story.events
        here = self._document.record.get(TimelineEvent, self._current)
        place = bisect_left(events, here.order(), key=lambda e: e.order()) if here else None
        if place is None:
            place = -1 if by > 0 else 0
        if events:
            self.chosen.emit([events[max(0, min(place + by, len(events) - 1))].id])

    def walk_to(self, end: int) -> None:
        """Go to the first event (0) or the last (-1)."""
        if self.sight.story.events:
            self.chosen.emit([self.sight.story.events[end].id])

    def enter(self) -> None:
        """Go on to the chosen event's row."""
        self.entered.emit()

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.sight.story.is_empty:
            painter.setPen(theme.color("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _BEFORE_EVENTS)
        else:
            painter.drawPixmap(0, 0, self._painted())
            painter.translate(theme.px(SIDES), 0)
            paint(painter, self._marks())
            painter.resetTransform()
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("focus"), theme.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = theme.px(7)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _painted(self) -> QPixmap:
        if self._picture is None:
            ratio = self.devicePixelRatioF()
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            painter.translate(theme.px(SIDES), 0)
            painter.setClipRect(QRectF(0, 0, self._room(), self.height()))
            paint(painter, figure.shapes(self.sight.plan))
            paint(painter, figure.overview(self.sight.story, self.sight.plan))
            painter.end()
        return self._picture

    def _marks(self) -> Iterator[Shape]:
        """Draw what is chosen, pointed at, thought sooner or to be enlarged, over the picture."""
        rows, scale = self.sight.rows, self.sight.scale
        for dot in self.sight.dots_of([self._hovered]):
            yield from marks.around(dot, rows, strong=False)
        for dot in self.sight.dots_of(self._chosen):
            yield from marks.around(dot, rows, strong=True)
        if self._stretch:
            yield from marks.stretch(min(self._stretch), max(self._stretch), rows)
        thought = self.halving.what_if
        at = thought.at if thought else self._cursor
        if scale and at:
            text = strip_words.of_moment(self.sight, at)
            yield from marks.cursor(scale.x(at), text, text_width(text), rows, scale.width)
        if scale and thought:
            yield from marks.sooner(scale.x(thought.actual), scale.x(thought.at), rows)

    def _paint_again(self) -> None:
        self._picture = None
        self._describe()
        self.update()

    def _update_around(self, x: float | None) -> None:
        if x is not None:
            half = theme.px(_AROUND)
            left = min(max(floor(x) + theme.px(SIDES) - half, 0), max(self.width() - 2 * half, 0))
            self.update(QRect(left, 0, 2 * half, self.height()))

    def _room(self) -> int:
        return max(self.width() - 2 * theme.px(SIDES), 1)

    # Keys and the pointer.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verb = strip_verbs.for_key(event, is_thinking=self.halving.is_on)
        if verb is None or self.sight.story.is_empty:
            super().keyPressEvent(event)
        else:
            verb.run(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        strip_verbs.menu(self).popup(event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if dot := self.dot_at(event.position().toPoint()):
            self.sight.show_events(dot.events)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._pointer.wheel(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.point_to(None)
        self.hide_cursor()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            dot = self.dot_at(event.pos())
            said = strip_words.of_dot(self._document.record, dot) if dot else ""
            QToolTip.showText(event.globalPos(), tooltip_text(said))
            return True
        return self._pointer.pinch(event) or super().event(event)

    # What happens elsewhere.

    def _follow(self, edit: Edit) -> None:
        if any(self._shows(operation) for operation in edit.change.operations):
            self._soon.start()

    def _shows(self, operation: Operation) -> bool:
        """Tell whether an operation changes what is drawn."""
        if isinstance(operation, Set) and operation.kind is TimelineEvent:
            event = self._document.record.get(TimelineEvent, operation.id)
            fields = {change.field for change in operation.fields}
            return not fields <= _WORDS or bool(event and event.key_moment)
        return operation.kind in {TimelineEvent, Postmortem}

    def _follow_thought(self) -> None:
        """Come close to what is thought sooner, and go back when it is thought no more."""
        thought = self.halving.what_if
        if thought:
            self.sight.come_close(Window(thought.begin, thought.actual))
        elif not self.halving.is_on:
            self.sight.go_back()
        self._describe()
        self.update()

    def _describe(self) -> None:
        """Say in words what is drawn, and which event is the current one."""
        window, thought = self.sight.window, self.halving.what_if
        said = [
            gained(thought) if thought else "",
            strip_words.of_event(self._document.record, self._current),
            f"Cursor at {strip_words.of_moment(self.sight, self._cursor)}" if self._cursor else "",
            describe(self.sight.story, window) if window else _BEFORE_EVENTS,
        ]
        self.setAccessibleDescription(". ".join(part.rstrip(".") for part in said if part) + ".")
